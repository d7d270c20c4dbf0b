import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { LeadField } from '../../../shared/contract/leadImports.ts'
import { refusal, workspace } from '../../support/workspace.ts'

const folder = join(process.env.TEST_DATA ?? '../shared/data', 'crm-headers')
const there = existsSync(folder)
if (!there) console.warn(`Header lines of real exports are not there (${folder}): their tests are skipped.`)

/** What a cell of each field holds, so that the lead shows whether each column went where it should. */
const CELLS: Partial<Record<LeadField, string>> = {
  name: 'Robin Sample',
  firstName: 'Robin',
  lastName: 'Sample',
  company: 'Sample Works',
  title: 'Buyer',
  email: 'robin@sample.example',
  phone: '+49 30 1234567',
  otherPhones: '+49 151 12345678',
  city: 'Berlin',
  country: 'Germany',
  source: 'Fair',
  website: 'sample.example',
  industry: 'Steel',
}

const FILES: Record<string, { program: string; columns: Record<string, LeadField> }> = {
  'hubspot_contacts_export.csv': {
    program: 'HubSpot',
    columns: {
      'First Name': 'firstName',
      'Last Name': 'lastName',
      Email: 'email',
      'Phone Number': 'phone',
      'Company Name': 'company',
      'Country/Region': 'country',
      City: 'city',
      'Job Title': 'title',
      Industry: 'industry',
    },
  },
  'hubspot_contacts_leadstatus_variant.csv': {
    program: 'HubSpot',
    columns: {
      'First Name': 'firstName',
      'Last Name': 'lastName',
      Email: 'email',
      'Phone Number': 'phone',
      'Lead Source': 'source',
      'Associated Company': 'company',
    },
  },
  'hubspot_companies_export.csv': {
    program: 'HubSpot',
    columns: {
      'Company name': 'company',
      'Phone Number': 'phone',
      City: 'city',
      'Country/Region': 'country',
      'Website URL': 'website',
    },
  },
  'salesforce_contact_report.csv': {
    program: 'Salesforce',
    columns: {
      'First Name': 'firstName',
      'Last Name': 'lastName',
      Title: 'title',
      Phone: 'phone',
      Email: 'email',
      'Account Name': 'company',
      'Mailing City': 'city',
      'Mailing Country': 'country',
    },
  },
  'salesforce_api_contact.csv': {
    program: 'Salesforce',
    columns: {
      FirstName: 'firstName',
      LastName: 'lastName',
      Email: 'email',
      Phone: 'phone',
      Title: 'title',
      MailingCity: 'city',
      MailingCountry: 'country',
      'Account.Name': 'company',
    },
  },
  'salesforce_lead_report.csv': {
    program: 'Salesforce',
    columns: {
      'First Name': 'firstName',
      'Last Name': 'lastName',
      Title: 'title',
      'Company / Account': 'company',
      'Lead Source': 'source',
      Email: 'email',
    },
  },
  'salesforce_lead_report_custom.csv': {
    program: 'Salesforce',
    columns: { 'First Name': 'firstName', 'Last Name': 'lastName', Email: 'email', Phone: 'phone' },
  },
  'pipedrive_sample_import.csv': {
    program: 'Pipedrive',
    columns: {
      'Person - Name*': 'name',
      'Person - Phone': 'phone',
      'Person - Email (Work)': 'email',
      'Organization - Name*': 'company',
    },
  },
  'apollo_contacts_export.csv': {
    program: 'Apollo',
    columns: {
      'First Name': 'firstName',
      'Last Name': 'lastName',
      Title: 'title',
      Company: 'company',
      Email: 'email',
      'First Phone': 'phone',
      City: 'city',
      Country: 'country',
      Website: 'website',
      Industry: 'industry',
    },
  },
  'close_leads_export_partial.csv': {
    program: 'Close',
    columns: {
      lead_name: 'company',
      primary_contact_name: 'name',
      primary_contact_title: 'title',
      primary_contact_primary_phone: 'phone',
      primary_contact_primary_email: 'email',
      url: 'website',
    },
  },
  'zoho_crm_leads.csv': {
    program: 'Zoho',
    columns: {
      'Last Name': 'lastName',
      Company: 'company',
      Email: 'email',
      Mobile: 'phone',
      Website: 'website',
      Industry: 'industry',
      'Lead Source': 'source',
    },
  },
  'linkedin_connections_preamble.csv': {
    program: 'LinkedIn',
    columns: {
      'First Name': 'firstName',
      'Last Name': 'lastName',
      'Email Address': 'email',
      Company: 'company',
      Position: 'title',
    },
  },
}

describe.skipIf(!there)('header lines of real exports', () => {
  test.each(Object.entries(FILES))('%s is mapped with no hand', async (name, { program, columns }) => {
    const text = readFileSync(join(folder, name), 'utf8')
    const headers = text.trimEnd().split(/\r?\n/).at(-1)?.split(',') ?? []
    const used = new Set<string>()
    const row = headers.map((header) => {
      const field = columns[header]
      // Of columns that repeat the first is the person's own.
      if (!field || used.has(header)) return ''
      used.add(header)
      return CELLS[field] ?? ''
    })
    expect([...used].toSorted()).toEqual(Object.keys(columns).toSorted())

    const backend = workspace()
    const result = await backend.client.leads.import({ csv: `${text.trimEnd()}\n${row.join(',')}\n` })
    expect(result).toMatchObject({ created: 1, updated: 0, rejected: [], detected: program })
    for (const [column, field] of Object.entries(columns)) {
      expect(result.mapping.find((entry) => entry.column.trim() === column)).toEqual({ column, field })
    }
    const [lead] = (await backend.client.leads.list({})).leads
    const has = (field: LeadField) => Object.values(columns).includes(field)
    const named = has('firstName') || has('name') ? 'Robin Sample' : has('lastName') ? 'Sample' : 'Sample Works'
    expect(lead).toMatchObject({
      name: named,
      ...(has('company') && { company: 'Sample Works' }),
      ...(has('email') && { email: 'robin@sample.example' }),
      ...(has('phone') && { phone: '+49301234567' }),
      ...(has('title') && { title: 'Buyer' }),
      ...(has('city') && { city: 'Berlin' }),
      ...(has('country') && { country: 'DE' }),
      ...(has('source') && { source: 'Fair' }),
      ...((has('phone') || has('country')) && { zones: ['Europe/Berlin'] }),
    })
    backend.close()
  })

  test('a list of calls is not taken for leads', async () => {
    const backend = workspace()
    const text = readFileSync(join(folder, 'zoho_crm_calls.csv'), 'utf8')
    const refused = await refusal(backend.client.leads.import({ csv: `${text.trimEnd()}\n1,2,3\n` }))
    expect(refused.code).toBe('UNREADABLE')
    expect(refused.message).toContain('Zoho')
    backend.close()
  })
})
