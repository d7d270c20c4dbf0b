import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { newNonce, securityHeaders } from './csp.ts'

/** Which host the page runs in: it then knows whether a shell will hand it ports. */
export type PageHost = 'electron' | 'serve'

export interface PageAnswer {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: Uint8Array<ArrayBuffer>
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
}

/**
 * Answers a request for a part of the built page in `root`. `pathname` is the path of the URL as it came. A path without
 * an extension is a place inside the page and gets index.html; anything outside `root` is not found.
 */
export async function pageAnswer(root: string, pathname: string, host: PageHost): Promise<PageAnswer> {
  const nonce = newNonce()
  const file = fileOf(root, pathname)
  const type = file && TYPES[extname(file)]
  if (!file || !type) return notFound(nonce)
  let content: Buffer
  try {
    content = await readFile(file)
  } catch {
    if (file === join(root, 'index.html')) return notBuilt(nonce)
    return notFound(nonce)
  }
  const isPage = extname(file) === '.html'
  return {
    status: 200,
    headers: {
      ...securityHeaders(nonce),
      'content-type': type,
      // Built files carry a hash of their content in their name; index.html carries a nonce.
      'cache-control': pathname.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-store',
    },
    body: new Uint8Array(isPage ? Buffer.from(withMarks(content.toString('utf8'), nonce, host)) : content),
  }
}

/** The file that a URL path names, or undefined when it does not name one inside `root`. */
export function fileOf(root: string, pathname: string): string | undefined {
  let path: string
  try {
    path = decodeURIComponent(pathname)
  } catch {
    return undefined
  }
  if (path.includes('\0') || path.includes('\\') || path.split('/').includes('..')) return undefined
  if (extname(path) === '') return join(root, 'index.html')
  const file = normalize(join(root, path))
  return file.startsWith(normalize(root + sep)) ? file : undefined
}

/** Tells the page its nonce for styles, and its host. Scripts cannot be inline, so it reads both from the head. */
function withMarks(html: string, nonce: string, host: PageHost): string {
  const marks = `<meta name="csp-nonce" content="${nonce}"><meta name="setpoint-host" content="${host}">`
  return html
    .replace(/<meta\s+name="(csp-nonce|setpoint-host)"[^>]*>/gi, '')
    .replace(/<head[^>]*>/i, (head) => head + marks)
}

const notFound = (nonce: string): PageAnswer => plain(404, nonce, 'There is nothing here.')
const notBuilt = (nonce: string): PageAnswer =>
  plain(503, nonce, 'The page is not built yet. Run "npm run build", then load this page again.')

function plain(status: number, nonce: string, text: string): PageAnswer {
  return {
    status,
    headers: { ...securityHeaders(nonce), 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    body: new Uint8Array(Buffer.from(text + '\n')),
  }
}
