import type { Availability, TimeOff } from '../../shared/contract/availability.ts'
import type { Role } from '../../shared/contract/primitives.ts'
import type { Rep, SaveRep } from '../../shared/contract/reps.ts'
import type { WallClock } from '../../shared/availability/wallClock.ts'
import { formatInstant, parseInstant } from '../../shared/time/instant.ts'
import { addDays, clockText, instantAt, localParts, meaningOf } from '../../shared/time/zone.ts'
import { hoursText, parseClock, parseHours } from './hoursText.ts'
import { weeklyOf, weekOf } from './weekHours.ts'

/** What stands in the fields of the editor: text where a person types text, so that what is half typed is kept. */
export interface RepDraft {
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly zone: string
  readonly weight: number | ''
  readonly priority: Rep['priority']
  readonly dayCap: number | ''
  readonly weekCap: number | ''
  readonly holidayRegion: string | null
  readonly active: boolean
  readonly week: readonly string[]
  readonly overrides: readonly OverrideDraft[]
  readonly timeOff: readonly TimeOffDraft[]
  readonly zonePeriods: readonly StayDraft[]
  /** Days on which the rep works although they are holidays. */
  readonly holidaysOff: readonly string[]
}

export interface OverrideDraft {
  readonly key: string
  readonly date: string | null
  readonly hours: string
}

/** In days, `to` is the last day off, as people say it; in hours, `fromTime` and `toTime` count too. */
export interface TimeOffDraft {
  readonly key: string
  readonly wholeDays: boolean
  readonly from: string | null
  readonly fromTime: string
  readonly to: string | null
  readonly toTime: string
  /** Which of the two is meant where a time happens twice. */
  readonly fromWhich: 'first' | 'last'
  readonly toWhich: 'first' | 'last'
  readonly reason: string
}

/** `to` is the last day away, as people say it; it does not count when the rep stays for good. */
export interface StayDraft {
  readonly key: string
  readonly from: string | null
  readonly forGood: boolean
  readonly to: string | null
  readonly zone: string
}

/** What keeps the draft from being saved, by field: `week.0`, `overrides.KEY`, `timeOff.KEY`, `zonePeriods.KEY`. */
export type Problems = ReadonlyMap<string, string>

export function draftOf(rep: Rep, availability: Availability): RepDraft {
  return {
    name: rep.name,
    email: rep.email,
    role: rep.role,
    zone: rep.zone,
    weight: rep.weight,
    priority: rep.priority,
    dayCap: rep.dayCap ?? '',
    weekCap: rep.weekCap ?? '',
    holidayRegion: rep.holidayRegion,
    active: rep.active,
    week: weekOf(availability.weekly).map(hoursText),
    overrides: availability.overrides.map((override, i) => ({
      key: `saved${i}`,
      date: override.date,
      hours: hoursText(override.intervals),
    })),
    timeOff: availability.timeOff.map((off, i) => timeOffDraft(off, `saved${i}`, rep.zone)),
    zonePeriods: (availability.zonePeriods ?? []).map((stay, i) => ({
      key: `saved${i}`,
      from: stay.from,
      forGood: stay.to === undefined,
      to: stay.to === undefined ? null : addDays(stay.to, -1),
      zone: stay.zone,
    })),
    holidaysOff: availability.holidaysOff ?? [],
  }
}

/** A rep who is being added: weekdays from nine to five in the setter's zone, to be changed. */
export function newDraft(zone: string): RepDraft {
  return {
    name: '',
    email: '',
    role: 'ae',
    zone,
    weight: 100,
    priority: 'normal',
    dayCap: '',
    weekCap: '',
    holidayRegion: null,
    active: true,
    week: [1, 2, 3, 4, 5, 6, 7].map((weekday) => (weekday < 6 ? '09:00–17:00' : '')),
    overrides: [],
    timeOff: [],
    zonePeriods: [],
    holidaysOff: [],
  }
}

function timeOffDraft(off: TimeOff, key: string, zone: string): TimeOffDraft {
  const reason = off.reason ?? ''
  if (!off.start.includes('T')) {
    return {
      key,
      wholeDays: true,
      from: off.start,
      fromTime: '09:00',
      to: addDays(off.end, -1),
      toTime: '17:00',
      fromWhich: 'first',
      toWhich: 'last',
      reason,
    }
  }
  const [start, end] = [parseInstant(off.start), parseInstant(off.end)]
  const [from, to] = [localParts(start, zone), localParts(end, zone)]
  return {
    key,
    wholeDays: false,
    from: from.day,
    fromTime: clockText(from.minutes),
    to: to.day,
    toTime: clockText(to.minutes),
    fromWhich: instantAt(from.day, from.minutes, zone, 'first') === start ? 'first' : 'last',
    toWhich: instantAt(to.day, to.minutes, zone, 'last') === end ? 'last' : 'first',
    reason,
  }
}

