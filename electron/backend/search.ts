import type { Implementer } from './implementer.ts'
import { searchWords } from './intake/leadKeys.ts'
import type { Services } from './services.ts'
import { searchLeads, toLead } from './store/leads.ts'
import { searchMeetings } from './store/meetings.ts'
import { listReps, toRep } from './store/reps.ts'

export function searchTopic(os: Implementer, services: Services) {
  const { db, clock } = services
  return {
    /** Leads, reps and meetings that hold every word of the text. */
    all: os.search.all.handler(({ input }) => {
      const words = input.text.toLowerCase().split(/\s+/).filter(Boolean)
      const limit = input.limit ?? 8
      if (words.length === 0) return { leads: [], reps: [], meetings: [] }
      const reps = listReps(db, { includeInactive: false })
        .map(toRep)
        .filter((rep) => words.every((word) => `${rep.name} ${rep.email} ${rep.role}`.toLowerCase().includes(word)))
      return {
        // Of leads a phone number is found however it is written, and names without their accents.
        leads: searchLeads(db, { words: searchWords(input.text), limit, offset: 0, now: clock.now() }).rows.map(toLead),
        reps: reps.slice(0, limit),
        meetings: searchMeetings(db, words, clock.now(), limit),
      }
    }),
  }
}
