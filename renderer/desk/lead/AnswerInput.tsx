import { TextInput } from '@mantine/core'
import { flushSync } from 'react-dom'
import { useNow, useSettings } from '../../api/workspace.ts'
import { parseDay } from '../../forms/parseDay.ts'
import { dayKey } from '../../time/format.ts'
import type { Question } from './briefLines.ts'
import { SearchSelect } from '../../forms/SearchSelect.tsx'

interface AnswerInputProps {
  readonly question: Question
  readonly text: string
  readonly onText: (text: string) => void
  readonly error?: string | undefined
  readonly autoFocus?: boolean
}

const YES_NO = ['Yes', 'No']

/** The field of a question by its kind; all of them are typed into, so that nobody on the phone looks for the mouse. */
export function AnswerInput({ question, text, onText, error, autoFocus }: AnswerInputProps) {
  const { label, kind, options, help } = question
  const { zone } = useSettings()
  const today = dayKey(useNow(), zone)
  const field = {
    label,
    error,
    autoComplete: 'off',
    ...(autoFocus ? { 'data-autofocus': true } : {}),
  }
  const readDay = () => {
    const day = kind === 'date' ? parseDay(text, today) : null
    if (day) onText(day)
  }
  if (kind === 'choice' || kind === 'yesNo') {
    const data = kind === 'choice' ? options : YES_NO
    return (
      <SearchSelect
        {...field}
        data={text && !data.includes(text) ? [...data, text] : [...data]}
        placeholder={help ?? data.join(', ')}
        value={text || null}
        clearable
        onChange={(value) => onText(value ?? '')}
      />
    )
  }
  return (
    <TextInput
      {...field}
      placeholder={help ?? (kind === 'date' ? '24 Dec' : '')}
      inputMode={kind === 'number' ? 'decimal' : 'text'}
      value={text}
      maxLength={2000}
      onChange={(event) => onText(event.currentTarget.value)}
      onBlur={readDay}
      // Enter sends the form: the day is read before.
      onKeyDown={(event) => event.key === 'Enter' && flushSync(readDay)}
    />
  )
}
