import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findViolations } from './architectureRules.ts'

/** Fails when a file imports what it may not, or holds code that belongs elsewhere. */
const root = join(import.meta.dirname, '..')
const paths = globSync('{shared,electron,renderer,scripts,bench,test}/**/*.{ts,tsx}', { cwd: root })
const files = paths.sort().map((path) => ({
  path: path.replaceAll('\\', '/'),
  text: readFileSync(join(root, path), 'utf8'),
}))
const violations = findViolations(files)
for (const { path, line, message } of violations) console.error(`${path}:${line}  ${message}`)
console.log(`Architecture: ${files.length} files, ${violations.length} violations`)
process.exitCode = violations.length > 0 ? 1 : 0
