import { setImmediate as nextTurn } from 'node:timers/promises'
import { leadTableOf } from './leadTable.ts'
import type { Services } from './services.ts'
import { indexMoreLeads, isIndexed } from './store/leadIndex.ts'

/** Leads between two turns of other work: a few milliseconds. */
const PIECE = 50

/** Takes the text of leads into the index of the search that were there before it; other calls are answered meanwhile. */
export async function finishIndexing(services: Services): Promise<void> {
  if (isIndexed(services.db)) return
  do {
    await nextTurn()
    if (!services.db.open) return
  } while (indexMoreLeads(services.db, PIECE))
  leadTableOf(services).reread()
  // What the page has found so far was found without the index.
  services.feed.announce({
    type: 'changed',
    changeId: services.newId(),
    label: '',
    records: [{ kind: 'lead' }],
  })
}
