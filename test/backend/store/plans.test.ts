import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Backend } from '../../../electron/backend/index.ts'
import { BY_DOMAIN, BY_KEY } from '../../../electron/backend/store/companyLookup.ts'
import {
  CHANGES_OF_STORY,
  STORY_ACTIVITIES,
  STORY_CHANGES,
  STORY_ENTRIES,
} from '../../../electron/backend/store/leadHistory.ts'
import { FOLLOW_STALE } from '../../../electron/backend/store/leadIndex.ts'
import { workspace } from '../../support/workspace.ts'

let app: Backend
beforeEach(() => (app = workspace()))
afterEach(() => app.close())

/** How SQLite would answer, a line per step. */
const planOf = (sql: string): string[] => {
  const named = Object.fromEntries([...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, '[]']))
  const rows = app.services.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(sql.includes('?') ? ['[]'] : named)
  return (rows as { detail: string }[]).map(({ detail }) => detail)
}
/** Only what is short in itself is read from one end to the other. */
const SHORT = /^SCAN (s|touched|told|json_each VIRTUAL TABLE.*|\(subquery-\d+\)|lead_search VIRTUAL TABLE INDEX 0:=)$/
const readsWhole = (sql: string): string[] => planOf(sql).filter((step) => step.startsWith('SCAN') && !SHORT.test(step))

describe('what is read of many leads', () => {
  test.each(FOLLOW_STALE)('the index of the search follows from the leads that changed: %s', (sql) => {
    expect(readsWhole(sql)).toEqual([])
  })

  test('the company of a name, and of a domain, is found by its index and not sorted', () => {
    expect(planOf(BY_KEY)).toEqual([expect.stringContaining('companies_key (key=?)')])
    expect(planOf(BY_DOMAIN)).toEqual([expect.stringContaining('companies_domain (domain=?)')])
  })

  test.each([STORY_ACTIVITIES, STORY_CHANGES, CHANGES_OF_STORY, STORY_ENTRIES])(
    'the history of a lead reads what is about that lead: %s',
    (sql) => expect(readsWhole(sql)).toEqual([]),
  )

  test('activities of a lead come in their order', () => {
    expect(planOf(STORY_ACTIVITIES)[0]).toContain('activities_lead (lead_id=? AND at_ms<?)')
  })
})
