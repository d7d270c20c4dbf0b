import type { Explained, Target } from './useTarget.ts'
import { cityOf, formatDay, formatTime, nameDay } from '../time/format.ts'
import type { Clocks } from './describe.ts'

/** `Next open: tomorrow 17:30 (09:30 Denver)`. */
export function nextWords(next: number, now: number, { zone, leadZone, clock }: Clocks): string {
  const day = nameDay(next, now, zone)
  const named = day === formatDay(next, zone, now) ? day : day.toLowerCase()
  const theirs = leadZone && leadZone !== zone ? ` (${formatTime(next, leadZone, clock)} ${cityOf(leadZone)})` : ''
  return `Next open: ${named} ${formatTime(next, zone, clock)}${theirs}`
}

/** What must be known of a rep's calendar, beside the reasons. */
export function warningWords(explained: Explained | null, asOf: string | null, now: number): string | null {
  if (!explained?.unverified) return null
  if (!asOf) return 'No calendar is known, so busy times may be missing'
  const days = Math.round((now - Date.parse(asOf)) / 86_400_000)
  return `Calendar is ${days < 1 ? 'too' : days === 1 ? '1 day' : `${days} days`} old, unverified`
}

/** The same for those who hear the board; of another length than usual, that first. */
export function spokenWords({ state, reasons, plan }: Pick<Target, 'state' | 'reasons' | 'plan'>): string {
  if (state === 'checking') return ''
  const length = plan.stretched ? `${plan.minutes} min. ` : ''
  return length + (state === 'open' ? 'Open' : `Not open. ${reasons.map(({ text }) => text).join('. ')}`)
}
