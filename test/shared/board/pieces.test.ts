import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeAxis } from '../../../shared/board/axis.ts'
import { assignLanes } from '../../../shared/board/lanes.ts'
import { loadOf } from '../../../shared/board/load.ts'
import { entryAt, layoutRow } from '../../../shared/board/pieces.ts'
import { orderRows } from '../../../shared/board/rowOrder.ts'
import type { BoardRow } from '../../../shared/contract/board.ts'
import { formatInstant, MINUTE, parseInstant } from '../../../shared/time/instant.ts'

const rep = (name: string, role: BoardRow['rep']['role'] = 'ae'): BoardRow['rep'] => ({
  id: `rep ${name}`,
  name,
  email: `${name.toLowerCase().replaceAll(' ', '.')}@example.com`,
  role,
  zone: 'Europe/Berlin',
  weight: 100,
  priority: 'normal',
  dayCap: null,
  weekCap: null,
  holidayRegion: null,
  active: true,
})

const row = (parts: Partial<BoardRow> = {}): BoardRow => ({
  rep: rep('Dana Keller'),
  zone: 'Europe/Berlin',
  asOf: null,
  verified: true,
  hours: [],
  timeOff: [],
  busy: [],
  meetings: [],
  holds: [],
  load: { hours: 0, taken: 0 },
  ...parts,
})

const at = (hhmm: string) => `2026-11-26T${hhmm}:00Z`
const times = (start: string, end: string) => ({ start: at(start), end: at(end) })
const busy = (start: string, end: string, parts: Partial<BoardRow['busy'][number]> = {}) => ({
  ...times(start, end),
  title: 'Busy',
  allDay: false,
  tentative: false,
  source: 'work.ics',
  ...parts,
})
const meeting = (start: string, end: string, parts: Partial<BoardRow['meetings'][number]> = {}) => ({
  ...times(start, end),
  meetingId: `meeting ${start}`,
  leadId: 'lead',
  leadName: 'Maria Sandoval',
  company: 'Cascade Freight',
  typeName: 'Product demo',
  status: 'booked' as const,
  attendance: 'needsAction' as const,
  bufferBefore: 10,
  bufferAfter: 15,
  ...parts,
})

/** 08:00 to 18:00 in Berlin, a pixel a minute. */
const axis = makeAxis({
  days: ['2026-11-26'],
  zone: 'Europe/Berlin',
  window: { start: 480, end: 1080 },
  pixelsPerHour: 60,
})

describe('what lies behind a row', () => {
  const of = (parts: Partial<BoardRow>) =>
    layoutRow(row(parts), axis).grounds.map(({ kind, x, width }) => [kind, x, width])

  it('closes what is not hours', () => {
    expect(of({ hours: [times('08:00', '11:00'), times('12:00', '16:00')] })).toEqual([
      ['closed', 0, 60],
      ['closed', 240, 60],
      ['closed', 540, 60],
    ])
    expect(of({})).toEqual([['closed', 0, 600]])
  })
  it('marks the hours of a calendar that cannot be trusted', () => {
    expect(of({ hours: [times('07:00', '17:00')], verified: false })).toEqual([['unverified', 0, 600]])
  })
  it('shows time off and events of a whole day, as far as they are drawn', () => {
    const allDay = busy('00:00', '00:00', { allDay: true, start: '2026-11-25T23:00:00Z', end: '2026-11-26T23:00:00Z' })
    const layout = layoutRow(
      row({
        hours: [times('07:00', '17:00')],
        timeOff: [{ ...times('05:00', '09:00'), reason: null }],
        busy: [allDay],
      }),
      axis,
    )
    expect(layout.grounds.map(({ kind, x, width, cutStart, cutEnd }) => [kind, x, width, cutStart, cutEnd])).toEqual([
      ['timeOff', 0, 120, true, false],
      ['allDay', 0, 600, true, true],
    ])
    expect(layout.entries).toEqual([])
  })
  it.each([
    ['booked', 2],
    ['confirmed', 2],
    ['completed', 0],
    ['no_show', 0],
    ['cancelled', 0],
  ] as const)('keeps room around a meeting that is %s: %d', (status, count) => {
    const grounds = of({ hours: [times('07:00', '17:00')], meetings: [meeting('10:00', '10:45', { status })] })
    expect(grounds).toEqual(
      [
        ['buffer', 170, 10],
        ['buffer', 225, 15],
      ].slice(0, count),
    )
  })
})

