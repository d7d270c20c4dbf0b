/** What a calendar program should understand of an event, said without looking at the file. */
export interface Understood {
  readonly uid: string
  readonly sequence: number
  /** Null where the file takes one attendee off a meeting that goes on. */
  readonly status: string | null
  /** ISO UTC. */
  readonly start: string
  readonly end: string
  /** IANA id, or UTC. */
  readonly zone: string
  readonly summary: string
  readonly location: string | null
  readonly organizer: string
  /** `address name ROLE PARTSTAT RSVP`, sorted. */
  readonly attendees: readonly string[]
  /** Minutes before the start at which it reminds. */
  readonly alarm: number | null
}

export type Step = 'request' | 'moved' | 'cancel' | 'uninvited' | 'agenda'

/** A file that somebody gets. */
export interface SentFile {
  readonly step: Step
  readonly method: string
  readonly ics: string
  readonly expected: readonly Understood[]
}

/** All that one person gets of a meeting, in its order. */
export interface InteropCase {
  readonly name: string
  /** The address of the person, as one of the attendees. */
  readonly recipient: string
  /**
   * The files were damaged on purpose, in their UID or in what else they say: a program that reads them as they were
   * meant shows that nothing is compared.
   */
  readonly damaged?: 'said' | 'uid'
  /** More files than some programs can read in a short while; none of them has to do with another. */
  readonly many?: true
  readonly files: readonly SentFile[]
}

export const attendee = (
  email: string,
  name: string,
  participation: string,
  rsvp: boolean,
  role = 'REQ-PARTICIPANT',
): string =>
  `mailto:${email.replaceAll('%', '%25').replaceAll('&', '%26')} ${name} ${role} ${participation} ${rsvp ? 'TRUE' : 'FALSE'}`

export const iso = (at: number): string => new Date(at).toISOString().replace('.000', '')
