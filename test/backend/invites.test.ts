import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Backend } from '../../electron/backend/index.ts'
import { updateMeeting } from '../../electron/backend/store/meetings.ts'
import { updateLeadFields } from '../../electron/backend/store/leads.ts'
import { writeSettings } from '../../electron/backend/store/settings.ts'
import type { Meeting } from '../../shared/contract/meetings.ts'
import type { Settings } from '../../shared/contract/workspace.ts'
import { expectValidCalendar } from '../support/icalendarValidator.ts'
import { readDraft, readInvite, storeLead } from '../support/invites.ts'
import { addRep, addType, movableClock, NOW, refusal, workspace } from '../support/workspace.ts'

let backend: Backend
let clock: ReturnType<typeof movableClock>
let leadId: string
let repIds: string[]
let typeId: string
let meeting: Meeting

const settings = (change: Partial<Settings>): void =>
  backend.services.change('Settings', (tx) => writeSettings(tx, { ...backend.services.settings(), ...change }))

const exportOf = async (id = meeting.id, method?: 'REQUEST' | 'CANCEL' | 'PUBLISH') =>
  readInvite((await backend.client.invites.export({ meetingIds: [id], ...(method && { method }) })).ics)

const book = (start: string, lead = leadId) =>
  backend.client.meetings.book({ meetingTypeId: typeId, leadId: lead, start, notes: 'Wants to see routes; bring map' })

beforeEach(async () => {
  clock = movableClock(NOW)
  backend = workspace({ clock })
  settings({ setterName: 'Sam Setter', setterEmail: 'sam@northwind.example' })
  const alex = await addRep(backend, { name: 'Alex Kim' })
  const priya = await addRep(backend, { name: 'Priya Rao', role: 'presales' })
  repIds = [alex.id, priya.id]
  typeId = (
    await addType(backend, {
      minutes: 45,
      panel: [{ role: 'ae' }, { role: 'presales' }],
      location: 'https://meet.northwind.example/r/1,2;3',
    })
  ).id
  leadId = storeLead(backend, {
    name: 'Maria Sandoval',
    company: 'Corvus Freight, Inc.',
    email: 'maria@corvus.example',
    zone: 'America/Denver',
  })
  meeting = await book('2026-11-26T15:00:00Z')
})
afterEach(() => backend.close())

