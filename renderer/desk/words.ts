import type { Callable, Lead, QueueItem, Stage } from '../../shared/contract/leads.ts'
import type { MeetingStatus } from '../../shared/contract/meetings.ts'
import type { MeetingType } from '../../shared/contract/meetingTypes.ts'
import type { Role } from '../../shared/contract/primitives.ts'
import type { Tone } from '../components/tone.ts'
import { cityOf, daysBetween, formatDay, formatTime, type ClockStyle } from '../time/format.ts'

export const stageNames: Record<Stage, string> = {
  new: 'New',
  working: 'Working',
  qualified: 'Qualified',
  meeting: 'Meeting booked',
  nurture: 'Nurture',
  handedOver: 'Handed over',
  lost: 'Lost',
}

export const roleNames: Record<Role, string> = {
  ae: 'AE',
  presales: 'presales',
  csm: 'CSM',
  sdr: 'SDR',
  bdr: 'BDR',
  manager: 'manager',
}

export const meetingStatusWords: Record<MeetingStatus, { readonly label: string; readonly tone: Tone }> = {
  booked: { label: 'Booked, not confirmed', tone: 'amber' },
  confirmed: { label: 'Confirmed', tone: 'green' },
  completed: { label: 'Took place', tone: 'green' },
  no_show: { label: 'No-show', tone: 'red' },
  cancelled: { label: 'Cancelled', tone: 'quiet' },
}

export const firstNameOf = (name: string): string => name.trim().split(/\s+/)[0] ?? name

/** The colour of a row's reason: red is late or lost, amber to be confirmed, blue new. */
export function reasonTone(item: Pick<QueueItem, 'kind' | 'late' | 'lead'>): Tone {
  switch (item.kind) {
    case 'callBack':
    case 'recover':
    case 'answer':
      return 'red'
    case 'confirm':
    case 'outcome':
      return 'amber'
    case 'score':
      return item.lead.stage === 'new' ? 'accent' : 'quiet'
  }
}

/** The one zone the lead is in; null when it is unknown, or one of several. */
export function leadZone(lead: Pick<Lead, 'zone' | 'zones'>, calling?: Callable): string | null {
  if (lead.zone) return lead.zone
  return (lead.zones.length === 1 ? lead.zones[0] : undefined) ?? calling?.zone ?? null
}

/** `AE + presales`, `2 AE`, `3 named reps`: who sits in a meeting of this type. */
export function panelWords(type: Pick<MeetingType, 'panel'>): string {
  return type.panel
    .map((seat) => {
      const who = seat.role ? roleNames[seat.role] : seat.count === 1 ? 'named rep' : 'named reps'
      const many = seat.count > 1 ? `${seat.count} ${who}` : who
      return seat.optional ? `${many} if free` : many
    })
    .join(' + ')
}

/** Whether the lead may be called, and the hour at which that changes, on the lead's own clock. */
export function callableWords(
  calling: Callable,
  now: number,
  ours: string,
  clock: ClockStyle,
): { readonly text: string; readonly tone: Tone } {
  const zone = calling.zone ?? ours
  const changes = calling.changes === undefined ? undefined : Date.parse(calling.changes)
  switch (calling.why) {
    case 'open':
      return {
        text: changes === undefined ? 'may be called' : `may be called until ${momentWords(changes, now, zone, clock)}`,
        tone: 'green',
      }
    case 'closed': {
      const blocked = calling.state !== 'warned'
      const tone = blocked ? 'red' : 'amber'
      const because = calling.holiday ? `${calling.holiday.name} in ${calling.holiday.place}, ` : ''
      if (changes === undefined) return { text: `${because}not to be called`, tone }
      const here = zone === ours ? '' : ` (${formatTime(changes, ours, clock)} ${cityOf(ours)})`
      const from = `${momentWords(changes, now, zone, clock)}${here}`
      if (blocked) return { text: `${because}may not be called before ${from}`, tone }
      return { text: `${because || 'outside the usual hours, '}better from ${from}`, tone }
    }
    case 'doNotContact':
      return {
        text: calling.listed && calling.reason ? lowerFirst(calling.reason) : 'asked not to be contacted',
        tone: 'red',
      }
    case 'noPhone':
      return { text: 'has no phone number', tone: 'amber' }
    case 'zoneUnknown':
      return { text: 'time zone unknown: ask, and set it with Edit', tone: 'amber' }
  }
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** `20:00` today, `tomorrow 09:00`, else `Thu 26 Nov 09:00`. */
export function momentWords(at: number, now: number, zone: string, clock: ClockStyle): string {
  const days = daysBetween(now, at, zone)
  const time = formatTime(at, zone, clock)
  if (days === 0) return time
  return days === 1 ? `tomorrow ${time}` : `${formatDay(at, zone, now)} ${time}`
}
