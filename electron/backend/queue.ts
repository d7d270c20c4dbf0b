import type { Lead } from '../../shared/contract/leads.ts'
import { marksNumber } from '../../shared/priority/checkFollowUps.ts'
import { KIND_ORDER } from '../../shared/priority/place.ts'
import { whenText } from '../../shared/priority/reason.ts'
import { MINUTE, parseInstant } from '../../shared/time/instant.ts'
import { addDays, localDay, startOfDay } from '../../shared/time/zone.ts'
import { AS_THE_RULES_HAVE_IT, logCall } from './callLog.ts'
import { followUpRulesOf } from './followUpRules.ts'
import type { Implementer } from './implementer.ts'
import { queueIndexOf } from './queueIndex.ts'
import { queueItems, readStanding, zoneFor } from './queueItems.ts'
import { refuse } from './refusals.ts'
import type { Services } from './services.ts'
import { marked } from './suppression/book.ts'
import {
  addActivity,
  getLead,
  listActivities,
  toActivity,
  toLead,
  updateLeadFields,
  type NewActivity,
} from './store/leads.ts'

/** Rows given when none are asked for. */
const PAGE = 100

/** The part of the topic `leads` that says who is next, and takes in what came of a call (docs/rules.md, section 5). */
export function queueTopic(os: Implementer, services: Services) {
  const { db, clock } = services
  const index = queueIndexOf(services)

  const readLead = (leadId: string): Lead => {
    const row = getLead(db, leadId, clock.now())
    if (!row) throw refuse.notFound('lead', leadId)
    return marked(services, toLead(row))
  }
  const readStood = (leadId: string) => {
    const standing = readStanding(services, leadId, clock.now())
    if (!standing) throw refuse.notFound('lead', leadId)
    return standing
  }
  const activity = (leadId: string, of: Pick<NewActivity, 'kind' | 'title'> & Partial<NewActivity>): NewActivity => ({
    id: services.newId(),
    leadId,
    at: clock.now(),
    by: services.settings().setterName,
    ...of,
  })
  const readActivity = (leadId: string, id: string) => {
    const row = listActivities(db, leadId).find((one) => one.id === id)
    if (!row) throw refuse.notFound('activity', id)
    return toActivity(row)
  }

  return {
    get: os.leads.get.handler(({ input }) => {
      const lead = readLead(input.leadId)
      const { item, calling, receipt, score } = readStood(input.leadId)
      return {
        lead,
        activities: listActivities(db, input.leadId).map(toActivity),
        ...(item && { queue: item }),
        calling,
        receipt,
        score,
      }
    }),

    queue: os.leads.queue.handler(({ input }) => {
      const at = input.at ? parseInstant(input.at) : clock.now()
      const asked = input.kinds ?? (input.kind && [input.kind])
      const kinds = asked && KIND_ORDER.filter((kind) => asked.includes(kind))
      const { found, counts } = index.page(at, {
        offset: input.offset ?? 0,
        limit: input.limit ?? PAGE,
        ...(kinds && { kinds }),
      })
      const all = KIND_ORDER.reduce((sum, kind) => sum + counts[kind], 0)
      return {
        items: queueItems(services, found, at),
        total: kinds ? kinds.reduce((sum, kind) => sum + counts[kind], 0) : all,
        due: all - counts.score,
        counts,
      }
    }),

    dispositions: os.leads.dispositions.handler(() => ({
      dispositions: followUpRulesOf(services)
        .settings.outcomes.filter(({ active }) => active)
        .map((one) => ({ ...one, wrongNumber: marksNumber(one) })),
    })),

    logCall: os.leads.logCall.handler(({ input }) => logCall(services, input)),

    addNote: os.leads.addNote.handler(({ input }) => {
      const lead = readLead(input.leadId)
      if (input.note.trim() === '') throw refuse.input('note', 'must not be empty')
      const note = activity(lead.id, { kind: 'note', title: 'Note', note: input.note.trim() })
      services.change(`Added a note to ${lead.name}`, (tx) => addActivity(tx, note))
      return readActivity(lead.id, note.id)
    }),

    snooze: os.leads.snooze.handler(({ input }) => {
      const lead = readLead(input.leadId)
      const standing = readStood(input.leadId)
      const now = clock.now()
      const until = parseInstant(input.until)
      if (!standing.open) throw refuse.wrongState(`${lead.name} is not in the queue, so there is nothing to put off.`)
      if (until <= now) throw refuse.input('until', 'must be a time still ahead')
      const words = (at: number) =>
        whenText(at, { at: now, zone: zoneFor(standing.whereabouts, services), clock: services.settings().clock }, true)
      const open = standing.lead.meetings.find(({ confirmed, start }) => !confirmed && start > now && start <= until)
      if (open)
        throw refuse.input('until', `must be before the meeting ${words(open.start)}, which is not confirmed yet`)
      const note = activity(lead.id, {
        kind: 'note',
        title: `Snoozed until ${words(until)}`,
        note: input.reason?.trim() || null,
      })
      services.change(`Snoozed ${lead.name}`, (tx) => {
        updateLeadFields(tx, lead.id, { ...AS_THE_RULES_HAVE_IT, snoozed_until_ms: until })
        addActivity(tx, note)
      })
      return readLead(lead.id)
    }),

    pin: os.leads.pin.handler(({ input }) => {
      const lead = readLead(input.leadId)
      if (!readStood(lead.id).open)
        throw refuse.wrongState(`${lead.name} is closed, so there is nothing to put on top.`)
      services.change(input.pinned ? `Pinned ${lead.name} to the top` : `Unpinned ${lead.name}`, (tx) => {
        updateLeadFields(tx, lead.id, { ...AS_THE_RULES_HAVE_IT, ...(input.pinned && { pinned_ms: clock.now() }) })
      })
      return readLead(lead.id)
    }),

    skip: os.leads.skip.handler(({ input }) => {
      const lead = readLead(input.leadId)
      const now = clock.now()
      if (!readStood(lead.id).item)
        throw refuse.wrongState(`${lead.name} is not in the queue, so there is nothing to skip.`)
      const { zone, clock: style } = services.settings()
      const until = input.minutes ? now + input.minutes * MINUTE : startOfDay(addDays(localDay(now, zone), 1), zone)
      const words = input.minutes
        ? `Skipped until ${whenText(until, { at: now, zone, clock: style }, true)}`
        : 'Skipped for today'
      const note = activity(lead.id, { kind: 'note', title: words, note: input.reason })
      services.change(`Skipped ${lead.name}`, (tx) => {
        updateLeadFields(tx, lead.id, { pinned_ms: null, skipped_until_ms: until })
        addActivity(tx, note)
      })
      return readLead(lead.id)
    }),

    nextCallable: os.leads.nextCallable.handler(({ input }) => {
      const at = input.at ? parseInstant(input.at) : clock.now()
      const found = index.nextCallable(at, input.after, input.kinds ?? (input.kind && [input.kind]))
      const item = found && queueItems(services, [found.next], at)[0]
      return item ? { item, position: found.position } : {}
    }),
  }
}
