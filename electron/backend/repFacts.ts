import { closingHolidays, hoursBetween, timeOffInterval, type HoursRules } from '../../shared/availability/rules.ts'
import type { HoldFact, RepFacts } from '../../shared/slots/world.ts'
import { DAY, HOUR, instantOf, MINUTE, type Interval } from '../../shared/time/instant.ts'
import { intersect } from '../../shared/time/intervals.ts'
import { clockMinutes, localDay } from '../../shared/time/zone.ts'
import { busyWithin } from './calendars.ts'
import { publicHolidays } from './holidays.ts'
import type { Services } from './services.ts'
import { readRules, type RepRules } from './store/availability.ts'
import { calendarAges } from './store/busy.ts'
import { heldReps, listLiveHolds } from './store/holds.ts'
import { listRepMeetings } from './store/meetings.ts'
import type { RepRow } from './store/reps.ts'

/** Names may be a person's name alone, or the person and their company. */
export const leadLabel = (name: string, company: string | null): string => (company ? `${name}, ${company}` : name)

/** A meeting type's buffer is at most twelve hours (shared/contract/meetingTypes.ts). */
const LONGEST_BUFFER = 12 * HOUR

/**
 * Gathers all that decides whether these reps are open in `[from, to)`. Holds of `leadId` are left out: they are kept
 * for that lead. `movingUid` is the UID of the meeting that is moved: its copy in an imported calendar is not in its way.
 */
export function gatherFacts(
  services: Services,
  reps: readonly RepRow[],
  from: number,
  to: number,
  leadId: string | null,
  movingUid: string | null,
): RepFacts[] {
  const { db } = services
  const now = services.clock.now()
  const ids = reps.map((rep) => rep.id)
  const rules = readRules(db, ids)
  const ages = new Map(calendarAges(db, ids, now, services.settings().staleAfterHours).map((age) => [age.repId, age]))
  const busy = groupBy(
    busyWithin(services, ids, from - LONGEST_BUFFER, to + LONGEST_BUFFER).filter(
      (row) => row.uid === null || row.uid !== movingUid,
    ),
    (row) => row.rep_id,
  )
  // Caps count over whole weeks, whatever range is asked for; else what matters is at most two buffers away.
  const reach = reps.some((rep) => rep.day_cap !== null || rep.week_cap !== null) ? 9 * DAY : 2 * LONGEST_BUFFER
  const meetings = groupBy(listRepMeetings(db, ids, from - reach, to + reach), (row) => row.rep_id)
  const holds = holdsByRep(services, leadId)

  return reps.map((rep) => {
    const rule = rules.get(rep.id)!
    const hours = hoursRulesOf(rep, rule, from, to)
    return {
      repId: rep.id,
      name: rep.name,
      role: rep.role,
      rules: hours,
      dayCap: rep.day_cap,
      weekCap: rep.week_cap,
      verified: ages.get(rep.id)!.verified,
      timeOff: rule.timeOff.map((off) => timeOffInterval(off, hours)).sort((a, b) => a.start - b.start),
      busy: (busy.get(rep.id) ?? []).map((row) => ({
        start: instantOf(row.start_ms),
        end: instantOf(row.end_ms),
        title: row.title,
        source: row.source,
      })),
      meetings: (meetings.get(rep.id) ?? []).map((row) => ({
        start: instantOf(row.start_ms),
        end: instantOf(row.end_ms),
        meetingId: row.meeting_id,
        with: leadLabel(row.lead_name, row.company),
        before: row.buffer_before * MINUTE,
        after: row.buffer_after * MINUTE,
      })),
      holds: holds.get(rep.id) ?? [],
    }
  })
}

/** What the hours of a rep are worked out from, for a range: the one way for slots, explanations and the board. */
export function hoursRulesOf(rep: RepRow, rule: RepRules, from: number, to: number): HoursRules {
  return {
    zone: rep.zone,
    periods: rule.periods,
    weekly: rule.weekly,
    overrides: rule.overrides,
    holidays: closingHolidays(holidaysOf(rep, from, to), rule.holidaysOff),
  }
}

/**
 * The days of public holidays around a range; a stretch of hours may reach a day beyond it, and travel shifts dates by a
 * day. They are those of the home region wherever the rep is.
 */
function holidaysOf(rep: RepRow, from: number, to: number): Map<string, string> {
  if (!rep.holiday_region) return new Map()
  return publicHolidays(rep.holiday_region, localDay(from - 3 * DAY, rep.zone), localDay(to + 3 * DAY, rep.zone))
}

function holdsByRep(services: Services, leadId: string | null): Map<string, HoldFact[]> {
  const byRep = new Map<string, HoldFact[]>()
  for (const row of listLiveHolds(services.db, services.clock.now())) {
    if (row.lead_id === leadId) continue
    for (const { repId } of heldReps(row)) {
      const held = byRep.get(repId) ?? []
      held.push({
        start: instantOf(row.start_ms),
        end: instantOf(row.end_ms),
        for: row.lead_name,
        until: row.until_ms,
        before: row.buffer_before * MINUTE,
        after: row.buffer_after * MINUTE,
      })
      byRep.set(repId, held)
    }
  }
  return byRep
}

export function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}

/**
 * The hours in which a lead may be met in `[from, to)`: those of the settings, by the clock of the lead's zone; of
 * several possible zones what all of them allow. Null when the zone is unknown: nothing is claimed about it then.
 */
export function leadHoursBetween(
  services: Services,
  zones: readonly string[],
  from: number,
  to: number,
): Interval[] | null {
  if (zones.length === 0) return null
  const { start, end, weekdays } = services.settings().leadHours
  const day = [[clockMinutes(start), clockMinutes(end)]] as const
  const weekly: HoursRules['weekly'] = new Map(weekdays.map((weekday) => [weekday, day]))
  return zones
    .map((zone) => hoursBetween({ zone, weekly, overrides: new Map(), holidays: new Map() }, from, to))
    .reduce((common, hours) => intersect(common, hours))
}
