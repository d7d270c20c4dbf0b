import Database from 'better-sqlite3'
import { migrations } from '../../electron/backend/store/migrations/index.ts'

const id = (n: number): string => `01890a5d-ac96-774b-bcce-${String(n).padStart(12, '0')}`

/** What `oldDataFile` writes, by name. */
export const OLD = {
  rep: id(1),
  type: id(2),
  lead: id(3),
  colleague: id(4),
  alone: id(5),
  meeting: id(6),
  call: id(7),
  change: id(8),
} as const

const AT = Date.parse('2026-11-20T09:00:00Z')
const MEETING_AT = Date.parse('2026-11-25T09:00:00Z')

/**
 * A data file as the app of schema version `version` has left it: begun with version 1 and brought along by each migration
 * up to there, with rows that each version could write.
 */
export function oldDataFile(file: string, version: number): void {
  const db = new Database(file)
  db.pragma('foreign_keys = ON')
  for (const [i, { sql }] of migrations.slice(0, version).entries()) {
    db.exec(sql)
    ROWS[i + 1]?.(db)
  }
  db.pragma(`application_id = ${0x53657450}`)
  db.pragma(`user_version = ${version}`)
  db.close()
}

type Row = Readonly<Record<string, string | number | null>>

function insert(db: Database.Database, table: string, row: Row): void {
  const names = Object.keys(row)
  db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`).run(
    row,
  )
}

function addLead(db: Database.Database, lead: Row & { readonly id: string; readonly name: string }): Row {
  const row = { name_key: `${lead.name.toLowerCase()}|`, search_text: lead.name.toLowerCase(), created_ms: AT, ...lead }
  insert(db, 'leads', row)
  return row
}

/** Written once the migration of that number has run. */
const ROWS: Readonly<Record<number, (db: Database.Database) => void>> = {
  1: (db) => {
    insert(db, 'reps', {
      id: OLD.rep,
      name: 'Dana Keller',
      email: 'dana@northwind.example',
      role: 'ae',
      zone: 'Europe/Berlin',
      weight: 100,
      active: 1,
      created_ms: 0,
      joined_ms: 0,
    })
    // A Thursday.
    insert(db, 'weekly_hours', { id: OLD.rep, rep_id: OLD.rep, weekday: 4, start_min: 540, end_min: 1020 })
    insert(db, 'meeting_types', {
      id: OLD.type,
      name: 'Demo',
      minutes: 30,
      step: 15,
      buffer_before: 0,
      buffer_after: 0,
      notice_minutes: 0,
      horizon_days: 60,
      panel: JSON.stringify([{ role: 'ae', repIds: null, count: 1, optional: false }]),
      active: 1,
      created_ms: 0,
    })
    const lead = addLead(db, {
      id: OLD.lead,
      name: 'Mia Berg',
      company: 'Oakfield GmbH',
      email: 'mia@oakfield.example',
      email_key: 'mia@oakfield.example',
      phone: '+49301234567',
      phone_key: '+49301234567',
      industry: 'Timber',
      owner_id: OLD.rep,
      stage: 'meeting',
      brief: JSON.stringify([{ label: 'Pain', text: 'too many lists' }]),
      next_kind: 'meeting',
      attempts: 2,
    })
    addLead(db, {
      id: OLD.colleague,
      name: 'Jon Wirth',
      company: 'OAKFIELD',
      phone: '+49301234568',
      stage: 'lost',
      next_kind: null,
    })
    addLead(db, { id: OLD.alone, name: 'Solo Sue', next_kind: 'call', next_due_ms: AT })
    insert(db, 'meetings', {
      id: OLD.meeting,
      uid: 'old@setpoint',
      sequence: 0,
      status: 'booked',
      lead_id: OLD.lead,
      meeting_type_id: OLD.type,
      start_ms: MEETING_AT,
      end_ms: MEETING_AT + 1_800_000,
      buffer_before: 0,
      buffer_after: 0,
      booked_by: 'Alex',
      created_ms: AT,
      updated_ms: AT,
    })
    insert(db, 'meeting_reps', {
      id: OLD.meeting,
      meeting_id: OLD.meeting,
      rep_id: OLD.rep,
      seat: 0,
      start_ms: MEETING_AT,
      end_ms: MEETING_AT + 1_800_000,
      live: 1,
    })
    insert(db, 'activities', {
      id: OLD.call,
      lead_id: OLD.lead,
      at_ms: AT,
      kind: 'call',
      disposition: 'interested',
      connected: 1,
      title: 'Interested',
      note: 'wants a quotation',
      by: 'Alex',
    })
    insert(db, 'changes', { id: OLD.change, at_ms: AT, by: 'Alex', label: 'Changed lead Mia Berg', undoable: 1 })
    insert(db, 'journal', {
      change_id: OLD.change,
      tbl: 'leads',
      row_id: OLD.lead,
      before: JSON.stringify({ ...lead, industry: 'Wood' }),
      after: JSON.stringify(lead),
    })
  },
  5: (db) =>
    insert(db, 'message_templates', {
      id: id(20),
      purpose: 'reminder',
      language: 'en',
      subject: 'See you',
      text: 'Soon!',
    }),
  9: (db) =>
    insert(db, 'saved_filters', { id: id(21), name: 'Mine', json: '{"filter":{"stage":["lost"]}}', position: 0 }),
  11: (db) => insert(db, 'suppressions', { id: id(22), kind: 'phone', value: '+49301234568', added_ms: AT }),
}
