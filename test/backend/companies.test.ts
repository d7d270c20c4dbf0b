import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Backend } from '../../electron/backend/index.ts'
import { companyDomain, companyKey, siteDomain } from '../../electron/backend/intake/companyKeys.ts'
import { addLead, addRep, addType, NOW, refusal, workspace } from '../support/workspace.ts'

let backend: Backend
beforeEach(() => {
  backend = workspace()
})
afterEach(() => backend.close())

const companyOf = async (leadId: string) => (await backend.client.leads.get({ leadId })).lead.companyId ?? null
const names = async () =>
  (await backend.client.companies.list({})).companies.map(({ name, people }) => `${name}: ${people}`)

describe('what a company is recognised by', () => {
  test.each([
    ['ACME, Inc.', 'Acme'],
    ['Acme GmbH & Co. KG', 'ACME'],
    ['Müller Söhne oHG', 'Muller Sohne'],
    ['Acme Ltd', 'The Acme Limited'],
    ['Bianchi S.p.A.', 'Bianchi SPA'],
    ['Nord Sp. z o.o.', 'Nord'],
    ['株式会社サンプル', 'サンプル'],
    ['Smith & Wesson', 'Smith and Wesson Corp.'],
  ])('%s and %s are one', (one, other) => {
    expect(companyKey(one)).toBe(companyKey(other))
  })
  test.each([
    ['Acme', 'Acme Labs'],
    ['North', 'Nord'],
    ['Gen Z', 'Gen'],
  ])('%s and %s are two', (one, other) => {
    expect(companyKey(one)).not.toBe(companyKey(other))
  })
  test.each(['', '-', 'N/A', 'Self-employed', 'Freelancer', null])('%s is none', (name) => {
    expect(companyKey(name)).toBeNull()
  })
  test('a legal form alone is a name all the same', () => {
    expect(companyKey('Co.')).toBe('co')
  })
  test('addresses that anybody can have tell nothing', () => {
    expect(companyDomain('a@Helix.example')).toBe('helix.example')
    for (const email of ['a@gmail.com', 'a@yahoo.co.uk', 'a@hotmail.fr', 'a@web.de', 'a@localhost', '', null]) {
      expect(companyDomain(email)).toBeNull()
    }
    expect(siteDomain('https://www.helix.example/about')).toBe('helix.example')
    expect(siteDomain('https://www.linkedin.com/company/helix')).toBeNull()
  })
})

describe('leads come to their company', () => {
  test('by its name in another spelling, by the domain of the address, and not by a free one', async () => {
    const first = await addLead(backend, { name: 'A A', company: 'Helix Labs GmbH', email: 'a@helix.example' })
    const spelled = await addLead(backend, { name: 'B B', company: 'HELIX LABS' })
    const domain = await addLead(backend, { name: 'C C', email: 'c@helix.example' })
    const free = await addLead(backend, { name: 'D D', email: 'd@gmail.com' })
    expect(first.companyId).toBeTypeOf('string')
    expect(spelled.companyId).toBe(first.companyId)
    expect(domain).toMatchObject({ companyId: first.companyId, company: null })
    expect(free.companyId).toBeNull()
    expect(await names()).toEqual(['Helix Labs GmbH: 3'])
  })

  test('from a file, with those who are there already', async () => {
    await addLead(backend, { name: 'A A', company: 'Acme Inc' })
    await backend.client.leads.import({
      csv: 'Name,Company,E-mail\nB B,Acme,b@acme.example\nC C,Other Ltd,\nD D,OTHER,\n',
    })
    expect(await names()).toEqual(['Acme Inc: 2', 'Other Ltd: 2'])
    await backend.client.history.undo({})
    expect(await names()).toEqual(['Acme Inc: 1'])
  })

  test('from a file that takes somebody away from a company and brings another there', async () => {
    const stays = await addLead(backend, { name: 'A A', company: 'Acme', email: 'a@gmail.com' })
    const csv = 'Name,Company,E-mail\nA A,Helix,a@gmail.com\nB B,Acme,b@gmail.com\nC C,,c@gmail.com\n'
    await backend.client.leads.import({ csv })
    expect((await names()).toSorted()).toEqual(['Acme: 1', 'Helix: 1'])
    await backend.client.history.undo({})
    expect(await names()).toEqual(['Acme: 1'])
    expect(await companyOf(stays.id)).toBe(stays.companyId)
  })

  test('a name that is put right moves the lead, and the company that nobody is at goes', async () => {
    const lead = await addLead(backend, { name: 'A A', company: 'Acmee' })
    await backend.client.leads.save({ id: lead.id, name: 'A A', company: 'Acme' })
    expect(await names()).toEqual(['Acme: 1'])
    await backend.client.history.undo({})
    expect(await names()).toEqual(['Acmee: 1'])
    expect(await companyOf(lead.id)).toBe(lead.companyId)
  })

  test('what made a company is taken back although others have joined it', async () => {
    const first = await addLead(backend, { name: 'A A', company: 'Acme' })
    const second = await addLead(backend, { name: 'B B', company: 'Acme' })
    const { changes } = await backend.client.history.list({})
    await backend.client.history.undo({ changeId: changes.at(-1)!.id })
    expect(await refusal(backend.client.leads.get({ leadId: first.id }))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await companyOf(second.id)).toBe(first.companyId)
    await backend.client.history.undo({ changeId: changes.at(-2)!.id })
    expect(await names()).toEqual([])
  })

  test('a lead that comes back to a company that is gone founds it again', async () => {
    const a = await addLead(backend, { name: 'A A', company: 'Acme' })
    const b = await addLead(backend, { name: 'B B', company: 'Acme' })
    await backend.client.leads.save({ id: a.id, name: 'A A', company: 'Other' })
    await backend.client.leads.save({ id: b.id, name: 'B B', company: 'Other' })
    expect(await names()).toEqual(['Other: 2'])
    const { changes } = await backend.client.history.list({})
    await backend.client.history.undo({ changeId: changes[1]!.id })
    expect(await names()).toEqual(['Acme: 1', 'Other: 1'])
  })
})

