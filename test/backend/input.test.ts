import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Backend } from '../../electron/backend/index.ts'
import { addLead, addRep, addType, refusal, workspace } from '../support/workspace.ts'

let app: Backend
/** Calls as another program makes them, with whatever it sends. */
let call: (name: string, input?: unknown) => Promise<Record<string, unknown>>
beforeEach(() => {
  app = workspace()
  const client = createRouterClient(app.router) as unknown as Record<string, Record<string, typeof call>>
  call = (name, input) => {
    const [topic = '', method = ''] = name.split('/')
    return (client[topic]![method] as unknown as (input: unknown) => Promise<Record<string, unknown>>)(input)
  }
})
afterEach(() => app.close())

describe('fields that are null', () => {
  it('count as left out where they cannot be null, and empty where they can', async () => {
    const rep = await call('reps/save', {
      id: null,
      name: 'Ada',
      email: 'ada@northwind.example',
      role: 'ae',
      zone: 'UTC',
      weight: null,
      dayCap: 3,
      active: null,
    })
    expect(rep).toMatchObject({ weight: 100, dayCap: 3, active: true })
    const named = { name: 'Ada', email: 'ada@northwind.example', role: 'ae', zone: 'UTC' }
    expect(await call('reps/save', { id: rep['id'], ...named, weight: 50, dayCap: null })).toMatchObject({
      weight: 50,
      dayCap: null,
    })
    expect(await call('reps/save', { id: rep['id'], ...named, weight: null })).toMatchObject({ weight: 50 })
  })

  it('count as left out inside of lists and choices too', async () => {
    const rep = await addRep(app, { name: 'Ada' })
    const type = await call('meetingTypes/save', {
      name: 'Demo',
      minutes: 30,
      step: null,
      panel: [{ role: 'ae', repIds: null, count: null, optional: null }],
    })
    expect(type).toMatchObject({ step: 15, panel: [{ role: 'ae', count: 1, optional: false }] })
    const off = { start: '2026-12-01T00:00:00Z', end: '2026-12-02T00:00:00Z', reason: null }
    expect(
      await call('availability/save', { repId: rep.id, weekly: [], overrides: null, timeOff: [off] }),
    ).toMatchObject({ overrides: [], timeOff: [{ start: off.start, end: off.end }] })
    const lead = await addLead(app, { name: 'Mia' })
    await addType(app)
    const meeting = { meetingIds: [], method: null }
    expect((await refusal(call('invites/export', meeting))).code).toBe('INVALID_INPUT')
    expect(
      await call('slots/explain', { meetingTypeId: type['id'], repId: rep.id, start: off.start, leadId: null }),
    ).toMatchObject({ open: false })
    expect(
      await call('meetings/list', { from: null, to: null, repId: null, leadId: lead.id, status: null }),
    ).toMatchObject({ meetings: [] })
  })

  it('do not stand in for what has to be there', async () => {
    const { code, data } = await refusal(
      call('reps/save', { name: null, email: 'a@b.example', role: 'ae', zone: 'UTC' }),
    )
    expect(code).toBe('INVALID_INPUT')
    expect(data).toEqual({ fields: [{ path: 'name', message: 'must be text' }] })
  })
})

describe('a record that is there', () => {
  it('keeps what is not named', async () => {
    const rep = await addRep(app, { name: 'Ada', zone: 'Asia/Tokyo' })
    expect(await call('reps/save', { id: rep.id, weight: 70 })).toEqual({ ...rep, weight: 70 })
    const lead = await addLead(app, { name: 'Mia', company: 'Kleinwerk' })
    expect(await call('leads/save', { id: lead.id, ownerId: rep.id })).toMatchObject({ ...lead, ownerId: rep.id })
    const type = await addType(app, { minutes: 45, step: 20 })
    expect(await call('meetingTypes/save', { id: type.id, bufferAfter: 10 })).toEqual({ ...type, bufferAfter: 10 })
    expect((await refusal(call('reps/save', { id: rep.id, name: '' }))).code).toBe('INVALID_INPUT')
    expect((await refusal(call('leads/save', { id: rep.id, name: 'Mia' }))).code).toBe('NOT_FOUND')
  })
})

describe('no input', () => {
  it('is input without fields', async () => {
    expect(await call('meetings/list')).toMatchObject({ meetings: [] })
    expect(await call('leads/queue', null)).toMatchObject({ items: [], total: 0 })
    expect((await refusal(call('meetings/get'))).data).toMatchObject({ fields: [{ path: 'meetingId' }] })
  })
})

