import { searchWords } from '../../shared/search/query.ts'
import type { Implementer } from './implementer.ts'
import type { Services } from './services.ts'
import { leadRows, toLead } from './store/leads.ts'
import { searchLeadIds } from './store/leadSearch.ts'
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
      const asked = searchWords(input.text)
      const now = clock.now()
      return {
        leads: asked.length === 0 ? [] : leadRows(db, searchLeadIds(db, asked, { limit, offset: 0 }), now).map(toLead),
        reps: reps.slice(0, limit),
        meetings: asked.length === 0 ? [] : searchMeetings(db, asked, now, limit),
      }
    }),
  }
}
