import { DAY } from '../../../shared/time/instant.ts'
import type { Services } from '../services.ts'
import { countRecords } from '../store/counts.ts'
import { writeSettings } from '../store/settings.ts'
import { Bookings } from './bookings.ts'
import { makeCalendars } from './calendars.ts'
import { Diary } from './calls.ts'
import { LeadMaker } from './leads.ts'
import { makeLookBack } from './lookBack.ts'
import { makeMeetings } from './meetings.ts'
import { makeMeetingTypes } from './meetingTypes.ts'
import { makePipeline } from './pipeline.ts'
import { random } from './random.ts'
import { makeReps } from './reps.ts'
import type { Stage } from './stage.ts'
import { makeWaiting } from './waiting.ts'

const SETTER = 'Sam Rivera'
const LEADS = 250
const SEED = 20

/**
 * Fills an empty workspace with a sales team of invented people: reps with their hours and calendars, leads with what was
 * done with them, and meetings of three weeks, all relative to the clock. The same seed at the same instant gives the
 * same names and times. One change, so that one undo takes all of it back.
 */
export function loadSample(services: Services, seed = SEED): { leads: number; reps: number; meetings: number } {
  services.change('Loaded the sample team', (tx) => {
    const now = services.clock.now()
    const settings = services.settings()
    writeSettings(tx, {
      ...settings,
      workspaceName: 'Northwind team',
      setterName: SETTER,
      setterEmail: 'sam@northwind.example',
    })
    const created = now - 200 * DAY
    const chance = random(seed)
    const types = makeMeetingTypes(tx, services, created)
    const reps = makeReps(tx, services, created)
    makeCalendars(tx, services, reps, chance)
    const leads = new LeadMaker(tx, services, reps, chance)
    const bookings = new Bookings(tx, services, SETTER, reps, types, chance)
    const diary = new Diary(tx, services, SETTER)
    const stage: Stage = {
      tx,
      services,
      chance,
      now,
      zone: settings.zone,
      reps,
      leads,
      bookings,
      diary,
      spare: new Map(),
    }
    makeWaiting(stage)
    // Those who wait now have their times told to the minute.
    const waiting = leads.made.length
    makeMeetings(stage)
    makePipeline(stage, LEADS)
    makeLookBack(stage, leads.made.slice(waiting), SETTER, seed)
  })
  const { leads, reps, meetings } = countRecords(services.db)
  return { leads, reps, meetings }
}
