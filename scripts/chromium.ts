import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const PLACES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
}

/** An installed Chrome or Chromium: CHROME_PATH, else the usual places. */
export function installedChromium(): string | undefined {
  const named = process.env['CHROME_PATH']
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROME_PATH names ${named}, which is not there.`)
    return named
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...onPath, ...(PLACES[process.platform] ?? [])].find((path) => existsSync(path))
}

/** The Chromium that Playwright brings, when it was installed. */
export async function ownChromium(): Promise<string | undefined> {
  const { chromium } = await import('playwright-core')
  const path = chromium.executablePath()
  return path && existsSync(path) ? path : undefined
}

/**
 * A Chromium for the tests: one that is installed, else Playwright's own, else Debian's by apt where this is root. Throws
 * with what to install when there is none to be had.
 */
export async function chromiumForTests(): Promise<string> {
  const found = installedChromium() ?? (await ownChromium())
  if (found) return found
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error('No Chrome or Chromium is installed: installing Debian’s chromium with apt.')
    try {
      execFileSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 2, 2] })
      execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
        stdio: ['ignore', 2, 2],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      })
    } catch (error) {
      console.error('apt could not install it.', error instanceof Error ? error.message : error)
    }
    const installed = installedChromium()
    if (installed) return installed
  }
  throw new Error(
    'The end-to-end tests need a browser and found none. Install Chrome or Chromium (Debian: apt-get install chromium), ' +
      'or run "npx playwright install chromium", or name one with CHROME_PATH.',
  )
}
