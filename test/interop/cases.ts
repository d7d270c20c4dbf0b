import { agenda, play, type CaseInput } from './play.ts'
import type { InteropCase } from './understood.ts'

const MARIA = { name: 'Maria Sandoval', email: 'maria@corvus.example' }

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
    settings: { alarmMinutes: 1440 },
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
      email: "maria.o'brien+demo@corvus.example",
    },
    company: 'Corvus\\Freight;\nBEGIN:VEVENT\r\nEND:VCALENDAR, Inc.',
    host: { name: 'Kim: "Al" \\; Jr.', shown: 'Kim: “Al” /; Jr.', email: 'ALEX.KIM@Northwind.example' },
    location: 'Room 4\\b; 2nd floor, "East"\r\nURL:https://evil.example',
    shownLocation: 'Room 4\\b; 2nd floor, "East"\nURL:https://evil.example',
    summary: 'Demo;VALUE=X:1\\n, "quoted" ^n: Corvus\\Freight; BEGIN:VEVENT END:VCALENDAR, Inc.',
  },
  {
    name: 'an address with % and &',
    hostZone: 'Europe/Berlin',
    starts: ['2027-03-26T13:00:00Z', '2027-03-29T12:00:00Z'],
    lead: { name: 'Maria Sandoval', email: 'maria+50%off&co@corvus.example' },
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
    name: 'a second rep, in an optional seat',
    hostZone: 'America/Chicago',
    starts: ['2027-03-12T15:00:00Z', '2027-03-15T14:00:00Z'],
    lead: MARIA,
    second: { name: 'Priya Rao', email: 'priya.rao@northwind.example' },
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

/** What people get of meetings that are booked, moved and cancelled; every file has passed the strict validator. */
export async function interopCases(): Promise<InteropCase[]> {
  const cases: InteropCase[] = []
  for (const input of CASES) cases.push(...(await play(input)))
  cases.push(await agenda())
  for (const damage of DAMAGES) cases.push(await damaged(damage))
  return cases
}

interface Damage {
  readonly name: string
  readonly what: 'said' | 'uid'
  readonly hurt: (ics: string, i: number) => string
}

const DAMAGES: readonly Damage[] = [
  { name: 'an hour later', what: 'said', hurt: (ics) => ics.replaceAll(/^(DT(?:START|END);.*T)14/gm, '$115') },
  { name: 'no ORGANIZER', what: 'said', hurt: (ics) => ics.replace(/^ORGANIZER.*\r\n(?: .*\r\n)*/m, '') },
  { name: 'nobody has accepted', what: 'said', hurt: (ics) => ics.replaceAll('=ACCEPTED', '=DECLINED') },
  { name: 'another UID each time', what: 'uid', hurt: (ics, i) => ics.replace(/^UID:/m, `UID:${i}-`) },
]

/** The first case once more, with a UID that no program has met. */
async function damaged({ name, what, hurt }: Damage): Promise<InteropCase> {
  const [input] = CASES
  const [played] = input ? await play(input) : []
  if (!played) throw new Error('there is no case to damage')
  const files = played.files.map((file, i) => ({ ...file, ics: hurt(file.ics, i) }))
  return { ...played, name: `damaged: ${name}`, damaged: what, files }
}
