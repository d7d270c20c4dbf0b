import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { createPageClient } from './link.ts'

// Made while the page loads: the first ports of the shell arrive with the load event.
const page = createPageClient()

/** Every call of the contract. */
export const client = page.client
/** What only a shell can do: files, drafts, links to other programs. */
export const shell = page.shell
/** What the disk has not taken yet. */
export const unsaved = page.unsaved
/** Whether the shell can ask for a folder; elsewhere its path is typed. */
export const choosesFolders = page.choosesFolders

/** Every call of the contract as options of TanStack Query: `useQuery(api.reps.list.queryOptions({ input: {} }))`. */
export const api = createTanstackQueryUtils(client)
