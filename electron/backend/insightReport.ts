import { Tally, type Figures } from '../../shared/insights/figures.ts'
import { waitOf, type Wait } from '../../shared/insights/firstCall.ts'
import type { Split } from '../../shared/insights/metrics.ts'
import { bucketsOf, unitOf, type Bucket, type BucketUnit, type DayRange } from '../../shared/insights/ranges.ts'
import { answerMinutes } from '../../shared/priority/sources.ts'
import { addDays, localDay, startOfDay } from '../../shared/time/zone.ts'
import { scoringOf } from './scoring.ts'
import type { Services } from './services.ts'
import {
  arrivals,
  arrivedSources,
  countBookings,
  countCalls,
  countMeetings,
  countMoves,
  type ArrivalRow,
  type Span,
} from './store/insights.ts'
import { listReps } from './store/reps.ts'

export interface Asked extends DayRange {
  readonly split: Split
  readonly firstWeekday: number
}

export interface Report {
  readonly total: Figures
  readonly today: Figures
  readonly unit: BucketUnit
  readonly series: readonly { readonly bucket: Bucket; readonly figures: Figures }[]
  readonly rows: readonly { readonly key: string; readonly name: string; readonly figures: Figures }[]
}

/** Whole local days as instants. */
export const spanOf = ({ from, to }: DayRange, zone: string): Span => ({
  from: startOfDay(from, zone),
  to: startOfDay(addDays(to, 1), zone),
})

/** Everything that is counted in a range, in all, over time, and by a split; its rows add up to the total. */
export function reportOf(services: Services, asked: Asked): Report {
  const { zone } = services.settings()
  const buckets = bucketsOf(asked, zone, asked.firstWeekday)
  const total = new Tally()
  const series = buckets.map(() => new Tally())
  const rows = new Map<string, Tally>()
  count(services, buckets, asked.split, (n, key, tell) => {
    const own = asked.split === 'week' ? (buckets[n]?.week ?? '') : key
    const row = rows.get(own) ?? new Tally()
    rows.set(own, row)
    for (const tally of [total, series[n], row]) if (tally) tell(tally)
  })
  const day = localDay(services.clock.now(), zone)
  const today = asked.from === day && asked.to === day ? total : tallyOf(services, { from: day, to: day })
  const names = nameKeys(services, asked.split)
  return {
    total: total.figures(),
    today: today.figures(),
    unit: unitOf(asked),
    series: buckets.map((bucket, i) => ({ bucket, figures: (series[i] ?? new Tally()).figures() })),
    rows: [...rows]
      .map(([key, tally]) => ({ key, name: names(key), figures: tally.figures() }))
      .sort(asked.split === 'week' ? (a, b) => (a.key < b.key ? 1 : -1) : byWork),
  }
}

/** The figures of whole days, in all. */
export function tallyOf(services: Services, range: DayRange): Tally {
  const tally = new Tally()
  count(services, [spanOf(range, services.settings().zone)], 'week', (_n, _key, tell) => tell(tally))
  return tally
}

type Named = Report['rows'][number]
/** Who did most comes first; what counts for nobody comes last. */
const byWork = (a: Named, b: Named): number =>
  Number(a.key === '') - Number(b.key === '') ||
  b.figures.dials - a.figures.dials ||
  b.figures.booked - a.figures.booked ||
  b.figures.held - a.figures.held ||
  (a.name < b.name ? -1 : 1)

function nameKeys({ db }: Services, split: Split): (key: string) => string {
  if (split === 'rep') {
    const names = new Map(listReps(db, { includeInactive: true }).map(({ id, name }) => [id, name]))
    return (key) => names.get(key) ?? 'No owner'
  }
  const none = split === 'source' ? 'No source' : 'Not called yet'
  return (key) => key || none
}

/** Hands everything out that counts in the spans: in which of them, for whom, and what to do to a tally. */
function count(
  services: Services,
  spans: readonly Span[],
  split: Split,
  give: (n: number, key: string, tell: (tally: Tally) => void) => void,
): void {
  const { db, clock } = services
  const now = clock.now()
  for (const { n, key, dials, connects } of countCalls(db, spans, split)) {
    give(n, key, (tally) => {
      tally.add('dials', dials)
      tally.add('connects', connects)
    })
  }
  for (const { n, key, count: made } of countBookings(db, spans, split)) {
    give(n, key, (tally) => tally.add('booked', made))
  }
  for (const { n, key, state, count: some } of countMeetings(db, spans, split, now)) {
    give(n, key, (tally) => tally.add(state, some))
  }
  for (const { n, key, count: moved } of countMoves(db, spans, split)) {
    give(n, key, (tally) => tally.add('reschedules', moved))
  }
  for (const { row, wait, ms } of waits(services, spans, split)) {
    give(row.n, row.key, (tally) => tally.addWait(wait, ms))
  }
}

export interface ArrivalWait {
  readonly row: ArrivalRow
  readonly wait: Exclude<Wait, 'none'>
  /** From coming in to the first call; null where there was none. */
  readonly ms: number | null
}

/** The leads that came in and expected to hear soon, with how long they waited. */
export function waits(services: Services, spans: readonly Span[], split: Split): ArrivalWait[] {
  const { db, clock } = services
  const first = spans[0]
  const last = spans.at(-1)
  if (!first || !last) return []
  const otherwise = services.settings().answerWithinMinutes
  const { clockOf } = scoringOf(services)
  const minutes = new Map<string, number>()
  for (const source of arrivedSources(db, { from: first.from, to: last.to })) {
    const within = answerMinutes(clockOf(source), otherwise)
    if (within !== undefined) minutes.set(source, within)
  }
  if (minutes.size === 0) return []
  const now = clock.now()
  return arrivals(db, spans, split, [...minutes.keys()]).flatMap((row) => {
    const { created_ms: created, called_ms: called } = row
    const within = minutes.get(row.source) ?? otherwise
    const wait = waitOf({ created, within, called, callable: row.callable === 1 }, now)
    return wait === 'none' ? [] : [{ row, wait, ms: called === null ? null : called - created }]
  })
}
