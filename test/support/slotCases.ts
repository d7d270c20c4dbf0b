import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import type { HoursRules } from '../../shared/availability/rules.ts'
import { findSlots, type Found } from '../../shared/slots/find.ts'
import { prepare, type RepFacts, type Wanted } from '../../shared/slots/world.ts'
import { closingHolidays, hoursBetween } from '../../shared/availability/rules.ts'
import { DAY, instantOf, MINUTE } from '../../shared/time/instant.ts'
import { intersect } from '../../shared/time/intervals.ts'
import type { Buffered, OracleCase, OracleRep, Span } from './slotOracle.ts'

/** Zones whose clocks do what breaks calendars: changes at midnight, half hours, quarter hours, skipped days. */
export const ZONES = [
  'Africa/Cairo',
  'America/Santiago',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'Europe/Berlin',
  'Europe/London',
  'Europe/Lisbon',
  'America/New_York',
  'America/Denver',
  'America/Havana',
  'America/St_Johns',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Asia/Gaza',
  'UTC',
] as const

const zone = fc.constantFrom(...ZONES)

/** The changes of the clocks of a zone from 2020 on, as minutes. */
const changesOf = new Map<string, number[]>()
function changes(id: string): number[] {
  let known = changesOf.get(id)
  if (!known) {
    known = []
    let at: Temporal.ZonedDateTime | null = Temporal.Instant.from('2020-01-01T00:00:00Z').toZonedDateTimeISO(id)
    while ((at = at.getTimeZoneTransition('next')) && at.year < 2032) known.push(at.epochMilliseconds / 60_000)
    changesOf.set(id, known)
  }
  return known
}

const quarter = (max: number) => fc.integer({ min: 0, max: Math.floor(max / 5) }).map((n) => n * 5)
const weight = <T>(...choices: readonly (readonly [number, fc.Arbitrary<T>])[]): fc.Arbitrary<T> =>
  fc.oneof(...choices.map(([w, arbitrary]) => ({ weight: w, arbitrary })))

const stretch = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 48 }))
  .map(([start, length]): readonly [number, number] => [start * 15, Math.min(start * 15 + length * 15, 1440)])
const oftenWhole = weight<readonly [number, number]>(
  [6, stretch],
  [1, fc.constant([0, 1440])],
  [1, fc.constant([1320, 1440])],
  [1, fc.constant([0, 180])],
)

/** Spans around the day that is asked for, to the five minutes. */
const span = (from: number, longest: number): fc.Arbitrary<Span> =>
  fc
    .tuple(fc.integer({ min: -288, max: 2 * 288 }), fc.integer({ min: 1, max: longest / 5 }))
    .map(([at, length]) => ({ start: from + at * 5, end: from + at * 5 + length * 5 }))
const buffered = (from: number): fc.Arbitrary<Buffered> =>
  fc
    .tuple(span(from, 120), fc.constantFrom(0, 0, 5, 10, 30), fc.constantFrom(0, 0, 10, 15))
    .map(([one, before, after]) => ({ ...one, before, after }))

/** Meetings of one rep never overlap: the store sees to it. */
const apart = (all: readonly Buffered[]): Buffered[] =>
  [...all]
    .sort((a, b) => a.start - b.start)
    .reduce<Buffered[]>((kept, one) => (kept.length === 0 || kept.at(-1)!.end <= one.start ? [...kept, one] : kept), [])

/** A stay elsewhere, or two that may touch, around the day that is asked for; now and then a day's journey away. */
const travel = (dates: readonly string[]): fc.Arbitrary<OracleRep['travel']> => {
  const elsewhere = weight<string>(
    [4, zone],
    [1, fc.constantFrom('Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Pacific/Auckland', 'Pacific/Honolulu')],
  )
  return fc
    .tuple(
      fc.uniqueArray(fc.constantFrom(...dates), { minLength: 1, maxLength: 4 }),
      fc.array(elsewhere, { minLength: 2, maxLength: 2 }),
      fc.boolean(),
    )
    .map(([days, [first, second], touching]) => {
      const [a, b, c, d] = [...days].sort()
      const stays = [{ first: a!, back: b ?? null, zone: first! }]
      if (b && c) stays.push({ first: touching ? b : c, back: touching ? c : (d ?? null), zone: second! })
      return stays
    })
}

