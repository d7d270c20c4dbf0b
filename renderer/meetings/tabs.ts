import type { Meeting } from '../../shared/contract/meetings.ts'
import { asksForChange, isOpen } from './meetingWords.ts'

/** `what` says what a tab counts. */
export const TABS = [
  {
    id: 'confirm',
    label: 'To confirm',
    what: 'All that are booked and not confirmed, or for which another time or rep is asked. The badge at the left counts those for which a step of the ladder is due.',
  },
  { id: 'today', label: 'Today', what: 'All of today, whatever became of them' },
  { id: 'upcoming', label: 'Upcoming', what: 'Booked or confirmed, and not over yet' },
  { id: 'collides', label: 'In the way', what: 'Ahead, with something else in the calendar of a rep' },
  { id: 'outcome', label: 'Needs an outcome', what: 'Over, and nobody has said what became of them' },
  { id: 'all', label: 'All', what: 'Cancelled ones too, the latest first' },
] as const

export type TabId = (typeof TABS)[number]['id']

/**
 * The meetings of a tab in the order in which they are worked on. `today` is half open, in epoch milliseconds;
 * `colliding` are the meetings that a calendar is in the way of.
 */
export function inTab(
  meetings: readonly Meeting[],
  tab: TabId,
  now: number,
  today: { readonly from: number; readonly to: number },
  colliding: ReadonlySet<string> = new Set(),
): readonly Meeting[] {
  const start = (meeting: Meeting) => Date.parse(meeting.start)
  const soonest = (one: Meeting, two: Meeting) => start(one) - start(two)
  switch (tab) {
    case 'confirm':
      return meetings
        .filter((meeting) => start(meeting) > now && (meeting.status === 'booked' || asksForChange(meeting, now)))
        .sort(soonest)
    case 'today':
      return meetings
        .filter(
          (meeting) => meeting.status !== 'cancelled' && start(meeting) >= today.from && start(meeting) < today.to,
        )
        .sort(soonest)
    case 'upcoming':
      return meetings.filter((meeting) => isOpen(meeting) && Date.parse(meeting.end) > now).sort(soonest)
    case 'collides':
      return meetings.filter((meeting) => isOpen(meeting) && colliding.has(meeting.id)).sort(soonest)
    case 'outcome':
      return meetings
        .filter((meeting) => isOpen(meeting) && Date.parse(meeting.end) <= now)
        .sort((one, two) => soonest(two, one))
    case 'all':
      return [...meetings].sort((one, two) => soonest(two, one))
  }
}
