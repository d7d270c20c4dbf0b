import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import Database from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Backend } from '../../electron/backend/index.ts'
import { isIndexed } from '../../electron/backend/store/leadIndex.ts'
import { insertLead } from '../../electron/backend/store/leads.ts'
import { addLead, addRep, addType, workspace } from '../support/workspace.ts'

let backend: Backend
beforeEach(() => (backend = workspace()))
afterEach(() => backend.close())

const names = async (text: string): Promise<string[]> =>
  (await backend.client.leads.list({ text })).leads.map(({ name }) => name)

describe('a search', () => {
  test('finds who somebody is before what was noted about others', async () => {
    await addLead(backend, { name: 'Budget Berta' })
    const { id } = await addLead(backend, { name: 'Carl Cole' })
    await backend.client.leads.addNote({ leadId: id, note: 'Budget is there' })
    await addLead(backend, { name: 'Dora Dean', notes: 'no budget', email: 'dora@firm.example' })
    expect((await names('budget'))[0]).toBe('Budget Berta')
    expect((await names('budget')).toSorted()).toEqual(['Budget Berta', 'Carl Cole', 'Dora Dean'])
    expect(await names('carl budget')).toEqual(['Carl Cole'])
  })

  test('in the palette lists those first whose name begins with it, who was last in touch before the others', async () => {
    await addLead(backend, { name: 'Omar Dean', company: 'Maritime' })
    const first = await addLead(backend, { name: 'Marc Cole' })
    await addLead(backend, { name: 'Mária Sandoval' })
    await backend.client.leads.addNote({ leadId: first.id, note: 'Wants a demo' })
    const { leads } = await backend.client.search.all({ text: 'mar' })
    expect(leads.map(({ name }) => name)).toEqual(['Marc Cole', 'Mária Sandoval', 'Omar Dean'])
    const few = await backend.client.search.all({ text: 'mar', limit: 1 })
    expect(few.leads.map(({ name }) => name)).toEqual(['Marc Cole'])
  })

  test('says where something was found that no row shows', async () => {
    const { id } = await addLead(backend, { name: 'Carl Cole', company: 'Cole & Sons', city: 'Boise' })
    await backend.client.leads.addNote({ leadId: id, note: 'Wants the dispatch board in spring' })
    const rowOf = async (text: string) => (await backend.client.leads.list({ text, withRows: true })).rows?.[0]
    expect((await rowOf('carl sons'))?.match).toBeUndefined()
    expect((await rowOf('carl boi'))?.match).toEqual({ label: 'City', text: 'Boise', marks: [[0, 3]] })
    expect((await rowOf('dispatch'))?.match).toMatchObject({ label: 'Note', marks: [[10, 18]] })
  })

  test('finds a lead by each text of its record', async () => {
    await backend.client.leads.save({ name: 'Founder Zed', company: 'Zephyr Mills', email: 'zed@zephyr.example' })
    const text = {
      name: 'Anna Alpha',
      title: 'Bursar',
      email: 'first@zephyr.example',
      otherEmails: ['second@other.example'],
      phone: '+13035550142',
      otherPhones: ['+442079460123'],
      city: 'Boise',
      region: 'ID',
      country: 'US',
      source: 'Roadshow',
      industry: 'Milling',
      website: 'https://alpha.example',
      language: 'Tagalog',
      notes: 'likes trains',
      brief: [{ label: 'Trigger', text: 'new warehouse' }],
      links: [{ label: 'LinkedIn', url: 'https://www.linkedin.com/in/annalpha' }],
      preferredTimes: { said: 'mornings, not Fridays' },
      consent: { basis: 'consent', date: '2026-11-03', source: 'Booth seven', note: 'signed card' },
    } as const
    const { id } = await backend.client.leads.save({
      ...text,
      otherEmails: [...text.otherEmails],
      otherPhones: [...text.otherPhones],
      brief: [...text.brief],
      links: [...text.links],
    })
    await backend.client.leads.addNote({ leadId: id, note: 'asked for a quotation' })
    const words = `anna bursar first second 303555 2079460 boise roadshow milling alpha tagalog trains trigger warehouse
      linkedin annalpha mornings booth card quotation`
    for (const word of words.split(/\s+/)) expect([word, await names(word)]).toEqual([word, ['Anna Alpha']])
    for (const word of ['mornings', 'booth', 'annalpha']) {
      expect((await backend.client.leads.list({ text: word, withRows: true })).rows?.[0]?.match).toBeDefined()
    }
    // She names no company: it is that of her address, also when it is called otherwise.
    expect(await names('anna zephyr mills')).toEqual(['Anna Alpha'])
    const companyId = (await backend.client.leads.get({ leadId: id })).lead.companyId ?? ''
    await backend.client.companies.save({ id: companyId, name: 'Quartz Works' })
    expect(await names('anna quartz')).toEqual(['Anna Alpha'])
    await backend.client.history.undo({})
    expect(await names('anna quartz')).toEqual([])
    expect(await names('anna mills')).toEqual(['Anna Alpha'])
  })

  test('of whatever is typed breaks nothing', async () => {
    await addLead(backend, { name: 'Anna “Ann” O’Neil', company: 'NOT AND OR', phone: '+1 303 555 0142' })
    const hostile = [
      '"',
      '""',
      "'",
      '*',
      'a*',
      'who:',
      '{who}:a',
      '^a',
      'a NEAR b',
      'NEAR(a b)',
      '(',
      ')',
      '((',
      '-a',
      '+',
      'a"b',
      'AND',
      'OR OR',
      '\u0000',
      '%',
      '_',
      '\ud800',
      '😀',
      'ﬁ',
      '‮',
    ]
    for (const text of hostile) {
      await expect(backend.client.leads.list({ text, withRows: true })).resolves.toBeDefined()
      await expect(backend.client.search.all({ text })).resolves.toBeDefined()
    }
    expect(await names('NOT or and')).toEqual(['Anna “Ann” O’Neil'])
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 30 }), async (text) => {
        await backend.client.leads.list({ text, withRows: true })
      }),
      { numRuns: 200 },
    )
  })

  test('counts no further than asked, and says so', async () => {
    backend.services.change('Many', (tx) => {
      for (let i = 0; i < 700; i++)
        insertLead(tx, { id: backend.services.newId(), name: `Anna Number${i}`, created_ms: 0 })
    })
    const page = await backend.client.leads.list({ text: 'anna', limit: 10, countUpTo: 100 })
    expect(page).toMatchObject({ total: 110, more: true })
    expect(page.leads.map(({ name }) => name)).toContain('Anna Number699')
    expect(await backend.client.leads.list({ text: 'anna', limit: 10, offset: 690, countUpTo: 100 })).toMatchObject({
      total: 700,
      leads: expect.objectContaining({ length: 10 }) as unknown,
    })
    expect((await backend.client.leads.list({ text: 'anna' })).total).toBe(700)
  })

  test('finds meetings by their lead, and their notes', async () => {
    const rep = await addRep(backend, { name: 'Dana Keller' })
    const type = await addType(backend, { panel: [{ repIds: [rep.id] }] })
    const { id } = await addLead(backend, { name: 'Łukasz Wójcik' })
    await backend.client.meetings.book({ meetingTypeId: type.id, leadId: id, start: '2026-11-24T09:00:00Z' })
    const { meetings } = await backend.client.search.all({ text: 'lukasz woj' })
    expect(meetings.map(({ leadName }) => leadName)).toEqual(['Łukasz Wójcik'])
  })
})

