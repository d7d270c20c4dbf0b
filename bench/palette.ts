import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { chromiumForTests } from '../scripts/chromium.ts'
import { ServeProcess } from '../test/support/serveProcess.ts'
import { hubspotCsv } from './leads.ts'
import { inMs, summary } from './measure.ts'

const PIECE = 50_000
/** What a person types, letter by letter: a person, a company, a number, a command, a setting, nothing there is. */
const TYPED = ['maria sand', 'wei', 'petrov steel', '0142', 'import', 'signature', 'zzzz']

/**
 * From a key in the palette to the painted list of all that the text so far finds, in the built page, with so many
 * leads behind it.
 */
export async function measurePalette(leads: number): Promise<[what: string, figure: string][]> {
  const data = mkdtempSync(join(tmpdir(), 'setpoint-palette-'))
  const server = await ServeProcess.start(['--data', data, '--now', '2026-11-23T09:00:00Z'])
  const browser = await chromium.launch({
    executablePath: await chromiumForTests(),
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  })
  try {
    await server.call('workspace/loadSample', {})
    for (let from = 0; from < leads; from += PIECE) {
      const csv = hubspotCsv(Math.min(PIECE, leads - from)).replaceAll('@company', `@company${from}-`)
      const answer = await server.call('leads/import', { csv, source: `Fair ${from}` })
      if (!answer.ok) throw new Error(await answer.text())
    }
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(server.oneTimeLink)
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').waitFor()
    const times: number[] = []
    for (let round = 0; round < 3; round++) {
      for (const text of TYPED) {
        await page.getByRole('combobox').fill('')
        for (const letter of text) {
          // The page listens before the key is pressed, whatever is slow.
          await page.evaluate(WATCH)
          await page.keyboard.press(letter === ' ' ? 'Space' : letter)
          const took = await page.evaluate<number>('globalThis.took')
          if (round > 0) times.push(took)
        }
      }
    }
    times.sort((a, b) => a - b)
    const at95 = times[Math.floor(times.length * 0.95)] ?? 0
    const { median, worst } = summary(times)
    return [
      [
        `a key in the palette to the list of all it finds, painted: ${leads.toLocaleString('en')} leads`,
        `${inMs(median)} ms median, ${inMs(at95)} ms in 95 of 100, ${inMs(worst)} ms at worst`,
      ],
    ]
  } finally {
    await browser.close()
    await server.stop()
    rmSync(data, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** In the page: the time from the next key to the frame after the list is whole again. Text, since bench has no page of its own. */
const WATCH = `void (globalThis.took = new Promise((resolve) => {
  addEventListener('keydown', (event) => {
    const start = event.timeStamp
    const look = () => {
      const whole = document.querySelector('[role="listbox"][aria-label="Found"]')?.getAttribute('aria-busy') === 'false'
      if (whole) requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)))
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }, { once: true, capture: true })
}))`
