import type { AccountStatus, CaldavAccount, CaldavConflict } from '../../shared/contract/caldav.ts'
import type { Tone } from '../components/tone.ts'
import { formatAge, formatDay, formatTimes, type ClockStyle } from '../time/format.ts'

export const TONES: Record<AccountStatus, Tone> = {
  ok: 'green',
  syncing: 'accent',
  offline: 'amber',
  needsPassword: 'amber',
  refused: 'red',
  failed: 'red',
}

const STATES: Record<AccountStatus, string> = {
  ok: 'Connected',
  syncing: 'Reading',
  offline: 'Not reached',
  needsPassword: 'Password needed',
  refused: 'Not let in',
  failed: 'Does not work',
}

type Stated = Pick<CaldavAccount, 'status' | 'lastSync' | 'writeMeetings' | 'waiting'>

/** How a connection stands, in a line. */
export function stateWords(account: Stated, now: number, zone: string, clock: ClockStyle): string {
  const { status, lastSync, writeMeetings } = account
  const age = lastSync === null ? 'not read yet' : formatAge(Date.parse(lastSync), now, zone, clock)
  const what = writeMeetings ? 'busy times read, meetings written' : 'busy times read'
  return [STATES[status], age, what, waitingWords(account)].filter(Boolean).join(' · ')
}

/** `3 changes wait for the server`; empty when none does. */
export function waitingWords({ waiting }: Pick<CaldavAccount, 'waiting'>): string {
  if (waiting === 0) return ''
  return waiting === 1 ? '1 change waits for the server' : `${waiting} changes wait for the server`
}

/** What a person did on the server with a meeting, and how it is here. */
export function conflictWords(conflict: CaldavConflict, zone: string, clock: ClockStyle): string {
  const at = ({ start, end }: { start: string; end: string }): string =>
    `${formatDay(Date.parse(start), zone)} ${formatTimes(Date.parse(start), Date.parse(end), zone, clock)}`
  const here = conflict.ours ? `Here it is ${at(conflict.ours)}.` : 'Here it is not in this calendar any more.'
  if (conflict.kind === 'deleted') return `Deleted on the server. ${here}`
  if (!conflict.there) return `Changed on the server to a time that cannot be read. ${here}`
  return `Moved on the server to ${at(conflict.there)}. ${here}`
}

/** What needs somebody; empty while all is well, or mends itself. */
export function troubleWords(accounts: readonly CaldavAccount[]): string {
  const conflicts = accounts.reduce((sum, account) => sum + account.conflicts.length, 0)
  const waiting = accounts.reduce((sum, account) => sum + (account.status === 'offline' ? account.waiting : 0), 0)
  if (accounts.some(({ status }) => status === 'refused')) return 'A calendar server refuses the password'
  if (accounts.some(({ status }) => status === 'needsPassword')) return 'A calendar server needs its password'
  if (accounts.some(({ status }) => status === 'failed')) return 'A calendar server does not work'
  if (conflicts > 0) {
    return conflicts === 1 ? '1 meeting was changed on a server' : `${conflicts} meetings were changed on a server`
  }
  return waitingWords({ waiting })
}
