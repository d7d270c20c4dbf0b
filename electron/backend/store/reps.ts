import type { Rep, SaveRep } from '../../../shared/contract/reps.ts'
import type { Role } from '../../../shared/contract/primitives.ts'
import { all, insert, listOf, one, update, type ReadableDb, type WritableDb } from './database.ts'

export interface RepRow {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly zone: string
  readonly weight: number
  readonly priority: Rep['priority']
  readonly day_cap: number | null
  readonly week_cap: number | null
  readonly holiday_region: string | null
  readonly active: number
  readonly created_ms: number
  /** Since when the rep takes part in this role. */
  readonly joined_ms: number
}

export const toRep = (row: RepRow): Rep => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: row.role,
  zone: row.zone,
  weight: row.weight,
  priority: row.priority,
  dayCap: row.day_cap,
  weekCap: row.week_cap,
  holidayRegion: row.holiday_region,
  active: row.active === 1,
})

export const getRep = (db: ReadableDb, id: string): RepRow | undefined =>
  one(db, 'SELECT * FROM reps WHERE id = ?', [id])

/** Reps by name; all, or those of `ids`. */
export function listReps(db: ReadableDb, which: { includeInactive: boolean; ids?: readonly string[] }): RepRow[] {
  return all(
    db,
    `SELECT * FROM reps
      WHERE (@inactive = 1 OR active = 1) AND (@ids IS NULL OR id IN (SELECT value FROM json_each(@ids)))
      ORDER BY name COLLATE NOCASE, id`,
    { inactive: which.includeInactive ? 1 : 0, ids: which.ids ? listOf(which.ids) : null },
  )
}

type Fields = Omit<SaveRep, 'id'>

export function insertRep(db: WritableDb, id: string, rep: Fields, now: number): void {
  insert(db, 'reps', {
    id,
    name: rep.name,
    email: rep.email,
    role: rep.role,
    zone: rep.zone,
    weight: rep.weight ?? 100,
    priority: rep.priority ?? 'normal',
    day_cap: rep.dayCap ?? null,
    week_cap: rep.weekCap ?? null,
    holiday_region: rep.holidayRegion ?? null,
    active: rep.active === false ? 0 : 1,
    created_ms: now,
    joined_ms: now,
  })
}

/** Changes what is named and leaves the rest. Who takes up another role, or is active again, joins at `now`. */
export function updateRep(db: WritableDb, id: string, rep: Fields, now: number): boolean {
  const before = getRep(db, id)
  const joins = before && (before.role !== rep.role || (before.active === 0 && rep.active === true))
  return update(db, 'reps', id, {
    name: rep.name,
    email: rep.email,
    role: rep.role,
    zone: rep.zone,
    ...(rep.weight !== undefined && { weight: rep.weight }),
    ...(rep.priority !== undefined && { priority: rep.priority }),
    ...(rep.dayCap !== undefined && { day_cap: rep.dayCap }),
    ...(rep.weekCap !== undefined && { week_cap: rep.weekCap }),
    ...(rep.holidayRegion !== undefined && { holiday_region: rep.holidayRegion }),
    ...(rep.active !== undefined && { active: rep.active ? 1 : 0 }),
    ...(joins && { joined_ms: now }),
  })
}