describe('a company', () => {
  test('that is renamed is also renamed in the records of its people; one undo takes all back', async () => {
    const lead = await addLead(backend, { name: 'A A', company: 'Acme Inc', email: 'a@acme.example' })
    const part = await addLead(backend, { name: 'B B', company: 'Acme Energy', email: 'b@acme.example' })
    expect(part.companyId).toBe(lead.companyId)
    await backend.client.companies.save({ id: lead.companyId!, name: 'Zenith', phone: '+49 30 1' })
    const companyText = async (leadId: string) => (await backend.client.leads.get({ leadId })).lead.company
    expect(await companyText(lead.id)).toBe('Zenith')
    expect(await companyText(part.id)).toBe('Acme Energy')
    expect((await addLead(backend, { name: 'C C', company: 'ZENITH ltd' })).companyId).toBe(lead.companyId)
    await backend.client.history.undo({})
    await backend.client.history.undo({})
    expect(await companyText(lead.id)).toBe('Acme Inc')
    expect((await backend.client.companies.get({ companyId: lead.companyId! })).company).toMatchObject({
      name: 'Acme Inc',
      domain: 'acme.example',
      phone: null,
    })
  })

  test('that somebody wrote about stays when its last lead leaves', async () => {
    const lead = await addLead(backend, { name: 'A A', company: 'Acme' })
    await backend.client.companies.save({ id: lead.companyId!, notes: 'Pays late' })
    await backend.client.leads.save({ id: lead.id, name: 'A A', company: null })
    expect(await names()).toEqual(['Acme: 0'])
  })

  test('shows its people: who was called today, and who has a meeting ahead', async () => {
    await addRep(backend, { name: 'Dana Reyes' })
    const type = await addType(backend)
    const a = await addLead(backend, { name: 'A A', company: 'Acme', phone: '+493012345678' })
    const b = await addLead(backend, { name: 'B B', company: 'Acme', title: 'CFO' })
    await backend.client.leads.logCall({ leadId: a.id, disposition: 'voicemail' })
    const { slots } = await backend.client.slots.find({
      meetingTypeId: type.id,
      leadId: b.id,
      from: NOW,
      to: '2026-11-28T00:00:00Z',
      limit: 1,
    })
    await backend.client.meetings.book({ meetingTypeId: type.id, leadId: b.id, start: slots[0]!.start })
    const { people, company } = await backend.client.companies.get({ companyId: a.companyId! })
    expect(company.people).toBe(2)
    expect(people.find(({ leadId }) => leadId === a.id)).toMatchObject({
      lastCall: { at: NOW, title: 'Voicemail left', today: true },
      meeting: null,
    })
    expect(people.find(({ leadId }) => leadId === b.id)).toMatchObject({
      title: 'CFO',
      lastCall: null,
      meeting: { start: slots[0]!.start, reps: ['Dana Reyes'] },
    })
  })

  test('takes in another that is the same; one undo parts them', async () => {
    const a = await addLead(backend, { name: 'A A', company: 'Acme', email: 'a@acme.example' })
    const b = await addLead(backend, { name: 'B B', company: 'Acme Holdings', phone: '+493012345678' })
    await backend.client.companies.save({
      id: b.companyId!,
      domain: 'acme.example',
      phone: '+49301',
      notes: 'From the fair',
    })
    const { alike } = await backend.client.companies.get({ companyId: a.companyId! })
    expect(alike.map(({ id }) => id)).toEqual([b.companyId])
    const merged = await backend.client.companies.merge({ companyId: b.companyId!, intoId: a.companyId! })
    expect(merged).toMatchObject({ name: 'Acme', people: 2, phone: '+49301', notes: 'From the fair' })
    expect((await backend.client.leads.get({ leadId: b.id })).lead).toMatchObject({
      company: 'Acme',
      companyId: a.companyId,
    })
    await backend.client.history.undo({})
    expect((await backend.client.leads.get({ leadId: b.id })).lead).toMatchObject({
      company: 'Acme Holdings',
      companyId: b.companyId,
    })
    expect(await names()).toEqual(['Acme: 1', 'Acme Holdings: 1'])
    expect(
      await refusal(backend.client.companies.merge({ companyId: a.companyId!, intoId: a.companyId! })),
    ).toMatchObject({ code: 'INVALID_INPUT' })
  })
})

