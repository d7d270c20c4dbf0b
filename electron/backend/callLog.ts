import type { Inputs, Outputs } from '../../shared/contract/index.ts'
import { afterCall, type AfterCall } from '../../shared/priority/afterCall.ts'
import { closes, marksNumber } from '../../shared/priority/checkFollowUps.ts'
import { nextWords } from '../../shared/priority/nextWords.ts'
import { isOpen } from '../../shared/priority/place.ts'
import { parseInstant } from '../../shared/time/instant.ts'
import { followUpRulesOf } from './followUpRules.ts'
import { zoneColumns } from './intake/merge.ts'
import { spacedPhone } from './intake/phones.ts'
import { wrongNumber } from './leadRecord.ts'
import { readStanding, zoneFor } from './queueItems.ts'
import { refuse } from './refusals.ts'
import type { Services } from './services.ts'
import { notToBeCalled } from './suppression/book.ts'
import { workspaceCalling } from './callingTable.ts'
import type { WritableDb } from './store/database.ts'
import { addActivity, getActivity, getLead, toActivity, toLead, updateLeadFields, type LeadRow } from './store/leads.ts'
import { hostIdOf, lastMissed } from './store/queue.ts'
import { getRep } from './store/reps.ts'

/** Takes in what came of a call, and what that means for the lead (docs/rules.md, section 8). */
export function logCall(services: Services, input: Inputs['leads']['logCall']): Outputs['leads']['logCall'] {
  const { db } = services
  const { leadId } = input
  const now = services.clock.now()
  const { settings, rules } = followUpRulesOf(services)
  const row = getLead(db, leadId)
  const standing = readStanding(services, leadId, now)
  if (!row || !standing) throw refuse.notFound('lead', leadId)
  const disposition = chosen(settings.outcomes, input.disposition)
  if (standing.suppressed && !disposition.doNotContact)
    throw refuse.wrongState(notToBeCalled(row.name, standing.suppressed))
  const callBackAt = promised(input.callBackAt, disposition, now)

  const { lead, whereabouts, toConfirm } = standing
  const recovering = lead.nextKind === 'recover'
  const missed = recovering ? lastMissed(db, leadId) : undefined
  const person = personOf(services, row, missed?.id)
  const dialled = marksNumber(disposition) ? dialledOf(row, input.number) : undefined
  const numbers = dialled === undefined ? undefined : wrongNumber(row, dialled)
  // With another number to try, a wrong one is no reason to give the lead up.
  const another = numbers?.phone ?? undefined
  const goesOn = another !== undefined && closes(disposition) && !disposition.doNotContact
  const after = afterCall(
    {
      ...lead,
      hasMeeting: lead.meetings.length > 0,
      recoveries: missed?.tries ?? 0,
      // The mark of the person: what the list names is no mark of theirs.
      doNotContact: row.do_not_contact === 1,
      ...whereabouts,
      hours: workspaceCalling(services).hours,
      hasPerson: person !== undefined,
      ownZone: services.settings().zone,
    },
    goesOn ? { ...disposition, ...CALL_THE_OTHER } : disposition,
    now,
    callBackAt,
    rules,
  )
  const handedTo = after.spent && after.stage === 'handedOver' ? person : undefined
  const id = services.newId()
  const by = services.settings().setterName
  services.change(`Logged ${disposition.label.toLowerCase()} for ${row.name}`, (tx) => {
    applyTo(tx, leadId, after, handedTo?.id)
    if (numbers) updateLeadFields(tx, leadId, { ...numbers, ...zoneAfter(row, numbers, now) })
    addActivity(tx, {
      id,
      leadId,
      at: now,
      by,
      kind: 'call',
      title: numbers && dialled ? `${disposition.label}: ${spacedPhone(dialled)}` : disposition.label,
      disposition: disposition.code,
      connected: disposition.connected,
      note: input.note?.trim() || null,
      ...(input.seconds !== undefined && { seconds: input.seconds }),
      ...(toConfirm && { meetingId: toConfirm.id, confirms: toConfirm.start }),
    })
    if (handedTo) {
      const tries =
        after.spent === 'recoveries' ? `${(missed?.tries ?? 0) + 1} tries since the no-show` : `${after.attempts} tries`
      const title = `Handed over to ${handedTo.name}: not reached in ${tries}`
      addActivity(tx, { id: services.newId(), leadId, at: now, by, kind: 'note', title })
    }
  })
  const kept = getLead(db, leadId, now)
  const activity = getActivity(db, id)
  if (!kept || !activity) throw refuse.notFound('lead', leadId)
  const words = nextWords(after, rules, {
    at: now,
    zone: zoneFor(whereabouts, services),
    clock: services.settings().clock,
    ...(handedTo && { person: handedTo.name }),
    ...(missed && { recoveries: missed.tries + 1 }),
    wasOpen: isOpen(lead),
  })
  const next = numbers ? numberWords(another, words) : words
  return { lead: toLead(kept), activity: toActivity(activity), ...(next && { next }) }
}

