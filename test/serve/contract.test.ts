import ICAL from 'ical.js'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ServeProcess } from '../support/serveProcess.ts'
import { expectValidFile } from '../support/validDraft.ts'

/**
 * What other programs rely on, as such a program sees it: a process, HTTP, names and fields. It
 * takes nothing from the code's own contract, so a name that changes there fails here.
 */

type Json = Record<string, unknown>
interface Answer {
  readonly status: number
  readonly json: Json
}

const NOW = '2026-11-23T09:00:00Z'
const ID = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
const WEEKDAYS = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '09:00', end: '17:00' }))
const UNKNOWN = '00000000-0000-7000-8000-000000000000'

let data: string
let server: ServeProcess
const start = () => ServeProcess.start(['--data', data, '--port', '0', '--token', 'T', '--now', NOW])
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'setpoint-contract-'))
  server = await start()
})
afterAll(async () => {
  await server.stop('SIGKILL')
  await rm(data, { recursive: true, force: true })
})

async function ask(call: string, input: unknown): Promise<Answer> {
  const response = await server.call(call, input)
  const { json } = (await response.json()) as { json: Json }
  return { status: response.status, json }
}
async function get(call: string, input: unknown): Promise<Json> {
  const { status, json } = await ask(call, input)
  expect(json, call).not.toHaveProperty('code')
  expect(status, call).toBe(200)
  // What is written in another process does not pass the gate of this one.
  for (const [kind, text] of Object.entries(json)) if (typeof text === 'string') expectValidFile(`.${kind}`, text)
  return json
}
async function refused(call: string, input: unknown): Promise<Json & { code: string; data: Json }> {
  const { status, json } = await ask(call, input)
  expect(json, call).toMatchObject({ defined: true, status, code: expect.any(String), message: expect.any(String) })
  expect(json['code'], call).not.toBe('INTERNAL')
  return json as Json & { code: string; data: Json }
}
const list = (of: Json, name: string): Json[] => of[name] as Json[]
const starts = (of: Json): unknown[] => list(of, 'slots').map((slot) => slot['start'])
/** The properties of a calendar file's only event, its lines unfolded. */
function eventOf(ics: string) {
  const calendar = ICAL.Component.fromString(ics)
  const [event, ...others] = calendar.getAllSubcomponents('vevent')
  expect(others).toEqual([])
  return { calendar, event: event! }
}

// What one step makes, the next one uses.
let ada: string
let pia: string
let type: string
let lead: string
let meeting: Json

