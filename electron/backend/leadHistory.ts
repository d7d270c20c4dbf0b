import type { HistoryEntry, HistoryKind } from '../../shared/contract/leadHistory.ts'
import type { Implementer } from './implementer.ts'
import { activityKind, leadChangeOf, type LeadChange } from './leadChanges.ts'
import { refuse } from './refusals.ts'
import { iso, type Services } from './services.ts'
import {
  changesOfStory,
  storyActivities,
  storyChanges,
  storyEntries,
  type Before,
  type StoryActivity,
  type StoryChange,
} from './store/leadHistory.ts'
import { getLead } from './store/leads.ts'
import { listReps } from './store/reps.ts'

type Found = { readonly at: number; readonly id: string } & (
  | { readonly activity: StoryActivity }
  | { readonly change: StoryChange }
)

/** Looked through at once where a filter lets only some of it through. */
const FILTERED = 200

const NEWEST: Before = { at: Number.MAX_SAFE_INTEGER, id: '~' }

/** The part of the topic `leads` that tells the whole story of one (docs/rules.md, section 12). */
export function leadHistoryTopic(os: Implementer, services: Services) {
  const { db } = services

  /** The next things before `before`, newest first, and whether there are more. */
  const page = (leadId: string, before: Before, limit: number): Found[] => {
    const activities = storyActivities(db, leadId, before, limit)
    const changes = storyChanges(db, leadId, before, limit)
    const found: Found[] = [
      ...activities.map((activity) => ({ at: activity.at_ms, id: activity.id, activity })),
      ...changes.map((change) => ({ at: change.at_ms, id: change.id, change })),
    ]
    return found.toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)).slice(0, limit)
  }

  const toEntries = (leadId: string, found: readonly Found[]): HistoryEntry[] => {
    const ids = found.flatMap((one) => ('change' in one ? one.change.id : (one.activity.change_id ?? [])))
    const changes = new Map(changesOfStory(db, leadId, ids).map((change) => [change.id, change]))
    const entries = Map.groupBy(storyEntries(db, leadId, ids), ({ change_id }) => change_id)
    const names = new Map(listReps(db, { includeInactive: true }).map(({ id, name }) => [id, name]))
    const whatOf = (id: string): LeadChange =>
      leadChangeOf(entries.get(id) ?? [], (repId) => names.get(repId) ?? 'somebody who is gone')
    return found.flatMap((one): HistoryEntry[] => {
      if ('change' in one) {
        const { change } = one
        const what = whatOf(change.id)
        return what.silent ? [] : [ofChange(change, what)]
      }
      const change = one.activity.change_id === null ? undefined : changes.get(one.activity.change_id)
      return [ofActivity(one.activity, change, change && whatOf(change.id))]
    })
  }

  return {
    history: os.leads.history.handler(({ input }) => {
      if (!getLead(db, input.leadId)) throw refuse.notFound('lead', input.leadId)
      const wanted = input.kinds && new Set<HistoryKind>(input.kinds)
      let before = input.before === undefined ? NEWEST : cursorOf(input.before)
      const entries: HistoryEntry[] = []
      const limit = wanted ? FILTERED : input.limit
      for (;;) {
        const found = page(input.leadId, before, limit)
        for (const entry of toEntries(input.leadId, found)) if (!wanted || wanted.has(entry.kind)) entries.push(entry)
        const last = found.at(-1)
        if (!last || found.length < limit) break
        before = last
        // Where a filter lets little through there are more to look at, until a page is full.
        if (entries.length >= input.limit) return { entries, next: `${last.at} ${last.id}` }
      }
      return { entries }
    }),
  }
}

function cursorOf(text: string): Before {
  const [at, id] = text.split(' ')
  if (!/^-?\d{1,16}$/.test(at ?? '') || !id) throw refuse.input('before', 'must be the "next" of an earlier page')
  return { at: Number(at), id }
}

const changeOf = (change: StoryChange): NonNullable<HistoryEntry['change']> => ({
  id: change.id,
  label: change.label,
  undoable: change.undoable === 1 && change.undone_by === null && change.wide === 0,
  ...(change.undone_ms !== null && { undone: { by: change.undone_who ?? '', at: iso(change.undone_ms) } }),
})

const ofChange = (change: StoryChange, what: LeadChange): HistoryEntry => ({
  id: change.id,
  at: iso(change.at_ms),
  kind: what.kind,
  title: what.activity?.title ?? change.label,
  note: what.activity?.note ?? null,
  by: change.by,
  seconds: null,
  meetingId: what.meetingId,
  ...(what.version !== undefined && { version: what.version }),
  fields: [...what.fields],
  change: changeOf(change),
})

/** What was changed along stands with it only where it happened then: a call of last year may have come by an import. */
function ofActivity(
  activity: StoryActivity,
  change: StoryChange | undefined,
  what: LeadChange | undefined,
): HistoryEntry {
  const together = change && what && change.at_ms === activity.at_ms
  return {
    id: activity.id,
    at: iso(activity.at_ms),
    kind: activityKind(activity.kind, activity.title),
    title: activity.title,
    note: activity.note,
    by: activity.by,
    seconds: activity.seconds,
    meetingId: activity.meeting_id,
    ...(together && what.version !== undefined && { version: what.version }),
    fields: together ? [...what.fields] : [],
    ...(change && { change: changeOf(change) }),
  }
}
