import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Backend } from '../../electron/backend/index.ts'
import type { LeadFilter } from '../../shared/contract/leadFilters.ts'
import { addLead, addRep, addType, refusal, workspace } from '../support/workspace.ts'

let backend: Backend
beforeEach(() => (backend = workspace()))
afterEach(() => backend.close())

const ids = async (count: number, lead: Partial<Parameters<typeof addLead>[1]> = {}): Promise<string[]> => {
  const made: string[] = []
  for (let i = 0; i < count; i++) made.push((await addLead(backend, { name: `Lead ${i}`, ...lead })).id)
  return made
}

describe('a filter', () => {
  beforeEach(async () => {
    const { id } = await addRep(backend, { name: 'Dana Keller' })
    await addLead(backend, { name: 'Anna', source: 'Web form', ownerId: id, phone: '+49 151 12345678', value: 50_000 })
    await addLead(backend, { name: 'Bert', stage: 'lost', country: 'DE', email: 'bert@firm.example' })
    const { id: called } = await addLead(backend, { name: 'Cora', source: 'web FORM', stage: 'working', value: 9_000 })
    await backend.client.leads.logCall({ leadId: called, disposition: 'no_answer' })
    await addLead(backend, { name: 'Dora', doNotContact: true, country: 'FR' })
  })
  const found = async (filter: LeadFilter, text?: string) =>
    (await backend.client.leads.list({ filter, sort: { by: 'name' }, ...(text && { text }) })).leads
      .map(({ name }) => name)
      .join(' ')

  test.each<[LeadFilter, string]>([
    [{ stage: ['working', 'lost'] }, 'Bert Cora'],
    [{ source: ['Web Form'] }, 'Anna Cora'],
    [{ source: [null] }, 'Bert Dora'],
    [{ owner: [null] }, 'Bert Cora Dora'],
    [{ country: ['DE', null] }, 'Anna Bert Cora'],
    [{ open: true }, 'Anna Cora'],
    [{ open: true, neverCalled: true }, 'Anna'],
    [{ hasPhone: true }, 'Anna'],
    [{ hasEmail: true }, 'Bert'],
    [{ doNotContact: true }, 'Dora'],
    [{ valueFrom: 10_000 }, 'Anna'],
    [{ valueTo: 10_000 }, 'Cora'],
    [{ nextStep: [null] }, 'Bert Dora'],
    [{ createdWithinDays: 0 }, 'Anna Bert Cora Dora'],
    [{ idleDays: 3 }, 'Anna Bert Dora'],
    [{ dueWithinDays: 0 }, 'Anna'],
    [{ scoreFrom: 1000 }, ''],
  ])('%j finds %s', async (filter, names) => expect(await found(filter)).toBe(names))

  test('and words narrow each other', async () => {
    expect(await found({ open: true }, 'web')).toBe('Anna Cora')
    expect(await found({ stage: ['working'] }, 'web')).toBe('Cora')
    expect(await found({ stage: ['working'] }, 'anna')).toBe('')
  })

  test('follows every change at once, and taking it back', async () => {
    expect(await found({ stage: ['lost'] })).toBe('Bert')
    const { leads } = await backend.client.leads.list({ text: 'anna' })
    await backend.client.leads.save({ id: leads[0]?.id, name: 'Anna', stage: 'lost' })
    expect(await found({ stage: ['lost'] })).toBe('Anna Bert')
    await backend.client.history.undo({})
    expect(await found({ stage: ['lost'] })).toBe('Bert')
    await addLead(backend, { name: 'Emil', stage: 'lost' })
    expect(await found({ stage: ['lost'] })).toBe('Bert Emil')
  })

  test('that asks for what is not known is refused', async () => {
    const unknown = { colour: ['red'] } as unknown as LeadFilter
    expect(await refusal(backend.client.leads.list({ filter: unknown }))).toMatchObject({ code: 'INVALID_INPUT' })
  })

  test('sorted, whoever has nothing of it comes last either way', async () => {
    const by = async (reverse: boolean) =>
      (await backend.client.leads.list({ sort: { by: 'value', reverse } })).leads.map(({ value }) => value)
    expect(await by(false)).toEqual([50_000, 9_000, null, null])
    expect(await by(true)).toEqual([9_000, 50_000, null, null])
  })

  test('what there is to filter by is counted', async () => {
    const { sources, countries } = await backend.client.leads.facets()
    expect(sources.find(({ value }) => value === null)?.count).toBe(2)
    expect(countries.find(({ value }) => value === 'DE')?.count).toBe(1)
  })

  test('narrows an export as it does the list', async () => {
    const { csv, count } = await backend.client.leads.export({ filter: { stage: ['lost'] } })
    expect(count).toBe(1)
    expect(csv).toContain('Bert')
  })
})

