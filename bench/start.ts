import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { pinnedClock } from '../electron/backend/clock.ts'
import { dataFile } from '../electron/backend/hostOptions.ts'
import { createBackend } from '../electron/backend/index.ts'
import { silentLog } from '../electron/backend/log.ts'
import { chromiumForTests } from '../scripts/chromium.ts'
import { NOW } from './engine.ts'
import { hubspotCsv } from './leads.ts'
import { summary, type Measured } from './measure.ts'

const ROOT = join(import.meta.dirname, '..')

/**
 * From the start of the process to the first row of the queue on the screen, with `leads` in the workspace: the
 * backend's start, the page's load in a browser that is already open, and the first answer.
 */
export async function measureStart(leads: number, runs: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'setpoint-bench-'))
  const backend = createBackend({
    file: dataFile(folder),
    clock: pinnedClock(NOW),
    log: silentLog,
    zone: 'Europe/Berlin',
  })
  await backend.client.leads.import({ csv: hubspotCsv(leads) })
  backend.close()
  const executablePath = await chromiumForTests()
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  })
  const times: number[] = []
  try {
    for (let i = 0; i < runs; i++) {
      const start = performance.now()
      const server = spawn(
        process.execPath,
        ['electron/serve/index.ts', '--data', folder, '--port', '0', '--now', new Date(NOW).toISOString()],
        { cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'] },
      )
      const link = await new Promise<string>((resolve, reject) => {
        let text = ''
        server.stderr.on('data', (chunk) => {
          text += String(chunk)
          const found = /http:\/\/\S+/.exec(text)
          if (found) resolve(found[0])
        })
        server.once('exit', () => reject(new Error(`the server did not start: ${text}`)))
      })
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
      const page = await context.newPage()
      await page.goto(link)
      await page.getByRole('option').first().waitFor()
      times.push(performance.now() - start)
      await context.close()
      server.removeAllListeners('exit')
      server.kill()
      await new Promise((resolve) => server.once('exit', resolve))
    }
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return summary(times)
}
