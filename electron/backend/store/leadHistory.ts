import type { ChangeRow, JournalRow } from './change.ts'
import { all, listOf, type ReadableDb } from './database.ts'
import type { ActivityRow } from './leads.ts'

/** Before what a page begins: by time, then by id. */
export interface Before {
  readonly at: number
  readonly id: string
}

/** Of an entry of the journal about what belongs to a lead; the words are those of the index journal_lead. */
const ABOUT = /* sql */ `coalesce(after ->> 'lead_id', before ->> 'lead_id') = @lead
  AND tbl IN ('activities', 'meetings', 'holds')`

export interface StoryActivity extends ActivityRow {
  readonly seconds: number | null
  /** The change that it came by; null for one from before there was a journal. */
  readonly change_id: string | null
}

export const STORY_ACTIVITIES = /* sql */ `SELECT a.*, (SELECT j.change_id FROM journal j
    WHERE j.row_id = a.id AND j.tbl = 'activities' AND j.before IS NULL ORDER BY j.seq LIMIT 1) AS change_id
  FROM activities a
 WHERE a.lead_id = @lead AND (a.at_ms, a.id) < (@at, @id)
 ORDER BY a.at_ms DESC, a.id DESC LIMIT @limit`

export const storyActivities = (db: ReadableDb, leadId: string, before: Before, limit: number): StoryActivity[] =>
  all(db, STORY_ACTIVITIES, { lead: leadId, at: before.at, id: before.id, limit })

export interface StoryChange extends ChangeRow {
  /** Who took it back and when. */
  readonly undone_who: string | null
  readonly undone_ms: number | null
  /** 1 where it is about other leads as well. */
  readonly wide: number
}

const CHANGE = /* sql */ `c.*, u.by AS undone_who, u.at_ms AS undone_ms,
  EXISTS (SELECT 1 FROM journal w WHERE w.change_id = c.id AND w.tbl = 'leads' AND w.row_id <> @lead) AS wide
  FROM changes c LEFT JOIN changes u ON u.id = c.undone_by`

export const STORY_CHANGES = /* sql */ `WITH touched AS (
   SELECT change_id FROM journal WHERE row_id = @lead AND tbl = 'leads'
   UNION SELECT change_id FROM journal WHERE ${ABOUT}),
 told AS (
   SELECT DISTINCT change_id FROM journal
    WHERE ${ABOUT} AND tbl = 'activities' AND before IS NULL AND row_id IN (SELECT id FROM activities))
 SELECT ${CHANGE}
  WHERE c.id IN (SELECT change_id FROM touched) AND c.undoes IS NULL AND (c.at_ms, c.id) < (@at, @id)
    AND (c.id NOT IN (SELECT change_id FROM told) OR c.undone_by IS NOT NULL)
    AND c.id NOT IN (SELECT change_id FROM unfinished_changes)
  ORDER BY c.at_ms DESC, c.id DESC LIMIT @limit`

/** Changes that touched the lead or what belongs to it, but for those that an activity of today's history stands for. */
export const storyChanges = (db: ReadableDb, leadId: string, before: Before, limit: number): StoryChange[] =>
  all(db, STORY_CHANGES, { lead: leadId, at: before.at, id: before.id, limit })

export const CHANGES_OF_STORY = /* sql */ `SELECT ${CHANGE} WHERE c.id IN (SELECT value FROM json_each(@ids))`

export const changesOfStory = (db: ReadableDb, leadId: string, ids: readonly string[]): StoryChange[] =>
  all(db, CHANGES_OF_STORY, { lead: leadId, ids: listOf(ids) })

export const STORY_ENTRIES = /* sql */ `SELECT * FROM journal
  WHERE row_id = @lead AND tbl = 'leads' AND change_id IN (SELECT value FROM json_each(@ids))
 UNION ALL
 SELECT * FROM journal WHERE ${ABOUT} AND change_id IN (SELECT value FROM json_each(@ids))
  ORDER BY seq`

/** What these changes did to the lead and to what belongs to it, in the order in which they did. */
export const storyEntries = (
  db: ReadableDb,
  leadId: string,
  changeIds: readonly string[],
): (JournalRow & { readonly change_id: string })[] => all(db, STORY_ENTRIES, { lead: leadId, ids: listOf(changeIds) })
