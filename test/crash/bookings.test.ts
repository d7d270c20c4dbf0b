import { mkdtempSync, rmSync } from 'node:fs'
import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from 'vite'
import { openStore } from '../../electron/backend/store/open.ts'
import { addLead, addRep, addType, NOW, workspace } from '../support/workspace.ts'

/**
 * What was acknowledged is there, however the process ended. A file is booked in by one process after the other, each
 * killed at a random moment of its work; the next one goes on with what the last one left.
 */
const KILLS = 200
/** Files that are booked in at the same time, one for each core of a small machine. */
const FILES = 2
/** A booking takes a few milliseconds: kills fall before the first, between two and into the middle of one. */
const LONGEST_MS = 40
/** For a machine that is busy with other things; a quiet one needs a fifth. */
const LIMIT_MS = 300_000
const ROOT = join(import.meta.dirname, '../..')
/** Below the repository, where the bundle finds better-sqlite3. */
const BUNDLE = join(ROOT, 'test-results/crash')

let folder: string
let env: NodeJS.ProcessEnv
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'setpoint-crash-'))
  env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') }
  // Two hundred starts: as one file it starts in a third of the time.
  await build({
    configFile: false,
    logLevel: 'error',
    root: ROOT,
    build: { ssr: join(import.meta.dirname, 'booking.ts'), outDir: BUNDLE, emptyOutDir: true, target: 'node24' },
    ssr: { noExternal: true, external: ['better-sqlite3'] },
  })
  // One that ends by itself leaves its compiled code to those that are killed.
  const first = new Booker(join(folder, 'never-opened.db'))
  await first.end()
})
afterAll(() => {
  for (const booker of bookers) booker.kill()
  rmSync(folder, { recursive: true, force: true })
  rmSync(BUNDLE, { recursive: true, force: true })
})

/** A workspace in which there is always somebody free: reps who work day and night, leads who can be met then. */
async function makeWorkspace(file: string): Promise<void> {
  const app = workspace({ file })
  const allDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: '00:00', end: '24:00' }))
  for (let i = 0; i < 20; i++) await addRep(app, { name: `Rep ${i}`, zone: 'UTC' }, allDay)
  for (let i = 0; i < 50; i++) await addLead(app, { name: `Lead ${i}`, zone: 'UTC' })
  await app.client.workspace.saveSettings({
    leadHours: { start: '00:00', end: '24:00', weekdays: [1, 2, 3, 4, 5, 6, 7] },
  })
  await addType(app, { minutes: 30, step: 30, horizonDays: 365 })
  app.close()
}

const bookers = new Set<Booker>()

/** A process that books, loaded and waiting to be let at the file. */
class Booker {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>
  readonly #closed: Promise<unknown>
  #printed = ''
  #complaints = ''

  constructor(file: string) {
    this.#child = spawn(process.execPath, [join(BUNDLE, 'booking.js'), file, NOW], {
      env,
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => (this.#printed += text))
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => (this.#complaints += text))
    this.#closed = new Promise((resolve) => this.#child.on('close', resolve))
    bookers.add(this)
  }

  async loaded(): Promise<void> {
    while (!this.#printed.includes('loaded\n')) {
      await Promise.race([new Promise((resolve) => this.#child.stdout.once('data', resolve)), this.#closed])
      if (this.#child.exitCode !== null) throw new Error(`The process ended: ${this.#complaints}`)
    }
  }

  kill(): void {
    bookers.delete(this)
    this.#child.kill('SIGKILL')
  }

  /** Ends it before it was let at the file. */
  async end(): Promise<void> {
    this.#child.stdin.end()
    await this.#closed
  }

  /** Lets it book from this place on and kills it that long after its first acknowledgement, or before. */
  async bookUntilKilled(place: number, afterMs: number, beforeFirst: boolean): Promise<string[]> {
    await this.loaded()
    const first = new Promise((resolve) => this.#child.stdout.once('data', resolve))
    this.#child.stdin.write(`${place}\n`)
    if (!beforeFirst) await Promise.race([first, this.#closed])
    await wait(afterMs)
    this.kill()
    await this.#closed
    expect(this.#complaints).toBe('')
    // A line that was cut off acknowledges nothing that anybody has read.
    const whole = this.#printed.slice(0, this.#printed.lastIndexOf('\n')).split('\n').slice(1)
    return whole.filter(Boolean)
  }
}

/** How many meetings were acknowledged. */
async function killAgainAndAgain(file: string, times: number): Promise<number> {
  await makeWorkspace(file)
  const acknowledged = new Set<string>()
  const moments = fc.sample(fc.record({ afterMs: fc.nat(LONGEST_MS), early: fc.nat(9) }), times)
  let place = 0
  let next = new Booker(file)
  for (const { afterMs, early } of moments) {
    const booker = next
    // Loads while this one works.
    next = new Booker(file)
    for (const id of await booker.bookUntilKilled(place, afterMs, early === 0)) acknowledged.add(id)
    // What was committed and not heard of any more is there too, and its time taken.
    place = expectWhole(file, acknowledged)
  }
  await next.end()
  return acknowledged.size
}

/** Opened as the app opens it, which reads the log and the file through. Returns how many meetings are in it. */
function expectWhole(file: string, acknowledged: ReadonlySet<string>): number {
  const store = openStore(file)
  const { db } = store
  expect(db.pragma('quick_check', { simple: true })).toBe('ok')
  expect(db.pragma('foreign_key_check')).toEqual([])
  const there = new Set(db.prepare('SELECT id FROM meetings').pluck().all() as string[])
  expect([...acknowledged].filter((id) => !there.has(id))).toEqual([])
  expect(db.prepare(OVERLAPS).all()).toEqual([])
  // A meeting is there as a whole, with its seat.
  expect(db.prepare('SELECT count(*) FROM meeting_reps').pluck().get()).toBe(there.size)
  store.close()
  return there.size
}

/** Meetings of a rep that begin before an earlier one of theirs is over. */
const OVERLAPS = `SELECT meeting_id FROM (
  SELECT r.meeting_id, m.start_ms,
         max(m.end_ms) OVER (PARTITION BY r.rep_id ORDER BY m.start_ms, m.id
                             ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS taken_until
    FROM meeting_reps r JOIN meetings m ON m.id = r.meeting_id)
  WHERE start_ms < taken_until`

describe('a crash', () => {
  it(
    `loses nothing that was acknowledged, ${KILLS} times over`,
    async () => {
      const files = Array.from({ length: FILES }, (_, i) => join(folder, `${i}`, 'workspace.db'))
      const acknowledged = await Promise.all(files.map((file) => killAgainAndAgain(file, KILLS / FILES)))
      expect(Math.min(...acknowledged)).toBeGreaterThan(KILLS / FILES)
    },
    LIMIT_MS,
  )
})
