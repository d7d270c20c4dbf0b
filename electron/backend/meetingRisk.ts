import type { Meeting } from '../../shared/contract/meetings.ts'
import { noShowRisk } from '../../shared/priority/noShowRisk.ts'
import type { Services } from './services.ts'
import { riskRows } from './store/meetings.ts'

/** The same meetings; those that are ahead with how likely it is that the lead does not come. */
export function withRisk(services: Services, meetings: readonly Meeting[]): Meeting[] {
  const now = services.clock.now()
  const live = meetings.filter(({ status }) => status === 'booked' || status === 'confirmed')
  if (live.length === 0) return [...meetings]
  const rows = riskRows(
    services.db,
    live.map(({ id }) => id),
    now,
  )
  const risks = new Map(
    rows.map((row) => [
      row.id,
      noShowRisk(
        {
          start: row.start_ms,
          agreed: row.agreed_ms,
          confirmed: row.status === 'confirmed',
          attendance: row.attendance,
          invited: row.invited_ms,
          noShows: row.no_shows,
          moves: row.moves,
          tries: row.tries,
        },
        now,
      ),
    ]),
  )
  return meetings.map((meeting) => {
    const risk = risks.get(meeting.id)
    return risk ? { ...meeting, risk: { tier: risk.tier, reasons: [...risk.reasons] } } : meeting
  })
}
