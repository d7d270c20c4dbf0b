import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Backend } from '../../electron/backend/index.ts'
import { QueueIndex, queueIndexOf } from '../../electron/backend/queueIndex.ts'
import { insertLead, type NewLead } from '../../electron/backend/store/leads.ts'
import { all } from '../../electron/backend/store/database.ts'
import { LIVE_MEETINGS_OF } from '../../electron/backend/store/queue.ts'
import { formatInstant, parseInstant } from '../../shared/time/instant.ts'
import { addRep, addType, movableClock, refusal, workspace } from '../support/workspace.ts'

/** Monday 23 November 2026, 18:42 in Berlin, 10:42 in Denver. */
const AT = '2026-11-23T17:42:00Z'
const HOUR = 3_600_000

function setUp() {
  const clock = movableClock(AT)
  const app = workspace({ clock })
  const put = (lead: Partial<NewLead> & { name: string }): string => {
    const id = app.services.newId()
    app.services.change(`Added ${lead.name}`, (tx) => {
      insertLead(tx, {
        id,
        created_ms: clock.now() - 60 * 24 * HOUR,
        phone: '+493012345678',
        zones: '["Europe/Berlin"]',
        country: 'DE',
        ...lead,
      })
    })
    return id
  }
  const log = (leadId: string, disposition: string, more: { note?: string; callBackAt?: string } = {}) =>
    app.client.leads.logCall({ leadId, disposition, ...more })
  const rows = async (input: Parameters<Backend['client']['leads']['queue']>[0] = {}) =>
    (await app.client.leads.queue(input)).items.map((item) => `${item.lead.name}: ${item.reason}`)
  return { app, call: app.client, clock, put, log, rows }
}

const DENVER = { zones: '["America/Denver"]', country: 'US', region: 'CO', phone: '+13035550142' }
const maria: Omit<NewLead, 'id'> = {
  name: 'Maria Sandoval',
  company: 'Cascade Freight',
  city: 'Denver',
  created_ms: Date.parse('2026-09-28T08:00:00Z'),
  stage: 'qualified',
  fit: 70,
  employees: 240,
  industry: 'Freight',
  value: 38_000,
  source: 'Demo request',
  connects: 1,
  no_shows: 1,
  next_kind: 'callBack',
  next_due_ms: Date.parse('2026-11-23T17:30:00Z'),
  ...DENVER,
}

