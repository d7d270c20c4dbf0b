import type { AccountStatus } from '../../../shared/contract/caldav.ts'
import { MINUTE } from '../../../shared/time/instant.ts'
import type { SecretStore } from '../secrets.ts'
import type { Services, TouchedRows } from '../services.ts'
import { getAccount, listAccounts, type AccountRow } from '../store/caldav.ts'
import type { CalendarServer } from './calendarServer.ts'
import { davCalendar } from './davCalendar.ts'
import { DavError } from './davError.ts'
import { davFetch } from './davHttp.ts'
import { isWrite } from './plan.ts'
import { entriesOf } from './sides.ts'
import { syncAccount } from './syncAccount.ts'
import { later, type Later } from './timers.ts'

/** Between two looks at a server that answers. */
const EVERY = 10 * MINUTE
/** After each failure in a row; the last holds on. */
const WAITS = [MINUTE / 2, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 20 * MINUTE, 30 * MINUTE]
/** A change is seldom alone: what follows it goes along. */
const SETTLE = 2_000
/** The first look after a start waits until the page is drawn; each account a little later than the one before. */
const FIRST = 3_000
const APART = 500

/** Tables a change of which can change what ought to be on a server. */
const TOLD_OF = ['meetings', 'meeting_reps', 'meeting_types', 'leads', 'reps', 'settings']

export interface ConnectionsOptions {
  readonly secrets: SecretStore
  readonly later?: Later
  /** Milliseconds that a request may take. */
  readonly timeout?: number
  /** What asks the network. */
  readonly fetch?: typeof fetch
}

/** How an account stands, as far as it is not in the store. */
export interface Standing {
  readonly status: AccountStatus
  readonly problem?: string
}

interface Connection {
  standing: Standing
  failures: number
  running?: Promise<void>
  stopTimer?: () => void
  /** Ends its requests: it is removed, or told another address. */
  readonly stop: AbortController
}

/**
 * The calendars on servers that this workspace is connected to: one sync of each at a time, every ten minutes, after
 * changes of meetings, when asked, and with growing waits while a server is not reached. Without an account nothing is
 * ever asked of the network.
 */
export class Connections {
  readonly secrets: SecretStore
  readonly #services: Services
  readonly #options: ConnectionsOptions
  readonly #later: Later
  readonly #known = new Map<string, Connection>()
  readonly #closing = new AbortController()
  readonly #forget: () => void
  #stopSettling: (() => void) | undefined

