import type Database from 'better-sqlite3'

declare const readable: unique symbol
declare const writable: unique symbol

/** A handle that queries read with. */
export type ReadableDb = Database.Database & { readonly [readable]: true }
/** A handle that may write; only `change` hands one out, inside its transaction. */
export type WritableDb = ReadableDb & { readonly [writable]: true }

type Value = string | number | bigint | null | Uint8Array
type Params = Readonly<Record<string, Value>> | readonly Value[]

const statements = new WeakMap<Database.Database, Map<string, Database.Statement>>()

/** Prepared once per handle and text. */
function prepared(db: Database.Database, sql: string): Database.Statement {
  let known = statements.get(db)
  if (!known) statements.set(db, (known = new Map()))
  let statement = known.get(sql)
  if (!statement) known.set(sql, (statement = db.prepare(sql)))
  return statement
}

export function all<Row>(db: ReadableDb, sql: string, params: Params = []): Row[] {
  return prepared(db, sql).all(params) as Row[]
}

/**
 * The values of a statement with one column: of many rows it is making an object of each that takes the time. The space
 * makes it a statement of its own, since how rows come is set for a statement once.
 */
export function values<T>(db: ReadableDb, sql: string, params: Params = []): T[] {
  return prepared(db, `${sql} `).pluck(true).all(params) as T[]
}

export function one<Row>(db: ReadableDb, sql: string, params: Params = []): Row | undefined {
  return prepared(db, sql).get(params) as Row | undefined
}

/** Runs a statement that writes; returns how many rows it changed. */
export function run(db: WritableDb, sql: string, params: Params = []): number {
  return prepared(db, sql).run(params).changes
}

/** A list of ids as the one parameter of `IN (SELECT value FROM json_each(?))`. */
export const listOf = (ids: readonly string[]): string => JSON.stringify(ids)

/** Put together once per table and columns: an import inserts a hundred thousand rows. */
const inserts = new Map<string, string>()

/**
 * Inserts a row whose columns are the keys of `row`. Keys come from the code of this folder, never from input.
 */
export function insert(db: WritableDb, table: string, row: Readonly<Record<string, Value>>): void {
  const columns = Object.keys(row).join(', ')
  const key = `${table} ${columns}`
  let sql = inserts.get(key)
  if (!sql) {
    const values = Array.from(Object.keys(row), () => '?').join(', ')
    inserts.set(key, (sql = `INSERT INTO ${table} (${columns}) VALUES (${values})`))
  }
  // By place: looking forty values up by their names takes longer than the row.
  run(db, sql, Object.values(row))
}

/** Updates the row with this id; returns whether there was one. */
export function update(db: WritableDb, table: string, id: string, row: Readonly<Record<string, Value>>): boolean {
  const columns = Object.keys(row)
  if (columns.length === 0) return true
  const set = columns.map((c) => `${c} = @${c}`).join(', ')
  return run(db, `UPDATE ${table} SET ${set} WHERE id = @id`, { ...row, id }) === 1
}
