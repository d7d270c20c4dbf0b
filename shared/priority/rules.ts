/**
 * The rules of the score and of the queue, as data: a team can put its own in their place, and JSON holds them. Points
 * are whole numbers, so that a receipt adds up to its score exactly.
 */

/** The first band whose `from` is reached, looking from the highest, gives its points. In order of `from`. */
export interface Band {
  readonly from: number
  readonly points: number
}

/** What a lead's source says about its wish to talk. The first rule one of whose phrases the source holds counts. */
export interface SourceRule {
  /** Words in lower case, as they stand in a source once all but letters and digits are blanks. */
  readonly phrases: readonly string[]
  readonly label: string
  readonly points: number
  /** The lead asked for contact and waits: speed to lead. */
  readonly waits: boolean
}

export interface PriorityRules {
  /** Points of a fit and an intent of 100; less in proportion. */
  readonly fitPoints: number
  readonly intentPoints: number
  /** By number of people, for leads without a fit of their own. */
  readonly sizes: readonly Band[]
  /** By what the deal may be worth. */
  readonly values: readonly Band[]
  readonly sources: readonly SourceRule[]
  /** By hours since the lead came in; the label is the receipt's. */
  readonly ages: readonly (Band & { readonly label: string })[]
  /** By count. */
  readonly connects: readonly Band[]
  readonly noShows: readonly Band[]
  readonly nurture: number
  /** For each attempt that did not reach the lead. */
  readonly attempt: number
  /** After so many attempts in a row the lead rests. */
  readonly maxAttempts: number
  readonly maxRecoveries: number
  readonly restDays: number
  /** A meeting that is not confirmed is to be, from so many hours before its start. */
  readonly confirmHours: number
  /** For so long after the answer time is missed the lead still stands with those to answer at once. */
  readonly answerGraceMinutes: number
  /** What a lead whose local time is not known counts for against one that may be called now. */
  readonly unknownZoneWeight: number
}

export const DEFAULT_RULES: PriorityRules = {
  fitPoints: 40,
  intentPoints: 20,
  sizes: [
    { from: 10, points: 6 },
    { from: 50, points: 14 },
    { from: 200, points: 20 },
    { from: 1000, points: 16 },
  ],
  values: [
    { from: 1_000, points: 3 },
    { from: 5_000, points: 6 },
    { from: 10_000, points: 10 },
    { from: 25_000, points: 14 },
    { from: 50_000, points: 17 },
    { from: 100_000, points: 20 },
    { from: 250_000, points: 24 },
  ],
  sources: [
    { phrases: ['demo'], label: 'Asked for a demo', points: 24, waits: true },
    { phrases: ['pricing', 'price', 'quote'], label: 'Asked for a price', points: 22, waits: true },
    { phrases: ['trial', 'sign up', 'signup'], label: 'Started a trial', points: 20, waits: true },
    {
      phrases: [
        'web form',
        'webform',
        'website form',
        'contact form',
        'contact us',
        'web',
        'website',
        'inbound',
        'form',
        'chat',
        'call me back',
      ],
      label: 'Wrote through the website',
      points: 18,
      waits: true,
    },
    { phrases: ['referral', 'referred', 'recommendation'], label: 'Recommended to us', points: 16, waits: false },
    { phrases: ['partner', 'reseller'], label: 'Came from a partner', points: 12, waits: false },
    {
      phrases: ['fair', 'trade show', 'tradeshow', 'event', 'conference', 'webinar', 'expo'],
      label: 'Met at an event',
      points: 8,
      waits: false,
    },
  ],
  ages: [
    { from: 0, points: 12, label: 'Came in within the hour' },
    { from: 1, points: 8, label: 'Came in within a day' },
    { from: 24, points: 4, label: 'Came in within a week' },
    { from: 168, points: 0, label: 'Came in within half a year' },
    { from: 4380, points: -4, label: 'Came in over half a year ago' },
  ],
  connects: [
    { from: 1, points: 6 },
    { from: 2, points: 10 },
    { from: 3, points: 12 },
  ],
  noShows: [
    { from: 1, points: -4 },
    { from: 2, points: -10 },
    { from: 3, points: -18 },
  ],
  nurture: -6,
  attempt: -2,
  maxAttempts: 6,
  maxRecoveries: 3,
  restDays: 30,
  confirmHours: 24,
  answerGraceMinutes: 60,
  unknownZoneWeight: 0.5,
}

/** The highest band that `amount` reaches. */
export function bandOf<B extends Band>(bands: readonly B[], amount: number): B | undefined {
  let found: B | undefined
  for (const band of bands) if (amount >= band.from) found = band
  return found
}

const words = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

/** What the source of a lead says, if any rule knows it. */
export function sourceRule(source: string | null, rules: PriorityRules): SourceRule | undefined {
  if (!source) return undefined
  // A hundred thousand leads have a handful of sources.
  let known = readSources.get(rules)
  if (!known || known.size > MAX_SOURCES) readSources.set(rules, (known = new Map()))
  let rule = known.get(source)
  if (rule === undefined) {
    const text = words(source)
    rule = rules.sources.find((one) => one.phrases.some((phrase) => text.includes(` ${phrase} `))) ?? null
    known.set(source, rule)
  }
  return rule ?? undefined
}

const readSources = new WeakMap<PriorityRules, Map<string, SourceRule | null>>()
const MAX_SOURCES = 10_000
