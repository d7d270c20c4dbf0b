import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Calling } from '../../../shared/priority/callingHours.ts'
import {
  type AnswerAsks,
  comparePlaces,
  KIND_ORDER,
  LANES,
  placeOf,
  placeUntil,
  type QueuedLead,
} from '../../../shared/priority/place.ts'
import { rungTimes } from '../../../shared/priority/ladder.ts'
import { reasonText } from '../../../shared/priority/reason.ts'
import { DEFAULT_SCORE } from '../../../shared/priority/defaultScore.ts'
import { DEFAULT_RULES as rules } from '../../../shared/priority/rules.ts'
import { compileScore, scoreOf } from '../../../shared/priority/score.ts'
import { Smallest } from '../../../shared/priority/smallest.ts'
import { HOUR, MINUTE, parseInstant } from '../../../shared/time/instant.ts'
import { anyLead, AT, clockOf, liveMeeting, maria, newcomer } from './leads.ts'

const { receipt } = compileScore(DEFAULT_SCORE.rules)

const OPEN: Calling = { now: true, why: 'open' }
const CLOSED: Calling = { now: false, why: 'closed' }
const UNKNOWN: Calling = { now: false, why: 'zoneUnknown' }

const place = (lead: QueuedLead, calling = OPEN, at: number = AT) =>
  placeOf(lead, at, scoreOf(receipt(lead, at)), calling, 5, rules)

const reason = (lead: QueuedLead, more: Partial<Parameters<typeof reasonText>[2]> = {}, calling = OPEN) => {
  const found = place(lead, calling)
  const context = { at: AT, zone: 'America/Denver', clock: '24', answerWithin: 5, rules, ...more } as const
  return found && reasonText(lead, found, context)
}

const meeting = (start: string, confirmed = false) => liveMeeting(parseInstant(start), { confirmed })
const booked: QueuedLead = { ...maria, stage: 'meeting', nextKind: 'meeting', nextDue: null }
const toConfirm = { ...booked, meetings: [meeting('2026-11-24T16:00:00Z')] }
/** Confirmed and days ahead, which by itself asks for nothing. */
const asking = (asks: AnswerAsks): QueuedLead => ({
  ...booked,
  meetings: [{ ...meeting('2026-11-26T16:00:00Z', true), asks }],
})
const recovering: QueuedLead = { ...maria, stage: 'working', nextKind: 'recover', nextDue: AT - HOUR }
const due: QueuedLead = { ...maria, stage: 'working', connects: 0, nextKind: 'call', nextDue: AT - HOUR }

describe('the reason', () => {
  test.each<[string, QueuedLead, Parameters<typeof reason>[1]]>([
    ['Call back 10:30, 12 min late', maria, {}],
    ['Call back 10:42, now', { ...maria, nextDue: AT }, {}],
    ['Call back 10:30 am, 12 min late', maria, { clock: '12' }],
    ['Call back Fri 10:42, 3 days late', { ...maria, nextDue: AT - 72 * HOUR }, {}],
    ['Call back 2 Nov 10:42, 21 days late', { ...maria, nextDue: AT - 21 * 24 * HOUR }, {}],
    ['Confirm: tomorrow 09:00 with Priya', toConfirm, { host: 'Priya' }],
    [
      'Proposes Fri 10:00, not Thu 09:00',
      asking({ kind: 'proposed', start: parseInstant('2026-11-27T17:00:00Z') }),
      {},
    ],
    [
      'Confirm: tomorrow 09:00 with Priya, second call',
      { ...booked, meetings: [{ ...toConfirm.meetings[0]!, tries: { count: 1, last: AT - 30 * HOUR } }] },
      { host: 'Priya' },
    ],
    ['Remind: Wed 09:00, by message', { ...booked, meetings: [meeting('2026-11-25T16:00:00Z')] }, {}],
    [
      'Outcome missing: today 09:00',
      { ...booked, meetings: [meeting('2026-11-23T16:00:00Z')] },
      { started: AT - 102 * MINUTE },
    ],
    [
      'No answer to the invite for Sat 09:00, sent Thu',
      { ...booked, meetings: [{ ...meeting('2026-11-28T16:00:00Z'), unanswered: AT - 96 * HOUR }] },
      {},
    ],
    ['Proposes Thu 15:00, not 09:00', asking({ kind: 'proposed', start: parseInstant('2026-11-26T22:00:00Z') }), {}],
    ['Declined Thu 09:00, find another time', asking({ kind: 'declined' }), {}],
    ['Priya declined Thu 09:00, find a rep', asking({ kind: 'repDeclined', name: 'Priya Rao' }), {}],
    ['Confirm: today 16:00', { ...booked, meetings: [meeting('2026-11-23T23:00:00Z')] }, {}],
    [
      'No-show today 07:00, try 1 of 3',
      recovering,
      { missed: { start: parseInstant('2026-11-23T14:00:00Z'), tries: 0 } },
    ],
    [
      'No-show yesterday 07:00, try 3 of 3',
      recovering,
      { missed: { start: parseInstant('2026-11-22T14:00:00Z'), tries: 5 } },
    ],
    ['Answer within 5 min: 3 left', newcomer, {}],
    ['Answer within 5 min, 10 min late', { ...newcomer, created: AT - 15 * MINUTE }, {}],
    ['New, asked for a demo', { ...newcomer, created: AT - 70 * MINUTE }, {}],
    ['New, never called', { ...newcomer, source: 'List', clock: undefined }, {}],
    ['Answer within 2 h: 118 left', { ...newcomer, clock: { ...clockOf('Demo')!, minutes: 120 } }, {}],
    ['New, recommended to us', { ...newcomer, source: 'Referral', clock: clockOf('Referral') }, {}],
    ['Next call planned for tomorrow 10:42', { ...due, pinned: AT, nextDue: AT + 24 * HOUR }, {}],
    ['Attempt 3 of 6', { ...due, attempts: 2 }, {}],
    ['Connected, follow up', { ...due, connects: 1 }, {}],
    ['Interested, book a meeting', { ...due, stage: 'qualified', connects: 1 }, {}],
    ['Rested, time to try again', { ...due, stage: 'nurture', nextKind: 'nurture', attempts: 6 }, {}],
    ['Meeting fell through, next step open', booked, {}],
  ])('%s', (expected, lead, context) => expect(reason(lead, context)).toBe(expected))

  test('an answer that no call can give in time waits for the hours', () => {
    expect(place(newcomer, CLOSED)?.kind).toBe('score')
    expect(reason(newcomer, {}, CLOSED)).toBe('New, asked for a demo')
    expect(place(newcomer, UNKNOWN)?.kind).toBe('answer')
  })
})

