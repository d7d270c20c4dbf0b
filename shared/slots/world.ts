import { freeTime, hoursBetween, type HoursRules, type TimeOff } from '../availability/rules.ts'
import type { Interval } from '../time/instant.ts'
import { merge } from '../time/intervals.ts'
import { weekStart, type LocalDay } from '../time/zone.ts'
import { dayAt } from '../availability/wallClock.ts'

/** All that decides whether a rep is open, gathered for a range of time. Lists are in order of start. */
export interface RepFacts {
  readonly repId: string
  readonly name: string
  readonly role: string
  readonly rules: HoursRules
  readonly dayCap: number | null
  readonly weekCap: number | null
  /** False when the rep's calendar is missing or too old to be trusted. */
  readonly verified: boolean
  readonly timeOff: readonly TimeOff[]
  readonly busy: readonly BusyFact[]
  /** Meetings that are not cancelled, over the whole weeks that the range touches, for the caps. */
  readonly meetings: readonly MeetingFact[]
  /** Live holds of other leads. */
  readonly holds: readonly HoldFact[]
}

export interface BusyFact extends Interval {
  readonly title: string | null
  readonly source: string
}

/** Buffers are in milliseconds. */
export interface MeetingFact extends Interval {
  readonly meetingId: string
  readonly with: string
  readonly before: number
  readonly after: number
}

export interface HoldFact extends Interval {
  readonly for: string
  readonly until: number
  readonly before: number
  readonly after: number
}

/** What is to be booked. All lengths in milliseconds. */
export interface Wanted {
  readonly length: number
  readonly before: number
  readonly after: number
  readonly notice: number
  readonly horizon: number
  readonly now: number
  /** Hours in which the lead may be met, merged; null when there is no lead or the lead's zone is unknown. */
  readonly leadHours: readonly Interval[] | null
  /** A meeting that is being moved: it is neither in its own way nor counted towards a cap. */
  readonly movingId: string | null
}

/** A rep's facts, with what is derived from them once for all starts of a range. */
export interface Rep extends RepFacts {
  /** Merged hours, holidays taken out. */
  readonly hours: readonly Interval[]
  /** Time off, merged. */
  readonly off: readonly Interval[]
  /** Busy times, merged. */
  readonly taken: readonly Interval[]
  /** Meetings but the one that moves. */
  readonly others: readonly MeetingFact[]
  /** Meetings that count towards the caps, by local day and by the Monday of the week. */
  readonly perDay: ReadonlyMap<LocalDay, number>
  readonly perWeek: ReadonlyMap<LocalDay, number>
}

/** Prepares a rep for questions about `[from, to)`. */
export function prepare(facts: RepFacts, from: number, to: number, movingId: string | null): Rep {
  const others = movingId ? facts.meetings.filter((one) => one.meetingId !== movingId) : facts.meetings
  const perDay = new Map<LocalDay, number>()
  const perWeek = new Map<LocalDay, number>()
  if (facts.dayCap !== null || facts.weekCap !== null) {
    for (const one of others) {
      const day = dayAt(facts.rules, one.start)
      perDay.set(day, (perDay.get(day) ?? 0) + 1)
      const week = weekStart(day)
      perWeek.set(week, (perWeek.get(week) ?? 0) + 1)
    }
  }
  return {
    ...facts,
    hours: hoursBetween(facts.rules, from, to),
    off: merge(facts.timeOff),
    taken: merge(facts.busy),
    others,
    perDay,
    perWeek,
  }
}

/** Hours minus time off, busy, meetings and holds: the stretches on which the grid hangs. */
export const freeStretches = (rep: Rep): Interval[] =>
  freeTime(rep.hours, [rep.off, rep.taken, merge(rep.others), merge(rep.holds)])
