import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addressProblem } from '../../../shared/contract/caldav.ts'
import { davFetch } from '../../../electron/backend/caldav/davHttp.ts'
import { discoverCalendars } from '../../../electron/backend/caldav/discover.ts'
import { caldavWorkspace, foreignEvent, type CaldavWorkspace } from '../../support/caldav.ts'
import { refusal } from '../../support/workspace.ts'

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void

/** A server that does what a test says, for what real ones do not do when asked to. */
class OddServer {
  readonly asked: { method: string; path: string; authorization: string | undefined }[] = []
  answer: Answer = (_request, response) => response.writeHead(404).end()
  url = ''
  readonly #server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => (body += text))
    request.on('end', () => {
      const { method = '', url = '' } = request
      this.asked.push({ method, path: url, authorization: request.headers.authorization })
      this.answer(request, response, body)
    })
  })

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
    return this
  }
  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}

const multistatus = (...responses: string[]): string =>
  `<?xml version="1.0"?><d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:cs="http://calendarserver.org/ns/">${responses.join('')}</d:multistatus>`
const ofPath = (href: string, props: string, status = '200 OK'): string =>
  `<d:response><d:href>${href}</d:href><d:propstat><d:prop>${props}</d:prop><d:status>HTTP/1.1 ${status}</d:status></d:propstat></d:response>`
const xml = (response: ServerResponse, text: string): void =>
  void response.writeHead(207, { 'content-type': 'application/xml; charset=utf-8' }).end(text)

/** A small calendar without sync-collection: it is listed by ETags whenever its ctag changes. */
function smallCalendar(objects: Map<string, { etag: string; ics: string }>, put?: Answer): Answer {
  return (request, response, body) => {
    const { method, url = '' } = request
    const entry = ([href, { etag, ics }]: [string, { etag: string; ics: string }], data: boolean): string =>
      ofPath(
        href,
        `<d:getetag>${etag}</d:getetag>${data ? `<c:calendar-data><![CDATA[${ics}]]></c:calendar-data>` : ''}`,
      )
    if (method === 'PUT' && put) return put(request, response, body)
    if (method === 'PROPFIND' && request.headers.depth === '0') {
      const ctag = [...objects].map(([href, { etag }]) => href + etag).join()
      return xml(response, multistatus(ofPath(url, `<cs:getctag>${ctag || 'empty'}</cs:getctag>`)))
    }
    if (method === 'PROPFIND') {
      return xml(
        response,
        multistatus(
          ofPath(url, '<d:resourcetype><d:collection/><c:calendar/></d:resourcetype>'),
          ...[...objects].map((one) => entry(one, false)),
        ),
      )
    }
    if (method === 'REPORT' && body.includes('calendar-multiget')) {
      const wanted = [...body.matchAll(/<d:href>([^<]+)<\/d:href>/g)].map((match) => match[1] ?? '')
      return xml(
        response,
        multistatus(
          ...wanted.map((href) => {
            const object = objects.get(href)
            return object
              ? entry([href, object], true)
              : `<d:response><d:href>${href}</d:href><d:status>HTTP/1.1 404 Not Found</d:status></d:response>`
          }),
        ),
      )
    }
    response.writeHead(501).end()
  }
}

let server: OddServer
let desk: CaldavWorkspace
beforeEach(async () => {
  server = await new OddServer().start()
  desk = await caldavWorkspace({ caldav: { timeout: 400 } })
})
afterEach(async () => {
  desk.app.close()
  await server.close()
})

const place = () => ({
  serverUrl: `${server.url}/`,
  calendarUrl: `${server.url}/dana/office/`,
  username: 'dana',
  password: 'secret words',
})
const discover = () => {
  const { calendarUrl: _calendar, ...credentials } = place()
  return desk.client.caldav.discover(credentials)
}

