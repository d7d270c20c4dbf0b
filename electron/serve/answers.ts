import type { IncomingMessage, ServerResponse } from 'node:http'
import { newNonce, securityHeaders } from '../page/csp.ts'

/** An error in the shape of the contract's own, so that programs read all of them alike. */
export function sendError(response: ServerResponse, status: number, code: string, message: string): void {
  const body = JSON.stringify({ json: { defined: false, code, status, message } })
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-length': Buffer.byteLength(body),
  })
  response.end(body)
}

/** A page of words for a person whose browser is not let in, or came by a link that was used. */
export function sendNotice(response: ServerResponse, status: number, title: string, text: string): void {
  const nonce = newNonce()
  const body = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title} · Setpoint</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
main { max-width: 34rem; margin: 18vh auto; padding: 0 1.5rem }
h1 { font-size: 1.25rem }
</style>
</head>
<body><main><h1>${title}</h1><p>${text}</p></main></body>
</html>
`
  response.writeHead(status, {
    ...securityHeaders(nonce),
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(body)
}

/** Whether a person's browser asks for a page to look at, rather than a program for data. */
export const wantsPage = (request: IncomingMessage): boolean => (request.headers.accept ?? '').includes('text/html')
