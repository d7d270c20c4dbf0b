import { z } from 'zod'
import { call } from './errors.ts'
import { ReceiptLine } from './leads.ts'
import { Id, Line } from './primitives.ts'

/**
 * The rules of the score, as data that a team edits (docs/score.md). A lead's score is the sum of the points of all rules
 * that fit it, each a line of its receipt.
 */

/** In the order in which rules are shown and receipts are read. */
export const ScoreGroup = z.enum(['fit', 'intent', 'value', 'freshness', 'history', 'attempts'])
export type ScoreGroup = z.infer<typeof ScoreGroup>

/** What a lead's record says in words. */
export const TextField = z.enum(['source', 'industry', 'title', 'country', 'region', 'city', 'language', 'stage'])
export type TextField = z.infer<typeof TextField>

/** What it says in numbers. Elapsed times are counted in whole minutes, and may have a fraction. */
export const NumberField = z.enum([
  'fit',
  'intent',
  'employees',
  'value',
  'hoursSinceCreated',
  'daysSinceCreated',
  'hoursSinceActivity',
  'daysSinceActivity',
  'connects',
  'noShows',
  'attempts',
  'answers',
])
export type NumberField = z.infer<typeof NumberField>

/** The answer to a qualification question, by the label it has in the brief: `answer:Budget`. */
export const AnswerField = z.templateLiteral(['answer:', z.string().min(1).max(100)], {
  error: 'must name a question, as answer:Budget',
})
export type AnswerField = z.infer<typeof AnswerField>

export type ScoreField = TextField | NumberField | AnswerField

const points = z
  .int('must be a whole number of points')
  .min(-1000, 'must be between −1000 and 1000')
  .max(1000, 'must be between −1000 and 1000')
const words = z.string().trim().min(1, 'must not be empty').max(100, 'must be 100 characters at most')
const wordList = z.array(words).min(1, 'must name at least one').max(100, 'must name 100 at most')
const amount = z.number().min(-1e12).max(1e12)
const textual = z.union([TextField, AnswerField], {
  error: `must be one of ${TextField.options.join(', ')}, or answer: and a question`,
})
const numeric = z.union([NumberField, AnswerField], {
  error: `must be one of ${NumberField.options.join(', ')}, or answer: and a question`,
})

/**
 * What must hold for a rule to fit. Text is compared without regard to case, and to all but letters and digits;
 * `contains` looks for whole words. What is not known fits `unknown`, `isNot` and `noneOf` alone.
 */
export const ScoreCondition = z.discriminatedUnion('op', [
  z.object({ op: z.literal('known'), field: z.union([textual, numeric]) }),
  z.object({ op: z.literal('unknown'), field: z.union([textual, numeric]) }),
  z.object({ op: z.literal('is'), field: textual, text: words }),
  z.object({ op: z.literal('isNot'), field: textual, text: words }),
  z.object({ op: z.literal('oneOf'), field: textual, texts: wordList }),
  z.object({ op: z.literal('noneOf'), field: textual, texts: wordList }),
  z.object({ op: z.literal('contains'), field: textual, texts: wordList }),
  z.object({ op: z.literal('equals'), field: numeric, number: amount }),
  z.object({ op: z.literal('atLeast'), field: numeric, number: amount }),
  z.object({ op: z.literal('atMost'), field: numeric, number: amount }),
  /** Both ends are in it. */
  z
    .object({ op: z.literal('between'), field: numeric, from: amount, to: amount })
    .refine(({ from, to }) => from < to, { path: ['to'], error: 'must be more than the start' }),
])
export type ScoreCondition = z.infer<typeof ScoreCondition>

const step = z.object({ from: amount, points, label: z.string().trim().max(200).optional() })

/**
 * What a rule gives, in whole points. `steps`: those of the highest step reached, with a label of its own where it has
 * one. `linear`: none at `from`, all at `to` and beyond, in proportion between. `halfLife`: all at nought, half after
 * each `halfLife` of the field's unit.
 */
