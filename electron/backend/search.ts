import { searchWords } from '../../shared/search/query.ts'
import { fold } from './intake/leadKeys.ts'
import type { Implementer } from './implementer.ts'
import type { Services } from './services.ts'
import { leadRows, toLead } from './store/leads.ts'
import { leadsNamedFrom, searchLeadIds } from './store/leadSearch.ts'
import { searchMeetings } from './store/meetings.ts'
import { listReps, toRep } from './store/reps.ts'

export function searchTopic(os: Implementer, services: Services) {
  const { db, clock } = services
  return {
    /**
     * Leads, reps and meetings that hold every word of the text; before the other leads those whose name begins with it,
     * who was last in touch first.
     */
    all: os.search.all.handler(({ input }) => {
      const words = input.text.toLowerCase().split(/\s+/).filter(Boolean)
      const limit = input.limit ?? 8
      if (words.length === 0) return { leads: [], reps: [], meetings: [] }
      const reps = listReps(db, { includeInactive: false })
        .map(toRep)
        .filter((rep) => words.every((word) => `${rep.name} ${rep.email} ${rep.role}`.toLowerCase().includes(word)))
        .toSorted((one, other) => beginsWith(other.name, words) - beginsWith(one.name, words))
      const asked = searchWords(input.text)
      const now = clock.now()
      const named = asked.length === 0 ? [] : leadsNamedFrom(db, fold(input.text), limit)
      const found = asked.length === 0 || named.length === limit ? [] : searchLeadIds(db, asked, { limit, offset: 0 })
      const leadIds = [...new Set([...named, ...found])].slice(0, limit)
      return {
        leads: leadRows(db, leadIds, now).map(toLead),
        reps: reps.slice(0, limit),
        meetings: asked.length === 0 ? [] : searchMeetings(db, asked, now, limit),
      }
    }),
  }
}

/** 1 for a name that begins with the first word, 0 for any other. */
const beginsWith = (name: string, [first = '']: readonly string[]): number =>
  Number(name.toLowerCase().startsWith(first))
