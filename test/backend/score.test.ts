import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { QueueIndex, queueIndexOf } from '../../electron/backend/queueIndex.ts'
import { insertLead, type NewLead } from '../../electron/backend/store/leads.ts'
import type { Outputs } from '../../shared/contract/index.ts'
import type { ScoreRule } from '../../shared/contract/score.ts'
import { DEFAULT_SCORE } from '../../shared/priority/defaultScore.ts'
import { addRep, addType, movableClock, refusal, workspace } from '../support/workspace.ts'

/** Monday 23 November 2026, 10:00 in Berlin. */
const AT = '2026-11-23T09:00:00Z'
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
  const order = async () => (await app.client.leads.queue({})).items.map(({ lead, score }) => `${lead.name} ${score}`)
  return { app, call: app.client, clock, put, order }
}

const rule = (part: Partial<ScoreRule> & { id: string }): ScoreRule => ({
  label: part.id,
  group: 'fit',
  on: true,
  when: [],
  points: { kind: 'flat', points: 10 },
  ...part,
})
const titled = rule({
  id: 'titled',
  label: 'Can decide',
  line: 'Can decide: {title}',
  when: [{ op: 'contains', field: 'title', texts: ['head', 'chief'] }],
})
const budget = rule({
  id: 'budget',
  label: 'Has a budget',
  when: [{ op: 'atLeast', field: 'answer:Budget', number: 10_000 }],
  points: { kind: 'flat', points: 30 },
})

describe('the rules of the score', () => {
  it('are the app’s until a team has its own', async () => {
    const { call } = setUp()
    expect(await call.score.rules()).toEqual({ ...DEFAULT_SCORE, isDefault: true })
  })

  it('are saved, reorder the queue, and are taken back', async () => {
    const { call, put, order } = setUp()
    put({ name: 'Big', value: 300_000 })
    put({ name: 'Head', title: 'Head of Sales' })
    put({ name: 'Rich', brief: '[{"label":"Budget","text":"25,000"}]' })
    expect(await order()).toEqual(['Big 24', 'Head 0', 'Rich 0'])
    const saved = await call.score.save({ rules: [titled, budget] })
    expect(saved).toEqual({ rules: [titled, budget], clocks: DEFAULT_SCORE.clocks, isDefault: false })
    expect(await order()).toEqual(['Rich 30', 'Head 10', 'Big 0'])
    const { items } = await call.leads.queue({})
    expect(items[1]?.receipt).toEqual([{ label: 'Can decide: head of Sales', points: 10 }])
    expect((await call.history.list({})).changes[0]).toMatchObject({ label: 'Changed the rules of the score' })
    // Facts that the rules go by are followed like all others.
    const head = items[1]?.leadId ?? ''
    await call.leads.save({ id: head, name: 'Head', title: 'Intern' })
    expect(await order()).toEqual(['Rich 30', 'Big 0', 'Head 0'])
    await call.history.undo({})
    await call.history.undo({})
    expect(await order()).toEqual(['Big 24', 'Head 0', 'Rich 0'])
    expect((await call.score.rules()).isDefault).toBe(true)
  })

  it('are put back, and putting back is taken back', async () => {
    const { call, put, order } = setUp()
    put({ name: 'Head', title: 'Head of Sales' })
    await call.score.save({ rules: [titled], clocks: [] })
    expect(await call.score.reset()).toEqual({ ...DEFAULT_SCORE, isDefault: true })
    expect(await order()).toEqual(['Head 0'])
    await call.history.undo({})
    expect(await order()).toEqual(['Head 10'])
    expect((await call.score.save(DEFAULT_SCORE)).isDefault).toBe(true)
    const changes = (await call.history.list({})).changes.length
    await call.score.reset()
    await call.score.save(DEFAULT_SCORE)
    expect((await call.history.list({})).changes.length).toBe(changes)
  })

  it('are refused where they cannot be used, with the field', async () => {
    const { call } = setUp()
    const fields = async (rules: readonly unknown[]) => {
      const refused = await refusal(call.score.save({ rules: rules as ScoreRule[] }))
      expect(refused.code).toBe('INVALID_INPUT')
      return (refused.data['fields'] as { path: string; message: string }[]).map((one) => `${one.path}: ${one.message}`)
    }
    expect(await fields([titled, titled])).toEqual(['rules.1.id: "titled" is there twice'])
    expect(await fields([rule({ id: 'a', line: 'At {place}' })])).toEqual([
      'rules.0.line: names "place", which is not known of a lead',
    ])
    expect(await fields([rule({ id: 'a', points: { kind: 'flat', points: 1.5 } })])).toEqual([
      'rules.0.points.points: must be a whole number of points',
    ])
    const steps = [
      { from: 5, points: 1 },
      { from: 5, points: 2 },
    ]
    expect(await fields([rule({ id: 'a', points: { kind: 'steps', field: 'value', steps } })])).toEqual([
      'rules.0.points.steps: must rise from step to step',
    ])
    expect(
      await fields([rule({ id: 'a', points: { kind: 'linear', field: 'value', from: 5, to: 5, points: 1 } })]),
    ).toEqual(['rules.0.points.to: must be more than the start'])
    expect((await fields([{ ...titled, when: [{ op: 'is', field: 'mood', text: 'good' }] }])).join()).toMatch(
      /^rules\.0\.when\.0\.field: must be one of source, industry, .*, or answer: and a question$/,
    )
  })
})

