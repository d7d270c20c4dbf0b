import type { DAVResponse } from 'tsdav'
import { DavError } from './davError.ts'

/** The fetch of davHttp.ts. */
export type DavFetch = typeof fetch

type Element = Record<string, object | string | readonly string[]>

/** An answer of a multistatus: of one resource, its properties as tsdav names them (`getetag`, `calendarData`). */
export interface DavAnswer {
  /** Empty where the server named none. */
  readonly href: string
  readonly status: number
  readonly props: Readonly<Record<string, unknown>>
}

export interface Multistatus {
  /** Where it came from in the end: hrefs are relative to it. */
  readonly url: string
  readonly answers: readonly DavAnswer[]
  /** Of a sync-collection. */
  readonly syncToken: string | null
}

const NAMESPACES = {
  'xmlns:d': 'DAV:',
  'xmlns:c': 'urn:ietf:params:xml:ns:caldav',
  'xmlns:cs': 'http://calendarserver.org/ns/',
  'xmlns:ca': 'http://apple.com/ns/ical/',
}

/** Loaded when the first server is asked: who connects none never has it. */
const library = () => import('tsdav')

/** The properties of a resource, and with depth 1 of what is in it. Throws DavError with the status. */
export async function propfind(
  fetchDav: DavFetch,
  url: string,
  props: readonly string[],
  depth: '0' | '1',
): Promise<Multistatus> {
  const body = { propfind: { _attributes: NAMESPACES, prop: named(props) } }
  return await request(fetchDav, url, { method: 'PROPFIND', namespace: 'd', headers: { depth }, body })
}

/** What changed since a token (RFC 6578); all with an empty one. Throws DavError. */
export async function syncCollection(fetchDav: DavFetch, url: string, token: string): Promise<Multistatus> {
  const body = {
    'sync-collection': {
      _attributes: NAMESPACES,
      'sync-token': token,
      'sync-level': '1',
      'd:prop': named(['d:getetag', 'd:getcontenttype']),
    },
  }
  return await request(fetchDav, url, { method: 'REPORT', namespace: 'd', headers: { depth: '0' }, body })
}

/** These objects with their text (RFC 4791 7.9). Throws DavError. */
export async function multiget(fetchDav: DavFetch, url: string, hrefs: readonly string[]): Promise<Multistatus> {
  const body = {
    'calendar-multiget': {
      _attributes: NAMESPACES,
      'd:prop': named(['d:getetag', 'c:calendar-data']),
      'd:href': hrefs,
    },
  }
  return await request(fetchDav, url, { method: 'REPORT', namespace: 'c', headers: { depth: '1' }, body })
}

/** Throws DavError. */
export async function put(fetchDav: DavFetch, url: string, ics: string, match: string | null): Promise<Response> {
  const { createObject, updateObject } = await library()
  const headers = { 'content-type': 'text/calendar; charset=utf-8' }
  return match === null
    ? await createObject({ url, data: ics, headers: { ...headers, 'if-none-match': '*' }, fetch: fetchDav })
    : await updateObject({ url, data: ics, headers, etag: match, fetch: fetchDav })
}

/** Throws DavError. */
export async function remove(fetchDav: DavFetch, url: string, match: string): Promise<Response> {
  const { deleteObject } = await library()
  return await deleteObject({ url, etag: match, fetch: fetchDav })
}

const named = (props: readonly string[]): Element => Object.fromEntries(props.map((prop) => [prop, {}]))

interface DavInit {
  readonly method: 'PROPFIND' | 'REPORT'
  readonly namespace: string
  readonly headers: Record<string, string>
  readonly body: object
}

async function request(fetchDav: DavFetch, url: string, init: DavInit): Promise<Multistatus> {
  const { davRequest } = await library()
  let from = url
  const responses = await davRequest({
    url,
    init,
    fetch: async (input, given) => {
      const response = await fetchDav(input, given)
      from = response.url || from
      return await whole(response, from)
    },
  })
  const [first] = responses
  const multistatus = asRecord(asRecord(first?.raw)['multistatus'])
  if (!first?.ok && Object.keys(multistatus).length === 0) {
    const status = first?.status ?? 0
    throw new DavError('failed', `${new URL(from).host} answers ${status} where a calendar is expected.`, status)
  }
  if (!('raw' in (first ?? {})) || !isMultistatus(first)) {
    throw new DavError('failed', `${new URL(from).host} does not answer like a calendar server (CalDAV).`)
  }
  return { url: from, answers: responses.flatMap(answerOf), syncToken: text(multistatus['syncToken']) }
}

/** The end of a multistatus, comments behind it or not. */
const END = /<(?:\/(?:[\w.-]+:)?multistatus|(?:[\w.-]+:)?multistatus(?:\s[^<>]*)?\/)\s*>\s*(?:<!--[^]*-->\s*)?$/

/**
 * An answer that breaks off in the middle is none: the parser takes it for a shorter list, and what is missing would look
 * deleted.
 */
async function whole(response: Response, url: string): Promise<Response> {
  if (response.status !== 207) return response
  const answer = await response.text()
  if (!END.test(answer.slice(-4096))) {
    throw new DavError('failed', `${new URL(url).host} does not answer like a calendar server (CalDAV).`, 207)
  }
  return new Response(answer, { status: response.status, headers: response.headers })
}

const isMultistatus = (response: DAVResponse | undefined): boolean => 'multistatus' in asRecord(response?.raw)

function answerOf(response: DAVResponse): DavAnswer[] {
  // An empty multistatus comes as one response without anything.
  if (response.href === undefined) return []
  return [{ href: text(response.href) ?? '', status: response.status, props: asRecord(response.props) }]
}

/** What was parsed of XML that somebody else wrote is looked at before it is used. */
export const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}

/** The text of an element; tsdav makes numbers of what looks like one. Null where there is none. */
export function text(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return text(value[0])
  const { _cdata: cdata, _text: inner } = asRecord(value)
  if (Array.isArray(cdata)) return cdata.map((part) => text(part) ?? '').join('')
  return cdata === undefined ? (inner === undefined ? null : text(inner)) : text(cdata)
}

/** An element that may stand once or several times. */
export const each = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]