describe('the contract', () => {
  it('saves reps, with what is left out filled in and kept', async () => {
    const named = { name: 'Ada Vogt', email: 'ada@northwind.example', role: 'ae', zone: 'Europe/Berlin' }
    const saved = await get('reps/save', named)
    expect(saved).toMatchObject({ id: ID, ...named, weight: 100, dayCap: null, weekCap: null, active: true })
    ada = saved['id'] as string
    expect(await get('reps/save', { id: ada, ...named, dayCap: 4 })).toMatchObject({ weight: 100, dayCap: 4 })
    expect(await get('reps/save', { id: ada, ...named, weight: null })).toMatchObject({ weight: 100, dayCap: 4 })
    const consultant = { name: 'Pia Lund', email: 'pia@northwind.example', role: 'presales', zone: 'Europe/London' }
    pia = (await get('reps/save', consultant))['id'] as string
  })

  it('replaces a rep’s hours', async () => {
    const rules = {
      repId: ada,
      weekly: [...WEEKDAYS, { weekday: 6, start: '10:00', end: '12:00' }, { weekday: 6, start: '13:00', end: '24:00' }],
      overrides: [{ date: '2026-11-26', intervals: [] }],
      timeOff: [{ start: '2026-11-27T08:00:00Z', end: '2026-11-27T11:00:00Z', reason: 'Dentist' }],
    }
    expect(await get('availability/save', rules)).toMatchObject(rules)
    expect(await get('availability/save', { ...rules, weekly: WEEKDAYS })).toMatchObject({ weekly: WEEKDAYS })
    await get('availability/save', { repId: pia, weekly: WEEKDAYS, overrides: [], timeOff: [] })
  })

  it('imports a calendar, skips a bad event, and lists busy times', async () => {
    const ics = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20261124T100000\r\nDTEND:20261124T110000\r\nEND:VEVENT',
      'BEGIN:VEVENT\r\nUID:b\r\nDTSTART:never\r\nEND:VEVENT',
      'BEGIN:VEVENT\r\nUID:c\r\nDTSTART;VALUE=DATE:20261201\r\nEND:VEVENT',
      'BEGIN:VEVENT\r\nUID:d\r\nDTSTART:20261124T130000Z\r\nDURATION:PT1H\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n')
    const imported = await get('calendars/import', { repId: ada, name: 'Work', ics })
    expect(imported).toMatchObject({ calendarId: ID, events: 3, occurrences: 2, asOf: NOW })
    expect(imported['skipped']).toEqual([{ uid: 'b', line: expect.any(Number), reason: expect.any(String) }])
    expect((await get('calendars/import', { repId: ada, name: 'Work', ics }))['calendarId']).toBe(
      imported['calendarId'],
    )
    const range = { repIds: [ada], from: '2026-11-23T00:00:00Z', to: '2026-12-05T00:00:00Z' }
    expect(list(await get('busy/list', range), 'busy')).toMatchObject([
      { repId: ada, start: '2026-11-24T09:00:00Z', end: '2026-11-24T10:00:00Z', allDay: false, source: 'Work' },
      { repId: ada, start: '2026-11-30T23:00:00Z', end: '2026-12-01T23:00:00Z', allDay: true, source: 'Work' },
    ])
  })

  it('saves and imports leads, and queues them with receipts that add up', async () => {
    const named = { name: 'Mia Klein', company: 'Kleinwerk', email: 'mia@kleinwerk.example', phone: '+49 30 5550123' }
    const saved = await get('leads/save', { ...named, country: 'DE', source: 'Website', ownerId: ada })
    expect(saved).toMatchObject({ id: ID, ...named, phone: '+49305550123', country: 'DE', ownerId: ada, zone: null })
    lead = saved['id'] as string
    expect(await get('leads/save', { id: lead, name: 'Mia Klein', zone: 'Europe/Berlin' })).toMatchObject({
      zone: 'Europe/Berlin',
      company: 'Kleinwerk',
      source: 'Website',
    })
    const csv = 'First Name,Last Name,Email\r\nJon,Doe,jon@doe.example\r\n,,\r\nNo,Mail,at nowhere\r\n'
    const dry = await get('leads/import', { csv, dryRun: true })
    expect(dry).toMatchObject({ created: 1, updated: 0, unchanged: 0, batchId: ID })
    expect(dry['rejected']).toEqual([{ line: 4, reason: expect.any(String) }])
    expect(list(dry, 'mapping')).toContainEqual({ column: 'Email', field: 'email' })
    expect(await get('leads/import', { csv, source: 'Fair', mapping: dry['mapping'] })).toMatchObject({ created: 1 })
    expect(await get('leads/import', { csv })).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
    const queue = await get('leads/queue', { limit: 10 })
    expect(queue['total']).toBe(2)
    for (const item of list(queue, 'items')) {
      expect(item).toMatchObject({ leadId: ID, reason: expect.any(String), callable: expect.any(Boolean) })
      const points = list(item, 'receipt').map((line) => line['points'] as number)
      expect(points.reduce((sum, one) => sum + one, 0)).toBe(item['score'])
    }
    expect(list(await get('leads/queue', { limit: 1, at: '2026-11-23T22:00:00Z' }), 'items')).toMatchObject([
      { callable: false },
    ])
  })

  it('saves meeting types with their defaults', async () => {
    const plain = await get('meetingTypes/save', { name: 'Call', minutes: 20, panel: [{ role: 'ae' }] })
    expect(plain).toMatchObject({
      id: ID,
      step: 15,
      bufferBefore: 0,
      bufferAfter: 0,
      noticeMinutes: 0,
      horizonDays: 60,
      panel: [{ role: 'ae', count: 1, optional: false }],
    })
    const panel = [{ role: 'ae' }, { repIds: [pia], optional: true }]
    const demo = { name: 'Demo', minutes: 60, step: 60, bufferAfter: 15, panel, location: 'https://meet.example/1' }
    const saved = await get('meetingTypes/save', demo)
    expect(saved).toMatchObject({ minutes: 60, step: 60, bufferAfter: 15, location: 'https://meet.example/1' })
    type = saved['id'] as string
  })

  it('finds slots in [from, to), and explains why not', async () => {
    const found = await get('slots/find', {
      meetingTypeId: type,
      from: '2026-11-24T08:00:00Z',
      to: '2026-11-24T12:00:00Z',
      zone: 'Europe/Berlin',
      leadId: lead,
    })
    expect(starts(found)).toEqual(['2026-11-24T10:00:00Z', '2026-11-24T11:00:00Z'])
    const [slot] = list(found, 'slots')
    const reps = [
      { repId: ada, seat: 0 },
      { repId: pia, seat: 1 },
    ]
    expect(slot).toMatchObject({ end: '2026-11-24T11:00:00Z', reps })
    expect(list(slot!, 'reasons')).toContainEqual(expect.objectContaining({ code: 'owner' }))
    const why = async (at: string): Promise<unknown[]> => {
      const told = await get('slots/explain', { meetingTypeId: type, repId: ada, start: at, leadId: lead })
      const reasons = list(told, 'reasons')
      expect(told['open']).toBe(reasons.length === 0)
      for (const { text } of reasons) expect(text).toEqual(expect.any(String))
      return reasons.map((one) => one['code'])
    }
    expect(await why('2026-11-24T11:00:00Z')).toEqual([])
    expect((await why('2026-11-23T08:00:00Z'))[0]).toBe('past')
    expect(await why('2026-11-24T09:00:00Z')).toEqual(['busy'])
    expect(await why('2026-11-24T08:15:00Z')).toEqual(['busy'])
    expect(await why('2026-11-24T08:00:00Z')).toEqual(['buffer'])
    expect(await why('2026-11-26T10:00:00Z')).toEqual(['override'])
    expect(await why('2026-11-27T10:00:00Z')).toEqual(['timeOff'])
    expect((await why('2027-01-25T10:00:00Z'))[0]).toBe('horizon')
  })

  it('books once, however many ask at the same time, and offers the nearest instead', async () => {
    const asked = { meetingTypeId: type, leadId: lead, start: '2026-11-24T11:00:00Z', notes: 'Bring the offer' }
    const answers = await Promise.all([1, 2, 3, 4].map(() => ask('meetings/book', asked)))
    const [won, ...others] = answers.filter(({ status }) => status === 200)
    expect(others).toEqual([])
    meeting = won!.json
    expect(meeting).toMatchObject({
      id: ID,
      uid: expect.any(String),
      sequence: 0,
      status: 'booked',
      leadId: lead,
      meetingTypeId: type,
      start: '2026-11-24T11:00:00Z',
      end: '2026-11-24T12:00:00Z',
      location: 'https://meet.example/1',
    })
    for (const { status, json } of answers.filter((one) => one.status !== 200)) {
      expect(status).toBe(409)
      expect(json).toMatchObject({ defined: true, code: 'NOT_AVAILABLE', message: expect.any(String) })
      const { reasons, nearest } = json['data'] as { reasons: Json[]; nearest: Json[] }
      expect(reasons[0]).toMatchObject({ code: 'meeting', text: expect.any(String) })
      expect(nearest[0]).toMatchObject({
        start: expect.any(String),
        reps: expect.any(Array),
        reasons: expect.any(Array),
      })
    }
  })

  it('books over a soft rule with a reason, never over a meeting', async () => {
    const early = { meetingTypeId: type, leadId: lead, start: '2026-11-25T05:00:00Z' }
    expect((await refused('meetings/book', early)).code).toBe('NOT_AVAILABLE')
    const booked = await get('meetings/book', { ...early, override: { reason: 'The lead flies at eight' } })
    expect(booked).toMatchObject({ status: 'booked', start: early.start })
    await get('meetings/cancel', { meetingId: booked['id'], reason: 'Flight moved' })
    const over = { ...early, start: '2026-11-24T11:30:00Z', override: { reason: 'Please' } }
    expect((await refused('meetings/book', over)).code).toBe('NOT_AVAILABLE')
  })

  it('writes an invite and its draft', async () => {
    const { filename, ics } = (await get('invites/export', { meetingIds: [meeting['id']] })) as Record<string, string>
    expect(filename).toMatch(/\.ics$/)
    const { calendar, event } = eventOf(ics!)
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST')
    expect(calendar.getFirstSubcomponent('vtimezone')?.getFirstPropertyValue('tzid')).toBe('Europe/Berlin')
    expect(event.getFirstPropertyValue('uid')).toBe(meeting['uid'])
    expect(event.getFirstPropertyValue('sequence')).toBe(0)
    expect(String(event.getFirstPropertyValue('dtstart'))).toBe('2026-11-24T12:00:00')
    const attendees = event
      .getAllProperties('attendee')
      .map((one) => [one.getFirstValue(), one.getParameter('partstat')])
    expect(attendees).toContainEqual(['mailto:mia@kleinwerk.example', 'NEEDS-ACTION'])
    const draft = (await get('invites/draft', { meetingId: meeting['id'], purpose: 'invite' })) as Record<
      string,
      string
    >
    expect(draft['filename']).toMatch(/\.eml$/)
    expect(draft['eml']).toMatch(/^X-Unsent: 1\r$/m)
    const mail = await PostalMime.parse(draft['eml']!)
    expect(mail.to?.[0]?.address).toBe('mia@kleinwerk.example')
    expect(mail.attachments.map((one) => [one.mimeType, one.method])).toContainEqual(['text/calendar', 'REQUEST'])
  })

  it('confirms, moves and takes in answers', async () => {
    const meetingId = meeting['id']
    expect(await get('meetings/confirm', { meetingId, by: 'phone' })).toMatchObject({
      status: 'confirmed',
      sequence: 0,
    })
    const moved = await get('meetings/reschedule', { meetingId, start: '2026-11-25T10:00:00Z', reason: 'Mia travels' })
    expect(moved).toMatchObject({ id: meetingId, uid: meeting['uid'], sequence: 1, start: '2026-11-25T10:00:00Z' })
    const exported = (await get('invites/export', { meetingIds: [meetingId] })) as Record<string, string>
    expect(eventOf(exported['ics']!).event.getFirstPropertyValue('sequence')).toBe(1)
    const answer = (sequence: number, partstat: string, stamp: string) =>
      [
        'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REPLY\r\nBEGIN:VEVENT',
        `UID:${String(meeting['uid'])}\r\nDTSTAMP:${stamp}\r\nSEQUENCE:${sequence}`,
        `ATTENDEE;PARTSTAT=${partstat}:mailto:mia@kleinwerk.example`,
        'END:VEVENT\r\nEND:VCALENDAR\r\n',
      ].join('\r\n')
    const stale = await get('invites/receive', { text: answer(0, 'ACCEPTED', '20261123T093000Z') })
    expect(stale).toMatchObject({ applied: false, meetingId, reason: expect.any(String) })
    const accepted = { text: answer(1, 'ACCEPTED', '20261123T100000Z') }
    expect(await get('invites/receive', accepted)).toMatchObject({ applied: true, meetingId, attendance: 'accepted' })
    expect(await get('meetings/get', { meetingId })).toMatchObject({ status: 'confirmed', sequence: 1 })
    expect(await get('invites/receive', accepted)).toMatchObject({ applied: false })
    const mail = `From: mia@kleinwerk.example\r\nSubject: Declined\r\nMIME-Version: 1.0\r\nContent-Type: text/calendar; method=REPLY; charset=UTF-8\r\n\r\n`
    const declined = { text: mail + answer(1, 'DECLINED', '20261123T110000Z') }
    expect(await get('invites/receive', declined)).toMatchObject({ applied: true, attendance: 'declined' })
    expect(await get('meetings/get', { meetingId })).toMatchObject({ status: 'booked' })
  })

  it('lists meetings by time, rep, lead and state', async () => {
    const ids = async (input: unknown): Promise<unknown[]> =>
      list(await get('meetings/list', input), 'meetings').map((one) => one['id'])
    const range = { from: '2026-11-25T10:00:00Z', to: '2026-11-25T11:00:00Z' }
    expect(await ids(range)).toEqual([meeting['id']])
    expect(await ids({ repId: pia, status: 'booked' })).toEqual([meeting['id']])
    expect(await ids({ leadId: lead })).toHaveLength(2)
    expect(await ids({ leadId: lead, status: 'cancelled' })).toHaveLength(1)
    expect((await refused('meetings/list', { repId: UNKNOWN })).code).toBe('NOT_FOUND')
    expect((await refused('meetings/list', { from: range.to, to: range.from })).code).toBe('INVALID_INPUT')
    const agenda = (await get('invites/export', { repId: ada, ...range })) as Record<string, string>
    const { calendar, event } = eventOf(agenda['ics']!)
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
    expect(event.getAllProperties('attendee')).toEqual([])
  })

  it('has everything after a crash', async () => {
    const state = async () => {
      const calls = ['reps/list', 'leads/list', 'leads/queue', 'meetings/list', 'meetingTypes/list', 'calendars/list']
      return await Promise.all([
        ...calls.map((call) => get(call, {})),
        get('availability/get', { repId: ada }),
        get('busy/list', { repIds: [ada], from: '2026-11-23T00:00:00Z', to: '2026-12-05T00:00:00Z' }),
      ])
    }
    const before = await state()
    await server.stop('SIGKILL')
    server = await start()
    expect(await state()).toEqual(before)
  })

  it('cancels and records outcomes, in the right order only', async () => {
    const meetingId = meeting['id']
    const cancelled = await get('meetings/cancel', { meetingId, reason: 'Budget' })
    expect(cancelled).toMatchObject({ status: 'cancelled', sequence: 2, uid: meeting['uid'] })
    const exported = (await get('invites/export', { meetingIds: [meetingId] })) as Record<string, string>
    const { calendar, event } = eventOf(exported['ics']!)
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL')
    expect([event.getFirstPropertyValue('status'), event.getFirstPropertyValue('sequence')]).toEqual(['CANCELLED', 2])
    expect((await refused('meetings/confirm', { meetingId, by: 'phone' })).code).toBe('WRONG_STATE')
    expect((await refused('meetings/reschedule', { meetingId, start: '2026-11-25T11:00:00Z' })).code).toBe(
      'WRONG_STATE',
    )
    const again = await get('meetings/book', { meetingTypeId: type, leadId: lead, start: '2026-11-25T11:00:00Z' })
    expect(again['uid']).not.toBe(meeting['uid'])
    const outcome = { meetingId: again['id'], outcome: 'no_show' }
    expect(await get('meetings/outcome', outcome)).toMatchObject({ status: 'no_show' })
    expect((await refused('meetings/cancel', { meetingId: again['id'], reason: 'Late' })).code).toBe('WRONG_STATE')
  })

  it('refuses what it cannot use, names the field and says what to do', async () => {
    const fields = async (call: string, input: unknown): Promise<unknown[]> => {
      const { code, data: wrong } = await refused(call, input)
      expect(code).toBe('INVALID_INPUT')
      return list(wrong, 'fields').map((one) => one['path'])
    }
    const find = { meetingTypeId: type, from: '2026-11-24T00:00:00Z', to: '2026-11-25T00:00:00Z' }
    expect(await fields('reps/save', { name: '', email: 'x', role: 'boss', zone: 'Mars/Base' })).toEqual([
      'name',
      'email',
      'role',
      'zone',
    ])
    expect(await fields('slots/find', { ...find, to: find.from })).toEqual(['to'])
    expect(await fields('slots/find', { ...find, to: '3026-11-24T00:00:00Z' })).toEqual(['to'])
    expect(await fields('meetingTypes/save', { name: 'X', minutes: 30, step: 0, panel: [{ role: 'ae' }] })).toEqual([
      'step',
    ])
    const backwards = [{ weekday: 1, start: '17:00', end: '09:00' }]
    expect(await fields('availability/save', { repId: ada, weekly: backwards })).toEqual(['weekly.0.end'])
    expect(await fields('meetings/book', {})).toEqual(['meetingTypeId', 'leadId', 'start'])
    for (const [call, input] of [
      ['slots/find', { ...find, leadId: UNKNOWN }],
      ['slots/explain', { meetingTypeId: type, repId: UNKNOWN, start: find.from }],
      ['meetings/get', { meetingId: UNKNOWN }],
      ['busy/list', { ...find, repIds: [UNKNOWN] }],
      ['calendars/import', { repId: UNKNOWN, name: 'Work', ics: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' }],
    ] as const) {
      expect((await refused(call, input)).code, call).toBe('NOT_FOUND')
    }
    expect((await refused('leads/import', { csv: 'PK\u0003\u0004' })).code).toBe('UNREADABLE')
    expect((await refused('calendars/import', { repId: ada, name: 'Work', ics: 'hello' })).code).toBe('UNREADABLE')
  })
})
