import type { BoardRow } from '../../shared/contract/board.ts'
import type { Settings } from '../../shared/contract/workspace.ts'
import { MINUTE } from '../../shared/time/instant.ts'
import { cityOf, formatLength, formatTime } from '../time/format.ts'
import { ROLE_NAMES } from '../reps/roles.ts'
import type { MeetingType } from '../../shared/contract/meetingTypes.ts'
import { timeWords, type Clocks } from './describe.ts'
import type { Cell } from './grid.ts'
import type { Plan } from './useTarget.ts'
import type { Lifted, Task } from './useTask.ts'

/** What would be put at a cell; null while too little is known, or nothing is asked. */
export function planOf(task: Task, cell: Cell | null, clocks: Clocks, asking: boolean): Plan | null {
  if (!cell) return null
  const time = formatTime(cell.at, clocks.leadZone ?? clocks.zone, clocks.clock)
  const name = task.lead?.name.split(' ')[0] ?? ''
  const at = { start: cell.at, repId: cell.repId, time, name }
  if (task.lifted) {
    const { lifted, meeting } = task
    if (meeting?.id !== lifted.meetingId) return null
    return {
      ...at,
      meetingTypeId: meeting.meetingTypeId,
      ...lengthOf(task.length, (lifted.end - lifted.start) / MINUTE),
      others: meeting.reps.map((seated) => seated.repId).filter((id) => id !== lifted.fromRepId && id !== cell.repId),
      leadId: lifted.leadId,
      movingMeetingId: lifted.meetingId,
    }
  }
  if (!task.type || (!task.booking && !asking)) return null
  return {
    ...at,
    meetingTypeId: task.type.id,
    ...lengthOf(task.length, task.type.minutes),
    // Looking only, nobody else is asked for.
    others: task.booking ? null : [],
    leadId: task.booking ? task.leadId : null,
    movingMeetingId: null,
  }
}

/** What was asked for, and whether that is another length than the usual. */
const lengthOf = (asked: number | null, usual: number) => ({
  minutes: asked ?? usual,
  stretched: asked !== null && asked !== usual,
})

export interface BannerWords {
  readonly title: string
  readonly what: string
  readonly note: string
}

/** What the banner says of the task; null when there is none. */
export function bannerWords(
  task: Task,
  reps: ReadonlyMap<string, BoardRow['rep']>,
  clocks: Clocks,
  leadHours: Settings['leadHours'],
): BannerWords | null {
  const name = task.lead?.name ?? ''
  if (task.lifted) return movingWords(task.lifted, task.length, name, reps, clocks)
  if (!task.booking || !task.lead) return null
  const note = clocks.leadZone
    ? `shaded: ${leadHours.start} to ${leadHours.end} in ${cityOf(clocks.leadZone)}, the lead’s working hours`
    : 'the lead’s time zone is not known'
  return {
    title: `Booking for ${name}`,
    what: task.type ? typeWords(task.type, task.length) : 'no meeting type yet',
    note,
  }
}

function movingWords(
  lifted: Lifted,
  length: number | null,
  name: string,
  reps: ReadonlyMap<string, BoardRow['rep']>,
  clocks: Clocks,
): BannerWords {
  const from = reps.get(lifted.fromRepId)?.name
  return {
    title: `Moving ${name}`,
    what: [lifted.typeName, formatLength(length === null ? lifted.end - lifted.start : length * MINUTE)]
      .filter(Boolean)
      .join(', '),
    note: `was ${timeWords(lifted.start, clocks)}${from ? ` with ${from}` : ''}`,
  }
}

/** `Product demo, 45 min, AE + Presales`. */
function typeWords(type: MeetingType, length: number | null): string {
  const seats = type.panel.map((seat) => {
    const who = seat.role ? ROLE_NAMES[seat.role].short : `${seat.repIds?.length ?? 0} chosen`
    return `${seat.count > 1 ? `${seat.count} ` : ''}${who}${seat.optional ? ' if free' : ''}`
  })
  return `${type.name}, ${length ?? type.minutes} min, ${seats.join(' + ')}`
}
