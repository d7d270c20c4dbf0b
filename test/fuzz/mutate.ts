import type { Random } from '../../electron/backend/sample/random.ts'

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const bytesOf = (written: string): Uint8Array => Buffer.from(written, 'latin1')
const linesOf = (bytes: Uint8Array): string[] => text(bytes).split('\n')

const RULES = [
  'FREQ=SECONDLY',
  'FREQ=SECONDLY;INTERVAL=999999999',
  'FREQ=MINUTELY;BYSECOND=1,2,3;COUNT=99999999',
  'FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=DAILY;BYMONTHDAY=-1,-2',
  'FREQ=DAILY;COUNT=2147483647',
  'FREQ=DAILY;INTERVAL=2147483647',
  'FREQ=DAILY;UNTIL=99991231T235959Z;BYHOUR=0,1,2,3,4,5,6,7,8,9;BYMINUTE=0,5,10,15;BYSECOND=0,30',
  'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=-1,1,366',
  'FREQ=MONTHLY;BYDAY=1MO,-1MO,2TU,-2TU;BYSETPOS=3,-3',
  'FREQ=YEARLY;BYWEEKNO=53,-53;BYDAY=SU',
  'FREQ=YEARLY;BYYEARDAY=366,-366;INTERVAL=7',
  'FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2',
  'FREQ=YEARLY;BYHOUR=0,23;BYMINUTE=0,59;BYSECOND=0,59;BYMONTHDAY=1,2,3,4,5,6,7,8,9,10',
] as const
const TIMES = [
  'DTSTART:99991231T235959Z',
  'DTSTART:00010101T000000',
  'DTSTART;VALUE=DATE:99991231',
  'DTSTART;TZID=America/New_York:20260308T023000',
  'DTEND:99991231T235959Z',
  'DURATION:P999999999999999999W',
  'DURATION:-PT1S',
  'DURATION:P3659D',
  'RECURRENCE-ID;RANGE=THISANDFUTURE:20261124T090000Z',
  'STATUS:CANCELLED',
  'SEQUENCE:99999999999999999999',
] as const
const ZONES = [
  'BEGIN:VTIMEZONE\r\nTZID:Broken\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nRRULE:FREQ=SECONDLY\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:STANDARD\r\nEND:VTIMEZONE',
  'BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\nBEGIN:DAYLIGHT\r\nDTSTART:99990101T000000\r\nTZOFFSETTO:+9999\r\nEND:DAYLIGHT',
  'BEGIN:VTIMEZONE\r\nTZID:Odd\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nRRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=1,2,3;BYSETPOS=1,2,3,4,5,6\r\nTZOFFSETFROM:-2300\r\nTZOFFSETTO:+2300\r\nEND:STANDARD\r\nEND:VTIMEZONE',
] as const
const PARTS = ['VEVENT', 'VCALENDAR', 'VTIMEZONE', 'STANDARD', 'VALARM', 'VFREEBUSY', 'X-NONE'] as const

type Mutation = (bytes: Uint8Array, chance: Random, other: Uint8Array) => Uint8Array

/** Puts lines in at a place between others; more often than not where an event is. */
function insertLines(bytes: Uint8Array, chance: Random, ...put: string[]): Uint8Array {
  const lines = linesOf(bytes)
  const event = lines.findIndex((line) => line.startsWith('BEGIN:VEVENT'))
  const place = event >= 0 && chance.chance(0.7) ? event + 1 : chance.between(0, lines.length)
  lines.splice(place, 0, ...put.map((line) => `${line}\r`))
  return bytesOf(lines.join('\n'))
}

const many = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join(',')
const stamp = (i: number): string =>
  new Date(Date.UTC(2020, 0, 1, 9) + i * 86_400_000).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')

