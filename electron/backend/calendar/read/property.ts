import ICAL from 'ical.js'

/** One content line taken apart. The value is raw: escapes are undone by who knows its type. */
export interface Property {
  /** Upper case. */
  readonly name: string
  /** By lower-case name. */
  readonly params: Readonly<Record<string, string>>
  /** What VALUE= says, upper case. */
  readonly type: string | undefined
  readonly value: string
  readonly line: number
}

/**
 * ical.js takes lines apart; it is told of no property and no type, so that it leaves every value alone. Its own
 * readings of values lose whole files to one bad date and know neither clock gaps nor Windows zones.
 */
const RAW: Parameters<typeof ICAL.parse.property>[1] = { value: {}, param: {}, property: {}, propertyGroups: false }

type Head = Omit<Property, 'value' | 'line'>
/** What stands before values, taken apart once: `DTSTART;TZID=Europe/Berlin` comes in every event of a file. */
export type Heads = Map<string, Head>
/** Without what could hide a colon: quotes and escapes. */
const PLAIN_HEAD = /^[A-Za-z0-9.-]+(?:;[A-Za-z0-9-]+=[^;:,"\\^]+)*$/
const MOST_HEADS = 1000

/** Throws when the line cannot be taken apart. */
export function readProperty(text: string, line: number, heads: Heads = new Map()): Property {
  const colon = text.indexOf(':')
  const start = text.slice(0, colon)
  const known = heads.get(start)
  if (known) return { ...known, line, value: text.slice(colon + 1) }
  const prop = takeApart(text, line)
  if (heads.size < MOST_HEADS && start.length < 200 && PLAIN_HEAD.test(start)) {
    heads.set(start, { name: prop.name, params: prop.params, type: prop.type })
  }
  return prop
}

function takeApart(text: string, line: number): Property {
  let parsed: unknown
  try {
    parsed = ICAL.parse.property(text, RAW)
  } catch (error) {
    // Doubled or trailing semicolons are common enough in the wild to look again without them.
    const mended = text.replace(/;{2,}/g, ';').replace(/;:/, ':')
    if (mended === text) throw error
    parsed = ICAL.parse.property(mended, RAW)
  }
  const [name, rawParams, type, value] = parsed as [string, Record<string, string | string[]>, string, string]
  const params: Record<string, string> = {}
  for (const [key, param] of Object.entries(rawParams)) {
    params[key.replace(/^;+/, '').trim()] = Array.isArray(param) ? param.join(',') : param
  }
  const stray = params.value
  return {
    name: name.toUpperCase(),
    params,
    type: stray ? stray.toUpperCase() : type === 'unknown' ? undefined : type.toUpperCase(),
    value: String(value),
    line,
  }
}

/** TEXT with its escapes undone. */
export const unescapeText = (text: string): string =>
  text.includes('\\') ? text.replace(/\\([\\;,:"nN])/g, (_, c: string) => (c === 'n' || c === 'N' ? '\n' : c)) : text
