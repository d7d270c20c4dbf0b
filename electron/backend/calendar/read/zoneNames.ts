import { isZone } from '../../../../shared/time/zone.ts'
import { HOUR, MINUTE } from '../../../../shared/time/instant.ts'
import { windowsZone, plainName } from './windowsZones.ts'
import { fixedRules, ianaRules, UTC, type ZoneRules } from './zoneRules.ts'

/** TZID without what programs leave around it: quotes, `TZID=`, escapes, spaces and stray punctuation. */
export const tidyLabel = (label: string): string =>
  label
    // Longer than any name; what follows looks at each run of spaces again and again.
    .slice(0, 300)
    .replace(/\\(.)/g, '$1')
    .replace(/^[\s"']*(?:TZID=)?[\s"']*/i, '')
    .replace(/[\s"':;,]+$/, '')

const IANA = /^[A-Za-z][A-Za-z0-9_+/-]*$/

/**
 * The IANA id that a label is, or ends in: `Europe/Berlin`, `US-Eastern`, `America/New York`,
 * `/freeassociation.sourceforge.net/Tzfile/Europe/Berlin`. Not a Windows name, not an abbreviation of the summer.
 */
export function ianaIn(label: string): string | undefined {
  const tidy = tidyLabel(label).replace(/ /g, '_')
  const parts = tidy.split('/').filter((part) => part !== '')
  for (const length of [parts.length, 3, 2, 1]) {
    if (length > parts.length || length === 0) continue
    const id = parts.slice(-length).join('/')
    if (IANA.test(id) && isZone(id)) return id
  }
  const slashed = tidy.replace('-', '/')
  return slashed !== tidy && IANA.test(slashed) && isZone(slashed) ? slashed : undefined
}

let cities: Map<string, string> | undefined

/** The zone named after a city, as in the lists that Windows shows ("Amsterdam, Belgrade, Berlin"). */
function cityZone(name: string): string | undefined {
  if (!cities) {
    cities = new Map()
    for (const id of Intl.supportedValuesOf('timeZone')) {
      const city = id.slice(id.lastIndexOf('/') + 1).replace(/_/g, ' ')
      cities.set(plainName(city), id)
    }
  }
  return cities.get(plainName(name))
}

const OFFSET = /(?:^|\b(?:UTC|GMT)\s*|\()([+-])\s*(\d{1,2})(?:[:.]?(\d{2}))?(?!\d)/i

function offsetIn(label: string): ZoneRules | undefined {
  const match = OFFSET.exec(label)
  if (!match) return undefined
  const [, sign, h, m] = match
  const hours = Number(h)
  const minutes = Number(m ?? 0)
  if (hours > 14 || minutes > 59) return undefined
  const offset = hours * HOUR + minutes * MINUTE
  return fixedRules(label, sign === '-' ? -offset : offset)
}

const UTC_NAMES =
  /^(?:z|utc|gmt|zulu|(?:etc\/)?(?:utc|gmt|uct)|tzone:\/\/microsoft\/utc|coordinated universal time|greenwich mean time)$/i

/** What a zone's label means without a block in the file: by IANA, by Windows, by a city in it, by an offset in it. */
export function zoneByName(label: string): ZoneRules | undefined {
  const tidy = tidyLabel(label)
  if (tidy === '') return undefined
  if (UTC_NAMES.test(tidy)) return UTC
  const iana = ianaIn(tidy) ?? windowsZone(tidy)
  if (iana) return isZone(iana) ? ianaRules(iana) : undefined
  for (const part of tidy.replace(/^\([^)]*\)/, '').split(/[,;&]/)) {
    const zone = cityZone(part)
    if (zone) return ianaRules(zone)
  }
  return offsetIn(tidy)
}
