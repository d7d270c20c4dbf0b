import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { RPCHandler } from '@orpc/server/message-port'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Clock } from '../../electron/backend/clock.ts'
import { createBackend, type Backend } from '../../electron/backend/index.ts'
import { silentLog } from '../../electron/backend/log.ts'
import type { Client, Outputs } from '../../shared/contract/index.ts'
import { formatInstant, HOUR, MINUTE, parseInstant } from '../../shared/time/instant.ts'
import { localDay, weekStart } from '../../shared/time/zone.ts'
import { addLead, addRep, addType, NOW } from '../support/workspace.ts'

type Meeting = Outputs['meetings']['book']
type Hold = Outputs['holds']['place']

const CHANGES = 10_000
const CONNECTIONS = 4
/** Calls that each connection has under way at once. */
const AT_ONCE = 3
const DAY_CAP = 4
const WEEK_CAP = 12

/** Goes on by a millisecond each time it is read, so that of two changes the later one is known. */
function tickingClock(): Clock {
  let now = Date.parse(NOW)
  return { now: () => now++, pinned: true }
}

/** A small generator of numbers that repeats, so that a failing run can be run again. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** A connection of its own to the backend, as the window's is. */
function connect(handler: RPCHandler<Record<never, never>>): { client: Client; port: MessagePort } {
  const { port1, port2 } = new MessageChannel()
  handler.upgrade(port1, { context: {} })
  port1.start()
  port2.start()
  return { client: createORPCClient<Client>(new RPCLink({ port: port2 })), port: port2 }
}

/** What the callers were told, the newest word on each record. */
class Acknowledged {
  readonly meetings = new Map<string, Meeting>()
  /** Meetings that are not cancelled, as far as was told. */
  readonly live = new Set<string>()
  readonly holds = new Map<string, Hold>()
  readonly released = new Set<string>()
  readonly done: Record<string, number> = {}
  readonly refused: Record<string, number> = {}

  meeting(what: string, one: Meeting): void {
    this.count(what)
    const known = this.meetings.get(one.id)
    if (known && parseInstant(known.updatedAt) > parseInstant(one.updatedAt)) return
    this.meetings.set(one.id, one)
    if (one.status === 'cancelled') this.live.delete(one.id)
    else this.live.add(one.id)
  }
  count(what: string): void {
    this.done[what] = (this.done[what] ?? 0) + 1
  }
}

interface Scene {
  readonly leads: readonly string[]
  readonly types: readonly string[]
}

/** One random change over a connection; a refusal is an answer too, anything else fails the test. */
async function changeSomething(
  client: Client,
  scene: Scene,
  told: Acknowledged,
  next: (below: number) => number,
): Promise<void> {
  const pick = <T>(all: readonly T[]): T | undefined => all[next(all.length)]
  // Three weeks from tomorrow on, to the quarter of an hour, inside hours or just outside.
  const start = formatInstant(Date.UTC(2026, 10, 24 + next(19), 7, next(44) * 15))
  const override = next(6) === 0 ? { override: { reason: 'The lead can only then' } } : {}
  const meetingTypeId = pick(scene.types)!
  const leadId = pick(scene.leads)!
  const meetingId = pick([...told.live])
  try {
    const dice = next(100)
    if (dice < 30 || !meetingId) {
      told.meeting('book', await client.meetings.book({ meetingTypeId, leadId, start, ...override }))
    } else if (dice < 50) {
      told.meeting('move', await client.meetings.reschedule({ meetingId, start, ...override }))
    } else if (dice < 72) {
      told.meeting('cancel', await client.meetings.cancel({ meetingId, reason: 'Cannot come' }))
    } else if (dice < 80) {
      told.meeting('confirm', await client.meetings.confirm({ meetingId, by: 'the lead', ...override }))
    } else if (dice < 96) {
      const hold = await client.holds.place({ meetingTypeId, leadId, start, minutes: pick([1, 30, 120])! })
      told.holds.set(hold.id, hold)
      told.count('hold')
    } else {
      const holdId = pick([...told.holds.keys()])
      if (!holdId) return
      await client.holds.release({ holdId })
      told.released.add(holdId)
      told.count('release')
    }
  } catch (error) {
    const { code } = error as { code?: string }
    if (code !== 'NOT_AVAILABLE' && code !== 'WRONG_STATE') throw error
    told.refused[code] = (told.refused[code] ?? 0) + 1
  }
}

