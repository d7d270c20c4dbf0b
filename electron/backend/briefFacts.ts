import type { FullSettings } from '../../shared/contract/workspace.ts'
import { briefOf, briefText, type BriefFacts } from '../../shared/handOver/brief.ts'
import { factsOf, type InviteFacts } from './calendar/facts.ts'
import { phoneInGroups } from './intake/phones.ts'
import { colleaguesOf } from './store/companies.ts'
import type { ReadableDb } from './store/database.ts'
import { listInviteSeats, type InviteRow } from './store/invites.ts'
import { getLead, listRecentActivities } from './store/leads.ts'

/** Read of a lead's history: enough for the lines that are shown, and for a promise among them. */
const RECENT = 40
const COLLEAGUES = 6

/** What the store knows of a meeting that is handed over. The brief is by the clock of `repId`, else of the host. */
export function briefFactsOf(
  db: ReadableDb,
  { row, type, reps, lead: invited }: InviteFacts,
  settings: FullSettings,
  repId?: string,
): BriefFacts | undefined {
  const lead = getLead(db, row.lead_id)
  if (!lead) return undefined
  const reader = reps.find((rep) => rep.repId === repId) ?? reps[0]
  return {
    language: settings.messageLanguage,
    clock: settings.clock,
    zone: reader.zone,
    meeting: {
      type,
      start: row.start_ms,
      end: row.end_ms,
      place: row.location,
      notes: row.notes,
      confirmed: row.status === 'confirmed' || row.status === 'completed',
      overrideReason: row.override_reason,
      reps: reps.map((rep) => rep.name),
    },
    lead: {
      name: invited.name,
      title: lead.title,
      company: lead.company,
      email: lead.email,
      phone: lead.phone === null ? null : phoneInGroups(lead.phone),
      city: lead.city,
      region: lead.region,
      country: lead.country,
      zone: invited.zone,
      language: lead.language,
      source: lead.source,
      industry: lead.industry,
      employees: lead.employees,
      website: lead.website,
      value: lead.value,
      notes: lead.notes,
      answers: JSON.parse(lead.brief) as { label: string; text: string }[],
    },
    colleagues: lead.company_id === null ? [] : colleagues(db, lead.company_id, lead.id),
    callBack: lead.next_kind === 'callBack' ? lead.next_due_ms : null,
    activities: listRecentActivities(db, lead.id, RECENT).map(({ at_ms, title, note }) => ({ at: at_ms, title, note })),
  }
}

/** Others of the company who are known, whoever was spoken to last first. */
const colleagues = (db: ReadableDb, companyId: string, leadId: string) =>
  colleaguesOf(db, { companyId, now: 0, limit: COLLEAGUES + 1 })
    .filter(({ id }) => id !== leadId)
    .slice(0, COLLEAGUES)

/**
 * What the entry in a rep's own calendar says beyond the meeting: no score and no history, which change with every call
 * and would have the entry written anew each time.
 */
export function calendarBrief(db: ReadableDb, invite: InviteFacts, settings: FullSettings): string {
  const facts = briefFactsOf(db, invite, settings)
  if (!facts) return ''
  const { sections, ...brief } = briefOf(facts)
  const lasting = sections.filter(({ key }) => key !== 'meeting' && key !== 'why' && key !== 'history')
  return briefText({ ...brief, sections: lasting }, facts.language, false)
}

/** The meetings with what an invite says of them. */
export function inviteFactsOf(db: ReadableDb, rows: readonly InviteRow[], settings: FullSettings): InviteFacts[] {
  const seats = listInviteSeats(
    db,
    rows.map((row) => row.id),
  )
  return rows.map((row) => factsOf(row, seats, settings))
}
