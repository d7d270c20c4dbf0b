import { ipcMain, MessageChannelMain, type BrowserWindow, type WebFrameMain } from 'electron'
import { isOurs } from './origin.ts'
import type { BackendProcess } from './backendProcess.ts'
import type { ShellServer } from './shellRouter.ts'

/** Hands ports to our page and to nobody else. */
export class PortOffice {
  readonly #window: BrowserWindow
  readonly #backend: BackendProcess
  readonly #shell: ShellServer
  #asked = false

  constructor(window: BrowserWindow, backend: BackendProcess, shell: ShellServer) {
    this.#window = window
    this.#backend = backend
    this.#shell = shell
    ipcMain.on('ports', (event) => {
      const frame = event.senderFrame
      if (!frame || !this.#isOurPage(frame)) return console.error('No ports but for our own page', frame?.url)
      this.#asked = true
      this.#handBackend(frame)
      this.#handShell(frame)
    })
  }

  /** For a backend that nobody has a port to, as after a restart: the page that has asked gets one. */
  renewBackend(): void {
    if (!this.#asked || this.#window.isDestroyed()) return
    const frame = this.#window.webContents.mainFrame
    if (this.#isOurPage(frame)) this.#handBackend(frame)
  }

  /** The top frame of our window, at our origin: a frame inside it, or a page that came in its place, is not. */
  #isOurPage(frame: WebFrameMain): boolean {
    if (this.#window.isDestroyed()) return false
    return frame.parent === null && frame === this.#window.webContents.mainFrame && isOurs(frame.url)
  }

  #handBackend(frame: WebFrameMain): void {
    const { port1, port2 } = new MessageChannelMain()
    this.#backend.serve(port1)
    frame.postMessage('port:backend', null, [port2])
  }

  #handShell(frame: WebFrameMain): void {
    const { port1, port2 } = new MessageChannelMain()
    this.#shell.serve(port1, this.#window)
    frame.postMessage('port:shell', null, [port2])
  }
}
