import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalendarServer } from '../../../electron/backend/caldav/calendarServer.ts'
import { DavError } from '../../../electron/backend/caldav/davError.ts'
import { syncAccount } from '../../../electron/backend/caldav/syncAccount.ts'
import { getAccount } from '../../../electron/backend/store/caldav.ts'
import { caldavWorkspace, eventIn, movedBy } from '../../support/caldav.ts'

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 25)

/** A server whose network fails as a test says, before or after the server did what it was asked. */
class ModelServer implements CalendarServer {
  readonly objects = new Map<string, { etag: string; ics: string }>()
  /** Whether the next requests fail, and when. */
  failures: ('before' | 'after' | 'no')[] = []
  /** Gives no ETag on storing, as servers do that word what they store anew. */
  readonly silent: boolean
  puts = 0
  #version = 0

  constructor(silent: boolean) {
    this.silent = silent
  }

  async read({ etags }: Parameters<CalendarServer['read']>[0]) {
    return await this.#fallibly(() => ({
      changed: [...this.objects]
        .filter(([href, { etag }]) => etags.get(href) !== etag)
        .map(([href, object]) => ({ href, ...object })),
      removed: [...etags.keys()].filter((href) => !this.objects.has(href)),
      syncToken: String(this.#version),
      ctag: null,
    }))
  }

  async put(href: string, ics: string, match: string | null) {
    return await this.#fallibly(() => {
      if ((this.objects.get(href)?.etag ?? null) !== match) return { kind: 'changed' as const }
      this.puts++
      return { kind: 'stored' as const, etag: this.silent ? (this.set(href, ics), null) : this.set(href, ics) }
    })
  }

  async remove(href: string, match: string) {
    return await this.#fallibly(() => {
      const there = this.objects.get(href)
      if (there && there.etag !== match) return { kind: 'changed' as const }
      this.objects.delete(href)
      this.#version++
      return { kind: 'gone' as const }
    })
  }

  set(href: string, ics: string): string {
    const etag = `"${++this.#version}"`
    this.objects.set(href, { etag, ics })
    return etag
  }

  delete(href: string): void {
    this.objects.delete(href)
    this.#version++
  }

  async #fallibly<T>(act: () => T): Promise<T> {
    const failure = this.failures.shift() ?? 'no'
    if (failure === 'before') throw new DavError('offline', 'lost on the way there')
    const answer = act()
    if (failure === 'after') throw new DavError('offline', 'lost on the way back')
    return answer
  }
}

type Act =
  | { readonly do: 'book' | 'move' | 'cancel' | 'handOver' | 'sync' | 'touch' | 'undo'; readonly at: number }
  | { readonly do: 'person'; readonly how: 'move' | 'delete'; readonly at: number }
  | { readonly do: 'decide'; readonly keep: 'ours' | 'leave'; readonly at: number }
  | { readonly do: 'network'; readonly failures: readonly ('before' | 'after' | 'no')[] }

const at = fc.nat(30)
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('book' as const), at }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('move' as const), at }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('cancel', 'handOver', 'touch', 'undo'), at }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('sync' as const), at }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('person' as const), how: fc.constantFrom('move', 'delete'), at }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('decide' as const), keep: fc.constantFrom('ours', 'leave'), at }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('network' as const),
      failures: fc.array(fc.constantFrom('no', 'after', 'before'), { maxLength: 5 }),
    }),
  },
)

const idOf = (href: string): string => /([^/]+)\.ics$/.exec(href)?.[1] ?? ''

/** The `n`th half hour of working time, over the days that come. */
const slot = (n: number): string =>
  new Date(Date.UTC(2026, 10, 24 + Math.floor(n / 12), 9, (n % 12) * 30)).toISOString().replace('.000', '')

const does = (what: 'book' | 'move' | 'cancel' | 'sync', n = 0): Act => ({ do: what, at: n })
const fails = (...failures: ('before' | 'after' | 'no')[]): Act => ({ do: 'network', failures })

/** An answer is lost, and the meeting changes before the next sync. */
const LOST: Act[][] = [
  [does('book'), fails('no', 'after'), does('sync'), does('move', 5), does('sync')],
  [does('book'), does('sync'), does('move', 5), fails('no', 'after'), does('sync'), does('move', 9), does('sync')],
  [does('book'), does('sync'), does('move', 5), fails('no', 'no', 'before'), does('sync'), does('sync')],
  [does('book'), does('sync'), does('cancel'), fails('no', 'after'), does('sync'), does('book'), does('sync')],
]