/** What comes after a wrong number where there is another one. */
const CALL_THE_OTHER = { stage: null, nextKind: 'call', delayMinutes: 1, delayWorkingDays: null } as const

/** The number that was called, as it is kept; undefined where the lead has none. Throws INVALID_INPUT for another's. */
function dialledOf(row: LeadRow, number: string | undefined): string | undefined {
  if (number === undefined) return row.phone ?? undefined
  if (number === row.phone || (JSON.parse(row.other_phones) as string[]).includes(number)) return number
  throw refuse.input('number', `is not a number of ${row.name}`)
}

/** A number that is wrong tells nothing of where the lead is, as long as there is another. */
function zoneAfter(
  row: LeadRow,
  { phone, other_phones: others }: Pick<LeadRow, 'phone' | 'other_phones'>,
  now: number,
) {
  const phones = phone === null ? (JSON.parse(others) as string[]) : [phone]
  return zoneColumns({ ...row, phones }, now)
}

function numberWords(another: string | undefined, words: string | undefined): string {
  if (another !== undefined) return ['marked as wrong', words, `on ${spacedPhone(another)}`].filter(Boolean).join(', ')
  return ['no number of theirs works any more', words].filter(Boolean).join(', ')
}

type Outcome = ReturnType<typeof followUpRulesOf>['settings']['outcomes'][number]

function chosen(outcomes: readonly Outcome[], code: string): Outcome {
  const found = outcomes.find((one) => one.code === code)
  if (found?.active) return found
  const offered = outcomes.filter(({ active }) => active).map((one) => one.code)
  throw refuse.input(
    'disposition',
    `${found ? `"${found.label}" is switched off` : `"${code}" is not known`}; choose one of ${offered.join(', ')}`,
  )
}

function promised(callBackAt: string | undefined, { label, needsTime }: Outcome, now: number): number | undefined {
  const at = callBackAt ? parseInstant(callBackAt) : undefined
  if (needsTime && at === undefined) {
    throw refuse.input('callBackAt', `"${label}" needs the time that was promised`)
  }
  if (!needsTime && at !== undefined) {
    // To drop a promised time without a word would break the promise.
    throw refuse.input('callBackAt', `"${label}" takes no time; log a call back to promise one`)
  }
  if (at !== undefined && at <= now) throw refuse.input('callBackAt', 'must be a time still ahead')
  return at
}

/** Whose lead it is, else who was to meet it: to whom it is handed when it cannot be reached. */
function personOf(services: Services, row: LeadRow, missedId: string | undefined) {
  const id = row.owner_id ?? (missedId === undefined ? undefined : hostIdOf(services.db, missedId))
  const rep = id ? getRep(services.db, id) : undefined
  return rep?.active ? rep : undefined
}

function applyTo(tx: WritableDb, leadId: string, after: AfterCall, ownerId: string | undefined): void {
  updateLeadFields(tx, leadId, {
    stage: after.stage,
    do_not_contact: after.doNotContact ? 1 : 0,
    attempts: after.attempts,
    connects: after.connects,
    next_kind: after.next?.kind ?? null,
    next_due_ms: after.next && 'due' in after.next ? after.next.due : null,
    ...(after.dayTries && { day_tries: after.dayTries.count, day_tries_until_ms: after.dayTries.until }),
    ...(ownerId && { owner_id: ownerId }),
    ...AS_THE_RULES_HAVE_IT,
  })
}

/** A lead that was dealt with, or whose place is decided anew, is where the rules put it. */
export const AS_THE_RULES_HAVE_IT = { pinned_ms: null, skipped_until_ms: null, snoozed_until_ms: null } as const
