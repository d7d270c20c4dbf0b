import { test as base, expect, type Page } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expectValidFile } from '../support/validDraft.ts'
import { startElectron } from './electronDriver.ts'
import type { HostDriver, HostName, SavedFile } from './hostDriver.ts'
import { startServe } from './serveDriver.ts'
import { startStandIn } from './standInDriver.ts'

export interface HostOption {
  host: HostName
}

/** The app under test, the same on every host. */
export interface App {
  readonly host: HostName
  /** The page; another one after `restart`. */
  readonly page: Page
  readonly data: string
  /** Does `action`, which asks for files, and chooses these. */
  chooseFiles(paths: readonly string[], action: () => Promise<void>): Promise<void>
  /** Does `action`, which saves a file, and reads what was saved. */
  savedBy(action: () => Promise<void>): Promise<SavedFile>
  /** Does `action`, which opens an e-mail draft, and reads the draft. */
  draftedBy(action: () => Promise<void>): Promise<SavedFile>
  /** Ends the app and starts it again on the same data. */
  restart(): Promise<void>
  /** A complaint of the page that the test causes on purpose. */
  expectComplaint(pattern: RegExp): void
}

const NOW = '2026-11-23T09:00:00Z'

export const test = base.extend<HostOption & { app: App }>({
  host: ['serve', { option: true }],
  app: async ({ host }, use) => {
    const data = await mkdtemp(join(tmpdir(), 'setpoint-e2e-'))
    const complaints = new Complaints()
    let driver: HostDriver = await start(host, data, complaints)
    await use({
      host,
      data,
      get page() {
        return driver.page
      },
      chooseFiles: (paths, action) => driver.chooseFiles(paths, action),
      savedBy: async (action) => valid(await driver.savedBy(action)),
      draftedBy: async (action) => valid(await driver.draftedBy(action)),
      restart: async () => {
        await driver.close()
        driver = await start(host, data, complaints)
      },
      expectComplaint: (pattern) => complaints.expect(pattern),
    })
    await driver.close()
    await rm(data, { recursive: true, force: true, maxRetries: 5 })
    expect(complaints.unexpected(), 'what the page complained of, or asked of others').toEqual([])
  },
})
export { expect }

/** What leaves the app for a calendar or mail program passes the strict validators, whatever the test looks at. */
function valid(file: SavedFile): SavedFile {
  expectValidFile(file.name, file.text)
  return file
}

/** Starts the app and waits until it is drawn: before that no key means anything. */
async function start(host: HostName, data: string, complaints: Complaints): Promise<HostDriver> {
  const driver = await launch(host, data, complaints)
  await driver.page.getByRole('contentinfo').waitFor()
  return driver
}

function launch(host: HostName, data: string, complaints: Complaints): Promise<HostDriver> {
  const input = { data, now: NOW }
  const watch = (page: Page) => complaints.watch(page)
  switch (host) {
    case 'serve':
      return startServe(input, watch)
    case 'stand-in':
      return startStandIn(input, watch)
    case 'electron':
      return startElectron(input, watch)
  }
}

/** Errors, warnings and requests to strangers: a page in order has none. */
class Complaints {
  readonly #all: string[] = []
  readonly #expected: RegExp[] = []

  watch(page: Page): void {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning')
        this.#all.push(`${message.text()} ${message.location().url}`)
    })
    page.on('pageerror', (error) => this.#all.push(String(error)))
    page.on('request', (request) => {
      const url = request.url()
      if (!/^(http:\/\/127\.0\.0\.1:\d+|https:\/\/setpoint\.app\.invalid|app:\/\/setpoint)\/|^(data|blob):/.test(url)) {
        this.#all.push(`asked ${url}`)
      }
    })
  }

  expect(pattern: RegExp): void {
    this.#expected.push(pattern)
  }

  unexpected(): string[] {
    return this.#all.filter((complaint) => !this.#expected.some((pattern) => pattern.test(complaint)))
  }
}
