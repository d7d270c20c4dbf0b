import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FollowUps, Outcome } from '../../shared/contract/followUps.ts'
import { queueIndexOf, QueueIndex } from '../../electron/backend/queueIndex.ts'
import { all } from '../../electron/backend/store/database.ts'
import { checkFollowUps } from '../../shared/priority/checkFollowUps.ts'
import { DEFAULT_FOLLOW_UPS } from '../../shared/priority/defaultFollowUps.ts'
import { formatInstant } from '../../shared/time/instant.ts'
import { addLead, addRep, addType, movableClock, refusal, workspace } from '../support/workspace.ts'

/** Monday 23 November 2026, 10:00 in Berlin. */
const AT = '2026-11-23T09:00:00Z'

async function setUp() {
  const clock = movableClock(AT)
  const app = workspace({ clock })
  const call = app.client
  await addRep(app, { name: 'Dana Keller' })
  const type = await addType(app)
  const lead = (name: string) => addLead(app, { name, phone: '+49 30 5550100', email: `lead@${name.length}.example` })
  const book = (leadId: string, start: string) =>
    call.meetings.book({ meetingTypeId: type.id, leadId, start, override: { reason: 'agreed on the phone' } })
  const log = (leadId: string, disposition = 'no_answer', more: { callBackAt?: string; seconds?: number } = {}) =>
    call.leads.logCall({ leadId, disposition, ...more })
  const rows = async (at?: string, kinds?: ('confirm' | 'outcome' | 'recover')[]) =>
    (await call.leads.queue({ ...(at && { at }), ...(kinds && { kinds }) })).items.map(
      (item) => `${item.lead.name}: ${item.reason}`,
    )
  const outcomes = async (change: (outcomes: Outcome[]) => Outcome[]) =>
    call.followUps.save({ outcomes: change((await call.followUps.rules()).outcomes) })
  return { app, call, clock, type, lead, book, log, rows, outcomes }
}

const withPart = (code: string, part: Partial<Outcome>) => (outcomes: Outcome[]) =>
  outcomes.map((one) => (one.code === code ? { ...one, ...part } : one))

describe('outcomes of calls', () => {
  it('are renamed, moved, switched off and added, as one step that is taken back', async () => {
    const { call, lead, log, outcomes } = await setUp()
    expect(await call.followUps.rules()).toEqual({ ...DEFAULT_FOLLOW_UPS, isDefault: true, used: [] })
    const own: Outcome = {
      ...DEFAULT_FOLLOW_UPS.outcomes[0]!,
      code: 'reception',
      label: 'Reception',
      key: 'r',
      attempt: false,
      delayMinutes: null,
      delayWorkingDays: 1,
    }
    await outcomes((before) => [
      own,
      ...withPart('gatekeeper', { active: false })(withPart('busy', { label: 'Engaged' })(before)),
    ])
    const offered = (await call.leads.dispositions()).dispositions.map(({ label }) => label)
    expect(offered.slice(0, 4)).toEqual(['Reception', 'No answer', 'Voicemail left', 'Engaged'])
    const { id } = await lead('Maria')
    expect(await log(id, 'reception')).toMatchObject({
      lead: { attempts: 0, nextStep: { kind: 'call', due: '2026-11-24T07:00:00Z' } },
      next: 'next tomorrow 08:00',
    })
    expect((await refusal(log(id, 'gatekeeper'))).message).toContain('"Gatekeeper" is switched off')
    // History names it now: neither removed nor taken back, but switched off.
    const without = (before: Outcome[]) => before.filter(({ code }) => code !== 'reception')
    expect((await refusal(outcomes(without))).message).toContain('logged as "Reception"')
    const { changes } = await call.history.list({})
    const added = changes.find(({ label }) => label.startsWith('Changed the rules'))!
    expect((await refusal(call.history.undo({ changeId: added.id }))).message).toContain('Switch it off instead')
    const reset = await call.followUps.reset()
    expect(reset.outcomes.slice(0, -1)).toEqual(DEFAULT_FOLLOW_UPS.outcomes)
    expect(reset.outcomes.at(-1)).toMatchObject({ code: 'reception', active: false })
    // In order, all of it goes back.
    for (let i = 0; i < 4; i++) await call.history.undo({})
    expect(await call.followUps.rules()).toMatchObject({ isDefault: true, used: [] })
  })

  it.each<[string, string, Partial<Outcome>]>([
    ['outcomes.1.key', 'N is the key of "No answer"', { key: 'n' }],
    ['outcomes.1.key', 'must be one letter', { key: 'no' }],
    ['outcomes.1.label', '"no answer" is there already', { label: 'no answer' }],
    ['outcomes.1.nextKind', 'leaves the lead open without a next step', { nextKind: null }],
    ['outcomes.1.nextKind', 'leaves the lead open without a next step', { delayMinutes: null }],
    ['outcomes.1.nextKind', 'closes the lead', { doNotContact: true }],
    ['outcomes.1.nextKind', 'is not one that a call leads to', { nextKind: 'meeting' }],
    ['outcomes.1.stage', 'is not one that a call leads to', { stage: 'meeting' }],
    ['outcomes.1.needsTime', 'goes with a call back', { needsTime: true }],
    ['outcomes.1.delayWorkingDays', 'not both', { delayWorkingDays: 2 }],
  ])('%s: %s', async (path, message, part) => {
    const { outcomes, call } = await setUp()
    const refused = await refusal(outcomes(withPart('voicemail', part)))
    expect(refused.data.fields).toContainEqual({ path, message: expect.stringContaining(message) as string })
    expect((await call.followUps.rules()).isDefault).toBe(true)
  })

  it('keep one that is on, and one step of the ladder', async () => {
    const { call, outcomes } = await setUp()
    const off = await refusal(outcomes((before) => before.map((one) => ({ ...one, active: false }))))
    expect(off.message).toContain('one at least must be on')
    expect((await refusal(call.followUps.save({ ladder: [] }))).message).toContain('keep one step')
  })
})

