import { ipcRenderer } from 'electron'

/** The little of the page's window that is used here. */
declare const window: {
  readonly location: { readonly origin: string }
  addEventListener(type: 'load', listener: () => void): void
  postMessage(message: unknown, targetOrigin: string, transfer: readonly unknown[]): void
}

const { origin } = window.location

// Hands the page its ports, at first and whenever the backend was started again; nothing else is ever exposed.
for (const kind of ['backend', 'shell'] as const) {
  ipcRenderer.on(`port:${kind}`, (event) => window.postMessage({ setpoint: kind }, origin, event.ports))
}
// The page's scripts have run by then, so somebody listens.
window.addEventListener('load', () => ipcRenderer.send('ports'))
