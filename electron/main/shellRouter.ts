import type { MessagePortMainLike } from '@orpc/client/message-port'
import { implement, onError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { app, dialog, Notification, shell, type BrowserWindow, type MessagePortMain } from 'electron'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { KeyMap } from '../../shared/commands/keyMap.ts'
import { shell as contract, type TextFile } from '../../shared/contract/shell.ts'
import { decodeText } from '../../shared/files/decodeText.ts'
import type { CommandFeed } from './commandFeed.ts'

/** In inches, as Electron takes them: 15 mm. */
const PDF_MARGINS = { top: 0.6, bottom: 0.6, left: 0.6, right: 0.6 } as const

interface Context {
  readonly window: BrowserWindow
}

/** Serves the shell's calls on the port of a window. */
export interface ShellServer {
  serve(port: MessagePortMain, window: BrowserWindow): void
}

export function createShellServer(commands: CommandFeed, onKeys: (keys: KeyMap) => void): ShellServer {
  const handler = new RPCHandler(createShellRouter(commands, onKeys), {
    interceptors: [
      onError((error) => {
        // Refusals of the contract are answers; what is left is ours to see.
        if (!(error instanceof Error && 'defined' in error && error.defined))
          console.error('A call to the shell failed', error)
      }),
    ],
  })
  return {
    serve: (port, window) => {
      // The cast: Electron declares `on` event by event, oRPC for any name.
      handler.upgrade(port as unknown as MessagePortMainLike, { context: { window } })
      port.start()
    },
  }
}

function createShellRouter(commands: CommandFeed, onKeys: (keys: KeyMap) => void) {
  const os = implement(contract).$context<Context>()
  return {
    openFiles: os.openFiles.handler(async ({ input, context, errors }) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(context.window, {
        title: input.title,
        filters: [
          { name: input.extensions.map((extension) => `.${extension}`).join(', '), extensions: input.extensions },
        ],
        properties: input.multiple ? ['openFile', 'multiSelections'] : ['openFile'],
      })
      if (canceled) return { files: [] }
      const files: TextFile[] = []
      for (const path of filePaths) {
        const name = basename(path)
        const bytes = await readFile(path).catch((error: unknown) => {
          throw errors.UNREADABLE(unreadable(`${name} cannot be opened.`, reasonOf(error)))
        })
        const decoded = decodeText(name, bytes)
        if (!decoded.ok) throw errors.UNREADABLE(unreadable(decoded.reason, decoded.hint))
        files.push({ name, text: decoded.text })
      }
      return { files }
    }),
    openFolder: os.openFolder.handler(async ({ input, context }) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(context.window, {
        title: input.title,
        properties: ['openDirectory'],
      })
      return { path: canceled ? null : (filePaths[0] ?? null) }
    }),
    saveFile: os.saveFile.handler(async ({ input, context, errors }) => {
      const { canceled, filePath } = await dialog.showSaveDialog(context.window, {
        defaultPath: join(app.getPath('documents'), input.filename),
      })
      if (canceled || !filePath) return { saved: false }
      await writeFile(filePath, input.content).catch((error: unknown) => {
        throw errors.WRONG_STATE(wrongState(`${filePath} was not written. ${reasonOf(error)}`))
      })
      return { saved: true, path: filePath }
    }),
    savePdf: os.savePdf.handler(async ({ input, context, errors }) => {
      const { canceled, filePath } = await dialog.showSaveDialog(context.window, {
        defaultPath: join(app.getPath('documents'), input.filename),
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
      })
      if (canceled || !filePath) return { saved: false }
      const pdf = await context.window.webContents.printToPDF({
        pageSize: input.paper === 'letter' ? 'Letter' : 'A4',
        printBackground: true,
        margins: PDF_MARGINS,
      })
      await writeFile(filePath, pdf).catch((error: unknown) => {
        throw errors.WRONG_STATE(wrongState(`${filePath} was not written. ${reasonOf(error)}`))
      })
      return { saved: true, path: filePath }
    }),
    openDraft: os.openDraft.handler(async ({ input, errors }) => {
      const folder = await mkdtemp(join(app.getPath('temp'), 'setpoint-draft-'))
      const path = join(folder, input.filename)
      await writeFile(path, input.eml, { mode: 0o600 })
      const problem = await shell.openPath(path)
      if (problem)
        throw errors.WRONG_STATE(wrongState(`No mail program opened the draft (${problem}). It is kept at ${path}.`))
      return { opened: true }
    }),
    openExternal: os.openExternal.handler(async ({ input, errors }) => {
      await shell.openExternal(input.url).catch(() => {
        throw errors.WRONG_STATE(wrongState(`This computer has no program for ${input.url.split(':', 1)[0]}: links.`))
      })
    }),
    notify: os.notify.handler(({ input }) => {
      if (!Notification.isSupported()) return { shown: false }
      new Notification({ title: input.title, body: input.body }).show()
      return { shown: true }
    }),
    setKeys: os.setKeys.handler(({ input }) => onKeys(input.keys)),
    menu: os.menu.handler(({ signal }) => commands.commands(signal)),
  }
}

const unreadable = (reason: string, hint: string) => ({ message: `${reason} ${hint}`, data: { reason, hint } })
const wrongState = (reason: string) => ({ message: reason, data: { reason } })

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'The file or its folder is protected: choose another, or change its rights.'
    case 'ENOSPC':
      return 'The disk is full.'
    case 'ENOENT':
      return 'It is not there any more.'
    default:
      return 'Choose another file or folder.'
  }
}
