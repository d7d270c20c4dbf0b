import { app, session, shell, type WebContents } from 'electron'
import { isExternal } from '../../shared/contract/shell.ts'
import { isOurs } from './origin.ts'

/** What the page may ask for; everything else, such as camera and place, is refused. */
const PERMISSIONS: readonly string[] = ['notifications', 'clipboard-sanitized-write']

/** Keeps every window on our page: no other page is ever loaded in one, and none opens another. */
export function guardWindows(): void {
  app.on('web-contents-created', (_event, contents) => {
    keepOnPage(contents)
    contents.setWindowOpenHandler(({ url }) => {
      openOutside(url)
      return { action: 'deny' }
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
}

function keepOnPage(contents: WebContents): void {
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame && isOurs(event.url)) return
    event.preventDefault()
    if (event.isMainFrame) openOutside(event.url)
  })
  contents.on('will-redirect', (event) => {
    if (!isOurs(event.url)) event.preventDefault()
  })
}

/** Gives links that the system has a program for to it, and nothing that could run one of its own choice. */
function openOutside(url: string): void {
  if (!isExternal(url)) return
  shell.openExternal(url).catch((error: unknown) => console.error('No program opened the link', error))
}

/** To be called once the app is ready. */
export function guardPermissions(): void {
  session.defaultSession.setPermissionRequestHandler((contents, permission, answer) => {
    answer(isOurs(contents.getURL()) && PERMISSIONS.includes(permission))
  })
  session.defaultSession.setPermissionCheckHandler(
    (contents, permission) => contents !== null && isOurs(contents.getURL()) && PERMISSIONS.includes(permission),
  )
}
