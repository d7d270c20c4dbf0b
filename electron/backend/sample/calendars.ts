import { createHash } from 'node:crypto'
import { DAY, MINUTE } from '../../../shared/time/instant.ts'
import { addDays, clockText, localDay, weekday, type LocalDay } from '../../../shared/time/zone.ts'
import { parseCalendar } from '../calendar/read/readCalendar.ts'
import { layOutWindow } from '../calendar/read/layOut.ts'
import type { Services } from '../services.ts'
import { keepContent } from '../store/calendarContents.ts'
import { replaceBusy, saveCalendar, saveWindow } from '../store/calendars.ts'
import type { WritableDb } from '../store/database.ts'
import type { Random } from './random.ts'
import { workingDay, type RepKey, type SampleRep, type SampleReps } from './reps.ts'

/** Whose calendar nobody has brought in yet, and whose is days old. */
const WITHOUT: RepKey = 'finn'
const STALE: RepKey = 'priya'
/** How many days of single events there are before and after today. */
const BEHIND = 14
const AHEAD = 16

/** Every rep's calendar but one, read as any calendar file is. */
export function makeCalendars(tx: WritableDb, services: Services, reps: SampleReps, chance: Random): void {
  const now = services.clock.now()
  for (const rep of reps.values()) {
    const ics = calendarOf(rep, now, chance)
    const asOf = rep.key === STALE ? now - 3 * DAY - 40 * MINUTE : now - chance.between(4, 95) * MINUTE
    if (rep.key === WITHOUT) continue
    const parsed = parseCalendar(ics)
    const { window, busy } = layOutWindow(parsed, { zone: rep.zone, email: rep.email }, now)
    const id = services.newId()
    const contentId = createHash('sha256').update(ics).digest('hex')
    keepContent(tx, contentId, ics)
    const calendar = { id, rep_id: rep.id, name: 'Work', as_of_ms: asOf }
    saveCalendar(tx, { ...calendar, events: parsed.events, content_id: contentId })
    saveWindow(tx, id, contentId, window)
    replaceBusy(tx, calendar, [], busy)
  }
}

interface Event {
  readonly title: string | null
  readonly day: LocalDay
  readonly start: number
  readonly minutes: number
  readonly repeats?: string
  readonly tentative?: boolean
}

/** What repeats in each rep's week: title, weekdays as iCalendar writes them, start in minutes, length. */
const SERIES: Readonly<Record<RepKey, readonly (readonly [string, string, number, number])[]>> = {
  dana: [
    ['Pipeline review', 'MO,TH', 570, 60],
    ['Stand-up', 'MO,TU,WE,TH,FR', 510, 30],
  ],
  jo: [
    ['Lunch', 'MO,TU,WE,TH,FR', 720, 60],
    ['Stand-up', 'MO,TU,WE,TH,FR', 540, 30],
  ],
  priya: [['One to one', 'WE', 660, 30]],
  marc: [
    ['Stand-up', 'MO,TU,WE,TH,FR', 540, 30],
    ['Forecast', 'TU', 660, 60],
  ],
  erin: [
    ['Lunch', 'MO,TU,WE,TH,FR', 720, 45],
    ['Stand-up', 'MO,WE,FR', 510, 15],
  ],
  yuki: [['Forecast', 'MO,TH', 600, 60]],
  pablo: [
    ['Lunch', 'MO,TU,WE,TH,FR', 780, 45],
    ['Demo clinic', 'WE', 960, 60],
  ],
  ana: [['Lunch', 'MO,TU,WE,TH', 750, 45]],
  li: [
    ['Workshop', 'TU,TH', 900, 90],
    ['Demo clinic', 'MO', 600, 60],
  ],
  noor: [
    ['Customer stand-up', 'MO,TU,WE,TH,FR', 555, 15],
    ['Health check round', 'FR', 840, 60],
  ],
  finn: [],
}
const SINGLES = [
  'Proposal for a client',
  'Interview',
  'Dentist',
  'Contract call',
  'Handover',
  'Training',
  'Focus time',
  'Partner call',
  'Quarterly planning',
]

/** A calendar as an export writes it: series, single events, whole days, a tentative one and private ones. */
export function calendarOf(rep: Pick<SampleRep, 'key' | 'zone'>, now: number, chance: Random): string {
  const today = localDay(now, rep.zone)
  const events: Event[] = []
  const from = addDays(today, -BEHIND)
  for (const [title, weekdays, start, minutes] of SERIES[rep.key]) {
    events.push({ title, day: firstOf(from, weekdays), start, minutes, repeats: `FREQ=WEEKLY;BYDAY=${weekdays}` })
  }
  for (let offset = -BEHIND; offset <= AHEAD; offset++) {
    const day = addDays(today, offset)
    if (weekday(day) > 5 || !chance.chance(0.7)) continue
    const free = [9, 10, 11, 13, 14, 15, 16].map((hour) => hour * 60 + chance.pick([0, 30]))
    // Without a title it is private: all that is known is that the rep is busy.
    const title = chance.chance(0.3) ? null : chance.pick(SINGLES)
    events.push({
      title,
      day,
      start: chance.pick(free),
      minutes: chance.pick([30, 45, 60, 60, 90]),
      tentative: chance.chance(0.12),
    })
  }
  const whole: readonly [LocalDay, string][] =
    rep.key === 'li'
      ? [[workingDay(today, 7), 'Trade fair']]
      : rep.key === 'marc'
        ? [[workingDay(today, -6), 'Trade fair']]
        : rep.key === 'pablo'
          ? [[workingDay(today, 8), 'Moving house']]
          : []
  return write(rep, now, events, whole)
}

const NAMES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
function firstOf(from: LocalDay, weekdays: string): LocalDay {
  let day = from
  while (!weekdays.includes(NAMES[weekday(day) - 1] ?? '')) day = addDays(day, 1)
  return day
}

const digits = (text: string): string => text.replace(/[-:]/g, '')

function write(
  rep: Pick<SampleRep, 'key' | 'zone'>,
  now: number,
  events: readonly Event[],
  whole: readonly (readonly [LocalDay, string])[],
): string {
  const stamp = `${digits(localDay(now, 'UTC'))}T000000Z`
  const at = (day: LocalDay, minutes: number) => `;TZID=${rep.zone}:${digits(day)}T${digits(clockText(minutes))}00`
  const written = events.map((event, i) => [
    `UID:${rep.key}-${i}@calendar.northwind.example`,
    `DTSTAMP:${stamp}`,
    `DTSTART${at(event.day, event.start)}`,
    `DTEND${at(event.day, event.start + event.minutes)}`,
    ...(event.repeats ? [`RRULE:${event.repeats}`] : []),
    ...(event.tentative ? ['STATUS:TENTATIVE'] : []),
    ...(event.title === null ? ['CLASS:PRIVATE'] : [`SUMMARY:${event.title}`]),
  ])
  const days = whole.map(([day, title]) => [
    `UID:${rep.key}-${day}@calendar.northwind.example`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${digits(day)}`,
    `DTEND;VALUE=DATE:${digits(addDays(day, 1))}`,
    `SUMMARY:${title}`,
  ])
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Northwind//Sample calendar//EN',
    ...[...written, ...days].flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n')
}
