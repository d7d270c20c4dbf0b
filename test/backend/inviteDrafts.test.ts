import PostalMime from 'postal-mime'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Backend } from '../../electron/backend/index.ts'
import { updateLeadFields } from '../../electron/backend/store/leads.ts'
import type { Inputs, Outputs } from '../../shared/contract/index.ts'
import type { DraftPurpose } from '../../shared/contract/invites.ts'
import type { Meeting } from '../../shared/contract/meetings.ts'
import { readInvite, storeLead } from '../support/invites.ts'
import { readTexts } from '../support/validDraft.ts'
import { addRep, addType, movableClock, NOW, refusal, workspace } from '../support/workspace.ts'

let backend: Backend
let clock: ReturnType<typeof movableClock>
let leadId: string
let typeId: string
let meeting: Meeting

const lead = (fields: Parameters<typeof updateLeadFields>[2]): void => {
  backend.services.change('Lead', (tx) => updateLeadFields(tx, leadId, fields))
}

/** A draft as the gate lets it through (test/support/gate.ts), by hand and as a mail program reads it. */
async function draft(input: Inputs['invites']['draft']) {
  const made: Outputs['invites']['draft'] = await backend.client.invites.draft(input)
  const { calendar: ics, ...read } = readTexts(made.eml)
  return { ...made, ...read, ics, mail: await PostalMime.parse(made.eml) }
}

/** Brings the meeting to where such a message can be sent. */
async function readyFor(purpose: DraftPurpose): Promise<void> {
  const { client } = backend
  if (purpose === 'reschedule')
    await client.meetings.reschedule({ meetingId: meeting.id, start: '2026-11-27T15:00:00Z' })
  if (purpose === 'cancel') await client.meetings.cancel({ meetingId: meeting.id, reason: 'Went with another vendor' })
  if (purpose === 'noShow') {
    clock.set('2026-11-26T16:00:00Z')
    await client.meetings.outcome({ meetingId: meeting.id, outcome: 'no_show' })
  }
}

beforeEach(async () => {
  clock = movableClock(NOW)
  backend = workspace({ clock })
  await backend.client.workspace.saveSettings({ setterName: 'Sam Setter', setterEmail: 'sam@northwind.example' })
  await addRep(backend, { name: 'Alex Kim' })
  await addRep(backend, { name: 'Priya Rao', role: 'presales' })
  typeId = (
    await addType(backend, {
      minutes: 45,
      panel: [{ role: 'ae' }, { role: 'presales' }],
      location: 'https://meet.northwind.example/r/1?a=b&c="d"',
    })
  ).id
  leadId = storeLead(backend, {
    name: 'Maria Sandoval',
    company: 'Corvus Freight',
    email: 'maria@corvus.example',
    zone: 'America/Denver',
  })
  meeting = await backend.client.meetings.book({ meetingTypeId: typeId, leadId, start: '2026-11-26T15:00:00Z' })
})
afterEach(() => backend.close())

const LANGUAGES = [
  ['English', 'en', 'Thursday 26 November 2026, 08:00–08:45 (Mountain Standard Time, America/Denver)', 'Hello'],
  [
    'Deutsch',
    'de',
    'Donnerstag, 26. November 2026, 08:00–08:45 Uhr (Rocky-Mountains-Normalzeit, America/Denver)',
    'Guten Tag',
  ],
  ['français', 'fr', 'jeudi 26 novembre 2026, 08:00 – 08:45 (heure normale des Rocheuses, America/Denver)', 'Bonjour'],
  [
    'es-MX',
    'es',
    'jueves, 26 de noviembre de 2026, 8:00–8:45 (hora estándar de las Montañas Rocosas, America/Denver)',
    'Hola',
  ],
  ['简体中文', 'zh', '2026年11月26日星期四 08:00–08:45（北美山区标准时间，America/Denver）', '您好：'],
] as const
const PURPOSES = ['invite', 'reminder', 'reschedule', 'cancel', 'noShow', 'times'] as const

