import type { MessageLanguage } from '../../../../../shared/contract/messageLanguage.ts'
import { chinese } from './zh.ts'
import { english } from './en.ts'
import { french } from './fr.ts'
import { german } from './de.ts'
import type { LanguageTexts } from './language.ts'
import { spanish } from './es.ts'

export const TEXTS: Readonly<Record<MessageLanguage, LanguageTexts>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  zh: chinese,
}