describe('an address', () => {
  it.each(['https://cloud.example/dav', 'http://127.0.0.1:5232/', 'http://localhost/x', 'http://[::1]:80/'])(
    '%s may be asked',
    (address) => expect(addressProblem(address)).toBeNull(),
  )
  it.each([
    ['http://cloud.example/dav', /https/],
    ['http://127.0.0.1.evil.example/', /https/],
    ['http://localhost.evil.example/', /https/],
    ['http://192.168.1.4/', /https/],
    ['ftp://cloud.example/', /https/],
    ['file:///etc/passwd', /address/],
    ['https://dana:pw@cloud.example/', /fields of their own/],
    ['http://127.0.0.1:80@evil.example/', /fields of their own/],
    ['https://', /address/],
    ['nonsense', /address/],
  ])('%s may not', (address, why) => expect(addressProblem(address)).toMatch(why))

  it('that may not be asked is refused before anything is sent', async () => {
    for (const serverUrl of ['http://cloud.example/', 'ftp://cloud.example/', 'https://%zz', 'x y']) {
      const refused = await refusal(desk.client.caldav.discover({ ...place(), serverUrl }))
      expect(refused).toMatchObject({ code: 'INVALID_INPUT', data: { fields: [{ path: 'serverUrl' }] } })
    }
    expect(server.asked).toEqual([])
  })
})

describe('a redirection', () => {
  it('on the same server is followed, with the password', async () => {
    const objects = new Map([
      ['/new/a.ics', { etag: '"1"', ics: foreignEvent('a@x', '20261125T090000Z', '20261125T100000Z') }],
    ])
    const calendar = smallCalendar(objects)
    server.answer = (request, response, body) => {
      if (request.url?.startsWith('/dana/')) response.writeHead(301, { location: '/new/' }).end()
      else calendar(request, response, body)
    }
    expect(await desk.connect(place())).toMatchObject({ status: 'ok' })
    expect(await desk.busy()).toEqual(['2026-11-25T09:00:00Z/2026-11-25T10:00:00Z Elsewhere'])
    expect(new Set(server.asked.map((one) => one.authorization)).size).toBe(1)
  })

  it('to a server that is not https is refused, and that one hears nothing', async () => {
    const stranger = await new OddServer().start()
    server.answer = (_request, response) => response.writeHead(302, { location: `${stranger.url}/x` }).end()
    expect(await desk.connect(place())).toMatchObject({ status: 'failed', problem: expect.stringMatching(/not https/) })
    expect(stranger.asked).toEqual([])
    await stranger.close()
  })

  it('without end is given up', async () => {
    server.answer = (request, response) => response.writeHead(307, { location: `${request.url}x` }).end()
    expect(await desk.connect(place())).toMatchObject({ status: 'failed' })
    expect(server.asked.length).toBeLessThan(10)
  })

  it('to another https server tells it the password only while a server is looked for, when it asks', async () => {
    const heard: (string | null)[] = []
    const send: typeof fetch = async (input, init) => {
      const url = String(input)
      if (url.startsWith('https://first.example')) {
        return new Response(null, { status: 302, headers: { location: 'https://second.example/dav/' } })
      }
      const authorization = new Headers(init?.headers).get('authorization')
      heard.push(authorization)
      if (!authorization) return new Response('', { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } })
      const calendar =
        '<d:resourcetype><d:collection/><c:calendar/></d:resourcetype><d:displayname>Work</d:displayname>'
      return new Response(multistatus(ofPath('/dav/', calendar)), {
        status: 207,
        headers: { 'content-type': 'text/xml' },
      })
    }
    const options = {
      credentials: { username: 'dana', password: 'pw' },
      home: 'https://first.example/',
      signal: new AbortController().signal,
      fetch: send,
    }
    const found = await discoverCalendars(davFetch({ ...options, discovering: true }), 'https://first.example/')
    expect(found).toMatchObject([{ url: 'https://second.example/dav/', name: 'Work' }])
    expect(heard[0]).toBeNull()
    expect(heard[1]).toMatch(/^Basic /)
    heard.length = 0
    const later = await davFetch(options)('https://first.example/').catch((error: unknown) => error)
    expect(later).toMatchObject({ problem: 'refused' })
    expect(heard).toEqual([null])
  })
})