describe.each(LANGUAGES)('a message to a lead who speaks %s', (written, language, time, greeting) => {
  it.each(PURPOSES)('is a sound e-mail: %s', async (purpose) => {
    lead({ language: written })
    await readyFor(purpose)
    const { mail, text, html, ics, header, ...made } = await draft({ meetingId: meeting.id, purpose })
    expect(made.language).toBe(language)
    expect(header('content-language')).toBe(language === 'zh' ? 'zh-Hans' : language)
    expect(header('x-unsent')).toBe('1')
    expect(mail.from).toMatchObject({ name: 'Sam Setter', address: 'sam@northwind.example' })
    expect(mail.to).toMatchObject([{ name: 'Maria Sandoval', address: 'maria@corvus.example' }])
    expect(text).toContain(greeting)
    expect(text).not.toMatch(/[{}]/)
    expect(mail.subject).not.toMatch(/[{}]/)
    expect(mail.subject).toContain('Product demo')
    expect(html).toContain(`<html lang="${language === 'zh' ? 'zh-Hans' : language}">`)
    if (purpose === 'times' || purpose === 'noShow') {
      expect(ics).toBeNull()
      expect(made.starts).toHaveLength(3)
      expect(text.match(/^• .*America\/Denver[)）]\r$/gm)).toHaveLength(3)
      expect(mail.cc).toBeUndefined()
    } else {
      expect(mail.cc === undefined).toBe(purpose === 'reminder')
      const invite = readInvite(ics!)
      expect(invite.method).toBe(purpose === 'cancel' ? 'CANCEL' : 'REQUEST')
      // The same words in the calendar as in the letter, and both clocks in both.
      expect(invite.summary).toBe('Product demo: Corvus Freight')
      for (const place of [text, invite.description]) {
        if (purpose !== 'reschedule') expect(place).toContain(time)
        expect(place).toContain('Europe/Berlin')
        expect(place).toContain('Alex Kim')
      }
      if (purpose !== 'cancel') expect(html).toContain('<a href="https://meet.northwind.example/r/1?a=b&amp;c=">')
    }
  })
})

describe('the language of a message', () => {
  it('is that of the workspace where the lead’s is unknown or is none we write', async () => {
    await backend.client.workspace.saveSettings({ messageLanguage: 'de' })
    expect((await draft({ meetingId: meeting.id, purpose: 'invite' })).language).toBe('de')
    lead({ language: 'Japanese' })
    const { text, ics } = await draft({ meetingId: meeting.id, purpose: 'invite' })
    expect(text).toContain('Guten Tag Maria Sandoval')
    expect(readInvite(ics!).description).toContain(
      'Product demo: Maria Sandoval (Corvus Freight) mit Alex Kim und Priya Rao',
    )
    lead({ language: 'English' })
    expect((await draft({ meetingId: meeting.id, purpose: 'invite' })).text).toContain('Hello Maria Sandoval')
  })

  it('decides on the clock, but in English, where the setting does', async () => {
    await backend.client.workspace.saveSettings({ clock: '12' })
    expect((await draft({ meetingId: meeting.id, purpose: 'invite' })).text).toContain('8:00 AM–8:45 AM')
    lead({ language: 'de' })
    expect((await draft({ meetingId: meeting.id, purpose: 'invite' })).text).toContain('08:00–08:45 Uhr')
  })

  it('ends with the signature of the workspace, as it stands', async () => {
    await backend.client.workspace.saveSettings({ signature: 'Northwind GmbH\n{lead} <b>\n+49 30 1234' })
    const { text, html } = await draft({ meetingId: meeting.id, purpose: 'invite' })
    expect(text).toMatch(/Sam Setter\r\n\r\nNorthwind GmbH\r\n\{lead\} <b>\r\n\+49 30 1234\r\n$/)
    expect(html).toContain('{lead} &lt;b&gt;<br>')
  })
})

