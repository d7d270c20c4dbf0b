import type { SaveLead } from '../../shared/contract/leads.ts'
import { readPreferred } from '../../shared/leads/preferredTimes.ts'
import { splitWays, type Mark, type Marks, type WaysInput } from '../../shared/leads/ways.ts'
import { refuse } from './refusals.ts'
import type { LeadColumns, LeadRow } from './store/leads.ts'

type RecordInput = Pick<SaveLead, 'phones' | 'emails' | 'links' | 'preferredTimes' | 'consent'> &
  Pick<SaveLead, 'phone' | 'otherPhones' | 'email' | 'otherEmails'>
type RecordColumns = Partial<
  Pick<
    LeadColumns,
    'phone' | 'other_phones' | 'email' | 'other_emails' | 'ways' | 'links' | 'preferred' | 'consent' | 'do_not_contact'
  >
>

/**
 * The columns of a lead's numbers, addresses, links, preferred times and consent that a save names. `normalise` gives a
 * number as it is stored. Throws INVALID_INPUT for times that are not understood, and for numbers given in both ways.
 */
export function recordColumns(
  input: RecordInput,
  before: LeadRow | undefined,
  normalise: (typed: string) => string,
): RecordColumns {
  if (input.phones && (input.phone !== undefined || input.otherPhones)) {
    throw refuse.input('phones', 'cannot be given together with phone or otherPhones')
  }
  if (input.emails && (input.email !== undefined || input.otherEmails)) {
    throw refuse.input('emails', 'cannot be given together with email or otherEmails')
  }
  const phones = input.phones?.map(({ number, ...marks }) => ({ value: normalise(number), ...marks }))
  const emails = input.emails?.map(({ address, ...marks }) => ({ value: address, ...marks }))
  const main = { ...(phones && columnsOfWays('phone', phones)), ...(emails && columnsOfWays('email', emails)) }
  const ways = waysAfter(
    before,
    main,
    { ...(phones && splitWays(phones).marks), ...(emails && splitWays(emails).marks) },
    [...(input.phone ? [normalise(input.phone)] : []), ...(input.email ? [input.email] : [])],
  )
  return {
    ...main,
    ...(ways !== (before?.ways ?? '{}') && { ways }),
    ...(input.links && { links: JSON.stringify(input.links) }),
    ...(input.preferredTimes !== undefined && { preferred: preferredOf(input.preferredTimes) }),
    ...(input.consent !== undefined && { consent: input.consent && JSON.stringify(input.consent) }),
    ...(input.consent?.basis === 'withdrawn' && { do_not_contact: 1 }),
  }
}

function columnsOfWays(kind: 'phone' | 'email', list: readonly WaysInput[]): RecordColumns {
  const { main, others } = splitWays(list)
  const json = JSON.stringify(others)
  return kind === 'phone' ? { phone: main, other_phones: json } : { email: main, other_emails: json }
}

/**
 * What is known of the ways after a save: of a list that was named what it says, of the others what was known. A way that
 * is made the main one by itself is meant to be used.
 */
function waysAfter(before: LeadRow | undefined, main: RecordColumns, named: Marks, usable: readonly string[]): string {
  const marks: Record<string, Mark> = {}
  for (const [value, mark] of Object.entries(JSON.parse(before?.ways ?? '{}') as Marks)) {
    const replaced = value.includes('@') ? 'email' in main : 'phone' in main
    if (!replaced) marks[value] = mark
  }
  for (const value of usable) {
    const { state: _, ...rest } = marks[value] ?? {}
    if (Object.keys(rest).length > 0) marks[value] = rest
    else delete marks[value]
  }
  return JSON.stringify({ ...marks, ...named })
}

function preferredOf(times: NonNullable<SaveLead['preferredTimes']> | null): string | null {
  if (!times) return null
  const { said } = times
  const windows = times.windows ?? (said === '' ? [] : readPreferred(said))
  if (windows === null) {
    throw refuse.input(
      'preferredTimes',
      `"${said}" is not understood; say it like "mornings, not Fridays" or "Tue or Thu after 15:00"`,
    )
  }
  return windows.length === 0 ? null : JSON.stringify({ said, windows })
}

/**
 * The columns after a number has turned out to be somebody else's, or nobody's: it stays, marked, and another one that may
 * be used is called next. Without one the lead has no number to be called. Undefined where the lead has no such number.
 */
export function wrongNumber(
  lead: LeadRow,
  number: string,
): Pick<LeadColumns, 'phone' | 'other_phones' | 'ways'> | undefined {
  const others = JSON.parse(lead.other_phones) as string[]
  const marks = JSON.parse(lead.ways) as Marks
  const all = [...(lead.phone ? [lead.phone] : []), ...others]
  if (!all.includes(number)) return undefined
  const after: Marks = { ...marks, [number]: { ...marks[number], state: 'wrong' } }
  const { main, others: rest } = splitWays(all.map((value) => ({ value, ...after[value] })))
  return { phone: main, other_phones: JSON.stringify(rest), ways: JSON.stringify(after) }
}
