import { changesTopic } from './changes.ts'
import { historyTopic } from './history.ts'
import { createImplementer } from './implementer.ts'
import { meetingTypesTopic } from './meetingTypes.ts'
import { repsTopic } from './reps.ts'
import type { Services } from './services.ts'

/** Every topic of the contract over one open workspace. */
export function createRouter(services: Services) {
  const os = createImplementer(services)
  return {
    reps: repsTopic(os, services),
    meetingTypes: meetingTypesTopic(os, services),
    changes: changesTopic(os, services),
    history: historyTopic(os, services),
  }
}
export type Router = ReturnType<typeof createRouter>
