import { app, BrowserWindow, screen } from 'electron'
import { join } from 'node:path'
import { ORIGIN } from './origin.ts'
import { readWindowState, SMALLEST, writeWindowState } from './windowState.ts'

/** Opens the window where it stood last. It appears once there is something to see. */
export function openWindow(): BrowserWindow {
  const file = join(app.getPath('userData'), 'window.json')
  const { maximized, ...bounds } = readWindowState(
    file,
    screen.getAllDisplays().map((display) => display.workArea),
  )
  const window = new BrowserWindow({
    ...bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: 'Setpoint',
    show: false,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      // Its dictionaries would be fetched from the network.
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => {
    if (maximized) window.maximize()
    window.show()
  })
  window.on('close', () => {
    writeWindowState(file, { ...window.getNormalBounds(), maximized: window.isMaximized() })
  })
  window.loadURL(`${ORIGIN}/`).catch((error: unknown) => console.error('The page did not load', error))
  return window
}
