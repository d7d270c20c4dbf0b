import type Database from 'better-sqlite3'

/** Tables whose rows are journalled: what a person enters or decides. What can be worked out again is not. */
export const JOURNALLED = [
  'settings',
  'score_rules',
  'follow_up_rules',
  'reps',
  'weekly_hours',
  'override_days',
  'time_off',
  'zone_periods',
  'holidays_off',
  'calendars',
  'caldav_accounts',
  'watched_folders',
  'companies',
  'leads',
  'lead_imports',
  'meeting_types',
  'meetings',
  'meeting_reps',
  'meeting_answers',
  'meeting_proposals',
  'meeting_told',
  'holds',
  'activities',
  'message_templates',
  'qualification_fields',
  'saved_filters',
  'calling_rules',
  'suppressions',
] as const
export type JournalledTable = (typeof JOURNALLED)[number]

/**
 * Puts a trigger on each journalled table that writes the row before and after into the journal, in the same
 * transaction. They are made at opening, from the columns the tables really have, so that no later column can be left
 * out; and because the journal's change must be set, a write outside of `change` fails.
 */
export function watchTables(db: Database.Database): void {
  db.exec('CREATE TEMP TABLE current_change (id TEXT NOT NULL)')
  for (const table of JOURNALLED) {
    const columns = (db.pragma(`table_info(${table})`) as { name: string }[]).map((column) => column.name)
    const json = (row: string) => `json_object(${columns.map((name) => `'${name}', ${row}.${name}`).join(', ')})`
    const write = (row: string, before: string, after: string) =>
      `INSERT INTO journal (change_id, tbl, row_id, before, after)
       VALUES ((SELECT id FROM current_change), '${table}', ${row}.id, ${before}, ${after});`
    db.exec(`
      CREATE TEMP TRIGGER ${table}_journal_insert AFTER INSERT ON main.${table}
      BEGIN ${write('NEW', 'NULL', json('NEW'))} END;
      CREATE TEMP TRIGGER ${table}_journal_update AFTER UPDATE ON main.${table}
      BEGIN ${write('NEW', json('OLD'), json('NEW'))} END;
      CREATE TEMP TRIGGER ${table}_journal_delete AFTER DELETE ON main.${table}
      BEGIN ${write('OLD', json('OLD'), 'NULL')} END;`)
  }
}
