import type { Backend } from '../../electron/backend/index.ts'
import { writeSettings } from '../../electron/backend/store/settings.ts'
import type { Meeting } from '../../shared/contract/meetings.ts'
import type { Settings } from '../../shared/contract/workspace.ts'
import { storeLead } from '../support/invites.ts'
import { addRep, addType, movableClock, NOW, workspace } from '../support/workspace.ts'
import { attendee, iso, type InteropCase, type SentFile, type Step, type Understood } from './understood.ts'

interface Person {
  readonly name: string
  /** As a calendar program shows it, where that is not the name itself. */
  readonly shown?: string
  readonly email: string
}

export interface CaseInput {
  readonly name: string
  readonly hostZone: string
  /** The zone that the files are in at either time, when it is not the host's. */
  readonly zones?: readonly [string, string]
  /** Starts on the hour in UTC, before and after the move; on two sides of a clock change where the zone has one. */
  readonly starts: readonly [string, string]
  readonly type?: string
  readonly lead: Person
  readonly company?: string
  readonly host?: Person
  readonly location?: string
  readonly shownLocation?: string
  readonly summary?: string
  readonly settings?: Partial<Settings>
  /** A seat that may stay empty, taken by this person. */
  readonly second?: Person
  /** The host changes with the move: who leaves and who comes get files of their own. */
  readonly newHost?: Person
}

const ALEX: Person = { name: 'Alex Kim', email: 'alex.kim@northwind.example' }
const SETTER = 'sam@northwind.example'
const MINUTES = 45
const OVER_HOURS = 'The hours of the lead are not what is shown here'
const ALL_WEEK = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: '00:00', end: '24:00' }))

/** Who gets files: the lead, and a host who leaves or comes with the move. */
type Who = 'the lead' | 'who leaves' | 'who comes'

/**
 * Books, moves and cancels a meeting: what everybody on it gets. For each in a workspace of its own, and with a UID that no
 * program has met in another's calendar.
 */
export async function play(input: CaseInput): Promise<InteropCase[]> {
  const cases: InteropCase[] = []
  for (const who of input.newHost ? (['the lead', 'who leaves', 'who comes'] as const) : (['the lead'] as const)) {
    const clock = movableClock(NOW)
    const backend = workspace({ clock })
    try {
      cases.push(await filesOf(backend, clock, input, who))
    } finally {
      backend.close()
    }
  }
  return cases
}

export function setUp({ services }: Backend, settings: Partial<Settings> = {}): void {
  services.change('Settings', (tx) =>
    writeSettings(tx, { ...services.settings(), setterName: 'Sam Setter', setterEmail: SETTER, ...settings }),
  )
}

/** Reps, a meeting type and a lead. */
async function prepare(backend: Backend, input: CaseInput) {
  const { host = ALEX, second, newHost, hostZone, zones = [hostZone, hostZone] } = input
  setUp(backend, input.settings)
  const add = async ({ name, email }: Person, zone: string, role: 'ae' | 'presales' = 'ae'): Promise<string> =>
    (await addRep(backend, { name, email, zone, role }, ALL_WEEK)).id
  const hostId = await add(host, hostZone)
  const secondId = second && (await add(second, 'Asia/Kolkata', 'presales'))
  const newHostId = newHost && (await add(newHost, zones[1]))
  const type = await addType(backend, {
    ...(input.type && { name: input.type }),
    minutes: MINUTES,
    horizonDays: 200,
    location: input.location ?? null,
    panel: [{ role: 'ae' }, ...(second ? [{ role: 'presales' as const, optional: true }] : [])],
  })
  // Into the store as it is: no form lets the hostile names through, a data file of another make might.
  const leadId = storeLead(backend, {
    name: input.lead.name,
    email: input.lead.email,
    company: input.company ?? 'Corvus Freight',
    zone: 'America/Denver',
  })
  const withSecond = (id: string): string[] => (secondId ? [id, secondId] : [id])
  return { type, leadId, hostId, newHostId, repIds: [hostId, newHostId ?? hostId].map(withSecond) }
}

