import type Database from 'better-sqlite3'
import { setImmediate as nextTurn } from 'node:timers/promises'

/** What SQLite first finds wrong with the file; undefined when it is whole. Takes about a second for 300 MB. */
export function firstDamage(db: Database.Database): string | undefined {
  return damageIn(db.pragma('quick_check(1)', { simple: true }))
}

/**
 * The same for a large file that is in use: table by table, and other work comes between two of them. Undefined also when
 * the file was closed meanwhile.
 */
export async function firstDamageInTurns(db: Database.Database): Promise<string | undefined> {
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0").pluck().all()
  for (const table of tables as string[]) {
    await nextTurn()
    if (!db.open) return undefined
    // The name comes from the schema of the file, and is quoted as SQLite quotes.
    const damage = damageIn(db.pragma(`quick_check('${table.replaceAll("'", "''")}')`, { simple: true }))
    if (damage !== undefined) return damage
  }
  return undefined
}

const damageIn = (said: unknown): string | undefined => (said === 'ok' ? undefined : String(said))

export type StoreTrouble = 'full' | 'readOnly' | 'failing' | 'damaged'

/** What a failed read or write of the data file says about the disk; undefined for any other error. */
export function troubleOf(error: unknown): StoreTrouble | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return 'full'
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return 'readOnly'
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) return 'damaged'
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN') || code === 'EIO' || code === 'EFBIG') {
    return 'failing'
  }
  return undefined
}
