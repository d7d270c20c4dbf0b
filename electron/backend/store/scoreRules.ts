import { insert, one, run, update, type ReadableDb, type WritableDb } from './database.ts'

/** The team's own rules as JSON; undefined while they are the app's. */
export const readScoreRules = (db: ReadableDb): string | undefined =>
  one<{ json: string }>(db, "SELECT json FROM score_rules WHERE id = 'score'")?.json

export function writeScoreRules(db: WritableDb, json: string): void {
  if (!update(db, 'score_rules', 'score', { json })) insert(db, 'score_rules', { id: 'score', json })
}

/** Back to the rules the app comes with. */
export const dropScoreRules = (db: WritableDb): void => void run(db, "DELETE FROM score_rules WHERE id = 'score'")
