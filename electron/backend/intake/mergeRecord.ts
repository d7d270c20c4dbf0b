import type { Consent, LeadLink, PreferredTimes } from '../../../shared/contract/leadRecord.ts'
import { MOST_BRIEF_LINES } from '../../../shared/contract/leads.ts'
import { withAnswers, type BriefLine, type Question } from '../../../shared/leads/answers.ts'
import type { LeadColumns } from '../store/leads.ts'
import { plainText, sameUrl, sameWindows } from './recordCells.ts'
import type { ConsentSaid, RecordSaid } from './recordRow.ts'

type Columns = Pick<LeadColumns, 'fit' | 'intent' | 'links' | 'preferred' | 'consent' | 'brief'>

/** What two rows about one person say: the first that says something counts, links and lines of the brief add up. */
export function mergeRecords(first: RecordSaid, later: RecordSaid): RecordSaid {
  return {
    fit: first.fit ?? later.fit,
    intent: first.intent ?? later.intent,
    links: union(first.links, later.links, ({ url }) => sameUrl(url)),
    preferred: first.preferred ?? later.preferred,
    // Whoever has withdrawn their consent in one row has withdrawn it.
    consent: later.consent?.basis === 'withdrawn' ? later.consent : (first.consent ?? later.consent),
    brief: union(first.brief, later.brief, ({ label }) => keyOf(label)),
    unread: union(first.unread, later.unread, (text) => text),
  }
}

export function union<T>(a: readonly T[], b: readonly T[], key: (one: T) => string): readonly T[] {
  if (b.length === 0) return a
  const known = new Set(a.map(key))
  const more = b.filter((one) => !known.has(key(one)))
  return more.length === 0 ? a : [...a, ...more]
}

const keyOf = (label: string): string => label.trim().toLowerCase()

export const newRecordColumns = (said: RecordSaid): Columns => ({
  fit: said.fit,
  intent: said.intent,
  links: said.links.length === 0 ? '[]' : JSON.stringify(said.links),
  preferred: said.preferred && JSON.stringify(said.preferred),
  consent: said.consent && JSON.stringify(consentOf(said.consent)),
  brief: said.brief.length === 0 ? '[]' : JSON.stringify(said.brief.slice(0, MOST_BRIEF_LINES)),
})

/** A date or a source of consent by itself says that it was given. */
const consentOf = ({ basis, date, source, note }: ConsentSaid): Consent => ({
  basis: basis ?? 'consent',
  date,
  source,
  note,
})

/** The columns that a row changes in a lead that is known; of what is blank in the row none. */
export function changedRecord(
  lead: Columns,
  said: RecordSaid,
  questions: readonly Pick<Question, 'label'>[],
): Partial<Columns> {
  return {
    ...(said.fit !== null && { fit: said.fit }),
    ...(said.intent !== null && { intent: said.intent }),
    ...(said.links.length > 0 && { links: linksAfter(lead.links, said.links) }),
    ...(said.preferred && { preferred: preferredAfter(lead.preferred, said.preferred) }),
    ...(said.consent && { consent: consentAfter(lead.consent, said.consent) }),
    ...(said.brief.length > 0 && { brief: briefAfter(lead.brief, said.brief, questions) }),
  }
}

function linksAfter(json: string, said: readonly LeadLink[]): string {
  const before = JSON.parse(json) as LeadLink[]
  const after = union(before, said, ({ url }) => sameUrl(url))
  return after === before ? json : JSON.stringify(after.slice(0, 20))
}

function preferredAfter(json: string | null, said: PreferredTimes): string {
  const before = json === null ? null : (JSON.parse(json) as PreferredTimes)
  return json !== null && before && sameWindows(before.windows, said.windows) ? json : JSON.stringify(said)
}

/**
 * Consent that was withdrawn stays so, whatever an older file says: it is for a person to lift. Another reason than the one
 * that is known comes with its own date and source; of the same one the row adds what it knows.
 */
function consentAfter(json: string | null, said: ConsentSaid): string {
  const before = json === null ? null : (JSON.parse(json) as Consent)
  if (json === null || !before) return JSON.stringify(consentOf(said))
  if (said.basis !== null && said.basis !== before.basis) {
    return before.basis === 'withdrawn' ? json : JSON.stringify(consentOf(said))
  }
  const { date, source, note } = said
  const parts = Object.entries({ date, source, note }).filter(([, part]) => part !== null)
  const after = { ...before, ...Object.fromEntries(parts) }
  return parts.every(([key, part]) => before[key as keyof Consent] === part) ? json : JSON.stringify(after)
}

/** Lines of a label that stands once take the place of what stood there; a line that is there already changes nothing. */
function briefAfter(json: string, said: readonly BriefLine[], questions: readonly Pick<Question, 'label'>[]): string {
  const after = JSON.parse(json) as BriefLine[]
  let changed = false
  for (const { label, text } of said) {
    const key = keyOf(label)
    const there = after.filter((line) => keyOf(line.label) === key)
    if (there.some((line) => plainText(line.text) === text)) continue
    const [only] = there
    if (only && there.length === 1) after[after.indexOf(only)] = { label: only.label, text }
    else if (after.length < MOST_BRIEF_LINES) after.push({ label, text })
    else continue
    changed = true
  }
  return changed ? JSON.stringify(withAnswers(after, questions, [])) : json
}
