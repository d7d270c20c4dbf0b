import type { Rejected } from '../../../shared/contract/leadImports.ts'
import type { Services } from '../services.ts'
import { suppressionsOf, suppressionWords } from '../suppression/book.ts'
import type { ReachRow } from '../store/suppressions.ts'
import type { Plan, PlannedPerson } from './plan.ts'

/** Rows about people whom the do-not-contact list names, by what of it. Such a lead comes in and is left alone. */
export function listedRows(services: Services, plan: Plan): Rejected[] {
  const book = suppressionsOf(services)
  if (book.empty) return []
  const known = new Map<PlannedPerson, string | undefined>()
  return plan.rows.flatMap(({ line, person }) => {
    if (!known.has(person)) {
      const entry = book.of(reachAfter(person))
      known.set(person, entry && `${person.row.called}: ${suppressionWords(entry).replace(/^On/, 'on')}`)
    }
    const reason = known.get(person)
    return reason === undefined ? [] : [{ line, reason }]
  })
}

function reachAfter({ known, row, changed }: PlannedPerson): Omit<ReachRow, 'id'> {
  if (known) return { ...known, ...changed }
  const [email = null, ...emails] = row.emails
  const [phone = null, ...phones] = row.phones
  return {
    email,
    phone,
    other_emails: JSON.stringify(emails),
    other_phones: JSON.stringify(phones),
    website: row.website,
  }
}
