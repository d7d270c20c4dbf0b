import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import type { Backend } from '../../electron/backend/index.ts'
import { readKey } from '../../electron/backend/suppression/keys.ts'
import { readList } from '../../electron/backend/suppression/readList.ts'
import { addLead, addRep, addType, refusal, workspace } from '../support/workspace.ts'

let backend: Backend
afterEach(() => backend?.close())
const open = () => (backend = workspace()).client
const inQueue = async () =>
  (await backend.client.leads.queue({ limit: 1000 })).items.map(({ lead }) => lead.name).toSorted()

describe('what a text names', () => {
  test.each([
    ['+49 30 231250', 'DE', 'phone +4930231250'],
    ['030 / 231 250', 'DE', 'phone +4930231250'],
    ['tel:+1-303-555-0142', null, 'phone +13035550142'],
    ['(303) 555-0142', 'US', 'phone +13035550142'],
    ['+1 303 555 0142 ext. 12', null, 'phone +13035550142'],
    ['Dana@Acme.COM', null, 'email dana@acme.com'],
    ['Dana Keller <dana@acme.com>', null, 'email dana@acme.com'],
    ['mailto:dana@müller.de', null, 'email dana@xn--mller-kva.de'],
    ['acme.com', null, 'domain acme.com'],
    ['@acme.com', null, 'domain acme.com'],
    ['*@acme.co.uk', null, 'domain acme.co.uk'],
    ['https://www.acme.com/about?x=1', null, 'domain acme.com'],
    ['Müller.de', null, 'domain xn--mller-kva.de'],
    ['gmail.com', null, 'is a domain at which anybody has an address; name the addresses'],
    ['030 231250', null, 'is a number without its country; say in which country these numbers are'],
    ['12', 'DE', 'is not a phone number that can be dialled'],
    ['Dana Keller', 'DE', 'is no phone number, e-mail address or domain'],
  ])('%s', (text, country, expected) => {
    const key = readKey(text, country)
    expect('problem' in key ? key.problem : `${key.kind} ${key.value}`).toBe(expected)
  })
})

