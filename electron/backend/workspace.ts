import { addDays, localDay, startOfDay } from '../../shared/time/zone.ts'
import type { Implementer } from './implementer.ts'
import { refuse } from './refusals.ts'
import { iso, isoOrNull, type Services } from './services.ts'
import { calendarAges } from './store/busy.ts'
import { countDay, countRecords, countWithoutOutcome } from './store/counts.ts'
import { listReps } from './store/reps.ts'
import { writeSettings } from './store/settings.ts'

/** What the workspace needs of other topics. */
export interface WorkspaceParts {
  /** How many leads of the queue are due now, and how many steps to have a meeting confirmed. */
  queueDue(): { readonly queue: number; readonly confirm: number }
  /** Fills an empty workspace with the sample team. */
  loadSample(seed: number | undefined): { leads: number; reps: number; meetings: number }
}

export function workspaceTopic(os: Implementer, services: Services, parts: WorkspaceParts) {
  const { db, clock } = services
  return {
    status: os.workspace.status.handler(() => {
      const now = clock.now()
      const settings = services.settings()
      const today = localDay(now, settings.zone)
      const reps = listReps(db, { includeInactive: false })
      const ages = calendarAges(
        db,
        reps.map((rep) => rep.id),
        now,
        settings.staleAfterHours,
      )
      const verified = ages.filter((age) => age.verified).map((age) => age.asOf!)
      const counts = countRecords(db)
      return {
        settings,
        clock: { now: iso(now), pinned: clock.pinned },
        file: services.file,
        damaged: services.health.damaged,
        empty: counts.leads === 0 && counts.reps === 0 && counts.meetingTypes === 0,
        counts,
        calendars: {
          asOf: isoOrNull(verified.length > 0 ? Math.min(...verified) : null),
          unverified: reps.flatMap((rep, i) =>
            ages[i]!.verified ? [] : [{ repId: rep.id, name: rep.name, asOf: isoOrNull(ages[i]!.asOf) }],
          ),
        },
        today: countDay(db, startOfDay(today, settings.zone), startOfDay(addDays(today, 1), settings.zone)),
        due: { ...parts.queueDue(), outcome: countWithoutOutcome(db, now) },
      }
    }),
    saveSettings: os.workspace.saveSettings.handler(({ input }) => {
      const settings = { ...services.settings(), ...input }
      services.change('Changed the settings', (tx) => writeSettings(tx, settings))
      return services.settings()
    }),
    loadSample: os.workspace.loadSample.handler(({ input }) => {
      const counts = countRecords(db)
      if (counts.leads + counts.reps + counts.meetings + counts.meetingTypes > 0) {
        throw refuse.wrongState(
          'The sample team goes into an empty workspace only, and there is something in this one.',
        )
      }
      return parts.loadSample(input.seed)
    }),
  }
}