describe('an exported invite', () => {
  it('is a request with the right time, zone, people, UID and SEQUENCE', async () => {
    settings({ alarmMinutes: 15 })
    const { filename, ics } = await backend.client.invites.export({ meetingIds: [meeting.id] })
    expect(filename).toBe('product-demo-maria-sandoval-2026-11-26.ics')
    expect(readInvite(ics)).toMatchObject({
      method: 'REQUEST',
      uid: meeting.uid,
      sequence: 0,
      start: '2026-11-26T15:00:00.000Z',
      end: '2026-11-26T15:45:00.000Z',
      zone: 'Europe/Berlin',
      status: 'CONFIRMED',
      summary: 'Product demo: Corvus Freight, Inc.',
      location: 'https://meet.northwind.example/r/1,2;3',
      organizer: 'mailto:sam@northwind.example',
      attendees: [
        { address: 'mailto:maria@corvus.example', name: 'Maria Sandoval', partstat: 'NEEDS-ACTION', rsvp: 'TRUE' },
        { address: 'mailto:alex.kim@northwind.example', name: 'Alex Kim', partstat: 'ACCEPTED', rsvp: 'FALSE' },
        { address: 'mailto:priya.rao@northwind.example', name: 'Priya Rao', partstat: 'ACCEPTED', rsvp: 'FALSE' },
      ],
      alarms: ['-PT15M'],
    })
    const { description } = readInvite(ics)
    expect(description).toContain('Thursday 26 November 2026, 08:00–08:45 (Mountain Standard Time, America/Denver)')
    expect(description).toContain(
      'Thursday 26 November 2026, 16:00–16:45 (Central European Standard Time, Europe/Berlin)',
    )
    expect(description).toContain('Maria Sandoval (Corvus Freight, Inc.) with Alex Kim and Priya Rao')
    // What the team notes is the team's own: the rep reads it in the agenda, the lead never.
    expect(description).not.toContain('Wants to see routes')
    expect((await exportOf(meeting.id, 'PUBLISH')).description).toContain('Wants to see routes; bring map')
  })

  it('keeps its UID and raises SEQUENCE when it moves, and again when it is cancelled', async () => {
    await exportOf()
    clock.set('2026-11-23T09:30:00Z')
    await backend.client.meetings.reschedule({ meetingId: meeting.id, start: '2026-11-27T15:00:00Z' })
    expect(await exportOf()).toMatchObject({
      method: 'REQUEST',
      uid: meeting.uid,
      sequence: 1,
      start: '2026-11-27T15:00:00.000Z',
      stamp: '2026-11-23T09:30:00Z',
    })
    await backend.client.meetings.cancel({ meetingId: meeting.id, reason: 'Went with another vendor' })
    settings({ alarmMinutes: 15 })
    const cancelled = await exportOf()
    expect(cancelled).toMatchObject({
      method: 'CANCEL',
      uid: meeting.uid,
      sequence: 2,
      status: 'CANCELLED',
      alarms: [],
    })
    expect(JSON.stringify(cancelled)).not.toContain('another vendor')
  })

  it('keeps the answer of the lead for the version it was given to', async () => {
    const answered = (reply_sequence: number) =>
      backend.services.change('Answer', (tx) =>
        updateMeeting(tx, meeting.id, { attendance: 'accepted', reply_sequence }),
      )
    answered(0)
    expect((await exportOf()).attendees[0]).toMatchObject({ partstat: 'ACCEPTED', rsvp: 'FALSE' })
    await backend.client.meetings.reschedule({ meetingId: meeting.id, start: '2026-11-27T15:00:00Z' })
    expect((await exportOf()).attendees[0]).toMatchObject({ partstat: 'NEEDS-ACTION', rsvp: 'TRUE' })
  })

  it('of another place has the next SEQUENCE, asks the lead again, and stays confirmed', async () => {
    await exportOf()
    await backend.client.meetings.confirm({ meetingId: meeting.id, by: 'phone' })
    clock.set('2026-11-23T09:30:00Z')
    const moved = await backend.client.meetings.setPlace({ meetingId: meeting.id, location: ' Room 4 ' })
    expect(moved).toMatchObject({ sequence: 1, location: 'Room 4', status: 'confirmed', start: meeting.start })
    expect(await exportOf()).toMatchObject({ sequence: 1, location: 'Room 4', stamp: '2026-11-23T09:30:00Z' })
    // The same again is no change, and none is sent.
    await backend.client.meetings.setPlace({ meetingId: meeting.id, location: 'Room 4' })
    expect((await exportOf()).sequence).toBe(1)
    await backend.client.meetings.setPlace({ meetingId: meeting.id, location: null })
    expect(await exportOf()).toMatchObject({ sequence: 2, location: null })
    await backend.client.meetings.cancel({ meetingId: meeting.id, reason: 'No budget' })
    const late = backend.client.meetings.setPlace({ meetingId: meeting.id, location: 'Room 5' })
    expect(await refusal(late)).toMatchObject({
      code: 'WRONG_STATE',
      message: /cancelled cannot be given another place/,
    })
  })

  it('tells who need not be there', async () => {
    await backend.client.meetingTypes.save({
      id: typeId,
      name: 'Product demo',
      minutes: 45,
      panel: [{ role: 'ae' }, { role: 'presales', optional: true }],
    })
    const { ics } = await backend.client.invites.export({ meetingIds: [meeting.id] })
    expectValidCalendar(ics)
    const unfolded = ics.replaceAll('\r\n ', '')
    expect(unfolded).toMatch(/ATTENDEE;[^\r]*ROLE=OPT-PARTICIPANT[^\r]*priya\.rao@/)
    expect(unfolded).toMatch(/ATTENDEE;[^\r]*ROLE=REQ-PARTICIPANT[^\r]*alex\.kim@/)
  })

  it('has the host as organizer when the team works so, or while the setter has no address', async () => {
    settings({ organizer: 'rep' })
    const byRep = await exportOf()
    expect(byRep.organizer).toBe('mailto:alex.kim@northwind.example')
    expect(byRep.attendees.map((each) => each.name)).toEqual(['Maria Sandoval', 'Priya Rao'])
    settings({ organizer: 'setter', setterEmail: null })
    expect((await exportOf()).organizer).toBe('mailto:alex.kim@northwind.example')
  })

  it('goes to the reps when the lead has no address, and to the organizer when nobody else is left', async () => {
    backend.services.change('Lead', (tx) => updateLeadFields(tx, leadId, { email: null }))
    expect((await exportOf()).attendees.map((each) => each.name)).toEqual(['Alex Kim', 'Priya Rao'])
    settings({ organizer: 'rep' })
    await backend.client.meetingTypes.save({ id: typeId, name: 'Call', minutes: 30, panel: [{ repIds: [repIds[0]!] }] })
    const alone = await book('2026-11-27T15:00:00Z')
    expect((await exportOf(alone.id)).attendees).toMatchObject([{ name: 'Alex Kim', partstat: 'ACCEPTED' }])
  })

  it('gives the one time that is known while the zone of the lead is not', async () => {
    const zones = (...zones: string[]) =>
      backend.services.change('Lead', (tx) =>
        updateLeadFields(tx, leadId, { zone: null, zones: JSON.stringify(zones) }),
      )
    zones('America/New_York', 'America/Chicago')
    const { description } = await exportOf()
    expect(description).toContain('16:00–16:45 (Central European Standard Time, Europe/Berlin)')
    expect(description).not.toContain('America')
    // Two zones with one clock on that day are as good as one.
    zones('America/Denver', 'America/Phoenix')
    expect((await exportOf()).description).toContain('08:00–08:45 (Mountain Standard Time, America/Denver)')
  })

  it('is in UTC when the settings say so', async () => {
    settings({ inviteTimes: 'utc' })
    expect(await exportOf()).toMatchObject({ zone: null, start: '2026-11-26T15:00:00.000Z' })
  })

  it('is refused, with the reason, where the state does not allow the method', async () => {
    expect(await refusal(exportOf(meeting.id, 'CANCEL'))).toMatchObject({
      code: 'WRONG_STATE',
      message: /not cancelled/,
    })
    await backend.client.meetings.cancel({ meetingId: meeting.id, reason: 'No budget' })
    expect(await refusal(exportOf(meeting.id, 'REQUEST'))).toMatchObject({ code: 'WRONG_STATE' })
    const second = await book('2026-11-27T15:00:00Z')
    const both = { meetingIds: [meeting.id, second.id] }
    expect(await refusal(backend.client.invites.export({ ...both, method: 'REQUEST' }))).toMatchObject({
      code: 'WRONG_STATE',
    })
    expect(
      await refusal(backend.client.invites.export({ meetingIds: ['0193a0f0-0000-7000-8000-000000000001'] })),
    ).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is remembered as sent, once per version', async () => {
    const state = async () => (await backend.client.meetings.get({ meetingId: meeting.id })).invitedSequence
    const changes = async () => (await backend.client.history.list({})).changes.length
    expect(await state()).toBeNull()
    await exportOf(meeting.id, 'PUBLISH')
    expect(await state()).toBeNull()
    await exportOf()
    expect(await state()).toBe(0)
    const before = await changes()
    await exportOf()
    expect(await changes()).toBe(before)
    await backend.client.meetings.reschedule({ meetingId: meeting.id, start: '2026-11-27T15:00:00Z' })
    expect(await state()).toBe(0)
    await exportOf()
    expect(await state()).toBe(1)
  })

  it('names its file in plain letters whatever the lead is called', async () => {
    const name = async (lead: string): Promise<string> => {
      backend.services.change('Lead', (tx) => updateLeadFields(tx, leadId, { name: lead }))
      const { filename, ics } = await backend.client.invites.export({ meetingIds: [meeting.id] })
      expectValidCalendar(ics)
      return filename
    }
    expect(await name('Jürgen Groß-Łukasz')).toBe('product-demo-jurgen-gross-lukasz-2026-11-26.ics')
    expect(await name('../../etc/passwd\r\nX:1')).toBe('product-demo-etc-passwd-x-1-2026-11-26.ics')
    expect(await name('山田太郎')).toBe('product-demo-2026-11-26.ics')
  })
})

