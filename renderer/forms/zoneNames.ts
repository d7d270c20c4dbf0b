export interface ZoneName {
  readonly id: string
  /** The city, or what stands for one: `New York`. */
  readonly city: string
  /** `America`, `Europe`. */
  readonly area: string
}

/** Names people search by that are not in the id of the zone. */
const ALSO: Readonly<Record<string, string>> = {
  'America/New_York': 'eastern time est edt boston miami atlanta washington',
  'America/Chicago': 'central time cst cdt dallas austin houston',
  'America/Denver': 'mountain time mst mdt salt lake',
  'America/Los_Angeles': 'pacific time pst pdt san francisco seattle portland',
  'America/Phoenix': 'arizona',
  'America/Toronto': 'ottawa montreal ontario quebec',
  'America/Sao_Paulo': 'brazil brasilia rio',
  'Europe/London': 'uk england britain gmt bst',
  'Europe/Berlin': 'germany munich hamburg frankfurt cet cest',
  'Europe/Paris': 'france lyon',
  'Europe/Madrid': 'spain barcelona',
  'Europe/Rome': 'italy milan',
  'Europe/Zurich': 'switzerland geneva',
  'Asia/Kolkata': 'india mumbai delhi bangalore ist calcutta',
  'Asia/Shanghai': 'china beijing',
  'Asia/Tokyo': 'japan osaka',
  'Asia/Dubai': 'uae abu dhabi',
  'Australia/Sydney': 'canberra nsw',
}

let zones: readonly ZoneName[] | undefined

/** Every zone the runtime knows, by city. */
export function allZones(): readonly ZoneName[] {
  zones ??= ['UTC', ...Intl.supportedValuesOf('timeZone')]
    .filter((id, i, ids) => ids.indexOf(id) === i)
    .map(zoneName)
    .sort((one, two) => one.city.localeCompare(two.city))
  return zones
}

export function zoneName(id: string): ZoneName {
  const parts = id.replaceAll('_', ' ').split('/')
  return { id, city: parts.at(-1) ?? id, area: parts.slice(0, -1).join(', ') }
}

/** Whether a zone is meant by what was typed: every word is found in its id or in its other names. */
export function matchesZone(id: string, typed: string): boolean {
  const names = `${id.replaceAll('_', ' ')} ${id} ${ALSO[id] ?? ''}`.toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => names.includes(word))
}
