/** What a file says about one event of somebody's calendar, read leniently: whatever is missing is null. */
export interface Answer {
  /** In capitals. */
  readonly method: string | null
  readonly uid: string
  /** 0 when it is not said. */
  readonly sequence: number
  /** DTSTAMP in epoch milliseconds. */
  readonly stamp: number | null
  readonly organizer: string | null
  readonly attendees: readonly Answering[]
  readonly comment: string | null
  readonly ofSeries: boolean
  readonly start: ProposedTime | null
  readonly end: ProposedTime | null
  /** What the other calendar could not do (REQUEST-STATUS 3.x, RFC 5545 section 3.8.8.3), in its words. */
  readonly problem: string | null
}

export interface Answering {
  /** The address itself, then those the entry names beside it (EMAIL, SENT-BY). */
  readonly addresses: readonly string[]
  readonly name: string | null
  /** In capitals. */
  readonly participation: string
  readonly delegatedTo: string | null
}

/** An instant, or a wall-clock time with the zone as the file names it: null when it floats. */
export type ProposedTime =
  | { readonly kind: 'instant'; readonly at: number }
  | { readonly kind: 'wall'; readonly text: string; readonly zone: string | null }
