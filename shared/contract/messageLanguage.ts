import { z } from 'zod'

/** The languages that messages to leads are written in. Chinese is in the simplified script. */
export const MessageLanguage = z.enum(['en', 'de', 'fr', 'es', 'zh'], {
  error: 'must be one of en, de, fr, es, zh',
})
export type MessageLanguage = z.infer<typeof MessageLanguage>