describe('whatever is done', () => {
  const name = fc.constantFrom('Acme', 'Acme Inc', 'ACME GmbH', 'Other', 'Third Ltd', '', '-')
  const email = fc.constantFrom('a@acme.example', 'b@other.example', 'c@gmail.com', null)
  const step = fc.oneof(
    fc.record({ kind: fc.constant('add' as const), name, email }),
    fc.record({ kind: fc.constant('edit' as const), at: fc.nat(9), name, email }),
    fc.record({ kind: fc.constant('undo' as const), at: fc.nat(3) }),
    fc.record({ kind: fc.constant('rename' as const), at: fc.nat(9), name }),
    fc.record({ kind: fc.constant('merge' as const), at: fc.nat(9), into: fc.nat(9) }),
  )

  test('each lead is at a company that is there, its people add up, and undoing all gives nothing', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 14 }), holds), { numRuns: 40 })
  })

  const holds = async (steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[]) => {
    const own = workspace()
    const { client } = own
    const ids: string[] = []
    const quietly = (call: Promise<unknown>) => call.then(() => undefined, refusedOnly)
    const companyIds = async () => (await client.companies.list({})).companies.map(({ id }) => id)
    try {
      for (const one of steps) {
        const leads = (await client.leads.list({})).leads
        const known = await companyIds()
        if (one.kind === 'add')
          ids.push((await client.leads.save({ name: 'X', company: one.name, email: one.email })).id)
        const lead = leads[one.kind === 'edit' ? one.at % (leads.length || 1) : 0]
        if (one.kind === 'edit' && lead) {
          await client.leads.save({ id: lead.id, name: 'X', company: one.name, email: one.email })
        }
        if (one.kind === 'rename' && known.length > 0 && one.name !== '') {
          await client.companies.save({ id: known[one.at % known.length]!, name: one.name })
        }
        if (one.kind === 'merge' && known.length > 0) {
          const [companyId, intoId] = [known[one.at % known.length]!, known[one.into % known.length]!]
          await quietly(client.companies.merge({ companyId, intoId }))
        }
        if (one.kind === 'undo') {
          const undoable = (await client.history.list({})).changes.filter((change) => change.undoable && !change.undone)
          const chosen = undoable[one.at % (undoable.length || 1)]
          if (chosen) await quietly(client.history.undo({ changeId: chosen.id }))
        }
        const there = new Set(await companyIds())
        const people = new Map<string, number>()
        for (const { companyId, company } of (await client.leads.list({})).leads) {
          if (companyId) people.set(companyId, (people.get(companyId) ?? 0) + 1)
          if (companyId) expect(there).toContain(companyId)
          else expect(companyKey(company)).toBeNull()
        }
        for (const { id, people: count } of (await client.companies.list({})).companies) {
          expect(count).toBe(people.get(id) ?? 0)
        }
      }
      for (;;) {
        const last = (await client.history.list({ limit: 500 })).changes.find((one) => one.undoable && !one.undone)
        if (!last) break
        await client.history.undo({ changeId: last.id })
      }
      expect((await client.leads.list({})).total).toBe(0)
      expect(await companyIds()).toEqual([])
    } finally {
      own.close()
    }
  }

  function refusedOnly(error: unknown): void {
    const { code } = error as { code?: string }
    if (code === 'INTERNAL' || code === undefined) throw error
  }
})
