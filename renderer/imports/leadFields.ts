import type { LeadField } from '../../shared/contract/leads.ts'

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
}

export const LEAVE_OUT = ''

export const FIELD_CHOICES = [
  { value: LEAVE_OUT, label: 'leave out' },
  ...Object.entries(FIELD_LABELS).map(([value, label]) => ({ value, label })),
]
