import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pinnedClock } from '../electron/backend/clock.ts'
import { createBackend } from '../electron/backend/index.ts'
import { silentLog } from '../electron/backend/log.ts'
import { NOW } from './engine.ts'
import { hubspotCsv } from './leads.ts'
import { summary, type Measured } from './measure.ts'

/**
 * How long a file of `count` leads takes from its text to the last commit, on disk, into a workspace that has `known` others.
 * Each run is undone, so that the next one finds the same.
 */
export async function measureImport(count: number, known: number, runs: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'setpoint-import-'))
  const backend = createBackend({
    file: join(folder, 'workspace.db'),
    clock: pinnedClock(NOW),
    log: silentLog,
    zone: 'Europe/Berlin',
  })
  try {
    if (known > 0) await backend.client.leads.import({ csv: hubspotCsv(known).replaceAll('company', 'elsewhere') })
    const csv = hubspotCsv(count)
    const times: number[] = []
    for (let run = 0; run < runs; run++) {
      const start = performance.now()
      const { created, batchId } = await backend.client.leads.import({ csv })
      times.push(performance.now() - start)
      // A few of them share name and number by chance.
      if (created < count * 0.95) throw new Error(`only ${created} leads were created`)
      await backend.client.history.undo({ changeId: batchId })
    }
    return summary(times)
  } finally {
    backend.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
