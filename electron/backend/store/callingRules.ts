import type { CallingRule } from '../../../shared/priority/callingTable.ts'
import { all, insert, run, update, type ReadableDb, type WritableDb } from './database.ts'

/** What a team changed of the rule of a place; null is as the app comes with it. */
export interface CallingRuleRow {
  /** The place: `US`, `US-FL`, `*`. */
  readonly id: string
  /** JSON, seven lists of `[from, to]` in minutes. */
  readonly week: string | null
  readonly holidays: CallingRule['holidays'] | null
  readonly effect: CallingRule['effect'] | null
  readonly source: string | null
  readonly as_of: string | null
}

export const listCallingRules = (db: ReadableDb): CallingRuleRow[] => all(db, 'SELECT * FROM calling_rules ORDER BY id')

/** Puts a row in the place of the one for its place. */
export function putCallingRule(tx: WritableDb, { id, ...columns }: CallingRuleRow): void {
  if (!update(tx, 'calling_rules', id, columns)) insert(tx, 'calling_rules', { id, ...columns })
}

export const deleteCallingRule = (tx: WritableDb, id: string): boolean =>
  run(tx, 'DELETE FROM calling_rules WHERE id = ?', [id]) === 1
