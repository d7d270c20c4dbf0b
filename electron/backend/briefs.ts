import type { Brief } from '../../shared/contract/briefs.ts'
import { briefOf, briefText } from '../../shared/handOver/brief.ts'
import { BRIEF_WORDS } from '../../shared/handOver/briefWords.ts'
import { dayInWords } from '../../shared/time/rangeInWords.ts'
import { addDays, localDay, startOfDay } from '../../shared/time/zone.ts'
import { briefFactsOf, inviteFactsOf } from './briefFacts.ts'
import type { InviteFacts } from './calendar/facts.ts'
import { stem } from './calendar/filename.ts'
import type { Implementer } from './implementer.ts'
import { readStanding } from './queueItems.ts'
import { refuse } from './refusals.ts'
import { iso, type Services } from './services.ts'
import { listAgenda, listInvites } from './store/invites.ts'
import { getRep } from './store/reps.ts'

/** Why a lead is called is news for the rep, unless it is only that the meeting has to be confirmed or recorded. */
const SELF_EVIDENT: ReadonlySet<string> = new Set(['confirm', 'outcome', 'score'])

/** The brief with which a meeting goes to its rep (docs/rules.md, section 11). */
export function briefsTopic(os: Implementer, services: Services) {
  const { db, clock } = services

  const toBrief = (invite: InviteFacts, repId?: string): Brief => {
    const settings = services.settings()
    const facts = briefFactsOf(db, invite, settings, repId)
    if (!facts) throw refuse.notFound('lead', invite.row.lead_id)
    const standing = readStanding(services, invite.row.lead_id, clock.now())
    const { item } = standing ?? {}
    const brief = briefOf({
      ...facts,
      ...(standing && {
        why: {
          reason: item && !SELF_EVIDENT.has(item.kind) ? item.reason : null,
          score: standing.score,
          receipt: standing.receipt,
        },
      }),
    })
    return {
      meetingId: invite.row.id,
      leadId: invite.row.lead_id,
      start: iso(invite.row.start_ms),
      end: iso(invite.row.end_ms),
      status: invite.row.status,
      language: facts.language,
      title: brief.title,
      time: brief.time,
      theirTime: brief.theirTime,
      theirTimeLabel: BRIEF_WORDS[facts.language].theirTime,
      sections: brief.sections.map(({ lines, ...section }) => ({ ...section, lines: [...lines] })),
      text: briefText(brief, facts.language),
      filename: stem(['brief', invite.type, invite.lead.name, localDay(invite.row.start_ms, facts.zone)]),
    }
  }

  return {
    get: os.briefs.get.handler(({ input }) => {
      const [invite] = inviteFactsOf(db, listInvites(db, [input.meetingId]), services.settings())
      if (!invite) throw refuse.notFound('meeting', input.meetingId)
      if (input.repId && !invite.reps.some((rep) => rep.repId === input.repId)) {
        throw refuse.input('repId', 'is not on this meeting')
      }
      return toBrief(invite, input.repId)
    }),

    day: os.briefs.day.handler(({ input }) => {
      const rep = getRep(db, input.repId)
      if (!rep) throw refuse.notFound('rep', input.repId)
      const from = startOfDay(input.day, rep.zone)
      const to = startOfDay(addDays(input.day, 1), rep.zone)
      const settings = services.settings()
      // One that began the day before is over or going on: it was on that day's sheet.
      const rows = listAgenda(db, rep.id, from, to).filter(({ start_ms }) => start_ms >= from)
      const briefs = inviteFactsOf(db, rows, settings).map((invite) => toBrief(invite, rep.id))
      const title = dayInWords(from, rep.zone, settings.clock, settings.messageLanguage)
      return {
        repId: rep.id,
        repName: rep.name,
        zone: rep.zone,
        title,
        briefs,
        text: [`${rep.name}, ${title}`, ...briefs.map(({ text }) => text)].join('\n\n\n'),
        filename: stem(['briefs', rep.name, input.day]),
      }
    }),
  }
}