describe('a list', () => {
  const read = (text: string, country: string | null = 'US') => {
    const { keys, notUnderstood } = readList(text, country)
    return [...keys.map((key) => `${key.line} ${key.value}`), ...notUnderstood.map(({ line }) => `${line}?`)]
  }
  test.each([
    ['one a line', '303-555-0142\ndana@acme.com\n\nacme.org', ['1 +13035550142', '2 dana@acme.com', '4 acme.org']],
    [
      'with a mark and Windows line ends',
      '\uFEFFPhone\r\n3035550142\r\n3035550143\r\n',
      ['2 +13035550142', '3 +13035550143'],
    ],
    ['with old line ends', '3035550142\r3035550143', ['1 +13035550142', '2 +13035550143']],
    [
      'several a line',
      'dana@acme.com; jo@acme.com, 3035550142',
      ['1 dana@acme.com', '1 jo@acme.com', '1 +13035550142'],
    ],
    ['the registry’s two columns', '303,5550142\n303,5550143', ['1 +13035550142', '2 +13035550143']],
    [
      'a table, of which only the columns that are meant count',
      'Id,Name,Website,E-mail,Mobile phone,Reason\n4455667788,Dana,acme.com,dana@acme.com,,asked\n2,Jo,x.org,,303 555 0142,',
      ['2 dana@acme.com', '3 +13035550142'],
    ],
    ['no header, and a website beside an address', 'Dana Keller,acme.com,dana@acme.com', ['1 dana@acme.com']],
    ['tabs and quotes', '"Keller, Dana"\t"dana@acme.com"', ['1 dana@acme.com']],
    ['lines that say nothing', 'hello there\ndana@acme.com\nn/a', ['2 dana@acme.com', '1?', '3?']],
    ['a quote that never closes', '"dana@acme.com\njo@acme.com', ['1 dana@acme.com', '2 jo@acme.com']],
  ])('of any shape: %s', (_, text, expected) => expect(read(text)).toEqual(expected))

  test('of which the reason column is kept', () => {
    expect(readList('email,reason\ndana@acme.com,by letter', null).keys[0]?.reason).toBe('by letter')
  })
  test('that is a workbook is refused in words', () => {
    expect(() => readList('PK\x03\x04', null)).toThrow('Excel workbook')
  })
  test('never throws anything that has no words, and never finds more than there is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        try {
          const { keys, notUnderstood } = readList(text, 'US')
          expect(keys.length + notUnderstood.length).toBeLessThanOrEqual(text.length)
        } catch (error) {
          expect(error).toMatchObject({ code: 'UNREADABLE' })
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('the do-not-contact list', () => {
  test('leaves alone who is reached by a number, an address or a domain, with why, and lets back', async () => {
    const call = open()
    await addLead(backend, { name: 'By number', phone: '+4930231250' })
    await addLead(backend, {
      name: 'By other number',
      phone: '+493099999',
      otherPhones: ['030 23125-0 ext. 7'],
      country: 'DE',
    })
    await addLead(backend, { name: 'By address', phone: '+493011111', email: 'Dana@Acme.example' })
    await addLead(backend, { name: 'By domain', phone: '+493022222', otherEmails: ['jo@mail.corvus.example'] })
    await addLead(backend, { name: 'By website', phone: '+493033333', website: 'https://www.corvus.example/en' })
    await addLead(backend, { name: 'Nobody’s', phone: '+493044444', email: 'x@notcorvus.example' })
    const text = '030 231250\ndana@acme.example\ncorvus.example\nwhat\n+49 30 231250'
    const asked = { text, reason: 'Asked in writing', source: 'Letter' }
    const dry = await call.suppression.import({ ...asked, dryRun: true })
    expect(dry).toMatchObject({
      added: 3,
      known: 1,
      leads: 5,
      notUnderstood: [{ line: 4, text: 'what' }],
      counts: { phone: 1, email: 1, domain: 1 },
    })
    expect((await inQueue()).length).toBe(6)
    expect(await call.suppression.import(asked)).toEqual(dry)
    expect(await inQueue()).toEqual(['Nobody’s'])
    expect(await call.suppression.list({})).toMatchObject({ total: 3, leads: 5 })

    const { leads } = await call.leads.list({})
    const byDomain = leads.find(({ name }) => name === 'By domain')!
    const shown = await call.leads.get({ leadId: byDomain.id })
    expect(shown.lead.suppressed).toMatchObject({ kind: 'domain', value: 'corvus.example', reason: 'Asked in writing' })
    expect(shown.calling).toMatchObject({
      why: 'doNotContact',
      state: 'never',
      reason: 'On the do-not-contact list: corvus.example (Asked in writing, Letter)',
    })
    expect(shown.queue).toBeUndefined()

    const { items } = await call.suppression.list({ text: 'CORVUS' })
    expect(await call.suppression.remove({ id: items[0]!.id })).toEqual({ leads: 2 })
    expect(await inQueue()).toEqual(['By domain', 'By website', 'Nobody’s'])
    await call.history.undo({})
    await call.history.undo({})
    expect((await inQueue()).length).toBe(6)
  })

  test('holds for who comes later, by whichever way', async () => {
    const call = open()
    await call.suppression.import({ text: '+49 30 231250\ncorvus.example' })
    await call.leads.save({ name: 'Saved', phone: '030 231250', country: 'DE' })
    await call.leads.import({
      csv: 'Name,Email,Phone\nFrom CSV,a@corvus.example,+49301\nFree,b@free.example,+493055555\n',
    })
    await call.leads.import({
      csv: 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:From a card\r\nTEL:+49 30 231250\r\nEND:VCARD\r\n',
    })
    expect(await inQueue()).toEqual(['Free'])
    const { leads } = await call.leads.list({ text: 'Free' })
    await call.leads.save({ id: leads[0]!.id, name: 'Free', otherEmails: ['c@corvus.example'] })
    expect(await inQueue()).toEqual([])
    expect((await call.workspace.status()).due.queue).toBe(0)
  })

  test('forbids calls and offers, and leaves “do not contact” and what is agreed', async () => {
    const call = open()
    const rep = await addRep(backend, { name: 'Dana Keller' })
    const type = await addType(backend, { panel: [{ repIds: [rep.id] }] })
    const { id: leadId } = await addLead(backend, { name: 'Jo', phone: '+4930231250', email: 'jo@acme.example' })
    const { slots } = await call.slots.find({
      meetingTypeId: type.id,
      from: '2026-11-24T00:00:00Z',
      to: '2026-11-26T00:00:00Z',
      leadId,
    })
    const meeting = await call.meetings.book({ meetingTypeId: type.id, leadId, start: slots[0]!.start })
    const item = await call.suppression.add({ value: 'jo@acme.example', reason: 'by phone' })
    expect(await call.suppression.add({ value: 'JO@acme.example' })).toEqual(item)

    const said = 'Jo is not to be contacted. On the do-not-contact list: jo@acme.example (by phone)'
    for (const refused of [
      call.leads.logCall({ leadId, disposition: 'no_answer' }),
      call.calling.callAnyway({ leadId, reason: 'why not' }),
      call.invites.draft({ leadId, meetingTypeId: type.id, purpose: 'times' }),
      call.invites.draft({ meetingId: meeting.id, purpose: 'times' }),
    ]) {
      expect((await refusal(refused)).message).toContain(said)
    }
    expect((await call.invites.draft({ meetingId: meeting.id, purpose: 'invite' })).eml).toContain('jo@acme.example')
    const closing = (await call.leads.dispositions()).dispositions.find(({ doNotContact }) => doNotContact)!
    await call.leads.logCall({ leadId, disposition: closing.code })
    await call.suppression.remove({ id: item.id })
    expect(await inQueue()).toEqual([])
  })

  test('refuses what is none, and a domain that everybody uses', async () => {
    const call = open()
    expect((await refusal(call.suppression.add({ value: 'gmail.com' }))).message).toContain('anybody has an address')
    expect((await refusal(call.suppression.add({ value: 'nonsense' }))).message).toContain('is no phone number')
    expect((await refusal(call.suppression.import({ text: ' \n' }))).message).toContain('nothing in this list')
    expect((await refusal(call.suppression.remove({ id: backend.services.newId() }))).code).toBe('NOT_FOUND')
  })
})

const PHONES = ['+4930231250', '+4930231251', '030 231252', '+13035550142'] as const
const EMAILS = ['a@acme.example', 'B@Acme.example', 'c@mail.corvus.example', 'd@free.example'] as const
const LISTED = [...PHONES, ...EMAILS, 'acme.example', 'corvus.example'] as const
const anyDeed = fc.oneof(
  fc.record({
    do: fc.constant('save' as const),
    who: fc.nat(5),
    phone: fc.constantFrom(...PHONES),
    email: fc.option(fc.constantFrom(...EMAILS), { nil: undefined }),
  }),
  fc.record({
    do: fc.constant('csv' as const),
    who: fc.nat(5),
    phone: fc.constantFrom(...PHONES),
    email: fc.constantFrom(...EMAILS),
  }),
  fc.record({ do: fc.constant('list' as const), what: fc.constantFrom(...LISTED) }),
  fc.record({ do: fc.constant('unlist' as const), which: fc.nat(3) }),
  fc.record({ do: fc.constant('undo' as const) }),
)
const keyOf = (text: string): string => {
  const key = readKey(text, 'DE')
  return 'problem' in key ? '' : key.value
}

test('whatever is saved, imported, listed and taken back, nobody on the list is in the queue, and everybody else is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyDeed, { minLength: 3, maxLength: 14 }), async (deeds) => {
      const call = open()
      const ids = new Map<number, string>()
      try {
        for (const deed of deeds) {
          if (deed.do === 'save') {
            const id = ids.get(deed.who)
            const saved = await call.leads
              .save({
                ...(id && { id }),
                name: `Lead ${deed.who}`,
                country: 'DE',
                phone: deed.phone,
                email: deed.email ?? null,
              })
              // Undone meanwhile.
              .catch(() => undefined)
            if (saved) ids.set(deed.who, saved.id)
          } else if (deed.do === 'csv') {
            await call.leads.import({
              csv: `Name,Email,Phone,Country\nRow ${deed.who},${deed.email},${deed.phone},DE\n`,
            })
          } else if (deed.do === 'list') await call.suppression.import({ text: deed.what, country: 'DE' })
          else if (deed.do === 'unlist') {
            const { items } = await call.suppression.list({})
            const item = items[deed.which]
            if (item) await call.suppression.remove({ id: item.id })
          } else await call.history.undo({}).catch(() => undefined)

          const listed = new Set((await call.suppression.list({})).items.map(({ value }) => value))
          const { leads } = await call.leads.list({ limit: 500 })
          const queued = new Set((await call.leads.queue({ limit: 1000 })).items.map(({ leadId }) => leadId))
          for (const lead of leads) {
            const emails = [lead.email, ...lead.otherEmails].filter((one) => one !== null).map(keyOf)
            const ways = [
              ...[lead.phone, ...lead.otherPhones].filter((one) => one !== null).map(keyOf),
              ...emails,
              ...emails.flatMap((email) => [email.split('@')[1]!, email.split('@')[1]!.split('.').slice(-2).join('.')]),
            ]
            const isListed = ways.some((way) => listed.has(way))
            expect({ lead: lead.name, queued: queued.has(lead.id) }).toEqual({ lead: lead.name, queued: !isListed })
            expect((await call.leads.get({ leadId: lead.id })).calling.state === 'never').toBe(isListed)
          }
        }
      } finally {
        backend.close()
      }
    }),
    { numRuns: 25 },
  )
})

