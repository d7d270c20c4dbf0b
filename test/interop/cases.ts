import type { Backend } from '../../electron/backend/index.ts'
import { writeSettings } from '../../electron/backend/store/settings.ts'
import type { Meeting } from '../../shared/contract/meetings.ts'
import type { Settings } from '../../shared/contract/workspace.ts'
import { expectValidCalendar } from '../support/icalendarValidator.ts'
import { storeLead } from '../support/invites.ts'
import { addRep, addType, movableClock, NOW, workspace } from '../support/workspace.ts'

/** What a calendar program should understand of a file, said without looking at the file. */
export interface Understood {
  readonly method: string
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
  /** `address name PARTSTAT RSVP`, sorted. */
  readonly attendees: readonly string[]
}

/** A file in the order in which the people of a meeting would get it. */
export interface SentFile {
  readonly step: 'request' | 'moved' | 'cancel' | 'uninvited'
  readonly ics: string
  readonly expected: Understood & { readonly uid: string }
}

export interface InteropCase {
  readonly name: string
  /** The files were damaged on purpose: a program that reads them as they were meant shows that nothing is compared. */
  readonly damaged?: true
  /** Too many files for a program that is started for each of them. */
  readonly many?: true
  readonly files: readonly SentFile[]
}

interface Person {
  readonly name: string
  /** As a calendar program shows it, where that is not the name itself. */
  readonly shown?: string
  readonly email: string
}

interface CaseInput {
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
  /** The host changes with the move, and the one who leaves is told. */
  readonly newHost?: Person
}

const MARIA: Person = { name: 'Maria Sandoval', email: 'maria@corvus.example' }
const ALEX: Person = { name: 'Alex Kim', email: 'alex.kim@northwind.example' }
const SETTER = 'sam@northwind.example'
const MINUTES = 45
const OVER_HOURS = 'The hours of the lead are not what is shown here'