describe('an agenda', () => {
  it('publishes what a rep has in a time, without attendees', async () => {
    const cancelled = await book('2026-11-27T15:00:00Z')
    await backend.client.meetings.cancel({ meetingId: cancelled.id, reason: 'No budget' })
    const second = await book('2026-11-27T15:00:00Z')
    const { filename, ics } = await backend.client.invites.export({
      repId: repIds[0]!,
      from: '2026-11-25T23:00:00Z',
      to: '2026-11-28T23:00:00Z',
    })
    expect(filename).toBe('agenda-alex-kim-2026-11-26-to-2026-11-28.ics')
    expectValidCalendar(ics)
    expect(ics).toContain('METHOD:PUBLISH\r\n')
    expect(ics).not.toContain('ATTENDEE')
    expect(ics.match(/^UID:.*$/gm)).toEqual([`UID:${meeting.uid}`, `UID:${second.uid}`])
  })

  it('of nothing is refused, as is a time that ends before it starts', async () => {
    const agenda = (from: string, to: string) => backend.client.invites.export({ repId: repIds[0]!, from, to })
    expect(await refusal(agenda('2026-12-01T00:00:00Z', '2026-12-02T00:00:00Z'))).toMatchObject({ code: 'WRONG_STATE' })
    expect(await refusal(agenda('2026-12-02T00:00:00Z', '2026-12-01T00:00:00Z'))).toMatchObject({
      code: 'INVALID_INPUT',
    })
  })
})