export const ScorePoints = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('flat'), points }),
  z.object({
    kind: z.literal('steps'),
    field: numeric,
    steps: z
      .array(step)
      .min(1, 'must have at least one step')
      .max(50)
      .refine((steps) => steps.every((one, i) => i === 0 || (steps[i - 1] as typeof one).from < one.from), {
        error: 'must rise from step to step',
      }),
  }),
  z
    .object({ kind: z.literal('linear'), field: numeric, from: amount, to: amount, points })
    .refine(({ from, to }) => from < to, { path: ['to'], error: 'must be more than the start' }),
  z.object({
    kind: z.literal('halfLife'),
    field: numeric,
    halfLife: z.number().min(0.01, 'must be more than nought').max(1e6),
    points,
  }),
])
export type ScorePoints = z.infer<typeof ScorePoints>

export const ScoreRule = z.object({
  id: z.string().regex(/^[\w-]{1,60}$/, 'must be 1 to 60 letters, digits, - and _'),
  /** What the rule is called, and its line on a receipt unless `line` says it better. */
  label: Line.max(100, 'must be 100 characters at most'),
  /** The receipt's line, with facts of the lead: see docs/score.md. */
  line: Line.optional(),
  group: ScoreGroup,
  on: z.boolean().default(true),
  /** Of the rules with the same set only the first that fits counts. */
  set: words.optional(),
  /** All must hold; with none the rule fits every lead. */
  when: z.array(ScoreCondition).max(20),
  points: ScorePoints,
  /** Why the rule is there, for whoever reads it next. */
  why: z.string().trim().max(500, 'must be 500 characters at most').optional(),
})
export type ScoreRule = z.infer<typeof ScoreRule>

/** What a lead's source says about how soon it expects to hear: the first whose phrases it holds counts. */
export const SourceClock = z.object({
  /** What the lead did, as its row says it: `Asked for a demo`. */
  label: Line.max(100, 'must be 100 characters at most'),
  phrases: wordList,
  /** `default` the time that the settings name, `none` where nobody waits, else minutes. */
  minutes: z.union([z.literal('default'), z.literal('none'), z.int().min(1).max(10_080)], {
    error: 'must be default, none, or 1 to 10,080 minutes',
  }),
})
export type SourceClock = z.infer<typeof SourceClock>

const Rules = z
  .array(ScoreRule)
  .max(200, 'must be 200 rules at most')
  .superRefine((rules, ctx) => {
    const seen = new Set<string>()
    rules.forEach(({ id }, i) => {
      if (seen.has(id)) ctx.addIssue({ code: 'custom', path: [i, 'id'], message: `"${id}" is there twice` })
      seen.add(id)
    })
  })
const Clocks = z.array(SourceClock).max(100, 'must be 100 sources at most')

/** All that a team sets about the score: saved, shown and undone as one. */
export const ScoreSettings = z.object({ rules: Rules, clocks: Clocks })
export type ScoreSettings = z.infer<typeof ScoreSettings>
/** As it is asked for: clocks that are not named stay as they are. */
const ScoreInput = z.object({ rules: Rules, clocks: Clocks.optional() })

const Saved = ScoreSettings.extend({ isDefault: z.boolean() })

export const MovedLead = z.object({
  leadId: Id,
  name: z.string(),
  company: z.string().nullable(),
  reason: z.string(),
  /** Places in the queue, from 1, as it is and as it would be. */
  was: z.int(),
  becomes: z.int(),
  pointsBefore: z.int(),
  pointsAfter: z.int(),
  receiptBefore: z.array(ReceiptLine),
  receiptAfter: z.array(ReceiptLine),
})
export type MovedLead = z.infer<typeof MovedLead>

export const ScorePreview = z.object({
  /** The first of the queue as it would be, in its order. */
  top: z.array(MovedLead),
  /** Those who would leave the first so many. */
  left: z.array(MovedLead),
  /** How many of the queue would change their place, and how many their score. */
  moved: z.int(),
  rescored: z.int(),
  total: z.int(),
  /** How many open leads each rule gives points, by its id. */
  fits: z.record(z.string(), z.int()),
})
export type ScorePreview = z.infer<typeof ScorePreview>

export const score = {
  rules: call.output(Saved),
  save: call.input(ScoreInput).output(Saved),
  /** Back to the rules the app comes with. */
  reset: call.output(Saved),
  /** How the queue would change; nothing is saved. */
  preview: call.input(ScoreInput.extend({ limit: z.int().min(1).max(200).default(20) })).output(ScorePreview),
}
