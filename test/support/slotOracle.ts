import { Temporal } from 'temporal-polyfill'

/**
 * The rules of availability and slots read plainly and slowly, minute by minute, with Temporal for all that concerns
 * zones. It shares no code with the engine, so that both are wrong in the same way only by a wonder. Instants are
 * minutes since 1970 in UTC.
 */
export interface OracleRep {
  readonly id: string
  readonly role: string
  readonly zone: string
  /** Weekday 1 to 7, start and end in minutes of the local day. */
  readonly weekly: readonly (readonly [weekday: number, start: number, end: number])[]
  readonly overrides: Readonly<Record<string, readonly (readonly [start: number, end: number])[]>>
  readonly holidays: readonly string[]
  /** Holidays that are worked. */
  readonly holidaysOff: readonly string[]
  /** Dates lived elsewhere: from the first until before the day back, for good when that is null. */
  readonly travel: readonly { readonly first: string; readonly back: string | null; readonly zone: string }[]
  readonly timeOff: readonly Span[]
  readonly busy: readonly Span[]
  readonly meetings: readonly Buffered[]
  readonly holds: readonly Buffered[]
  readonly dayCap: number | null
  readonly weekCap: number | null
}
export interface Span {
  readonly start: number
  readonly end: number
}
export interface Buffered extends Span {
  readonly before: number
  readonly after: number
}
export interface OracleCase {
  readonly reps: readonly OracleRep[]
  readonly panel: readonly { readonly role: string; readonly count: number; readonly optional: boolean }[]
  readonly minutes: number
  readonly step: number
  readonly before: number
  readonly after: number
  readonly notice: number
  readonly horizon: number
  readonly now: number
  readonly from: number
  readonly to: number
  readonly gridZone: string
  /** Hours in which the lead may be met, by the clock of each possible zone. */
  readonly lead: {
    readonly zones: readonly string[]
    readonly start: number
    readonly end: number
    readonly weekdays: readonly number[]
  } | null
}

