import { app, dialog, Menu, type BrowserWindow } from 'electron'
import { mkdirSync } from 'node:fs'
import { dataFile, OptionError, readHostOptions, type HostOptions } from '../backend/hostOptions.ts'
import type { KeyMap } from '../../shared/commands/keyMap.ts'
import { declareAppProtocol, serveAppProtocol } from './appProtocol.ts'
import { BackendProcess, type Failure } from './backendProcess.ts'
import { CommandFeed } from './commandFeed.ts'
import { askAboutDamage } from './damagedFile.ts'
import { openSecrets } from './keyStore.ts'
import { guardPermissions, guardWindows } from './guards.ts'
import { menuTemplate } from './menu.ts'
import { PortOffice } from './ports.ts'
import { createShellServer } from './shellRouter.ts'
import { openWindow } from './window.ts'

// Both are refused once the app is ready, so nothing may wait before them.
declareAppProtocol()
app.enableSandbox()
app.setName('Setpoint')
guardWindows()

const options = readOptions()
if (options) {
  // The lock is per data folder: another copy on this data is this copy, brought to the front.
  if (takeFolder(options.data)) {
    if (app.requestSingleInstanceLock()) run(options)
    else app.quit()
  }
}

/** Makes the data folder the app's own; the usual one is. False when it cannot be had, which has been said then. */
function takeFolder(folder: string | undefined): boolean {
  if (folder === undefined) return true
  try {
    mkdirSync(folder, { recursive: true })
  } catch {
    stop('Setpoint cannot open its data', `The folder ${folder} cannot be made. Choose another one with --data.`)
    return false
  }
  app.setPath('userData', folder)
  return true
}

function readOptions(): HostOptions | undefined {
  try {
    return readHostOptions(process.argv.slice(1), process.cwd())
  } catch (error) {
    if (!(error instanceof OptionError)) throw error
    stop('Setpoint cannot be started like this', error.message)
    return undefined
  }
}

function run(host: HostOptions): void {
  let window: BrowserWindow | undefined
  app.on('second-instance', () => {
    if (!window) return
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app
    .whenReady()
    .then(() => {
      window = open(host)
    })
    .catch((error: unknown) => {
      console.error(error)
      stop('Setpoint could not start', error instanceof Error ? error.message : String(error))
    })
}

function open(host: HostOptions): BrowserWindow {
  guardPermissions()
  serveAppProtocol()
  const commands = new CommandFeed()
  const backend = new BackendProcess(backendArgs(host), openSecrets())
  const window = openWindow()
  const setMenu = (keys: KeyMap) =>
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(
        menuTemplate(
          process.platform,
          {
            choose: (command) => commands.choose(command),
            contents: () => (window.isDestroyed() ? undefined : window.webContents),
          },
          keys,
        ),
      ),
    )
  const ports = new PortOffice(window, backend, createShellServer(commands, setMenu))
  backend.start({
    unserved: () => ports.renewBackend(),
    failed: (why) => void afterFailure(backend, why),
  })
  // Until the page tells what was chosen.
  setMenu({})
  closeInOrder(backend)
  return window
}

function backendArgs(host: HostOptions): string[] {
  const file = dataFile(app.getPath('userData'))
  return [
    file,
    host.now === undefined ? '' : new Date(host.now).toISOString(),
    ...(host.recovery ? [host.recovery] : []),
  ]
}

/** A damaged data file can be gone on from; anything else is said, and is the end. */
async function afterFailure(backend: BackendProcess, why: Failure): Promise<void> {
  const how = why.problem === 'damaged' ? await askAboutDamage(why) : undefined
  if (how) return backend.recover(how)
  // Who chose to quit has read why.
  if (why.problem === 'damaged') return app.exit(1)
  stop('Setpoint cannot open its data', why.message)
}

/** The data file is closed once no window uses it any more, and before the app ends. */
function closeInOrder(backend: BackendProcess): void {
  let closed = false
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void backend.close().then(() => {
      closed = true
      app.quit()
    })
  })
}

/** Says why there is no going on, and ends. */
function stop(title: string, message: string): void {
  dialog.showErrorBox(title, message)
  app.exit(1)
}
