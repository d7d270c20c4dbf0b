import type { ScoreRule, ScoreSettings, SourceClock } from '../contract/score.ts'

/** Phrases of a source that say the same thing, with what they are worth and how soon the lead expects to hear. */
const SOURCES = [
  {
    id: 'demo',
    label: 'Asked for a demo',
    phrases: ['demo'],
    points: 24,
    minutes: 'default',
    why: 'Wants to see it: the nearest to a meeting that a form can be.',
  },
  {
    id: 'price',
    label: 'Asked for a price',
    phrases: ['pricing', 'price', 'quote'],
    points: 22,
    minutes: 'default',
    why: 'Compares offers now.',
  },
  {
    id: 'trial',
    label: 'Started a trial',
    phrases: ['trial', 'sign up', 'signup'],
    points: 20,
    minutes: 'default',
    why: 'Has it in hand; a call decides whether it is understood.',
  },
  {
    id: 'web',
    label: 'Wrote through the website',
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
    points: 18,
    minutes: 'default',
    why: 'Came by itself, with a question of its own.',
  },
  {
    id: 'referral',
    label: 'Recommended to us',
    phrases: ['referral', 'referred', 'recommendation'],
    points: 16,
    minutes: 'none',
    why: 'Somebody it trusts spoke for us; it has not asked yet.',
  },
  {
    id: 'partner',
    label: 'Came from a partner',
    phrases: ['partner', 'reseller'],
    points: 12,
    minutes: 'none',
    why: 'A partner saw a need and named us.',
  },
  {
    id: 'event',
    label: 'Met at an event',
    phrases: ['fair', 'trade show', 'tradeshow', 'event', 'conference', 'webinar', 'expo'],
    points: 8,
    minutes: 'none',
    why: 'Has heard of us; often no more than that.',
  },
] as const

const FIT_LINE = 'Fit[: {industry}, {employees} people|: {industry}|: {employees} people| {fit} of 100]'

const sources: ScoreRule[] = SOURCES.map(({ id, label, phrases, points, why }) => ({
  id: `source-${id}`,
  label,
  group: 'intent',
  on: true,
  set: 'source',
  when: [{ op: 'contains', field: 'source', texts: [...phrases] }],
  points: { kind: 'flat', points },
  why,
}))

const rules: ScoreRule[] = [
  {
    id: 'fit-judged',
    label: 'Fit, as judged',
    line: FIT_LINE,
    group: 'fit',
    on: true,
    when: [],
    points: { kind: 'linear', field: 'fit', from: 0, to: 100, points: 40 },
    why: 'What a person or another program judged, from 0 to 100. The largest part: nobody buys what does not fit.',
  },
  {
    id: 'fit-size',
    label: 'Fit by size',
    line: FIT_LINE,
    group: 'fit',
    on: true,
    when: [{ op: 'unknown', field: 'fit' }],
    points: {
      kind: 'steps',
      field: 'employees',
      steps: [
        { from: 10, points: 6 },
        { from: 50, points: 14 },
        { from: 200, points: 20 },
        { from: 1000, points: 16 },
      ],
    },
    why: 'Without a fit of its own, how near the size is to what sells best. Half of a full fit at most: it is a guess.',
  },
  ...sources,
  {
    id: 'interest',
    label: 'Interest',
    line: 'Interest {intent} of 100',
    group: 'intent',
    on: true,
    when: [],
    points: { kind: 'linear', field: 'intent', from: 0, to: 100, points: 20 },
    why: 'What another program, or a person, made of visits, downloads and answers.',
  },
  {
    id: 'value',
    label: 'Deal value',
    line: 'Deal value {value}',
    group: 'value',
    on: true,
    when: [],
    points: {
      kind: 'steps',
      field: 'value',
      steps: [
        { from: 1_000, points: 3 },
        { from: 5_000, points: 6 },
        { from: 10_000, points: 10 },
        { from: 25_000, points: 14 },
        { from: 50_000, points: 17 },
        { from: 100_000, points: 20 },
        { from: 250_000, points: 24 },
      ],
    },
    why: 'Grows slower than the deal: ten times the value is not worth ten calls.',
  },
  {
    id: 'age',
    label: 'How long it has been here',
    group: 'freshness',
    on: true,
    when: [],
    points: {
      kind: 'steps',
      field: 'hoursSinceCreated',
      steps: [
        { from: 0, points: 12, label: 'Came in within the hour' },
        { from: 1, points: 8, label: 'Came in within a day' },
        { from: 24, points: 4, label: 'Came in within a week' },
        { from: 168, points: 0, label: 'Came in within half a year' },
        { from: 4380, points: -4, label: 'Came in over half a year ago' },
      ],
    },
    why: 'Interest is shortest-lived of all: hours decide at first, then days.',
  },
  {
    id: 'connects',
    label: 'Connected before',
    group: 'history',
    on: true,
    when: [],
    points: {
      kind: 'steps',
      field: 'connects',
      steps: [
        { from: 1, points: 6, label: 'Connected once' },
        { from: 2, points: 10, label: 'Connected twice' },
        { from: 3, points: 12, label: 'Connected {connects} times' },
      ],
    },
    why: 'Who has talked to us is likelier to talk again; a third time says little more.',
  },
  {
    id: 'no-shows',
    label: 'Earlier no-shows',
    line: '{noShows:earlier no-show}',
    group: 'history',
    on: true,
    when: [],
    points: {
      kind: 'steps',
      field: 'noShows',
      steps: [
        { from: 1, points: -4 },
        { from: 2, points: -10 },
        { from: 3, points: -18 },
      ],
    },
    why: 'One can happen to anybody; a habit of it costs the rep an hour each time.',
  },
  {
    id: 'nurture',
    label: 'In nurture',
    group: 'history',
    on: true,
    when: [{ op: 'is', field: 'stage', text: 'nurture' }],
    points: { kind: 'flat', points: -6 },
    why: 'Said "not now", or could not be reached so far.',
  },
  {
    id: 'attempts',
    label: 'Attempts without an answer',
    line: '{attempts:attempt} without an answer',
    group: 'attempts',
    on: true,
    when: [],
    points: { kind: 'linear', field: 'attempts', from: 0, to: 6, points: -12 },
    why: 'Two for each, six at most, so that no row of unlucky dials buries a lead for good.',
  },
]

const clocks: SourceClock[] = SOURCES.map(({ label, phrases, minutes }) => ({ label, phrases: [...phrases], minutes }))

/** What the app comes with: why each rule is as it is stands with it, and in docs/score.md. */
export const DEFAULT_SCORE: ScoreSettings = { rules, clocks }
