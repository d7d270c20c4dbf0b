import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { expectValidCalendar } from '../../support/icalendarValidator.ts'
import { installedServers, startServer, type TestServer } from '../../support/calendarServers.ts'
import { caldavWorkspace, eventIn, foreignEvent, isOpen, movedBy, type CaldavWorkspace } from '../../support/caldav.ts'
import { addRep, refusal } from '../../support/workspace.ts'

const NINE = '2026-11-25T09:00:00Z'
const TEN = '2026-11-25T10:00:00Z'
const ELEVEN = '2026-11-25T11:00:00Z'

describe.each(installedServers())('a calendar on %s', (kind) => {
  let server: TestServer
  let desk: CaldavWorkspace
  beforeAll(async () => {
    server = await startServer(kind)
  }, 30_000)
  afterAll(() => server.close())
  beforeEach(async () => {
    for (const name of await server.other.list()) await server.other.delete(name)
    desk = await caldavWorkspace()
  })
  afterEach(() => desk.app.close())

  const objectOf = async (meetingId: string): Promise<string> => {
    const ics = await server.other.get(`${meetingId}.ics`)
    if (ics === null) throw new Error('it is not on the server')
    return ics
  }
  const timeOnServer = async (meetingId: string): Promise<string> =>
    /^DTSTART[^:]*:(.*)$/m.exec(eventIn(await objectOf(meetingId)))?.[1]?.trim() ?? ''

  it('is found from the address of the server alone, and nothing is kept of that', async () => {
    const { calendars } = await desk.client.caldav.discover(server)
    expect(calendars).toMatchObject([{ url: server.calendarUrl, writable: true }])
    expect((await desk.client.caldav.discover({ ...server, serverUrl: server.calendarUrl })).calendars).toMatchObject([
      { url: server.calendarUrl },
    ])
    expect((await desk.client.caldav.list({})).accounts).toEqual([])
    expect(desk.timers.waits).toEqual([])
  })

  it('makes its rep busy, and follows what another program does to it', async () => {
    await server.other.put(
      'a.ics',
      foreignEvent('a@x', '20261125T090000Z', '20261125T100000Z', 'SUMMARY:Dentist & more'),
    )
    await server.other.put(
      'b.ics',
      foreignEvent('b@x', '20261126T090000Z', '20261126T100000Z', 'RRULE:FREQ=DAILY;COUNT=2'),
    )
    const account = await desk.connect(server)
    expect(account).toMatchObject({ status: 'ok', waiting: 0, conflicts: [], lastSync: '2026-11-23T09:00:00Z' })
    expect(await desk.busy()).toEqual([
      '2026-11-25T09:00:00Z/2026-11-25T10:00:00Z Dentist & more',
      '2026-11-26T09:00:00Z/2026-11-26T10:00:00Z Elsewhere',
      '2026-11-27T09:00:00Z/2026-11-27T10:00:00Z Elsewhere',
    ])
    expect(await isOpen(desk.app, desk.type.id, desk.rep.id, NINE)).toBe(false)

    await server.other.put('a.ics', foreignEvent('a@x', '20261125T110000Z', '20261125T120000Z', 'SUMMARY:Later'))
    await server.other.delete('b.ics')
    await server.other.put('c.ics', foreignEvent('c@x', '20261130T090000Z', '20261130T093000Z'))
    desk.clock.set('2026-11-23T10:00:00Z')
    await desk.sync(account)
    expect(await desk.busy()).toEqual([
      '2026-11-25T11:00:00Z/2026-11-25T12:00:00Z Later',
      '2026-11-30T09:00:00Z/2026-11-30T09:30:00Z Elsewhere',
    ])
    expect((await desk.client.calendars.list({})).calendars).toMatchObject([
      { name: 'Work', asOf: '2026-11-23T10:00:00Z' },
    ])

    // Nothing new: it is as of now all the same.
    desk.clock.set('2026-11-23T11:00:00Z')
    await desk.sync(account)
    expect((await desk.client.calendars.list({})).calendars).toMatchObject([{ asOf: '2026-11-23T11:00:00Z' }])
    expect((await desk.busy()).length).toBe(2)
  })

  it('is read in full when the token of the last reading is not known any more', async () => {
    await server.other.put('a.ics', foreignEvent('a@x', '20261125T090000Z', '20261125T100000Z'))
    await server.other.put('b.ics', foreignEvent('b@x', '20261126T090000Z', '20261126T100000Z'))
    const account = await desk.connect(server)
    await server.other.delete('a.ics')
    await server.other.put('c.ics', foreignEvent('c@x', '20261127T090000Z', '20261127T100000Z'))
    desk.app.services.db.exec(`UPDATE caldav_states SET sync_token = 'urn:nonsense', ctag = 'x'`)
    expect(await desk.sync(account)).toMatchObject({ status: 'ok' })
    expect((await desk.busy()).map((line) => line.slice(0, 10))).toEqual(['2026-11-26', '2026-11-27'])
  })

  it('holds the meetings of its rep, as they are moved, cancelled and given to others', async () => {
    const account = await desk.connect(server, { writeMeetings: true })
    const meeting = await desk.book(NINE)
    expect(await desk.account(account)).toMatchObject({ waiting: 1 })
    expect(await desk.sync(account)).toMatchObject({ status: 'ok', waiting: 0 })
    expect(await server.other.list()).toEqual([`${meeting.id}.ics`])
    const ics = await objectOf(meeting.id)
    expect(ics).toContain(`UID:${meeting.uid}`)
    expect(ics).toContain('Cascade Freight')
    expect(ics).not.toMatch(/^(METHOD|ORGANIZER|ATTENDEE)/m)

    // Nothing is written twice.
    await desk.sync(account)
    expect(await objectOf(meeting.id)).toBe(ics)

    await desk.client.meetings.reschedule({ meetingId: meeting.id, start: ELEVEN })
    // The server has the old time still: it does not stand in anybody's way.
    expect(await isOpen(desk.app, desk.type.id, desk.rep.id, NINE)).toBe(true)
    await desk.sync(account)
    expect(await timeOnServer(meeting.id)).toBe('20261125T120000')
    expect(await objectOf(meeting.id)).toMatch(/^SEQUENCE:1\s*$/m)

    const alex = await addRep(desk.app, { name: 'Alex Kim' })
    await desk.client.meetings.reschedule({ meetingId: meeting.id, start: ELEVEN, repIds: [alex.id] })
    await desk.sync(account)
    expect(await server.other.list()).toEqual([])

    const second = await desk.book(TEN)
    await desk.sync(account)
    expect(await server.other.list()).toEqual([`${second.id}.ics`])
    await desk.client.meetings.cancel({ meetingId: second.id, reason: 'Budget is gone' })
    await desk.sync(account)
    expect(await server.other.list()).toEqual([])

    const third = await desk.book(TEN)
    await desk.sync(account)
    await desk.client.history.undo({})
    expect(await server.other.list()).toEqual([`${third.id}.ics`])
    expect(await desk.sync(account)).toMatchObject({ status: 'ok', waiting: 0 })
    expect(await server.other.list()).toEqual([])
  })

  it('does not make its rep busy with our own meetings, wherever the server has them', async () => {
    const account = await desk.connect(server, { writeMeetings: true })
    const meeting = await desk.book(NINE)
    await desk.sync(account)
    await desk.sync(account)
    expect(await desk.busy()).toEqual([])
    expect((await desk.client.meetings.confirm({ meetingId: meeting.id, by: 'phone' })).status).toBe('confirmed')
    await desk.client.meetings.reschedule({ meetingId: meeting.id, start: '2026-11-25T09:15:00Z' })
    expect(await isOpen(desk.app, desk.type.id, desk.rep.id, '2026-11-25T08:30:00Z')).toBe(true)
  })

  it('asks when a person moved a meeting on the server, and does as it is told', async () => {
    const account = await desk.connect(server, { writeMeetings: true })
    const meeting = await desk.book(NINE)
    await desk.sync(account)
    await server.other.put(
      `${meeting.id}.ics`,
      movedBy(await objectOf(meeting.id), '20261125T110000Z', '20261125T113000Z'),
    )
    const conflict = {
      meetingId: meeting.id,
      kind: 'moved',
      ours: { start: NINE, end: '2026-11-25T09:30:00Z' },
      there: { start: ELEVEN, end: '2026-11-25T11:30:00Z' },
    }
    expect(await desk.sync(account)).toMatchObject({ status: 'ok', waiting: 0, conflicts: [conflict] })
    // Until it is decided the rep is taken at both times.
    expect(await isOpen(desk.app, desk.type.id, desk.rep.id, ELEVEN)).toBe(false)
    expect(await isOpen(desk.app, desk.type.id, desk.rep.id, NINE)).toBe(false)

    // Another change of ours does not go over theirs.
    await desk.client.meetings.reschedule({ meetingId: meeting.id, start: TEN })
    await desk.sync(account)
    expect(await timeOnServer(meeting.id)).toBe('20261125T110000Z')

    await desk.client.caldav.resolve({ accountId: account.id, meetingId: meeting.id, keep: 'theirs' })
    expect(await desk.sync(account)).toMatchObject({ conflicts: [], waiting: 0 })
    expect(await desk.client.meetings.get({ meetingId: meeting.id })).toMatchObject({ start: ELEVEN, sequence: 2 })
    expect(await objectOf(meeting.id)).toMatch(/^SEQUENCE:2\s*$/m)

    await server.other.put(
      `${meeting.id}.ics`,
      movedBy(await objectOf(meeting.id), '20261126T110000Z', '20261126T113000Z'),
    )
    await desk.sync(account)
    await desk.client.caldav.resolve({ accountId: account.id, meetingId: meeting.id, keep: 'ours' })
    expect(await desk.sync(account)).toMatchObject({ conflicts: [], waiting: 0 })
    expect(await timeOnServer(meeting.id)).toBe('20261125T120000')
    expect(
      await refusal(desk.client.caldav.resolve({ accountId: account.id, meetingId: meeting.id, keep: 'ours' })),
    ).toMatchObject({
      code: 'WRONG_STATE',
    })

    await server.other.delete(`${meeting.id}.ics`)
    expect(await desk.sync(account)).toMatchObject({ conflicts: [{ kind: 'deleted', there: null }] })
    await desk.client.caldav.resolve({ accountId: account.id, meetingId: meeting.id, keep: 'leave' })
    expect(await desk.sync(account)).toMatchObject({ conflicts: [], waiting: 0 })
    expect(await server.other.list()).toEqual([])
    // What was decided holds for this time of the meeting, not for the next.
    await desk.client.meetings.reschedule({ meetingId: meeting.id, start: TEN })
    expect(await desk.sync(account)).toMatchObject({ conflicts: [{ kind: 'deleted' }] })
  })

  it('keeps what a person added to a meeting, until the meeting changes', async () => {
    const account = await desk.connect(server, { writeMeetings: true })
    const meeting = await desk.book(NINE)
    await desk.sync(account)
    const noted = (await objectOf(meeting.id)).replace('END:VEVENT', 'COMMENT:Bring the offer\r\nEND:VEVENT')
    await server.other.put(`${meeting.id}.ics`, noted)
    expect(await desk.sync(account)).toMatchObject({ conflicts: [], waiting: 0 })
    expect(await objectOf(meeting.id)).toContain('Bring the offer')
    await desk.client.meetings.reschedule({ meetingId: meeting.id, start: ELEVEN })
    expect(await desk.sync(account)).toMatchObject({ conflicts: [], waiting: 0 })
    expect(await timeOnServer(meeting.id)).toBe('20261125T120000')
  })

  it('is written as valid objects', async () => {
    const sent: string[] = []
    const spying = await caldavWorkspace({
      caldav: {
        fetch: async (input, init) => {
          if (init?.method === 'PUT' && typeof init.body === 'string') sent.push(init.body)
          return await fetch(input, init)
        },
      },
    })
    await spying.client.workspace.saveSettings({ alarmMinutes: 15 })
    const account = await spying.connect(server, { writeMeetings: true })
    await spying.book(NINE)
    await spying.client.workspace.saveSettings({ inviteTimes: 'utc' })
    await spying.book(TEN)
    await spying.sync(account)
    expect(sent.length).toBe(2)
    for (const ics of sent) expectValidCalendar(ics, 'stored')
    spying.app.close()
  })

  it('waits when the server is down, says so, and goes on when it is back', async () => {
    const account = await desk.connect(server, { writeMeetings: true })
    await server.stop()
    const meeting = await desk.book(NINE)
    const offline = await desk.sync(account)
    expect(offline).toMatchObject({ status: 'offline', waiting: 1, lastSync: '2026-11-23T09:00:00Z' })
    expect(offline.problem).toMatch(/127\.0\.0\.1:\d+ was not reached: it does not answer/)
    expect(desk.timers.waits).toContain(30_000)
    await desk.book(TEN)
    expect(await desk.sync(account)).toMatchObject({ status: 'offline', waiting: 2 })
    expect(desk.timers.waits).toContain(60_000)
    expect(desk.timers.waits).not.toContain(30_000)
    // What was known is still known, and grows old.
    expect((await desk.client.calendars.list({})).calendars).toMatchObject([{ asOf: '2026-11-23T09:00:00Z' }])
    await server.start()
    desk.timers.run(60_000)
    expect(await desk.sync(account)).toMatchObject({ status: 'ok', waiting: 0 })
    expect((await server.other.list()).length).toBe(2)
    expect(await timeOnServer(meeting.id)).toBe('20261125T100000')
    expect(desk.timers.waits).toEqual([600_000])
  }, 20_000)

  it('may be that of two reps, each with their own meetings', async () => {
    const alex = await addRep(desk.app, { name: 'Alex Kim' })
    const one = await desk.connect(server, { writeMeetings: true })
    const two = await desk.connect(server, { writeMeetings: true, repId: alex.id })
    const danas = await desk.book(NINE)
    const alexs = await desk.book(NINE, [alex.id])
    await desk.sync(one)
    await desk.sync(two)
    await desk.sync(one)
    expect(await server.other.list()).toEqual([`${danas.id}.ics`, `${alexs.id}.ics`].sort())
    expect(await desk.busy()).toEqual([])
    expect(await refusal(desk.connect(server))).toMatchObject({ code: 'INVALID_INPUT' })
  })

  it('is let go of with or without what was written to it', async () => {
    const account = await desk.connect(server, { writeMeetings: true })
    await server.other.put('a.ics', foreignEvent('a@x', '20261126T090000Z', '20261126T100000Z'))
    await desk.book(NINE)
    await desk.sync(account)
    expect(await desk.client.caldav.remove({ accountId: account.id })).toEqual({ removed: true, left: 0 })
    expect((await server.other.list()).length).toBe(2)
    expect(await desk.busy()).toEqual([])
    expect(await desk.secrets.get(account.id)).toBeUndefined()
    expect(desk.timers.waits.filter((ms) => ms > 5000)).toEqual([])

    const again = await desk.connect(server, { writeMeetings: true })
    expect(again).toMatchObject({ status: 'ok', waiting: 0, conflicts: [] })
    expect(await desk.client.caldav.remove({ accountId: again.id, deleteWritten: true })).toEqual({
      removed: true,
      left: 0,
    })
    expect(await server.other.list()).toEqual(['a.ics'])
    expect((await desk.client.caldav.list({})).accounts).toEqual([])
  })
})

