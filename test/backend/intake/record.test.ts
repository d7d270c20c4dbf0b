import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Backend } from '../../../electron/backend/index.ts'
import { workspace } from '../../support/workspace.ts'

let backend: Backend
beforeEach(() => {
  backend = workspace()
})
afterEach(() => backend.close())

const bring = async (csv: string, input: { onDuplicate?: 'create' } = {}) => {
  const result = await backend.client.leads.import({ csv, ...input })
  return { result, lead: (await backend.client.leads.list({})).leads.at(-1)! }
}

describe('columns of the record', () => {
  test('are mapped by their names, and a column that is called as a question is its answer', async () => {
    const { result, lead } = await bring(
      [
        'Name,E-mail,LinkedIn URL,Best time to call,GDPR consent,Consent date,Fit score,Intent,budget,DECIDES *,Forklifts',
        'Zoë Köhler,zoe@x.example,http://www.linkedin.com/in/zoe,"mornings, not Fridays",yes,03.11.2026,80,55%,40 k,with others,12',
      ].join('\n'),
    )
    expect(result.warnings).toBeUndefined()
    expect(result.mapping.slice(2).map(({ field }) => field)).toEqual([
      'links',
      'preferredTimes',
      'consent',
      'consentDate',
      'fit',
      'intent',
      'answer:Budget',
      'answer:Decides',
      null,
    ])
    expect(lead).toMatchObject({
      links: [{ label: 'LinkedIn', url: 'https://www.linkedin.com/in/zoe' }],
      preferredTimes: { said: 'mornings, not Fridays' },
      consent: { basis: 'consent', date: '2026-11-03' },
      fit: 80,
      intent: 55,
      brief: [
        { label: 'Budget', text: '40 k' },
        { label: 'Decides', text: 'With others' },
      ],
    })
  })

  test('that are none of these can be a line of the brief under their own name', async () => {
    const csv = 'Name,Forklifts,Pain\nZoë,12,too many lists'
    const { lead } = await (async () => {
      await backend.client.leads.import({
        csv,
        mapping: [
          { column: 'Name', field: 'name' },
          { column: 'Forklifts', field: 'answer:Forklifts' },
          { column: 'Pain', field: 'answer:pain' },
        ],
      })
      return { lead: (await backend.client.leads.list({})).leads[0] }
    })()
    expect(lead?.brief).toEqual([
      { label: 'Pain', text: 'too many lists' },
      { label: 'Forklifts', text: '12' },
    ])
    // and so again the next time
    const again = await backend.client.leads.import({ csv, dryRun: true })
    expect(again.mapping.map(({ field }) => field)).toEqual(['name', 'answer:Forklifts', 'answer:pain'])
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
  })

  test('of which something cannot be read say so by row, and it is kept in the notes', async () => {
    const { fields } = await backend.client.qualification.list()
    await backend.client.qualification.save({
      fields: [...fields, { label: 'Seats', kind: 'number' }, { label: 'Renewal', kind: 'date' }],
    })
    const csv = [
      'Name,Links,Preferred times,Consent,Fit,Decides,Seats,Renewal,Value,Notes',
      'Zoë,javascript:alert(1),whenever,perhaps,300,Somebody,about five,soon,a lot,likes tea',
      'Tom,https://x.example/a; https://y.example/b,,,,Alone,"1,200",24/12/2026,"12,500",',
    ].join('\n')
    const { result } = await bring(csv)
    expect(result.rejected).toEqual([])
    expect(result.warnings?.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '2 Links: "javascript:alert(1)" is not the address of a page. It was kept in the notes.',
      '2 Decides: "Somebody" must be one of Alone, With others, Somebody else. It was kept in the notes.',
      '2 Seats: "about five" is not a number. It was kept in the notes.',
      '2 Renewal: "soon" must be a day, such as 2026-11-23. It was kept in the notes.',
      '2 Consent: "perhaps" is not known as a reason to contact somebody. It was kept in the notes.',
      '2 Fit: "300" is not a number from 0 to 100. It was kept in the notes.',
      '2 Preferred times: "whenever" is not understood as times of the week. It was kept in the notes.',
      '2 Value: "a lot" is not an amount. It was kept in the notes.',
    ])
    const [tom, zoe] = (await backend.client.leads.list({})).leads
    expect(zoe).toMatchObject({ fit: null, links: [], preferredTimes: null, consent: null, brief: [] })
    for (const kept of ['likes tea', 'Value: a lot', 'Links: javascript:alert(1)', 'Seats: about five', 'Fit: 300']) {
      expect(zoe?.notes).toContain(kept)
    }
    expect(tom).toMatchObject({
      value: 12500,
      links: [
        { label: 'x.example', url: 'https://x.example/a' },
        { label: 'y.example', url: 'https://y.example/b' },
      ],
      brief: [
        { label: 'Decides', text: 'Alone' },
        { label: 'Seats', text: '1200' },
        { label: 'Renewal', text: '2026-12-24' },
      ],
    })
    expect((await bring(csv)).result).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
  })
})

