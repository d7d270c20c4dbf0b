import { spawnSync } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..')

const BUILT = ['out/main/index.js', 'out/main/process.js', 'out/preload/index.cjs', 'out/renderer/index.html']
const SOURCES = '{electron/**,renderer/**,shared/**,electron.vite.config.ts,package-lock.json}'

/** Why the bundles must be built again; undefined when they are newer than every source. */
export function buildReason(): string | undefined {
  const built = BUILT.map((path) => join(ROOT, path))
  if (!built.every((path) => existsSync(path))) return 'it was not built yet'
  const oldest = Math.min(...built.map((path) => statSync(path).mtimeMs))
  const newer = globSync(SOURCES, { cwd: ROOT }).find((path) => statSync(join(ROOT, path)).mtimeMs > oldest)
  return newer === undefined ? undefined : `${newer} is newer`
}

/** Builds the bundles of out/. Throws when that fails; what it says goes to standard error. */
export function build(): void {
  const cli = join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js')
  const { status } = spawnSync(process.execPath, [cli, 'build', '--logLevel', 'warn'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) throw new Error('The build failed: the lines above say where.')
}