describe.skipIf(!installedServers().includes('radicale'))('a password', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer('radicale')
  }, 30_000)
  afterAll(() => server.close())

  it('that is wrong is said so, and not tried again by itself', async () => {
    const desk = await caldavWorkspace()
    const wrong = { ...server, password: 'wrong' }
    expect(await refusal(desk.client.caldav.discover(wrong))).toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringMatching(/does not accept this user name and password/),
    })
    const account = await desk.connect(wrong)
    expect(account).toMatchObject({ status: 'refused' })
    expect(desk.timers.waits.filter((ms) => ms > 5000)).toEqual([])
    const { id, repId, name, serverUrl, calendarUrl, username, writeMeetings } = account
    await desk.client.caldav.save({
      ...{ id, repId, name, serverUrl, calendarUrl, username, writeMeetings },
      password: server.password,
    })
    expect(await desk.sync(account)).toMatchObject({ status: 'ok' })
    desk.app.close()
  })

  it('is not told to another server, nor for another user', async () => {
    const desk = await caldavWorkspace()
    const { id, repId, name, serverUrl, calendarUrl, username, writeMeetings } = await desk.connect(server)
    const same = { id, repId, name, serverUrl, calendarUrl, username, writeMeetings }
    await desk.client.caldav.save({ ...same, name: 'Renamed' })
    expect(await desk.sync({ id })).toMatchObject({ status: 'ok', name: 'Renamed' })
    expect((await desk.client.calendars.list({})).calendars.map((one) => one.name)).toEqual(['Renamed'])
    await desk.client.caldav.save({ ...same, calendarUrl: 'https://elsewhere.example/dana/' })
    expect(await desk.sync({ id })).toMatchObject({ status: 'needsPassword' })
    desk.app.close()
  })
})
