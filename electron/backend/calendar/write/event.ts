/** A person of an invite, known by their address. */
export interface Person {
  readonly name: string
  readonly email: string
}

export type Participation = 'NEEDS-ACTION' | 'ACCEPTED' | 'DECLINED' | 'TENTATIVE'

export interface Attendee extends Person {
  readonly participation: Participation
  readonly role: 'CHAIR' | 'REQ-PARTICIPANT' | 'OPT-PARTICIPANT'
  /** Whether an answer is asked for. */
  readonly rsvp: boolean
}

/** What a file says of the meeting: it takes place, it does not, or it does without those whom the file is for. */
export type Standing = 'on' | 'cancelled' | 'uninvited'

/** One meeting as a calendar program is told about it. Times are epoch milliseconds. */
export interface InviteEvent {
  readonly uid: string
  readonly sequence: number
  /** When this version of the file is made (DTSTAMP). */
  readonly stamp: number
  readonly created: number
  readonly modified: number
  readonly start: number
  readonly end: number
  /** The organizer's zone (IANA); null writes UTC. */
  readonly zone: string | null
  readonly standing: Standing
  readonly summary: string
  readonly description: string
  readonly location: string | null
  readonly organizer: Person
  readonly attendees: readonly Attendee[]
  readonly alarmMinutes: number | null
}

export type Method = 'REQUEST' | 'CANCEL' | 'PUBLISH'