describe('many at once', () => {
  test('are one change, taken back in one step', async () => {
    const rep = await addRep(backend, { name: 'Dana Keller' })
    const all = await ids(30)
    const { changeId, ...counts } = await backend.client.leads.bulk({
      which: { text: 'lead' },
      except: [all[0] ?? ''],
      action: { do: 'owner', ownerId: rep.id },
    })
    expect(counts).toMatchObject({ changed: 29, unchanged: 0, skipped: 0 })
    const owned = async () => (await backend.client.leads.list({ filter: { owner: [rep.id] } })).total
    expect(await owned()).toBe(29)
    const { changes } = await backend.client.history.list({ limit: 1 })
    expect(changes[0]).toMatchObject({ id: changeId, label: 'Gave 29 leads to Dana Keller', undoable: true })
    await backend.client.history.undo({})
    expect(await owned()).toBe(0)
  })

  test('a stage closes and opens as it does for one; whoever has a meeting is left, and named', async () => {
    const rep = await addRep(backend, { name: 'Dana Keller' })
    const type = await addType(backend, { panel: [{ repIds: [rep.id] }] })
    const [met = '', other = ''] = await ids(2)
    await backend.client.meetings.book({ meetingTypeId: type.id, leadId: met, start: '2026-11-24T09:00:00Z' })
    const lost = await backend.client.leads.bulk({ leadIds: [met, other], action: { do: 'stage', stage: 'lost' } })
    expect(lost).toMatchObject({
      changed: 1,
      skipped: 1,
      skippedLeads: [{ leadId: met, name: 'Lead 0', reason: 'has a meeting, which decides the stage' }],
    })
    const lead = async () => (await backend.client.leads.get({ leadId: other })).lead
    expect(await lead()).toMatchObject({ stage: 'lost', nextStep: null })
    await backend.client.leads.bulk({ leadIds: [other], action: { do: 'stage', stage: 'working' } })
    expect(await lead()).toMatchObject({ stage: 'working', nextStep: { kind: 'call' } })
  })

  test('snoozed, noted, not to be contacted', async () => {
    const all = await ids(3)
    await backend.client.leads.save({ id: all[0], name: 'Lead 0', stage: 'lost' })
    const until = '2026-11-25T08:00:00Z'
    expect(await backend.client.leads.bulk({ leadIds: all, action: { do: 'snooze', until } })).toMatchObject({
      changed: 2,
      skipped: 1,
    })
    expect((await backend.client.leads.list({ filter: { snoozed: true } })).total).toBe(2)
    await backend.client.leads.bulk({ leadIds: all, action: { do: 'note', note: 'Met at the fair' } })
    expect((await backend.client.leads.list({ text: 'fair' })).total).toBe(3)
    await backend.client.leads.bulk({ leadIds: all, action: { do: 'doNotContact', doNotContact: true } })
    expect((await backend.client.leads.queue({})).total).toBe(0)
    expect(
      await refusal(
        backend.client.leads.bulk({ leadIds: all, action: { do: 'snooze', until: '2026-11-23T08:00:00Z' } }),
      ),
    ).toMatchObject({ code: 'INVALID_INPUT' })
  })

  test('nothing is written where nothing changes', async () => {
    const all = await ids(2, { source: 'Fair' })
    const before = (await backend.client.history.list({})).changes.length
    const result = await backend.client.leads.bulk({ leadIds: all, action: { do: 'source', source: 'Fair' } })
    expect(result).toEqual({ changed: 0, unchanged: 2, skipped: 0, skippedLeads: [] })
    expect((await backend.client.history.list({})).changes.length).toBe(before)
  })
})

describe('saved filters', () => {
  test('stand after those that come with the app, are changed in their place, and undone', async () => {
    const mine = async () =>
      (await backend.client.filters.list()).filters.filter(({ shipped }) => !shipped).map(({ name }) => name)
    const saved = await backend.client.filters.save({ name: 'Berlin', filter: { region: ['Berlin'] }, text: 'demo' })
    await backend.client.filters.save({ name: 'Big', filter: { valueFrom: 100_000 }, sort: { by: 'value' } })
    await backend.client.filters.save({ id: saved.id, name: 'Berlin and Bonn', filter: { region: ['Berlin', 'Bonn'] } })
    expect(await mine()).toEqual(['Berlin and Bonn', 'Big'])
    await backend.client.filters.remove({ id: saved.id })
    expect(await mine()).toEqual(['Big'])
    await backend.client.history.undo({})
    expect(await mine()).toEqual(['Berlin and Bonn', 'Big'])
  })
  test('every one that comes with the app can be asked', async () => {
    for (const { filter, sort } of (await backend.client.filters.list()).filters) {
      await backend.client.leads.list({ filter, sort, withRows: true })
    }
  })
  test('a name is used once, and a filter asks for something', async () => {
    const save = (name: string, filter: LeadFilter) => refusal(backend.client.filters.save({ name, filter }))
    expect(await save('Never CALLED', { open: true })).toMatchObject({ data: { fields: [{ path: 'name' }] } })
    expect(await save('All', {})).toMatchObject({ data: { fields: [{ path: 'filter' }] } })
  })
})
