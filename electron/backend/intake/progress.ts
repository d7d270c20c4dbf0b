import type { Services } from '../services.ts'

/** Says how far an import is. Its phases take about as long as each other, so each is a share of the whole. */
export interface ImportProgress {
  /** So many rows are read, matched with who is known, written. */
  readonly read: (rows: number) => void
  readonly matched: (rows: number) => void
  readonly written: (people: number) => void
  readonly finished: () => void
}

export const IMPORT_TASK = 'leads/import'
/** Below this many rows it is over before a bar is drawn. */
const WORTH_TELLING = 1000

export function importProgress(services: Services, rows: number, dryRun: boolean): ImportProgress {
  const shares = dryRun ? { read: 0.7, matched: 0.3, written: 0 } : { read: 0.25, matched: 0.15, written: 0.6 }
  const tell = (label: string, done: number, finished = false) => {
    if (rows < WORTH_TELLING) return
    services.progress({ task: IMPORT_TASK, label, done: Math.min(rows, Math.round(done)), total: rows, finished })
  }
  return {
    read: (n) => tell('Reading', n * shares.read),
    matched: (n) => tell('Looking for who is known already', rows * shares.read + n * shares.matched),
    written: (n) => tell('Writing', rows * (shares.read + shares.matched) + n * shares.written),
    finished: () => tell('Done', rows, true),
  }
}
