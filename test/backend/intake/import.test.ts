import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Backend } from '../../../electron/backend/index.ts'
import type { Lead } from '../../../shared/contract/leads.ts'
import { addRep, movableClock, NOW, refusal, workspace } from '../../support/workspace.ts'

let backend: Backend
beforeEach(() => {
  backend = workspace()
})
afterEach(() => backend.close())

const importCsv = (csv: string, more: { source?: string; dryRun?: boolean } = {}) =>
  backend.client.leads.import({ csv, dryRun: false, ...more })
const leads = async (): Promise<Lead[]> => (await backend.client.leads.list({ limit: 500 })).leads
const only = async (): Promise<Lead> => {
  const [lead, ...others] = await leads()
  if (!lead || others.length > 0) throw new Error(`${others.length + 1} leads instead of one`)
  return lead
}
/** Everything the workspace holds, as text. */
const everything = (): string =>
  JSON.stringify(
    ['leads', 'activities', 'lead_imports'].map((table) =>
      backend.services.db.prepare(`SELECT * FROM ${table} ORDER BY id`).all(),
    ),
  )

describe('duplicates', () => {
  test('by e-mail, in whatever case; blanks empty nothing, what differs is updated', async () => {
    await backend.client.leads.save({
      name: 'Dana Reyes',
      email: 'Dana@Harbor.example',
      title: 'Buyer',
      company: 'Harbor',
    })
    const result = await importCsv('Name,Email,Title,Company\nDana Reyes,dana@harbor.example,,Harborlight\n')
    expect(result).toMatchObject({ created: 0, updated: 1, unchanged: 0 })
    expect(await only()).toMatchObject({ email: 'Dana@Harbor.example', title: 'Buyer', company: 'Harborlight' })
  })

  test('by phone, however it is written', async () => {
    await backend.client.leads.save({ name: 'Dana Reyes', phone: '(415) 555-0134', country: 'US' })
    const result = await importCsv('Name,Phone,Title\nD. Reyes,+1 415.555.0134,CFO\n')
    expect(result).toMatchObject({ created: 0, updated: 1 })
    expect(await only()).toMatchObject({ name: 'D. Reyes', title: 'CFO', phone: '+14155550134', otherPhones: [] })
  })

  test('colleagues behind one switchboard stay two', async () => {
    const csv = 'Name,Phone,Company\nAnna Weber,+49 30 5550100,Nordwind\nBen Krüger,+49 30 5550100,Nordwind\n'
    expect(await importCsv(csv)).toMatchObject({ created: 2 })
    expect(await importCsv(csv)).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
  })

  test('by name and company, with accents and case aside', async () => {
    await backend.client.leads.save({ name: 'Zoë Müller', company: 'Érable & Fils' })
    expect(await importCsv('Name,Company,Email\nZOE MULLER,erable & fils,zoe@erable.example\n')).toMatchObject({
      updated: 1,
    })
    expect(await only()).toMatchObject({ email: 'zoe@erable.example' })
  })

  test('a name without a company is nobody in particular', async () => {
    await backend.client.leads.save({ name: 'John Smith', email: 'john@one.example' })
    expect(await importCsv('Name,Phone\nJohn Smith,+49 30 5550100\n')).toMatchObject({ created: 1, updated: 0 })
  })

  test('two of one name at one company with an e-mail address each are two', async () => {
    const csv = 'Name,Company,Email\nJohn Smith,Acme,john@acme.example\nJohn Smith,Acme,john2@acme.example\n'
    expect(await importCsv(csv)).toMatchObject({ created: 2 })
  })

  test('rows of one file that are one person become one lead', async () => {
    const csv =
      'Name,Email,Phone,Notes\nDana Reyes,dana@h.example,,first\nDana Reyes,DANA@h.example,+14155550134,second\nDana Reyes,dana@h.example,,first\n'
    expect(await importCsv(csv)).toMatchObject({ created: 1, updated: 1, unchanged: 1 })
    expect(await only()).toMatchObject({ phone: '+14155550134', notes: 'first\nsecond' })
    expect(await importCsv(csv)).toMatchObject({ created: 0, updated: 0, unchanged: 3 })
  })

  test('a number that is replaced is kept as a further one', async () => {
    await backend.client.leads.save({ name: 'Dana Reyes', email: 'dana@h.example', phone: '+14155550134' })
    await importCsv('Name,Email,Phone\nDana Reyes,dana@h.example,+1 212 555 0100\n')
    expect(await only()).toMatchObject({
      phone: '+12125550100',
      otherPhones: ['+14155550134'],
      zones: ['America/New_York'],
    })
  })

  test('what a setter noted is added to, not overwritten', async () => {
    await backend.client.leads.save({ name: 'Dana Reyes', email: 'dana@h.example', notes: 'ask for the pilot' })
    await importCsv('Name,Email,Notes\nDana Reyes,dana@h.example,from the fair\n')
    expect(await only()).toMatchObject({ notes: 'ask for the pilot\nfrom the fair' })
  })
})