describe('whatever happens', () => {
  it(
    'the server ends up with the meetings there are, or a conflict that is named',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 25 }), fc.boolean(), async (acts, silent) => {
          const desk = await caldavWorkspace()
          const { client, app } = desk
          const other = await client.reps.save({
            name: 'Alex Kim',
            email: 'alex@northwind.example',
            role: 'ae',
            zone: 'Europe/Berlin',
          })
          await client.availability.save({
            repId: other.id,
            weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '09:00', end: '17:00' })),
            overrides: [],
            timeOff: [],
          })
          const server = new ModelServer(silent)
          const { id } = await client.caldav.save({
            repId: desk.rep.id,
            serverUrl: 'http://127.0.0.1:9/',
            calendarUrl: 'http://127.0.0.1:9/dana/office/',
            username: 'dana',
            writeMeetings: true,
          })
          const sync = async (): Promise<void> => {
            const account = getAccount(app.services.db, id)
            if (!account) throw new Error('no account')
            await syncAccount(app.services, account, server, new AbortController().signal).catch((error: unknown) => {
              if (!(error instanceof DavError)) throw error
            })
          }
          const account = () => desk.account({ id })
          const edited = new Set<string>()
          const live = async () =>
            (await client.meetings.list({ status: ['booked', 'confirmed'] })).meetings.filter((one) =>
              one.reps.some(({ repId }) => repId === desk.rep.id),
            )
          /** What is refused, as a time that is taken, is part of the game. */
          const tried = async (call: Promise<unknown>): Promise<void> =>
            void (await call.catch((error: unknown) => {
              if ((error as { code?: string }).code === 'INTERNAL') throw error
            }))

          for (const one of acts) {
            if (one.do === 'network') {
              server.failures = [...one.failures]
              continue
            }
            const meetings = await live()
            const meeting = meetings[one.at % Math.max(1, meetings.length)]
            const href = [...server.objects.keys()][one.at % Math.max(1, server.objects.size)]
            switch (one.do) {
              case 'book':
                await tried(desk.book(slot(one.at)))
                break
              case 'move':
                if (meeting) await tried(client.meetings.reschedule({ meetingId: meeting.id, start: slot(one.at) }))
                break
              case 'handOver':
                if (meeting) {
                  const to = { meetingId: meeting.id, start: meeting.start, repIds: [other.id] }
                  await tried(client.meetings.reschedule(to))
                }
                break
              case 'cancel':
                if (meeting) await tried(client.meetings.cancel({ meetingId: meeting.id, reason: 'Budget is gone' }))
                break
              case 'undo':
                await tried(client.history.undo({}))
                break
              case 'touch':
                await tried(client.leads.save({ id: desk.lead.id, name: `Maria ${one.at}` }))
                break
              case 'sync':
                await sync()
                break
              case 'person': {
                const there = href && server.objects.get(href)
                if (!there) break
                edited.add(idOf(href))
                if (one.how === 'delete') server.delete(href)
                else {
                  const day = String(10 + one.at).padStart(2, '0')
                  server.set(href, movedBy(there.ics, `202612${day}T090000Z`, `202612${day}T093000Z`))
                }
                break
              }
              case 'decide': {
                const [conflict] = (await account()).conflicts
                if (conflict) {
                  await tried(client.caldav.resolve({ accountId: id, meetingId: conflict.meetingId, keep: one.keep }))
                }
              }
            }
            // Nobody is asked about what nobody did.
            const asked = (await account()).conflicts.map((conflict) => conflict.meetingId)
            expect(asked.filter((meetingId) => !edited.has(meetingId))).toEqual([])
          }

          server.failures = []
          await sync()
          await sync()
          const settled = await account()
          expect(settled.waiting).toBe(0)
          const rows = app.services.db.prepare('SELECT meeting_id, decision FROM caldav_written').all() as {
            meeting_id: string
            decision: string | null
          }[]
          const theirs = new Set([
            ...settled.conflicts.map((conflict) => conflict.meetingId),
            ...rows.filter((row) => row.decision === 'leave').map((row) => row.meeting_id),
          ])
          expect([...theirs].filter((meetingId) => !edited.has(meetingId))).toEqual([])
          const ours = [...server.objects].filter(([href]) => !theirs.has(idOf(href)))
          const meetings = (await live()).filter((meeting) => !theirs.has(meeting.id))
          expect(ours.map(([href]) => idOf(href)).sort()).toEqual(meetings.map((meeting) => meeting.id).sort())
          for (const [href, { ics }] of ours) {
            const meeting = meetings.find((one) => one.id === idOf(href))
            const local = /^DTSTART;TZID=Europe\/Berlin:(\d{8}T\d{4})/m.exec(eventIn(ics))?.[1] ?? 'none'
            // Berlin is an hour ahead all through these days.
            const expected = new Date(Date.parse(meeting?.start ?? '') + 3_600_000).toISOString()
            expect(local).toBe(expected.replaceAll(/[-:]/g, '').slice(0, 13))
          }
          // Nothing is written again.
          const before = server.puts
          await sync()
          expect(server.puts).toBe(before)
          app.close()
        }),
        { numRuns: RUNS, examples: LOST.map((acts) => [acts, false]) },
      )
    },
    RUNS * 4_000,
  )
})
