import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { busyWithin, importCalendar, refreshWindows } from '../../electron/backend/calendars.ts'
import { keptWindows } from '../../electron/backend/store/calendars.ts'
import { ics, vevent } from '../support/icsText.ts'
import { addLead, addRep, addType, movableClock, NOW, refusal, workspace } from '../support/workspace.ts'

const fixture = (name: string): string => readFileSync(join('test/fixtures/calendars', name), 'utf8')
const weekly = (day: string, ...more: string[]) =>
  ics(vevent(`DTSTART;TZID=Europe/Berlin:${day}T090000`, 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY', ...more))

async function withMara(clock = movableClock(NOW)) {
  const backend = workspace({ clock })
  const { calendars, busy } = backend.client
  const mara = await addRep(backend, { name: 'Mara Lindqvist', email: 'mara.lindqvist@northwind.example' })
  const list = async (from: string, to: string) => (await busy.list({ repIds: [mara.id], from, to })).busy
  return { backend, clock, calendars, mara, list }
}

describe('calendars/import', () => {
  test('takes a file in, says what it took, and lists it', async () => {
    const { calendars, mara, list } = await withMara()
    const imported = await calendars.import({ repId: mara.id, name: 'Work', ics: fixture('google.ics') })
    expect(imported).toMatchObject({ events: 6, skipped: [], asOf: NOW, collisions: [] })
    expect(imported.occurrences).toBe(25)
    expect(await calendars.list({ repId: mara.id })).toEqual({
      calendars: [{ id: imported.calendarId, repId: mara.id, name: 'Work', asOf: NOW, events: 6 }],
    })
    expect(await list('2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z')).toEqual([
      {
        repId: mara.id,
        start: '2026-11-24T13:00:00Z',
        end: '2026-11-24T14:00:00Z',
        allDay: false,
        source: 'Work',
        title: 'Customer call, Halden & Co; renewal',
      },
    ])
    expect(await list('2026-12-03T12:00:00Z', '2026-12-03T13:00:00Z')).toMatchObject([
      { start: '2026-12-02T23:00:00Z', end: '2026-12-04T23:00:00Z', allDay: true },
    ])
  })

  test('the same name again replaces; another name, and another rep, are their own', async () => {
    const { backend, clock, calendars, mara, list } = await withMara()
    const jo = await addRep(backend, { name: 'Jo Bell' })
    const first = await calendars.import({ repId: mara.id, name: 'Work', ics: weekly('20261124') })
    await calendars.import({ repId: mara.id, name: 'Home', ics: weekly('20261125') })
    await calendars.import({ repId: jo.id, name: 'Work', ics: weekly('20261126') })
    clock.set('2026-11-23T10:00:00Z')
    const again = await calendars.import({ repId: mara.id, name: 'Work', ics: weekly('20261127') })
    expect(again.calendarId).toBe(first.calendarId)
    expect(again.asOf).toBe('2026-11-23T10:00:00Z')
    const week = await list('2026-11-23T00:00:00Z', '2026-11-30T00:00:00Z')
    expect(week.map((one) => [one.source, one.start])).toEqual([
      ['Home', '2026-11-25T08:00:00Z'],
      ['Work', '2026-11-27T08:00:00Z'],
    ])
    expect((await calendars.list({})).calendars).toHaveLength(3)
  })

  test.each([
    ['an empty file', ''],
    ['an Excel file', 'PK\u0003\u0004\u0000\u0000xl/workbook.xml'],
    ['a web page', '<html><body>Sign in</body></html>'],
    ['a text', 'Dear all, see you on Monday'],
  ])('%s is refused with a hint, and what was there stays', async (_, text) => {
    const { backend, calendars, mara, list } = await withMara()
    await calendars.import({ repId: mara.id, name: 'Work', ics: weekly('20261124') })
    const before = await backend.client.history.list({})
    const refused = await refusal(calendars.import({ repId: mara.id, name: 'Work', ics: text }))
    expect(refused.code).toBe('UNREADABLE')
    expect(refused.data.hint).toEqual(expect.stringMatching(/\.ics/))
    expect(await list('2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z')).toHaveLength(1)
    expect(await backend.client.history.list({})).toEqual(before)
  })

  test('an unknown rep and an empty name are refused', async () => {
    const { calendars, mara } = await withMara()
    const nobody = '01890a5d-ac96-774b-bcce-b302099a8057'
    expect((await refusal(calendars.import({ repId: nobody, name: 'Work', ics: weekly('20261124') }))).code).toBe(
      'NOT_FOUND',
    )
    expect((await refusal(calendars.import({ repId: mara.id, name: ' ', ics: weekly('20261124') }))).code).toBe(
      'INVALID_INPUT',
    )
  })

  test('what cannot be read is named and the rest is taken', async () => {
    const { calendars, mara, list } = await withMara()
    const broken = ics(vevent('UID:broken'), vevent('DTSTART:20261124T090000Z', 'DURATION:PT1H'))
    const { events, skipped } = await calendars.import({ repId: mara.id, name: 'Work', ics: broken })
    expect({ events, skipped }).toEqual({
      events: 1,
      skipped: [{ uid: 'broken', line: 4, reason: 'The event has no start (DTSTART).' }],
    })
    expect(await list('2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z')).toHaveLength(1)
  })

  test('is in the history', async () => {
    const { backend, calendars, mara } = await withMara()
    await calendars.import({ repId: mara.id, name: 'Work', ics: weekly('20261124') })
    const { changes } = await backend.client.history.list({ limit: 1 })
    expect(changes).toMatchObject([{ label: 'Imported calendar Work of Mara Lindqvist', undoable: true }])
  })

  test('names the booked meetings that it collides with, and not their own copies', async () => {
    const { backend, calendars, mara } = await withMara()
    const lead = await addLead(backend, { name: 'Ana Ruiz', email: 'ana@halden.example' })
    const type = await addType(backend)
    const book = (start: string) =>
      backend.client.meetings.book({ meetingTypeId: type.id, leadId: lead.id, start, repIds: [mara.id] })
    const hit = await book('2026-11-25T09:00:00Z')
    const copied = await book('2026-11-26T09:00:00Z')
    await book('2026-11-27T09:00:00Z')
    const text = ics(
      vevent('DTSTART:20261125T091500Z', 'DURATION:PT1H'),
      vevent(`UID:${copied.uid}`, 'DTSTART:20261126T090000Z', 'DURATION:PT30M'),
      vevent('DTSTART:20261127T093000Z', 'DURATION:PT1H'),
    )
    const { collisions } = await calendars.import({ repId: mara.id, name: 'Work', ics: text })
    expect(collisions).toEqual([hit.id])
  })
})

describe('busy/list', () => {
  test('is right long before and long after what is kept', async () => {
    const { calendars, mara, list } = await withMara()
    await calendars.import({ repId: mara.id, name: 'Work', ics: weekly('20100104') })
    expect(await list('2010-01-01T00:00:00Z', '2010-01-31T00:00:00Z')).toHaveLength(4)
    expect((await list('2010-01-01T00:00:00Z', '2010-01-31T00:00:00Z'))[0]?.start).toBe('2010-01-04T08:00:00Z')
    expect(await list('2028-11-01T00:00:00Z', '2028-12-01T00:00:00Z')).toHaveLength(4)
    expect(await list('2026-11-01T00:00:00Z', '2028-11-01T00:00:00Z')).toHaveLength(105)
    expect(await list('2017-01-01T00:00:00Z', '2026-12-31T00:00:00Z')).toHaveLength(522)
    expect(await list('2009-01-01T00:00:00Z', '2010-01-01T00:00:00Z')).toEqual([])
  })

  test('a whole day lies by the zone of the rep, also after they move', async () => {
    const { backend, calendars, mara, list } = await withMara()
    await calendars.import({ repId: mara.id, name: 'Work', ics: ics(vevent('DTSTART;VALUE=DATE:20261124')) })
    const day = () => list('2026-11-24T12:00:00Z', '2026-11-24T13:00:00Z')
    expect(await day()).toMatchObject([{ start: '2026-11-23T23:00:00Z', end: '2026-11-24T23:00:00Z' }])
    await backend.client.reps.save({ ...mara, zone: 'America/Denver' })
    expect(await day()).toMatchObject([{ start: '2026-11-24T07:00:00Z', end: '2026-11-25T07:00:00Z' }])
  })

  test('of several reps, in order of start; one who is not there does not look free', async () => {
    const { backend, calendars, mara } = await withMara()
    const jo = await addRep(backend, { name: 'Jo Bell' })
    await calendars.import({ repId: mara.id, name: 'Work', ics: weekly('20261125') })
    await calendars.import({ repId: jo.id, name: 'Work', ics: weekly('20261124') })
    const nobody = '01890a5d-ac96-774b-bcce-b302099a8057'
    const range = { from: '2026-11-23T00:00:00Z', to: '2026-11-30T00:00:00Z' }
    const { busy } = await backend.client.busy.list({ repIds: [mara.id, jo.id], ...range })
    expect(busy.map((one) => one.repId)).toEqual([jo.id, mara.id])
    await expect(backend.client.busy.list({ repIds: [mara.id, nobody, jo.id], ...range })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      data: { kind: 'rep', id: nobody },
    })
  })

  test('removing a calendar takes its busy times with it, at any time', async () => {
    const { calendars, mara, list } = await withMara()
    const { calendarId } = await calendars.import({ repId: mara.id, name: 'Work', ics: weekly('20100104') })
    expect(await calendars.remove({ calendarId })).toEqual({ removed: true })
    expect(await calendars.remove({ calendarId })).toEqual({ removed: false })
    expect(await list('2026-11-23T00:00:00Z', '2026-11-30T00:00:00Z')).toEqual([])
    expect(await list('2010-01-01T00:00:00Z', '2010-01-31T00:00:00Z')).toEqual([])
  })

  test('as time goes on the window follows', async () => {
    const { backend, clock, calendars, mara, list } = await withMara()
    await calendars.import({ repId: mara.id, name: 'Work', ics: weekly('20100104') })
    const kept = () => keptWindows(backend.services.db, [mara.id])[0]?.window_to_ms ?? 0
    const first = kept()
    clock.set('2026-12-10T09:00:00Z')
    await refreshWindows(backend.services)
    expect(kept()).toBe(first)
    clock.set('2027-06-01T09:00:00Z')
    await refreshWindows(backend.services)
    expect(kept()).toBeGreaterThan(first)
    expect(await list('2028-06-01T00:00:00Z', '2028-06-30T00:00:00Z')).toHaveLength(4)
    clock.set('2028-06-01T09:00:00Z')
    expect(await list('2028-12-01T00:00:00Z', '2028-12-29T00:00:00Z')).toHaveLength(4)
    expect(kept()).toBeGreaterThan(Date.parse('2029-06-01T00:00:00Z'))
    const { changes } = await backend.client.history.list({})
    expect(changes.filter((change) => change.label.includes('calendar'))).toHaveLength(1)
  })

  test('within a transaction nothing is laid out on the side, and the answer is the same', async () => {
    const { backend, clock, calendars, mara } = await withMara()
    await calendars.import({ repId: mara.id, name: 'Work', ics: weekly('20100104') })
    clock.set('2028-06-01T09:00:00Z')
    const { services } = backend
    const range = [Date.parse('2028-12-01T00:00:00Z'), Date.parse('2028-12-29T00:00:00Z')] as const
    const inside = services.change('Looked', () => busyWithin(services, [mara.id], ...range))
    expect(inside).toHaveLength(4)
    expect(busyWithin(services, [mara.id], ...range)).toEqual(inside)
  })

  test('is there after a restart', async () => {
    const { mkdtempSync, rmSync } = await import('node:fs')
    const { tmpdir } = await import('node:os')
    const folder = mkdtempSync(join(tmpdir(), 'setpoint-'))
    try {
      const file = join(folder, 'setpoint.db')
      const first = workspace({ file })
      const rep = await addRep(first, { name: 'Mara Lindqvist' })
      await first.client.calendars.import({ repId: rep.id, name: 'Work', ics: weekly('20100104') })
      first.close()
      const second = workspace({ file })
      const count = async (from: string, to: string) =>
        (await second.client.busy.list({ repIds: [rep.id], from, to })).busy.length
      expect(await count('2026-11-23T00:00:00Z', '2026-11-30T00:00:00Z')).toBe(1)
      expect(await count('2012-01-02T00:00:00Z', '2012-01-16T00:00:00Z')).toBe(2)
      second.close()
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

const real = join(process.env.TEST_DATA ?? '../shared/data', 'calendars')
const there = existsSync(real)
if (!there)
  console.warn(`Real calendar files are not imported: there is no ${real}. Set TEST_DATA to the folder of data.`)

test.skipIf(!there)(
  'every real file is taken in through the call, as bytes, and what is skipped of it is named',
  async () => {
    const backend = workspace()
    const rep = await addRep(backend, { name: 'Mara Lindqvist', zone: 'UTC' })
    const files = readdirSync(real).filter((name) => name.endsWith('.ics'))
    let taken = 0
    for (const file of files) {
      const ics = readFileSync(join(real, file))
      const bring = importCalendar(backend.services, { repId: rep.id, name: file, ics })
      if (file.startsWith('117_')) {
        // A time zone and nothing else: in the place of a calendar it would make its rep free.
        expect((await refusal(bring)).code).toBe('UNREADABLE')
        continue
      }
      taken++
      const imported = await bring
      const holds = /^BEGIN:(VEVENT|VFREEBUSY)/im.test(ics.toString('latin1'))
      const unnamed = imported.skipped.filter(({ reason }) => reason.trim() === '')
      expect({ file, unnamed, lost: holds && imported.events + imported.skipped.length === 0 }).toEqual({
        file,
        unnamed: [],
        lost: false,
      })
    }
    expect((await backend.client.calendars.list({})).calendars).toHaveLength(taken)
  },
)

test.skipIf(!there)('real files of past years through the contract', async () => {
  const backend = workspace()
  const rep = await addRep(backend, { name: 'Mara Lindqvist', zone: 'UTC' })
  const load = async (name: string, from: string, to: string) => {
    const text = readFileSync(join(real, name), 'utf8')
    await backend.client.calendars.import({ repId: rep.id, name: 'Real', ics: text })
    return (await backend.client.busy.list({ repIds: [rep.id], from, to })).busy.map((one) => one.start)
  }
  expect(await load('225_vobject_Issue48Test.testExpand.ics', '2013-07-01T00:00:00Z', '2013-08-01T00:00:00Z')).toEqual([
    '2013-07-10T07:00:00Z',
    '2013-07-12T07:00:00Z',
    '2013-07-13T07:00:00Z',
  ])
  expect(
    await load('227_vobject_MissingOverriddenTest.testExpand.ics', '2011-01-01T00:00:00Z', '2015-01-01T00:00:00Z'),
  ).toEqual(['2013-07-27T12:00:00Z', '2014-01-01T12:00:00Z'])
  expect(await load('177_ical.net_Bug2912657.ics', '2009-12-01T00:00:00Z', '2009-12-05T00:00:00Z')).toHaveLength(4)
})
