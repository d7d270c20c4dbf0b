import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { createPageClient } from './link.ts'

/** The data, what only the shell can do, and whether the data can be reached. */
export const { client, shell, onState } = createPageClient()

/** Every call of the contract as options of TanStack Query: `useQuery(api.reps.list.queryOptions({ input: {} }))`. */
export const api = createTanstackQueryUtils(client)
