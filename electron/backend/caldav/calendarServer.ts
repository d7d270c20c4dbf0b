/** One calendar on a server, as the rest of the backend sees it. Its functions throw DavError. */
export interface CalendarServer {
  /** What is different from what is known. */
  read(known: Known): Promise<Reading>
  /** Stores an object: a new one where `match` is null, else in the place of the version with that ETag. */
  put(href: string, ics: string, match: string | null): Promise<PutAnswer>
  /** Takes the version with this ETag away. */
  remove(href: string, match: string): Promise<RemoveAnswer>
}

export interface Known {
  /** Where the last reading ended; null to read all. */
  readonly syncToken: string | null
  readonly ctag: string | null
  /** Of every object that is known, by its path. */
  readonly etags: ReadonlyMap<string, string>
}

export interface RemoteObject {
  /** Its path on the server, always written in the same way. */
  readonly href: string
  readonly etag: string
  readonly ics: string
}

export interface Reading {
  readonly changed: readonly RemoteObject[]
  readonly removed: readonly string[]
  readonly syncToken: string | null
  readonly ctag: string | null
}

export type PutAnswer =
  /** The ETag is null where the server did not give one: it may have written the object in its own way. */
  | { readonly kind: 'stored'; readonly etag: string | null }
  /** There is another version, or one already, or none any more. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'refused'; readonly status: number }

export type RemoveAnswer =
  /** Also when it was gone before. */
  { readonly kind: 'gone' } | { readonly kind: 'changed' } | { readonly kind: 'refused'; readonly status: number }

/** A path as it is compared: servers write `@` and `%40`, `~` and `%7E` as they like. */
export const plainHref = (path: string): string =>
  path
    .split('/')
    .map((part) => {
      try {
        return encodeURIComponent(decodeURIComponent(part))
      } catch {
        return part
      }
    })
    .join('/')

/** The path of our entry of a meeting in a calendar. */
export const hrefOf = (calendarUrl: string, meetingId: string): string => {
  const { pathname } = new URL(calendarUrl)
  return plainHref(`${pathname.endsWith('/') ? pathname : `${pathname}/`}${meetingId}.ics`)
}