describe('attempts', () => {
  it('are counted out loud, with how long the call took', async () => {
    const { lead, log } = await setUp()
    const { id } = await lead('Maria')
    const { next, activity } = await log(id, 'no_answer', { seconds: 151 })
    expect(next).toBe('1 of 6 attempts, next tomorrow 10:00')
    expect(activity).toMatchObject({ seconds: 151 })
    expect((await log(id, 'busy')).next).toBe('2 of 6 attempts, next today 12:00')
    expect((await log(id, 'call_back', { callBackAt: '2026-11-26T14:00:00Z' })).next).toBe('call back Thu 15:00')
    expect((await log(id, 'not_interested')).next).toBe('closed as lost')
    expect((await log(id, 'no_answer')).next).toBeUndefined()
  })

  it('stop for the day where there is a limit, also one that is set later', async () => {
    const { call, lead, log, rows } = await setUp()
    const { id } = await lead('Maria')
    await log(id, 'busy')
    const { attempts } = await call.followUps.rules()
    const at = '2026-11-23T11:00:00Z'
    expect(await rows(at)).toEqual(['Maria: Attempt 2 of 6'])
    await call.followUps.save({ attempts: { ...attempts, perDay: 1 } })
    expect(await rows(at)).toEqual([])
    expect(await rows('2026-11-23T23:00:00Z')).toEqual(['Maria: Attempt 2 of 6'])
    await call.leads.pin({ leadId: id, pinned: true })
    expect(await rows(at)).toEqual(['Maria: Tried once today, again from tomorrow'])
    await call.followUps.save({ attempts: { ...attempts, perDay: 2 } })
    expect((await log(id, 'busy')).next).toBe('2 of 6 attempts, next tomorrow 08:00')
  })

  it('are handed to the owner where the team says so', async () => {
    const { call, lead, log } = await setUp()
    const { reps } = await call.reps.list({})
    const { attempts } = await call.followUps.rules()
    await call.followUps.save({ attempts: { ...attempts, inAll: 1, whenSpent: 'handOver' } })
    const alone = await lead('Nobody’s')
    expect((await log(alone.id)).lead).toMatchObject({ stage: 'nurture', nextStep: { kind: 'nurture' } })
    const owned = await lead('Owned')
    await call.leads.save({ id: owned.id, name: 'Owned', ownerId: reps[0]!.id })
    expect(await log(owned.id)).toMatchObject({
      lead: { stage: 'handedOver', nextStep: null },
      next: '1 of 1 attempts, handed over to Dana Keller',
    })
  })
})

