import type * as Electron from 'electron'
import { EventEmitter } from 'node:events'
import type { BrowserContext, Frame, Page, Route } from 'playwright-core'
import { fromPage, isAppPage, toPage } from './addresses.ts'
import { app, openWindows, PreventableEvent } from './app.ts'
import { endpoint, runningBrowser } from './browser.ts'
import { tell } from './control.ts'
import { ipcMain } from './ipcMain.ts'
import { lifecycle } from './lifecycle.ts'
import { PortTable, StandInPort } from './ports.ts'
import { preloadScript, TO_MAIN, TO_PAGE, type FromPage, type ToPage } from './preloadHost.ts'
import { answerRoute } from './protocol.ts'
import { strict } from './strict.ts'

class StandInFrame implements Pick<Electron.WebFrameMain, 'url' | 'postMessage'> {
  readonly #frame: Frame
  readonly #contents: StandInWebContents
  readonly parent: StandInFrame | null

  constructor(frame: Frame, contents: StandInWebContents) {
    this.#frame = frame
    this.#contents = contents
    const above = frame.parentFrame()
    this.parent = above && new StandInFrame(above, contents)
  }
  get url(): string {
    return fromPage(this.#frame.url())
  }
  postMessage(channel: string, message: unknown, transfer: readonly unknown[] = []): void {
    this.#contents.postToPage(channel, message, transfer)
  }
}

/** How long a window that the page tries to open may take to ask for its address. */
const STRAY_MS = 5000

type OpenHandler = (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse

class StandInWebContents extends EventEmitter implements Pick<Electron.WebContents, 'getURL' | 'undo'> {
  readonly #page: Page
  readonly #main: StandInFrame
  readonly #ports = new PortTable((message) => this.#send(message))
  #queue: ToPage[] = []
  #flushing = false
  /** The address that `loadURL` asks for: the one navigation that nobody is asked about. */
  #loading: string | undefined
  #openHandler: OpenHandler = () => ({ action: 'allow' })
  /** Windows that the page tries to open, not closed yet. */
  readonly #strays: Page[] = []
  /** How many of them were answered already. */
  #denied = 0

  constructor(page: Page) {
    super()
    this.#page = page
    this.#main = strict('WebFrameMain', new StandInFrame(page.mainFrame(), this))
  }

  get mainFrame(): StandInFrame {
    return this.#main
  }
  getURL(): string {
    return fromPage(this.#page.url())
  }
  undo(): void {
    void this.#page.keyboard.press('Control+Z')
  }
  async printToPDF({ pageSize, printBackground, margins }: Electron.PrintToPDFOptions): Promise<Buffer> {
    const inches = (length: number | undefined): string => `${length ?? 0.4}in`
    return this.#page.pdf({
      format: typeof pageSize === 'string' ? pageSize : 'Letter',
      ...(printBackground !== undefined && { printBackground }),
      margin: {
        top: inches(margins?.top),
        bottom: inches(margins?.bottom),
        left: inches(margins?.left),
        right: inches(margins?.right),
      },
    })
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  async prepare(within: BrowserContext, preload: string): Promise<void> {
    await within.exposeBinding(TO_MAIN, (source, message: FromPage) => {
      const top = source.frame === this.#page.mainFrame()
      if (source.page === this.#page) this.#receive(message, top ? this.#main : new StandInFrame(source.frame, this))
    })
    await within.addInitScript({ content: preloadScript(preload) })
    await within.route('**/*', (route) => this.#route(route))
    within.on('page', (page) => {
      this.#strays.push(page)
      this.#closeStrays()
      // One that asks for nothing, as about:blank, is not waited for.
      setTimeout(() => void page.close().catch(() => undefined), STRAY_MS).unref()
    })
    // A new document has no port of the one before, and asks for its own once it has loaded.
    this.#page.on('domcontentloaded', () => this.#ports.closeAll())
  }

  async load(url: string): Promise<void> {
    this.#loading = toPage(url)
    await this.#page.goto(this.#loading)
  }

  postToPage(channel: string, data: unknown, transfer: readonly unknown[]): void {
    const ports = transfer.filter((port) => port instanceof StandInPort)
    const ids = this.#ports.hand(ports)
    this.#send({ type: 'ipc', channel, data, ports: ids })
    this.#ports.open(ids)
  }

  closePorts(): void {
    this.#ports.closeAll()
  }

  async #route(route: Route): Promise<void> {
    const request = route.request()
    if (!this.#isInWindow(route)) {
      // The first request of a window that the page tries to open.
      const { action } = this.#openHandler({ url: fromPage(request.url()) } as Electron.HandlerDetails)
      if (action !== 'deny') throw new Error('The stand-in for Electron opens no second window')
      await route.abort('aborted')
      this.#denied++
      return this.#closeStrays()
    }
    if (request.isNavigationRequest() && request.url() !== this.#loading) {
      const isMainFrame = request.frame() === this.#page.mainFrame()
      const event = Object.assign(new PreventableEvent(), { url: fromPage(request.url()), isMainFrame })
      this.emit('will-frame-navigate', event)
      if (event.defaultPrevented) {
        tell({ type: 'blocked', url: event.url })
        return route.abort('aborted')
      }
    }
    // Electron would reach the network here: a request that gets this far is the test's business.
    if (!isAppPage(request.url())) return route.abort('internetdisconnected')
    return answerRoute(route)
  }

  /** Closed before its first request was answered, a window would have been opened without anybody being asked. */
  #closeStrays(): void {
    while (this.#denied > 0 && this.#strays.length > 0) {
      this.#denied--
      void this.#strays.shift()?.close()
    }
  }

  #isInWindow(route: Route): boolean {
    try {
      return route.request().frame().page() === this.#page
    } catch {
      // Playwright does not know the frame of a window that is only being opened.
      return false
    }
  }

  #receive(message: FromPage, frame: StandInFrame): void {
    if (message.type === 'ipc') {
      ipcMain.emit(message.channel, { senderFrame: frame, sender: this }, ...message.args)
    } else this.#ports.receive(message)
  }

