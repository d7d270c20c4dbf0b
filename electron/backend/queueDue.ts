import { queueIndexOf } from './queueIndex.ts'
import type { Services } from './services.ts'

/** What waits: `queue` counts the leads that stand higher than by their score, `confirm` the steps of ladders to do. */
export function queueDue(services: Services): { readonly queue: number; readonly confirm: number } {
  const index = queueIndexOf(services)
  const now = services.clock.now()
  const counts = index.counts(now)
  return {
    queue: counts.callBack + counts.confirm + counts.outcome + counts.recover + counts.answer,
    confirm: index.stepsDue(now),
  }
}
