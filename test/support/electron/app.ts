import type * as Electron from 'electron'
import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { browser, closeBrowser } from './browser.ts'
import { whenAsked } from './control.ts'
import { lifecycle } from './lifecycle.ts'
import { strict } from './strict.ts'

/** An event with which a listener can prevent what comes next. */
export class PreventableEvent {
  defaultPrevented = false
  preventDefault(): void {
    this.defaultPrevented = true
  }
}

/** The windows that are open, which `quit` closes. */
export const openWindows = new Set<{ close(): void }>()

class StandInApp extends EventEmitter {
  #name = 'Electron'
  readonly #paths = new Map<string, string>()
  #lock: string | undefined
  readonly #ready = Promise.withResolvers<void>()

  constructor() {
    super()
    // Not before the main script has run once through: what it does first, it does before the app is ready.
    setImmediate(() => {
      browser().then(() => {
        lifecycle.ready = true
        this.#ready.resolve()
      }, this.#ready.reject)
    })
  }

  setName(name: string): void {
    this.#name = name
  }
  enableSandbox(): void {
    if (lifecycle.ready) throw new Error('app.enableSandbox() can only be called before app is ready')
  }
  whenReady(): Promise<void> {
    return this.#ready.promise
  }
  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`Path '${path}' does not exist`)
    this.#paths.set(name, path)
  }
  getPath(name: string): string {
    const set = this.#paths.get(name)
    if (set !== undefined) return set
    switch (name) {
      case 'userData':
        return join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), this.#name)
      case 'temp':
        return tmpdir()
      case 'documents':
        return homedir()
      default:
        throw new Error(`The stand-in for Electron has no path ${name}`)
    }
  }

  /** Per userData, as Electron's; a lock whose owner is gone counts for nothing. */
  requestSingleInstanceLock(): boolean {
    const folder = this.getPath('userData')
    mkdirSync(folder, { recursive: true })
    const file = join(folder, 'stand-in.lock')
    try {
      const owner = Number(readFileSync(file, 'utf8'))
      process.kill(owner, 'SIGUSR2')
      return false
    } catch {
      // No lock, or its owner is gone.
    }
    writeFileSync(file, String(process.pid))
    this.#lock = file
    process.on('SIGUSR2', () => this.emit('second-instance', new PreventableEvent(), [], '', null))
    return true
  }

  quit(): void {
    if (lifecycle.quitting) return
    const before = new PreventableEvent()
    this.emit('before-quit', before)
    if (before.defaultPrevented) return
    lifecycle.quitting = true
    for (const window of openWindows) window.close()
    const will = new PreventableEvent()
    this.emit('will-quit', will)
    if (will.defaultPrevented) lifecycle.quitting = false
    else this.exit(0)
  }

  exit(code = 0): void {
    lifecycle.quitting = true
    if (this.#lock) rmSync(this.#lock, { force: true })
    void closeBrowser().then(() => process.exit(code))
  }
}

type Used =
  | 'setName'
  | 'enableSandbox'
  | 'whenReady'
  | 'setPath'
  | 'getPath'
  | 'requestSingleInstanceLock'
  | 'quit'
  | 'exit'
const standIn = new StandInApp() satisfies Pick<Electron.App, Used>
export const app = strict('app', standIn)

whenAsked('close', () => app.quit())