describe('the queue', () => {
  it('says who is next and why, with a receipt that adds up', async () => {
    const { call, put } = setUp()
    const leadId = put(maria)
    const queue = await call.leads.queue({})
    expect(queue).toEqual({
      items: [
        {
          leadId,
          kind: 'callBack',
          reason: 'Call back 10:30, 12 min late',
          due: '2026-11-23T17:30:00Z',
          late: true,
          score: 68,
          receipt: [
            { label: 'Fit: freight, 240 people', points: 28 },
            { label: 'Asked for a demo', points: 24 },
            { label: 'Deal value 38 k', points: 14 },
            { label: 'Connected once', points: 6 },
            { label: 'One earlier no-show', points: -4 },
          ],
          callable: true,
          calling: {
            now: true,
            changes: '2026-11-24T04:00:00Z',
            why: 'open',
            zone: 'America/Denver',
            state: 'open',
            rule: 'US',
            source: expect.stringContaining('47 CFR 64.1200(c)(1)'),
            asOf: '2025-01-01',
          },
          lead: { name: 'Maria Sandoval', company: 'Cascade Freight', city: 'Denver', stage: 'qualified' },
        },
      ],
      total: 1,
      due: 1,
      counts: { callBack: 1, confirm: 0, outcome: 0, recover: 0, answer: 0, score: 0 },
    })
    const { queue: item, ...got } = await call.leads.get({ leadId })
    expect(item).toEqual(queue.items[0])
    expect(got).toMatchObject({ score: 68, receipt: queue.items[0]!.receipt, calling: { now: true }, activities: [] })
  })

  it('orders by promises, meetings and times before it orders by score', async () => {
    const { app, call, clock, put, log, rows } = setUp()
    await addRep(app, { name: 'Priya Mehta' })
    const type = await addType(app)
    const book = (leadId: string, start: string) =>
      call.meetings.book({ meetingTypeId: type.id, leadId, start, override: { reason: 'agreed on the phone' } })
    const lucia = put({ name: 'Lucia' })
    clock.set('2026-11-23T08:00:00Z')
    const missed = await book(lucia, '2026-11-23T14:00:00Z')
    clock.set('2026-11-23T15:00:00Z')
    await call.meetings.outcome({ meetingId: missed.id, outcome: 'no_show' })
    clock.set(AT)
    const aiko = put({ name: 'Aiko' })
    const toConfirm = await book(aiko, '2026-11-24T08:00:00Z')
    const far = put({ name: 'Far ahead' })
    await book(far, '2026-11-26T10:00:00Z')
    put({ name: 'Cold', attempts: 2, stage: 'working' })
    put({ name: 'Jonas', source: 'Web form', created_ms: clock.now() - 2 * 60_000 })
    put({
      name: 'Samir',
      source: 'Demo request',
      created_ms: clock.now() - 3 * HOUR,
      zones: '["Asia/Dubai"]',
      country: 'AE',
    })
    put({ name: 'Tomorrow', next_kind: 'call', next_due_ms: clock.now() + 20 * HOUR })
    put({ name: 'Left alone', do_not_contact: 1, source: 'Demo request' })
    put(maria)
    expect(await rows()).toEqual([
      'Maria Sandoval: Call back 10:30, 12 min late',
      'Aiko: Confirm: tomorrow 09:00 with Priya',
      'Lucia: No-show today 15:00, try 1 of 3',
      'Jonas: Answer within 5 min: 3 left',
      // Evening in Dubai, where custom warns and no law forbids: less than open, more than a score below nought.
      'Samir: New, asked for a demo',
      'Cold: Attempt 3 of 6',
    ])
    const { counts, due, total } = await call.leads.queue({})
    expect({ counts, due, total }).toEqual({
      counts: { callBack: 1, confirm: 1, outcome: 0, recover: 1, answer: 1, score: 2 },
      due: 4,
      total: 6,
    })
    expect((await call.workspace.status()).due.queue).toBe(4)
    expect(await rows({ kind: 'recover' })).toEqual(['Lucia: No-show today 15:00, try 1 of 3'])
    expect((await call.leads.queue({ kind: 'score' })).total).toBe(2)
    expect(await rows({ offset: 1, limit: 2 })).toEqual([
      'Aiko: Confirm: tomorrow 09:00 with Priya',
      'Lucia: No-show today 15:00, try 1 of 3',
    ])
    const [confirm] = (await call.leads.queue({ kind: 'confirm' })).items
    expect(confirm).toMatchObject({ meetingId: toConfirm.id, due: '2026-11-24T08:00:00Z', late: false })
    expect((await call.leads.queue({ kind: 'recover' })).items[0]).toMatchObject({ meetingId: missed.id })

    // At another time other things are due.
    expect(await rows({ at: '2026-11-25T17:00:00Z', kind: 'confirm' })).toEqual([
      'Far ahead: Confirm: tomorrow 11:00 with Priya',
    ])
    expect(await rows({ at: '2026-11-24T17:00:00Z' })).toContain('Tomorrow: New, never called')

    // What was done about it leaves the queue, and what is taken back returns.
    await call.meetings.confirm({ meetingId: toConfirm.id, by: 'Aiko' })
    await log(lucia, 'no_answer')
    expect(await rows()).toEqual([
      'Maria Sandoval: Call back 10:30, 12 min late',
      'Jonas: Answer within 5 min: 3 left',
      'Samir: New, asked for a demo',
      'Cold: Attempt 3 of 6',
    ])
    expect(await rows({ at: '2026-11-24T18:00:00Z', kind: 'recover' })).toEqual([
      'Lucia: No-show yesterday 15:00, try 2 of 3',
    ])
    await call.history.undo({})
    await call.history.undo({})
    expect((await rows()).slice(1, 3)).toEqual([
      'Aiko: Confirm: tomorrow 09:00 with Priya',
      'Lucia: No-show today 15:00, try 1 of 3',
    ])
  })

  it('follows the settings', async () => {
    const { call, put, clock, rows } = setUp()
    put({ name: 'Jonas', source: 'Web form', created_ms: clock.now() - 2 * 60_000 })
    await call.workspace.saveSettings({ answerWithinMinutes: 15 })
    expect(await rows()).toEqual(['Jonas: Answer within 15 min: 13 left'])
  })

  it('says what is not known about where a lead is', async () => {
    const { call, put } = setUp()
    const nowhere = put({ name: 'Nowhere', zones: '[]', country: null })
    const silent = put({ name: 'No phone', phone: null })
    const left = put({ name: 'Left alone', do_not_contact: 1 })
    const closed = put({ name: 'Closed', stage: 'lost' })
    const calling = async (leadId: string) => (await call.leads.get({ leadId })).calling
    expect(await calling(nowhere)).toEqual({ now: false, why: 'zoneUnknown', state: 'warned' })
    expect(await calling(silent)).toEqual({ now: false, why: 'noPhone', state: 'never' })
    expect(await calling(left)).toEqual({
      now: false,
      why: 'doNotContact',
      state: 'never',
      reason: 'Asked not to be contacted',
    })
    expect((await call.leads.get({ leadId: left })).queue).toBeUndefined()
    expect((await call.leads.get({ leadId: closed })).queue).toBeUndefined()
    expect((await call.leads.get({ leadId: closed })).score).toBe(0)
    const gone = await refusal(call.leads.get({ leadId: app404 }))
    expect(gone).toMatchObject({ code: 'NOT_FOUND', data: { kind: 'lead' } })
  })
})
const app404 = '01890a5d-ac96-774b-bcce-b302099a8057'

