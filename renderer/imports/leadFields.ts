import type { ColumnField, LeadField } from '../../shared/contract/leadImports.ts'

/** The fields of a lead that a column can go to, as a person reads them, the most used first. */
export const FIELD_LABELS: Readonly<Record<LeadField, string>> = {
  name: 'Name',
  firstName: 'First name',
  lastName: 'Last name',
  company: 'Company',
  title: 'Job title',
  email: 'E-mail',
  otherEmails: 'More e-mails',
  phone: 'Phone',
  otherPhones: 'More phones',
  city: 'City',
  region: 'State or region',
  country: 'Country',
  zone: 'Time zone',
  source: 'Source',
  owner: 'Owner',
  value: 'Deal value',
  employees: 'Employees',
  industry: 'Industry',
  website: 'Website',
  language: 'Language',
  notes: 'Notes',
  createdAt: 'Created',
  doNotContact: 'Do not contact',
  fit: 'Fit, 0 to 100',
  intent: 'Intent, 0 to 100',
  links: 'Links',
  preferredTimes: 'Preferred times',
  consent: 'Consent',
  consentDate: 'Consent date',
  consentSource: 'Consent source',
  consentNote: 'Consent note',
  brief: 'Lines of the brief',
}

export const LEAVE_OUT = ''

const FIELDS = Object.entries(FIELD_LABELS).map(([value, label]) => ({ value, label }))

/**
 * What a column can go to: a field of the lead, the answer to a question of the form, or a line of the brief that is called
 * as the column is.
 */
export function fieldChoices(
  column: string,
  field: ColumnField | null,
  questions: readonly { readonly label: string }[],
) {
  const answers = questions.map(({ label }) => ({ value: `answer:${label}`, label }))
  const own = [`answer:${column.trim().slice(0, 100)}`, ...(field?.startsWith('answer:') ? [field] : [])]
  const lines = [...new Set(own)]
    .filter((value) => value !== 'answer:' && !answers.some((one) => one.value.toLowerCase() === value.toLowerCase()))
    .map((value) => ({ value, label: `As “${value.slice('answer:'.length)}”` }))
  return [
    { group: '', items: [{ value: LEAVE_OUT, label: 'leave out' }] },
    { group: 'Fields', items: FIELDS },
    ...(answers.length > 0 ? [{ group: 'Answers to questions', items: answers }] : []),
    ...(lines.length > 0 ? [{ group: 'A line of the brief', items: lines }] : []),
  ]
}

/** The choice that stands for a field; the case of a label does not matter. */
export function choiceOf(field: ColumnField | null, questions: readonly { readonly label: string }[]): string {
  if (field === null) return LEAVE_OUT
  const asked = questions.find(({ label }) => `answer:${label}`.toLowerCase() === field.toLowerCase())
  return asked ? `answer:${asked.label}` : field
}
