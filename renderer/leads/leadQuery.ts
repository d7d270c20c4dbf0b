import type { LeadFilter, LeadSort, SavedFilter } from '../../shared/contract/leadFilters.ts'
import { isEmptyFilter } from '../../shared/leads/matchFilter.ts'

/** What is asked for on the screen. */
export interface ShownQuery {
  readonly text: string
  readonly filter: LeadFilter
  readonly sort: LeadSort | undefined
}

export const EVERYBODY: ShownQuery = { text: '', filter: {}, sort: undefined }

/** Whoever comes back from a lead finds the list as it was left. */
let left: ShownQuery = EVERYBODY
export const leftQuery = (): ShownQuery => left
export const leave = (query: ShownQuery): void => void (left = query)

export const queryOf = (saved: SavedFilter): ShownQuery => ({
  text: saved.text ?? '',
  filter: saved.filter,
  sort: saved.sort,
})

const plain = (query: ShownQuery): string =>
  JSON.stringify([
    query.text.trim(),
    Object.entries(query.filter)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
    query.sort && [query.sort.by, query.sort.reverse ?? false],
  ])

export const sameQuery = (one: ShownQuery, two: ShownQuery): boolean => plain(one) === plain(two)

export const asksForAll = ({ text, filter }: ShownQuery): boolean => text.trim() === '' && isEmptyFilter(filter)

/** As calls take it: what is not asked for is not named. */
export const askedOf = ({ text, filter }: ShownQuery) => ({
  ...(text.trim() && { text }),
  ...(!isEmptyFilter(filter) && { filter }),
})