describe('a server', () => {
  it('that does not answer is given up in time, and asked again by itself', async () => {
    server.answer = () => undefined
    expect(await desk.connect(place())).toMatchObject({ status: 'offline', problem: expect.stringMatching(/in time/) })
    expect(desk.timers.waits).toContain(30_000)
  })

  it('that answers without end is cut off', async () => {
    const endless: typeof fetch = async () =>
      new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1 << 16)) }), {
        status: 207,
        headers: { 'content-type': 'text/xml' },
      })
    const options = { credentials: place(), home: server.url, signal: new AbortController().signal }
    const failed = await davFetch({ ...options, fetch: endless, most: 1 << 20 })(server.url).catch(
      (error: unknown) => error,
    )
    expect(failed).toMatchObject({ problem: 'failed', message: expect.stringMatching(/larger/) })
  })

  it.each([500, 502, 503, 429])('that answers %i is tried again by itself', async (status) => {
    server.answer = (_request, response) => response.writeHead(status).end('<html>oops</html>')
    expect(await desk.connect(place())).toMatchObject({
      status: 'offline',
      problem: expect.stringContaining(String(status)),
    })
  })

  it('that wants another way to sign in is said so', async () => {
    server.answer = (_request, response) => response.writeHead(401, { 'www-authenticate': 'Digest realm="x"' }).end()
    expect(await desk.connect(place())).toMatchObject({ status: 'failed', problem: expect.stringMatching(/Digest/) })
  })

  it.each([
    ['a web page', 'text/html', '<html><body>Welcome</body></html>'],
    ['nothing', 'text/xml', ''],
    ['half an XML', 'text/xml', '<d:multistatus xmlns:d="DAV:"><d:response><d:href>/dana'],
    ['an empty multistatus', 'text/xml', multistatus()],
    [
      'an entity that grows',
      'text/xml',
      `<!DOCTYPE x [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "&a;&a;&a;&a;">]>${multistatus(ofPath('/dana/office/', '<d:displayname>&b;</d:displayname>'))}`,
    ],
    [
      'a file of this computer',
      'text/xml',
      `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${multistatus(ofPath('/dana/office/', '<d:displayname>&f;</d:displayname>'))}`,
    ],
    ['a very deep XML', 'text/xml', `${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`],
    ['names of objects’ own', 'text/xml', multistatus('<d:__proto__><d:polluted>yes</d:polluted></d:__proto__>')],
  ])('that answers with %s is no calendar, and nothing breaks', async (_name, type, text) => {
    server.answer = (_request, response) => response.writeHead(207, { 'content-type': type }).end(text)
    expect(await refusal(discover())).toMatchObject({ code: 'WRONG_STATE' })
    const { status, problem } = await desk.connect(place())
    expect(status).toBe('failed')
    expect(problem).not.toMatch(/root:|log entry/)
    expect('polluted' in {}).toBe(false)
  })

  it('without sync-collection is read by its list', async () => {
    const event = (day: string) => foreignEvent(`${day}@x`, `202611${day}T090000Z`, `202611${day}T100000Z`)
    const objects = new Map([
      ['/dana/office/a.ics', { etag: '"1"', ics: event('25') }],
      ['/dana/office/b.ics', { etag: '"2"', ics: event('26') }],
    ])
    server.answer = smallCalendar(objects)
    const account = await desk.connect(place())
    expect((await desk.busy()).length).toBe(2)
    objects.delete('/dana/office/a.ics')
    objects.set('/dana/office/b.ics', { etag: '"3"', ics: event('27') })
    await desk.sync(account)
    expect(await desk.busy()).toEqual(['2026-11-27T09:00:00Z/2026-11-27T10:00:00Z Elsewhere'])
    const before = server.asked.length
    await desk.sync(account)
    expect(server.asked.length).toBe(before + 1)
  })

  it('whose 207 refuses a meeting has not stored it', async () => {
    server.answer = smallCalendar(new Map(), (_request, response) =>
      xml(response, multistatus(ofPath('/dana/office/x.ics', '', '412 Precondition Failed'))),
    )
    const account = await desk.connect(place(), { writeMeetings: true })
    await desk.book('2026-11-25T09:00:00Z')
    expect(await desk.sync(account)).toMatchObject({
      status: 'failed',
      waiting: 1,
      problem: expect.stringMatching(/did not store some meetings \(207\)/),
    })
  })

  it('that lets nobody write is read all the same', async () => {
    const objects = new Map([
      ['/dana/office/a.ics', { etag: '"1"', ics: foreignEvent('a@x', '20261126T090000Z', '20261126T100000Z') }],
    ])
    server.answer = smallCalendar(objects, (_request, response) => response.writeHead(403).end())
    const account = await desk.connect(place(), { writeMeetings: true })
    await desk.book('2026-11-25T09:00:00Z')
    expect(await desk.sync(account)).toMatchObject({
      status: 'failed',
      waiting: 1,
      problem: expect.stringMatching(/only read/),
    })
    expect((await desk.busy()).length).toBe(1)
  })

  it('that words what it stores in its own way, and gives no ETag, is written to once', async () => {
    const objects = new Map<string, { etag: string; ics: string }>()
    let version = 0
    server.answer = smallCalendar(objects, (request, response, body) => {
      objects.set(request.url ?? '', { etag: `"${++version}"`, ics: body.replace('TRANSP:OPAQUE\r\n', 'X-OWN:1\r\n') })
      response.writeHead(201).end()
    })
    const account = await desk.connect(place(), { writeMeetings: true })
    const meeting = await desk.book('2026-11-25T09:00:00Z')
    expect(await desk.sync(account)).toMatchObject({ status: 'ok', waiting: 0, conflicts: [] })
    await desk.sync(account)
    await desk.client.meetings.reschedule({ meetingId: meeting.id, start: '2026-11-25T10:00:00Z' })
    expect(await desk.sync(account)).toMatchObject({ status: 'ok', waiting: 0, conflicts: [] })
    expect(server.asked.filter(({ method }) => method === 'PUT').length).toBe(2)
  })

  it('of which the rep has the invite itself gets no second entry, and no answer is sent for it', async () => {
    const objects = new Map<string, { etag: string; ics: string }>()
    server.answer = smallCalendar(objects)
    const meeting = await desk.book('2026-11-25T09:00:00Z')
    const invite = foreignEvent(
      meeting.uid,
      '20261125T090000Z',
      '20261125T093000Z',
      'ORGANIZER:mailto:sam@northwind.example',
    )
    objects.set('/dana/office/invite.ics', { etag: '"1"', ics: invite })
    const account = await desk.connect(place(), { writeMeetings: true })
    expect(account).toMatchObject({ status: 'ok', waiting: 0, conflicts: [] })
    expect(server.asked.some(({ method }) => method === 'PUT')).toBe(false)
    // Its old time is not in the way once the meeting has moved.
    await desk.client.meetings.reschedule({ meetingId: meeting.id, start: '2026-11-25T11:00:00Z' })
    objects.set('/dana/office/b.ics', { etag: '"2"', ics: foreignEvent('b@x', '20261127T090000Z', '20261127T100000Z') })
    await desk.sync(account)
    expect(await desk.busy()).toEqual(['2026-11-27T09:00:00Z/2026-11-27T10:00:00Z Elsewhere'])
  })

  it('that is slow is not waited for when the workspace closes', async () => {
    server.answer = () => undefined
    const slow = await caldavWorkspace()
    const { id } = await slow.client.caldav.save({ ...place(), repId: slow.rep.id, writeMeetings: true })
    const syncing = slow.client.caldav.sync({ accountId: id }).catch((error: unknown) => error)
    while (server.asked.length === 0) await new Promise((resolve) => setImmediate(resolve))
    slow.app.close()
    await syncing
    expect(slow.timers.waits.filter((ms) => ms > 5000)).toEqual([])
  })
})

