import type { ClockStyle } from '../../../shared/time/rangeInWords.ts'
import { rangeInWords } from '../../../shared/time/rangeInWords.ts'
import type { InviteFacts } from './facts.ts'

/** Whose calendar a text goes to. */
export type Audience = 'lead' | 'rep'

export interface TimesInWords {
  /** By the clock of the person who must keep it: the lead's, or the host's while the lead's zone is unknown. */
  readonly first: string
  /** By the host's clock, with whose it is; empty when it reads the same. */
  readonly second: string
}

export function timesInWords(facts: InviteFacts, clock: ClockStyle): TimesInWords {
  const { start_ms: start, end_ms: end } = facts.row
  const [host] = facts.reps
  const ours = rangeInWords(start, end, host.zone, clock)
  if (facts.lead.zone === null || facts.lead.zone === host.zone) return { first: ours, second: '' }
  return { first: rangeInWords(start, end, facts.lead.zone, clock), second: `${ours} for ${host.name}` }
}

/** `Alex Kim, Priya Rao and Tom Lee` */
export const listInWords = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** What the meeting is called in a calendar: the type, and whom it is with. */
export const summaryOf = (facts: InviteFacts): string => `${facts.type}: ${facts.lead.company ?? facts.lead.name}`

/** Notes are the team's own: they are in the agenda of a rep, never in what the lead gets. */
export function descriptionOf(facts: InviteFacts, clock: ClockStyle, audience: Audience): string {
  const times = timesInWords(facts, clock)
  const { name, company } = facts.lead
  const paragraphs = [
    `${facts.type}: ${name}${company ? ` (${company})` : ''} with ${listInWords(facts.reps.map((rep) => rep.name))}`,
    [times.first, times.second].filter(Boolean).join('\n'),
    facts.row.location ? `Where: ${facts.row.location}` : '',
    audience === 'rep' ? (facts.row.notes?.trim() ?? '') : '',
  ]
  return paragraphs.filter(Boolean).join('\n\n')
}