async function filesOf(
  backend: Backend,
  clock: ReturnType<typeof movableClock>,
  input: CaseInput,
  who: Who,
): Promise<InteropCase> {
  const { client } = backend
  const { host = ALEX, second, newHost, hostZone, zones = [hostZone, hostZone] } = input
  const byRep = input.settings?.organizer === 'rep'
  const minutes = input.settings?.alarmMinutes ?? null
  const { type, leadId, hostId, newHostId, repIds } = await prepare(backend, input)

  const expected = (meeting: Meeting, on: Person, zone: string, change: Partial<Understood>): Understood => ({
    uid: meeting.uid,
    sequence: meeting.sequence,
    status: 'CONFIRMED',
    start: meeting.start,
    end: iso(Date.parse(meeting.start) + MINUTES * 60_000),
    zone,
    summary: input.summary ?? `${input.type ?? 'Product demo'}: ${input.company ?? 'Corvus Freight'}`,
    location: input.shownLocation ?? input.location ?? null,
    organizer: `mailto:${byRep ? on.email : SETTER}`,
    attendees: [
      attendee(input.lead.email, input.lead.shown ?? input.lead.name, 'NEEDS-ACTION', change.status !== 'CANCELLED'),
      ...(byRep ? [] : [attendee(on.email, on.shown ?? on.name, 'ACCEPTED', false)]),
      ...(second ? [attendee(second.email, second.name, 'ACCEPTED', false, 'OPT-PARTICIPANT')] : []),
    ].sort(),
    alarm: change.status === undefined ? minutes : null,
    ...change,
  })
  const file = async (
    step: Step,
    method: string,
    meeting: Meeting,
    want: Understood,
    forRepId?: string,
  ): Promise<SentFile> => {
    const { ics } = await client.invites.export({ meetingIds: [meeting.id], ...(forRepId && { forRepId }) })
    return { step, method, ics, expected: [want] }
  }

  const [before = [], after = []] = repIds
  const override = { reason: OVER_HOURS }
  const booked = await client.meetings.book({
    meetingTypeId: type.id,
    leadId,
    start: input.starts[0],
    repIds: before,
    override,
  })
  const request = await file('request', 'REQUEST', booked, expected(booked, host, zones[0], {}))
  clock.set('2026-11-23T09:30:00Z')
  const meetingId = booked.id
  const change = await client.meetings.reschedule({ meetingId, start: input.starts[1], repIds: after, override })
  const onIt = newHost ?? host
  const moved = await file('moved', 'REQUEST', change, expected(change, onIt, zones[1], {}))
  const uninvited: SentFile[] = []
  if (newHostId) {
    const { start, end } = expected(booked, host, zones[0], {})
    const attendees = [attendee(host.email, host.shown ?? host.name, 'ACCEPTED', false)]
    const alone = { status: null, start, end, location: null, attendees }
    const want = expected(change, host, zones[0], alone)
    uninvited.push(await file('uninvited', 'CANCEL', change, want, hostId))
  }
  clock.set('2026-11-23T10:00:00Z')
  const over = await client.meetings.cancel({ meetingId, reason: 'No budget' })
  const cancel = await file('cancel', 'CANCEL', over, expected(over, onIt, zones[1], { status: 'CANCELLED' }))

  switch (who) {
    case 'the lead': {
      const name = newHost ? `${input.name}: ${who}` : input.name
      return { name, recipient: input.lead.email, files: [request, moved, cancel] }
    }
    case 'who leaves':
      return { name: `${input.name}: ${who}`, recipient: host.email, files: [request, ...uninvited] }
    case 'who comes':
      return { name: `${input.name}: ${who}`, recipient: onIt.email, files: [moved, cancel] }
  }
}

/** The agenda of a rep: two meetings, on two sides of a clock change, to add to a calendar without being asked. */
export async function agenda(): Promise<InteropCase> {
  const backend = workspace({ clock: movableClock(NOW) })
  try {
    const { client } = backend
    const input: CaseInput = {
      name: 'agenda',
      hostZone: 'America/New_York',
      starts: ['2027-03-12T15:00:00Z', '2027-03-15T14:00:00Z'],
      lead: { name: 'Maria Sandoval', email: 'maria@corvus.example' },
    }
    const { type, leadId, hostId } = await prepare(backend, input)
    const meetings: Meeting[] = []
    for (const start of input.starts) {
      const override = { reason: OVER_HOURS }
      meetings.push(await client.meetings.book({ meetingTypeId: type.id, leadId, start, repIds: [hostId], override }))
    }
    const { ics } = await client.invites.export({
      repId: hostId,
      from: '2027-03-01T00:00:00Z',
      to: '2027-04-01T00:00:00Z',
    })
    const expected = meetings.map((meeting): Understood => ({
      uid: meeting.uid,
      sequence: 0,
      status: 'CONFIRMED',
      start: meeting.start,
      end: iso(Date.parse(meeting.start) + MINUTES * 60_000),
      zone: input.hostZone,
      summary: 'Product demo: Corvus Freight',
      location: null,
      organizer: `mailto:${SETTER}`,
      attendees: [],
      alarm: null,
    }))
    return {
      name: 'agenda of a rep, over a clock change',
      recipient: ALEX.email,
      files: [{ step: 'agenda', method: 'PUBLISH', ics, expected }],
    }
  } finally {
    backend.close()
  }
}