describe('a password', () => {
  it('is nowhere but with its server: not in the store, the history, an answer or a log', async () => {
    const logged: unknown[] = []
    const quiet = await caldavWorkspace({ log: { error: (...entry) => logged.push(...entry.map(String)) } })
    server.answer = (_request, response) => response.writeHead(418).end(place().password)
    const account = await quiet.connect(place(), { writeMeetings: true })
    const refused = await refusal(quiet.client.caldav.discover(place()))
    const answers = [account, refused, await quiet.client.caldav.list({}), await quiet.client.history.list({}), logged]
    expect(JSON.stringify(answers)).not.toContain('secret words')
    expect(quiet.app.services.db.serialize().includes('secret words')).toBe(false)
    expect(await quiet.secrets.get(account.id)).toBe('secret words')
    quiet.app.close()
  })

  it('that is only in memory is asked for again after a restart', async () => {
    await desk.connect(place(), {})
    const { accounts, secrets } = await desk.client.caldav.list({})
    expect(secrets).toBe('session')
    await desk.secrets.delete(accounts[0]?.id ?? '')
    const asked = server.asked.length
    expect(await desk.client.caldav.sync({ accountId: accounts[0]?.id ?? '' })).toMatchObject({
      status: 'needsPassword',
      problem: expect.stringMatching(/Type it again/),
    })
    expect(server.asked.length).toBe(asked)
  })
})

