/** Epoch milliseconds. Branded, so that a duration or a count of minutes cannot be passed for it. */
declare const instant: unique symbol
export type Instant = number & { readonly [instant]: true }

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export const instantOf = (epochMs: number): Instant => epochMs as Instant

/** Reads an ISO 8601 UTC instant such as `2026-11-23T09:00:00Z`. Throws RangeError for anything else. */
export function parseInstant(iso: string): Instant {
  const ms = Date.parse(iso)
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${iso}`)
  return ms as Instant
}

/** The last that ISO 8601 writes with four digits of the year, as the contract asks. */
export const LAST_WRITTEN = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** ISO 8601 UTC with `Z`; the fraction is left out when it is zero, so that whole minutes read as people write them. */
export function formatInstant(at: number): string {
  const iso = new Date(at).toISOString()
  return iso.endsWith('.000Z') ? iso.slice(0, -5) + 'Z' : iso
}

/** Half open `[start, end)`: touching is not overlapping. */
export interface Interval {
  readonly start: Instant
  readonly end: Instant
}
