import type { MeetingType } from '../../shared/contract/meetingTypes.ts'
import { ROLE_NAMES } from '../reps/roles.ts'

/** `AE + Presales`, `2 × CSM`, `Dana or Jo + Presales (optional)`. */
export function panelWords(panel: MeetingType['panel'], nameOf: (repId: string) => string | undefined): string {
  return panel
    .map((seat) => {
      const who = seat.repIds?.length ? oneOf(seat.repIds, nameOf) : seat.role ? ROLE_NAMES[seat.role].short : ''
      return `${seat.count > 1 ? `${seat.count} × ` : ''}${who}${seat.optional ? ' (optional)' : ''}`
    })
    .join(' + ')
}

function oneOf(repIds: readonly string[], nameOf: (repId: string) => string | undefined): string {
  const names = repIds.map((id) => nameOf(id)?.split(' ')[0] ?? 'a former rep')
  return names.length <= 3 ? names.join(' or ') : `one of ${names.length}`
}

/** Minutes as people say them: `2 h`, `1 day`, `90 min`. */
export function minutesWords(minutes: number): string {
  if (minutes >= 1440 && minutes % 1440 === 0) return minutes === 1440 ? '1 day' : `${minutes / 1440} days`
  if (minutes >= 60 && minutes % 60 === 0) return `${minutes / 60} h`
  return `${minutes} min`
}