const zoned = (minute: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO(zone)

/** A local time of a date as a minute: in a gap the instant it ends, of two the first for a start, the last for an end. */
function toMinute(date: Temporal.PlainDate, minutes: number, zone: string, which: 'start' | 'end'): number {
  const local = date.toPlainDateTime().add({ minutes })
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = local.toZonedDateTime(zone, { disambiguation: 'later' })
  const exists = earlier.toPlainDateTime().equals(local) || later.toPlainDateTime().equals(local)
  const chosen = !exists ? earlier.getTimeZoneTransition('next')! : which === 'start' ? earlier : later
  return chosen.epochMilliseconds / 60_000
}

type Traveller = Pick<OracleRep, 'zone' | 'travel'>

const zoneOfDate = (rep: Traveller, date: Temporal.PlainDate): string => {
  const name = date.toString()
  for (const stay of rep.travel) if (name >= stay.first && (stay.back === null || name < stay.back)) return stay.zone
  return rep.zone
}
/** The minute at which a date begins on the clock of the place where it is spent. */
const beginning = (rep: Traveller, date: Temporal.PlainDate): number =>
  date.toZonedDateTime(zoneOfDate(rep, date)).epochMilliseconds / 60_000

/** The date a minute counts to: of all dates that have begun, the last. */
function dateOf(rep: Traveller, minute: number): Temporal.PlainDate {
  const utc = zoned(minute, 'UTC').toPlainDate()
  if (rep.travel.length === 0) return zoned(minute, rep.zone).toPlainDate()
  return [-3, -2, -1, 0, 1, 2, 3].map((days) => utc.add({ days })).findLast((date) => beginning(rep, date) <= minute)!
}

/** Whether, at a minute, a date that is spent in another place than `date` has begun after it. */
const hasMovedOn = (rep: Traveller, date: Temporal.PlainDate, minute: number): boolean =>
  rep.travel.length > 0 &&
  [1, 2, 3].some((days) => {
    const later = date.add({ days })
    return zoneOfDate(rep, later) !== zoneOfDate(rep, date) && beginning(rep, later) <= minute
  })

/** How far around the range the days are laid out, in minutes. */
const AROUND = 3 * 1440

/** One rep's minutes around the range: whether they are hours, and whether they are free. */
class Days {
  readonly first: number
  readonly hours: Uint8Array
  readonly free: Uint8Array
  constructor(rep: OracleRep, asked: OracleCase) {
    this.first = asked.from - AROUND
    const length = asked.to - asked.from + 2 * AROUND
    this.hours = new Uint8Array(length)
    let date = dateOf(rep, this.first).subtract({ days: 2 })
    const last = dateOf(rep, this.first + length).add({ days: 2 })
    for (; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
      const name = date.toString()
      if (rep.holidays.includes(name) && !rep.holidaysOff.includes(name)) continue
      const zone = zoneOfDate(rep, date)
      const stretches =
        rep.overrides[name] ??
        rep.weekly.filter(([day]) => day === date.dayOfWeek).map(([, start, end]) => [start, end] as const)
      for (const [start, end] of stretches) {
        const from = toMinute(date, start, zone, 'start')
        let to = toMinute(date, end, zone, 'end')
        while (to > from && hasMovedOn(rep, date, to - 1)) to--
        this.#fill(this.hours, { start: from, end: to }, 1)
      }
    }
    this.free = this.hours.slice()
    for (const span of [...rep.timeOff, ...rep.busy, ...rep.meetings, ...rep.holds]) this.#fill(this.free, span, 0)
  }
  #fill(minutes: Uint8Array, { start, end }: Span, value: number): void {
    for (let at = Math.max(start, this.first); at < end && at - this.first < minutes.length; at++)
      minutes[at - this.first] = value
  }
  isHours = (minute: number): boolean => this.hours[minute - this.first] === 1
  isFree = (minute: number): boolean => this.free[minute - this.first] === 1
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** The minutes around the range at which the lead may be met: in every possible zone at once. */
function leadMinutes(asked: OracleCase): (minute: number) => boolean {
  const lead = asked.lead
  if (!lead) return () => true
  const weekly = lead.weekdays.map((day) => [day, lead.start, lead.end] as const)
  const nobody = {
    overrides: {},
    holidays: [],
    holidaysOff: [],
    travel: [],
    timeOff: [],
    busy: [],
    meetings: [],
    holds: [],
  }
  const zones = lead.zones.map(
    (zone) => new Days({ id: '', role: '', zone, weekly, dayCap: null, weekCap: null, ...nobody }, asked),
  )
  return (minute) => zones.every((days) => days.isHours(minute))
}

/** Whether a start is open to a rep, each rule as it is written. */
function isOpen(
  rep: OracleRep,
  days: Days,
  asked: OracleCase,
  mayMeet: (minute: number) => boolean,
  start: number,
): boolean {
  const end = start + asked.minutes
  const span = { start, end }
  if (start < asked.now || start < asked.now + asked.notice || start > asked.now + asked.horizon) return false
  for (let minute = start; minute < end; minute++) if (!days.isHours(minute)) return false
  if (rep.timeOff.some((one) => overlaps(one, span))) return false
  if (rep.busy.some((one) => overlaps(one, { start: start - asked.before, end: end + asked.after }))) return false
  for (const one of [...rep.meetings, ...rep.holds]) {
    if (overlaps(one, span)) return false
    const gap = one.end <= start ? start - one.end : one.start - end
    const needed = one.end <= start ? one.after + asked.before : asked.after + one.before
    if (gap < needed) return false
  }
  const day = (minute: number) => dateOf(rep, minute)
  const monday = (minute: number) => day(minute).subtract({ days: day(minute).dayOfWeek - 1 })
  if (rep.dayCap !== null) {
    if (rep.meetings.filter((one) => day(one.start).equals(day(start))).length >= rep.dayCap) return false
  }
  if (rep.weekCap !== null) {
    if (rep.meetings.filter((one) => monday(one.start).equals(monday(start))).length >= rep.weekCap) return false
  }
  for (let minute = start; minute < end; minute++) if (!mayMeet(minute)) return false
  return true
}

/** The minutes of the range that lie on the grid of the free stretch they are in. */
function starts(days: Days, asked: OracleCase): Set<number> {
  const grid = [60, 30, 20, 15, 10, 5].find((minutes) => asked.step % minutes === 0) ?? 1
  const found = new Set<number>()
  let begin = asked.from
  while (days.isFree(begin - 1)) begin--
  let next = Number.NaN
  for (let minute = begin; minute < asked.to; minute++) {
    if (!days.isFree(minute)) {
      next = Number.NaN
      continue
    }
    // The first mark of the stretch, then every step from it.
    if (Number.isNaN(next) && zoned(minute, asked.gridZone).minute % grid === 0) next = minute
    if (minute !== next) continue
    next += asked.step
    if (minute >= asked.from) found.add(minute)
  }
  return found
}

/** Whether the seats that are not optional can all be filled: every way is tried. */
function canFill(asked: OracleCase, open: ReadonlySet<string>): boolean {
  const chairs = asked.panel
    .filter((seat) => !seat.optional)
    .flatMap((seat) => Array<string>(seat.count).fill(seat.role))
  const sit = (i: number, used: readonly string[]): boolean =>
    i === chairs.length ||
    asked.reps.some(
      (rep) => rep.role === chairs[i] && open.has(rep.id) && !used.includes(rep.id) && sit(i + 1, [...used, rep.id]),
    )
  return sit(0, [])
}

export interface OracleSlot {
  readonly start: number
  /** Everyone who is open then. */
  readonly open: readonly string[]
}

/** Every slot with `from <= start < to`. */
export function oracleSlots(asked: OracleCase): OracleSlot[] {
  const mayMeet = leadMinutes(asked)
  const needed = new Set(asked.panel.filter((seat) => !seat.optional).map((seat) => seat.role))
  const reps = asked.reps.map((rep) => {
    const days = new Days(rep, asked)
    return { rep, days, starts: needed.has(rep.role) ? starts(days, asked) : new Set<number>() }
  })
  const slots: OracleSlot[] = []
  for (let start = asked.from; start < asked.to; start++) {
    const opens = ({ rep, days }: (typeof reps)[number]) => isOpen(rep, days, asked, mayMeet, start)
    if (!reps.some((one) => one.starts.has(start) && opens(one))) continue
    const open = reps.filter(opens).map((one) => one.rep.id)
    if (canFill(asked, new Set(open))) slots.push({ start, open })
  }
  return slots
}