describe('what would change', () => {
  it('is shown by lead and by rule, and nothing is saved', async () => {
    const { call, put, order } = setUp()
    put({ name: 'Big', value: 300_000 })
    put({ name: 'Mid', value: 50_000 })
    put({ name: 'Head', title: 'Head of Sales' })
    const preview = await call.score.preview({
      rules: [...DEFAULT_SCORE.rules, rule({ ...titled, points: { kind: 'flat', points: 20 } })],
      limit: 2,
    })
    const said = (rows: Outputs['score']['preview']['top']) =>
      rows.map((row) => `${row.name} ${row.was}→${row.becomes} ${row.pointsBefore}→${row.pointsAfter}`)
    expect(said(preview.top)).toEqual(['Big 1→1 24→24', 'Head 3→2 0→20'])
    expect(said(preview.left)).toEqual(['Mid 2→3 17→17'])
    expect(preview).toMatchObject({ moved: 2, rescored: 1, total: 3 })
    expect(preview.fits).toMatchObject({ titled: 1, value: 2, age: 0 })
    expect(preview.top[1]?.receiptAfter).toEqual([{ label: 'Can decide: head of Sales', points: 20 }])
    expect(await order()).toEqual(['Big 24', 'Mid 17', 'Head 0'])
    expect((await call.score.rules()).isDefault).toBe(true)
    expect(await refusal(call.score.preview({ rules: [rule({ id: 'a', line: '{' })] }))).toMatchObject({
      code: 'INVALID_INPUT',
    })
  })
})

describe('speed to lead', () => {
  it('has a time for each source', async () => {
    const { call, put, clock } = setUp()
    put({ name: 'Demo', source: 'Demo request', created_ms: clock.now() - 60_000 })
    put({ name: 'Web', source: 'Web form', created_ms: clock.now() - 60_000 })
    put({ name: 'Fair', source: 'Fair', created_ms: clock.now() - 60_000 })
    const rows = async () => (await call.leads.queue({})).items.map((item) => `${item.lead.name}: ${item.reason}`)
    expect(await rows()).toEqual([
      'Demo: Answer within 5 min: 4 left',
      'Web: Answer within 5 min: 4 left',
      'Fair: New, met at an event',
    ])
    await call.score.save({
      rules: DEFAULT_SCORE.rules,
      clocks: [
        { label: 'Met at an event', phrases: ['fair'], minutes: 60 },
        { label: 'Asked for a demo', phrases: ['demo'], minutes: 2 },
        { label: 'Wrote to us', phrases: ['web'], minutes: 'none' },
      ],
    })
    expect(await rows()).toEqual([
      'Demo: Answer within 2 min: 1 left',
      'Fair: Answer within 1 h: 59 left',
      'Web: New, wrote to us',
    ])
  })
})

