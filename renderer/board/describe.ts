import { entryAt, type Entry, type RowLayout } from '../../shared/board/pieces.ts'
import type { BoardRow } from '../../shared/contract/board.ts'
import type { MeetingStatus } from '../../shared/contract/meetings.ts'
import { instantAt } from '../../shared/time/zone.ts'
import { cityOf, formatDay, formatLongDay, formatTime, formatTimes, type ClockStyle } from '../time/format.ts'

export interface Clocks {
  readonly zone: string
  readonly leadZone: string | null
  readonly clock: ClockStyle
}

export const STATUS_WORDS: Record<MeetingStatus, string> = {
  booked: 'booked',
  confirmed: 'confirmed',
  completed: 'took place',
  no_show: 'no-show',
  cancelled: 'cancelled',
}

/** `Thu 26 Nov, 15:00 Berlin, 07:00 Denver`. */
export function timeWords(at: number, { zone, leadZone, clock }: Clocks): string {
  const ours = `${formatDay(at, zone)}, ${formatTime(at, zone, clock)} ${cityOf(zone)}`
  return leadZone && leadZone !== zone ? `${ours}, ${formatTime(at, leadZone, clock)} ${cityOf(leadZone)}` : ours
}

/** What an entry is, for those who hear the board and as its tooltip. */
export function entryWords(entry: Entry, { zone, clock }: Clocks): string {
  switch (entry.kind) {
    case 'busy': {
      const { busy } = entry
      const title = busy.title ? `Busy: ${busy.title}` : 'Busy'
      return `${title}${busy.tentative ? ', tentative' : ''}, ${times(busy, zone, clock)}`
    }
    case 'meeting': {
      const { meeting } = entry
      const company = meeting.company ? `, ${meeting.company}` : ''
      const declined = meeting.attendance === 'declined' ? ', declined by the lead' : ''
      return `${meeting.leadName}${company}: ${meeting.typeName}, ${times(meeting, zone, clock)}, ${STATUS_WORDS[meeting.status]}${declined}`
    }
    case 'hold': {
      const { hold } = entry
      return `Held for ${hold.leadName} until ${formatTime(Date.parse(hold.until), zone, clock)}, ${times(hold, zone, clock)}`
    }
  }
}

const times = (item: { readonly start: string; readonly end: string }, zone: string, clock: ClockStyle): string =>
  formatTimes(Date.parse(item.start), Date.parse(item.end), zone, clock)

/** What a cell of the board holds: who, when, and what is there. */
export function cellWords(row: BoardRow, layout: RowLayout, at: number, clocks: Clocks): string {
  return `${row.rep.name}, ${timeWords(at, clocks)}: ${contentWords(row, layout, at, clocks)}`
}

function contentWords(row: BoardRow, layout: RowLayout, at: number, clocks: Clocks): string {
  const entry = entryAt(layout, at)
  if (entry) return entryWords(entry, clocks)
  const under = layout.grounds.filter((ground) => ground.start <= at && at < ground.end)
  for (const ground of under) {
    if (ground.kind === 'timeOff') return ground.off.reason ? `off, ${ground.off.reason}` : 'off'
    if (ground.kind === 'allDay') return ground.busy.title ? `busy all day, ${ground.busy.title}` : 'busy all day'
  }
  if (under.some((ground) => ground.kind === 'closed')) return 'outside hours'
  if (under.some((ground) => ground.kind === 'buffer')) return 'kept free around a meeting'
  return row.verified ? 'free' : 'nothing known, the calendar is not up to date'
}

/** `Thursday 26 November`, or `23 – 29 November` of several days. */
export function pageTitle(days: readonly string[], zone: string): string {
  const noon = (day: string | undefined) => instantAt(day ?? '1970-01-01', 720, zone, 'first')
  const first = noon(days[0])
  const last = noon(days.at(-1))
  if (days.length === 1) return formatLongDay(first, zone)
  const [, ...end] = formatLongDay(last, zone).split(' ')
  const [, date, month] = formatLongDay(first, zone).split(' ')
  return month === end[1] ? `${date} – ${end.join(' ')}` : `${date} ${month} – ${end.join(' ')}`
}

/** `Thu 26 Nov`, or `23 – 29 Nov`. */
export function shortPageTitle(days: readonly string[], zone: string): string {
  const noon = (day: string | undefined) => formatDay(instantAt(day ?? '1970-01-01', 720, zone, 'first'), zone)
  if (days.length === 1) return noon(days[0])
  const [, date, month] = noon(days[0]).split(' ')
  const [, lastDate, lastMonth] = noon(days.at(-1)).split(' ')
  return month === lastMonth ? `${date} – ${lastDate} ${month}` : `${date} ${month} – ${lastDate} ${lastMonth}`
}