describe('what follows from meetings', () => {
  it('goes up the ladder, begins anew when it moves, and is gone when it is cancelled', async () => {
    const { call, clock, lead, book, log, rows } = await setUp()
    const { id } = await lead('Maria')
    const meeting = await book(id, '2026-11-27T10:00:00Z')
    expect(await rows('2026-11-25T09:59:00Z')).toEqual([])
    expect(await rows('2026-11-25T10:00:00Z')).toEqual(['Maria: Remind: Fri 11:00 with Dana, by message'])
    const due = async () => (await call.workspace.status()).due.confirm
    expect(await due()).toBe(0)
    clock.set('2026-11-25T10:00:00Z')
    expect(await due()).toBe(1)
    await call.meetings.remind({ meetingId: meeting.id, by: 'message' })
    expect(await rows()).toEqual([])
    // Within a day, not confirmed, and nothing is due until the next step.
    clock.set('2026-11-26T09:59:00Z')
    expect(await due()).toBe(0)
    clock.set('2026-11-26T10:00:00Z')
    expect(await rows()).toEqual(['Maria: Confirm: tomorrow 11:00 with Dana, second call'])
    const logged = await log(id, 'voicemail')
    expect(logged.activity.meetingId).toBe(meeting.id)
    expect(logged.next).toBe('the meeting is next')
    expect(await rows()).toEqual([])
    expect(await rows('2026-11-27T07:00:00Z')).toEqual(['Maria: Confirm: today 11:00 with Dana, third call'])
    // To the hour after: tries for the time before count no more.
    await call.meetings.reschedule({ meetingId: meeting.id, start: '2026-11-27T11:00:00Z' })
    expect(await rows('2026-11-26T11:00:00Z')).toEqual(['Maria: Confirm: tomorrow 12:00 with Dana'])
    await call.history.undo({})
    expect(await rows('2026-11-26T11:00:00Z')).toEqual([])
    expect(await rows('2026-11-27T07:00:00Z')).toHaveLength(1)
    await call.meetings.confirm({ meetingId: meeting.id, by: 'Maria' })
    expect(await rows('2026-11-27T07:00:00Z')).toEqual([])
    await call.meetings.cancel({ meetingId: meeting.id, reason: 'ill' })
    expect(await rows('2026-11-27T07:00:00Z', ['confirm', 'outcome'])).toEqual([])
  })

  it('reminds of meetings that are confirmed where a step is for all', async () => {
    const { call, lead, book, rows } = await setUp()
    const { id } = await lead('Maria')
    await call.followUps.save({ ladder: [{ id: 'all', when: { kind: 'sameDay' }, by: 'message', who: 'all' }] })
    const meeting = await book(id, '2026-11-27T10:00:00Z')
    await call.meetings.confirm({ meetingId: meeting.id, by: 'Maria' })
    expect(await rows('2026-11-27T07:00:00Z')).toEqual(['Maria: Remind: today 11:00 with Dana, by message'])
  })

  it('asks about an invite that nobody answers, until somebody has tried', async () => {
    const { call, clock, lead, book, log, rows } = await setUp()
    const { id } = await lead('Maria')
    const meeting = await book(id, '2026-12-07T10:00:00Z')
    await call.invites.draft({ meetingId: meeting.id, purpose: 'invite' })
    expect(await rows('2026-11-26T08:59:00Z')).toEqual([])
    clock.set('2026-11-26T09:00:00Z')
    expect(await rows()).toEqual(['Maria: No answer to the invite for 7 Dec 11:00, sent Mon'])
    await log(id)
    expect(await rows()).toEqual([])
    expect(await rows('2026-12-05T10:00:00Z')).toEqual(['Maria: Remind: Mon 11:00 with Dana, by message'])
  })

  it('wants an outcome once a meeting is over, and wins back a no-show so many times', async () => {
    const { call, clock, lead, book, log, rows } = await setUp()
    const { id } = await lead('Maria')
    const meeting = await book(id, '2026-11-23T10:00:00Z')
    clock.set('2026-11-23T10:29:00Z')
    expect(await rows()).toEqual([])
    clock.set('2026-11-23T10:30:00Z')
    expect(await rows()).toEqual(['Maria: Outcome missing: today 11:00 with Dana'])
    expect((await call.workspace.status()).due).toMatchObject({ outcome: 1, queue: 1 })
    await call.meetings.outcome({ meetingId: meeting.id, outcome: 'no_show' })
    expect(await rows()).toEqual(['Maria: No-show today 11:00, try 1 of 3'])
    expect((await log(id)).next).toBe('1 of 3 tries, next tomorrow 11:30')
    await log(id)
    const last = await log(id)
    expect(last.next).toBe('3 of 3 tries, handed over to Dana Keller')
    expect(last.lead).toMatchObject({ stage: 'handedOver', nextStep: null })
    expect((await call.leads.get({ leadId: id })).activities.map(({ title }) => title)).toContain(
      'Handed over to Dana Keller: not reached in 3 tries since the no-show',
    )
    await call.history.undo({})
    expect((await call.leads.get({ leadId: id })).lead).toMatchObject({ stage: 'working', ownerId: null })
  })

  it('says whether the lead may not come, with the reasons', async () => {
    const { call, clock, lead, book } = await setUp()
    const { id } = await lead('Maria')
    const meeting = await book(id, '2026-12-02T10:00:00Z')
    const risk = async () => (await call.meetings.get({ meetingId: meeting.id })).risk
    expect(await risk()).toEqual({ tier: 'raised', reasons: ['booked 9 days ahead'] })
    clock.set('2026-12-01T16:00:00Z')
    expect(await risk()).toEqual({ tier: 'high', reasons: ['not confirmed, 18 h to go', 'booked 9 days ahead'] })
    await call.meetings.confirm({ meetingId: meeting.id, by: 'Maria' })
    expect(await risk()).toEqual({ tier: 'low', reasons: [] })
    expect((await call.meetings.list({})).meetings[0]?.risk?.tier).toBe('low')
    clock.set('2026-12-02T10:00:00Z')
    expect(await risk()).toBeUndefined()
  })
})

