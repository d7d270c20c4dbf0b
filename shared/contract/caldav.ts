import { z } from 'zod'
import { call } from './errors.ts'
import { Id, Instant, Line } from './primitives.ts'

/** Where nothing leaves the computer, so that nobody can listen: 127.0.0.0/8, ::1 and their usual name. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i
/** Protocol, user and host of an address; the host ends where a port, a path or nothing follows. */
const ADDRESS = /^([a-z][a-z0-9+.-]*):\/\/(?:([^/?#@\s]*)@)?(\[[\da-f:.]+\]|[^/?#:@\s\\]+)(?::\d{1,5})?(?:[/?#]\S*)?$/i

/** Why an address cannot be asked: passwords go to it, so it has to be https:, or on this computer. Null when it can. */
export function addressProblem(address: string): string | null {
  const [, protocol = '', user, host = ''] = ADDRESS.exec(address) ?? []
  if (!host) return 'must be an address, such as https://cloud.example.com/dav'
  if (user !== undefined) return 'must not hold the user name or password: they have fields of their own'
  if (/^https$/i.test(protocol) || (/^http$/i.test(protocol) && LOOPBACK.test(host))) return null
  if (/^http$/i.test(protocol)) return 'must begin with https://, so that nobody on the way reads the password'
  return 'must begin with https://'
}

/** `cloud.example.com` is taken for `https://cloud.example.com`. */
export const ServerAddress = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(2000, 'must be 2,000 characters at most')
  .overwrite((text) => (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`))
  .superRefine((text, ctx) => {
    const problem = addressProblem(text)
    if (problem) ctx.addIssue({ code: 'custom', message: problem })
  })

const Username = Line
const Password = z.string().min(1, 'must not be empty').max(1000, 'must be 1,000 characters at most')

/** A calendar on a server. */
export const RemoteCalendar = z.object({
  url: z.string(),
  name: z.string(),
  color: z.string().optional(),
  /** Absent where the server does not say. */
  writable: z.boolean().optional(),
})
export type RemoteCalendar = z.infer<typeof RemoteCalendar>

export const AccountStatus = z.enum(['ok', 'syncing', 'offline', 'refused', 'needsPassword', 'failed'])
export type AccountStatus = z.infer<typeof AccountStatus>

/** A meeting whose entry on the server a person has changed: it is not overwritten before somebody says so. */
export const CaldavConflict = z.object({
  meetingId: Id,
  /** What the meeting is called. */
  title: z.string(),
  kind: z.enum(['moved', 'deleted']),
  /** When it is by us; null when it is cancelled or no longer with this rep. */
  ours: z.object({ start: Instant, end: Instant }).nullable(),
  /** When it is on the server; null when it was deleted there, or has no time that can be read. */
  there: z.object({ start: Instant, end: Instant }).nullable(),
})
export type CaldavConflict = z.infer<typeof CaldavConflict>

export const CaldavAccount = z.object({
  id: Id,
  repId: Id,
  /** What the calendar is called here; its busy times come under this name. */
  name: z.string(),
  serverUrl: z.string(),
  calendarUrl: z.string(),
  username: z.string(),
  writeMeetings: z.boolean(),
  status: AccountStatus,
  /** The last time all was read, and written where it is wanted. */
  lastSync: Instant.nullable(),
  /** How many meetings wait to be written. */
  waiting: z.int(),
  /** What is wrong and what to do about it. */
  problem: z.string().optional(),
  conflicts: z.array(CaldavConflict),
})
export type CaldavAccount = z.infer<typeof CaldavAccount>

export const caldav = {
  /** The calendars that are there for this user. Nothing is kept. Refused with WRONG_STATE in words. */
  discover: call
    .input(z.object({ serverUrl: ServerAddress, username: Username, password: Password }))
    .output(z.object({ calendars: z.array(RemoteCalendar) })),
  /**
   * Connects a calendar to a rep, or changes what is said of it. The password goes to the key store of the system, or is
   * kept in memory where there is none, and is in no answer; without one the password that is known stays.
   */
  save: call
    .input(
      z.object({
        id: Id.optional(),
        repId: Id,
        name: Line.optional(),
        serverUrl: ServerAddress,
        calendarUrl: ServerAddress,
        username: Username,
        password: Password.optional(),
        writeMeetings: z.boolean(),
      }),
    )
    .output(CaldavAccount),
  list: call.input(z.object({ repId: Id.optional() })).output(
    z.object({
      accounts: z.array(CaldavAccount),
      /** Where passwords are kept: in the key store of the system, or in memory until the app ends. */
      secrets: z.enum(['system', 'session']),
    }),
  ),
  /** Reads and writes now; answers with what came of it, also when the server was not reached. */
  sync: call.input(z.object({ accountId: Id })).output(CaldavAccount),
  /** Disconnects. `deleteWritten` takes the meetings that we wrote from the server first. */
  remove: call
    .input(z.object({ accountId: Id, deleteWritten: z.boolean().optional() }))
    .output(z.object({ removed: z.boolean(), left: z.int() })),
  /**
   * What shall hold where an entry was changed on the server: `ours` writes the meeting again, `theirs` moves the meeting
   * to the time on the server (refused with NOT_AVAILABLE like any other move), `leave` leaves both as they are.
   */
  resolve: call
    .input(
      z.object({
        accountId: Id,
        meetingId: Id,
        keep: z.enum(['ours', 'theirs', 'leave']),
        override: z.object({ reason: Line }).optional(),
      }),
    )
    .output(CaldavAccount),
}
