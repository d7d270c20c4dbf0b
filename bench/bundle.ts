import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const OUT = join(import.meta.dirname, '../out/renderer')

export interface BundleSize {
  readonly first: number
  readonly firstGzip: number
  readonly all: number
  readonly allGzip: number
}

/** Bytes of scripts and styles: those index.html names and what they import at once, and all. */
export function bundleSize(): BundleSize {
  const html = readFileSync(join(OUT, 'index.html'), 'utf8')
  const first = new Set<string>()
  const follow = (path: string): void => {
    if (first.has(path)) return
    first.add(path)
    if (!path.endsWith('.js')) return
    for (const [, from] of readFileSync(join(OUT, path), 'utf8').matchAll(/(?:from|import)\s*"(\.\/[^"]+\.js)"/g)) {
      follow(join(path, '..', from!))
    }
  }
  for (const [, path] of html.matchAll(/(?:src|href)="\.?\/?([^"]+\.(?:js|css))"/g)) follow(path!)
  const files = readdirSync(OUT, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(js|css)$/.test(path))
  const sum = (paths: Iterable<string>, size: (bytes: Buffer) => number): number =>
    [...paths].reduce((total, path) => total + size(readFileSync(join(OUT, path))), 0)
  const gzip = (bytes: Buffer): number => gzipSync(bytes).length
  return {
    first: sum(first, (bytes) => bytes.length),
    firstGzip: sum(first, gzip),
    all: sum(files, (bytes) => bytes.length),
    allGzip: sum(files, gzip),
  }
}
