import { localDay } from './zone.ts'

/** How a person reads the clock; the order of day and month follows. */
export type ClockStyle = '24' | '12'

interface Formats {
  readonly day: Intl.DateTimeFormat
  readonly time: Intl.DateTimeFormat
  readonly zone: Intl.DateTimeFormat
}

const known = new Map<string, Formats>()

function formatsOf(zone: string, clock: ClockStyle): Formats {
  const key = `${clock} ${zone}`
  let formats = known.get(key)
  if (!formats) {
    const locale = clock === '24' ? 'en-GB' : 'en-US'
    const hourCycle = clock === '24' ? 'h23' : 'h12'
    formats = {
      day: new Intl.DateTimeFormat(locale, {
        timeZone: zone,
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        year: 'numeric',
      }),
      time: new Intl.DateTimeFormat(locale, {
        timeZone: zone,
        hour: clock === '24' ? '2-digit' : 'numeric',
        minute: '2-digit',
        hourCycle,
      }),
      zone: new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'long' }),
    }
    known.set(key, formats)
  }
  return formats
}

// Some builds of the runtime's data put narrow no-break spaces before AM and PM, which some mail programs show as boxes.
const plain = (text: string): string => text.replaceAll(/[\u202f\u00a0]/g, ' ')

/** The zone as people call it at that time, and its id: `Mountain Standard Time, America/Denver`. */
export function zoneInWords(at: number, zone: string): string {
  const name = formatsOf(zone, '24')
    .zone.formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value
  return name && name !== zone ? `${plain(name)}, ${zone}` : zone
}

/**
 * A start and an end on the wall clock of a zone:
 * `Thursday 26 November 2026, 10:00–10:45 (Mountain Standard Time, America/Denver)`.
 */
export const rangeInWords = (start: number, end: number, zone: string, clock: ClockStyle): string =>
  `${dayInWords(start, zone, clock)}, ${clockRange(start, end, zone, clock)} (${zoneInWords(start, zone)})`

/** `Thursday 26 November 2026`, or `Thursday, November 26, 2026` where the clock has twelve hours. */
export const dayInWords = (at: number, zone: string, clock: ClockStyle): string =>
  plain(formatsOf(zone, clock).day.format(at)).replace(/^(\w+), (\d)/, '$1 $2')

/** `10:00–10:45`, with the day of the end where it is another one; one time when start and end are the same. */
export function clockRange(start: number, end: number, zone: string, clock: ClockStyle): string {
  const time = (at: number): string => plain(formatsOf(zone, clock).time.format(at))
  if (start === end) return time(start)
  const sameDay = localDay(start, zone) === localDay(end, zone)
  return `${time(start)}–${sameDay ? '' : dayInWords(end, zone, clock) + ', '}${time(end)}`
}
