import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'

/** Why a request is not let in, with the HTTP status that says so. */
export interface Refused {
  readonly status: 401 | 403
  readonly code: 'UNAUTHORIZED' | 'FORBIDDEN'
  readonly message: string
}

/**
 * Who may talk to this server. Other programs of this computer and every page open in its browsers can reach a port on
 * 127.0.0.1, so a request shows that it means us (Host: a name that a stranger rebinds to 127.0.0.1 does not), that no
 * other page sent it (Origin), and that it knows the secret (bearer token, or the cookie that the one-time link sets).
 */
export class Access {
  readonly #token: Buffer
  readonly #session: string
  readonly #keys = new Set<string>()
  readonly #port: number

  constructor(token: string, port: number) {
    this.#token = digest(token)
    // Made from the token, so that a browser that was let in stays so when the server is started again with the same one.
    this.#session = createHmac('sha256', token).update('browser session').digest('base64url')
    this.#port = port
  }

  /** The address that lets one browser in, once. */
  newLink(): string {
    const key = randomBytes(32).toString('base64url')
    this.#keys.add(key)
    return `http://127.0.0.1:${this.#port}/open?key=${key}`
  }

  /** Takes a key out of use; the value of Set-Cookie when it was good. */
  redeem(key: string | null): string | undefined {
    if (key === null || !this.#keys.delete(key)) return undefined
    return `${this.#cookieName}=${this.#session}; HttpOnly; SameSite=Strict; Path=/`
  }

  /** Host and Origin: asked of every request. */
  wayIn(headers: IncomingHttpHeaders): Refused | undefined {
    const own = [`127.0.0.1:${this.#port}`, `localhost:${this.#port}`]
    const host = headers.host?.toLowerCase()
    if (!host || !own.includes(host)) {
      return forbidden(`This server answers only to 127.0.0.1:${this.#port}, not to "${headers.host ?? ''}".`)
    }
    if (headers.origin !== undefined && headers.origin !== `http://${host}`) {
      return forbidden(`A page of "${headers.origin}" may not call Setpoint.`)
    }
    return undefined
  }

  /** Token or cookie: asked of everything but the one-time link. */
  secret({ headers, method }: Pick<IncomingMessage, 'headers' | 'method'>): Refused | undefined {
    const { authorization } = headers
    if (authorization !== undefined) {
      const sent = /^Bearer (.+)$/i.exec(authorization)?.[1] ?? ''
      if (timingSafeEqual(digest(sent), this.#token)) return undefined
      return unauthorized('The token is not the one that this server was started with.')
    }
    const cookie = readCookie(headers.cookie, this.#cookieName)
    if (cookie !== undefined && timingSafeEqual(digest(cookie), digest(this.#session))) {
      // A browser says which page sends a POST; what comes with the cookie and without that is not our page.
      if (method === 'POST' && headers.origin === undefined) return forbidden('A call with the cookie needs an Origin.')
      return undefined
    }
    return unauthorized(
      'Send the token as "Authorization: Bearer TOKEN", or open the one-time address that was printed in the terminal.',
    )
  }

  // Cookies are shared by all ports of a host, so each server has a name of its own.
  get #cookieName(): string {
    return `setpoint-${this.#port}`
  }
}

/** Digests are of one length, so that comparing takes the same time whatever was sent. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

function readCookie(header: string | undefined, name: string): string | undefined {
  return header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1)
}

const forbidden = (message: string): Refused => ({ status: 403, code: 'FORBIDDEN', message })
const unauthorized = (message: string): Refused => ({ status: 401, code: 'UNAUTHORIZED', message })