describe('what is wrong', () => {
  it('is said in plain words, field by field', async () => {
    const { data } = await refusal(
      call('meetingTypes/save', { minutes: '30', step: 1.5, bufferBefore: -1, panel: {}, horizonDays: 0, active: 1 }),
    )
    expect(data).toEqual({
      fields: [
        { path: 'name', message: 'is missing; it must be text' },
        { path: 'minutes', message: 'must be a number' },
        { path: 'step', message: 'must be a whole number' },
        { path: 'bufferBefore', message: 'must be 0 or more' },
        { path: 'horizonDays', message: 'must be 1 or more' },
        { path: 'panel', message: 'must be a list' },
        { path: 'active', message: 'must be true or false' },
      ],
    })
    const role = await refusal(call('reps/save', { name: 'A', email: 'a@b.example', role: 'boss', zone: 'UTC' }))
    expect(role.message).toBe('role: must be one of ae, presales, csm, sdr, bdr, manager')
    expect((await refusal(call('meetings/list', { status: 'done' }))).message).toContain('or a list of them')
    expect((await refusal(call('leads/queue', { limit: 5000 }))).message).toBe('limit: must be 1,000 or less')
    expect((await refusal(call('leads/queue', []))).message).toContain('must be an object')
  })

  it('is said of the shape that was meant, where there are two', async () => {
    const paths = async (input: unknown): Promise<unknown> => {
      const { data } = await refusal(call('invites/export', input))
      return (data['fields'] as { path: string }[]).map(({ path }) => path)
    }
    const { id } = await addRep(app, { name: 'Ada' })
    expect(await paths({ repId: id })).toEqual(['from', 'to'])
    expect(await paths({ meetingIds: [id], method: 'COUNTER' })).toEqual(['method'])
    expect(await paths({ meetingIds: [] })).toEqual(['meetingIds'])
    expect(await paths({})).toEqual([''])
  })
})

describe('an instant', () => {
  it('that is none is named once', async () => {
    const { data } = await refusal(call('leads/queue', { at: 'yesterday' }))
    expect(data['fields']).toHaveLength(1)
  })
})

describe('a start that no calendar can show', () => {
  it('is refused', async () => {
    const rep = await addRep(app, { name: 'Ada' })
    const type = await addType(app)
    const start = '9999-12-31T23:59:59Z'
    const { code } = await refusal(call('slots/explain', { meetingTypeId: type.id, repId: rep.id, start }))
    expect(code).toBe('INVALID_INPUT')
  })
})

describe('a zone', () => {
  it('is kept as calendar programs write it', async () => {
    const rep = { name: 'Ada', email: 'ada@northwind.example', role: 'ae' }
    expect(await call('reps/save', { ...rep, zone: 'europe/berlin' })).toMatchObject({ zone: 'Europe/Berlin' })
    expect(await call('reps/save', { ...rep, zone: 'Asia/Kolkata' })).toMatchObject({ zone: 'Asia/Kolkata' })
    expect((await refusal(call('reps/save', { ...rep, zone: '+02:00' }))).message).toContain('not a time zone')
  })
})

describe('a country', () => {
  it('is a code or a name', async () => {
    const lead = await call('leads/save', { name: 'Mia', country: 'Germany' })
    expect(lead).toMatchObject({ country: 'DE', zones: ['Europe/Berlin'] })
    expect(await call('leads/save', { name: 'Mia', country: 'us' })).toMatchObject({ country: 'US' })
    expect(await call('leads/save', { id: lead['id'], name: 'Mia', country: '' })).toMatchObject({ country: null })
    const { data } = await refusal(call('leads/save', { name: 'Mia', country: 'Atlantis' }))
    expect(data).toMatchObject({ fields: [{ path: 'country' }] })
  })
})

describe('the mapping of an import', () => {
  it('is a list, as it is answered, or an object by column', async () => {
    const csv = 'Who,Where\nMia Klein,Kleinwerk\n'
    const mapping = { Who: 'name', Where: 'company' }
    const seen = await call('leads/import', { csv, mapping, dryRun: true })
    expect(seen['mapping']).toEqual([
      { column: 'Who', field: 'name' },
      { column: 'Where', field: 'company' },
    ])
    expect(await call('leads/import', { csv, mapping: seen['mapping'] })).toMatchObject({ created: 1, rejected: [] })
    expect((await refusal(call('leads/import', { csv, mapping: { Who: 'nickname' } }))).message).toContain('firstName')
  })
})
