import type { Lead } from '../contract/leads.ts'

/** The fields of a lead that a meeting type can ask for, with what a person calls them. */
export const LEAD_FIELDS = [
  { field: 'company', label: 'Company', kind: 'text' },
  { field: 'title', label: 'Title', kind: 'text' },
  { field: 'email', label: 'E-mail', kind: 'email' },
  { field: 'phone', label: 'Phone', kind: 'phone' },
  { field: 'zone', label: 'Time zone', kind: 'zone' },
  { field: 'city', label: 'City', kind: 'text' },
  { field: 'country', label: 'Country', kind: 'text' },
  { field: 'language', label: 'Language', kind: 'text' },
  { field: 'source', label: 'Source', kind: 'text' },
  { field: 'value', label: 'Value', kind: 'number' },
  { field: 'employees', label: 'Employees', kind: 'number' },
  { field: 'industry', label: 'Industry', kind: 'text' },
  { field: 'website', label: 'Website', kind: 'text' },
  { field: 'notes', label: 'Notes', kind: 'text' },
] as const satisfies readonly { field: keyof Lead; label: string; kind: string }[]

export type RequiredField = (typeof LEAD_FIELDS)[number]

/** What is asked for and not there: a field of the lead, or an answer for the rep. */
export type Missing =
  | { readonly kind: 'field'; readonly key: string; readonly label: string; readonly field: RequiredField }
  | { readonly kind: 'answer'; readonly key: string; readonly label: string }

const byField = new Map<string, RequiredField>(LEAD_FIELDS.map((field) => [field.field, field]))

/** What is needed is called by, whether it is a field or an answer. */
export const requiredLabel = (required: string): string => byField.get(required)?.label ?? required

type Asked = Pick<Lead, RequiredField['field'] | 'brief'> & { readonly zones?: readonly string[] }

/** What of `required` the lead lacks, in that order. Answers are found by their label, whatever its case. */
export function missingOf(lead: Asked, required: readonly string[]): Missing[] {
  const answered = new Set(lead.brief.filter(({ text }) => text.trim() !== '').map(({ label }) => fold(label)))
  return required.flatMap((key): Missing[] => {
    const field = byField.get(key)
    if (!field) return answered.has(fold(key)) ? [] : [{ kind: 'answer', key, label: key }]
    const value = lead[field.field]
    // A zone that is worked out is known as well, as long as it is one.
    const there = field.field === 'zone' ? value !== null || lead.zones?.length === 1 : value !== null && value !== ''
    return there ? [] : [{ kind: 'field', key, label: field.label, field }]
  })
}

const fold = (label: string): string => label.trim().toLowerCase()

/** `Company, Budget and E-mail`. */
export function missingWords(missing: readonly Missing[]): string {
  const labels = missing.map(({ label }) => label)
  const last = labels.pop()
  return labels.length === 0 ? (last ?? '') : `${labels.join(', ')} and ${last}`
}