  #send(message: ToPage): void {
    this.#queue.push(message)
    if (!this.#flushing) void this.#flush()
  }

  /** One call at a time, so that messages arrive in order. */
  async #flush(): Promise<void> {
    this.#flushing = true
    while (this.#queue.length > 0 && !this.#page.isClosed()) {
      const messages = this.#queue.splice(0)
      await this.#page
        .evaluate(
          // The init script of the page made the function.
          ([name, sent]) => (globalThis as unknown as Record<string, (m: unknown) => void>)[name]?.(sent),
          [TO_PAGE, messages] as const,
        )
        .catch(() => undefined)
    }
    this.#flushing = false
  }
}

type Used = 'show' | 'focus' | 'restore' | 'maximize' | 'isMaximized' | 'isMinimized' | 'isDestroyed' | 'close'
class StandInWindow extends EventEmitter implements Pick<Electron.BrowserWindow, Used | 'loadURL' | 'getNormalBounds'> {
  readonly webContents: StandInWebContents
  readonly #page: Page
  readonly #bounds: Electron.Rectangle
  readonly #prepared: Promise<void>
  #maximized = false
  #destroyed = false

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super()
    const context = runningBrowser()
    const page = context?.pages()[0]
    if (!context || !page) throw new Error('Cannot create BrowserWindow before app is ready')
    if (openWindows.size > 0) throw new Error('The stand-in for Electron has one window')
    const { preload, sandbox, contextIsolation, nodeIntegration } = options.webPreferences ?? {}
    if (!preload || !sandbox || !contextIsolation || nodeIntegration !== false) {
      throw new Error('A window must have a sandboxed, isolated preload script')
    }
    this.#page = page
    this.#bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 }
    const contents = new StandInWebContents(page)
    this.webContents = strict('WebContents', contents)
    this.#prepared = contents.prepare(context, preload)
    page.on('close', () => this.#gone())
    openWindows.add(this)
    app.emit('web-contents-created', new PreventableEvent(), this.webContents)
  }

  async loadURL(url: string): Promise<void> {
    await this.#prepared
    const { width, height } = this.#bounds
    await this.#page.setViewportSize({ width, height })
    await this.webContents.load(url)
    tell({ type: 'window', endpoint: endpoint() })
    this.emit('ready-to-show')
  }
  close(): void {
    this.#gone()
  }
  show(): void {}
  focus(): void {
    tell({ type: 'focus' })
  }
  restore(): void {}
  maximize(): void {
    this.#maximized = true
  }
  isMaximized(): boolean {
    return this.#maximized
  }
  isMinimized(): boolean {
    return false
  }
  isDestroyed(): boolean {
    return this.#destroyed
  }
  getNormalBounds(): Electron.Rectangle {
    return this.#bounds
  }

  #gone(): void {
    if (this.#destroyed) return
    this.emit('close', new PreventableEvent())
    this.#destroyed = true
    openWindows.delete(this)
    this.webContents.closePorts()
    this.emit('closed')
    if (openWindows.size === 0 && !lifecycle.quitting) app.emit('window-all-closed')
  }
}

export const BrowserWindow = new Proxy(StandInWindow, {
  construct: (Window, [options]: [Electron.BrowserWindowConstructorOptions]) =>
    strict('BrowserWindow', new Window(options)),
})
