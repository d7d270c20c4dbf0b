import type { Interval } from '../time/instant.ts'
import { overlapsAny } from '../time/intervals.ts'
import type { Share } from './fairness.ts'

/** A rep of a pool, as far as fair shares ask. */
export interface Member {
  readonly repId: string
  readonly weight: number
  readonly priority: number
  /** Since when the rep takes part; what was booked before, the rep missed. Epoch milliseconds. */
  readonly joined: number
  /** Time off, merged. */
  readonly off: readonly Interval[]
}

/** A meeting of the period in the hands of one rep. */
export interface Given {
  readonly meetingId: string
  readonly repId: string
  /** When it takes place and when it was booked, epoch milliseconds. */
  readonly start: number
  readonly booked: number
  readonly outcome: 'counts' | 'noShow' | 'cancelled'
}

export type CreditKind = 'noShow' | 'cancelled' | 'absence' | 'late'
export interface Credit {
  readonly kind: CreditKind
  /** Counts as had: below zero is given back. */
  readonly points: number
}

/** A rep's page of the ledger: a share, and what its credits are made of. */
export interface Account extends Share {
  readonly itemised: readonly Credit[]
}

/** Ids sort by the time they were made, which tells apart what happened in one millisecond. */
const missedByJoining = (one: Given, member: Member): boolean =>
  one.booked < member.joined || (one.booked === member.joined && one.meetingId < member.repId)

interface Tally {
  received: number
  noShow: number
  cancelled: number
  absence: number
  late: number
  /** Own meetings that were booked before the rep joined: handed over, so not missed. */
  handedOver: number
  lastBooked: number | null
}

/**
 * What each rep of a pool has had, from the meetings of the period.
 *
 * A meeting that could not go to a rep, because the rep had not joined when it was booked or is off when it takes place,
 * credits that rep with `weight / weights of those who could have had it`: added up, the average of the others in
 * proportion to the weights. It leaves what the absent are owed exactly as it was, so that being away neither starves
 * nor floods, however many are away at once. A no-show or a cancelled meeting is received and given back, and credits nobody.
 */
export function accounts(pool: readonly Member[], given: readonly Given[]): Account[] {
  const tallies = new Map<string, Tally>(
    pool.map(({ repId }) => [
      repId,
      { received: 0, noShow: 0, cancelled: 0, absence: 0, late: 0, handedOver: 0, lastBooked: null },
    ]),
  )
  const all = pool.reduce((sum, one) => sum + one.weight, 0)
  const earliest = given.reduce((first, one) => Math.min(first, one.booked), Infinity)
  // Most reps miss nothing, and cost nothing.
  const sometimesAway = pool
    .filter((one) => one.off.length > 0 || one.joined >= earliest)
    .map((member) => ({
      member,
      tally: tallies.get(member.repId)!,
      offFrom: member.off[0]?.start ?? Infinity,
      offUntil: member.off.at(-1)?.end ?? -Infinity,
    }))
  const away: { tally: Tally; weight: number; kind: 'absence' | 'late' }[] = []

  for (const one of given) {
    const own = tallies.get(one.repId)
    if (!own) continue
    own.received++
    if (one.outcome !== 'cancelled') own.lastBooked = Math.max(own.lastBooked ?? one.booked, one.booked)
    if (one.outcome !== 'counts') {
      own[one.outcome]++
      continue
    }
    let present = all
    away.length = 0
    for (const { member, tally, offFrom, offUntil } of sometimesAway) {
      const late = missedByJoining(one, member)
      const near = offFrom <= one.start && one.start < offUntil
      if (!late && !near) continue
      if (tally === own) {
        if (late) tally.handedOver++
      } else if (late || overlapsAny(member.off, one.start, one.start + 1)) {
        present -= member.weight
        away.push({ tally, weight: member.weight, kind: late ? 'late' : 'absence' })
      }
    }
    if (present <= 0) continue
    for (const { tally, weight, kind } of away) tally[kind] += weight / present
  }

  return pool.map(({ repId, weight, priority }) => {
    const tally = tallies.get(repId)!
    const credits: Credit[] = [
      { kind: 'late', points: Math.max(0, tally.late - tally.handedOver) },
      { kind: 'absence', points: tally.absence },
      { kind: 'noShow', points: -tally.noShow },
      { kind: 'cancelled', points: -tally.cancelled },
    ]
    const itemised = credits.filter((credit) => credit.points !== 0)
    return {
      repId,
      weight,
      priority,
      meetings: tally.received,
      credits: itemised.reduce((sum, credit) => sum + credit.points, 0),
      lastBooked: tally.lastBooked,
      itemised,
    }
  })
}
