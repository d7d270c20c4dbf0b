import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A real CalDAV server on 127.0.0.1 with a folder of its own, and an empty calendar in it. */
export interface TestServer {
  readonly name: string
  /** What a person would type. */
  readonly serverUrl: string
  readonly calendarUrl: string
  readonly username: string
  readonly password: string
  /** Another program at the same calendar. */
  readonly other: OtherClient
  stop(): Promise<void>
  /** Starts it again, on the same port and folder. */
  start(): Promise<void>
  /** Stops it and removes its folder. */
  close(): Promise<void>
}

export interface OtherClient {
  put(name: string, ics: string): Promise<number>
  get(name: string): Promise<string | null>
  delete(name: string): Promise<number>
  /** The names of all objects. */
  list(): Promise<string[]>
}

const USER = 'dana'
const PASSWORD = 'correct horse: battery/ß'

const KINDS = ['radicale', 'xandikos'] as const
export type ServerKind = (typeof KINDS)[number]

/**
 * Those that are installed. Says loudly which are not: their tests are skipped, but where CI is set: there they have to
 * be.
 */
export function installedServers(): ServerKind[] {
  return KINDS.filter((kind) => {
    if (spawnSync(kind, ['--version'], { stdio: 'ignore' }).error === undefined) return true
    if (process.env['CI'] !== undefined) throw new Error(`${kind} is not installed: apt-get install ${kind}`)
    console.warn(`\n*** ${kind} IS NOT INSTALLED: its tests are SKIPPED. Install it: apt-get install ${kind}\n`)
    return false
  })
}

export async function startServer(kind: ServerKind): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), `setpoint-${kind}-`))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const launch = kind === 'radicale' ? radicale(folder, port) : xandikos(folder, port)
  const calendarUrl = kind === 'radicale' ? `${url}/${USER}/office/` : `${url}/${USER}/calendars/calendar/`
  const basic = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`
  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(new URL(path, calendarUrl), { ...init, headers: { authorization: basic, ...init.headers } })

  let child: ChildProcess | undefined
  const start = async (): Promise<void> => {
    child = spawn(launch.command, launch.args, { stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text))
    const started = child
    for (;;) {
      if (started.exitCode !== null) throw new Error(`${kind} ended: ${said}`)
      try {
        await (await ask(url)).arrayBuffer()
        return
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
  }
  const stop = async (): Promise<void> => {
    const running = child
    child = undefined
    if (!running || running.exitCode !== null) return
    const ended = new Promise((resolve) => running.once('exit', resolve))
    running.kill()
    await ended
  }

  await start()
  if (kind === 'radicale') {
    const made = await ask('', { method: 'MKCALENDAR', body: CALENDAR })
    if (made.status !== 201) throw new Error(`no calendar: ${made.status} ${await made.text()}`)
  }
  return {
    name: kind,
    serverUrl: url,
    calendarUrl,
    username: USER,
    password: PASSWORD,
    other: {
      put: async (name, ics) =>
        (await ask(name, { method: 'PUT', body: ics, headers: { 'content-type': 'text/calendar' } })).status,
      get: async (name) => {
        const answer = await ask(name)
        return answer.ok ? await answer.text() : null
      },
      delete: async (name) => (await ask(name, { method: 'DELETE' })).status,
      list: async () => {
        const answer = await ask('', { method: 'PROPFIND', headers: { depth: '1' } })
        const hrefs = [...(await answer.text()).matchAll(/<(?:\w+:)?href>([^<]+)<\/(?:\w+:)?href>/g)]
        return [
          ...new Set(
            hrefs.map(([, href = '']) => href.split('/').at(-1) ?? '').filter((name) => name.endsWith('.ics')),
          ),
        ].sort()
      },
    },
    stop,
    start,
    close: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const CALENDAR = `<?xml version="1.0"?>
<c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop>
<d:displayname>Work &amp; travel</d:displayname>
<c:supported-calendar-component-set><c:comp name="VEVENT"/></c:supported-calendar-component-set>
</d:prop></d:set></c:mkcalendar>`

function radicale(folder: string, port: number) {
  const [config, users] = [join(folder, 'config'), join(folder, 'users')]
  writeFileSync(users, `${USER}:${PASSWORD}\n`)
  writeFileSync(
    config,
    [
      '[server]',
      `hosts = 127.0.0.1:${port}`,
      '[auth]',
      'type = htpasswd',
      `htpasswd_filename = ${users}`,
      'htpasswd_encryption = plain',
      // A wrong password is answered after this many seconds, more or less.
      'delay = 0',
      '[storage]',
      `filesystem_folder = ${join(folder, 'data')}`,
      '',
    ].join('\n'),
  )
  return { command: 'radicale', args: ['--config', config] }
}

function xandikos(folder: string, port: number) {
  const data = join(folder, 'data')
  mkdirSync(data)
  return {
    command: 'xandikos',
    args: ['-d', data, '-l', '127.0.0.1', '-p', String(port), '--current-user-principal', `/${USER}/`, '--defaults'],
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