const open = (file: string, clock: Clock): Backend =>
  createBackend({ file, clock, log: silentLog, zone: 'Europe/Berlin' })

describe('four connections at once', () => {
  let folder: string
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'setpoint-concurrency-'))))
  afterEach(() => rmSync(folder, { recursive: true }))

  it(
    'never book a rep twice, keep the caps, and lose nothing that was acknowledged',
    async () => {
      const file = join(folder, 'workspace.db')
      const clock = tickingClock()
      const backend = open(file, clock)
      const zones = ['Europe/Berlin', 'Europe/London', 'Europe/Athens', 'America/New_York']
      const zoneOf = new Map<string, string>()
      for (let i = 0; i < 10; i++) {
        const zone = zones[i % zones.length]!
        const rep = { name: `Rep ${i}`, zone, role: i < 6 ? ('ae' as const) : ('presales' as const) }
        const saved = await addRep(backend, { ...rep, dayCap: DAY_CAP, weekCap: WEEK_CAP })
        zoneOf.set(saved.id, zone)
      }
      const scene: Scene = {
        leads: await Promise.all(
          Array.from({ length: 40 }, async (_, i) => (await addLead(backend, { name: `Lead ${i}` })).id),
        ),
        types: [
          (await addType(backend, { minutes: 30, bufferAfter: 10 })).id,
          (await addType(backend, { minutes: 60, panel: [{ role: 'ae' }, { role: 'presales' }] })).id,
          (await addType(backend, { minutes: 45, panel: [{ role: 'presales', count: 2 }] })).id,
        ],
      }

      const told = new Acknowledged()
      const handler = new RPCHandler(backend.router)
      const connections = Array.from({ length: CONNECTIONS }, () => connect(handler))
      let left = CHANGES
      await Promise.all(
        connections.flatMap(({ client }, i) =>
          Array.from({ length: AT_ONCE }, async (_, j) => {
            const next = numbers(1 + i * AT_ONCE + j)
            while (left-- > 0) await changeSomething(client, scene, told, next)
          }),
        ),
      )
      for (const { port } of connections) port.close()
      backend.close()

      const raw = new Database(file, { readonly: true })
      expect(raw.pragma('quick_check', { simple: true })).toBe('ok')
      expect(raw.pragma('foreign_key_check')).toEqual([])
      raw.close()

      const again = open(file, clock)
      const { meetings } = await again.client.meetings.list({})
      const { holds } = await again.client.holds.list({})
      again.close()

      // Each kind of change happened often enough to mean something.
      for (const what of ['book', 'move', 'cancel', 'confirm', 'hold']) {
        expect([what, (told.done[what] ?? 0) > 100]).toEqual([what, true])
      }
      expect(told.refused.NOT_AVAILABLE).toBeGreaterThan(100)

      expect(new Map(meetings.map((one) => [one.id, one]))).toEqual(told.meetings)
      for (const hold of holds) {
        expect(told.holds.get(hold.id)).toEqual(hold)
        expect(told.released.has(hold.id)).toBe(false)
        // Those of a call ended with the app.
        expect(parseInstant(hold.until)).toBeGreaterThan(parseInstant(NOW) + HOUR)
      }

      for (const [repId, zone] of zoneOf) {
        const own = meetings.filter(
          (one) => one.status !== 'cancelled' && one.reps.some((seated) => seated.repId === repId),
        )
        own.sort((a, b) => parseInstant(a.start) - parseInstant(b.start))
        own.slice(1).forEach((one, i) => {
          expect(parseInstant(one.start)).toBeGreaterThanOrEqual(parseInstant(own[i]!.end))
        })
        // What was booked over a cap with a reason is beside it.
        const counted = own.filter((one) => one.overrideReason === null)
        const days = counts(counted.map((one) => localDay(parseInstant(one.start), zone)))
        const weeks = counts(counted.map((one) => weekStart(localDay(parseInstant(one.start), zone))))
        expect(Math.max(0, ...days.values())).toBeLessThanOrEqual(DAY_CAP)
        expect(Math.max(0, ...weeks.values())).toBeLessThanOrEqual(WEEK_CAP)
        expect(own.length).toBeGreaterThan(0)
        for (const hold of holds.filter((one) => one.reps.some((seated) => seated.repId === repId))) {
          expect(
            own.filter((one) => one.start < hold.end && hold.start < one.end && one.overrideReason === null),
          ).toEqual([])
        }
      }
    },
    10 * MINUTE,
  )
})

function counts(keys: readonly string[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1)
  return found
}
