import type { BoardRow } from '../contract/board.ts'
import { instantOf, MINUTE, parseInstant, type Interval } from '../time/instant.ts'
import { merge, subtract } from '../time/intervals.ts'
import { spansOf, type Axis, type Span } from './axis.ts'
import { assignLanes, type Lane } from './lanes.ts'

type Busy = BoardRow['busy'][number]
type BoardMeeting = BoardRow['meetings'][number]
type BoardHold = BoardRow['holds'][number]
type TimeOff = BoardRow['timeOff'][number]

/** What lies behind: takes the whole height of the row and is not chosen by itself. */
export type Ground = Span & { readonly key: string } & (
    | { readonly kind: 'closed' }
    /** Hours of a rep whose calendar is missing or too old to be trusted. */
    | { readonly kind: 'unverified' }
    | { readonly kind: 'timeOff'; readonly off: TimeOff }
    | { readonly kind: 'allDay'; readonly busy: Busy }
    | { readonly kind: 'buffer'; readonly meetingId: string }
  )

/** What happens: shares the row's height with what overlaps it. */
export type Entry = Span &
  Lane & { readonly key: string } & (
    | { readonly kind: 'busy'; readonly busy: Busy }
    | { readonly kind: 'meeting'; readonly meeting: BoardMeeting }
    | { readonly kind: 'hold'; readonly hold: BoardHold }
  )

export interface RowLayout {
  readonly grounds: readonly Ground[]
  /** In order of start. */
  readonly entries: readonly Entry[]
}

const intervalOf = (item: { readonly start: string; readonly end: string }): Interval => ({
  start: parseInstant(item.start),
  end: parseInstant(item.end),
})

/** Where everything of a rep's row lies on the axis. A cancelled meeting takes no time and is not drawn. */
export function layoutRow(row: BoardRow, axis: Axis): RowLayout {
  const hours = merge(row.hours.map(intervalOf))
  const shown = axis.segments.map(({ start, end }) => ({ start, end }))
  const meetings = row.meetings.filter((meeting) => meeting.status !== 'cancelled')
  const grounds: Ground[] = []
  const lay = (interval: Interval, make: (span: Span) => Ground) => grounds.push(...spansOf(axis, interval).map(make))

  for (const closed of subtract(shown, hours)) {
    lay(closed, (span) => ({ ...span, kind: 'closed', key: `closed ${span.start}` }))
  }
  if (!row.verified) {
    for (const open of hours) {
      lay(open, (span) => ({ ...span, kind: 'unverified', key: `unverified ${span.start}` }))
    }
  }
  row.timeOff.forEach((off, i) =>
    lay(intervalOf(off), (span) => ({ ...span, kind: 'timeOff', off, key: `off ${i} ${span.start}` })),
  )
  row.busy.forEach((busy, i) => {
    if (!busy.allDay) return
    lay(intervalOf(busy), (span) => ({ ...span, kind: 'allDay', busy, key: `allDay ${i} ${span.start}` }))
  })
  for (const meeting of meetings) {
    for (const buffer of buffersOf(meeting)) {
      const { meetingId } = meeting
      lay(buffer, (span) => ({ ...span, kind: 'buffer', meetingId, key: `buffer ${meetingId} ${span.start}` }))
    }
  }
  return { grounds, entries: layoutEntries(row, meetings, axis) }
}

/** The time kept free around a meeting that is still to come about: nothing is kept around one that is over. */
function buffersOf(meeting: BoardMeeting): readonly Interval[] {
  if (meeting.status !== 'booked' && meeting.status !== 'confirmed') return []
  const { start, end } = intervalOf(meeting)
  const before = { start: instantOf(start - meeting.bufferBefore * MINUTE), end: start }
  const after = { start: end, end: instantOf(end + meeting.bufferAfter * MINUTE) }
  return [before, after].filter((buffer) => buffer.start < buffer.end)
}

function layoutEntries(row: BoardRow, meetings: readonly BoardMeeting[], axis: Axis): readonly Entry[] {
  type Item = { readonly at: Interval; readonly place: (span: Span, lane: Lane) => Entry }
  const items: Item[] = [
    ...row.busy
      .filter((busy) => !busy.allDay)
      .map((busy, i) => ({
        at: intervalOf(busy),
        place: (span: Span, lane: Lane): Entry => ({
          ...span,
          ...lane,
          kind: 'busy',
          busy,
          key: `busy ${i} ${span.start}`,
        }),
      })),
    ...meetings.map((meeting) => ({
      at: intervalOf(meeting),
      place: (span: Span, lane: Lane): Entry => ({
        ...span,
        ...lane,
        kind: 'meeting',
        meeting,
        key: `meeting ${meeting.meetingId} ${span.start}`,
      }),
    })),
    ...row.holds.map((hold) => ({
      at: intervalOf(hold),
      place: (span: Span, lane: Lane): Entry => ({
        ...span,
        ...lane,
        kind: 'hold',
        hold,
        key: `hold ${hold.holdId} ${span.start}`,
      }),
    })),
  ]
  const lanes = assignLanes(items.map((item) => item.at))
  return items
    .flatMap((item, i) => spansOf(axis, item.at).map((span) => item.place(span, lanes[i] ?? { lane: 0, lanes: 1 })))
    .toSorted((a, b) => a.start - b.start || a.lane - b.lane)
}

/** The entry drawn at an instant, a meeting or hold before the busy time it overlaps. */
export function entryAt(layout: RowLayout, at: number): Entry | null {
  const under = layout.entries.filter((entry) => entry.start <= at && at < entry.end)
  return under.find((entry) => entry.kind !== 'busy') ?? under[0] ?? null
}