export function repInput(draft: RepDraft, id: string | undefined): SaveRep {
  return {
    ...(id ? { id } : {}),
    name: draft.name,
    email: draft.email.trim(),
    role: draft.role,
    zone: draft.zone,
    ...(draft.weight === '' ? {} : { weight: draft.weight }),
    priority: draft.priority,
    dayCap: draft.dayCap === '' ? null : draft.dayCap,
    weekCap: draft.weekCap === '' ? null : draft.weekCap,
    holidayRegion: draft.holidayRegion,
    active: draft.active,
  }
}

/** The rules as the backend takes them, and what of the draft cannot be read as rules. */
export function rulesInput(draft: RepDraft): {
  readonly rules: Omit<Availability, 'repId'>
  readonly problems: Problems
} {
  const problems = new Map<string, string>()
  const week = draft.week.map((text, day) => {
    const parsed = parseHours(text)
    if (!parsed.ok) problems.set(`week.${day}`, parsed.message)
    return parsed.ok ? parsed.stretches : []
  })
  const overrides = draft.overrides.map(({ key, date, hours }) => {
    const parsed = parseHours(hours)
    if (!parsed.ok) problems.set(`overrides.${key}`, parsed.message)
    if (!date) problems.set(`overrides.${key}`, 'Choose the day.')
    return { date: date ?? '', intervals: parsed.ok ? [...parsed.stretches] : [] }
  })
  const timeOff = draft.timeOff.map((off): TimeOff => {
    const read = readTimeOff(off, draft.zone)
    if (typeof read === 'string') {
      problems.set(`timeOff.${off.key}`, read)
      return { start: '', end: '' }
    }
    return { ...read, ...(off.reason.trim() ? { reason: off.reason.trim() } : {}) }
  })
  const zonePeriods = draft.zonePeriods.map((stay, i) => {
    const before = draft.zonePeriods.slice(0, i)
    const problem = problemOfStay(stay) ?? (before.some((one) => overlap(one, stay)) ? OVERLAP : undefined)
    if (problem) problems.set(`zonePeriods.${stay.key}`, problem)
    return {
      from: stay.from ?? '',
      ...(stay.forGood || !stay.to ? {} : { to: addDays(stay.to, 1) }),
      zone: stay.zone,
    }
  })
  const rules = { weekly: weeklyOf(week), overrides, timeOff, zonePeriods, holidaysOff: [...draft.holidaysOff].sort() }
  return { rules, problems }
}

const OVERLAP = 'It overlaps another stay: a day belongs to one place.'

function problemOfStay(stay: StayDraft): string | undefined {
  if (!stay.from) return 'Choose the first day away.'
  if (!stay.zone) return 'Choose the time zone.'
  if (stay.forGood) return undefined
  if (!stay.to) return 'Choose the last day away, or "For good".'
  return stay.to < stay.from ? 'The last day away is before the first.' : undefined
}

function overlap(one: StayDraft, two: StayDraft): boolean {
  if (!one.from || !two.from) return false
  const [oneTo, twoTo] = [lastDay(one), lastDay(two)]
  return (twoTo === null || one.from <= twoTo) && (oneTo === null || two.from <= oneTo)
}

const lastDay = (stay: StayDraft): string | null => (stay.forGood ? null : stay.to)

/** The clock that the draft says the rep lives by; stays that cannot be read yet do not count. */
export function clockOfDraft(draft: RepDraft): WallClock {
  const stays = draft.zonePeriods
    .flatMap((stay) => {
      const to = stay.forGood ? null : stay.to && addDays(stay.to, 1)
      return stay.from && !problemOfStay(stay) ? [{ from: stay.from, to, zone: stay.zone }] : []
    })
    .sort((one, two) => one.from.localeCompare(two.from))
  return { zone: draft.zone, periods: stays }
}

function readTimeOff(off: TimeOffDraft, zone: string): { start: string; end: string } | string {
  if (!off.from || !off.to) return off.wholeDays ? 'Choose the first and the last day.' : 'Choose the day.'
  if (off.to < off.from) return 'The last day is before the first.'
  if (off.wholeDays) return { start: off.from, end: addDays(off.to, 1) }
  const from = parseClock(off.fromTime)
  const to = parseClock(off.toTime)
  if (from === undefined) return `"${off.fromTime}" is not a time of day.`
  if (to === undefined) return `"${off.toTime}" is not a time of day.`
  const start = instantAt(off.from, from, zone, off.fromWhich)
  const end = instantAt(off.to, to, zone, off.toWhich)
  if (end <= start) return 'It ends before it starts.'
  return { start: formatInstant(start), end: formatInstant(end) }
}

/** What is special about a local time on the day on which the clocks change; undefined on all others. */
export function oddTime(day: string | null, time: string, zone: string): 'never' | 'twice' | undefined {
  const minutes = parseClock(time)
  if (!day || minutes === undefined) return undefined
  const { kind } = meaningOf(day, minutes, zone)
  return kind === 'once' ? undefined : kind
}
