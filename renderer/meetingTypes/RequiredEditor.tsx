import { MultiSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { LEAD_FIELDS, requiredLabel } from '../../shared/handOver/required.ts'
import { api } from '../api/client.ts'
import { Section } from '../forms/Section.tsx'

interface RequiredEditorProps {
  readonly required: readonly string[]
  readonly error: string | undefined
  readonly onChange: (required: readonly string[]) => void
}

/** What a lead must have before this is booked: fields of the record, and answers of the qualification. */
export function RequiredEditor({ required, error, onChange }: RequiredEditorProps) {
  const fields = useQuery(api.qualification.list.queryOptions()).data?.fields ?? []
  const answers = fields.map(({ label }) => label).filter((label) => !LEAD_FIELDS.some(({ field }) => field === label))
  // One that the form asks no more is still shown, so that it can be taken out.
  const gone = required.filter((one) => !answers.includes(one) && requiredLabel(one) === one)
  const option = (value: string) => ({ value, label: requiredLabel(value) })
  return (
    <Section title="Before it is booked">
      <MultiSelect
        label="The lead must have"
        description="What is missing is asked for in the booking panel. It can be booked without, with a reason that is kept."
        placeholder={required.length === 0 ? 'Nothing' : undefined}
        data={[
          { group: 'Answers for the rep', items: [...answers, ...gone].map(option) },
          { group: 'Record', items: LEAD_FIELDS.map(({ field }) => option(field)) },
        ]}
        value={[...required]}
        error={error}
        onChange={onChange}
        searchable
        clearable
        hidePickedOptions
      />
    </Section>
  )
}
