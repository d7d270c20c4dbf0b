import type { Services } from '../services.ts'
import type { WritableDb } from '../store/database.ts'
import type { Bookings } from './bookings.ts'
import type { Diary } from './calls.ts'
import type { LeadMaker, SampleLead } from './leads.ts'
import type { Place } from './places.ts'
import type { Random } from './random.ts'
import type { SampleReps } from './reps.ts'

/** What every part of the sample works with. */
export interface Stage {
  readonly tx: WritableDb
  readonly services: Services
  readonly chance: Random
  readonly now: number
  /** The setter's zone. */
  readonly zone: string
  readonly reps: SampleReps
  readonly leads: LeadMaker
  readonly bookings: Bookings
  readonly diary: Diary
  /** Interested leads for whom no slot was found yet. */
  readonly spare: Map<Place['side'], SampleLead>
}
