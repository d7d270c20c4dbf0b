import { chromium, type Page } from '@playwright/test'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { StandInApp } from '../support/electronApp.ts'
import type { HostDriver, StartInput } from './hostDriver.ts'

export interface StandInDriver extends HostDriver {
  readonly app: StandInApp
}

/** The built app in the stand-in for Electron, its page reached from here as by a second client. */
export async function startStandIn({ data, now }: StartInput, watch: (page: Page) => void): Promise<StandInDriver> {
  const app = new StandInApp(['--data', data, '--now', now])
  const { endpoint } = await app.hear('window')
  const browser = await chromium.connectOverCDP(endpoint)
  const page = browser.contexts()[0]?.pages()[0]
  if (!page) throw new Error(`The app has no window:\n${app.output}`)
  watch(page)
  // What the page said before it was watched is said again.
  await page.reload()

  let saves = 0
  return {
    page,
    app,
    chooseFiles: async (paths, action) => {
      app.ask({ type: 'forget' })
      app.ask({ type: 'open', paths })
      await action()
    },
    savedBy: async (action) => {
      const path = join(await mkdtemp(join(tmpdir(), 'setpoint-saved-')), 'file')
      app.ask({ type: 'forget' })
      app.ask({ type: 'save', path })
      await action()
      const { defaultPath } = await app.hear('saveDialog', ++saves)
      return { name: basename(defaultPath), text: await readWhenThere(path) }
    },
    draftedBy: async (action) => {
      const before = app.told.filter((told) => told.type === 'openPath').length
      await action()
      const { path } = await app.hear('openPath', before + 1)
      return { name: basename(path), text: await readFile(path, 'utf8') }
    },
    close: async () => {
      await browser.close().catch(() => undefined)
      await app.close()
    },
  }
}

/** The dialog has been answered; the file follows when it has been written. */
async function readWhenThere(path: string): Promise<string> {
  for (let attempt = 0; ; attempt++) {
    try {
      const text = await readFile(path, 'utf8')
      if (text !== '') return text
    } catch (error) {
      if (attempt > 100) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
