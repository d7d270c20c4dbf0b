import { DAY, HOUR } from '../time/instant.ts'

/** What says whether the lead may not come to a meeting that is ahead. Instants in epoch milliseconds. */
export interface RiskFacts {
  readonly start: number
  /** When this start was agreed. */
  readonly agreed: number
  readonly confirmed: boolean
  readonly attendance: 'needsAction' | 'accepted' | 'declined' | 'tentative'
  /** When the invite of this version was sent; null where it was not. */
  readonly invited: number | null
  /** Meetings that this lead did not come to. */
  readonly noShows: number
  /** How often the meeting got another start. */
  readonly moves: number
  /** Tries to have it confirmed at this start. */
  readonly tries: number
}

export type RiskTier = 'low' | 'raised' | 'high'

export interface Risk {
  readonly tier: RiskTier
  /** In words, the weightiest first; none for a low risk. */
  readonly reasons: readonly string[]
}

/** Booked further ahead than this, more is forgotten. */
const LONG_WAIT_DAYS = 7
/** An invite that is open for so long is not on its way any more. */
const SILENCE = 2 * DAY

/**
 * How likely it is that the lead does not come, as a tier with its reasons: low without any, high where they weigh four or
 * more. No percentage is given, since nothing that a team has recorded would bear one out; the tier is for whom to ask
 * first. A lead who has said yes is judged by the past alone.
 */
export function noShowRisk(facts: RiskFacts, at: number): Risk {
  const { start, agreed, confirmed, attendance, invited, noShows, moves, tries } = facts
  const found: { readonly weight: number; readonly reason: string }[] = []
  const say = (weight: number, reason: string) => found.push({ weight, reason })
  const sure = confirmed || attendance === 'accepted'
  if (attendance === 'declined') say(4, 'declined the invite')
  if (noShows > 0) say(noShows > 1 ? 4 : 2, noShows > 1 ? `${noShows} earlier no-shows` : 'an earlier no-show')
  if (moves >= 2) say(1, moves === 2 ? 'moved twice' : `moved ${moves} times`)
  if (!sure) {
    if (start - at <= DAY) say(2, `not confirmed, ${hoursWords(start - at)} to go`)
    const wait = Math.floor((start - agreed) / DAY)
    if (start - agreed > LONG_WAIT_DAYS * DAY) say(2, `booked ${wait} days ahead`)
    if (attendance === 'tentative') say(1, 'answered "perhaps"')
    if (attendance === 'needsAction' && invited !== null && at - invited >= SILENCE)
      say(1, `no answer to the invite for ${Math.floor((at - invited) / DAY)} days`)
    if (tries >= 2) say(1, `${tries} tries to confirm it`)
  }
  const weight = found.reduce((sum, one) => sum + one.weight, 0)
  return {
    tier: weight >= 4 ? 'high' : weight > 0 ? 'raised' : 'low',
    reasons: found.sort((one, two) => two.weight - one.weight).map(({ reason }) => reason),
  }
}

function hoursWords(wait: number): string {
  const hours = Math.floor(Math.max(0, wait) / HOUR)
  return hours === 0 ? 'less than an hour' : `${hours} h`
}