describe('what happens in a row', () => {
  it('gives what overlaps lanes, and prefers the meeting under a pointer', () => {
    const layout = layoutRow(
      row({ busy: [busy('09:00', '11:00'), busy('14:00', '15:00')], meetings: [meeting('10:00', '10:45')] }),
      axis,
    )
    expect(layout.entries.map(({ kind, x, lane, lanes }) => [kind, x, lane, lanes])).toEqual([
      ['busy', 120, 0, 2],
      ['meeting', 180, 1, 2],
      ['busy', 420, 0, 1],
    ])
    expect(entryAt(layout, parseInstant(at('10:15')))?.kind).toBe('meeting')
    expect(entryAt(layout, parseInstant(at('10:45')))?.kind).toBe('busy')
    expect(entryAt(layout, parseInstant(at('11:00')))).toBeNull()
  })
  it('does not draw a cancelled meeting', () => {
    expect(layoutRow(row({ meetings: [meeting('10:00', '10:45', { status: 'cancelled' })] }), axis).entries).toEqual([])
  })
  it('gives each piece a key of its own, within the axis', () => {
    const piece = fc.record({ start: fc.integer({ min: -300, max: 900 }), length: fc.integer({ min: 5, max: 300 }) })
    const midnight = parseInstant('2026-11-26T07:00:00Z')
    const intervals = fc.array(piece, { maxLength: 12 }).map((list) =>
      list.map(({ start, length }) => ({
        start: formatInstant(midnight + start * MINUTE),
        end: formatInstant(midnight + (start + length) * MINUTE),
      })),
    )
    fc.assert(
      fc.property(intervals, intervals, fc.boolean(), (hours, events, verified) => {
        const layout = layoutRow(
          row({
            verified,
            hours,
            timeOff: events.slice(0, 3).map((event) => ({ ...event, reason: null })),
            busy: events.map((event, i) => ({ ...busy('00:00', '01:00'), ...event, allDay: i % 4 === 0 })),
          }),
          axis,
        )
        const pieces = [...layout.grounds, ...layout.entries]
        expect(new Set(pieces.map((one) => one.key)).size).toBe(pieces.length)
        for (const one of pieces) {
          expect(one.x).toBeGreaterThanOrEqual(0)
          expect(one.x + one.width).toBeLessThanOrEqual(axis.width)
          expect(one.width).toBeGreaterThan(0)
        }
        const width = (kind: string) =>
          layout.grounds.reduce((sum, one) => sum + (one.kind === kind ? one.width : 0), 0)
        if (!verified) expect(width('closed') + width('unverified')).toBeCloseTo(axis.width, 6)
      }),
    )
  })
})

describe('lanes', () => {
  it('let nothing that overlaps share one, and use no more than are needed', () => {
    const interval = fc
      .record({ start: fc.integer({ min: 0, max: 60 }), length: fc.integer({ min: 1, max: 20 }) })
      .map(({ start, length }) => ({ start, end: start + length }))
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 20 }), (list) => {
        const lanes = assignLanes(list)
        list.forEach((one, i) => {
          expect(lanes[i]?.lane).toBeLessThan(lanes[i]?.lanes ?? 0)
          list.forEach((two, j) => {
            if (i >= j || one.start >= two.end || two.start >= one.end) return
            expect(lanes[i]?.lane).not.toBe(lanes[j]?.lane)
            expect(lanes[i]?.lanes).toBe(lanes[j]?.lanes)
          })
          const most = Math.max(
            ...list.map((two) => list.filter((x) => x.start <= two.start && two.start < x.end).length),
          )
          expect(lanes[i]?.lanes).toBeLessThanOrEqual(most)
        })
      }),
    )
  })
})

