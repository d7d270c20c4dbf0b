import { protocol } from 'electron'
import { join } from 'node:path'
import { pageAnswer } from '../page/files.ts'
import { isOurs, SCHEME } from './origin.ts'

const PAGE = join(import.meta.dirname, '../renderer')

/** Makes app: a secure origin with storage and fetch. Only possible before the app is ready. */
export function declareAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Answers app://setpoint with the built page; every other host of the scheme has nothing. */
export function serveAppProtocol(): void {
  protocol.handle(SCHEME, async (request) => {
    if (!isOurs(request.url) || request.method !== 'GET') return new Response('There is nothing here.', { status: 404 })
    const { status, headers, body } = await pageAnswer(PAGE, new URL(request.url).pathname, 'electron')
    return new Response(body, { status, headers })
  })
}