describe('lists of leads', () => {
  test('say who is on the list, and filter by it as it is now', async () => {
    const client = open()
    await addLead(backend, { name: 'By number', phone: '+13035550142' })
    const asked = await addLead(backend, { name: 'Asked', doNotContact: true })
    await addLead(backend, { name: 'By domain', email: 'dana@acme.example' })
    const free = await addLead(backend, { name: 'Free', phone: '+13035550143', email: 'jo@other.example' })
    const names = async (filter: { doNotContact?: boolean; open?: boolean }) =>
      (await client.leads.list({ filter })).leads.map(({ name }) => name).toSorted()
    expect(await names({ doNotContact: true })).toEqual(['Asked'])

    const byNumber = await client.suppression.add({ value: '+1 303 555 0142', reason: 'by letter' })
    await client.suppression.add({ value: 'acme.example' })
    expect(await names({ doNotContact: true })).toEqual(['Asked', 'By domain', 'By number'])
    expect(await names({ doNotContact: false })).toEqual(['Free'])
    expect(await names({ open: true })).toEqual(['Free'])
    const { leads } = await client.leads.list({})
    expect(Object.fromEntries(leads.map(({ name, suppressed }) => [name, suppressed?.value]))).toEqual({
      Asked: undefined,
      'By domain': 'acme.example',
      'By number': '+13035550142',
      Free: undefined,
    })

    // Whoever gets another number is another matter, and so is a list that lets somebody go.
    await client.leads.save({ id: free.id, name: 'Free', phone: '+13035550142' })
    expect(await names({ open: true })).toEqual([])
    await client.suppression.remove({ id: byNumber.id })
    expect(await names({ open: true })).toEqual(['By number', 'Free'])
    await client.history.undo({})
    expect(await names({ doNotContact: true })).toEqual(['Asked', 'By domain', 'By number', 'Free'])
    await client.leads.save({ id: asked.id, name: 'Asked', doNotContact: false })
    expect(await names({ open: true })).toEqual(['Asked'])
  })

  test('that are imported name the rows of it; they come in, and stay out of the queue', async () => {
    const client = open()
    await client.suppression.add({ value: 'acme.example', reason: 'by letter' })
    await client.suppression.add({ value: '+1 303 555 0142' })
    await addLead(backend, { name: 'Known', email: 'known@x.example', phone: '+13035550142' })
    const csv = 'Name,Email,Phone\nDana,dana@acme.example,\nJo,jo@x.example,+13035550143\nKnown,known@x.example,\n'
    const listed = [
      { line: 2, reason: 'Dana: on the do-not-contact list: acme.example (by letter)' },
      { line: 4, reason: 'Known: on the do-not-contact list: +13035550142' },
    ]
    expect(await client.leads.import({ csv, dryRun: true })).toMatchObject({ created: 2, listed })
    expect(await client.leads.import({ csv })).toMatchObject({ created: 2, listed })
    expect(await inQueue()).toEqual(['Jo'])
    expect((await client.leads.import({ csv: 'Name,Email\nJo,jo@x.example\n' })).listed).toBeUndefined()
  })
})
