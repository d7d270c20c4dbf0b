import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Disposition } from '../../../shared/contract/leads.ts'
import { afterCall, type CalledLead } from '../../../shared/priority/afterCall.ts'
import { callableAt } from '../../../shared/priority/callingHours.ts'
import { DEFAULT_RULES as rules } from '../../../shared/priority/rules.ts'
import { formatInstant, parseInstant } from '../../../shared/time/instant.ts'

const AT = parseInstant('2026-11-23T17:42:00Z')
const DISPOSITIONS = [
  ['no_answer', false, false, 'working', 'call', 1440],
  ['voicemail', false, false, 'working', 'call', 2880],
  ['busy', false, false, 'working', 'call', 120],
  ['call_back', true, true, 'working', 'callBack', null],
  ['interested', true, false, 'qualified', 'call', 1440],
  ['not_now', true, false, 'nurture', 'nurture', 43_200],
  ['not_interested', true, false, 'lost', null, null],
  ['do_not_call', true, false, 'lost', null, null],
] as const
const disposition = (code: (typeof DISPOSITIONS)[number][0]): Disposition => {
  const row = DISPOSITIONS.find(([known]) => known === code)
  if (!row) throw new Error(code)
  const [, connected, needsTime, stage, nextKind, delayMinutes] = row
  return {
    code,
    label: code,
    key: 'k',
    connected,
    needsTime,
    stage,
    nextKind,
    delayMinutes,
    doNotContact: code === 'do_not_call',
  }
}

const fresh: CalledLead = {
  stage: 'new',
  doNotContact: false,
  attempts: 0,
  connects: 0,
  nextKind: 'call',
  hasMeeting: false,
  recoveries: 0,
  zones: ['Europe/Berlin'],
  country: 'DE',
  region: null,
}

const said = (lead: CalledLead, code: Parameters<typeof disposition>[0], at = AT) => {
  const after = afterCall(lead, disposition(code), at, code === 'call_back' ? at + 90 * 60_000 : undefined, rules)
  const due = after.next && 'due' in after.next ? ` ${formatInstant(after.next.due)}` : ''
  return `${after.stage} ${after.attempts}/${after.connects} ${after.next?.kind ?? 'none'}${due}${after.doNotContact ? ' dnc' : ''}`
}

describe('what comes of a call', () => {
  test.each<[string, string, Partial<CalledLead>, Parameters<typeof disposition>[0]]>([
    ['again tomorrow', 'working 1/0 call 2026-11-24T17:42:00Z', {}, 'no_answer'],
    ['in two hours the office is shut: tomorrow at eight', 'working 1/0 call 2026-11-24T07:00:00Z', {}, 'busy'],
    ['the sixth try: rest for thirty days', 'nurture 6/0 nurture 2026-12-23T17:42:00Z', { attempts: 5 }, 'no_answer'],
    [
      'after the rest it starts over',
      'working 1/0 call 2026-11-24T17:42:00Z',
      { stage: 'nurture', attempts: 6, nextKind: 'nurture' },
      'no_answer',
    ],
    ['reached: the count starts over', 'qualified 0/1 call 2026-11-24T17:42:00Z', { attempts: 5 }, 'interested'],
    ['a promise is kept to the minute, closed or not', 'working 0/1 callBack 2026-11-23T19:12:00Z', {}, 'call_back'],
    [
      'a promise with a meeting ahead',
      'meeting 0/1 callBack 2026-11-23T19:12:00Z',
      { stage: 'meeting', nextKind: 'meeting', hasMeeting: true },
      'call_back',
    ],
    [
      'the meeting stays next',
      'meeting 1/0 meeting',
      { stage: 'meeting', nextKind: 'meeting', hasMeeting: true },
      'no_answer',
    ],
    [
      'the meeting is next again',
      'meeting 1/1 meeting',
      { stage: 'meeting', connects: 1, nextKind: 'callBack', hasMeeting: true },
      'no_answer',
    ],
    [
      'closed, meeting or not',
      'lost 0/1 none',
      { stage: 'meeting', nextKind: 'meeting', hasMeeting: true },
      'not_interested',
    ],
    ['left alone', 'lost 0/1 none dnc', {}, 'do_not_call'],
    [
      'qualified stays qualified',
      'qualified 1/2 call 2026-11-24T17:42:00Z',
      { stage: 'qualified', connects: 2 },
      'no_answer',
    ],
    [
      'a no-show is tried again as such',
      'working 1/0 recover 2026-11-24T17:42:00Z',
      { stage: 'working', nextKind: 'recover' },
      'no_answer',
    ],
    [
      'the third time it rests',
      'nurture 3/0 nurture 2026-12-23T17:42:00Z',
      { stage: 'working', nextKind: 'recover', attempts: 2, recoveries: 2 },
      'no_answer',
    ],
    [
      'the third time it goes to whoever was to meet it',
      'handedOver 3/0 none',
      { stage: 'working', nextKind: 'recover', attempts: 2, recoveries: 2, hasPerson: true },
      'no_answer',
    ],
    ['not now', 'nurture 0/1 nurture 2026-12-23T17:42:00Z', {}, 'not_now'],
    ['lost and not reached stays lost', 'lost 1/0 none', { stage: 'lost', nextKind: null }, 'no_answer'],
    [
      'lost and interested is open again',
      'qualified 0/1 call 2026-11-24T17:42:00Z',
      { stage: 'lost', nextKind: null },
      'interested',
    ],
    [
      'who asked to be left alone stays so',
      'lost 0/1 none dnc',
      { stage: 'lost', nextKind: null, doNotContact: true },
      'interested',
    ],
  ])('%s', (_, expected, lead, code) => expect(said({ ...fresh, ...lead }, code)).toBe(expected))

  test('a day after Friday is Monday', () => {
    expect(said(fresh, 'no_answer', parseInstant('2026-11-27T10:00:00Z'))).toBe('working 1/0 call 2026-11-30T07:00:00Z')
    expect(said({ ...fresh, zones: [] }, 'no_answer', parseInstant('2026-11-27T10:00:00Z'))).toBe(
      'working 1/0 call 2026-11-28T10:00:00Z',
    )
  })
})

