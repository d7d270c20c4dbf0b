import { Email, Zone } from '../../../shared/contract/primitives.ts'
import type { ColumnField, LeadField, Mapping } from '../../../shared/contract/leadImports.ts'
import { fold } from './leadKeys.ts'
import { normalisePhone, SCIENTIFIC, splitPhones } from './phones.ts'
import { countryCode } from './places/countries.ts'
import { countryOfRegion, regionCode } from './places/regionZones.ts'
import { recordReader, type RecordContext, type RecordSaid } from './recordRow.ts'
import { amountOf, dateOf, emailsIn, lineOf } from './values.ts'
import type { CsvFile, CsvRow } from './csv.ts'

/** A row of a file as a lead; null where the row says nothing. */
export interface Candidate extends RecordSaid {
  readonly line: number
  /** Null when the row has no name; `called` is then what the lead is called instead. */
  readonly name: string | null
  readonly called: string
  readonly company: string | null
  readonly title: string | null
  /** As written, the first of them the main one; so with phones, in E.164 where they can be read. */
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  readonly zone: string | null
  readonly city: string | null
  readonly region: string | null
  readonly country: string | null
  readonly source: string | null
  readonly ownerId: string | null
  readonly value: number | null
  readonly employees: number | null
  readonly industry: string | null
  readonly website: string | null
  readonly notes: string | null
  readonly language: string | null
  readonly createdAt: number | null
  /** The file says so; that it says nothing, or no, does not lift the mark. */
  readonly doNotContact: boolean
}

export type RowRead =
  | { readonly kind: 'lead'; readonly lead: Candidate; readonly warnings: readonly string[] }
  | { readonly kind: 'rejected'; readonly line: number; readonly reason: string }

export interface RowContext extends RecordContext {
  /** The zone in which times without one are read. */
  readonly zone: string
  /** Reps by folded name and by e-mail address. */
  readonly owners: ReadonlyMap<string, string>
}

/** Reads the rows of one file. Rejects those that name nobody, or whose only way to be reached is spoilt. */
export function rowReader(file: CsvFile, mapping: Mapping, context: RowContext): (row: CsvRow) => RowRead {
  const columns = new Map<ColumnField, number[]>()
  mapping.forEach(({ field }, at) => {
    if (field) columns.set(field, [...(columns.get(field) ?? []), at])
  })
  const of = (field: ColumnField): readonly number[] => columns.get(field) ?? []
  const record = recordReader(columns, context)
  const header = file.headers.map((name) => name.trim()).join('\u0000')
  return (row) => {
    if (row.cells.map((cell) => cell.trim()).join('\u0000') === header) {
      return { kind: 'rejected', line: row.line, reason: 'This row repeats the header line.' }
    }
    return readRow(row, { of, context, headers: file.headers, record })
  }
}

interface Reading {
  readonly of: (field: ColumnField) => readonly number[]
  readonly context: RowContext
  readonly headers: readonly string[]
  readonly record: ReturnType<typeof recordReader>
}

function readRow(row: CsvRow, { of, context, headers, record }: Reading): RowRead {
  const { line, cells } = row
  const width = headers.length
  const warnings: string[] = []
  const cell = (at: number): string => cells[at] ?? ''
  /** The first column of the field that is filled in. */
  const text = (field: LeadField): string | null => {
    for (const at of of(field)) {
      const value = lineOf(cell(at))
      if (value !== null) return value
    }
    return null
  }
  if (cells.length > width && cells.slice(width).some((extra) => extra.trim() !== '')) {
    warnings.push(`This row has ${cells.length} cells and the header ${width}: check that none has slipped.`)
  }

  const { city, region, country } = address(of, cell)
  const emails = readEmails([...of('email'), ...of('otherEmails')].map(cell), warnings)
  const phones = readPhones([...of('phone'), ...of('otherPhones')].map(cell), country, warnings)
  const company = text('company')
  const name = nameOf(text('name'), text('firstName'), text('lastName'))
  const called = name ?? company ?? emails.good[0]
  if (!called) {
    return {
      kind: 'rejected',
      line,
      reason: emails.bad
        ? `There is no name and no company, and ${emails.bad}`
        : 'This row has no name, no company and no e-mail address.',
    }
  }
  const spoilt = phones.bad ?? emails.bad
  if (spoilt && emails.good.length === 0 && phones.good.length === 0) {
    return { kind: 'rejected', line, reason: `${spoilt} There is no other way to reach ${called}.` }
  }
  const written = text('zone')
  const zone = written !== null && Zone.safeParse(written).success ? written : null
  if (written !== null && zone === null) warnings.push(`"${written}" is not a time zone; it was left out.`)
  const owner = text('owner')
  const ownerId = owner === null ? null : (context.owners.get(fold(owner)) ?? null)
  const created = text('createdAt')
  const createdAt = created === null ? null : dateOf(created, context.dateOrder, context.zone)
  if (created !== null && createdAt === null) warnings.push(`"${created.slice(0, 60)}" is not a date; it was left out.`)
  const unread: string[] = []
  const number = (field: 'value' | 'employees', most: number): number | null => {
    const written = text(field)
    const value = numberOf(written, most)
    if (written === null || value !== null) return value
    const header = headers[of(field).find((at) => lineOf(cell(at)) === written) ?? -1] || field
    warnings.push(`${header}: "${written.slice(0, 60)}" is not an amount. It was kept in the notes.`)
    unread.push(`${header}: ${written}`)
    return null
  }
  const employees = number('employees', 10_000_000)
  const more = record({ of, cell, header: (at) => headers[at]?.trim() ?? '' }, warnings)
  return {
    kind: 'lead',
    warnings,
    lead: {
      line,
      name,
      called,
      company,
      title: text('title'),
      emails: emails.good,
      phones: phones.good,
      zone,
      city,
      region,
      country,
      source: text('source'),
      ownerId,
      value: number('value', 1e12),
      employees: employees === null ? null : Math.round(employees),
      industry: text('industry'),
      website: text('website'),
      notes: notesOf(of('notes').map(cell)),
      language: text('language'),
      doNotContact: more.consent?.basis === 'withdrawn' || of('doNotContact').some((at) => YES.test(cell(at).trim())),
      createdAt,
      ...more,
      unread: unread.length === 0 ? more.unread : [...unread, ...more.unread],
    },
  }
}

