import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Browser } from '@playwright/test'
import { ServeProcess } from '../test/support/serveProcess.ts'
import { chromiumForTests } from './chromium.ts'
import { SCREENS } from './screenshotScreens.ts'

/**
 * Takes a picture of every screen of the sample team, light and dark, in two sizes:
 * `npm run screenshots -- [--out DIR] [--only NAME]… [--size 1024x768]… [--scheme dark] [--scale 2]`.
 * A size is in CSS pixels; with a scale of 2 and half the size it is the page as it is zoomed to 200 %.
 */
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'test-results/screenshots' },
    only: { type: 'string', multiple: true },
    size: { type: 'string', multiple: true, default: ['1280x800', '1920x1080'] },
    scheme: { type: 'string', multiple: true, default: ['light', 'dark'] },
    scale: { type: 'string', default: '1' },
  },
})
/** Monday 23 November 2026, 18:42 in Berlin. */
const NOW = '2026-11-23T17:42:00Z'
const chosen = (name: string): boolean => values.only === undefined || values.only.includes(name)

async function takeAll(browser: Browser, colorScheme: 'light' | 'dark', size: string): Promise<void> {
  const [width = 1280, height = 800] = size.split('x').map(Number)
  const data = mkdtempSync(join(tmpdir(), 'setpoint-pictures-'))
  const server = await ServeProcess.start(['--data', data, '--now', NOW])
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: Number(values.scale),
    colorScheme,
    timezoneId: 'Europe/Berlin',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(8_000)
  let shown = 'first'
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') console.error(`${shown}: ${message.text()}`)
  })
  const take = async (): Promise<void> => {
    await page.waitForTimeout(700)
    await page.screenshot({ path: join(values.out, `${shown}-${width}-${colorScheme}.png`) })
  }
  await page.goto(server.oneTimeLink)
  if (chosen('first')) await take()
  await server.call('workspace/saveSettings', { zone: 'Europe/Berlin' })
  const loaded = await server.call('workspace/loadSample', {})
  if (!loaded.ok) throw new Error(`the sample did not load: ${await loaded.text()}`)
  for (const screen of SCREENS.filter(({ name }) => chosen(name))) {
    shown = screen.name
    await page.emulateMedia({ media: 'screen' })
    await page.goto(`${server.url}/#${screen.path}`)
    await page.reload()
    await page.waitForTimeout(900)
    try {
      await screen.then?.(page)
    } catch (error) {
      // The picture shows how far it came.
      console.error(`${shown}: ${error instanceof Error ? error.message : String(error)}`)
      process.exitCode = 1
    }
    await take()
  }
  await context.close()
  await server.stop()
  rmSync(data, { recursive: true, force: true })
}

async function main(): Promise<void> {
  mkdirSync(values.out, { recursive: true })
  const browser = await chromium.launch({
    executablePath: await chromiumForTests(),
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  })
  for (const colorScheme of ['light', 'dark'] as const) {
    if (!values.scheme.includes(colorScheme)) continue
    for (const size of values.size) await takeAll(browser, colorScheme, size)
  }
  await browser.close()
}

await main()
