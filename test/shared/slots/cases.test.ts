import { describe, expect, it } from 'vitest'
import { MINUTE } from '../../../shared/time/instant.ts'
import { engineOf } from '../../support/slotCases.ts'
import { oracleSlots, type OracleCase, type OracleRep } from '../../support/slotOracle.ts'

/**
 * Cases that are worth a name: what random search found, and the days on which calendars go wrong. Each is asked of the
 * engine and of the plain reading, so that a row says what is right and not only that both agree.
 */
const at = (iso: string): number => Date.parse(iso) / MINUTE
const ALL_WEEK = [1, 2, 3, 4, 5, 6, 7]

const rep = (zone: string, part: Partial<OracleRep> = {}): OracleRep => ({
  id: 'rep0',
  role: 'ae',
  zone,
  weekly: ALL_WEEK.map((day) => [day, 540, 1020] as const),
  overrides: {},
  holidays: [],
  holidaysOff: [],
  travel: [],
  timeOff: [],
  busy: [],
  meetings: [],
  holds: [],
  dayCap: null,
  weekCap: null,
  ...part,
})
const daily = (...stretches: (readonly [number, number])[]): OracleRep['weekly'] =>
  ALL_WEEK.flatMap((day) => stretches.map(([start, end]) => [day, start, end] as const))

const ask = (one: OracleRep, from: string, to: string, part: Partial<OracleCase> = {}): OracleCase => ({
  reps: [one],
  panel: [{ role: 'ae', count: 1, optional: false }],
  minutes: 60,
  step: 60,
  before: 0,
  after: 0,
  notice: 0,
  horizon: 400 * 1440,
  now: at(from) - 1440,
  from: at(from),
  to: at(to),
  gridZone: one.zone,
  lead: null,
  ...part,
})

const CASES: readonly (readonly [name: string, asked: OracleCase, starts: readonly string[]])[] = [
  [
    'Berlin, spring: the hour from 2 to 3 is not there, and 1:30 to 3:30 is one hour long',
    ask(rep('Europe/Berlin', { weekly: daily([90, 210]) }), '2026-03-28T23:00Z', '2026-03-29T10:00Z', { step: 30 }),
    ['2026-03-29T00:30'],
  ],
  [
    'Berlin, autumn: 1:30 to 3:30 is three hours long',
    ask(rep('Europe/Berlin', { weekly: daily([90, 210]) }), '2026-10-24T22:00Z', '2026-10-25T10:00Z'),
    ['2026-10-25T00:00', '2026-10-25T01:00'],
  ],
  [
    'Santiago: midnight is skipped, so a day that begins at midnight begins at one',
    ask(rep('America/Santiago', { weekly: daily([0, 180]) }), '2026-09-06T00:00Z', '2026-09-06T12:00Z'),
    ['2026-09-06T04:00', '2026-09-06T05:00'],
  ],
  [
    'Lord Howe: half an hour is added, and the starts keep their step over it',
    ask(rep('Australia/Lord_Howe', { weekly: daily([60, 300]) }), '2026-04-04T13:00Z', '2026-04-05T00:00Z'),
    ['2026-04-04T14:00', '2026-04-04T15:00', '2026-04-04T16:00', '2026-04-04T17:00'],
  ],
  [
    'Kathmandu: the grid is the lead’s, a quarter off everybody else’s',
    ask(rep('Europe/Berlin', { weekly: daily([540, 720]) }), '2026-11-24T00:00Z', '2026-11-25T00:00Z', {
      gridZone: 'Asia/Kathmandu',
    }),
    ['2026-11-24T08:15', '2026-11-24T09:15'],
  ],
  [
    'hours over midnight are one stretch, and a meeting may lie across it',
    ask(rep('UTC', { weekly: daily([1380, 1440], [0, 60]) }), '2026-11-24T12:00Z', '2026-11-25T12:00Z', { step: 30 }),
    ['2026-11-24T23:00', '2026-11-24T23:30', '2026-11-25T00:00'],
  ],
  [
    'a lead who may be met at any hour may be met over midnight too',
    ask(rep('UTC', { weekly: daily([0, 1440]) }), '2026-11-24T22:00Z', '2026-11-25T02:00Z', {
      lead: { zones: ['Europe/Berlin'], start: 0, end: 1440, weekdays: ALL_WEEK },
    }),
    ['2026-11-24T22:00', '2026-11-24T23:00', '2026-11-25T00:00', '2026-11-25T01:00'],
  ],
  [
    'a lead in one of two zones is met in the hours that both allow',
    ask(rep('UTC', { weekly: daily([0, 1440]) }), '2026-11-24T00:00Z', '2026-11-25T00:00Z', {
      lead: { zones: ['America/New_York', 'America/Los_Angeles'], start: 540, end: 1020, weekdays: ALL_WEEK },
    }),
    ['2026-11-24T17:00', '2026-11-24T18:00', '2026-11-24T19:00', '2026-11-24T20:00', '2026-11-24T21:00'],
  ],
  [
    'a step of 45 minutes hangs on the stretch that a busy event leaves',
    ask(
      rep('UTC', {
        weekly: daily([540, 720]),
        busy: [{ start: at('2026-11-24T09:20Z'), end: at('2026-11-24T09:50Z') }],
      }),
      '2026-11-24T00:00Z',
      '2026-11-25T00:00Z',
      {
        step: 45,
        minutes: 30,
      },
    ),
    ['2026-11-24T10:00', '2026-11-24T10:45', '2026-11-24T11:30'],
  ],
  [
    'the day cap is counted in the zone of the rep: in Tokyo it is tomorrow already',
    ask(
      rep('Asia/Tokyo', {
        weekly: daily([0, 1440]),
        dayCap: 1,
        meetings: [{ start: at('2026-11-24T15:00Z'), end: at('2026-11-24T16:00Z'), before: 0, after: 0 }],
      }),
      '2026-11-24T12:00Z',
      '2026-11-24T18:00Z',
    ),
    ['2026-11-24T12:00', '2026-11-24T13:00', '2026-11-24T14:00'],
  ],
  [
    'the gap between two meetings is the buffer after the one and before the other',
    ask(
      rep('UTC', {
        weekly: daily([540, 780]),
        meetings: [{ start: at('2026-11-24T10:00Z'), end: at('2026-11-24T10:30Z'), before: 5, after: 20 }],
      }),
      '2026-11-24T00:00Z',
      '2026-11-25T00:00Z',
      { minutes: 30, step: 5, before: 10, after: 25 },
    ),
    [
      '2026-11-24T09:00',
      ...Array.from({ length: 19 }, (_, i) => new Date(Date.UTC(2026, 10, 24, 11, i * 5)).toISOString().slice(0, 16)),
    ],
  ],
]

const text = (minute: number): string => new Date(minute * MINUTE).toISOString().slice(0, 16)

describe('slots, case by case', () => {
  it.each(CASES)('%s', (_name, asked, starts) => {
    expect(
      engineOf(asked)
        .find()
        .map((slot) => text(slot.start / MINUTE)),
    ).toEqual(starts)
    expect(oracleSlots(asked).map((slot) => text(slot.start))).toEqual(starts)
  })
})
