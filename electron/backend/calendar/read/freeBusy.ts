import type { Block } from './components.ts'
import type { Note } from './notes.ts'
import { readDuration, readStamp } from './values.ts'
import { toInstant, UTC } from './zoneRules.ts'
import { DAY } from '../../../../shared/time/instant.ts'
import type { Occurrence } from './occurrence.ts'

/** The busy periods of a VFREEBUSY, which has neither titles nor repetition. */
export function readFreeBusy(block: Block, note: (note: Note) => void): Occurrence[] {
  const uid =
    block.props
      .find((prop) => prop.name === 'UID')
      ?.value.trim()
      .slice(0, 400) ?? ''
  const periods: Occurrence[] = []
  for (const prop of block.props) {
    if (prop.name !== 'FREEBUSY') continue
    const type = prop.params.fbtype?.toUpperCase() ?? 'BUSY'
    if (type === 'FREE') continue
    for (const text of prop.value.split(',')) {
      const [first = '', second = ''] = text.split('/')
      const start = readStamp(first, UTC)
      const until = readStamp(second, UTC)
      const duration = readDuration(second)
      if (!start || (!until && !duration)) {
        note({ uid: uid || undefined, line: prop.line, reason: `This period cannot be read: "${text.slice(0, 60)}"` })
        continue
      }
      const at = toInstant(start.wall, UTC)
      const end = until ? until.wall : at + (duration ? duration.days * DAY + duration.ms : 0)
      if (end <= at) continue
      const tentative = type === 'BUSY-TENTATIVE'
      periods.push({ uid, title: '', start: at, end, allDay: false, tentative, cancelled: false, busy: true })
    }
  }
  return periods
}
