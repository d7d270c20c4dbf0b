import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext } from 'playwright-core'

let launched: Promise<BrowserContext> | undefined
let running: BrowserContext | undefined
let profile: string | undefined

/** The one Chromium behind all windows. CHROME_PATH names it; else Playwright's own is used. */
export function browser(): Promise<BrowserContext> {
  profile ??= mkdtempSync(join(tmpdir(), 'setpoint-chromium-'))
  launched ??= launch(profile)
  return launched
}

/** The browser once it runs. */
export const runningBrowser = (): BrowserContext | undefined => running

async function launch(folder: string): Promise<BrowserContext> {
  const executablePath = process.env['CHROME_PATH']
  running = await chromium.launchPersistentContext(folder, {
    ...(executablePath ? { executablePath } : {}),
    headless: process.env['HEADED'] !== '1',
    chromiumSandbox: false,
    viewport: null,
    args: ['--remote-debugging-port=0', '--disable-quic', '--disable-background-networking', '--window-size=1280,800'],
  })
  return running
}

/** Where a second client, the test, reaches this Chromium. */
export function endpoint(): string {
  const [port] = readFileSync(join(profile ?? '', 'DevToolsActivePort'), 'utf8').split('\n')
  return `http://127.0.0.1:${port}`
}

export async function closeBrowser(): Promise<void> {
  const context = await launched?.catch(() => undefined)
  await context?.close().catch(() => undefined)
  if (profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
}
