import type { LeadField, Mapping } from '../../../shared/contract/leads.ts'
import { refuse } from '../refusals.ts'
import { detectProgram, fieldOfHeader, normaliseHeader, type Program } from './columnNames.ts'

/**
 * Which field each column goes to, worked out from the header line. Several columns may go to one field: of e-mails and
 * phones all are kept, notes are put together, of the rest the first that is filled in counts.
 */
export function proposeMapping(headers: readonly string[]): { mapping: Mapping; program: Program | undefined } {
  const program = detectProgram(headers)
  const fields = headers.map((header) => fieldOfHeader(header, program))
  // In "Vorname;Name" and "First Name,Name" the name is the last name.
  if (fields.includes('firstName') && !fields.includes('lastName')) {
    const at = headers.findIndex((header) => ['name', 'nom'].includes(normaliseHeader(header)))
    if (at >= 0) fields[at] = 'lastName'
  }
  const seen = new Set<LeadField>()
  return {
    program,
    mapping: headers.map((column, i) => {
      let field = fields[i] ?? null
      if (field === 'phone' && seen.has('phone')) field = 'otherPhones'
      if (field === 'email' && seen.has('email')) field = 'otherEmails'
      if (field) seen.add(field)
      return { column, field }
    }),
  }
}

/** Fields of which one at least says who a row is about. */
const WHO: readonly LeadField[] = ['name', 'firstName', 'lastName', 'company', 'email', 'otherEmails']

export const namesSomebody = (mapping: Mapping): boolean => mapping.some(({ field }) => field && WHO.includes(field))

/**
 * A mapping chosen by a person, brought into the order of the file's columns. Columns it does not name are left out; a
 * column it names that the file does not have is refused.
 */
export function fitMapping(headers: readonly string[], chosen: Mapping): Mapping {
  const fields: (LeadField | null)[] = headers.map(() => null)
  const taken = new Set<number>()
  chosen.forEach(({ column, field }, place) => {
    const at =
      headers[place] === column && !taken.has(place)
        ? place
        : headers.findIndex((header, i) => header.trim() === column.trim() && !taken.has(i))
    // A column that is left out anyway need not be there.
    if (at < 0 && field === null) return
    if (at < 0) {
      throw refuse.input(
        `mapping.${place}.column`,
        `"${column}" is not a column of this file: ${headers.join(', ').slice(0, 300)}`,
      )
    }
    taken.add(at)
    fields[at] = field
  })
  const mapping = headers.map((column, i) => ({ column, field: fields[i] ?? null }))
  if (!namesSomebody(mapping)) {
    throw refuse.input('mapping', 'must name a column for the name, the company or the e-mail address')
  }
  return mapping
}