/** Anything that the checks let through, and much that they do not. */
const anyOutcome = (code: string, i: number): fc.Arbitrary<Outcome> =>
  fc.record({
    code: fc.constant(code),
    label: fc.constant(code),
    key: fc.constant('abcdefghij'.charAt(i)),
    active: fc.boolean(),
    connected: fc.boolean(),
    attempt: fc.boolean(),
    needsTime: fc.boolean(),
    stage: fc.constantFrom('working', 'qualified', 'nurture', 'lost', 'handedOver', null),
    nextKind: fc.constantFrom('call', 'callBack', 'nurture', null),
    delayMinutes: fc.option(fc.integer({ min: 1, max: 100_000 })),
    delayWorkingDays: fc.option(fc.integer({ min: 1, max: 5 }), { freq: 1 }),
    doNotContact: fc.boolean(),
  })
const spent = fc.constantFrom('rest' as const, 'handOver' as const)
const anyRules: fc.Arbitrary<FollowUps> = fc.record({
  outcomes: fc
    .tuple(...Array.from({ length: 10 }, (_, i) => anyOutcome(`o${i}`, i)))
    // What is whole by itself; the rest is refused, which is tested above.
    .map((list) => {
      const sound = list.filter(
        (one) => checkFollowUps({ ...DEFAULT_FOLLOW_UPS, outcomes: [{ ...one, active: true }] }).length === 0,
      )
      return [
        ...DEFAULT_FOLLOW_UPS.outcomes.map((one) => ({ ...one, active: false })),
        ...sound.map((one) => ({ ...one, active: true })),
      ]
    })
    .filter((list) => list.some(({ active }) => active)),
  attempts: fc.record({
    spacingMinutes: fc.integer({ min: 0, max: 3000 }),
    perDay: fc.option(fc.integer({ min: 1, max: 3 })),
    inAll: fc.integer({ min: 1, max: 4 }),
    whenSpent: spent,
    restDays: fc.integer({ min: 1, max: 60 }),
    recoveries: fc.integer({ min: 1, max: 3 }),
    whenNotRecovered: spent,
  }),
  ladder: fc.constantFrom(DEFAULT_FOLLOW_UPS.ladder, [
    { id: 'all', when: { kind: 'hours' as const, hours: 3 }, by: 'message' as const, who: 'all' as const },
  ]),
  unansweredDays: fc.option(fc.integer({ min: 1, max: 5 })),
})

const deed = fc.record({
  do: fc.constantFrom('call', 'call', 'call', 'book', 'move', 'cancel', 'confirm', 'remind', 'no_show', 'undo', 'wait'),
  who: fc.nat(2),
  pick: fc.nat(20),
  wait: fc.integer({ min: 1, max: 3 * 24 * 60 }),
})

