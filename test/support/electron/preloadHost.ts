import { readFileSync } from 'node:fs'

/** Between the page and this process. */
export type FromPage =
  | { readonly type: 'ipc'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly type: 'port'; readonly id: number; readonly data: unknown }
  | { readonly type: 'portClosed'; readonly id: number }
export type ToPage =
  | { readonly type: 'ipc'; readonly channel: string; readonly data: unknown; readonly ports: readonly number[] }
  | { readonly type: 'port'; readonly id: number; readonly data: unknown }
  | { readonly type: 'portClosed'; readonly id: number }

/** The name of the function by which the page reaches this process, and of the one by which it is reached. */
export const TO_MAIN = '__standInToMain'
export const TO_PAGE = '__standInToPage'

/**
 * The preload script as an init script of the page, with Electron's `ipcRenderer` around it. It runs in the page's own
 * world; Electron keeps it in another, which the app does not rely on, as it exposes nothing.
 */
export function preloadScript(file: string): string {
  return `(() => {
  // Electron runs preload scripts in top frames only.
  if (window !== window.top) return
  const toMain = window.${TO_MAIN}
  const listeners = new Map()
  const ports = new Map()
  // Electron's ports say when the other end is gone; Chromium's do not. A port is another object once it has been posted,
  // so those that the page got are kept, to say it on.
  const numbers = new Map()
  const posted = []
  const inPage = new Map()
  const post = window.postMessage.bind(window)
  window.postMessage = (message, origin, transfer = []) => {
    posted.push(...transfer.map((port) => numbers.get(port)))
    post(message, origin, transfer)
  }
  window.addEventListener('message', (event) => {
    for (const port of event.ports) inPage.set(posted.shift(), port)
  })
  const openPort = (id) => {
    const { port1, port2 } = new MessageChannel()
    ports.set(id, port1)
    numbers.set(port2, id)
    port1.onmessage = (event) => toMain({ type: 'port', id, data: event.data })
    return port2
  }
  window.${TO_PAGE} = (messages) => {
    for (const message of messages) {
      if (message.type === 'ipc') {
        const event = { ports: message.ports.map(openPort) }
        for (const listener of listeners.get(message.channel) ?? []) listener(event, message.data)
      } else if (message.type === 'port') {
        ports.get(message.id)?.postMessage(message.data)
      } else {
        ports.get(message.id)?.close()
        ports.delete(message.id)
        inPage.get(message.id)?.dispatchEvent(new Event('close'))
        inPage.delete(message.id)
      }
    }
  }
  const strict = (name, target) =>
    new Proxy(target, {
      get(object, key) {
        if (key in object) return object[key]
        throw new Error('The stand-in for Electron has no ' + name + '.' + String(key) + ' for preload scripts')
      },
    })
  const electron = strict('electron', {
    ipcRenderer: strict('ipcRenderer', {
      on: (channel, listener) => listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
      send: (channel, ...args) => toMain({ type: 'ipc', channel, args }),
    }),
  })
  const module = { exports: {} }
  ;((require, module, exports) => {
${readFileSync(file, 'utf8')}
  })((name) => {
    if (name === 'electron') return electron
    throw new Error('A sandboxed preload script cannot require ' + name)
  }, module, module.exports)
})()`
}
