import { localDay, offsetAt } from './zone.ts'

/** How a person reads the clock; the order of day and month follows. */
export type ClockStyle = '24' | '12'

/** The languages that times are put into words in. */
export type WrittenLanguage = 'en' | 'de' | 'fr' | 'es' | 'zh'

interface Formats {
  readonly day: Intl.DateTimeFormat
  readonly time: Intl.DateTimeFormat
  readonly zone: Intl.DateTimeFormat
  /** What stands between two times of one day, and behind them. */
  readonly between: string
  readonly behind: string
}

const known = new Map<string, Formats>()

/** English has two habits, and a person chooses; elsewhere it is the habit of the language. */
const localeOf = (language: WrittenLanguage, clock: ClockStyle): string =>
  language === 'en' ? (clock === '24' ? 'en-GB' : 'en-US') : language === 'zh' ? 'zh-Hans' : language

function formatsOf(zone: string, clock: ClockStyle, language: WrittenLanguage): Formats {
  const locale = localeOf(language, clock)
  const key = `${locale} ${zone}`
  let formats = known.get(key)
  if (!formats) {
    const common = { timeZone: zone, calendar: 'gregory', numberingSystem: 'latn' } as const
    formats = {
      day: new Intl.DateTimeFormat(locale, {
        ...common,
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        year: 'numeric',
      }),
      time: new Intl.DateTimeFormat(locale, {
        ...common,
        hour: locale === 'en-US' || locale === 'es' ? 'numeric' : '2-digit',
        minute: '2-digit',
        ...(language === 'en' && { hourCycle: clock === '24' ? ('h23' as const) : ('h12' as const) }),
      }),
      zone: new Intl.DateTimeFormat(locale, { ...common, timeZoneName: 'long' }),
      ...rangeOf(locale),
    }
    known.set(key, formats)
  }
  return formats
}

/**
 * How a range of times is written in a language, read from one that Intl writes: `–` and ` Uhr` of `10:00–11:45 Uhr`.
 * Intl is not asked for each range, as it takes long, and gives one time where two read the same.
 */
function rangeOf(locale: string): { readonly between: string; readonly behind: string } {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const [, between = '–', behind = ''] =
    /10:00(.+)11:45(.*)$/.exec(plain(format.formatRange(Date.UTC(2026, 0, 1, 10), Date.UTC(2026, 0, 1, 11, 45)))) ?? []
  return { between, behind }
}

// Some builds of the runtime's data put narrow no-break spaces before AM and PM, which some mail programs show as boxes.
const plain = (text: string): string => text.replaceAll(/[\u202f\u00a0\u2009]/g, ' ')

const zoneName = (at: number, zone: string, language: WrittenLanguage): string =>
  plain(
    formatsOf(zone, '24', language)
      .zone.formatToParts(at)
      .find((part) => part.type === 'timeZoneName')?.value ?? zone,
  )

/** The zone as people call it at that time, and its id: `Mountain Standard Time, America/Denver`. */
export function zoneInWords(at: number, zone: string, language: WrittenLanguage = 'en'): string {
  const name = zoneName(at, zone, language)
  return name === zone ? zone : `${name}${language === 'zh' ? '，' : ', '}${zone}`
}

/**
 * A start and an end on the wall clock of a zone:
 * `Thursday 26 November 2026, 10:00–10:45 (Mountain Standard Time, America/Denver)`. Where the clocks change in between,
 * both names of the zone's time are given.
 */
export function rangeInWords(
  start: number,
  end: number,
  zone: string,
  clock: ClockStyle,
  language: WrittenLanguage = 'en',
): string {
  const day = dayInWords(start, zone, clock, language)
  const times = clockRange(start, end, zone, clock, language)
  const changes = offsetAt(start, zone) !== offsetAt(end, zone)
  const named = `${changes ? `${zoneName(start, zone, language)} – ` : ''}${zoneInWords(end, zone, language)}`
  return language === 'zh' ? `${day} ${times}（${named}）` : `${day}, ${times} (${named})`
}

/** `Thursday 26 November 2026`, or `Thursday, November 26, 2026` where the clock has twelve hours. */
export function dayInWords(at: number, zone: string, clock: ClockStyle, language: WrittenLanguage = 'en'): string {
  const day = plain(formatsOf(zone, clock, language).day.format(at))
  return language === 'en' ? day.replace(/^(\w+), (\d)/, '$1 $2') : day
}

const shortDays = new Map<string, Intl.DateTimeFormat>()

/** `26 Nov 2026`, or `Nov 26, 2026` where the clock has twelve hours. */
export function shortDayInWords(at: number, zone: string, clock: ClockStyle, language: WrittenLanguage = 'en'): string {
  const locale = localeOf(language, clock)
  const key = `${locale} ${zone}`
  let format = shortDays.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(locale, {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    })
    shortDays.set(key, format)
  }
  return plain(format.format(at))
}

/** `10:00–10:45`, with the day of the end where it is another one; one time when start and end are the same. */
export function clockRange(
  start: number,
  end: number,
  zone: string,
  clock: ClockStyle,
  language: WrittenLanguage = 'en',
): string {
  const { time: format, between, behind } = formatsOf(zone, clock, language)
  const time = (at: number): string => plain(format.format(at))
  if (start === end) return time(start) + behind
  const sameDay = localDay(start, zone) === localDay(end, zone)
  if (language === 'en') {
    return `${time(start)}–${sameDay ? '' : dayInWords(end, zone, clock) + ', '}${time(end)}`
  }
  if (!sameDay) {
    const endDay = dayInWords(end, zone, clock, language)
    return `${time(start)}${behind} – ${endDay}${language === 'zh' ? ' ' : ', '}${time(end)}${behind}`
  }
  return `${time(start)}${between}${time(end)}${behind}`
}

const lists = new Map<string, Intl.ListFormat>()

/** `Alex Kim, Priya Rao and Tom Lee` */
export function listInWords(names: readonly string[], language: WrittenLanguage = 'en'): string {
  const locale = localeOf(language, '24')
  let list = lists.get(locale)
  if (!list) lists.set(locale, (list = new Intl.ListFormat(locale, { type: 'conjunction' })))
  return list.format(names)
}
