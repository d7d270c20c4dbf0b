import type { RemoteCalendar } from '../../../shared/contract/caldav.ts'
import { asRecord, each, propfind, text, type DavAnswer, type DavFetch, type Multistatus } from './dav.ts'
import { DavError } from './davError.ts'

const OF_A_CALENDAR = [
  'd:displayname',
  'd:resourcetype',
  'ca:calendar-color',
  'c:supported-calendar-component-set',
  'd:current-user-privilege-set',
]
const OF_A_USER = ['d:current-user-principal', 'c:calendar-home-set', ...OF_A_CALENDAR]

/**
 * The calendars of whoever the credentials are of, from any address that leads to them (RFC 6764 6): that of a calendar,
 * of their folder, of the user, or of the server alone. Throws DavError.
 */
export async function discoverCalendars(fetchDav: DavFetch, serverUrl: string): Promise<RemoteCalendar[]> {
  const found = new Map<string, RemoteCalendar>()
  const take = (told: Multistatus): void => {
    for (const answer of told.answers) {
      const calendar = calendarOf(answer, told.url)
      if (calendar && !found.has(calendar.url)) found.set(calendar.url, calendar)
    }
  }

  let last: DavError | undefined
  for (const url of waysIn(serverUrl)) {
    try {
      const told = await propfind(fetchDav, url, OF_A_USER, '0')
      take(told)
      for (const home of await homesOf(fetchDav, told)) take(await propfind(fetchDav, home, OF_A_CALENDAR, '1'))
      // An address of a folder on a server that knows no users.
      if (found.size === 0) take(await propfind(fetchDav, told.url, OF_A_CALENDAR, '1'))
    } catch (error) {
      if (!(error instanceof DavError) || error.problem !== 'failed' || error.status === 401) throw error
      last = error
    }
    if (found.size > 0) return [...found.values()]
  }
  const { host } = new URL(serverUrl)
  throw new DavError(
    'failed',
    last?.status === 404 || !last
      ? `There is no calendar for this user at ${host}. Try the address that the server names for CalDAV.`
      : `${last.message} Try the address that the server names for CalDAV.`,
    last?.status,
  )
}

const waysIn = (serverUrl: string): readonly string[] => [
  ...new Set([serverUrl, new URL('/.well-known/caldav', serverUrl).href, new URL('/', serverUrl).href]),
]

async function homesOf(fetchDav: DavFetch, told: Multistatus): Promise<string[]> {
  const homes = hrefsIn(told, 'calendarHomeSet')
  if (homes.length > 0) return homes
  const [user] = hrefsIn(told, 'currentUserPrincipal')
  return user ? hrefsIn(await propfind(fetchDav, user, ['c:calendar-home-set'], '0'), 'calendarHomeSet') : []
}

/** The addresses that a property of the first answer names. */
const hrefsIn = ({ answers: [first], url }: Multistatus, property: string): string[] =>
  each(first?.props[property])
    .flatMap((value) => each(asRecord(value)['href']))
    .map((href) => text(href)?.trim() ?? '')
    .filter((href) => href !== '' && URL.canParse(href, url))
    .map((href) => new URL(href, url).href)

function calendarOf({ href, props, status }: DavAnswer, base: string): RemoteCalendar | null {
  const kinds = Object.keys(asRecord(props['resourcetype']))
  if (status >= 300 || !kinds.includes('calendar') || !URL.canParse(href, base)) return null
  const holds = each(asRecord(props['supportedCalendarComponentSet'])['comp']).map((comp) =>
    text(asRecord(asRecord(comp)['_attributes'])['name'])?.toUpperCase(),
  )
  if (holds.length > 0 && !holds.includes('VEVENT')) return null
  const url = new URL(href, base).href
  const color = /^#[0-9a-f]{6}/i.exec(text(props['calendarColor']) ?? '')?.[0]
  const writable = writableOf(props['currentUserPrivilegeSet'])
  return {
    url,
    name: oneLine(text(props['displayname'])) || lastPart(url),
    ...(color && { color }),
    ...(writable !== undefined && { writable }),
  }
}

function writableOf(set: unknown): boolean | undefined {
  const privileges = each(asRecord(set)['privilege']).flatMap((one) => Object.keys(asRecord(one)))
  if (privileges.length === 0) return undefined
  return privileges.some((one) => ['all', 'write', 'writeContent'].includes(one))
}

const oneLine = (name: string | null): string =>
  (name ?? '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 200)

function lastPart(url: string): string {
  const part = new URL(url).pathname.split('/').findLast((one) => one !== '') ?? ''
  try {
    return oneLine(decodeURIComponent(part)) || 'Calendar'
  } catch {
    return part
  }
}
