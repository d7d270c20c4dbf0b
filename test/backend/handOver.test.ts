import { beforeEach, describe, expect, it } from 'vitest'
import type { Backend } from '../../electron/backend/index.ts'
import { expectValidCalendar } from '../support/icalendarValidator.ts'
import { addLead, addRep, addType, refusal, workspace } from '../support/workspace.ts'

const START = '2026-11-26T15:00:00Z'
const SECRET = 'Budget of 40 k, hates our competitor'

let app: Backend
let rep: Awaited<ReturnType<typeof addRep>>
let lead: Awaited<ReturnType<typeof addLead>>
let type: Awaited<ReturnType<typeof addType>>

beforeEach(async () => {
  app = workspace()
  rep = await addRep(app, { name: 'Dana Keller' })
  type = await addType(app)
  lead = await addLead(app, {
    name: 'Maria Sandoval',
    title: 'Head of Ops',
    company: 'Aspen Freight',
    email: 'maria@aspen.example',
    zone: 'America/Denver',
    brief: [
      { label: 'Budget', text: SECRET },
      { label: 'Promised', text: 'A look at the freight module' },
    ],
  })
})

const unfolded = (ics: string): string => ics.replaceAll(/\r\n[ \t]/g, '')
const book = () => app.client.meetings.book({ meetingTypeId: type.id, leadId: lead.id, start: START })

describe('the brief for a rep', () => {
  it('says who, why, what was promised, the answers and what happened, by the clock of the rep', async () => {
    await addLead(app, { name: 'Tom Lee', title: 'CFO', company: 'Aspen Freight' })
    await app.client.leads.addNote({ leadId: lead.id, note: 'Promised: no price before the demo' })
    await app.client.leads.logCall({ leadId: lead.id, disposition: 'interested', note: 'Liked it' })
    const meeting = await book()
    const brief = await app.client.briefs.get({ meetingId: meeting.id, repId: rep.id })
    expect(brief.time).toContain('16:00–16:30')
    expect(brief.theirTime).toContain('08:00–08:30')
    const linesOf = (key: string) => brief.sections.find((one) => one.key === key)?.lines.map(({ text }) => text)
    expect(linesOf('promised')).toEqual(['A look at the freight module', 'Promised: no price before the demo'])
    expect(linesOf('answers')).toEqual([SECRET])
    expect(linesOf('who')).toContain('Tom Lee (CFO)')
    expect(linesOf('history')?.join('\n')).toContain('Liked it')
    expect(brief.text).toContain(SECRET)

    await app.client.workspace.saveSettings({ messageLanguage: 'de' })
    expect((await app.client.briefs.get({ meetingId: meeting.id })).sections.map(({ title }) => title)).toContain(
      'Zugesagt',
    )
  })

  it('is in what the rep gets, and never in what the lead gets', async () => {
    const meeting = await book()
    const day = { from: '2026-11-26T00:00:00Z', to: '2026-11-27T00:00:00Z' }
    const { ics } = await app.client.invites.export({ repId: rep.id, ...day })
    expectValidCalendar(ics)
    const agenda = unfolded(ics)
    expect(agenda).toContain('Budget of 40 k')

    const toLead = unfolded((await app.client.invites.export({ meetingIds: [meeting.id] })).ics)
    expect(toLead).not.toContain('Budget')
    for (const purpose of ['invite', 'reminder'] as const) {
      const { eml } = await app.client.invites.draft({ meetingId: meeting.id, purpose })
      const parts = eml.split(/\r\n\r\n/).map((part) => Buffer.from(part.replaceAll(/\s/g, ''), 'base64').toString())
      expect([eml, ...parts].join('\n')).not.toContain('Budget')
    }
    // Dana sends the invites: her program would send on what is in her entry.
    const forHost = { meetingIds: [meeting.id], forRepId: rep.id }
    expect(unfolded((await app.client.invites.export(forHost)).ics)).not.toContain('Budget')
    await app.client.workspace.saveSettings({ organizer: 'setter', setterEmail: 'sam@northwind.example' })
    expect(unfolded((await app.client.invites.export(forHost)).ics)).toContain('Budget of 40 k')
  })

  it('comes for all meetings of a rep on a day', async () => {
    await book()
    const sheet = await app.client.briefs.day({ repId: rep.id, day: '2026-11-26' })
    expect(sheet.briefs.map(({ title }) => title)).toEqual(['Product demo: Maria Sandoval (Aspen Freight)'])
    expect((await app.client.briefs.day({ repId: rep.id, day: '2026-11-27' })).briefs).toEqual([])
  })
})

describe('what a lead must have before a booking', () => {
  it('is named when it is missing, and can be gone over with a reason that is kept', async () => {
    expect(type.required).toEqual([])
    type = await app.client.meetingTypes.save({ ...type, required: ['website', 'Decides', 'Budget'] })
    const refused = await refusal(book())
    expect(refused).toMatchObject({ code: 'INVALID_INPUT', message: expect.stringContaining('Website and Decides') })
    const booked = await app.client.meetings.book({
      meetingTypeId: type.id,
      leadId: lead.id,
      start: START,
      override: { reason: 'She has no site' },
    })
    expect(booked.overrideReason).toBe('She has no site')
  })
})

describe('the history of a lead', () => {
  it('tells calls, changes of the record and what was taken back, page by page', async () => {
    await app.client.leads.addNote({ leadId: lead.id, note: 'Call in spring' })
    await app.client.leads.save({ id: lead.id, name: lead.name, title: 'COO' })
    const meeting = await book()
    await app.client.meetings.cancel({ meetingId: meeting.id, reason: 'Ill' })
    await app.client.history.undo({})
    const { entries } = await app.client.leads.history({ leadId: lead.id })
    expect(entries.find(({ title }) => title === 'Product demo cancelled')?.change?.undone).toBeDefined()
    expect(entries.find(({ kind }) => kind === 'fields')?.fields).toContainEqual({
      label: 'Title',
      before: 'Head of Ops',
      after: 'COO',
    })
    const pages: string[] = []
    let before: string | undefined
    do {
      const page = await app.client.leads.history({ leadId: lead.id, limit: 2, ...(before && { before }) })
      pages.push(...page.entries.map(({ id }) => id))
      before = page.next
    } while (before)
    expect(pages).toEqual(entries.map(({ id }) => id))
    const notes = await app.client.leads.history({ leadId: lead.id, kinds: ['note'] })
    expect(notes.entries.map(({ note }) => note)).toEqual(['Call in spring'])
  })
})