describe('rows', () => {
  test('rejected ones are named by their line in the file, with a reason', async () => {
    const csv =
      'Name,Company,Email,Phone\n"Dana\nReyes",Harbor,d@h.example,\n\n,,,\n,,not an address,\nX Y,,,5.35521E+11\nZ Z,,z@z.example,5.35521E+11\n'
    const result = await importCsv(csv)
    expect(result.created).toBe(2)
    expect(result.rejected.map(({ line }) => line)).toEqual([6, 7])
    expect(result.rejected[0]?.reason).toContain('"not an address" is not an e-mail address')
    expect(result.rejected[1]?.reason).toContain('5.35521E+11')
    expect(result.warnings).toEqual([{ line: 8, reason: expect.stringContaining('5.35521E+11') as string }])
    expect((await leads()).map(({ name }) => name)).toEqual(['Z Z', 'Dana Reyes'])
  })

  test('a row too short or too long is taken in; what is too much is said', async () => {
    const result = await importCsv('Name,Company,Email\nA B,Acme\nC D,Acme,c@d.example,more\n')
    expect(result).toMatchObject({ created: 2, rejected: [] })
    expect(result.warnings?.map(({ line }) => line)).toEqual([3])
  })

  test('several e-mails and phones in one cell', async () => {
    await importCsv('Name,Email,Phone\nA B,"a@b.example; Anna <anna@c.example>","+49 30 1234567 / 0049 151 12345678"\n')
    expect(await only()).toMatchObject({
      email: 'a@b.example',
      otherEmails: ['anna@c.example'],
      phone: '+49301234567',
      otherPhones: ['+4915112345678'],
    })
  })

  test('a number nobody knows the country of is kept as it was written', async () => {
    await importCsv('Name,Phone\nA B,(555) 123-4567\n')
    expect(await only()).toMatchObject({ phone: '(555) 123-4567', zones: [], zoneFrom: 'unknown' })
  })

  test('a zone in the file is given; one that does not exist is left out and said', async () => {
    const result = await importCsv('Name,Time Zone,Country\nA B,Asia/Tokyo,DE\nC D,Mars/Base,DE\n')
    expect(result.warnings).toEqual([{ line: 3, reason: expect.stringContaining('Mars/Base') as string }])
    const [second, first] = await leads()
    expect(first).toMatchObject({ zone: 'Asia/Tokyo', zones: ['Asia/Tokyo'], zoneFrom: 'given' })
    expect(second).toMatchObject({ zone: null, zones: ['Europe/Berlin'], zoneFrom: 'address' })
  })

  test('an owner is found by name or address', async () => {
    const rep = await addRep(backend, { name: 'Priya Nair', email: 'priya@northwind.example' })
    await importCsv(
      'Name,Email,Owner\nA B,a@b.example,PRIYA NAIR\nC D,c@d.example,Priya@northwind.example\nE F,e@f.example,Nobody\n',
    )
    expect((await leads()).map(({ ownerId }) => ownerId)).toEqual([null, rep.id, rep.id])
  })

  test('who is not to be called is marked, and no file lifts the mark', async () => {
    await importCsv('Name,Email,Do Not Call\nA B,a@b.example,\nC D,c@d.example,TRUE\n')
    expect(await leads()).toMatchObject([
      { name: 'C D', doNotContact: true, nextStep: null },
      { name: 'A B', doNotContact: false, nextStep: { kind: 'call' } },
    ])
    await importCsv('Name,Email,Do Not Call\nA B,a@b.example,1\nC D,c@d.example,FALSE\n')
    expect(await leads()).toMatchObject([
      { name: 'C D', doNotContact: true },
      { name: 'A B', doNotContact: true, nextStep: null },
    ])
  })

  test('each lead gets its history and something to do', async () => {
    await importCsv('Name,Email\nA B,a@b.example\n', { source: 'Trade fair' })
    const lead = await only()
    expect(lead).toMatchObject({ source: 'Trade fair', stage: 'new', nextStep: { kind: 'call', due: NOW } })
    const { activities } = await backend.client.leads.get({ leadId: lead.id })
    expect(activities).toMatchObject([{ kind: 'import', title: 'Imported from Trade fair' }])
  })
})