describe('a connection', () => {
  it('is not removed with its busy calendar, which would only come again', async () => {
    server.answer = smallCalendar(new Map())
    await desk.connect(place())
    const { calendars } = await desk.client.calendars.list({})
    const removed = desk.client.calendars.remove({ calendarId: calendars[0]?.id ?? '' })
    expect(await refusal(removed)).toMatchObject({ code: 'WRONG_STATE' })
  })

  it('stands in the way of taking its rep back until it is disconnected', async () => {
    server.answer = smallCalendar(new Map())
    const alex = await desk.client.reps.save({
      name: 'Alex Kim',
      email: 'alex@x.example',
      role: 'ae',
      zone: 'Europe/Berlin',
    })
    const [added] = (await desk.client.history.list({})).changes
    const account = await desk.connect(place(), { repId: alex.id })
    const takeBack = () => desk.client.history.undo({ changeId: added?.id ?? '' })
    expect(await refusal(takeBack())).toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringContaining('Connected the calendar'),
    })
    await desk.client.caldav.remove({ accountId: account.id })
    expect(await desk.secrets.get(account.id)).toBeUndefined()
    await takeBack()
    expect((await desk.client.reps.list({})).reps.map(({ name }) => name)).not.toContain('Alex Kim')
  })

  it('does not replace a calendar file of its name', async () => {
    server.answer = smallCalendar(new Map())
    const ics = foreignEvent('f@x', '20261125T090000Z', '20261125T100000Z')
    await desk.client.calendars.import({ repId: desk.rep.id, name: 'Work', ics })
    expect((await desk.connect(place())).name).toBe(`Work (${new URL(server.url).host})`)
    expect((await desk.client.calendars.list({})).calendars.length).toBe(2)
  })
})

describe('timers', () => {
  it('sync after a start, after changes of meetings, every ten minutes, and not without an account', async () => {
    expect(desk.timers.waits).toEqual([])
    await desk.book('2026-11-24T09:00:00Z')
    expect(desk.timers.waits).toEqual([])
    server.answer = smallCalendar(new Map(), (_request, response) => response.writeHead(201, { etag: '"1"' }).end())
    const account = await desk.connect(place(), { writeMeetings: true })
    expect(desk.timers.waits).toEqual([600_000])
    await desk.book('2026-11-25T09:00:00Z')
    expect(desk.timers.waits).toEqual([2_000, 600_000])
    desk.timers.run(2_000)
    expect(desk.timers.waits).toEqual([0])
    desk.app.close()
    expect(desk.timers.waits).toEqual([])
    expect(account.status).toBe('ok')
  })
})
