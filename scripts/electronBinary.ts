import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const ELECTRON_PACKAGE = join(import.meta.dirname, '../node_modules/electron')

/** Electron's binary, when its package has fetched it. Loading the package itself would start the download. */
export function electronBinary(): string | undefined {
  const record = join(ELECTRON_PACKAGE, 'path.txt')
  if (!existsSync(record)) return undefined
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(ELECTRON_PACKAGE, 'dist')
  const binary = join(folder, readFileSync(record, 'utf8').trim())
  return existsSync(binary) ? binary : undefined
}
