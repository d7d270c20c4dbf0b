import type { Services } from '../services.ts'
import {
  deleteObjects,
  deleteWritten,
  saveObject,
  saveWritten,
  type AccountRow,
  type WrittenRow,
} from '../store/caldav.ts'
import type { CalendarServer } from './calendarServer.ts'
import { objectOf } from './ourObject.ts'
import { isWrite } from './plan.ts'
import { readServer } from './readServer.ts'
import { entriesOf, longOver, type Entry } from './sides.ts'

/** How often a server may have changed under our hands before it is left for the next time. */
const ROUNDS = 4
/** A calendar that refuses so many is refused: the rest is not tried. */
const REFUSALS = 3

export interface Writing {
  /** Why some of it is not written, in words; null when all is. */
  readonly problem: string | null
}

/**
 * Writes what ought to be on the server and is not, after the server was read. What is on the server has to be the
 * version that we read, else nothing is written and it is read again. Throws DavError; what was stored until then is
 * known to be.
 */
export async function writeServer(
  services: Services,
  account: AccountRow,
  server: CalendarServer,
  signal: AbortSignal,
): Promise<Writing> {
  const refused = new Set<number>()
  const wontTake = new Set<string>()
  for (let round = 0; round < ROUNDS; round++) {
    const due = entriesOf(services, account).filter((entry) => !wontTake.has(entry.meetingId))
    let touched = false
    for (const entry of due) {
      settle(services, account, entry)
      if (!isWrite(entry.step)) continue
      touched = true
      const answer = await carryOut(services, account, server, entry, signal)
      if (answer.kind !== 'refused') continue
      wontTake.add(entry.meetingId)
      refused.add(answer.status)
      if (wontTake.size >= REFUSALS) return { problem: refusalWords(account, refused) }
    }
    if (!touched) {
      forgetOld(services, account)
      return { problem: refused.size > 0 ? refusalWords(account, refused) : null }
    }
    // Servers word what they store in their own way: the version that counts is the one that is read.
    await readServer(services, account, server, signal)
  }
  return { problem: 'The calendar on the server changes all the time. It is tried again by itself.' }
}

/** What follows without the server. */
function settle(services: Services, account: AccountRow, { step, row }: Entry): void {
  if (!row) return
  if (step.kind === 'adopt') keep(services, account, { ...row, etag: step.etag, decision: null, decided_for: null })
  if (step.kind === 'forget') forget(services, account, row.meeting_id)
}

type Answer =
  | { readonly kind: 'done' }
  | { readonly kind: 'changed' }
  | { readonly kind: 'refused'; readonly status: number }

async function carryOut(
  services: Services,
  account: AccountRow,
  server: CalendarServer,
  { step, wanted, row, meetingId, uid, href, title }: Entry,
  signal: AbortSignal,
): Promise<Answer> {
  if (step.kind === 'delete') {
    const answer = await server.remove(href, step.etag)
    signal.throwIfAborted()
    if (answer.kind !== 'gone') return answer
    services.change(
      NOTED,
      (tx) => {
        deleteWritten(tx, account.id, meetingId)
        deleteObjects(tx, account.id, [href])
      },
      { undoable: false },
    )
    return { kind: 'done' }
  }
  if (!wanted || (step.kind !== 'create' && step.kind !== 'update')) return { kind: 'done' }
  const intent: WrittenRow = {
    meeting_id: meetingId,
    uid,
    title,
    href,
    etag: row?.etag ?? null,
    version: row?.version ?? null,
    start_ms: row?.start_ms ?? wanted.start,
    end_ms: row?.end_ms ?? wanted.end,
    sent_start_ms: wanted.start,
    sent_end_ms: wanted.end,
    decision: row?.decision ?? null,
    decided_for: row?.decided_for ?? null,
  }
  // Remembered before it is sent: when the answer is lost, what is there is known to be ours.
  keep(services, account, intent)
  const ics = objectOf(wanted, services.clock.now())
  const answer = await server.put(href, ics, step.kind === 'create' ? null : step.etag)
  signal.throwIfAborted()
  if (answer.kind !== 'stored') return answer
  // An ETag that is not given is read in the next round.
  const etag = answer.etag ?? ''
  services.change(
    NOTED,
    (tx) => {
      saveWritten(tx, account.id, {
        ...intent,
        etag,
        version: wanted.version,
        start_ms: wanted.start,
        end_ms: wanted.end,
        decision: null,
        decided_for: null,
      })
      saveObject(tx, account.id, { href, etag, uid, ics })
    },
    { undoable: false },
  )
  return { kind: 'done' }
}

/** None of it is the user's doing, so that it is no entry of the history. */
const NOTED = 'Noted what was written'

const keep = (services: Services, account: AccountRow, row: WrittenRow): void =>
  services.change(NOTED, (tx) => saveWritten(tx, account.id, row), { undoable: false })

const forget = (services: Services, account: AccountRow, meetingId: string): boolean =>
  services.change(NOTED, (tx) => deleteWritten(tx, account.id, meetingId), { undoable: false })

function forgetOld(services: Services, account: AccountRow): void {
  for (const row of longOver(services, account.id)) forget(services, account, row.meeting_id)
}

function refusalWords(account: AccountRow, statuses: ReadonlySet<number>): string {
  const { host } = new URL(account.calendar_url)
  const codes = [...statuses].join(', ')
  return statuses.has(403) || statuses.has(405)
    ? `${host} does not let ${account.username} write to this calendar (${codes}). Choose another calendar, or only read this one.`
    : statuses.has(507)
      ? `The calendar at ${host} is full (507). Make room there.`
      : `${host} did not store some meetings (${codes}). They are tried again by themselves.`
}