/** How files tick a box. */
const YES = /^(?:true|yes|y|1|x|on|checked|ja|wahr|oui|s[iíì])$/i

/** Scripts in which the family name comes first. */
const FAMILY_FIRST = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]+$/u

function nameOf(whole: string | null, first: string | null, last: string | null): string | null {
  if (whole) return whole
  if (first && last && FAMILY_FIRST.test(first) && FAMILY_FIRST.test(last)) return `${last} ${first}`
  return [first, last].filter(Boolean).join(' ').slice(0, 300) || null
}

/**
 * City, region and country of the person, else of the company: exports have both, and the parts of one address stay
 * together.
 */
function address(of: (field: LeadField) => readonly number[], cell: (at: number) => string) {
  const fields = (['city', 'region', 'country'] as const).map(of)
  const ranks = Math.max(...fields.map((columns) => columns.length))
  for (let rank = 0; rank < ranks; rank++) {
    const [city, region, country] = fields.map((columns) => lineOf(cell(columns[rank] ?? -1)))
    if (city || region || country) return place(city ?? null, region ?? null, country ?? null)
  }
  return place(null, null, null)
}

function place(city: string | null, region: string | null, country: string | null) {
  const code = (country && countryCode(country)) || (region && countryOfRegion(region)) || null
  return { city, region: region && code ? (regionCode(code, region) ?? region) : region, country: code }
}

interface Read {
  readonly good: readonly string[]
  /** Why what was there could not be used; null when nothing was, or it could. */
  readonly bad: string | null
}

function readEmails(cells: readonly string[], warnings: string[]): Read {
  const good = new Map<string, string>()
  let bad: string | null = null
  for (const cell of cells) {
    const written = lineOf(cell)
    if (written === null) continue
    const found = emailsIn(written).filter((email) => Email.safeParse(email).success)
    for (const email of found) if (!good.has(email.toLowerCase())) good.set(email.toLowerCase(), email)
    if (found.length > 0) continue
    bad = `"${written.slice(0, 60)}" is not an e-mail address.`
    warnings.push(`${bad} It was left out.`)
  }
  return { good: [...good.values()], bad }
}

function readPhones(cells: readonly string[], country: string | null, warnings: string[]): Read {
  const good = new Set<string>()
  let bad: string | null = null
  for (const cell of cells) {
    for (const part of splitPhones(cell)) {
      const written = lineOf(part)
      if (written === null) continue
      const problem = SCIENTIFIC.test(written.replace(/^['=\s"]+/, ''))
        ? `A spreadsheet has turned the phone number into ${written}: its last digits are lost.`
        : written.replace(/\D/g, '').length < 3
          ? `"${written.slice(0, 60)}" is not a phone number.`
          : null
      if (problem) warnings.push(`${(bad = problem)} It was left out.`)
      else good.add(normalisePhone(written, country))
    }
  }
  return { good: [...good], bad }
}

function numberOf(text: string | null, most: number): number | null {
  const value = text === null ? null : amountOf(text)
  return value !== null && value <= most ? value : null
}

function notesOf(cells: readonly string[]): string | null {
  const notes = cells.map((cell) => cell.replace(/\r\n?/g, '\n').trim()).filter(Boolean)
  return [...new Set(notes)].join('\n').slice(0, 100_000) || null
}
