import { addressProblem, type CaldavAccount, type CaldavConflict } from '../../../shared/contract/caldav.ts'
import type { Inputs } from '../../../shared/contract/index.ts'
import type { Implementer } from '../implementer.ts'
import { refuse } from '../refusals.ts'
import { iso, isoOrNull, type Services } from '../services.ts'
import {
  deleteAccount,
  deleteWritten,
  findAccount,
  forgetServer,
  getAccount,
  getState,
  listAccounts,
  listWritten,
  renameCalendar,
  saveAccount,
  saveWritten,
  type AccountRow,
} from '../store/caldav.ts'
import { deleteCalendar, findCalendar } from '../store/calendars.ts'
import { getRep } from '../store/reps.ts'
import type { Connections } from './connections.ts'
import { DavError } from './davError.ts'
import { discoverCalendars } from './discover.ts'
import { isWrite, stateOf } from './plan.ts'
import { entriesOf, type Entry } from './sides.ts'

/** What this topic needs of another. */
export interface CaldavParts {
  /** meetings/reschedule, with all its checks. */
  reschedule(input: Inputs['meetings']['reschedule']): Promise<unknown>
}

export function caldavTopic(os: Implementer, services: Services, connections: Connections, parts: CaldavParts) {
  const { db, clock } = services

  const read = (id: string): AccountRow => {
    const account = getAccount(db, id)
    if (!account) throw refuse.notFound('calendar account', id)
    return account
  }

  const toAccount = (account: AccountRow): CaldavAccount => {
    const entries = entriesOf(services, account)
    const { status, problem } = connections.standing(account.id)
    return {
      id: account.id,
      repId: account.rep_id,
      name: account.name,
      serverUrl: account.server_url,
      calendarUrl: account.calendar_url,
      username: account.username,
      writeMeetings: account.write_meetings === 1,
      status,
      lastSync: isoOrNull(getState(db, account.id).last_sync_ms),
      waiting: entries.filter((entry) => isWrite(entry.step)).length,
      ...(problem !== undefined && { problem }),
      conflicts: entries.flatMap(toConflict),
    }
  }

  return {
    discover: os.caldav.discover.handler(async ({ input }) => {
      const { username, password } = input
      const serverUrl = addressIn('serverUrl', input.serverUrl)
      try {
        const calendars = await discoverCalendars(
          connections.fetchFor(serverUrl, { username, password }, true),
          serverUrl,
        )
        return { calendars }
      } catch (error) {
        throw asRefusal(error)
      }
    }),

    save: os.caldav.save.handler(async ({ input }) => {
      const rep = getRep(db, input.repId)
      if (!rep) throw refuse.notFound('rep', input.repId)
      const before = input.id === undefined ? undefined : read(input.id)
      const [serverUrl, calendarUrl] = [
        addressIn('serverUrl', input.serverUrl),
        addressIn('calendarUrl', input.calendarUrl),
      ]
      if (findAccount(db, rep.id, calendarUrl, before?.id ?? null)) {
        throw refuse.input('calendarUrl', `is connected to ${rep.name} already`)
      }
      const id = before?.id ?? services.newId()
      const { host } = new URL(calendarUrl)
      const state = before && getState(db, id)
      const account: AccountRow = {
        id,
        rep_id: rep.id,
        name: freeName(services, rep.id, input.name ?? before?.name ?? host, host, state?.calendar_id ?? null),
        server_url: serverUrl,
        calendar_url: calendarUrl,
        username: input.username,
        write_meetings: input.writeMeetings ? 1 : 0,
        created_ms: before?.created_ms ?? clock.now(),
      }
      const elsewhere = before !== undefined && before.calendar_url !== account.calendar_url
      await connections.stop(id)
      // A password is for the user and the server that it was given for.
      const sameUser = before?.username === account.username && originOf(before) === originOf(account)
      if (input.password !== undefined) await keepPassword(connections, id, input.password)
      else if (!sameUser) await connections.secrets.delete(id)
      const label = `${before ? 'Changed' : 'Connected'} the calendar ${account.name} of ${rep.name} at ${host}`
      services.change(
        label,
        (tx) => {
          saveAccount(tx, account)
          if (state?.calendar_id) renameCalendar(tx, state.calendar_id, account.name)
          if (!elsewhere && before?.rep_id === account.rep_id) return
          // Of another calendar nothing is known, and what was written to the old one stays there.
          forgetServer(tx, id)
          for (const row of listWritten(tx, id)) deleteWritten(tx, id, row.meeting_id)
        },
        // The password is not in the history, so that what it belongs to cannot be brought back.
        { undoable: false },
      )
      connections.soon(id)
      return toAccount(account)
    }),

    list: os.caldav.list.handler(async ({ input }) => ({
      accounts: listAccounts(db, input.repId ?? null).map(toAccount),
      secrets: await connections.secrets.kind(),
    })),

    sync: os.caldav.sync.handler(async ({ input }) => {
      read(input.accountId)
      await connections.sync(input.accountId)
      return toAccount(read(input.accountId))
    }),

    remove: os.caldav.remove.handler(async ({ input }) => {
      const account = getAccount(db, input.accountId)
      if (!account) return { removed: false, left: 0 }
      const left = input.deleteWritten
        ? await connections.alone(account.id, () => takeAway(services, connections, account))
        : 0
      await connections.stop(account.id)
      const { calendar_id: calendarId } = getState(db, account.id)
      const rep = getRep(db, account.rep_id)?.name ?? ''
      const removed = services.change(
        `Disconnected the calendar ${account.name} of ${rep}`,
        (tx) => {
          if (calendarId) deleteCalendar(tx, calendarId)
          return deleteAccount(tx, account.id)
        },
        { undoable: false },
      )
      await connections.secrets.delete(account.id)
      return { removed, left }
    }),

    resolve: os.caldav.resolve.handler(async ({ input: { accountId, meetingId, keep, override } }) => {
      const account = read(accountId)
      const find = (): Entry | undefined => entriesOf(services, account).find((entry) => entry.meetingId === meetingId)
      const entry = find()
      if (!entry || entry.step.kind !== 'conflict') {
        throw refuse.wrongState('This is settled already: both sides say the same.')
      }
      if (keep === 'theirs') {
        if (!entry.wanted || !entry.there?.time) {
          throw refuse.wrongState('There is no time on the server that the meeting could be moved to.')
        }
        const start = iso(entry.there.time.start)
        await parts.reschedule({ meetingId, start, reason: 'Moved in the calendar', ...(override && { override }) })
      }
      const now = find()
      if (now?.step.kind === 'conflict') {
        services.change(
          'Decided what holds',
          // Where the lengths differ the meeting type's holds.
          (tx) => saveWritten(tx, accountId, decidedRow(now, keep === 'leave' ? 'leave' : 'ours')),
          { undoable: false },
        )
      }
      connections.soon(accountId)
      return toAccount(account)
    }),
  }
}

