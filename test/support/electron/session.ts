import type * as Electron from 'electron'
import { tell, whenAsked } from './control.ts'
import { openWindows } from './app.ts'
import { strict } from './strict.ts'

type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0]
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0]
let onRequest: RequestHandler = null
let onCheck: CheckHandler = null

const defaultSession = strict('session.defaultSession', {
  setPermissionRequestHandler: (handler: RequestHandler) => {
    onRequest = handler
  },
  setPermissionCheckHandler: (handler: CheckHandler) => {
    onCheck = handler
  },
} satisfies Pick<Electron.Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler'>)

export const session = strict('session', { defaultSession })

// Chromium behind the stand-in has permissions of its own; what the app's handlers say is asked for directly.
whenAsked('permission', ({ id, permission }) => {
  const [window] = openWindows as ReadonlySet<unknown> as ReadonlySet<Electron.BrowserWindow>
  if (!window || !onRequest || !onCheck) return tell({ type: 'answer', id, value: 'no handlers' })
  type Asked = Parameters<NonNullable<RequestHandler>>
  const checked = onCheck(window.webContents, permission as never, '', {} as never)
  onRequest(
    window.webContents,
    permission as Asked[1],
    (granted) => {
      tell({ type: 'answer', id, value: granted && checked })
    },
    {} as Asked[3],
  )
})