test('an open lead always comes out with a next step, and calls land inside the hours', () => {
  const anyDisposition: fc.Arbitrary<Disposition> = fc.record({
    code: fc.constant('any'),
    label: fc.constant('any'),
    key: fc.constant('a'),
    connected: fc.boolean(),
    needsTime: fc.boolean(),
    stage: fc.constantFrom('working', 'qualified', 'nurture', 'lost', 'handedOver', null),
    nextKind: fc.constantFrom('call', 'callBack', 'recover', 'meeting', 'nurture', null),
    delayMinutes: fc.option(fc.integer({ min: 0, max: 100_000 })),
    doNotContact: fc.boolean(),
  })
  const anyCalled: fc.Arbitrary<CalledLead> = fc.record({
    stage: fc.constantFrom('new', 'working', 'qualified', 'meeting', 'nurture', 'handedOver', 'lost'),
    doNotContact: fc.boolean(),
    attempts: fc.integer({ min: 0, max: 8 }),
    connects: fc.integer({ min: 0, max: 5 }),
    nextKind: fc.constantFrom('call', 'callBack', 'recover', 'meeting', 'nurture', null),
    hasMeeting: fc.boolean(),
    recoveries: fc.integer({ min: 0, max: 4 }),
    zones: fc.subarray(['Europe/Berlin', 'America/Denver', 'Europe/London']),
    country: fc.constantFrom('DE', 'US', 'FR', null),
    region: fc.constantFrom('TX', null),
  })
  fc.assert(
    fc.property(anyCalled, anyDisposition, fc.option(fc.nat(1e9), { nil: undefined }), (lead, given, wait) => {
      const promised = wait === undefined ? undefined : AT + wait
      const after = afterCall(lead, given, AT, promised, rules)
      const closed = after.stage === 'lost' || after.stage === 'handedOver' || after.doNotContact
      expect(after.next === null).toBe(closed)
      if (!after.next || !('due' in after.next)) return
      expect(after.next.due).toBeGreaterThanOrEqual(AT)
      if (after.next.due === promised && given.needsTime) return
      const calling = callableAt(after.next.due, lead.zones, lead.country, lead.region)
      // Berlin and Denver share no hour of a French or German day: then there is no better time than the delay itself.
      if (lead.zones.length === 1) expect(calling.now).toBe(true)
    }),
  )
})

describe('the policy of attempts', () => {
  const call = (lead: Partial<CalledLead>, more: Partial<Disposition>, policy: Partial<typeof rules>, at = AT) =>
    afterCall({ ...fresh, ...lead }, { ...disposition('busy'), ...more }, at, undefined, { ...rules, ...policy })
  const dueOf = (after: ReturnType<typeof afterCall>) =>
    after.next && 'due' in after.next ? formatInstant(after.next.due) : undefined
  const morning = parseInstant('2026-11-23T08:00:00Z')

  test('keeps the time between two tries, and the tries of a day', () => {
    expect(dueOf(call({}, {}, {}, morning))).toBe('2026-11-23T10:00:00Z')
    expect(dueOf(call({}, {}, { spacingMinutes: 240 }, morning))).toBe('2026-11-23T12:00:00Z')
    const second = { dayTries: { count: 1, until: parseInstant('2026-11-23T23:00:00Z') } }
    expect(dueOf(call(second, {}, { perDay: 2 }, morning))).toBe('2026-11-24T07:00:00Z')
    expect(dueOf(call(second, {}, { perDay: 3 }, morning))).toBe('2026-11-23T10:00:00Z')
    // The day before counts no more.
    const yesterday = { dayTries: { count: 5, until: parseInstant('2026-11-22T23:00:00Z') } }
    expect(call(yesterday, {}, { perDay: 2 }, morning).dayTries).toEqual({
      count: 1,
      until: parseInstant('2026-11-23T23:00:00Z'),
    })
  })

  test('goes by working days, in the morning of the lead', () => {
    const friday = parseInstant('2026-11-27T15:00:00Z')
    const next = { delayMinutes: null, delayWorkingDays: 1 }
    expect(dueOf(call({}, next, {}, friday))).toBe('2026-11-30T07:00:00Z')
    expect(dueOf(call({}, { ...next, delayWorkingDays: 2 }, {}, friday))).toBe('2026-12-01T07:00:00Z')
    expect(dueOf(call({ zones: [], ownZone: 'Europe/Berlin' }, next, {}, friday))).toBe('2026-11-30T08:00:00Z')
  })

  test('does not count what is no try', () => {
    const after = call({ attempts: 5 }, { attempt: false }, {})
    expect(after).toMatchObject({ attempts: 5, stage: 'working' })
    expect(after.dayTries).toBeUndefined()
  })

  test('hands over where it says so and there is somebody, else the lead rests', () => {
    const policy = { whenSpent: 'handOver' } as const
    expect(call({ attempts: 5, hasPerson: true }, {}, policy)).toMatchObject({ stage: 'handedOver', next: null })
    expect(call({ attempts: 5 }, {}, policy)).toMatchObject({ stage: 'nurture', next: { kind: 'nurture' } })
  })
})
