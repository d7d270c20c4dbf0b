import type { Meeting } from '../../shared/contract/meetings.ts'
import type { Explanation, ReasonCode } from '../../shared/contract/slotShapes.ts'
import { obstacles, SOFT } from '../../shared/slots/obstacles.ts'
import { prepare, type Wanted } from '../../shared/slots/world.ts'
import { explain } from '../../shared/slots/words.ts'
import { DAY, parseInstant } from '../../shared/time/instant.ts'
import { gatherFacts } from './repFacts.ts'
import type { Services } from './services.ts'
import { listReps } from './store/reps.ts'

/**
 * The rules by which a meeting that stands can come to collide: what says whether its reps can be there. Notice, horizon,
 * caps, buffers and the hours of the lead were weighed when it was booked, and a meeting does not stop to be possible
 * because another was put beside it.
 */
const PRESENCE: ReadonlySet<ReasonCode> = new Set(['holiday', 'override', 'hours', 'timeOff', 'busy', 'meeting'])

/**
 * What has come in the way of a meeting since it was booked, such as an imported event or closed hours, of any of its
 * reps; nothing once it has begun. What was booked over with a reason is not said again.
 */
export function inTheWay(services: Services, meeting: Meeting): Explanation[] {
  const start = parseInstant(meeting.start)
  const end = parseInstant(meeting.end)
  if (start <= services.clock.now()) return []
  const seated = listReps(services.db, { includeInactive: true, ids: meeting.reps.map((one) => one.repId) })
  const [from, to] = [start - 2 * DAY, end + 8 * DAY]
  const facts = gatherFacts(services, seated, from, to, meeting.leadId, meeting.uid)
  const wanted: Wanted = {
    length: end - start,
    before: 0,
    after: 0,
    notice: 0,
    horizon: Infinity,
    now: start,
    leadHours: null,
    movingId: meeting.id,
  }
  const accepted = (code: ReasonCode): boolean => meeting.overrideReason !== null && SOFT.has(code)
  const zone = services.settings().zone
  return facts.flatMap((one, i) => {
    const rep = prepare(one, from, to, meeting.id)
    const found = obstacles(rep, start, wanted)
      .filter(({ code }) => PRESENCE.has(code) && !accepted(code))
      .map((obstacle) => explain(obstacle, rep, start, zone, null))
    if (seated[i]!.active === 1) return found
    const left: Explanation = {
      code: 'panel',
      text: `${rep.name} is not active any more`,
      repId: rep.repId,
      fix: 'Move the meeting to another rep.',
    }
    return [left, ...found]
  })
}
