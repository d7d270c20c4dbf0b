import { plainHref, type CalendarServer, type Known, type Reading, type RemoteObject } from './calendarServer.ts'
import { asRecord, each, multiget, propfind, put, remove, syncCollection, text, type DavFetch } from './dav.ts'
import type { DavAnswer } from './dav.ts'
import { DavError } from './davError.ts'

/** Objects asked for in one request. */
const AT_ONCE = 100
/** A server may tell changes in parts (RFC 6578 3.6). */
const MOST_PARTS = 1000

/** The calendar at an address, over CalDAV (RFC 4791). */
export function davCalendar(fetchDav: DavFetch, calendarUrl: string): CalendarServer {
  const url = calendarUrl.endsWith('/') ? calendarUrl : `${calendarUrl}/`
  const { origin } = new URL(url)
  const addressOf = (href: string): string => new URL(href, url).href
  /** The path of what a server names; null for what is not on it. */
  const pathOf = (href: string): string | null => {
    if (!URL.canParse(href, url)) return null
    const named = new URL(href, url)
    return named.origin === origin ? plainHref(named.pathname) : null
  }
  const own = plainHref(new URL(url).pathname)

  async function fetchAll(hrefs: readonly string[]): Promise<{ found: RemoteObject[]; gone: string[] }> {
    const found = new Map<string, RemoteObject>()
    for (let at = 0; at < hrefs.length; at += AT_ONCE) {
      const asked = hrefs.slice(at, at + AT_ONCE)
      const { answers } = await multiget(fetchDav, url, asked)
      for (const answer of answers) {
        const href = pathOf(answer.href)
        const [etag, ics] = [text(answer.props['getetag']), text(answer.props['calendarData'])]
        if (href && ok(answer) && etag && ics) found.set(href, { href, etag, ics })
      }
    }
    return { found: [...found.values()], gone: hrefs.filter((href) => !found.has(href)) }
  }

  /** `href` to ETag of all that is there. */
  async function listAll(): Promise<Map<string, string>> {
    const { answers } = await propfind(fetchDav, url, ['d:getetag', 'd:getcontenttype', 'd:resourcetype'], '1')
    return etagsOf(answers, pathOf)
  }

  /** What happened since `token`; null when the server cannot say, for whatever reason. */
  async function changesSince(
    token: string,
  ): Promise<{ etags: Map<string, string>; gone: string[]; token: string } | null> {
    const etags = new Map<string, string>()
    const gone = new Set<string>()
    let next = token
    for (let part = 0; part < MOST_PARTS; part++) {
      let told
      try {
        told = await syncCollection(fetchDav, url, next)
      } catch (error) {
        // Some answer a token that they do not know with 500: whatever it was, all is read.
        if (error instanceof DavError && error.problem !== 'refused' && error.status !== undefined) return null
        if (error instanceof DavError && error.problem === 'failed') return null
        throw error
      }
      if (!told.syncToken) return null
      let more = false
      for (const answer of told.answers) {
        const href = pathOf(answer.href)
        if (href === null) continue
        if (href === own || `${href}/` === own) more ||= answer.status === 507
        else if (answer.status === 404 || answer.status === 410) {
          gone.add(href)
          etags.delete(href)
        } else {
          const etag = ok(answer) ? text(answer.props['getetag']) : null
          if (!etag) return null
          if (isCalendarData(answer)) etags.set(href, etag)
          gone.delete(href)
        }
      }
      next = told.syncToken
      if (!more) return { etags, gone: [...gone], token: next }
    }
    return null
  }

  return {
    async read(known: Known): Promise<Reading> {
      const { answers } = await propfind(fetchDav, url, ['cs:getctag', 'd:sync-token', 'd:resourcetype'], '0')
      const [self] = answers
      if (!self || !ok(self)) {
        throw new DavError('failed', 'This calendar is not on the server any more. Connect it again.', self?.status)
      }
      const [ctag, syncToken] = [text(self.props['getctag']), text(self.props['syncToken'])]
      const same = (a: string | null, b: string | null): boolean => a !== null && a === b
      if (same(known.syncToken, syncToken) || (!syncToken && same(known.ctag, ctag))) {
        return { changed: [], removed: [], syncToken, ctag }
      }

      const since = known.syncToken !== null && syncToken !== null ? await changesSince(known.syncToken) : null
      const there = since?.etags ?? (await listAll())
      const wanted = [...there].filter(([href, etag]) => known.etags.get(href) !== etag).map(([href]) => href)
      const { found, gone } = await fetchAll(wanted)
      const removed = since ? since.gone : [...known.etags.keys()].filter((href) => !there.has(href))
      return {
        changed: found,
        removed: [...new Set([...removed, ...gone])].filter((href) => known.etags.has(href)),
        // Of before the listing: what changes meanwhile is told again.
        syncToken: since?.token ?? syncToken,
        ctag,
      }
    },

    async put(href, ics, match) {
      const { status, headers } = await put(fetchDav, addressOf(href), ics, match)
      // Only these two say that it is stored: a refusal may come as 207.
      if (status === 201 || status === 204) return { kind: 'stored', etag: headers.get('etag') }
      if (status === 412 || (match !== null && (status === 404 || status === 410))) return { kind: 'changed' }
      return { kind: 'refused', status }
    },

    async remove(href, match) {
      const { status } = await remove(fetchDav, addressOf(href), match)
      if (status === 200 || status === 204 || status === 404 || status === 410) return { kind: 'gone' }
      return status === 412 ? { kind: 'changed' } : { kind: 'refused', status }
    },
  }
}

const ok = ({ status }: DavAnswer): boolean => status >= 200 && status < 300

function etagsOf(answers: readonly DavAnswer[], pathOf: (href: string) => string | null): Map<string, string> {
  const etags = new Map<string, string>()
  for (const answer of answers) {
    const href = pathOf(answer.href)
    const etag = text(answer.props['getetag'])
    if (href && etag && ok(answer) && isCalendarData(answer)) etags.set(href, etag)
  }
  return etags
}

/** Not a collection, nor of another kind, as far as the server says. */
function isCalendarData({ props }: DavAnswer): boolean {
  const kinds = each(props['resourcetype']).flatMap((kind) => Object.keys(asRecord(kind)))
  const type = text(props['getcontenttype'])
  return !kinds.includes('collection') && (type === null || /calendar/i.test(type))
}
