import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node'
import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { STATUS_HEADER } from '../../shared/wire/refusal.ts'
import type { Backend } from '../backend/index.ts'
import { pageAnswer } from '../page/files.ts'
import { Access } from './access.ts'
import { sendError, sendNotice, wantsPage } from './answers.ts'
import { readBody } from './body.ts'

const BODY_LIMIT = 64 * 1024 * 1024

export interface ServerInput {
  readonly backend: Pick<Backend, 'router'>
  readonly port: number
  readonly token: string | undefined
  /** The folder of the built page. */
  readonly page: string
}

export interface Serving {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string
  readonly token: string
  /** An address that lets one browser in, once. */
  newLink(): string
  /** Answers from another backend from now on. */
  serve(backend: Pick<Backend, 'router'>): void
  /** Ends every connection, streams too. */
  close(): Promise<void>
}

/** Answers the contract and the page on 127.0.0.1. Rejects when the port cannot be had. */
export async function startServer(input: ServerInput): Promise<Serving> {
  const token = input.token ?? randomBytes(32).toString('base64url')
  const server = createServer()
  const port = await listen(server, input.port)
  const access = new Access(token, port)
  let rpc = rpcOf(input.backend)

  server.on('request', (request, response) => {
    answer({ access, rpc, page: input.page }, request, response).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) return response.destroy()
      const tooLarge = error instanceof Error && 'code' in error && error.code === 'PAYLOAD_TOO_LARGE'
      if (tooLarge) return sendTooLarge(request, response)
      console.error(`${request.method} failed`, error)
      return sendError(response, 500, 'INTERNAL', 'Something went wrong inside Setpoint. Nothing was changed.')
    })
  })

  return {
    url: `http://127.0.0.1:${port}`,
    token,
    newLink: () => access.newLink(),
    serve: (backend) => {
      rpc = rpcOf(backend)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const rpcOf = ({ router }: Pick<Backend, 'router'>) =>
  new RPCHandler(router, {
    plugins: [new BodyLimitPlugin({ maxBodySize: BODY_LIMIT })],
    rootInterceptors: [
      async ({ next, request }) => {
        const result = await next()
        if (!result.matched || result.response.status < 400 || !request.headers[STATUS_HEADER]) return result
        const { status, headers } = result.response
        const quiet = { ...result.response, status: 200, headers: { ...headers, [STATUS_HEADER]: String(status) } }
        return { ...result, response: quiet }
      },
      ({ next, ...options }) =>
        next({ ...options, request: { ...options.request, body: () => readBody(options.request.body) } }),
    ],
  })

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port }, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

interface Parts {
  readonly access: Access
  readonly rpc: RPCHandler<Record<never, never>>
  readonly page: string
}

async function answer({ access, rpc, page }: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const foreign = access.wayIn(request.headers)
  if (foreign) return sendError(response, foreign.status, foreign.code, foreign.message)
  // Not `new URL`, which would resolve `..` before it can be refused, and take a path of two slashes for a host.
  const [pathname = '/', query = ''] = (request.url ?? '/').split('?', 2)
  if (pathname === '/open') return openLink(access, request, response, new URLSearchParams(query).get('key'))

  const refused = access.secret(request)
  if (refused) {
    if (!wantsPage(request)) return sendError(response, refused.status, refused.code, refused.message)
    return sendNotice(
      response,
      refused.status,
      'This browser has no key yet',
      'Open the one-time address that Setpoint printed in the terminal. It works once; start Setpoint again for a new one.',
    )
  }
  if (pathname === '/rpc' || pathname.startsWith('/rpc/')) return answerCall(rpc, request, response)
  if (request.method !== 'GET' && request.method !== 'HEAD') return methodNotAllowed(response, 'GET, HEAD')
  const answered = await pageAnswer(page, pathname, 'serve')
  if (answered.status === 404 && !wantsPage(request)) {
    return sendError(response, 404, 'NOT_FOUND', `There is nothing at ${pathname}.`)
  }
  response.writeHead(answered.status, { ...answered.headers, 'content-length': answered.body.byteLength })
  response.end(request.method === 'HEAD' ? undefined : answered.body)
}

async function answerCall(
  rpc: RPCHandler<Record<never, never>>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') return methodNotAllowed(response, 'POST')
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT) return sendTooLarge(request, response)
  // A program that sends no content type, or the one that its tool takes unasked (curl's form, fetch's plain text), means
  // JSON: there is nothing else to send. A page of another origin cannot send the token along, so nothing is opened.
  if (request.headers.authorization !== undefined) request.headers['content-type'] = 'application/json'
  response.setHeader('cache-control', 'no-store')
  const { matched } = await rpc.handle(request, response, { prefix: '/rpc', context: {} })
  if (!matched) {
    const name = (request.url ?? '').split('?', 1)[0] ?? ''
    sendError(response, 404, 'NOT_FOUND', `There is no call ${name}. Calls are POST /rpc/<topic>/<name>.`)
  }
}

function openLink(access: Access, request: IncomingMessage, response: ServerResponse, key: string | null): void {
  if (request.method !== 'GET') return methodNotAllowed(response, 'GET')
  const cookie = access.redeem(key)
  if (cookie === undefined) {
    return sendNotice(
      response,
      403,
      'This address was used already',
      'It lets one browser in, once. If Setpoint is open in another tab, go on there. Otherwise stop Setpoint in the terminal (Ctrl+C), start it again and open the new address.',
    )
  }
  response.writeHead(303, {
    location: '/',
    'set-cookie': cookie,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  })
  response.end()
}

function methodNotAllowed(response: ServerResponse, allow: string): void {
  response.setHeader('allow', allow)
  sendError(response, 405, 'METHOD_NOT_ALLOWED', `Use ${allow} here.`)
}

function sendTooLarge(request: IncomingMessage, response: ServerResponse): void {
  // The rest is taken and thrown away first: whoever is still sending does not hear an answer from a connection that is cut.
  const say = (): void =>
    sendError(response, 413, 'PAYLOAD_TOO_LARGE', `A call may send ${BODY_LIMIT / 1024 / 1024} MB at most.`)
  if (request.complete) return say()
  request.once('end', say).resume()
}
