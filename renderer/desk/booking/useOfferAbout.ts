import { useQuery } from '@tanstack/react-query'
import type { Lead } from '../../../shared/contract/leads.ts'
import { api } from '../../api/client.ts'
import type { OfferAbout } from './OfferTimes.tsx'

/** What times would be offered for now; undefined until it is known which meeting was missed. */
export function useOfferAbout(lead: Lead, movingMeetingId: string | undefined): OfferAbout | undefined {
  const recovering = lead.nextStep?.kind === 'recover'
  const missed = useQuery({
    ...api.meetings.list.queryOptions({ input: { leadId: lead.id, status: 'no_show' } }),
    enabled: recovering,
  })
  if (movingMeetingId) return { kind: 'move', meetingId: movingMeetingId }
  if (!recovering) return { kind: 'new' }
  if (!missed.data) return undefined
  const last = missed.data.meetings.toSorted((one, two) => two.start.localeCompare(one.start))[0]
  return last ? { kind: 'noShow', meetingId: last.id } : { kind: 'new' }
}
