import { call } from '@orpc/server'
import { availabilityTopic } from './availability.ts'
import { boardTopic } from './board.ts'
import type { Connections } from './caldav/connections.ts'
import { caldavTopic } from './caldav/index.ts'
import { busyTopic, calendarsTopic } from './calendars.ts'
import { changesTopic } from './changes.ts'
import { historyTopic } from './history.ts'
import { holdsTopic } from './holds.ts'
import { createImplementer } from './implementer.ts'
import { invitesTopic } from './invites.ts'
import { leadListsTopic } from './leadLists.ts'
import { leadsTopic } from './leads.ts'
import { meetingsTopic } from './meetings.ts'
import { meetingTypesTopic } from './meetingTypes.ts'
import { messagesTopic } from './messages.ts'
import { queueTopic } from './queue.ts'
import { queueDue } from './queueIndex.ts'
import { repsTopic } from './reps.ts'
import { loadSample } from './sample/index.ts'
import { filtersTopic } from './savedFilters.ts'
import { scoreTopic } from './score.ts'
import { searchTopic } from './search.ts'
import type { Services } from './services.ts'
import { slotsTopic } from './slots.ts'
import { watchedFoldersTopic, type FolderWatches } from './watchedFolders.ts'
import { workspaceTopic } from './workspace.ts'

/** Every topic of the contract over one open workspace. */
export function createRouter(services: Services, watches: FolderWatches, connections: Connections) {
  const os = createImplementer(services)
  const meetings = meetingsTopic(os, services)
  return {
    reps: repsTopic(os, services),
    availability: availabilityTopic(os, services),
    calendars: { ...calendarsTopic(os, services), ...watchedFoldersTopic(os, services, watches) },
    caldav: caldavTopic(os, services, connections, {
      reschedule: (input) => call(meetings.reschedule, input, { context: {} }),
    }),
    busy: busyTopic(os, services),
    leads: { ...leadsTopic(os, services), ...leadListsTopic(os, services), ...queueTopic(os, services) },
    filters: filtersTopic(os, services),
    score: scoreTopic(os, services),
    meetingTypes: meetingTypesTopic(os, services),
    slots: slotsTopic(os, services),
    meetings,
    holds: holdsTopic(os, services),
    invites: invitesTopic(os, services),
    messages: messagesTopic(os, services),
    board: boardTopic(os, services),
    workspace: workspaceTopic(os, services, {
      queueDue: () => queueDue(services),
      loadSample: (seed) => loadSample(services, seed),
    }),
    changes: changesTopic(os, services),
    history: historyTopic(os, services),
    search: searchTopic(os, services),
  }
}
export type Router = ReturnType<typeof createRouter>
