import { _electron, type Page } from '@playwright/test'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { electronBinary } from '../../scripts/electronBinary.ts'
import type { HostDriver, StartInput } from './hostDriver.ts'

const ROOT = join(import.meta.dirname, '../..')

/** The built app in Electron itself; dialogs, which no test can click, are answered by replacing them. */
export async function startElectron({ data, now }: StartInput, watch: (page: Page) => void): Promise<HostDriver> {
  const executablePath = electronBinary()
  if (!executablePath) throw new Error('Electron’s binary is not there. "npx install-electron" fetches it.')
  const app = await _electron.launch({
    executablePath,
    // Chromium refuses its sandbox to root.
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ROOT, '--data', data, '--now', now],
  })
  const page = await app.firstWindow()
  watch(page)
  return {
    page,
    chooseFiles: async (paths, action) => {
      await app.evaluate(({ dialog }, filePaths) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] })
      }, paths)
      await action()
    },
    savedBy: async (action) => {
      const path = join(await mkdtemp(join(tmpdir(), 'setpoint-saved-')), 'file')
      const asked = app.evaluate(
        ({ dialog }, filePath) =>
          new Promise<string>((resolve) => {
            dialog.showSaveDialog = (...args: unknown[]) => {
              const options = args.at(-1) as { readonly defaultPath?: string }
              resolve(options.defaultPath ?? '')
              return Promise.resolve({ canceled: false, filePath })
            }
          }),
        path,
      )
      await action()
      const name = basename(await asked)
      // Written after the dialog was answered.
      for (;;) {
        const text = await readFile(path, 'utf8').catch(() => '')
        if (text !== '') return { name, text }
        await page.waitForTimeout(50)
      }
    },
    draftedBy: async (action) => {
      const opened = app.evaluate(
        ({ shell }) =>
          new Promise<string>((resolve) => {
            shell.openPath = (path) => {
              resolve(path)
              return Promise.resolve('')
            }
          }),
      )
      await action()
      const path = await opened
      return { name: basename(path), text: await readFile(path, 'utf8') }
    },
    close: () => app.close(),
  }
}
