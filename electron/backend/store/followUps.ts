import { all, insert, one, run, update, type ReadableDb, type WritableDb } from './database.ts'

/** The team's own rules as JSON; undefined while they are the app's. */
export const readFollowUpRules = (db: ReadableDb): string | undefined =>
  one<{ json: string }>(db, "SELECT json FROM follow_up_rules WHERE id = 'followUps'")?.json

export function writeFollowUpRules(db: WritableDb, json: string): void {
  if (!update(db, 'follow_up_rules', 'followUps', { json })) insert(db, 'follow_up_rules', { id: 'followUps', json })
}

/** Back to what the app comes with. */
export const dropFollowUpRules = (db: WritableDb): void =>
  void run(db, "DELETE FROM follow_up_rules WHERE id = 'followUps'")

/** The outcomes of calls that history names, by their codes: one look into the index for each. */
export const usedOutcomes = (db: ReadableDb): string[] =>
  all<{ code: string }>(
    db,
    `WITH RECURSIVE used (code) AS (
       SELECT (SELECT min(disposition) FROM activities WHERE disposition IS NOT NULL)
       UNION ALL
       SELECT (SELECT min(disposition) FROM activities WHERE disposition > used.code) FROM used WHERE used.code IS NOT NULL)
     SELECT code FROM used WHERE code IS NOT NULL`,
  ).map(({ code }) => code)

/** The rules before a change that touched them, as JSON; null where there were none of the team's own. */
export const rulesBefore = (db: ReadableDb, changeId: string): { readonly json: string | null } | undefined =>
  one(
    db,
    `SELECT json_extract(before, '$.json') AS json FROM journal
      WHERE change_id = ? AND tbl = 'follow_up_rules' ORDER BY seq LIMIT 1`,
    [changeId],
  )