async function keepPassword(connections: Connections, id: string, password: string): Promise<void> {
  try {
    await connections.secrets.set(id, password)
  } catch {
    // What the key store said is in its own log: here it could hold what it was given.
    throw refuse.wrongState('The key store of this computer did not take the password. Unlock it, and try again.')
  }
}

/** An address as it is asked: what a browser would make of it. Throws INVALID_INPUT. */
function addressIn(path: string, given: string): string {
  const address = URL.canParse(given) ? new URL(given).href : ''
  const problem = addressProblem(address)
  if (problem) throw refuse.input(path, problem)
  return address
}

const originOf = (account: AccountRow): string => new URL(account.calendar_url).origin

/** The row of a conflict with what was decided; one that we did not know to have written gets one. */
function decidedRow(entry: Entry, keep: 'ours' | 'leave') {
  const { row, wanted, there, meetingId, uid, title, href } = entry
  const [start, end] = [wanted?.start ?? there?.time?.start ?? 0, wanted?.end ?? there?.time?.end ?? 0]
  const known = row ?? {
    meeting_id: meetingId,
    uid,
    title,
    href,
    etag: '',
    version: null,
    start_ms: start,
    end_ms: end,
    sent_start_ms: start,
    sent_end_ms: end,
  }
  return { ...known, decision: keep, decided_for: stateOf({ wanted, there }) }
}

function toConflict({ step, meetingId, title, wanted, there }: Entry): CaldavConflict[] {
  if (step.kind !== 'conflict') return []
  const range = (time: { start: number; end: number }) => ({ start: iso(time.start), end: iso(time.end) })
  return [
    {
      meetingId,
      title,
      kind: step.what,
      ours: wanted ? range(wanted) : null,
      there: there?.time ? range(there.time) : null,
    },
  ]
}

/** The name of a calendar that no other calendar of the rep has: an imported file of that name is not replaced. */
function freeName(services: Services, repId: string, name: string, host: string, ownId: string | null): string {
  const taken = (candidate: string): boolean => {
    const calendar = findCalendar(services.db, repId, candidate)
    return calendar !== undefined && calendar.id !== ownId
  }
  if (!taken(name)) return name
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? `${name} (${host})` : `${name} (${host}, ${n})`
    if (!taken(candidate)) return candidate
  }
}

/** Takes what we wrote from the server; how much of it a person had changed there, and so stays. Throws WRONG_STATE. */
async function takeAway(services: Services, connections: Connections, account: AccountRow): Promise<number> {
  const server = await connections.serverOf(account)
  if (!server)
    throw refuse.wrongState('The password is not known any more. Type it again, or disconnect without removing.')
  let left = 0
  try {
    for (const row of listWritten(services.db, account.id)) {
      // What is over stays in the calendar, as it took place.
      if (!row.etag || row.end_ms < services.clock.now()) continue
      const answer = await server.remove(row.href, row.etag)
      if (answer.kind !== 'gone') left++
      else {
        services.change('Noted what was written', (tx) => deleteWritten(tx, account.id, row.meeting_id), {
          undoable: false,
        })
      }
    }
  } catch (error) {
    throw asRefusal(error)
  }
  return left
}

function asRefusal(error: unknown): unknown {
  return error instanceof DavError ? refuse.wrongState(error.message) : error
}