describe('a draft', () => {
  const draft = async (purpose: 'invite' | 'reminder' | 'reschedule' | 'cancel') => {
    const { filename, eml } = await backend.client.invites.draft({ meetingId: meeting.id, purpose })
    expect(eml).not.toMatch(/(?<!\r)\n/)
    return { filename, eml, ...(await readDraft(eml)) }
  }

  it('of an invite is ready to send, with the same calendar as a part and as a file', async () => {
    const mail = await draft('invite')
    expect(mail.filename).toBe('invite-maria-sandoval-2026-11-26.eml')
    expect(mail.header('x-unsent')).toEqual(['1'])
    expect(mail.from).toMatchObject({ name: 'Sam Setter', address: 'sam@northwind.example' })
    expect(mail.to).toMatchObject([{ name: 'Maria Sandoval', address: 'maria@corvus.example' }])
    expect(mail.cc?.map((each) => each.address)).toEqual(['alex.kim@northwind.example', 'priya.rao@northwind.example'])
    expect(mail.subject).toBe('Product demo: Thursday 26 November 2026, 08:00–08:45')
    expect(mail.text).toContain('08:00–08:45 (Mountain Standard Time, America/Denver)')
    expect(mail.text).toContain('16:00–16:45 (Central European Standard Time, Europe/Berlin) for Alex Kim')
    expect(mail.text).not.toContain('bring map')
    expect(mail.html).toContain('<a href="https://meet.northwind.example/r/1,2;3">')
    expect(mail.calendars.map(({ type, method, filename }) => ({ type, method, filename }))).toEqual([
      { type: 'text/calendar', method: 'REQUEST', filename: null },
      { type: 'application/ics', method: undefined, filename: 'invite.ics' },
    ])
    expect(mail.eml).toMatch(/Content-Type: text\/calendar; charset=UTF-8; method=REQUEST/i)
    const [part, file] = mail.calendars
    expect(part?.ics).toBe(file?.ics)
    expect(readInvite(part!.ics)).toMatchObject({ method: 'REQUEST', uid: meeting.uid })
    expect((await backend.client.meetings.get({ meetingId: meeting.id })).invitedSequence).toBe(0)
  })

  it('of a new time and of a cancellation carries the next SEQUENCE', async () => {
    expect(await refusal(draft('reschedule'))).toMatchObject({ code: 'WRONG_STATE' })
    await backend.client.meetings.reschedule({ meetingId: meeting.id, start: '2026-11-27T15:00:00Z' })
    const moved = await draft('reschedule')
    expect(moved.subject).toContain('New time')
    expect(readInvite(moved.calendars[0]!.ics)).toMatchObject({ method: 'REQUEST', sequence: 1 })
    expect(await refusal(draft('cancel'))).toMatchObject({ code: 'WRONG_STATE' })
    await backend.client.meetings.cancel({ meetingId: meeting.id, reason: 'Went with another vendor' })
    const cancelled = await draft('cancel')
    expect(cancelled.calendars[0]).toMatchObject({ method: 'CANCEL' })
    expect(readInvite(cancelled.calendars[0]!.ics)).toMatchObject({ method: 'CANCEL', sequence: 2 })
    expect(cancelled.text).not.toContain('another vendor')
    expect(await refusal(draft('invite'))).toMatchObject({ code: 'WRONG_STATE' })
  })

  it('of a reminder asks nobody again, unless the lead never got this version', async () => {
    expect((await draft('reminder')).calendars).toHaveLength(2)
    const again = await draft('reminder')
    expect(again.calendars).toEqual([])
    expect(again.text).toContain('This is a short reminder of our Product demo')
    await backend.client.meetings.reschedule({ meetingId: meeting.id, start: '2026-11-27T15:00:00Z' })
    expect((await draft('reminder')).calendars).toHaveLength(2)
    clock.set('2026-11-27T15:00:00Z')
    expect(await refusal(draft('reminder'))).toMatchObject({ code: 'WRONG_STATE' })
  })

  it('to a lead without an address is refused with what to do', async () => {
    backend.services.change('Lead', (tx) => updateLeadFields(tx, leadId, { email: null }))
    expect(await refusal(draft('invite'))).toMatchObject({ code: 'WRONG_STATE', message: /no e-mail address.*Add one/ })
  })

  it.each([
    'Maria\r\nBcc: everyone@example.com\r\n\r\n<script>alert(1)</script>',
    'Sandoval, Maria "M" <evil@example.com>',
    'María 山田 {place} 😀',
    'M\0\u2028\u0085Bcc: x@example.com',
  ])('is not broken by a lead called %j', async (name) => {
    backend.services.change('Lead', (tx) => updateLeadFields(tx, leadId, { name, company: null }))
    const mail = await draft('invite')
    expect(mail.to?.map((each) => each.address)).toEqual(['maria@corvus.example'])
    expect(mail.header('bcc')).toEqual([])
    expect(mail.html).not.toContain('<script>')
    const head = mail.eml.slice(0, mail.eml.indexOf('\r\n\r\n'))
    expect(head).not.toMatch(/^Bcc/im)
    readInvite(mail.calendars[0]!.ics)
  })
})