it('whatever a team sets and does: every open lead has a next step, nothing outlives its meeting, a no-show is tried so often and no more, and all of it goes back', async () => {
  await fc.assert(
    fc.asyncProperty(anyRules, fc.array(deed, { minLength: 1, maxLength: 18 }), async (rules, deeds) => {
      const { app, call, clock, type, lead } = await setUp()
      const { db } = app.services
      const ids = [(await lead('Ann')).id, (await lead('Ben')).id, (await lead('Cem')).id]
      const tables = ['leads', 'activities', 'meetings', 'meeting_reps', 'follow_up_rules']
      const state = () => tables.map((table) => all(db, `SELECT * FROM ${table} ORDER BY id`))
      const first = state()
      const before = (await call.history.list({ limit: 500 })).changes.length
      const offered = (await call.followUps.save(rules)).outcomes.filter(({ active }) => active)
      const later = (minutes: number) => formatInstant(Math.ceil((clock.now() + minutes * 60_000) / 900_000) * 900_000)
      queueIndexOf(app.services).page(clock.now(), { offset: 0, limit: 1 })
      for (const one of deeds) {
        await perform(one).catch((error: { code?: string }) =>
          expect(error.code).toMatch(/INVALID_INPUT|WRONG_STATE|NOT_AVAILABLE|NOT_FOUND/),
        )
        const whole = { offset: 0, limit: 100 }
        const { found } = queueIndexOf(app.services).page(clock.now(), whole)
        expect(found).toEqual(new QueueIndex(app.services).page(clock.now(), whole).found)
        const live = new Map(
          (await call.meetings.list({ status: ['booked', 'confirmed'] })).meetings.map((m) => [m.id, m]),
        )
        for (const { place } of found) {
          if (place.kind !== 'confirm' && place.kind !== 'outcome') continue
          const meeting = live.get(place.meetingId ?? '')
          expect(meeting).toBeDefined()
          if (place.kind === 'confirm') expect(Date.parse(meeting!.start)).toBeGreaterThan(clock.now())
          else expect(Date.parse(meeting!.end)).toBeLessThanOrEqual(clock.now())
        }
        for (const row of (await call.leads.list({})).leads) {
          const closed = row.stage === 'lost' || row.stage === 'handedOver' || row.doNotContact
          if (!closed) expect(row.nextStep).not.toBeNull()
        }
        for (const { place, lead: of } of found) {
          if (place.kind !== 'recover') continue
          const [missed] = all<{ tries: number }>(
            db,
            `SELECT count(*) AS tries FROM activities a WHERE a.lead_id = ? AND a.kind = 'call' AND a.id > (
               SELECT max(s.id) FROM activities s WHERE s.lead_id = a.lead_id AND s.title LIKE '%was a no-show')`,
            [of.id],
          )
          const counted = rules.outcomes.every(({ attempt, connected, active }) => !active || (attempt && !connected))
          if (counted) expect(missed?.tries ?? 0).toBeLessThan(rules.attempts.recoveries)
        }
      }
      const made = (await call.history.list({ limit: 500 })).changes.filter(
        ({ undoable, undone }) => undoable && !undone,
      )
      for (let left = made.length - before; left > 0; left--) await call.history.undo({})
      expect(state()).toEqual(first)

      async function perform({ do: what, who, pick, wait }: { do: string; who: number; pick: number; wait: number }) {
        const leadId = ids[who] ?? ''
        const { meetings } = await call.meetings.list({ leadId })
        const meetingId = meetings.at(-1)?.id
        switch (what) {
          case 'call': {
            const outcome = offered[pick % offered.length]!
            return call.leads.logCall({
              leadId,
              disposition: outcome.code,
              ...(outcome.needsTime && { callBackAt: later(wait) }),
            })
          }
          case 'book':
            return call.meetings.book({
              meetingTypeId: type.id,
              leadId,
              start: later(wait),
              override: { reason: 'agreed' },
            })
          case 'undo':
            if ((await call.history.list({ limit: 500 })).changes.length <= before + 1) return undefined
            return pick % 3 === 0 ? call.history.undo({}) : undefined
          case 'wait':
            return clock.set(later(wait))
          default:
        }
        if (!meetingId) return undefined
        if (what === 'move')
          return call.meetings.reschedule({ meetingId, start: later(wait), override: { reason: 'agreed' } })
        if (what === 'cancel') return call.meetings.cancel({ meetingId, reason: 'ill' })
        if (what === 'confirm') return call.meetings.confirm({ meetingId, by: 'Ann' })
        if (what === 'remind') return call.meetings.remind({ meetingId, by: 'call' })
        return call.meetings.outcome({ meetingId, outcome: 'no_show' })
      }
    }),
    { numRuns: 40 },
  )
})