describe('how full a rep is', () => {
  it('counts each minute once, within hours, without time off', () => {
    const load = loadOf(
      row({
        hours: [times('08:00', '16:00')],
        timeOff: [{ ...times('14:00', '20:00'), reason: null }],
        busy: [busy('07:00', '09:00'), busy('09:30', '10:30'), busy('11:00', '12:00', { tentative: true })],
        meetings: [meeting('10:00', '10:45')],
      }),
      axis.segments,
    )
    expect(load).toEqual({ hours: 360, taken: 60 + 75 })
  })
})

describe('the order of rows', () => {
  const rows = [
    row({ rep: rep('Zoë Ames') }),
    row({ rep: rep('Ana Ruiz', 'presales') }),
    row({ rep: rep('Dana Keller') }),
    row({ rep: rep('Bo Late'), verified: false }),
  ]
  const loads = new Map([
    ['rep Zoë Ames', { hours: 480, taken: 60 }],
    ['rep Ana Ruiz', { hours: 480, taken: 0 }],
    ['rep Dana Keller', { hours: 480, taken: 300 }],
    ['rep Bo Late', { hours: 180, taken: 0 }],
  ])
  const names = (over: Partial<Parameters<typeof orderRows>[0]>) =>
    orderRows({
      rows,
      loads,
      sort: 'freeFirst',
      grouping: 'role',
      filter: '',
      pinned: new Set(),
      roleLabel: (role) => role,
      ...over,
    }).map((group) => [group.of, ...group.rows.map((one) => one.rep.name)])

  it('groups by role, most free time first, the trusted first of equals', () => {
    expect(names({})).toEqual([
      ['ae', 'Zoë Ames', 'Dana Keller', 'Bo Late'],
      ['presales', 'Ana Ruiz'],
    ])
  })
  it('sorts by name without groups', () => {
    expect(names({ sort: 'name', grouping: 'none' })).toEqual([
      [null, 'Ana Ruiz', 'Bo Late', 'Dana Keller', 'Zoë Ames'],
    ])
  })
  it('sorts by load, and who has no hours last', () => {
    const off = row({ rep: rep('Off Today') })
    const full = new Map([...loads, ['rep Off Today', { hours: 0, taken: 0 }]])
    expect(names({ rows: [off, ...rows], loads: full, sort: 'fullest', grouping: 'none' })).toEqual([
      [null, 'Dana Keller', 'Zoë Ames', 'Ana Ruiz', 'Bo Late', 'Off Today'],
    ])
  })
  it('puts who is pinned before all others, once', () => {
    const pinned = new Set(['rep Ana Ruiz', 'rep Bo Late', 'rep who is gone'])
    expect(names({ pinned })).toEqual([
      ['pinned', 'Ana Ruiz', 'Bo Late'],
      ['ae', 'Zoë Ames', 'Dana Keller'],
    ])
    expect(names({ pinned, grouping: 'none', sort: 'name' })).toEqual([
      ['pinned', 'Ana Ruiz', 'Bo Late'],
      ['others', 'Dana Keller', 'Zoë Ames'],
    ])
  })
  it('shows every rep once, whatever is pinned, grouped and sorted', () => {
    fc.assert(
      fc.property(
        fc.subarray(rows.map((one) => one.rep.id)),
        fc.constantFrom('role' as const, 'none' as const),
        fc.constantFrom('freeFirst' as const, 'fullest' as const, 'name' as const),
        (pinned, grouping, sort) => {
          const shown = names({ pinned: new Set(pinned), grouping, sort }).flatMap(([, ...reps]) => reps)
          expect(shown.toSorted()).toEqual(rows.map((one) => one.rep.name).toSorted())
        },
      ),
    )
  })
  it('finds all words, whatever the accents', () => {
    expect(names({ filter: 'zoe  berlin' })).toEqual([['ae', 'Zoë Ames']])
    expect(names({ filter: 'presales' })).toEqual([['presales', 'Ana Ruiz']])
    expect(names({ filter: 'nobody' })).toEqual([])
  })
})