const rep = (from: number, index: number): fc.Arbitrary<OracleRep> =>
  zone.chain((id) => {
    const dates = [-1, 0, 1, 2].map((days) =>
      Temporal.Instant.fromEpochMilliseconds(from * 60_000)
        .toZonedDateTimeISO(id)
        .toPlainDate()
        .add({ days })
        .toString(),
    )
    return fc.record({
      id: fc.constant(`rep${index}`),
      role: fc.constantFrom('ae', 'ae', 'presales'),
      zone: fc.constant(id),
      weekly: fc
        .array(fc.tuple(fc.integer({ min: 1, max: 7 }), oftenWhole), { minLength: 3, maxLength: 9 })
        .map((all) => all.map(([day, [start, end]]) => [day, start, end] as const)),
      overrides: fc
        .array(fc.tuple(fc.constantFrom(...dates), fc.array(oftenWhole, { maxLength: 2 })), { maxLength: 2 })
        .map((all) => Object.fromEntries(all)),
      holidays: fc.array(fc.constantFrom(...dates), { maxLength: 1 }),
      holidaysOff: weight<readonly string[]>(
        [3, fc.constant([])],
        [1, fc.array(fc.constantFrom(...dates), { maxLength: 2 })],
      ),
      travel: weight<OracleRep['travel']>([3, fc.constant([])], [1, travel(dates)]),
      timeOff: fc.array(span(from, 600), { maxLength: 1 }),
      busy: fc.array(span(from, 180), { maxLength: 3 }),
      meetings: fc.array(buffered(from), { maxLength: 3 }).map(apart),
      holds: fc.array(buffered(from), { maxLength: 1 }),
      dayCap: fc.constantFrom(null, null, 1, 2),
      weekCap: fc.constantFrom(null, null, 2, 3),
    })
  })

/** A question about one day, most often one on which the clocks of some zone change. */
export const slotCase: fc.Arbitrary<OracleCase> = fc
  .tuple(zone, fc.nat(), fc.integer({ min: -36, max: 12 }), fc.integer({ min: 0, max: 9 }))
  .map(([id, pick, hours, luck]) => {
    const all = changes(id)
    const base = luck < 7 && all.length > 0 ? all[pick % all.length]! : 29_000_000 + (pick % 3_000_000)
    return Math.floor(base / 60) * 60 + hours * 60
  })
  .chain((from) =>
    fc.integer({ min: 1, max: 3 }).chain((count) =>
      fc.record({
        reps: fc.tuple(...Array.from({ length: count }, (_, i) => rep(from, i))).map((reps) => reps as OracleRep[]),
        panel: weight<OracleCase['panel']>(
          [5, fc.constant([{ role: 'ae', count: 1, optional: false }])],
          [1, fc.constant([{ role: 'ae', count: 2, optional: false }])],
          [
            2,
            fc.constant([
              { role: 'ae', count: 1, optional: false },
              { role: 'presales', count: 1, optional: false },
            ]),
          ],
          [
            1,
            fc.constant([
              { role: 'ae', count: 1, optional: false },
              { role: 'presales', count: 1, optional: true },
            ]),
          ],
        ),
        minutes: fc.constantFrom(15, 30, 45, 60, 90),
        step: fc.constantFrom(5, 10, 15, 15, 20, 30, 60, 45, 25, 90),
        before: fc.constantFrom(0, 0, 5, 15),
        after: fc.constantFrom(0, 0, 10, 30),
        notice: fc.constantFrom(0, 0, 60, 600),
        horizon: fc.constantFrom(30 * 1440, 30 * 1440, 600),
        now: weight([3, fc.constant(from - 1440)], [1, quarter(1200).map((ahead) => from + ahead)]),
        from: fc.constant(from),
        to: fc.integer({ min: 60, max: 1500 }).map((length) => from + length),
        gridZone: zone,
        lead: weight<OracleCase['lead']>(
          [2, fc.constant(null)],
          [
            1,
            fc.record({
              zones: fc.array(zone, { minLength: 1, maxLength: 2 }),
              start: fc.constantFrom(0, 480),
              end: fc.constantFrom(1080, 1440),
              weekdays: fc.constantFrom([1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6, 7]),
            }),
          ],
        ),
      }),
    ),
  )