describe('a lead’s place by hand', () => {
  it('on top while it is pinned, until it is called', async () => {
    const { call, put, order } = setUp()
    put({ name: 'Big', value: 300_000 })
    const small = put({ name: 'Small' })
    const later = put({ name: 'Later', next_kind: 'call', next_due_ms: Date.parse('2026-11-24T10:00:00Z') })
    expect((await call.leads.pin({ leadId: small, pinned: true })).pinned).toBe(true)
    await call.leads.pin({ leadId: later, pinned: true })
    expect(await order()).toEqual(['Small 0', 'Later 0', 'Big 24'])
    const { items } = await call.leads.queue({})
    expect(
      items
        .filter(({ pinned }) => pinned)
        .map(({ reason }) => reason)
        .sort(),
    ).toEqual(['New, never called', 'Next call planned for tomorrow 11:00'])
    await call.leads.logCall({ leadId: later, disposition: 'no_answer' })
    expect(await order()).toEqual(['Small 0', 'Big 24'])
    await call.leads.pin({ leadId: small, pinned: false })
    expect(await order()).toEqual(['Big 24', 'Small 0'])
    await call.history.undo({})
    expect(await order()).toEqual(['Small 0', 'Big 24'])
    const closed = put({ name: 'Closed', stage: 'lost' })
    expect(await refusal(call.leads.pin({ leadId: closed, pinned: true }))).toMatchObject({ code: 'WRONG_STATE' })
  })

  it('ends with the step it was decided for', async () => {
    const { app, call, put } = setUp()
    await addRep(app, { name: 'Dana' })
    const type = await addType(app)
    const leadId = put({ name: 'Maria' })
    await call.leads.pin({ leadId, pinned: true })
    await call.meetings.book({ meetingTypeId: type.id, leadId, start: '2026-11-24T10:00:00Z' })
    expect((await call.leads.get({ leadId })).lead.pinned).toBe(false)
    const other = put({ name: 'Pete' })
    await call.leads.pin({ leadId: other, pinned: true })
    await call.leads.save({ id: other, name: 'Pete', stage: 'lost' })
    expect((await call.leads.save({ id: other, name: 'Pete', stage: 'working' })).pinned).toBe(false)
  })

  it('below the others while it is skipped, with the reason in its history', async () => {
    const { call, put, order, clock } = setUp()
    const big = put({ name: 'Big', value: 300_000 })
    put({ name: 'Small' })
    const skipped = await call.leads.skip({ leadId: big, reason: 'Asked for the German colleague' })
    // The rest of the setter's day, in Berlin.
    expect(skipped.skippedUntil).toBe('2026-11-23T23:00:00Z')
    expect(await order()).toEqual(['Small 0', 'Big 24'])
    const detail = await call.leads.get({ leadId: big })
    expect(detail.queue).toMatchObject({ skippedUntil: '2026-11-23T23:00:00Z', reason: 'New, never called' })
    expect(detail.activities[0]).toMatchObject({ title: 'Skipped for today', note: 'Asked for the German colleague' })
    await call.history.undo({})
    expect(await order()).toEqual(['Big 24', 'Small 0'])
    expect((await call.leads.get({ leadId: big })).activities).toEqual([])
    await call.leads.skip({ leadId: big, reason: 'At lunch', minutes: 45 })
    expect(await order()).toEqual(['Small 0', 'Big 24'])
    clock.set('2026-11-23T09:45:00Z')
    expect(await order()).toEqual(['Big 24', 'Small 0'])
    const refused = await refusal(call.leads.skip({ leadId: put({ name: 'X', stage: 'lost' }), reason: 'so' }))
    expect(refused).toMatchObject({ code: 'WRONG_STATE' })
  })

  it('is passed over by who looks for somebody to call now', async () => {
    const { call, put } = setUp()
    const denver = { zones: '["America/Denver"]', country: 'US', phone: '+13035550142' }
    const due = { next_kind: 'callBack', next_due_ms: Date.parse('2026-11-23T08:00:00Z') } as const
    const asleep = put({ name: 'Asleep', ...denver, ...due })
    const first = put({ name: 'First', value: 300_000 })
    const second = put({ name: 'Second' })
    put({ name: 'Left alone', do_not_contact: 1 })
    put({ name: 'Silent', phone: null })
    const next = async (after?: string) => (await call.leads.nextCallable({ ...(after && { after }) })).item?.lead.name
    expect((await call.leads.queue({})).items[0]?.leadId).toBe(asleep)
    expect(await next()).toBe('First')
    expect((await call.leads.nextCallable({})).position).toBe(1)
    expect(await next(asleep)).toBe('First')
    expect(await next(first)).toBe('Second')
    expect(await next(second)).toBe('First')
    expect((await call.leads.nextCallable({ kind: 'callBack' })).item).toBeUndefined()
    expect(await call.leads.nextCallable({ at: '2026-11-23T03:00:00Z' })).toEqual({})
  })
})