describe('a lead that is known', () => {
  test('keeps what the file leaves blank, gets what it says, and lines of its own stay', async () => {
    const { id } = await backend.client.leads.save({
      name: 'Zoë',
      email: 'zoe@x.example',
      fit: 40,
      intent: 10,
      links: [{ label: 'Mine', url: 'https://x.example/a' }],
      preferredTimes: { said: 'mornings' },
      consent: { basis: 'customer', date: '2026-01-02', source: 'Fair', note: null },
      brief: [
        { label: 'Budget', text: '20 k' },
        { label: 'Dog', text: 'Rex' },
      ],
    })
    const header = 'Name,E-mail,Fit,Intent,Links,Preferred times,Consent,Consent source,Budget,Pain,Brief\n'
    const blank = `${header}Zoë,zoe@x.example,,,,,,,,,\n`
    expect((await bring(blank)).result).toMatchObject({ updated: 0, unchanged: 1 })
    await bring(`${header}Zoë,zoe@x.example,80,,https://x.example/b,,Existing customer,Call,40 k,lists,Cat: Tom\n`)
    expect((await backend.client.leads.get({ leadId: id })).lead).toMatchObject({
      fit: 80,
      intent: 10,
      links: [{ label: 'Mine', url: 'https://x.example/a' }, { url: 'https://x.example/b' }],
      preferredTimes: { said: 'mornings' },
      consent: { basis: 'customer', date: '2026-01-02', source: 'Call' },
      brief: [
        { label: 'Pain', text: 'lists' },
        { label: 'Budget', text: '40 k' },
        { label: 'Dog', text: 'Rex' },
        { label: 'Cat', text: 'Tom' },
      ],
    })
  })

  test('who has withdrawn is left alone, and no file takes that back', async () => {
    await bring('Name,E-mail,Consent\nZoë,zoe@x.example,yes\n')
    const { lead } = await bring('Name,E-mail,Consent,Consent date\nZoë,zoe@x.example,opted out,2026-11-20\n')
    expect(lead).toMatchObject({
      doNotContact: true,
      nextStep: null,
      consent: { basis: 'withdrawn', date: '2026-11-20' },
    })
    const after = await bring('Name,E-mail,Consent\nZoë,zoe@x.example,Consent given\n')
    expect(after.result).toMatchObject({ updated: 0 })
    expect(after.lead).toMatchObject({ doNotContact: true, consent: { basis: 'withdrawn' } })
  })
})

test('cards of other programs: their further pages and profiles are links', async () => {
  const { lead } = await bring(
    [
      'BEGIN:VCARD',
      'VERSION:3.0',
      'FN:Zoë Köhler',
      'EMAIL:zoe@x.example',
      'URL:https://x.example/',
      'URL:https://blog.example/zoe',
      'X-SOCIALPROFILE;type=linkedin:http://www.linkedin.com/in/zoe',
      'END:VCARD',
      '',
    ].join('\r\n'),
  )
  expect(lead).toMatchObject({
    website: 'https://x.example/',
    links: [
      { label: 'blog.example', url: 'https://blog.example/zoe' },
      { label: 'LinkedIn', url: 'https://www.linkedin.com/in/zoe' },
    ],
  })
})
