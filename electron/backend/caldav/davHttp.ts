import { addressProblem } from '../../../shared/contract/caldav.ts'
import { DavError } from './davError.ts'

export interface Credentials {
  readonly username: string
  readonly password: string
}

export interface HttpOptions {
  readonly credentials: Credentials
  /** The address that the person gave: its origin gets the credentials unasked. */
  readonly home: string
  /** Ends what is under way. */
  readonly signal: AbortSignal
  /** While a server is looked for: another https host that it leads to is told the password when it asks for it. */
  readonly discovering?: boolean
  /** Milliseconds that a request may take, its answer read. */
  readonly timeout?: number
  /** Most octets of an answer. */
  readonly most?: number
  /** What asks the network. */
  readonly fetch?: typeof fetch
}

const TIMEOUT = 30_000
const MOST = 64 * 1024 * 1024
const MOST_REDIRECTS = 5

/**
 * `fetch` as it may be used with a server that a person named: to https: or this computer only, each request with a time
 * limit, answers of bounded size, redirects followed here so that no password goes where it need not. Throws DavError for
 * all that is no answer; of the answers 401, 429 and 5xx.
 */
export function davFetch(options: HttpOptions): typeof fetch {
  const { credentials, home, signal, timeout = TIMEOUT, most = MOST, fetch: send = fetch } = options
  const basic = `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`, 'utf8').toString('base64')}`
  const trusted = new Set([new URL(home).origin])

  const ask = async (url: URL, init: RequestInit, limit: AbortSignal): Promise<Response> => {
    const headers = new Headers(init.headers)
    headers.set('user-agent', 'Setpoint')
    if (trusted.has(url.origin)) headers.set('authorization', basic)
    else headers.delete('authorization')
    return await send(url, { ...init, headers, redirect: 'manual', signal: limit })
  }

  return async (input, init = {}) => {
    let url = new URL(input instanceof Request ? input.url : input)
    const limit = AbortSignal.any([signal, AbortSignal.timeout(timeout)])
    try {
      for (let hops = 0; ; hops++) {
        const problem = addressProblem(url.href)
        if (problem) throw new DavError('failed', `The server leads to ${url.origin}, an address that ${problem}.`)
        let response = await ask(url, init, limit)
        if (response.status === 401 && options.discovering && !trusted.has(url.origin) && url.protocol === 'https:') {
          await response.body?.cancel()
          trusted.add(url.origin)
          response = await ask(url, init, limit)
        }
        const next = redirection(response, url)
        if (!next) return await bounded(response, url, most)
        await response.body?.cancel()
        if (hops === MOST_REDIRECTS) throw new DavError('failed', 'The server sends from one address to the next.')
        if (next.origin !== url.origin && next.protocol !== 'https:') {
          throw new DavError('failed', `The server leads to ${next.origin}, which is not https.`)
        }
        url = next
      }
    } catch (error) {
      throw wordFailure(error, signal, url)
    }
  }
}

function redirection(response: Response, url: URL): URL | undefined {
  if (![301, 302, 307, 308].includes(response.status)) return undefined
  const location = response.headers.get('location')
  if (!location || !URL.canParse(location, url.href)) return undefined
  return new URL(location, url)
}

async function bounded(response: Response, url: URL, most: number): Promise<Response> {
  const { status, headers } = response
  const told = statusProblem(status, url, headers)
  if (told) {
    await response.body?.cancel()
    throw told
  }
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.byteLength
    // Leaving the loop cancels the rest.
    if (size > most) throw new DavError('failed', `The answer of ${url.host} is larger than Setpoint takes.`, status)
    parts.push(part)
  }
  // A Response of one's own cannot have a body with these, nor a status outside of its range.
  const body = [204, 205, 304].includes(status) ? null : Buffer.concat(parts)
  // What it was encoded in is undone already.
  const plain = new Headers(headers)
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) plain.delete(name)
  // Where the answer came from in the end: what it names is relative to that.
  return Object.defineProperty(new Response(body, { status, headers: plain }), 'url', { value: url.href })
}

function statusProblem(status: number, url: URL, headers: Headers): DavError | undefined {
  if (status === 401) {
    const asked = headers.get('www-authenticate')
    if (asked && !/\bbasic\b/i.test(asked)) {
      const scheme = /^\s*([A-Za-z]+)/.exec(asked)?.[1] ?? 'another'
      return new DavError(
        'failed',
        `${url.host} wants to be signed in to in a way that Setpoint does not know (${scheme}). Ask for a password for apps (Basic).`,
        status,
      )
    }
    return new DavError(
      'refused',
      `${url.host} does not accept this user name and password. Many servers want a password for apps, made in the settings of the account.`,
      status,
    )
  }
  if (status === 429 || status >= 500) {
    return new DavError('offline', `${url.host} cannot answer now (${status}). It is tried again by itself.`, status)
  }
  return undefined
}

const REASONS: Record<string, string> = {
  ENOTFOUND: 'there is no server of this name, or no network',
  EAI_AGAIN: 'there is no network',
  ECONNREFUSED: 'it does not answer',
  ECONNRESET: 'the connection broke',
  ENETUNREACH: 'there is no network',
  EHOSTUNREACH: 'it cannot be reached',
  UND_ERR_SOCKET: 'the connection broke',
  UND_ERR_CONNECT_TIMEOUT: 'it does not answer in time',
}

function wordFailure(error: unknown, signal: AbortSignal, url: URL): unknown {
  if (error instanceof DavError) return error
  // The app is closing: not the server's fault, and nobody is told.
  if (signal.aborted) return signal.reason
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new DavError('offline', `${url.host} does not answer in time. It is tried again by itself.`)
  }
  const code = codeOf(error)
  if (code && /CERT|SIGNATURE|SELF_SIGNED|ALTNAME|ISSUER/.test(code)) {
    return new DavError(
      'failed',
      `${url.host} cannot prove that it is this server (${code}). Check the address, or ask whoever keeps the server for a valid certificate.`,
    )
  }
  const reason = REASONS[code ?? ''] ?? 'it cannot be reached'
  return new DavError('offline', `${url.host} was not reached: ${reason}. It is tried again by itself.`)
}

/** Node's fetch says only "fetch failed"; why is in its causes. */
function codeOf(error: unknown): string | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code
    if (at instanceof AggregateError && at.errors.length > 0) return codeOf(at.errors[0])
  }
  return undefined
}
