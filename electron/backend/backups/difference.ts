import type { BackupPreview } from '../../../shared/contract/backups.ts'
import { iso } from '../services.ts'
import { changesAfter, factsOf, openBackup } from '../store/backupFiles.ts'
import { leadIds, leadNames, meetingIds, namedMeetings } from '../store/compareFiles.ts'
import type { ReadableDb } from '../store/database.ts'

/** Named in a preview; the rest is counted. */
const NAMED = 8

/** What is in the workspace and not in a backup, and the other way round. */
export function differenceOf(here: ReadableDb, path: string): Omit<BackupPreview, 'backup'> {
  const opened = openBackup(path)
  try {
    const there = opened.db
    const { leads, meetings, activities, reps } = factsOf(here)
    const meeting = onlyIn(meetingIds(here), meetingIds(there))
    const lead = onlyIn(leadIds(here), leadIds(there))
    const named = (db: ReadableDb, ids: readonly string[]) => ({
      count: ids.length,
      first: namedMeetings(db, ids.slice(0, NAMED)).map(({ id, leadName, start_ms, status }) => ({
        id,
        leadName,
        start: iso(start_ms),
        status,
      })),
    })
    const people = (db: ReadableDb, ids: readonly string[]) => ({
      count: ids.length,
      first: leadNames(db, ids.slice(0, NAMED)),
    })
    return {
      now: { leads, meetings, activities, reps },
      changesSince: changesAfter(here, factsOf(there).lastChange),
      meetings: { onlyHere: named(here, meeting.first), onlyThere: named(there, meeting.second) },
      leads: { onlyHere: people(here, lead.first), onlyThere: people(there, lead.second) },
    }
  } finally {
    opened.close()
  }
}

/** In the order in which they were given. */
function onlyIn(first: readonly string[], second: readonly string[]): { first: string[]; second: string[] } {
  const [a, b] = [new Set(first), new Set(second)]
  return { first: first.filter((id) => !b.has(id)), second: second.filter((id) => !a.has(id)) }
}