const ms = (minute: number) => instantOf(minute * MINUTE)
const spans = <T extends Span>(all: readonly T[]) => [...all].sort((a, b) => a.start - b.start)

function factsOf(one: OracleRep): RepFacts {
  const weekly = new Map<number, (readonly [number, number])[]>()
  for (const [day, start, end] of one.weekly) weekly.set(day, [...(weekly.get(day) ?? []), [start, end]])
  const rules: HoursRules = {
    zone: one.zone,
    weekly,
    overrides: new Map(Object.entries(one.overrides)),
    holidays: closingHolidays(new Map(one.holidays.map((day) => [day, 'Holiday'])), new Set(one.holidaysOff)),
    periods: one.travel.map((stay) => ({ from: stay.first, to: stay.back, zone: stay.zone })),
  }
  return {
    repId: one.id,
    name: one.id,
    role: one.role,
    rules,
    dayCap: one.dayCap,
    weekCap: one.weekCap,
    verified: true,
    timeOff: spans(one.timeOff).map((off) => ({ start: ms(off.start), end: ms(off.end), reason: null })),
    busy: spans(one.busy).map((busy) => ({ start: ms(busy.start), end: ms(busy.end), title: null, source: 'x' })),
    meetings: spans(one.meetings).map((meeting, i) => ({
      start: ms(meeting.start),
      end: ms(meeting.end),
      meetingId: String(i),
      with: 'x',
      before: meeting.before * MINUTE,
      after: meeting.after * MINUTE,
    })),
    holds: spans(one.holds).map((hold) => ({
      start: ms(hold.start),
      end: ms(hold.end),
      for: 'x',
      until: Infinity,
      before: hold.before * MINUTE,
      after: hold.after * MINUTE,
    })),
  }
}

/** The case as the engine is asked it. */
export function engineOf(asked: OracleCase) {
  const from = ms(asked.from)
  const to = ms(asked.to)
  const lead = asked.lead
  const wanted: Wanted = {
    length: asked.minutes * MINUTE,
    before: asked.before * MINUTE,
    after: asked.after * MINUTE,
    notice: asked.notice * MINUTE,
    horizon: asked.horizon * MINUTE,
    now: ms(asked.now),
    leadHours: lead
      ? lead.zones
          .map((zone) =>
            hoursBetween(
              {
                zone,
                weekly: new Map(lead.weekdays.map((day) => [day, [[lead.start, lead.end] as const]])),
                overrides: new Map(),
                holidays: new Map(),
              },
              from - DAY,
              to + 2 * DAY,
            ),
          )
          .reduce((a, b) => intersect(a, b))
      : null,
    movingId: null,
  }
  // As far back as the oracle lays out its days.
  const reps = asked.reps.map((one) => prepare(factsOf(one), from - 3 * DAY, to + 3 * DAY, null))
  const pools = asked.panel.map((seat, i) => ({
    seat: i,
    count: seat.count,
    optional: seat.optional,
    ranked: asked.reps.filter((one) => one.role === seat.role).map((one) => one.id),
  }))
  const find = (): Found[] =>
    findSlots({
      reps,
      pools,
      wanted,
      stepMinutes: asked.step,
      zone: asked.gridZone,
      from,
      to,
      // Before all that is laid out: to the oracle every stretch has a beginning.
      since: from - 30 * DAY,
      limit: Infinity,
    })
  return { reps, pools, wanted, find }
}