describe('mapping', () => {
  const csv = 'Wer,Wo,Womit\nA B,Acme,a@b.example\n'

  test('a person chooses it, and it is proposed for the same kind of file', async () => {
    const mapping = [
      { column: 'Womit', field: 'email' as const },
      { column: 'Wer', field: 'name' as const },
    ]
    const first = await backend.client.leads.import({ csv, mapping, source: 'Fair' })
    expect(first.mapping).toEqual([
      { column: 'Wer', field: 'name' },
      { column: 'Wo', field: null },
      { column: 'Womit', field: 'email' },
    ])
    expect(await only()).toMatchObject({ name: 'A B', email: 'a@b.example', company: null })
    const again = await importCsv(csv.replace('A B', 'C D').replace('a@b', 'c@d'), { source: 'Fair' })
    expect(again).toMatchObject({ created: 1, mapping: first.mapping })
  })

  test('may name columns to leave out that the file does not have', async () => {
    const mapping = [
      { column: 'Wer', field: 'name' as const },
      { column: '', field: null },
    ]
    expect(await backend.client.leads.import({ csv: csv.replace('Womit\n', 'Womit,\n'), mapping })).toMatchObject({
      created: 1,
    })
  })

  test('one that does not fit the file is refused', async () => {
    const wrong = await refusal(backend.client.leads.import({ csv, mapping: [{ column: 'Name', field: 'name' }] }))
    expect(wrong).toMatchObject({ code: 'INVALID_INPUT' })
    expect(wrong.message).toContain('"Name" is not a column of this file: Wer, Wo, Womit')
    const nobody = await refusal(backend.client.leads.import({ csv, mapping: [{ column: 'Wo', field: 'city' }] }))
    expect(nobody.message).toContain('name, the company or the e-mail')
  })
})

describe('one change', () => {
  const csv = 'Name,Email,Company\nA B,a@b.example,Acme\nC D,c@d.example,Acme\n'

  test('a dry run counts and shows, and writes nothing', async () => {
    const before = everything()
    const dry = await importCsv(csv, { dryRun: true })
    expect(dry).toMatchObject({ created: 2, updated: 0, unchanged: 0 })
    expect(dry.preview).toMatchObject([
      { line: 2, action: 'create', lead: { name: 'A B', email: 'a@b.example', company: 'Acme' } },
      { line: 3, action: 'create', lead: { name: 'C D' } },
    ])
    expect(everything()).toBe(before)
    expect((await backend.client.history.list({})).changes).toEqual([])
  })

  test('is one entry of the history, and undoing it leaves the workspace as before', async () => {
    await backend.client.leads.save({ name: 'A B', email: 'a@b.example', company: 'Other' })
    const before = everything()
    await importCsv(csv, { source: 'HubSpot' })
    expect((await backend.client.history.list({})).changes[0]?.label).toBe('Imported 1 lead from HubSpot and updated 1')
    await backend.client.history.undo({})
    expect(everything()).toBe(before)
  })

  test('of a large file its progress is told', async () => {
    const told: { done: number; total: number; finished: boolean }[] = []
    const stop = new AbortController()
    const stream = await backend.client.changes.stream(undefined, { signal: stop.signal })
    const listening = (async () => {
      for await (const event of stream) {
        if (event.type !== 'progress') continue
        told.push(event)
        if (event.finished) break
      }
    })()
    const rows = Array.from({ length: 2500 }, (_, i) => `P${i} Q,p${i}@x.example,X`)
    expect(await importCsv(`Name,Email,Company\n${rows.join('\n')}\n`)).toMatchObject({ created: 2500 })
    await listening
    stop.abort()
    const shares = told.map(({ done, total }) => done / total)
    expect(shares.length).toBeGreaterThan(5)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
  })
})

const word = fc.constantFrom('Anna', 'Ben', 'Weber', 'Krüger', 'Li', 'O’Neil')
const row = fc.record({
  first: fc.option(word, { nil: '' }),
  last: fc.option(word, { nil: '' }),
  company: fc.constantFrom('', 'Acme', 'Nordwind', 'acme'),
  email: fc.constantFrom('', 'a@b.example', 'A@B.example', 'c@d.example', 'e@f.example', 'n/a'),
  phone: fc.constantFrom(
    '',
    '+49 30 5550100',
    '030 5550100',
    '+1 415 555 0134',
    '5.3E+11',
    '+4930-5550101;+4930-5550102',
  ),
  country: fc.constantFrom('', 'Germany', 'US', 'Texas'),
  title: fc.constantFrom('', 'CFO', 'Buyer'),
})

test('importing a file twice changes nothing the second time, and undo takes the first back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
      const own = workspace({ clock: movableClock(NOW) })
      try {
        const csv = [
          'First Name,Last Name,Company,Email,Phone,Country,Job Title',
          ...rows.map((cells) => Object.values(cells).join(',')),
        ].join('\n')
        const dump = () =>
          JSON.stringify(
            ['leads', 'activities', 'lead_imports'].map((table) =>
              own.services.db.prepare(`SELECT * FROM ${table}`).all(),
            ),
          )
        const blank = rows.every((cells) => Object.values(cells).every((cell) => cell === ''))
        if (blank) return
        const first = await own.client.leads.import({ csv })
        const counted = first.created + first.updated + first.unchanged + first.rejected.length
        const filled = rows.filter((cells) => Object.values(cells).some((cell) => cell !== '')).length
        expect(counted).toBe(filled)
        const after = dump()
        expect(await own.client.leads.import({ csv })).toMatchObject({
          created: 0,
          updated: 0,
          unchanged: filled - first.rejected.length,
        })
        expect(dump()).toBe(after)
        if (first.created === 0) return
        await own.client.history.undo({})
        expect(dump()).toBe('[[],[],[]]')
      } finally {
        own.close()
      }
    }),
    { numRuns: 200 },
  )
})
