import type { BulkAction, BulkResult } from '../../shared/contract/leadFilters.ts'
import type { Stage } from '../../shared/contract/leads.ts'
import { whenText } from '../../shared/priority/reason.ts'
import { parseInstant } from '../../shared/time/instant.ts'
import { stepAfter } from './leads.ts'
import { refuse } from './refusals.ts'
import type { Services } from './services.ts'
import type { WritableDb } from './store/database.ts'
import { addActivity, leadRows, updateLeadFields, type LeadColumns, type LeadRow } from './store/leads.ts'
import { liveMeetingsOf, type LiveMeetingRow } from './store/queue.ts'
import { getRep } from './store/reps.ts'

/** Leads between two turns of other work. */
const PIECE = 200
/** Of those that were left as they are, so many are named. */
const NAMED = 50
/** Below this many it is over before a bar is drawn. */
const WORTH_TELLING = 500
export const BULK_TASK = 'leads/bulk'

/** What becomes of one lead: columns and a note of its history; null where it is so already; words where it cannot be. */
type Outcome = { readonly columns?: Partial<LeadColumns>; readonly note?: Note } | { readonly refused: string } | null
interface Note {
  readonly title: string
  readonly note: string | null
}

/**
 * Does one thing with many leads, as one change of the history that is taken back as one. Other calls are answered meanwhile.
 * Who cannot be changed is left as they are and named. When `signal` aborts nothing stays.
 */
export async function bulkChange(
  services: Services,
  ids: readonly string[],
  action: BulkAction,
  signal?: AbortSignal | undefined,
): Promise<BulkResult> {
  const { db, clock } = services
  const now = clock.now()
  const decide = decider(services, action, now)
  const changeId = services.newId()
  const by = services.settings().setterName
  const counts = { changed: 0, unchanged: 0, skipped: 0 }
  const skippedLeads: BulkResult['skippedLeads'] = []

  const writeOne = (tx: WritableDb, row: LeadRow, meetings: readonly LiveMeetingRow[]): void => {
    const outcome = decide(row, meetings)
    if (outcome === null) {
      counts.unchanged += 1
    } else if ('refused' in outcome) {
      counts.skipped += 1
      if (skippedLeads.length < NAMED) skippedLeads.push({ leadId: row.id, name: row.name, reason: outcome.refused })
    } else {
      counts.changed += 1
      if (outcome.columns) updateLeadFields(tx, row.id, outcome.columns)
      if (outcome.note) {
        addActivity(tx, { id: services.newId(), leadId: row.id, at: now, by, kind: 'note', ...outcome.note })
      }
    }
  }
  const tell = (done: number, finished: boolean) => {
    if (ids.length < WORTH_TELLING) return
    services.progress({ task: BULK_TASK, label: 'Changing leads', done, total: ids.length, finished })
  }
  function* pieces(): Generator<readonly string[]> {
    for (let at = 0; at < ids.length; at += PIECE) {
      tell(at, false)
      yield ids.slice(at, at + PIECE)
    }
  }
  try {
    await services.changeInPieces(
      pieces(),
      (tx, piece) => {
        // Whoever is gone since the list was made is not among them.
        const meetings = Map.groupBy(liveMeetingsOf(db, piece), ({ lead_id }) => lead_id)
        for (const row of leadRows(db, piece, now)) writeOne(tx, row, meetings.get(row.id) ?? [])
      },
      { id: changeId, label: () => labelOf(services, action, counts.changed), signal },
    )
  } finally {
    tell(ids.length, true)
  }
  return { ...counts, skippedLeads, ...(counts.changed > 0 && { changeId }) }
}

function labelOf(services: Services, action: BulkAction, count: number): string {
  const leads = `${count.toLocaleString('en')} ${count === 1 ? 'lead' : 'leads'}`
  switch (action.do) {
    case 'owner': {
      const owner = action.ownerId ? getRep(services.db, action.ownerId)?.name : undefined
      return owner ? `Gave ${leads} to ${owner}` : `Took the owner from ${leads}`
    }
    case 'stage':
      return `Moved ${leads} to ${STAGE_WORDS[action.stage]}`
    case 'source':
      return action.source ? `Set the source of ${leads} to ${action.source}` : `Emptied the source of ${leads}`
    case 'snooze':
      return `Snoozed ${leads}`
    case 'doNotContact':
      return action.doNotContact ? `Marked ${leads} as not to be contacted` : `Allowed contact with ${leads} again`
    case 'note':
      return `Added a note to ${leads}`
    default:
      return action satisfies never
  }
}

const STAGE_WORDS: Readonly<Record<Exclude<Stage, 'meeting'>, string>> = {
  new: 'New',
  working: 'Working',
  qualified: 'Qualified',
  nurture: 'Nurture',
  handedOver: 'Handed over',
  lost: 'Lost',
}

type Decide = (row: LeadRow, meetings: readonly LiveMeetingRow[]) => Outcome

/** What is asked for is checked once, before anything is written. */
function decider(services: Services, action: BulkAction, now: number): Decide {
  switch (action.do) {
    case 'owner': {
      const { ownerId } = action
      if (ownerId && !getRep(services.db, ownerId)) {
        throw refuse.input('action.ownerId', 'names a rep who is not in the workspace')
      }
      return (row) => (row.owner_id === ownerId ? null : { columns: { owner_id: ownerId } })
    }
    case 'source': {
      const source = action.source || null
      return (row) => (row.source === source ? null : { columns: { source } })
    }
    case 'stage': {
      const { stage } = action
      return (row, meetings) => {
        if (row.stage === stage) return null
        if (meetings.length > 0) return { refused: 'has a meeting, which decides the stage' }
        return closing(row, { stage }, now)
      }
    }
    case 'doNotContact': {
      const mark = action.doNotContact ? 1 : 0
      return (row) => (row.do_not_contact === mark ? null : closing(row, { do_not_contact: mark }, now))
    }
    case 'note': {
      const { note } = action
      return () => ({ note: { title: 'Note', note } })
    }
    case 'snooze':
      return snoozer(services, parseInstant(action.until), now)
    default:
      return action satisfies never
  }
}

const closing = (row: LeadRow, columns: Partial<LeadColumns>, now: number): Outcome => ({
  columns: { ...columns, ...stepAfter(row, columns, now) },
})

/** As one lead is snoozed by itself (queue.ts): nobody is put off beyond a meeting that is not confirmed. */
function snoozer(services: Services, until: number, now: number): Decide {
  if (until <= now) throw refuse.input('action.until', 'must be a time still ahead')
  const { zone, clock } = services.settings()
  const title = `Snoozed until ${whenText(until, { at: now, zone, clock }, true)}`
  return (row, meetings) => {
    if (row.stage === 'lost' || row.stage === 'handedOver' || row.do_not_contact === 1) {
      return { refused: 'is not in the queue, so there is nothing to put off' }
    }
    const open = meetings.some(({ status, start_ms }) => status === 'booked' && start_ms > now && start_ms <= until)
    if (open) return { refused: 'has a meeting before then that is not confirmed' }
    const columns = { pinned_ms: null, skipped_until_ms: null, snoozed_until_ms: until }
    return { columns, note: { title, note: null } }
  }
}