/** How a file is made worse. The costly ones are rare, since one of them takes as long as a hundred of the others. */
const CHEAP: readonly Mutation[] = [
  (bytes, chance) => {
    const out = Uint8Array.from(bytes)
    for (let i = chance.between(1, 20); i > 0 && out.length > 0; i--) {
      const at = chance.between(0, out.length - 1)
      out[at] = (out[at] ?? 0) ^ (1 << chance.between(0, 7))
    }
    return out
  },
  (bytes, chance) => {
    const lines = linesOf(bytes)
    lines.splice(chance.between(0, lines.length), chance.between(1, 5))
    return bytesOf(lines.join('\n'))
  },
  (bytes, chance) => bytes.slice(0, chance.between(0, bytes.length)),
  (bytes, chance) => {
    const lines = linesOf(bytes)
    const [a, b] = [chance.between(0, lines.length - 1), chance.between(0, lines.length - 1)]
    ;[lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? '']
    return bytesOf(lines.join('\n'))
  },
  // A component inside of another one.
  (bytes, chance, other) => {
    const lines = linesOf(bytes)
    const from = linesOf(other)
    const at = chance.between(0, Math.max(0, from.length - 2))
    lines.splice(chance.between(0, lines.length), 0, ...from.slice(at, at + chance.between(1, 60)))
    return bytesOf(lines.join('\n'))
  },
  (bytes, chance) => {
    const part = chance.pick(PARTS)
    return insertLines(
      bytes,
      chance,
      ...Array<string>(chance.between(1, 40)).fill(`${chance.pick(['BEGIN', 'END'])}:${part}`),
    )
  },
  (bytes, chance) => insertLines(bytes, chance, `RRULE:${chance.pick(RULES)}`),
  (bytes, chance) => insertLines(bytes, chance, `RRULE:${chance.pick(RULES)};${chance.pick(RULES)}`),
  (bytes, chance) => insertLines(bytes, chance, chance.pick(TIMES)),
  (bytes, chance) => insertLines(bytes, chance, chance.pick(ZONES)),
  (bytes, chance) =>
    bytesOf(
      text(bytes).replaceAll(
        /TZID=[^:;\r\n]*/g,
        () => `TZID=${chance.pick(['Broken', 'Odd', '', '"', 'Nowhere/At all'])}`,
      ),
    ),
  (bytes, chance) => bytesOf(text(bytes).replaceAll(/RRULE:[^\r\n]*/g, () => `RRULE:${chance.pick(RULES)}`)),
  (bytes, chance) =>
    bytesOf(
      text(bytes).replaceAll(/\d{8}T\d{6}/g, (at) =>
        chance.chance(0.2) ? chance.pick(['99991231T235959', '00000000T000000', '20261123T246060']) : at,
      ),
    ),
  (bytes, chance) => bytesOf(text(bytes).replaceAll('\r\n', chance.pick(['\n', '\r', '\r\n\r\n', '\n ', ' ']))),
  (bytes, chance) => bytesOf(text(bytes).replaceAll(/UID:[^\r\n]*/g, () => `UID:${chance.between(0, 2)}`)),
]
const COSTLY: readonly Mutation[] = [
  (bytes, chance) => insertLines(bytes, chance, `SUMMARY:${'x'.repeat(1_000_000)}`),
  (bytes, chance) => insertLines(bytes, chance, `DTSTART;TZID=${' '.repeat(500_000)}x:20261124T090000`),
  (bytes, chance) =>
    insertLines(bytes, chance, `DTSTART;X=${';'.repeat(300_000)}"${','.repeat(300_000)}:20261124T090000`),
  (bytes, chance) => insertLines(bytes, chance, `UID:${'\\n'.repeat(400_000)}`),
  (bytes, chance) => insertLines(bytes, chance, `RRULE:FREQ=DAILY;BYHOUR=${many(200_000, (i) => String(i % 24))}`),
  (bytes, chance) => insertLines(bytes, chance, 'RRULE:FREQ=DAILY', `EXDATE:${many(10_000, stamp)}`),
  (bytes, chance) => insertLines(bytes, chance, `RDATE:${many(20_000, stamp)}`),
  (bytes, chance) =>
    insertLines(bytes, chance, ...Array.from({ length: 10_000 }, (_, i) => `EXDATE;TZID=Asia/Tokyo:${stamp(i)}`)),
  (bytes, chance) => insertLines(bytes, chance, ...Array<string>(20_000).fill(`BEGIN:${chance.pick(PARTS)}`)),
  (bytes, chance) =>
    insertLines(
      bytes,
      chance,
      ...Array.from(
        { length: 3_000 },
        (_, i) =>
          `BEGIN:VEVENT\r\nUID:same\r\nDTSTART:${stamp(i)}Z\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:${stamp(i)}Z\r\nEND:VEVENT`,
      ),
    ),
  (bytes, chance) =>
    insertLines(
      bytes,
      chance,
      ...Array.from(
        { length: 2_000 },
        (_, i) => `BEGIN:VEVENT\r\nUID:${i}\r\nDTSTART:20260101T000000Z\r\nRRULE:${chance.pick(RULES)}\r\nEND:VEVENT`,
      ),
    ),
  (bytes, chance) =>
    insertLines(
      bytes,
      chance,
      ...Array.from(
        { length: 5_000 },
        (_, i) =>
          `BEGIN:VEVENT\r\nUID:${i}\r\nDTSTART;TZID=Zone${i}:2026${String(1 + (i % 9)).padStart(2, '0')}01T000000\r\nEND:VEVENT`,
      ),
    ),
  (bytes, chance) => insertLines(bytes, chance, ...Array<string>(500).fill(chance.pick(ZONES))),
  (bytes, chance) =>
    insertLines(
      bytes,
      chance,
      ...Array.from({ length: 20_000 }, (_, i) => `ATTENDEE;PARTSTAT=DECLINED:mailto:${i}@example.com`),
    ),
  (bytes, chance) =>
    insertLines(bytes, chance, ...Array.from({ length: 20_000 }, () => 'no line of a calendar at all')),
]

/** One in so many files also gets a costly mutation. */
const COSTLY_ONE_IN = 60

/** A file made worse in one to four ways; the same for the same state of `chance`. */
export function mutate(seeds: readonly Uint8Array[], chance: Random): Uint8Array {
  let bytes = chance.pick(seeds)
  for (let i = chance.between(1, 4); i > 0; i--) bytes = chance.pick(CHEAP)(bytes, chance, chance.pick(seeds))
  return chance.between(1, COSTLY_ONE_IN) === 1 ? chance.pick(COSTLY)(bytes, chance, bytes) : bytes
}