it("finds a lead's meetings by the lead", () => {
  const { app } = setUp()
  const plan = all<{ detail: string }>(app.services.db, `EXPLAIN QUERY PLAN ${LIVE_MEETINGS_OF}`, ['[]'])
  expect(plan[0]?.detail).toContain('meetings_lead')
})

describe('logging a call', () => {
  it('offers the dispositions in their order', async () => {
    const { call } = setUp()
    const { dispositions } = await call.leads.dispositions()
    expect(dispositions.map(({ code }) => code)).toEqual([
      'no_answer',
      'voicemail',
      'busy',
      'gatekeeper',
      'call_back',
      'interested',
      'not_now',
      'not_interested',
      'wrong_number',
      'do_not_call',
    ])
    expect(dispositions[4]).toMatchObject({ key: 'c', needsTime: true, connected: true, nextKind: 'callBack' })
  })

  it('moves the lead on, and says so in its history', async () => {
    const { call, put, log } = setUp()
    const leadId = put({ name: 'Maria Sandoval' })
    const { lead, activity } = await log(leadId, 'no_answer', { note: ' Rang out ' })
    expect(lead).toMatchObject({
      stage: 'working',
      attempts: 1,
      connects: 0,
      nextStep: { kind: 'call', due: '2026-11-24T17:42:00Z' },
      lastActivityAt: AT,
    })
    expect(activity).toMatchObject({
      leadId,
      at: AT,
      kind: 'call',
      disposition: 'no_answer',
      title: 'No answer',
      note: 'Rang out',
      by: 'Me',
    })
    await call.leads.addNote({ leadId, note: 'Asks for her assistant, Jo' })
    const { activities } = await call.leads.get({ leadId })
    expect(activities.map(({ kind, title, note }) => [kind, title, note])).toEqual([
      ['note', 'Note', 'Asks for her assistant, Jo'],
      ['call', 'No answer', 'Rang out'],
    ])
    const { changes } = await call.history.list({})
    expect(changes.slice(0, 2).map(({ label }) => label)).toEqual([
      'Added a note to Maria Sandoval',
      'Logged no answer for Maria Sandoval',
    ])
    await call.history.undo({})
    await call.history.undo({})
    const after = await call.leads.get({ leadId })
    expect(after.activities).toEqual([])
    expect(after.lead).toMatchObject({ stage: 'new', attempts: 0, lastActivityAt: null })
  })

  it('keeps a promised time, and asks for one that is ahead', async () => {
    const { put, log, rows } = setUp()
    const leadId = put({ name: 'Maria' })
    for (const more of [{}, { callBackAt: AT }, { callBackAt: '2026-11-23T09:00:00Z' }]) {
      const refused = await refusal(log(leadId, 'call_back', more))
      expect(refused).toMatchObject({ code: 'INVALID_INPUT', data: { fields: [{ path: 'callBackAt' }] } })
    }
    const stray = await refusal(log(leadId, 'no_answer', { callBackAt: '2026-11-24T09:00:00Z' }))
    expect(stray).toMatchObject({ code: 'INVALID_INPUT', data: { fields: [{ path: 'callBackAt' }] } })
    const { lead } = await log(leadId, 'call_back', { callBackAt: '2026-11-24T05:30:00Z' })
    expect(lead).toMatchObject({ connects: 1, nextStep: { kind: 'callBack', due: '2026-11-24T05:30:00Z' } })
    expect(await rows({ at: '2026-11-24T05:29:00Z' })).toEqual([])
    expect(await rows({ at: '2026-11-24T05:30:00Z' })).toEqual(['Maria: Call back 06:30, now'])
  })

  it('lets a lead rest after six tries', async () => {
    const { clock, put, log, rows } = setUp()
    const leadId = put({ name: 'Pete' })
    for (let i = 1; i <= 5; i++)
      expect((await log(leadId, 'no_answer')).lead).toMatchObject({ attempts: i, stage: 'working' })
    const { lead } = await log(leadId, 'voicemail')
    expect(lead).toMatchObject({
      attempts: 6,
      stage: 'nurture',
      nextStep: { kind: 'nurture', due: '2026-12-23T17:42:00Z' },
    })
    clock.set('2026-12-23T17:42:00Z')
    expect(await rows()).toEqual(['Pete: Rested, time to try again'])
    expect((await log(leadId, 'no_answer')).lead).toMatchObject({ attempts: 1, stage: 'working' })
  })

  it('closes a lead, and never shows one that is to be left alone', async () => {
    const { call, put, log, rows } = setUp()
    const leadId = put({ name: 'Pete' })
    const { lead } = await log(leadId, 'do_not_call')
    expect(lead).toMatchObject({ stage: 'lost', doNotContact: true, nextStep: null })
    expect(await rows()).toEqual([])
    expect(await rows({ at: '2027-11-23T17:42:00Z' })).toEqual([])
    expect((await call.leads.get({ leadId })).calling.why).toBe('doNotContact')
  })

  it('leaves a meeting next', async () => {
    const { app, call, put, log, rows } = setUp()
    await addRep(app, { name: 'Dana' })
    const type = await addType(app)
    const leadId = put({ name: 'Maria' })
    const start = '2026-11-24T10:00:00Z'
    const meeting = await call.meetings.book({ meetingTypeId: type.id, leadId, start })
    expect((await log(leadId, 'no_answer')).lead).toMatchObject({
      stage: 'meeting',
      nextStep: { kind: 'meeting', due: start },
    })
    const promised = await log(leadId, 'call_back', { callBackAt: '2026-11-24T08:00:00Z' })
    expect(promised.lead).toMatchObject({ stage: 'meeting', nextStep: { kind: 'callBack' } })
    // Tried for what was due: what is next is the morning of the meeting.
    expect(await rows()).toEqual([])
    expect(await rows({ at: '2026-11-24T07:10:00Z' })).toEqual(['Maria: Confirm: today 11:00 with Dana, second call'])
    expect(await rows({ at: '2026-11-24T08:10:00Z' })).toEqual(['Maria: Call back 09:00, 10 min late'])
    expect((await log(leadId, 'no_answer')).lead.nextStep).toEqual({ kind: 'meeting', due: start })
    await call.meetings.cancel({ meetingId: meeting.id, reason: 'travels' })
    expect((await rows())[0]).toMatch(/^Maria: Attempt 2 of 6/)
  })

  it('gives up on a no-show after three tries', async () => {
    const { app, call, put, log } = setUp()
    await addRep(app, { name: 'Dana' })
    const type = await addType(app)
    const leadId = put({ name: 'Maria' })
    const meeting = await call.meetings.book({ meetingTypeId: type.id, leadId, start: '2026-11-24T10:00:00Z' })
    await call.meetings.outcome({ meetingId: meeting.id, outcome: 'no_show' })
    expect((await log(leadId, 'no_answer')).lead.nextStep?.kind).toBe('recover')
    expect((await log(leadId, 'voicemail')).lead.nextStep?.kind).toBe('recover')
    expect((await log(leadId, 'no_answer')).lead).toMatchObject({ stage: 'handedOver', nextStep: null })
    expect((await call.leads.get({ leadId })).activities[0]?.title).toBe(
      'Handed over to Dana: not reached in 3 tries since the no-show',
    )
  })

  it('refuses what it does not know', async () => {
    const { put, log } = setUp()
    const refused = await refusal(log(put({ name: 'Pete' }), 'shrugged'))
    expect(refused).toMatchObject({ code: 'INVALID_INPUT', data: { fields: [{ path: 'disposition' }] } })
    expect(refused.message).toContain('no_answer')
    expect(await refusal(log(app404, 'no_answer'))).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('snoozing', () => {
  it('puts a lead off until a time', async () => {
    const { call, put, log, rows } = setUp()
    const leadId = put(maria)
    const lead = await call.leads.snooze({ leadId, until: '2026-11-23T18:42:00Z', reason: 'in a meeting' })
    expect(lead).toMatchObject({ snoozedUntil: '2026-11-23T18:42:00Z', nextStep: { kind: 'callBack' } })
    expect(await rows()).toEqual([])
    expect(await rows({ at: '2026-11-23T18:42:00Z' })).toEqual(['Maria Sandoval: Call back 10:30, 1 h late'])
    expect((await call.leads.get({ leadId })).activities[0]).toMatchObject({
      title: 'Snoozed until today 11:42',
      note: 'in a meeting',
    })
    expect((await log(leadId, 'no_answer')).lead.snoozedUntil).toBeNull()
  })

  it('refuses a time that is over, a lead that is closed, and one beyond a meeting to confirm', async () => {
    const { app, call, put } = setUp()
    await addRep(app, { name: 'Dana' })
    const type = await addType(app)
    const leadId = put({ name: 'Maria' })
    expect(await refusal(call.leads.snooze({ leadId, until: AT }))).toMatchObject({
      code: 'INVALID_INPUT',
      data: { fields: [{ path: 'until' }] },
    })
    await call.meetings.book({ meetingTypeId: type.id, leadId, start: '2026-11-24T10:00:00Z' })
    const beyond = await refusal(call.leads.snooze({ leadId, until: '2026-11-25T10:00:00Z' }))
    expect(beyond.message).toBe('until: must be before the meeting tomorrow 11:00, which is not confirmed yet')
    const closed = put({ name: 'Pete', stage: 'lost' })
    expect(await refusal(call.leads.snooze({ leadId: closed, until: '2026-11-25T10:00:00Z' }))).toMatchObject({
      code: 'WRONG_STATE',
    })
  })
})

type Deed =
  | { do: 'call'; who: number; what: string; wait: number }
  | { do: 'snooze' | 'book'; who: number; wait: number }
  | { do: 'confirm' | 'cancel' | 'no_show' | 'completed' | 'note' | 'leave alone'; who: number }
  | { do: 'add' | 'undo' }
  | { do: 'wait'; wait: number }

const who = fc.nat(5)
const wait = fc.integer({ min: 1, max: 3 * 24 * 60 })
const dispositions = [
  'no_answer',
  'voicemail',
  'busy',
  'gatekeeper',
  'call_back',
  'interested',
  'not_now',
  'not_interested',
  'do_not_call',
]
const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ do: fc.constant('call' as const), who, what: fc.constantFrom(...dispositions), wait }),
  fc.record({ do: fc.constantFrom('snooze' as const, 'book' as const), who, wait }),
  fc.record({ do: fc.constantFrom('confirm', 'cancel', 'no_show', 'completed', 'note', 'leave alone'), who }),
  fc.record({ do: fc.constantFrom('add' as const, 'undo' as const) }),
  fc.record({ do: fc.constant('wait' as const), wait }),
)

it('whatever happens: every open lead has a next step, the index is what the store says, and the queue keeps its promises', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyDeed, { minLength: 1, maxLength: 25 }), async (deeds) => {
      const { app, call, clock, put } = setUp()
      const rep = await addRep(app, { name: 'Dana' })
      const type = await addType(app)
      const ids = ['Ann', 'Ben', 'Cem'].map((name) => put({ name, source: 'Demo request' }))
      const lead = (of: number) => ids[of % ids.length]!
      const later = (minutes: number) => formatInstant(clock.now() + minutes * 60_000)
      // Looked at first, so that it has to follow all that comes.
      queueIndexOf(app.services).page(clock.now(), { offset: 0, limit: 1 })
      for (const deed of deeds) {
        await perform(deed).catch((error: { code?: string }) =>
          expect(error.code).toMatch(/INVALID_INPUT|WRONG_STATE|NOT_AVAILABLE|NOT_FOUND/),
        )
        const at = clock.now()
        const whole = { offset: 0, limit: 100 }
        expect(queueIndexOf(app.services).page(at, whole)).toEqual(new QueueIndex(app.services).page(at, whole))
      }
      const { leads } = await call.leads.list({})
      for (const one of leads) {
        const closed = one.stage === 'lost' || one.stage === 'handedOver' || one.doNotContact
        if (!closed) expect(one.nextStep).not.toBeNull()
      }
      const { items, counts, total } = await call.leads.queue({})
      expect(total).toBe(items.length)
      expect(Object.values(counts).reduce((a, b) => a + b)).toBe(total)
      for (const item of items) {
        const { lead: of, queue } = await call.leads.get({ leadId: item.leadId })
        expect(queue).toEqual(item)
        expect(of.doNotContact).toBe(false)
        expect(item.receipt.reduce((sum, { points }) => sum + points, 0)).toBe(item.score)
      }

      async function perform(deed: Deed): Promise<unknown> {
        switch (deed.do) {
          case 'call': {
            const callBackAt = deed.what === 'call_back' ? { callBackAt: later(deed.wait) } : {}
            return call.leads.logCall({ leadId: lead(deed.who), disposition: deed.what, ...callBackAt })
          }
          case 'snooze':
            return call.leads.snooze({ leadId: lead(deed.who), until: later(deed.wait) })
          case 'book': {
            const start = formatInstant(Math.ceil(parseInstant(later(deed.wait)) / 900_000) * 900_000)
            const override = { reason: 'agreed' }
            return call.meetings.book({
              meetingTypeId: type.id,
              leadId: lead(deed.who),
              start,
              repIds: [rep.id],
              override,
            })
          }
          case 'confirm':
          case 'cancel':
          case 'no_show':
          case 'completed': {
            const { meetings } = await call.meetings.list({ leadId: lead(deed.who) })
            const meetingId = meetings.at(-1)?.id
            if (!meetingId) return undefined
            if (deed.do === 'confirm') return call.meetings.confirm({ meetingId, by: 'Ann' })
            if (deed.do === 'cancel') return call.meetings.cancel({ meetingId, reason: 'ill' })
            return call.meetings.outcome({ meetingId, outcome: deed.do })
          }
          case 'note':
            return call.leads.addNote({ leadId: lead(deed.who), note: 'so it is' })
          case 'leave alone':
            return call.leads.save({ id: lead(deed.who), name: 'Left alone', doNotContact: true })
          case 'add':
            return ids.push(put({ name: 'Dora' }))
          case 'undo':
            return call.history.undo({})
          case 'wait':
            return clock.set(later(deed.wait))
        }
      }
    }),
    { numRuns: 60 },
  )
})