const CASES: readonly CaseInput[] = [
  {
    name: 'Berlin',
    hostZone: 'Europe/Berlin',
    starts: ['2027-03-26T13:00:00Z', '2027-03-29T12:00:00Z'],
    lead: MARIA,
    location: 'https://meet.northwind.example/r/1,2;3?a=b&c=%20d',
    settings: { alarmMinutes: 15 },
  },
  {
    name: 'New York',
    hostZone: 'America/New_York',
    starts: ['2027-03-12T15:00:00Z', '2027-03-15T14:00:00Z'],
    lead: MARIA,
    settings: { organizer: 'rep' },
  },
  {
    name: 'Lord Howe (half an hour)',
    hostZone: 'Australia/Lord_Howe',
    starts: ['2027-04-02T00:00:00Z', '2027-04-05T01:00:00Z'],
    lead: MARIA,
  },
  {
    name: 'Casablanca (no yearly rule)',
    hostZone: 'Africa/Casablanca',
    zones: ['UTC', 'UTC'],
    starts: ['2027-02-05T10:00:00Z', '2027-02-09T10:00:00Z'],
    lead: MARIA,
  },
  {
    name: 'Dublin (winter is the exception)',
    hostZone: 'Europe/Dublin',
    starts: ['2027-03-26T13:00:00Z', '2027-03-29T12:00:00Z'],
    lead: MARIA,
  },
  {
    name: 'Kathmandu (5:45)',
    hostZone: 'Asia/Kathmandu',
    starts: ['2027-02-05T06:00:00Z', '2027-02-09T07:00:00Z'],
    lead: MARIA,
  },
  {
    name: 'in UTC by the setting',
    hostZone: 'Europe/Berlin',
    zones: ['UTC', 'UTC'],
    starts: ['2027-03-26T13:00:00Z', '2027-03-29T12:00:00Z'],
    lead: MARIA,
    settings: { inviteTimes: 'utc', alarmMinutes: 0 },
  },
  {
    name: 'hostile names',
    hostZone: 'Europe/Berlin',
    starts: ['2027-03-26T13:00:00Z', '2027-03-29T12:00:00Z'],
    type: 'Demo;VALUE=X:1\\n, "quoted" ^n',
    lead: {
      name: 'Sandoval, "Maria";^n\r\nATTENDEE:mailto:evil@example.com\u0000\u2028X:1',
      shown: 'Sandoval, “Maria”;n ATTENDEE:mailto:evil@example.com X:1',
      email: "maria.o'brien+50%off&co@corvus.example",
    },
    company: 'Corvus\\Freight;\nBEGIN:VEVENT\r\nEND:VCALENDAR, Inc.',
    host: { name: 'Kim: "Al" \\; Jr.', shown: 'Kim: “Al” /; Jr.', email: 'ALEX.KIM@Northwind.example' },
    location: 'Room 4\\b; 2nd floor, "East"\r\nURL:https://evil.example',
    shownLocation: 'Room 4\\b; 2nd floor, "East"\nURL:https://evil.example',
    summary: 'Demo;VALUE=X:1\\n, "quoted" ^n: Corvus\\Freight; BEGIN:VEVENT END:VCALENDAR, Inc.',
  },
  {
    name: 'Chinese',
    hostZone: 'Asia/Shanghai',
    starts: ['2027-02-04T02:00:00Z', '2027-02-09T06:00:00Z'],
    type: '产品演示会议，请准时参加：第一次正式介绍全部功能以及后续合作方式的详细说明',
    lead: { name: '欧阳（小明）', email: 'ouyang@corvus.example' },
    company: '北京科鲁斯货运代理有限公司；国际部',
    host: { name: '山田太郎', email: 'yamada@northwind.example' },
    location: '上海市浦东新区世纪大道一百号环球金融中心八十八楼会议室',
  },
  {
    name: 'emoji and right to left',
    hostZone: 'Asia/Jerusalem',
    starts: ['2027-03-25T08:00:00Z', '2027-03-29T07:00:00Z'],
    type: '👩‍👩‍👧‍👦 Démo 🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀 fin',
    lead: { name: 'נועה לוי 🦊', email: 'noa@corvus.example' },
    company: 'شركة كورفوس للشحن',
    host: { name: 'Zoë Ångström-Łukasz 🏴󠁧󠁢󠁳󠁣󠁴󠁿', email: 'zoe@northwind.example' },
    location: 'חדר 4 🏢',
  },
  {
    name: 'another host',
    hostZone: 'Europe/Berlin',
    zones: ['Europe/Berlin', 'Europe/Lisbon'],
    starts: ['2027-03-26T13:00:00Z', '2027-03-29T12:00:00Z'],
    lead: MARIA,
    newHost: { name: 'Dana Ruiz', email: 'dana.ruiz@northwind.example' },
  },
]

/** Books, moves and cancels each case in a workspace of its own; every file has passed the strict validator. */
export async function interopCases(): Promise<InteropCase[]> {
  const cases: InteropCase[] = []
  for (const input of CASES) {
    const clock = movableClock(NOW)
    const backend = workspace({ clock })
    try {
      cases.push({ name: input.name, files: await filesOf(backend, clock, input) })
    } finally {
      backend.close()
    }
  }
  return [...cases, ...damagedCases(cases)]
}

function damagedCases([first]: readonly InteropCase[]): InteropCase[] {
  const damage = (name: string, hurt: (ics: string) => string): InteropCase => ({
    name: `damaged: ${name}`,
    damaged: true,
    files: (first?.files ?? []).map((file) => ({ ...file, ics: hurt(file.ics) })),
  })
  return [
    damage('an hour later', (ics) => ics.replaceAll(/^(DT(?:START|END);.*T)14/gm, '$115')),
    damage('no ORGANIZER', (ics) => ics.replace(/^ORGANIZER.*\r\n(?: .*\r\n)*/m, '')),
    damage('nobody has accepted', (ics) => ics.replaceAll('=ACCEPTED', '=DECLINED')),
  ]
}