  constructor(services: Services, options: ConnectionsOptions) {
    this.#services = services
    this.#options = options
    this.secrets = options.secrets
    this.#later = options.later ?? later
    this.#forget = services.afterChange((touched) => this.#heard(touched))
    listAccounts(services.db, null).forEach((account, i) => this.#plan(account.id, FIRST + i * APART))
  }

  standing(accountId: string): Standing {
    return this.#known.get(accountId)?.standing ?? { status: 'ok' }
  }

  /** A server asked with these credentials, for what is done once; ends with the workspace. */
  fetchFor(home: string, credentials: { username: string; password: string }, discovering = false): typeof fetch {
    return this.#fetch(home, credentials, this.#closing.signal, discovering)
  }

  /** Reads and writes now, after what is under way. Never rejects for what a server does: `standing` says it. */
  async sync(accountId: string): Promise<void> {
    const connection = this.#connection(accountId)
    await connection.running
    await this.#run(accountId)
  }

  /** Reads and writes soon, as after a change of the account. */
  soon(accountId: string): void {
    this.#connection(accountId).failures = 0
    this.#plan(accountId, 0)
  }

  /** Does something on the server while no sync of the account runs: one that did would change what is there meanwhile. */
  async alone<T>(accountId: string, work: () => Promise<T>): Promise<T> {
    const connection = this.#connection(accountId)
    while (connection.running) await connection.running
    connection.stopTimer?.()
    const done = work()
    connection.running = done.then(
      () => undefined,
      () => undefined,
    )
    try {
      return await done
    } finally {
      delete connection.running
      this.#plan(accountId, EVERY)
    }
  }

  /** Gives up what is under way: the account is another one now, or none. */
  async stop(accountId: string): Promise<void> {
    const connection = this.#known.get(accountId)
    this.#known.delete(accountId)
    connection?.stopTimer?.()
    connection?.stop.abort(new DOMException('The calendar was disconnected.', 'AbortError'))
    await connection?.running
  }

  /** The calendar of an account; null when its password is not known. */
  async serverOf(account: AccountRow): Promise<CalendarServer | null> {
    const { signal } = this.#connection(account.id).stop
    const password = await this.secrets.get(account.id)
    if (password === undefined) return null
    const credentials = { username: account.username, password }
    const both = AbortSignal.any([signal, this.#closing.signal])
    return davCalendar(this.#fetch(account.calendar_url, credentials, both, false), account.calendar_url)
  }

  /** How many meetings wait to be written. */
  waiting(account: AccountRow): number {
    return entriesOf(this.#services, account).filter((entry) => isWrite(entry.step)).length
  }

  close(): void {
    this.#forget()
    this.#stopSettling?.()
    for (const connection of this.#known.values()) connection.stopTimer?.()
    this.#closing.abort(new DOMException('The workspace was closed.', 'AbortError'))
  }

  #fetch(home: string, credentials: { username: string; password: string }, signal: AbortSignal, discovering: boolean) {
    const { timeout, fetch } = this.#options
    return davFetch({
      home,
      credentials,
      signal,
      discovering,
      ...(timeout !== undefined && { timeout }),
      ...(fetch && { fetch }),
    })
  }

  #connection(accountId: string): Connection {
    let connection = this.#known.get(accountId)
    if (!connection) {
      connection = { standing: { status: 'ok' }, failures: 0, stop: new AbortController() }
      this.#known.set(accountId, connection)
    }
    return connection
  }

  #plan(accountId: string, ms: number): void {
    const connection = this.#connection(accountId)
    connection.stopTimer?.()
    connection.stopTimer = this.#later(ms, () => void this.sync(accountId))
  }

  /** One at a time: who comes while one runs waits for that and runs after it. */
  async #run(accountId: string): Promise<void> {
    const connection = this.#connection(accountId)
    if (connection.running) return await connection.running
    connection.stopTimer?.()
    connection.running = this.#attempt(accountId, connection)
    try {
      await connection.running
    } finally {
      delete connection.running
    }
  }

  async #attempt(accountId: string, connection: Connection): Promise<void> {
    const { db, log, newId } = this.#services
    const signal = AbortSignal.any([connection.stop.signal, this.#closing.signal])
    const account = db.open ? getAccount(db, accountId) : undefined
    if (!account || signal.aborted) return
    let next = EVERY
    try {
      const server = await this.serverOf(account)
      signal.throwIfAborted()
      if (!server) return this.#stand(accountId, connection, NEEDS_PASSWORD)
      this.#stand(accountId, connection, { status: 'syncing' })
      const problem = await syncAccount(this.#services, account, server, signal)
      this.#stand(accountId, connection, problem === null ? { status: 'ok' } : { status: 'failed', problem })
      connection.failures = problem === null ? 0 : connection.failures + 1
    } catch (error) {
      // Closed or disconnected meanwhile: what is left is for the next start, or for nobody.
      if (signal.aborted || !db.open) return
      connection.failures++
      if (error instanceof DavError) {
        this.#stand(accountId, connection, { status: error.problem, problem: error.message })
        // A wrong password tried again and again locks people out: it waits for somebody to say another.
        if (error.problem === 'refused') return
      } else {
        const logId = newId()
        log.error(logId, 'caldav sync failed', error)
        const problem = `Something went wrong inside Setpoint (log entry ${logId}). It is tried again by itself.`
        this.#stand(accountId, connection, { status: 'failed', problem })
      }
    }
    if (connection.failures > 0) next = WAITS[Math.min(connection.failures, WAITS.length) - 1] ?? EVERY
    this.#plan(accountId, next)
  }

  #stand(accountId: string, connection: Connection, standing: Standing): void {
    connection.standing = standing
    const { feed, newId } = this.#services
    feed.announce({
      type: 'changed',
      changeId: newId(),
      label: 'Calendar server',
      records: [{ kind: 'calendarAccount', ids: [accountId] }],
    })
  }

  #heard(touched: TouchedRows): void {
    if (!TOLD_OF.some((table) => touched.has(table))) return
    if (!listAccounts(this.#services.db, null).some((account) => account.write_meetings === 1)) return
    this.#stopSettling?.()
    this.#stopSettling = this.#later(SETTLE, () => this.#changed())
  }

  /** What ought to be on the servers may be another now. */
  #changed(): void {
    const { db } = this.#services
    if (!db.open) return
    for (const account of listAccounts(db, null)) {
      const { status } = this.standing(account.id)
      if (status === 'refused' || status === 'needsPassword' || account.write_meetings === 0) continue
      if (this.waiting(account) > 0) this.#plan(account.id, 0)
    }
  }
}

const NEEDS_PASSWORD: Standing = {
  status: 'needsPassword',
  problem: 'The password is not known any more: it was kept until Setpoint ended. Type it again.',
}
