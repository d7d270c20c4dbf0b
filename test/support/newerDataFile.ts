import Database from 'better-sqlite3'
import { readFileSync } from 'node:fs'
import { silentLog } from '../../electron/backend/log.ts'
import { createBackend } from '../../electron/backend/index.ts'

/** Makes a workspace as a version of the far future would leave it; the answer says whether it is still untouched. */
export function makeNewerDataFile(file: string): () => boolean {
  createBackend({ file, log: silentLog }).close()
  const db = new Database(file)
  db.pragma('user_version = 9999')
  db.close()
  const before = readFileSync(file)
  return () => readFileSync(file).equals(before)
}
