import fc from 'fast-check'
import type { LiveMeeting, QueuedLead } from '../../../shared/priority/place.ts'
import { DEFAULT_SCORE } from '../../../shared/priority/defaultScore.ts'
import { rungTimes } from '../../../shared/priority/ladder.ts'
import { DEFAULT_RULES } from '../../../shared/priority/rules.ts'
import { clockFinder } from '../../../shared/priority/sources.ts'
import { HOUR, MINUTE, parseInstant } from '../../../shared/time/instant.ts'

/** Monday 23 November 2026, 10:42 in Denver, 18:42 in Berlin. */
export const AT = parseInstant('2026-11-23T17:42:00Z')

export const clockOf = clockFinder(DEFAULT_SCORE.clocks)

/** Maria of the picture: promised a call back at 10:30, her time. */
export const maria: QueuedLead = {
  id: 'maria',
  stage: 'qualified',
  doNotContact: false,
  fit: 70,
  intent: null,
  employees: 240,
  industry: 'Freight',
  value: 38_000,
  source: 'Demo request',
  country: 'US',
  region: 'CO',
  created: parseInstant('2026-09-28T08:00:00Z'),
  attempts: 0,
  connects: 1,
  noShows: 1,
  nextKind: 'callBack',
  nextDue: parseInstant('2026-11-23T17:30:00Z'),
  snoozedUntil: null,
  pinned: null,
  skippedUntil: null,
  clock: clockOf('Demo request'),
  meetings: [],
}

/** Half an hour, agreed long ago, with the steps of the ladder that the app comes with. */
export const liveMeeting = (start: number, more: Partial<LiveMeeting> = {}): LiveMeeting => ({
  id: 'm',
  start,
  end: start + 30 * MINUTE,
  confirmed: false,
  rungs: rungTimes(
    DEFAULT_RULES.ladder,
    start,
    0,
    { zones: ['America/Denver'], country: 'US', region: 'CO' },
    'Europe/Berlin',
  ),
  ...more,
})

export const newcomer: QueuedLead = {
  ...maria,
  id: 'samir',
  stage: 'new',
  connects: 0,
  noShows: 0,
  created: AT - 2 * MINUTE,
  nextKind: 'call',
  nextDue: AT - 2 * MINUTE,
}

const percent = fc.option(fc.integer({ min: 0, max: 100 }))
const nearAt = fc.integer({ min: -3 * 24 * 60, max: 3 * 24 * 60 }).map((minutes) => AT + minutes * MINUTE)

/** Any lead that the store could hold. */
export const anyLead: fc.Arbitrary<QueuedLead> = fc
  .record({
    id: fc.uuid(),
    stage: fc.constantFrom('new', 'working', 'qualified', 'meeting', 'nurture', 'handedOver', 'lost'),
    doNotContact: fc.boolean(),
    fit: percent,
    intent: percent,
    employees: fc.option(fc.integer({ min: 0, max: 100_000 })),
    industry: fc.option(fc.constantFrom('Freight', 'IT services', '')),
    value: fc.option(fc.double({ min: 0, max: 1e12, noNaN: true })),
    source: fc.option(fc.constantFrom('Demo request', 'Web form', 'Trade fair', 'List', 'Chat: call me back')),
    country: fc.option(fc.constantFrom('US', 'DE')),
    region: fc.constant(null),
    created: fc.integer({ min: 0, max: 400 * 24 }).map((hours) => AT - hours * HOUR),
    attempts: fc.integer({ min: 0, max: 9 }),
    connects: fc.integer({ min: 0, max: 5 }),
    noShows: fc.integer({ min: 0, max: 5 }),
    nextKind: fc.constantFrom('call', 'callBack', 'recover', 'meeting', 'nurture', null),
    nextDue: nearAt,
    snoozedUntil: fc.option(nearAt),
    pinned: fc.option(nearAt, { freq: 1 }),
    skippedUntil: fc.option(nearAt, { freq: 1 }),
    meetings: fc.array(
      fc
        .record({
          id: fc.uuid(),
          start: nearAt,
          confirmed: fc.boolean(),
          tried: fc.option(fc.record({ count: fc.integer({ min: 1, max: 3 }), last: nearAt })),
          unanswered: fc.option(nearAt),
        })
        .map(({ start, tried, unanswered, ...more }) =>
          liveMeeting(start, { ...more, ...(tried && { tries: tried }), ...(unanswered !== null && { unanswered }) }),
        ),
      { maxLength: 2 },
    ),
    dayTries: fc.option(fc.record({ count: fc.integer({ min: 1, max: 4 }), until: nearAt }), { nil: undefined }),
  })
  .map((lead) => ({
    ...lead,
    nextDue: lead.nextKind === 'meeting' || lead.nextKind === null ? null : lead.nextDue,
    clock: clockOf(lead.source),
  }))
