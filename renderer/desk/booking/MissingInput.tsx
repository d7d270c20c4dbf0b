import { TextInput } from '@mantine/core'
import type { Missing } from '../../../shared/handOver/required.ts'
import { countryOptions } from '../../forms/countryOptions.ts'
import { SearchSelect } from '../../forms/SearchSelect.tsx'
import { ZoneSelect } from '../../forms/ZoneSelect.tsx'
import { AnswerInput } from '../lead/AnswerInput.tsx'
import type { Question } from '../lead/briefLines.ts'

interface MissingInputProps {
  readonly missing: Missing
  /** The question of the form that this answers, where it is one. */
  readonly question: Question | undefined
  readonly text: string
  readonly onText: (text: string) => void
  readonly error: string | undefined
}

/** The field of what is missing, as it is where the lead is edited: by its kind. */
export function MissingInput({ missing, question, text, onText, error }: MissingInputProps) {
  const { label } = missing
  if (missing.kind === 'answer') {
    const asked = question ?? { label, kind: 'text', options: [] }
    return <AnswerInput question={asked} text={text} onText={onText} error={error} />
  }
  const { field, kind } = missing.field
  if (kind === 'zone') return <ZoneSelect label={label} value={text} onChange={onText} error={error} />
  if (field === 'country') {
    return (
      <SearchSelect
        label={label}
        data={countryOptions()}
        value={text || null}
        error={error}
        onChange={(country) => onText(country ?? '')}
      />
    )
  }
  return (
    <TextInput
      label={label}
      value={text}
      error={error}
      inputMode={kind === 'number' ? 'decimal' : kind === 'phone' ? 'tel' : kind === 'email' ? 'email' : 'text'}
      maxLength={field === 'notes' ? 2000 : 300}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onText(event.currentTarget.value)}
    />
  )
}
