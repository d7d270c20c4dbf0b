import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { STATUS_HEADER } from '../../shared/wire/refusal.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pinnedClock } from '../../electron/backend/clock.ts'
import { createBackend, type Backend } from '../../electron/backend/index.ts'
import { silentLog } from '../../electron/backend/log.ts'
import { startServer, type Serving } from '../../electron/serve/server.ts'
import type { Client } from '../../shared/contract/index.ts'

const TOKEN = 'the-token'
const MIB = 1024 * 1024
let backend: Backend
let serving: Serving
let page: string
let port: number

beforeAll(async () => {
  page = await mkdtemp(join(tmpdir(), 'setpoint-page-'))
  await mkdir(join(page, 'assets'))
  await writeFile(join(page, 'index.html'), '<!doctype html><html><head><title>Setpoint</title></head></html>')
  await writeFile(join(page, 'assets/a.js'), 'export {}')
  backend = createBackend({
    file: ':memory:',
    clock: pinnedClock(Date.UTC(2026, 10, 23, 9)),
    zone: 'Europe/Berlin',
    log: silentLog,
  })
  serving = await startServer({ backend, port: 0, token: TOKEN, page })
  port = Number(new URL(serving.url).port)
})
afterAll(async () => {
  await serving.close()
  backend.close()
  await rm(page, { recursive: true })
})

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** A request as it stands: fetch sets Host and Origin itself and tidies the path. */
function send(method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

const BEARER = { authorization: `Bearer ${TOKEN}` }
const JSON_BODY = { 'content-type': 'application/json' }
const call = (headers: Record<string, string>, path = '/rpc/reps/list', body = '{"json":{}}') =>
  send('POST', path, { ...JSON_BODY, ...headers }, body)
const codeOf = (answer: Answer): unknown => JSON.parse(answer.body).json.code

/** A browser that came by the one-time address. */
async function cookie(): Promise<string> {
  const { pathname, search } = new URL(serving.newLink())
  const opened = await send('GET', pathname + search)
  return String(opened.headers['set-cookie']).split(';')[0] ?? ''
}

describe('programs with the token', () => {
  it('call with oRPC’s body and get its answer', async () => {
    const saved = await call(
      BEARER,
      '/rpc/reps/save',
      JSON.stringify({ json: { name: 'Mia', email: 'mia@example.com', role: 'ae', zone: 'Europe/Berlin' } }),
    )
    expect(saved.status).toBe(200)
    const rep = JSON.parse(saved.body)
    expect(rep.json).toMatchObject({ name: 'Mia', weight: 100, active: true })
    expect(Object.keys(rep)).toEqual(['json'])
  })

  it('may leave out the content type, as curl does', async () => {
    const plain = await send('POST', '/rpc/reps/list', BEARER, '{"json":{}}')
    const form = await send(
      'POST',
      '/rpc/reps/list',
      { ...BEARER, 'content-type': 'application/x-www-form-urlencoded' },
      '{"json":{}}',
    )
    expect([plain.status, form.status]).toEqual([200, 200])
  })

  it('may send plain text, as fetch does', async () => {
    const listed = await call({ ...BEARER, 'content-type': 'text/plain;charset=UTF-8' })
    expect(listed.status).toBe(200)
  })

  it('are told when the input lies bare, or is no object', async () => {
    for (const body of ['{"repId":"7"}', '[]', '5', 'null', '"x"']) {
      const answer = await call(BEARER, '/rpc/reps/list', body)
      expect(answer.status).toBe(400)
      expect(JSON.parse(answer.body)).toMatchObject({ json: { code: 'BAD_REQUEST' } })
      expect(answer.body).toContain('has no')
    }
    for (const body of ['', '{}', '{"json":{}}', '{"json":null}'])
      expect((await call(BEARER, '/rpc/reps/list', body)).status).toBe(200)
  })

  it('get a typed error for what cannot be used', async () => {
    const answer = await call(BEARER, '/rpc/reps/save', '{"json":{"name":"Mia"}}')
    expect(answer.status).toBe(422)
    expect(JSON.parse(answer.body).json).toMatchObject({ code: 'INVALID_INPUT', defined: true })
  })

  it('are told of a body that is not JSON, a call that is none, and a method that is wrong', async () => {
    expect((await call(BEARER, '/rpc/reps/list', '{"json":')).status).toBe(400)
    const unknown = await call(BEARER, '/rpc/reps/nope')
    expect([unknown.status, codeOf(unknown)]).toEqual([404, 'NOT_FOUND'])
    expect(unknown.body).toContain('POST /rpc/<topic>/<name>')
    const got = await send('GET', '/rpc/reps/list', BEARER)
    expect([got.status, got.headers['allow']]).toEqual([405, 'POST'])
  })

  it('hear the stream of changes', async () => {
    const client: Client = createORPCClient(new RPCLink({ url: `${serving.url}/rpc`, headers: BEARER }))
    const stop = new AbortController()
    const stream = await client.changes.stream(undefined, { signal: stop.signal })
    expect((await stream.next()).value).toEqual({ type: 'ready' })
    await client.reps.save({ name: 'Ole', email: 'ole@example.com', role: 'csm', zone: 'UTC' })
    expect((await stream.next()).value).toMatchObject({ type: 'changed', label: 'Added rep Ole' })
    stop.abort()
  })
})

describe('the page', () => {
  it('is told of a refusal beside a plain 200, which no console takes for an error; programs get the status', async () => {
    const wrong = '{"json":{"repId":"nobody"}}'
    const plain = await call(BEARER, '/rpc/reps/get', wrong)
    expect(plain.status).toBe(422)
    const told = await call({ ...BEARER, [STATUS_HEADER]: 'here' }, '/rpc/reps/get', wrong)
    expect(told.status).toBe(200)
    expect(told.headers[STATUS_HEADER]).toBe('422')
    expect(codeOf(told)).toBe('INVALID_INPUT')
    expect((await call({ ...BEARER, [STATUS_HEADER]: 'here' })).headers[STATUS_HEADER]).toBeUndefined()
  })
})

describe('everybody else', () => {
  it.each([
    ['no secret', {}, 401],
    ['another token', { authorization: 'Bearer other' }, 401],
    ['another scheme', { authorization: 'Basic dGhlLXRva2Vu' }, 401],
    ['another host name', { ...BEARER, host: 'setpoint.example:80' }, 403],
    ['this host at another port', { ...BEARER, host: '127.0.0.1:1' }, 403],
    ['a page of another origin', { ...BEARER, origin: 'https://example.com' }, 403],
    ['a page without an origin', { ...BEARER, origin: 'null' }, 403],
  ])('is refused: %s', async (_name, headers, status) => {
    const answer = await call(headers)
    expect(answer.status).toBe(status)
    expect(codeOf(answer)).toBe(status === 401 ? 'UNAUTHORIZED' : 'FORBIDDEN')
  })

  it('is told in a page when it is a person', async () => {
    const answer = await send('GET', '/', { accept: 'text/html' })
    expect(answer.status).toBe(401)
    expect(answer.body).toContain('one-time address')
  })
})

describe('a browser', () => {
  it('gets a cookie for a key, once', async () => {
    const { pathname, search } = new URL(serving.newLink())
    const first = await send('GET', pathname + search)
    expect(first.status).toBe(303)
    expect(first.headers['location']).toBe('/')
    expect(String(first.headers['set-cookie'])).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/)
    const second = await send('GET', pathname + search)
    expect(second.status).toBe(403)
    expect(second.headers['set-cookie']).toBeUndefined()
    expect(second.body).toContain('used already')
    expect((await send('GET', '/open?key=guess')).status).toBe(403)
    expect((await send('GET', '/open')).status).toBe(403)
  })

  it('calls with the cookie, from our own page only', async () => {
    const headers = { cookie: await cookie() }
    expect((await call({ ...headers, origin: serving.url })).status).toBe(200)
    expect((await call({ ...headers, origin: 'http://127.0.0.1:1' })).status).toBe(403)
    expect((await call(headers)).status).toBe(403)
    expect((await call({ cookie: 'setpoint=guess', origin: serving.url })).status).toBe(401)
  })

  it('gets the page with a policy whose nonce the page knows', async () => {
    const headers = { cookie: await cookie(), accept: 'text/html' }
    const [first, second] = [await send('GET', '/', headers), await send('GET', '/', headers)]
    expect(first.status).toBe(200)
    const nonce = /<meta name="csp-nonce" content="([^"]+)">/.exec(first.body)?.[1]
    expect(first.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`)
    expect(first.body).toContain('<meta name="setpoint-host" content="serve">')
    expect(second.body).not.toContain(nonce)
    expect(first.headers['cache-control']).toBe('no-store')
    expect((await send('GET', '/assets/a.js', headers)).headers['content-type']).toMatch('text/javascript')
  })
})

describe('the limit of a body', () => {
  /** Sends chunks of a MiB until all are sent or the server hangs up. */
  function upload(chunks: number, headers: Record<string, string | number>): Promise<number | 'cut off'> {
    const chunk = Buffer.alloc(MIB, 'a')
    return new Promise((resolve) => {
      const asked = httpRequest(
        { host: '127.0.0.1', port, method: 'POST', path: '/rpc/leads/import', headers: { ...BEARER, ...headers } },
        (response) => {
          response.resume()
          resolve(response.statusCode ?? 0)
        },
      )
      asked.on('error', () => resolve('cut off'))
      let sent = 0
      const more = () => {
        if (sent++ < chunks && asked.writable) asked.write(chunk, more)
        else asked.end()
      }
      more()
    })
  }

  it('holds for a length that is announced, and says so', async () => {
    expect(await upload(65, { ...JSON_BODY, 'content-length': 65 * MIB })).toBe(413)
    expect((await call(BEARER)).status).toBe(200)
  })

  it('is told to whoever sends all of it first, and closes then', async () => {
    const big = await fetch(`${serving.url}/rpc/leads/import`, {
      method: 'POST',
      headers: { ...BEARER, ...JSON_BODY, connection: 'close' },
      body: 'a'.repeat(70 * MIB),
    })
    expect(big.status).toBe(413)
    expect(await big.text()).toContain('64 MB at most')
  })

  it('holds for one that is not announced', async () => {
    // Whether the answer arrives before the connection is cut is up to the system.
    expect([413, 'cut off']).toContain(await upload(70, JSON_BODY))
    expect((await call(BEARER)).status).toBe(200)
  })
})
