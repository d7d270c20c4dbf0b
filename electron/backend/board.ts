import { zoneAt } from '../../shared/availability/wallClock.ts'
import { freeTime, hoursBetween, timeOffInterval } from '../../shared/availability/rules.ts'
import type { BoardRow } from '../../shared/contract/board.ts'
import { formatInstant, instantOf, parseInstant, type Interval } from '../../shared/time/instant.ts'
import { intersect, merge } from '../../shared/time/intervals.ts'
import { busyWithin } from './calendars.ts'
import type { Implementer } from './implementer.ts'
import { refuse } from './refusals.ts'
import { groupBy, hoursRulesOf, leadHoursBetween } from './repFacts.ts'
import { iso, isoOrNull, type Services } from './services.ts'
import { zonesOf } from './slotSearch.ts'
import { readRules } from './store/availability.ts'
import { calendarAges } from './store/busy.ts'
import { heldReps, listLiveHolds } from './store/holds.ts'
import { getLead } from './store/leads.ts'
import { listRepMeetings } from './store/meetings.ts'
import { listReps, toRep } from './store/reps.ts'

const drawn = ({ start, end }: Interval) => ({ start: formatInstant(start), end: formatInstant(end) })
const length = (intervals: readonly Interval[]): number =>
  Math.round(intervals.reduce((sum, one) => sum + (one.end - one.start), 0) / 60_000)

export function boardTopic(os: Implementer, services: Services) {
  const { db, clock } = services
  return {
    /** Everything the board draws between two instants, read with a handful of queries however many reps there are. */
    read: os.board.read.handler(({ input }) => {
      const from = parseInstant(input.from)
      const to = parseInstant(input.to)
      const lead = input.leadId ? getLead(db, input.leadId) : undefined
      if (input.leadId && !lead) throw refuse.notFound('lead', input.leadId)
      const reps = listReps(db, { includeInactive: false, ...(input.repIds && { ids: input.repIds }) })
      const ids = reps.map((rep) => rep.id)
      const rules = readRules(db, ids)
      const ages = calendarAges(db, ids, clock.now(), services.settings().staleAfterHours)
      const busy = groupBy(busyWithin(services, ids, from, to), (row) => row.rep_id)
      const meetings = groupBy(listRepMeetings(db, ids, from, to), (row) => row.rep_id)
      const holds = listLiveHolds(db, clock.now()).filter((row) => row.start_ms < to && row.end_ms > from)

      const rows = reps.map((rep, i): BoardRow => {
        const rule = rules.get(rep.id)!
        const hoursRules = hoursRulesOf(rep, rule, from, to)
        const hours = hoursBetween(hoursRules, from, to)
        const off = rule.timeOff
          .map((one) => timeOffInterval(one, hoursRules))
          .filter((one) => one.start < to && one.end > from)
          .sort((a, b) => a.start - b.start)
        const busyRows = busy.get(rep.id) ?? []
        const meetingRows = meetings.get(rep.id) ?? []
        const range = [{ start: instantOf(from), end: instantOf(to) }]
        const worked = intersect(hours, range)
        const taken = merge(
          [...busyRows, ...meetingRows].map((row) => ({ start: instantOf(row.start_ms), end: instantOf(row.end_ms) })),
        )
        return {
          rep: toRep(rep),
          zone: zoneAt(hoursRules, (from + to) / 2),
          asOf: isoOrNull(ages[i]!.asOf),
          verified: ages[i]!.verified,
          hours: hours.map(drawn),
          timeOff: off.map((one) => ({ ...drawn(one), reason: one.reason })),
          busy: busyRows.map((row) => ({
            start: iso(row.start_ms),
            end: iso(row.end_ms),
            title: row.title,
            allDay: row.all_day === 1,
            tentative: row.tentative === 1,
            source: row.source,
          })),
          meetings: meetingRows.map((row) => ({
            start: iso(row.start_ms),
            end: iso(row.end_ms),
            meetingId: row.meeting_id,
            leadId: row.lead_id,
            leadName: row.lead_name,
            company: row.company,
            typeName: row.type_name,
            status: row.status,
            attendance: row.attendance,
            bufferBefore: row.buffer_before,
            bufferAfter: row.buffer_after,
          })),
          holds: holds
            .filter((row) => heldReps(row).some((seat) => seat.repId === rep.id))
            .map((row) => ({
              start: iso(row.start_ms),
              end: iso(row.end_ms),
              holdId: row.id,
              leadId: row.lead_id,
              leadName: row.lead_name,
              until: iso(row.until_ms),
            })),
          load: { hours: length(worked), taken: length(worked) - length(freeTime(worked, [taken, merge(off)])) },
        }
      })
      const zones = lead ? zonesOf(lead) : []
      return {
        rows,
        leadHours: (leadHoursBetween(services, zones, from, to) ?? []).map(drawn),
        leadZone: zones.length === 1 ? zones[0]! : null,
      }
    }),
  }
}
