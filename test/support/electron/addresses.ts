/**
 * Chromium knows no `app:`; a page at app://NAME/path is at https://NAME.app.invalid/path in it. `.invalid` never resolves,
 * so that an address that slips past the handler reaches nothing.
 */
const SUFFIX = '.app.invalid'

export const toPage = (url: string): string => url.replace(/^app:\/\/([^/]+)/, `https://$1${SUFFIX}`)
export const fromPage = (url: string): string => url.replace(/^https:\/\/([^/]+)\.app\.invalid/, 'app://$1')
export const isAppPage = (url: string): boolean => /^https:\/\/[^/]+\.app\.invalid\//.test(url)
