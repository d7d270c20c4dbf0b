import type { ZoneRules } from './zoneRules.ts'
import type { Patience } from './patience.ts'
import type { Block } from './components.ts'
import { expandRule, lastReading, readRule, RuleProblem } from './rule.ts'
import { readOffset, readStamp, type Stamp } from './values.ts'

/** Clock changes are worked out for these years; before them a block's first offset holds, after them its last. */
const FIRST_YEAR = 1960
const LAST_YEAR = 2110
const MOST_CHANGES = 2000
/** For one rule of a zone. */
const LONGEST_MS = 100

interface Change {
  /** The instant from which the offset holds. */
  readonly at: number
  readonly offset: number
}

/** The rules of a VTIMEZONE; undefined when nothing in it can be read. Worked out at the first question. */
export function blockRules(block: Block, patience: Patience): ZoneRules | undefined {
  const observances = block.children.map(readObservance).filter((one) => one !== undefined)
  const [first] = observances.toSorted((a, b) => a.start - b.start)
  if (!first) return undefined
  let changes: readonly Change[] | undefined
  return {
    id: block.tzids[0] ?? '',
    offsetAt(at) {
      changes ??= observances.flatMap((one) => changesOf(one, patience)).toSorted((a, b) => a.at - b.at)
      // Of several blocks of rules the one that started last is in force.
      let low = 0
      let high = changes.length
      while (low < high) {
        const middle = (low + high) >> 1
        if ((changes[middle] as Change).at <= at) low = middle + 1
        else high = middle
      }
      return changes[low - 1]?.offset ?? first.from
    },
  }
}

interface Observance {
  readonly start: number
  readonly from: number
  readonly to: number
  readonly rules: readonly string[]
  readonly dates: readonly Stamp[]
}

function readObservance(block: Block): Observance | undefined {
  const value = (name: string) => block.props.find((prop) => prop.name === name)?.value
  const start = readStamp(value('DTSTART') ?? '', null)
  const from = readOffset(value('TZOFFSETFROM') ?? '')
  const to = readOffset(value('TZOFFSETTO') ?? '')
  if (!start || to === undefined) return undefined
  return {
    start: start.wall,
    from: from ?? to,
    to,
    rules: block.props.filter((prop) => prop.name === 'RRULE').map((prop) => prop.value),
    dates: block.props
      .filter((prop) => prop.name === 'RDATE')
      .flatMap((prop) => prop.value.split(',').map((date) => readStamp(date, null)))
      .filter((date) => date !== undefined),
  }
}

function changesOf(observance: Observance, patience: Patience): Change[] {
  const { from, to } = observance
  const walls = new Set([observance.start, ...observance.dates.map((date) => date.wall)])
  for (const text of observance.rules) {
    try {
      for (const wall of yearly(observance, text, patience)) walls.add(wall)
    } catch (error) {
      if (!(error instanceof RuleProblem)) throw error
    }
  }
  // The clock that shows these readings is still the old one.
  return [...walls].map((wall) => ({ at: wall - from, offset: to }))
}

function yearly({ start, from }: Observance, text: string, patience: Patience): number[] {
  const rule = readRule(text)
  if ((rule.freq !== 'YEARLY' && rule.freq !== 'MONTHLY') || rule.timesPerDay > 1)
    throw new RuleProblem('is none that clocks follow')
  const until = lastReading(rule.until, (stamp) => (stamp.zone ? stamp.wall + from : stamp.wall))
  // Outlook starts its rules in 1601, others in the year 1: no need to count from there.
  const first = new Date(Math.max(start, 0))
  const moved = new Date(start)
  moved.setUTCFullYear(FIRST_YEAR)
  const early = start < Date.UTC(FIRST_YEAR, 0) && rule.freq === 'YEARLY' && rule.interval === 1 && !rule.count
  const begin = early ? moved.getTime() : start
  return expandRule(rule, {
    start: begin,
    until,
    from: Math.min(begin, first.getTime()),
    to: Date.UTC(LAST_YEAR, 0),
    most: MOST_CHANGES,
    checkTime: patience.limit(LONGEST_MS),
    patience,
    // The start of a rule that was moved is no change of its own.
  }).filter((wall) => !early || wall !== begin)
}
