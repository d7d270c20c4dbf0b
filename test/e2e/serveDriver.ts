import { chromium, type Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { ServeProcess } from '../support/serveProcess.ts'
import type { HostDriver, SavedFile, StartInput } from './hostDriver.ts'

/** The app in `serve`, in a browser that came by the one-time address. */
export async function startServe({ data, now }: StartInput, watch: (page: Page) => void): Promise<HostDriver> {
  const server = await ServeProcess.start(['--data', data, '--now', now])
  const browser = await chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '',
    args: ['--disable-quic', '--disable-background-networking'],
  })
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, acceptDownloads: true })
  watch(page)
  await page.goto(server.oneTimeLink)

  const downloadedBy = async (action: () => Promise<void>): Promise<SavedFile> => {
    const [download] = await Promise.all([page.waitForEvent('download'), action()])
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
  }
  return {
    page,
    chooseFiles: async (paths, action) => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), action()])
      await chooser.setFiles([...paths])
    },
    savedBy: downloadedBy,
    draftedBy: downloadedBy,
    close: async () => {
      await browser.close()
      await server.stop()
    },
  }
}