const inTwoDays = parseInstant('2026-11-25T10:00:00Z')
const agreedLate = liveMeeting(inTwoDays, {
  rungs: rungTimes(rules.ladder, inTwoDays, AT, { zones: [], country: null, region: null }, 'Europe/Berlin'),
})

describe('not in the queue', () => {
  test.each<[string, QueuedLead]>([
    ['closed', { ...maria, stage: 'lost' }],
    ['handed over', { ...maria, stage: 'handedOver' }],
    ['do not contact', { ...maria, doNotContact: true }],
    ['snoozed', { ...maria, snoozedUntil: AT + 1 }],
    ['promised for later', { ...maria, nextDue: AT + 1 }],
    ['planned for tomorrow', { ...due, nextDue: AT + 24 * HOUR }],
    ['a meeting far ahead', { ...booked, meetings: [meeting('2026-11-26T16:00:00Z')] }],
    ['a meeting that is confirmed', { ...booked, meetings: [meeting('2026-11-24T16:00:00Z', true)] }],
    ['a meeting that takes place', { ...booked, meetings: [meeting('2026-11-23T17:30:00Z')] }],
    ['its steps done for now', { ...booked, meetings: [{ ...toConfirm.meetings[0]!, tries: { count: 1, last: AT } }] }],
    ['booked within two days after that step', { ...booked, meetings: [agreedLate] }],
  ])('%s', (_, lead) => expect(place(lead)).toBeUndefined())

  test('a snooze ends when it says, and cannot outlast a meeting to confirm', () => {
    expect(place({ ...maria, snoozedUntil: AT })?.kind).toBe('callBack')
    expect(place({ ...toConfirm, snoozedUntil: AT + 2 * HOUR })).toBeUndefined()
    expect(place({ ...toConfirm, snoozedUntil: AT + 48 * HOUR })?.kind).toBe('confirm')
  })
})

test('tried as often today as the rules allow: not before tomorrow, but for what was promised', () => {
  const strict = { ...rules, perDay: 2 }
  const tried = { ...due, dayTries: { count: 2, until: AT + HOUR } }
  const at = (lead: QueuedLead, instant: number = AT) => placeOf(lead, instant, 10, OPEN, 5, strict)
  expect(at(tried)).toBeUndefined()
  expect(at(tried, AT + HOUR)?.kind).toBe('score')
  expect(placeUntil(tried, AT, 5, strict)).toBe(AT + HOUR)
  expect(at({ ...tried, nextKind: 'recover' })).toBeUndefined()
  expect(at({ ...tried, nextKind: 'callBack' })?.kind).toBe('callBack')
  expect(at({ ...tried, meetings: toConfirm.meetings })?.kind).toBe('confirm')
  const pinned = { ...tried, pinned: AT }
  const context = { at: AT, zone: 'America/Denver', clock: '24', answerWithin: 5, rules: strict } as const
  expect(reasonText(pinned, at(pinned)!, context)).toBe('Tried 2 times today, again from tomorrow')
})

