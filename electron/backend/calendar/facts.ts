import type { MessageLanguage } from '../../../shared/contract/messageLanguage.ts'
import type { Settings } from '../../../shared/contract/workspace.ts'
import { languageOf } from '../../../shared/messages/languages.ts'
import { offsetAt } from '../../../shared/time/zone.ts'
import type { InviteRow, InviteSeatRow } from '../store/invites.ts'
import type { Person } from './write/event.ts'

export interface Host extends Person {
  readonly repId: string
  readonly zone: string
  /** The meeting can do without them. */
  readonly optional: boolean
}

/** What is said of a meeting outside of the app, in files and e-mails alike. */
export interface InviteFacts {
  readonly row: InviteRow
  readonly type: string
  readonly lead: {
    readonly name: string
    readonly company: string | null
    /** Null when there is none that a mail program could send to. */
    readonly email: string | null
    /** Null when it is unknown, or several are possible with different clocks. */
    readonly zone: string | null
    /** In which the lead is written to: their own, else that of the workspace. */
    readonly language: MessageLanguage
  }
  /** The first seat first: the host of the meeting. */
  readonly reps: readonly [Host, ...Host[]]
  readonly organizer: Person
}

/** Throws RangeError for a meeting without a rep, which the app does not make. */
export function factsOf(row: InviteRow, seats: readonly InviteSeatRow[], settings: Settings): InviteFacts {
  const [host, ...others] = seats.filter((seat) => seat.meeting_id === row.id).map(asHost)
  if (!host) throw new RangeError(`meeting ${row.id} has no rep`)
  return {
    row,
    type: oneLine(row.type_name),
    lead: {
      name: oneLine(row.lead_name),
      company: row.lead_company && oneLine(row.lead_company),
      email: addressOf(row.lead_email, row.lead_other_emails),
      zone: leadZone(row),
      language: languageFor(row.lead_language, settings),
    },
    reps: [host, ...others],
    organizer: organizerOf(settings, host),
  }
}

/**
 * The organizer is whoever really sends the invite: mail programs compare the two, and answers go to that address. It is
 * the setter where the team works so and the setter's own address is known, else the host.
 */
export const organizerOf = (settings: Settings, host: Person): Person =>
  settings.organizer === 'setter' && settings.setterEmail
    ? { name: oneLine(settings.setterName), email: settings.setterEmail }
    : { name: host.name, email: host.email }

/** Every address that we may have sent an invite of this meeting from, lest a changed setting refuse its answers. */
export const ownAddresses = (settings: Settings, seats: readonly InviteSeatRow[]): ReadonlySet<string> =>
  new Set([...seats.map((seat) => seat.email), settings.setterEmail ?? ''].filter(Boolean).map(sameAddress))

/** The lead's addresses as they are compared. */
export const leadAddresses = (row: InviteRow): ReadonlySet<string> =>
  new Set([row.lead_email ?? '', ...(JSON.parse(row.lead_other_emails) as string[])].filter(Boolean).map(sameAddress))

/** Addresses are compared without case and without what some programs put around them. */
export function sameAddress(address: string): string {
  const bare = address
    .trim()
    .replace(/^mailto:/i, '')
    .replaceAll(/^[<\s"']+|[>\s"']+$/g, '')
  try {
    return decodeURIComponent(bare).toLowerCase()
  } catch {
    return bare.toLowerCase()
  }
}

export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

const asHost = (seat: InviteSeatRow): Host => ({
  repId: seat.rep_id,
  name: oneLine(seat.name),
  email: seat.email.trim(),
  zone: seat.zone,
  optional: seat.optional === 1,
})

/** The language a lead is written to in, from what is written of it. */
export const languageFor = (written: string | null, settings: Settings): MessageLanguage =>
  languageOf(written) ?? settings.messageLanguage ?? 'en'

/** The first address that a mail program could send to; `others` is a JSON list. */
export const addressOf = (email: string | null, others: string): string | null =>
  usable(email) ?? (JSON.parse(others) as string[]).map(usable).find(Boolean) ?? null

const usable = (address: string | null): string | null =>
  address && /^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/.test(address.trim()) ? address.trim() : null

/** The lead's zone at the time of the meeting; null when it is unknown. */
export const leadZone = (row: InviteRow): string | null => zoneOf(row.lead_zone, row.lead_zones, [row.start_ms])

/** The zone given, else the one that all that are possible (a JSON list) agree with at these instants; null for none. */
export function zoneOf(given: string | null, possible: string, at: readonly number[]): string | null {
  if (given) return given
  const [first, ...others] = JSON.parse(possible) as string[]
  if (!first) return null
  return others.every((zone) => at.every((one) => offsetAt(one, zone) === offsetAt(one, first))) ? first : null
}
