import { call } from '@orpc/server'
import { availabilityTopic } from './availability.ts'
import type { Backups } from './backups/backups.ts'
import { backupsTopic } from './backups/index.ts'
import { boardTopic } from './board.ts'
import { briefsTopic } from './briefs.ts'
import type { Connections } from './caldav/connections.ts'
import { caldavTopic } from './caldav/index.ts'
import { busyTopic, calendarsTopic } from './calendars.ts'
import { callingTopic } from './calling.ts'
import { companiesTopic } from './companies.ts'
import { changesTopic } from './changes.ts'
import { followUpsTopic } from './followUps.ts'
import { historyTopic } from './history.ts'
import { holdsTopic } from './holds.ts'
import { createImplementer } from './implementer.ts'
import { insightsTopic } from './insights.ts'
import { invitesTopic } from './invites.ts'
import { leadListsTopic } from './leadLists.ts'
import { leadHistoryTopic } from './leadHistory.ts'
import { leadsTopic } from './leads.ts'
import { meetingsTopic } from './meetings.ts'
import { meetingTypesTopic } from './meetingTypes.ts'
import { messagesTopic } from './messages.ts'
import { qualificationTopic } from './qualification.ts'
import { queueTopic } from './queue.ts'
import { queueDue } from './queueDue.ts'
import { repsTopic } from './reps.ts'
import { loadSample } from './sample/index.ts'
import { filtersTopic } from './savedFilters.ts'
import { scoreTopic } from './score.ts'
import { searchTopic } from './search.ts'
import type { Services } from './services.ts'
import { slotsTopic } from './slots.ts'
import { suppressionTopic } from './suppression/index.ts'
import { watchedFoldersTopic, type FolderWatches } from './watchedFolders.ts'
import { workspaceTopic } from './workspace.ts'

/** Every topic of the contract over one open workspace. */
export function createRouter(
  services: Services,
  watches: FolderWatches,
  connections: Connections,
  { backups, reopen }: { readonly backups: Backups; readonly reopen: (() => void) | undefined },
) {
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
    leads: {
      ...leadsTopic(os, services, backups),
      ...leadHistoryTopic(os, services),
      ...leadListsTopic(os, services),
      ...queueTopic(os, services),
    },
    filters: filtersTopic(os, services),
    companies: companiesTopic(os, services),
    qualification: qualificationTopic(os, services),
    score: scoreTopic(os, services),
    calling: callingTopic(os, services),
    suppression: suppressionTopic(os, services, backups),
    followUps: followUpsTopic(os, services),
    meetingTypes: meetingTypesTopic(os, services),
    slots: slotsTopic(os, services),
    meetings,
    holds: holdsTopic(os, services),
    invites: invitesTopic(os, services),
    briefs: briefsTopic(os, services),
    messages: messagesTopic(os, services),
    backups: backupsTopic(os, services, backups, reopen),
    board: boardTopic(os, services),
    workspace: workspaceTopic(os, services, {
      queueDue: () => queueDue(services),
      loadSample: (seed) => loadSample(services, seed),
    }),
    changes: changesTopic(os, services),
    history: historyTopic(os, services),
    search: searchTopic(os, services),
    insights: insightsTopic(os, services),
  }
}
export type Router = ReturnType<typeof createRouter>
