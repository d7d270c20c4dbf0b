import type * as Electron from 'electron'
import type { Route } from 'playwright-core'
import { fromPage } from './addresses.ts'
import { lifecycle } from './lifecycle.ts'
import { strict } from './strict.ts'

type Handler = (request: Request) => Response | Promise<Response>
const handlers = new Map<string, Handler>()
const schemes = new Set<string>()

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged: (customSchemes: Electron.CustomScheme[]) => {
    if (lifecycle.ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme } of customSchemes) schemes.add(scheme)
  },
  handle: (scheme: string, handler: Handler) => {
    if (!schemes.has(scheme)) throw new Error(`The scheme ${scheme} was not registered before the app was ready`)
    handlers.set(scheme, handler)
  },
} satisfies Pick<typeof Electron.protocol, 'registerSchemesAsPrivileged' | 'handle'>)

/** Answers a request of the page with the app's own handler. */
export async function answerRoute(route: Route): Promise<void> {
  const asked = route.request()
  const url = fromPage(asked.url())
  const handler = handlers.get(url.slice(0, url.indexOf(':')))
  if (!handler) return route.abort('addressunreachable')
  const response = await handler(new Request(url, { method: asked.method(), headers: asked.headers() }))
  return route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  })
}