/** All that the index holds, by lead: what every word of a small vocabulary finds. */
const VOCABULARY = [
  'anna',
  'bert',
  'cole',
  'dora',
  'muller',
  'acme',
  'budget',
  'spring',
  '5550142',
  '伟',
  'berlin',
  'web',
]
function found(app: Backend): Record<string, string[]> {
  const of = (word: string, column: string) =>
    app.services.db
      .prepare(
        'SELECT d.lead_id FROM lead_search s JOIN lead_docs d ON d.doc = s.rowid WHERE lead_search MATCH ? ORDER BY 1',
      )
      .pluck()
      .all(`{${column}} : "${word}"*`) as string[]
  return Object.fromEntries(
    VOCABULARY.flatMap((word) => ['who', 'about', 'said'].map((column) => [`${column} ${word}`, of(word, column)])),
  )
}

describe('the index', () => {
  test('is what it would be if it were made anew, after any sequence of saves, imports, notes and undos', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'setpoint-'))
    const word = fc.constantFrom('Anna', 'Bert', 'Cole', 'Müller', '陈伟', 'Dora')
    const step = fc.oneof(
      fc.record({ do: fc.constant('add' as const), name: word, company: word }),
      fc.record({ do: fc.constant('change' as const), at: fc.nat(9), name: word, city: fc.constantFrom('Berlin', '') }),
      fc.record({ do: fc.constant('link' as const), at: fc.nat(9), label: fc.constantFrom('Cole', 'budget') }),
      fc.record({ do: fc.constant('company' as const), at: fc.nat(9), name: word }),
      fc.record({ do: fc.constant('note' as const), at: fc.nat(9), note: fc.constantFrom('budget', 'in spring') }),
      fc.record({ do: fc.constant('import' as const), name: word }),
      fc.record({ do: fc.constant('bulk' as const), source: fc.constantFrom('Web form', 'Fair') }),
      fc.record({ do: fc.constant('undo' as const) }),
    )
    let run = 0
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
          const file = join(folder, `${run++}.db`)
          let app = workspace({ file })
          const ids = async () => (await app.client.leads.list({ limit: 500 })).leads.map(({ id }) => id)
          for (const one of steps) {
            const all = await ids()
            const id = 'at' in one ? all[one.at % Math.max(1, all.length)] : undefined
            if (one.do === 'add') {
              await app.client.leads.save({ name: one.name, company: one.company, phone: '+1 303 555 0142' })
            }
            if (one.do === 'change' && id) await app.client.leads.save({ id, name: one.name, city: one.city })
            if (one.do === 'link' && id) {
              const links = [{ label: one.label, url: 'https://x.example/' }]
              await app.client.leads.save({ id, name: 'Anna', email: 'a@acme.example', links })
            }
            if (one.do === 'company' && id) {
              const { companyId } = (await app.client.leads.get({ leadId: id })).lead
              await app.client.leads.save({ id, name: 'Anna', company: null })
              if (companyId) await app.client.companies.save({ id: companyId, name: one.name }).catch(() => undefined)
            }
            if (one.do === 'note' && id) await app.client.leads.addNote({ leadId: id, note: one.note })
            if (one.do === 'import') {
              await app.client.leads.import({
                csv: `Name,Company,Notes\n${one.name},Acme,budget\n${one.name} Two,Acme,`,
              })
            }
            if (one.do === 'bulk' && all.length > 0) {
              await app.client.leads.bulk({ leadIds: all, action: { do: 'source', source: one.source } })
            }
            if (one.do === 'undo') await app.client.history.undo({}).catch(() => undefined)
          }
          const kept = found(app)
          app.close()
          const raw = new Database(file)
          raw.exec('UPDATE lead_search_rules SET version = -1')
          raw.close()
          app = workspace({ file })
          expect(found(app)).toEqual(kept)
          app.close()
        }),
        { numRuns: 25 },
      )
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }, 120_000)

  test('of a file that has none is made between other calls, which find everybody meanwhile', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'setpoint-'))
    const file = join(folder, 'workspace.db')
    try {
      let app = workspace({ file })
      app.services.change('Many', (tx) => {
        for (let i = 0; i < 2_300; i++) {
          insertLead(tx, { id: app.services.newId(), name: `Anna Number${i}`, company: 'Acme', created_ms: 0 })
        }
      })
      app.close()
      const raw = new Database(file)
      raw.exec('DROP TABLE lead_search')
      raw.close()
      app = workspace({ file })
      expect(isIndexed(app.services.db)).toBe(false)
      const early = await app.client.leads.list({ text: 'anna acm' })
      expect(early).toMatchObject({ total: 2_300, indexing: true })
      const { name } = await app.client.leads.save({ name: 'Anna New', company: 'Acme' })
      expect((await app.client.leads.list({ text: 'anna new' })).leads.map((lead) => lead.name)).toEqual([name])
      while (!isIndexed(app.services.db)) await new Promise((done) => setImmediate(done))
      expect(await app.client.leads.list({ text: 'anna acm' })).toMatchObject({ total: 2_301 })
      expect((await app.client.leads.list({ text: 'number42' })).leads.map((lead) => lead.name)).toContain(
        'Anna Number42',
      )
      app.close()
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

describe('a change of an earlier version', () => {
  test('is taken back though it knew a column that is gone', async () => {
    const { id } = await addLead(backend, { name: 'Anna' })
    await backend.client.leads.save({ id, name: 'Berta' })
    // As its journal was written when leads had their text beside them.
    const { changes } = await backend.client.history.list({ limit: 1 })
    backend.services.db
      .prepare("UPDATE journal SET before = json_set(before, '$.search_text', 'anna') WHERE change_id = ?")
      .run(changes[0]?.id)
    await backend.client.history.undo({})
    expect(await names('anna')).toEqual(['Anna'])
  })
})
