import { z } from 'zod'
import { LeadFilter, LeadSort, type SavedFilter } from '../../shared/contract/leadFilters.ts'
import { isEmptyFilter } from '../../shared/leads/matchFilter.ts'
import { SHIPPED_FILTERS } from '../../shared/leads/shippedFilters.ts'
import type { Implementer } from './implementer.ts'
import { refuse } from './refusals.ts'
import type { Services } from './services.ts'
import {
  dropSavedFilter,
  getSavedFilter,
  listSavedFilters,
  putSavedFilter,
  type SavedFilterRow,
} from './store/savedFilters.ts'

const Kept = z.object({ filter: LeadFilter, text: z.string().optional(), sort: LeadSort.optional() })

/** One of a later version, with conditions that are not known here, is left out rather than taken for less than it says. */
function toSavedFilter(row: SavedFilterRow): SavedFilter[] {
  const kept = Kept.safeParse(JSON.parse(row.json))
  return kept.success ? [{ id: row.id, name: row.name, ...kept.data, shipped: false }] : []
}

const sameName = (one: string, two: string): boolean => one.toLowerCase() === two.toLowerCase()

/** Filters of leads that are kept under a name. */
export function filtersTopic(os: Implementer, services: Services) {
  const { db } = services
  return {
    list: os.filters.list.handler(() => ({
      filters: [...SHIPPED_FILTERS, ...listSavedFilters(db).flatMap(toSavedFilter)],
    })),
    save: os.filters.save.handler(({ input }) => {
      const { id = services.newId(), name, filter, text, sort } = input
      const before = input.id ? getSavedFilter(db, input.id) : undefined
      if (input.id && !before) throw refuse.notFound('filter', input.id)
      if (isEmptyFilter(filter) && !text && !sort) throw refuse.input('filter', 'must ask for something')
      const others = [...SHIPPED_FILTERS, ...listSavedFilters(db)].filter((other) => other.id !== id)
      if (others.some((other) => sameName(other.name, name))) throw refuse.input('name', 'is that of another filter')
      const kept = { filter, ...(text && { text }), ...(sort && { sort }) }
      services.change(before ? `Changed the filter ${name}` : `Saved the filter ${name}`, (tx) =>
        putSavedFilter(tx, { id, name, json: JSON.stringify(kept) }),
      )
      return { id, name, ...kept, shipped: false }
    }),
    remove: os.filters.remove.handler(({ input }) => {
      const row = getSavedFilter(db, input.id)
      if (!row) throw refuse.notFound('filter', input.id)
      return { removed: services.change(`Removed the filter ${row.name}`, (tx) => dropSavedFilter(tx, row.id)) }
    }),
  }
}