test('order: a promise, a meeting to confirm, a no-show, an answer, and the rest by what it is worth now', () => {
  const closed = { ...due, id: 'closed', fit: 100 }
  const rows = [
    ...[
      { ...due, id: 'few left', attempts: 5 },
      { ...due, id: 'many left' },
      newcomer,
      recovering,
      toConfirm,
      maria,
    ].map((lead) => ({ lead, place: place(lead)! })),
    { lead: closed, place: place(closed, CLOSED)! },
    { lead: { ...due, id: 'unknown' }, place: place({ ...due, id: 'unknown' }, UNKNOWN)! },
  ]
  const order = rows.sort(comparePlaces).map(({ lead, place: { kind } }) => (kind === 'score' ? lead.id : kind))
  expect(order).toEqual(['callBack', 'confirm', 'recover', 'answer', 'many left', 'unknown', 'few left', 'closed'])
})

const anyCalling = fc.constantFrom(OPEN, CLOSED, UNKNOWN)

test('whoever asked to be left alone, is closed or has nothing due is not in it; the order is as stated', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyLead, anyCalling), { maxLength: 30 }), (leads) => {
      const rows = leads.flatMap(([lead, calling]) => {
        const found = place(lead, calling)
        if (!found) return []
        expect(lead.doNotContact || lead.stage === 'lost' || lead.stage === 'handedOver').toBe(false)
        const pinned = found.lane === 'pinned'
        expect(pinned).toBe(lead.pinned !== null)
        if (found.kind !== 'confirm' && found.kind !== 'outcome' && lead.nextKind !== 'meeting' && !pinned) {
          expect(lead.nextDue).toBeLessThanOrEqual(AT)
        }
        if (found.kind !== 'confirm') expect(lead.snoozedUntil ?? 0).toBeLessThanOrEqual(AT)
        return [{ lead, place: found, calling }]
      })
      rows.sort(comparePlaces)
      for (let i = 1; i < rows.length; i++) {
        const [before, after] = [rows[i - 1]!, rows[i]!]
        const lanes = [before, after].map((row) => LANES.indexOf(row.place.lane)) as [number, number]
        expect(lanes[0]).toBeLessThanOrEqual(lanes[1])
        if (lanes[0] !== lanes[1]) continue
        const kinds = [before, after].map((row) => KIND_ORDER.indexOf(row.place.kind)) as [number, number]
        expect(kinds[0]).toBeLessThanOrEqual(kinds[1])
        if (kinds[0] !== kinds[1]) continue
        if (before.place.due !== undefined && after.place.due !== undefined)
          expect(before.place.due).toBeLessThanOrEqual(after.place.due)
        // Who cannot be called now never stands before one who can be.
        else if (before.calling === CLOSED) expect(after.calling).toBe(CLOSED)
      }
    }),
  )
})

test('a place stays what it is for as long as is said', () => {
  fc.assert(
    fc.property(anyLead, anyCalling, fc.double({ min: 0, max: 1, noNaN: true }), (lead, calling, part) => {
      const until = placeUntil(lead, AT, 5, rules)
      expect(until).toBeGreaterThan(AT)
      const within = AT + Math.floor((Math.min(until, AT + 9 * 24 * HOUR) - 1 - AT) * part)
      const at = (instant: number) => placeOf(lead, instant, 10, calling, 5, rules)
      expect(at(within)).toEqual(at(AT))
    }),
    { numRuns: 1000 },
  )
})

test('of two leads alike but for one thing, the better one comes first', () => {
  const worth = (lead: QueuedLead, score: number, calling: Calling) =>
    placeOf(lead, AT, score, calling, 5, rules)!.order
  const attempts = fc.integer({ min: 0, max: 7 })
  const score = fc.integer({ min: -40, max: 150 })
  fc.assert(
    fc.property(attempts, attempts, score, score, anyCalling, (a, b, s, t, calling) => {
      const fewer = { ...due, attempts: Math.min(a, b) }
      const more = { ...due, attempts: Math.max(a, b) }
      expect(worth(fewer, s, calling)).toBeLessThanOrEqual(worth(more, s, calling))
      expect(worth(fewer, Math.max(s, t), calling)).toBeLessThanOrEqual(worth(fewer, Math.min(s, t), calling))
      expect(worth(fewer, s, OPEN)).toBeLessThanOrEqual(worth(fewer, s, UNKNOWN))
      expect(worth(fewer, s, UNKNOWN)).toBeLessThanOrEqual(worth(fewer, s, CLOSED))
    }),
  )
})

test('the smallest are the start of the sorted', () => {
  const numbers = (a: number, b: number) => a - b
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 0, max: 20 }), (list, count) => {
      const kept = new Smallest(count, numbers)
      for (const number of list) kept.add(number)
      expect(kept.sorted()).toEqual([...list].sort(numbers).slice(0, count))
    }),
  )
})