async function filesOf(
  backend: Backend,
  clock: ReturnType<typeof movableClock>,
  input: CaseInput,
): Promise<SentFile[]> {
  const { client, services } = backend
  services.change('Settings', (tx) =>
    writeSettings(tx, {
      ...services.settings(),
      setterName: 'Sam Setter',
      setterEmail: SETTER,
      ...input.settings,
    }),
  )
  const allWeek = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: '00:00', end: '24:00' }))
  const host = input.host ?? ALEX
  const byRep = input.settings?.organizer === 'rep'
  const { name, email } = host
  const hostId = (await addRep(backend, { name, email, zone: input.hostZone }, allWeek)).id
  const newHostId =
    input.newHost && (await addRep(backend, { ...input.newHost, zone: input.zones?.[1] ?? input.hostZone }, allWeek)).id
  const type = await addType(backend, {
    ...(input.type && { name: input.type }),
    minutes: MINUTES,
    horizonDays: 200,
    location: input.location ?? null,
  })
  // Into the store as it is: no form lets the hostile names through, a data file of another make might.
  const leadId = storeLead(backend, {
    name: input.lead.name,
    email: input.lead.email,
    company: input.company ?? 'Corvus Freight',
    zone: 'America/Denver',
  })

  const expected = (meeting: Meeting, on: Person, zone: string, change: Partial<Understood>): SentFile['expected'] => ({
    method: 'REQUEST',
    uid: meeting.uid,
    sequence: meeting.sequence,
    status: 'CONFIRMED',
    start: meeting.start,
    end: new Date(Date.parse(meeting.start) + MINUTES * 60_000).toISOString().replace('.000', ''),
    zone,
    summary: input.summary ?? `${input.type ?? 'Product demo'}: ${input.company ?? 'Corvus Freight'}`,
    location: input.shownLocation ?? input.location ?? null,
    organizer: `mailto:${byRep ? on.email : SETTER}`,
    attendees: [
      attendee(input.lead, 'NEEDS-ACTION', change.method !== 'CANCEL'),
      ...(byRep ? [] : [attendee(on, 'ACCEPTED', false)]),
    ].sort(),
    ...change,
  })
  const file = async (
    step: SentFile['step'],
    meeting: Meeting,
    want: SentFile['expected'],
    forRepId?: string,
  ): Promise<SentFile> => {
    const { ics } = await client.invites.export({ meetingIds: [meeting.id], ...(forRepId && { forRepId }) })
    expectValidCalendar(ics)
    return { step, ics, expected: want }
  }
  const zones = input.zones ?? [input.hostZone, input.hostZone]

  const booked = await client.meetings.book({
    meetingTypeId: type.id,
    leadId,
    start: input.starts[0],
    repIds: [hostId],
    override: { reason: OVER_HOURS },
  })
  const files = [await file('request', booked, expected(booked, host, zones[0], {}))]
  clock.set('2026-11-23T09:30:00Z')
  const moved = await client.meetings.reschedule({
    meetingId: booked.id,
    start: input.starts[1],
    ...(newHostId && { repIds: [newHostId] }),
    override: { reason: OVER_HOURS },
  })
  const onIt = input.newHost ?? host
  files.push(await file('moved', moved, expected(moved, onIt, zones[1], {})))
  if (newHostId) {
    const [start, end] = [booked.start, expected(booked, host, zones[0], {}).end]
    const alone = { method: 'CANCEL', status: null, start, end, location: null }
    const want = expected(moved, host, zones[0], { ...alone, attendees: [attendee(host, 'ACCEPTED', false)] })
    files.push(await file('uninvited', moved, want, hostId))
  }
  clock.set('2026-11-23T10:00:00Z')
  const cancelled = await client.meetings.cancel({ meetingId: booked.id, reason: 'No budget' })
  const want = expected(cancelled, onIt, zones[1], { method: 'CANCEL', status: 'CANCELLED' })
  files.push(await file('cancel', cancelled, want))
  return files
}

const attendee = (person: Person, participation: string, rsvp: boolean): string =>
  `mailto:${person.email.replaceAll('%', '%25').replaceAll('&', '%26')} ${person.shown ?? person.name} ${participation} ${rsvp ? 'TRUE' : 'FALSE'}`
