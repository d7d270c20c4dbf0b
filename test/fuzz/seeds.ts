import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FIXTURES = join(import.meta.dirname, '../fixtures/calendars')

const icsIn = (folder: string): Uint8Array[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ics'))
    .sort()
    .map((name) => readFileSync(join(folder, name)))

/** Files to start from: our own fixtures, and the real ones where they are there. */
export function fuzzSeeds(real: boolean): { readonly seeds: readonly Uint8Array[]; readonly from: string } {
  const own = icsIn(FIXTURES)
  const folder = join(process.env.TEST_DATA ?? join(import.meta.dirname, '../../../shared/data'), 'calendars')
  if (!real || !existsSync(folder)) return { seeds: own, from: `${own.length} fixtures` }
  const files = icsIn(folder)
  return { seeds: [...own, ...files], from: `${own.length} fixtures and ${files.length} real files` }
}