describe('what is in a message', () => {
  it.each([
    ['陈伟 🚚 '.repeat(12), '中文'],
    ['עידו כהן \u202egnp.exe', 'en'],
    ['Maria\r\nBcc: all@example.com\r\n\r\n<script>', 'de'],
    ['"Sandoval, M." <x@y.example>', 'fr'],
    ['{time} {place} $&', 'es'],
    ['M\u0000\u2028\u0085\ud800', 'en'],
  ])('stays whole and harmless for a lead called %j', async (name, language) => {
    lead({ name, language, company: `${name} & Co` })
    const { mail, html, text } = await draft({ meetingId: meeting.id, purpose: 'invite' })
    expect(mail.to?.map((one) => one.address)).toEqual(['maria@corvus.example'])
    expect(html).not.toContain('<script>')
    expect(html).toContain('<p dir="auto"')
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
    if (name.includes('{')) expect(text).toContain('{time} {place} $&')
  })

  it('links what is a link, and not the full stop behind it', async () => {
    await backend.client.messages.saveTemplate({
      purpose: 'invite',
      language: 'en',
      subject: '{type}',
      text: 'See {place}. Or (https://a.example/x), or https://b.example/y?a=1&b=2!',
    })
    const { html } = await draft({ meetingId: meeting.id, purpose: 'invite' })
    expect([...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual([
      'https://meet.northwind.example/r/1?a=b&amp;c=',
      'https://a.example/x',
      'https://b.example/y?a=1&amp;b=2',
    ])
  })
})

describe('times to choose from', () => {
  const offer = (more: object = {}) => draft({ leadId, meetingTypeId: typeId, purpose: 'times', ...more })

  it('are three that are open, on three days, for a lead without a meeting', async () => {
    await backend.client.meetings.cancel({ meetingId: meeting.id, reason: 'x' })
    const { starts, text, filename, heldUntil, mail } = await offer()
    expect(filename).toMatch(/^times-maria-sandoval-2026-11-2\d\.eml$/)
    expect(heldUntil).toBeUndefined()
    expect(new Set(starts!.map((start) => start.slice(0, 10))).size).toBe(3)
    for (const start of starts!) {
      await expect(
        backend.client.slots.find({ meetingTypeId: typeId, leadId, from: start, to: start.replace('00Z', '01Z') }),
      ).resolves.toMatchObject({ slots: [{ start }] })
    }
    expect(text).not.toContain('kept free')
    expect(mail.subject).toBe('Product demo: times to choose from')
    expect((await backend.client.holds.list({ leadId })).holds).toEqual([])
  })

  it('are those that are named, each of them open', async () => {
    const starts = ['2026-11-25T15:00:00Z', '2026-11-24T15:15:00Z']
    const made = await offer({ starts: [...starts, starts[0]!] })
    expect(made.starts).toEqual(starts.toReversed())
    expect(made.text).toContain('Tuesday 24 November 2026, 08:15–09:00 (Mountain Standard Time, America/Denver)')
    expect(await refusal(offer({ starts: ['2026-11-24T03:00:00Z'] }))).toMatchObject({ code: 'NOT_AVAILABLE' })
    expect(await refusal(offer({ starts: [] }))).toMatchObject({ code: 'INVALID_INPUT' })
    expect(await refusal(offer({ starts: Array(6).fill(starts[0]) }))).toMatchObject({ code: 'INVALID_INPUT' })
  })

  it('are kept free for the lead until the end of the next working day, if asked, as one change', async () => {
    const { starts, heldUntil, text } = await offer({ hold: true })
    // Tuesday 18:00 in Denver.
    expect(heldUntil).toBe('2026-11-25T01:00:00Z')
    expect(text).toContain('They are kept free for you until Tuesday 24 November 2026, 18:00 (Mountain Standard Time')
    const { holds } = await backend.client.holds.list({ leadId })
    expect(holds.map((hold) => hold.start)).toEqual(starts)
    for (const hold of holds) expect(hold.until <= hold.start && hold.until <= heldUntil!).toBe(true)
    const other = storeLead(backend, { name: 'Other', email: 'o@x.example', zone: 'America/Denver' })
    const taken = backend.client.meetings.book({ meetingTypeId: typeId, leadId: other, start: starts![1]! })
    expect(await refusal(taken)).toMatchObject({ code: 'NOT_AVAILABLE', message: /^Held for Maria Sandoval/ })
    // Offered again they take the place of the first ones, and booking one of them frees the others.
    await offer({ hold: true, starts: [starts![0]!] })
    expect((await backend.client.holds.list({ leadId })).holds).toHaveLength(1)
    await backend.client.history.undo({})
    expect((await backend.client.holds.list({ leadId })).holds).toHaveLength(3)
    await backend.client.meetings.book({ meetingTypeId: typeId, leadId, start: starts![2]! })
    expect((await backend.client.holds.list({ leadId })).holds).toEqual([])
  })

  it('stand in the history of the lead, and go with their holds by one undo', async () => {
    await backend.client.meetings.cancel({ meetingId: meeting.id, reason: 'x' })
    const activities = async () =>
      (await backend.client.leads.get({ leadId })).activities.filter(({ kind }) => kind === 'email')
    await offer({ starts: ['2026-11-24T15:15:00Z'], hold: true })
    const [first, ...others] = await activities()
    expect(others).toEqual([])
    expect(first).toMatchObject({
      title: 'Offered a time for Product demo',
      note: '24 Nov 2026 08:15 (America/Denver), kept free until 24 Nov 2026 18:00',
    })
    await backend.client.history.undo({})
    expect(await activities()).toEqual([])
    expect((await backend.client.holds.list({ leadId })).holds).toEqual([])
    await draft({ meetingId: meeting.id, purpose: 'times', starts: ['2026-11-26T15:15:00Z'] })
    expect(await activities()).toMatchObject([{ meetingId: meeting.id }])
  })

  it('in the place of a meeting may be where that meeting is in the way', async () => {
    const made = await draft({ meetingId: meeting.id, purpose: 'times', starts: ['2026-11-26T15:15:00Z'] })
    expect(made.starts).toEqual(['2026-11-26T15:15:00Z'])
    expect(await refusal(offer({ starts: ['2026-11-26T15:15:00Z'] }))).toMatchObject({ code: 'NOT_AVAILABLE' })
  })

  it('read right on both sides of a change of the clocks', async () => {
    lead({ zone: 'Europe/Berlin' })
    await backend.client.meetingTypes.save({
      id: typeId,
      name: 'Product demo',
      minutes: 45,
      horizonDays: 200,
      panel: [{ role: 'ae' }],
    })
    const { text } = await offer({ starts: ['2027-03-26T09:00:00Z', '2027-03-29T08:00:00Z'] })
    expect(text).toContain('Friday 26 March 2027, 10:00–10:45 (Central European Standard Time, Europe/Berlin)')
    expect(text).toContain('Monday 29 March 2027, 10:00–10:45 (Central European Summer Time, Europe/Berlin)')
  })

  it('are by the setter’s clock while the lead’s zone is unknown', async () => {
    lead({ zone: null, zones: '[]' })
    expect((await offer()).text).toContain('Europe/Berlin)')
  })

  it('after a no-show come with the recovery, of the same type', async () => {
    expect(await refusal(draft({ meetingId: meeting.id, purpose: 'noShow' }))).toMatchObject({ code: 'WRONG_STATE' })
    await readyFor('noShow')
    const { text, starts, filename, heldUntil } = await draft({ meetingId: meeting.id, purpose: 'noShow', hold: true })
    expect(filename).toMatch(/^recovery-maria-sandoval/)
    expect(text).toContain('We had planned our Product demo for Thursday 26 November 2026, 08:00–08:45')
    expect(starts!.every((start) => start > '2026-11-26T16:00:00Z')).toBe(true)
    expect(heldUntil).toBe('2026-11-28T01:00:00Z')
  })

  it('are refused with what to do', async () => {
    expect(await refusal(offer({ leadId: '0193a0f0-0000-7000-8000-000000000001' }))).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await refusal(draft({ meetingId: meeting.id, purpose: 'invite', hold: true }))).toMatchObject({
      code: 'INVALID_INPUT',
    })
    const started = draft({ meetingId: meeting.id, purpose: 'invite', starts: ['2026-11-25T16:00:00Z'] })
    expect(await refusal(started)).toMatchObject({ code: 'INVALID_INPUT' })
    lead({ email: null })
    expect(await refusal(offer())).toMatchObject({ code: 'WRONG_STATE', message: /no e-mail address.*Add one/ })
    lead({ email: 'maria@corvus.example', do_not_contact: 1 })
    expect(await refusal(offer())).toMatchObject({ code: 'WRONG_STATE', message: /not to be contacted/ })
    lead({ do_not_contact: 0 })
    clock.set('2026-11-26T15:10:00Z')
    expect(await refusal(draft({ meetingId: meeting.id, purpose: 'times' }))).toMatchObject({ message: /has begun/ })
    const reps = (await backend.client.reps.list({})).reps
    for (const rep of reps) {
      await backend.client.availability.save({ repId: rep.id, weekly: [], overrides: [], timeOff: [] })
    }
    expect(await refusal(offer())).toMatchObject({ code: 'WRONG_STATE', message: /No time is open.*Look at the board/ })
  })
})
