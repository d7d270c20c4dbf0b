/**
 * Times and days as a person reads them, in a zone that is named. Instants are epoch milliseconds. Only formatting: what is
 * calculated with zones is in shared/time.
 */

export type ClockStyle = '24' | '12'

const made = new Map<string, Intl.DateTimeFormat>()
/** Formatters are costly to make and cheap to use: each is made once. */
function formatter(zone: string, options: Intl.DateTimeFormatOptions, locale = 'en-GB'): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`
  const known = made.get(key)
  if (known) return known
  const fresh = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options })
  made.set(key, fresh)
  return fresh
}

/** `13:05`, or `1:05 pm`. */
export function formatTime(at: number, zone: string, clock: ClockStyle): string {
  if (clock === '24') return formatter(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
  return formatter(zone, { hour: 'numeric', minute: '2-digit', hourCycle: 'h12' }).format(at)
}

/** `13:00 – 13:45`, without saying am and pm twice. */
export function formatTimes(start: number, end: number, zone: string, clock: ClockStyle): string {
  const [from, to] = [formatTime(start, zone, clock), formatTime(end, zone, clock)]
  const half = from.slice(-3)
  return clock === '12' && half === to.slice(-3) ? `${from.slice(0, -3)} – ${to}` : `${from} – ${to}`
}

/** The local day of an instant as `YYYY-MM-DD`. */
export function dayKey(at: number, zone: string): string {
  return formatter(zone, { year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-CA').format(at)
}

function parts(at: number, zone: string, options: Intl.DateTimeFormatOptions): Map<string, string> {
  return new Map(
    formatter(zone, options)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  )
}

/** `Thu 26 Nov`; the year is added when it is not that of `now`. */
export function formatDay(at: number, zone: string, now?: number): string {
  const part = parts(at, zone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
  // British English writes four letters for one month only; three keep the columns straight.
  const month = part.get('month')?.slice(0, 3)
  const year = now !== undefined && dayKey(now, zone).slice(0, 4) !== part.get('year') ? ` ${part.get('year')}` : ''
  return `${part.get('weekday')} ${part.get('day')} ${month}${year}`
}

/** `Thursday 26 November`. */
export function formatLongDay(at: number, zone: string): string {
  const part = parts(at, zone, { weekday: 'long', day: 'numeric', month: 'long' })
  return `${part.get('weekday')} ${part.get('day')} ${part.get('month')}`
}

/** `19 Nov`, with the year when it is not that of `now`. */
export function formatDate(at: number, zone: string, now: number): string {
  return formatDay(at, zone, now).replace(/^\S+ /, '')
}

/** Whole local days from `now` to `at` in a zone: 0 is today, 1 tomorrow, -1 yesterday. */
export function daysBetween(now: number, at: number, zone: string): number {
  return Math.round((Date.parse(dayKey(at, zone)) - Date.parse(dayKey(now, zone))) / 86_400_000)
}

/** `today`, `tomorrow`, `in 3 days`, `in a week`, `yesterday`, `3 days ago`. */
export function relativeDay(at: number, now: number, zone: string): string {
  const days = daysBetween(now, at, zone)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  if (days === 7) return 'in a week'
  if (days > 0) return days > 13 ? `in ${Math.round(days / 7)} weeks` : `in ${days} days`
  return days < -13 ? `${Math.round(-days / 7)} weeks ago` : `${-days} days ago`
}

/** `Today`, `Tomorrow`, else `Thu 26 Nov`. */
export function nameDay(at: number, now: number, zone: string): string {
  const days = daysBetween(now, at, zone)
  if (days === 0) return 'Today'
  if (days === 1) return 'Tomorrow'
  if (days === -1) return 'Yesterday'
  return formatDay(at, zone, now)
}

/** A length of time in words: `45 min`, `2 h`, `2 h 15`, `3 days`. */
export function formatLength(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / 60_000))
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return minutes % 60 ? `${hours} h ${minutes % 60}` : `${hours} h`
  const days = Math.round(hours / 24)
  return days === 1 ? '1 day' : `${days} days`
}

/** How old something is: `as of 17:55` today, else `yesterday`, `3 days old`. */
export function formatAge(at: number, now: number, zone: string, clock: ClockStyle): string {
  const days = daysBetween(at, now, zone)
  if (days <= 0) return `as of ${formatTime(at, zone, clock)}`
  return days === 1 ? `as of yesterday ${formatTime(at, zone, clock)}` : `${days} days old`
}

/** No place of its own: where nobody lives, its name is all there is to say. */
const isUtc = (zone: string): boolean => /^(Etc\/)?(UTC|UCT|GMT[+-]?0?|Zulu|Universal|Greenwich)$/.test(zone)

/** The city of a zone: `America/Argentina/Buenos_Aires` is `Buenos Aires`. */
export function cityOf(zone: string): string {
  if (isUtc(zone)) return 'UTC'
  // Their names are signed the other way round: five hours behind is Etc/GMT+5.
  const hours = /^Etc\/GMT([+-])(\d+)$/.exec(zone)
  if (hours) return `UTC${hours[1] === '+' ? '−' : '+'}${hours[2]}`
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

function zoneNameOf(zone: string, at: number, style: 'longGeneric' | 'shortGeneric'): string {
  if (isUtc(zone) || zone.startsWith('Etc/')) return cityOf(zone)
  const part = formatter(zone, { timeZoneName: style, hour: 'numeric' }, 'en-US')
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')
  return part?.value ?? cityOf(zone)
}

/** `Mountain Time`, `Central European Time`: the name people use, summer and winter. */
export function longZoneName(zone: string, at: number): string {
  return zoneNameOf(zone, at, 'longGeneric')
}

/** `MT` where people say so (North America), else the city: `Berlin`. */
export function shortZoneName(zone: string, at: number): string {
  const name = zoneNameOf(zone, at, 'shortGeneric')
  return /^[A-Z]{2,4}$/.test(name) ? name : cityOf(zone)
}
