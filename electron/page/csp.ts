import { randomBytes } from 'node:crypto'

/** A fresh value per answer: the page's style elements carry it, a style that was slipped in cannot. */
export const newNonce = (): string => randomBytes(16).toString('base64')

/**
 * What the page may do: its own scripts, styles and calls, nothing from anywhere else and nothing inline but styles with
 * the nonce. Images may be made in the page (`data:`, `blob:`).
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Headers of every answer that carries the page or a part of it. */
export const securityHeaders = (nonce: string): Record<string, string> => ({
  'content-security-policy': contentSecurityPolicy(nonce),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
})