const anyLead = fc.record({
  value: fc.option(fc.integer({ min: 0, max: 400_000 })),
  fit: fc.option(fc.integer({ min: 0, max: 100 })),
  source: fc.option(fc.constantFrom('Demo request', 'Fair', 'List')),
  title: fc.option(fc.constantFrom('Head of Sales', 'Intern')),
  do_not_contact: fc.constantFrom(0, 0, 0, 1),
  attempts: fc.integer({ min: 0, max: 6 }),
  pinned_ms: fc.option(fc.constant(1), { freq: 1 }),
  skipped_until_ms: fc.option(fc.constant(Date.parse('2026-11-24T00:00:00Z')), { freq: 1 }),
  zone: fc.constantFrom('Europe/Berlin', 'America/Denver', 'Asia/Tokyo', null),
  phone: fc.constantFrom('+493012345678', null),
})

it('whoever is in it: receipts add up, nobody to be left alone, nobody callable outside the hours, and the index is what the store says', async () => {
  const hours = fc.integer({ min: 0, max: 7 * 24 })
  await fc.assert(
    fc.asyncProperty(fc.array(anyLead, { maxLength: 12 }), hours, fc.boolean(), async (leads, hour, own) => {
      const { app, call, clock, put } = setUp()
      queueIndexOf(app.services).counts(clock.now())
      leads.forEach((lead, i) => put({ name: `Lead ${i}`, country: null, ...lead, zones: '[]' }))
      if (own) await call.score.save({ rules: [titled, ...DEFAULT_SCORE.rules] })
      clock.set(new Date(Date.parse(AT) + hour * HOUR).toISOString())
      const { items } = await call.leads.queue({ limit: 100 })
      for (const item of items) {
        const { lead } = await call.leads.get({ leadId: item.leadId })
        expect(lead.doNotContact).toBe(false)
        expect(item.receipt.reduce((sum, { points }) => sum + points, 0)).toBe(item.score)
        if (!item.callable) continue
        // By the lead's own clock: 8 to 20 on weekdays, and where the zone is American 8 to 21 on any day.
        const there = new Date(clock.now()).toLocaleString('en-GB', {
          timeZone: lead.zone ?? 'UTC',
          weekday: 'short',
          hour: '2-digit',
          hourCycle: 'h23',
        })
        expect(lead.phone).not.toBeNull()
        const hours = lead.zone?.startsWith('America/') ? /, (08|09|1\d|20)$/ : /^(Mon|Tue|Wed|Thu|Fri), (08|09|1\d)$/
        expect(there).toMatch(hours)
      }
      const { item } = await call.leads.nextCallable({})
      expect(item?.leadId).toBe(items.find(({ callable }) => callable)?.leadId)
      const at = clock.now()
      expect(queueIndexOf(app.services).page(at, { offset: 0, limit: 100 })).toEqual(
        new QueueIndex(app.services).page(at, { offset: 0, limit: 100 }),
      )
    }),
    { numRuns: 40 },
  )
})
