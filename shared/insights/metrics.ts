/**
 * What is counted, and what is not: the definition that stands beside each number, in a file and on paper alike
 * (docs/rules.md, "What is counted"). The queries of store/insights.ts keep to these words.
 */

export const SPLITS = ['setter', 'rep', 'source', 'week'] as const
export type Split = (typeof SPLITS)[number]

export const METRICS = ['dials', 'connects', 'booked', 'held', 'showRate', 'firstCall', 'reschedules'] as const
export type Metric = (typeof METRICS)[number]

export interface Definition {
  readonly label: string
  readonly unit: 'count' | 'percent' | 'minutes'
  /** What is counted; of a rate, what is above the line. */
  readonly counts: string
  /** What is below the line. */
  readonly of?: string
  /** What stands beside the number, and how it comes about. */
  readonly beside?: string
  readonly leftOut: string
  /** On which day it counts. */
  readonly day: string
  /** For whom it counts. In a week it counts by its day. */
  readonly by: Readonly<Record<Exclude<Split, 'week'>, string>>
}

const LEAD = { rep: 'the owner of the lead', source: 'the source of the lead' } as const
const MEETING = { rep: 'the rep in the first seat', source: 'the source of the lead' } as const

export const DEFINITIONS: Readonly<Record<Metric, Definition>> = {
  dials: {
    label: 'Dials',
    unit: 'count',
    counts: 'calls that were logged, whatever came of them',
    leftOut: 'e-mails, notes, calls taken back',
    day: 'the call',
    by: { setter: 'who logged the call', ...LEAD },
  },
  connects: {
    label: 'Connects',
    unit: 'count',
    counts: 'calls whose outcome says that somebody was reached',
    beside: '% is connects ÷ dials',
    leftOut: 'what dials leave out',
    day: 'the call',
    by: { setter: 'who logged the call', ...LEAD },
  },
  booked: {
    label: 'Booked',
    unit: 'count',
    counts: 'meetings that were made, whatever became of them',
    leftOut: 'moves of a meeting, bookings taken back',
    day: 'the booking',
    by: { setter: 'who booked', ...MEETING },
  },
  held: {
    label: 'Held',
    unit: 'count',
    counts: 'meetings that were recorded as having taken place',
    leftOut: 'meetings that are over and have no outcome yet',
    day: 'the meeting',
    by: { setter: 'who booked', ...MEETING },
  },
  showRate: {
    label: 'Show rate',
    unit: 'percent',
    counts: 'meetings held',
    of: 'meetings held and no-shows',
    leftOut: 'cancelled, ahead, no outcome yet; moved: as it is now',
    day: 'the meeting',
    by: { setter: 'who booked', ...MEETING },
  },
  firstCall: {
    label: 'Time to first call',
    unit: 'minutes',
    counts: 'median from coming in to the first call, nights included',
    beside: 'in time, by the source ÷ called or overdue',
    leftOut: 'sources nobody waits from; uncalled with time left, no number, do not contact',
    day: 'coming in',
    by: { setter: 'who made the first call', ...LEAD },
  },
  reschedules: {
    label: 'Reschedules',
    unit: 'count',
    counts: 'times a meeting got another start; moved twice counts twice',
    leftOut: 'changes of people or place alone, moves taken back',
    day: 'the move',
    by: { setter: 'who moved it', ...MEETING },
  },
}

export const SPLIT_LABELS: Readonly<Record<Split, string>> = {
  setter: 'Setter',
  rep: 'Rep',
  source: 'Source',
  week: 'Week',
}

/** All of a definition in a sentence or two, as a file and a screen reader have it. */
export function definitionText(metric: Metric, split: Split): string {
  const { counts, of, beside, leftOut, day, by } = DEFINITIONS[metric]
  const number = `${counts}${of ? ` ÷ ${of}` : ''}${beside ? `; ${beside}` : ''}`
  const forWhom = split === 'week' ? '' : ` Counts for ${by[split]}.`
  return `${number[0]?.toUpperCase()}${number.slice(1)}. By the day of ${day}. Left out: ${leftOut}.${forWhom}`
}

/** For whom the metrics of a split count, those together that count for the same. */
export function splitText(split: Split): string {
  if (split === 'week') return 'Each number counts in the week of its day. The first and the last week may be cut.'
  const groups = Map.groupBy(METRICS, (metric) => DEFINITIONS[metric].by[split])
  const parts = [...groups].map(([whom, metrics]) => {
    const labels = metrics.map((metric, i) =>
      i === 0 ? DEFINITIONS[metric].label : lowered(DEFINITIONS[metric].label),
    )
    return `${labels.length > 1 ? `${labels.slice(0, -1).join(', ')} and ` : ''}${labels.at(-1)}: ${whom}`
  })
  return `${parts.join('. ')}.`
}

const lowered = (label: string): string => `${label[0]?.toLowerCase()}${label.slice(1)}`
