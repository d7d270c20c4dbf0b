import { z } from 'zod'
import { call } from './errors.ts'
import { Id } from './primitives.ts'

/** Those of the record of a lead: what is known beyond who it is and how to reach them. */
export const RECORD_FIELDS = [
  'fit',
  'intent',
  'links',
  'preferredTimes',
  'consent',
  'consentDate',
  'consentSource',
  'consentNote',
  'brief',
] as const

/** The fields a column of a CSV file can go to. */
export const LeadField = z.enum([
  'name',
  'firstName',
  'lastName',
  'company',
  'title',
  'email',
  'otherEmails',
  'phone',
  'otherPhones',
  'zone',
  'city',
  'region',
  'country',
  'source',
  'owner',
  'value',
  'employees',
  'industry',
  'website',
  'notes',
  'language',
  'createdAt',
  'doNotContact',
  ...RECORD_FIELDS,
])
export type LeadField = z.infer<typeof LeadField>
/** A line of the brief by its label: the answer to the question of that label, else a line of one's own. `answer:Budget`. */
export const AnswerField = z.templateLiteral(['answer:', z.string().min(1).max(100)])
export type AnswerField = z.infer<typeof AnswerField>
export const ColumnField = z.union([LeadField, AnswerField])
export type ColumnField = z.infer<typeof ColumnField>

/** One entry per column of the file, in its order; `null` leaves the column out. */
export const Mapping = z.array(z.object({ column: z.string(), field: ColumnField.nullable() })).max(1000)
export type Mapping = z.infer<typeof Mapping>
/** As it is asked for: also as an object of column names and their fields, where no two columns have one name. */
export const MappingInput = z.union([Mapping, z.record(z.string(), ColumnField.nullable())], {
  error: `must be a list of { column, field }, where field is null, answer: and the name of a question, or one of ${LeadField.options.join(', ')}`,
})

export const Rejected = z.object({ line: z.int(), reason: z.string() })
export type Rejected = z.infer<typeof Rejected>

/** What becomes of a row that is about a lead who is there already. */
export const OnDuplicate = z.enum(['update', 'skip', 'create'])
export type OnDuplicate = z.infer<typeof OnDuplicate>

/** Day before month, or month before day. */
export const DateOrder = z.enum(['dmy', 'mdy'])
export type DateOrder = z.infer<typeof DateOrder>

export const ImportedLeads = z.object({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  /** Rows about leads who are there already and were left as they are, because that was asked for. */
  skipped: z.int().default(0),
  /** Rows that are about the same person as an earlier row of the file; each is counted above too. */
  duplicates: z.int().default(0),
  /** The same by person: rows that are about one person are one here. */
  people: z.object({ created: z.int(), updated: z.int(), unchanged: z.int(), skipped: z.int() }).optional(),
  rejected: z.array(Rejected),
  /** The rejected rows as a file, with the reason in a column of its own, to be put right and imported. */
  rejectedCsv: z.string().optional(),
  /** Dates of which nothing in the file tells whether the day or the month comes first: to be asked. */
  ambiguous: z
    .object({
      column: z.string(),
      /** Some of them as they are written. */
      samples: z.array(z.string()),
      /** How they were read without an answer. */
      readAs: DateOrder,
    })
    .optional(),
  /** What was left out of rows that were taken in all the same. */
  warnings: z.array(Rejected).optional(),
  /** Rows about people who are on the do-not-contact list: they come in, and are neither called nor written to. */
  listed: z.array(Rejected).optional(),
  mapping: Mapping,
  /** By column, what stands in the first rows of it: to choose a field by. */
  samples: z.array(z.array(z.string())).optional(),
  /** The import as a change of the history, to be undone; names nothing where nothing was written. */
  batchId: Id,
  /** Which program seems to have written the file. */
  detected: z.string().optional(),
  /** The first rows as they would be taken in, for the preview. */
  preview: z
    .array(
      z.object({
        line: z.int(),
        action: z.enum(['create', 'update', 'unchanged', 'skip']),
        lead: z.record(z.string(), z.string()),
      }),
    )
    .optional(),
})
export type ImportedLeads = z.infer<typeof ImportedLeads>

export const leadImports = {
  /**
   * `csv` is a CSV file, or a file of vCards. The call can be given up (AbortSignal): then nothing of it stays. Its progress
   * comes over `changes/stream`.
   */
  import: call
    .input(
      z.object({
        csv: z.string(),
        source: z.string().trim().max(300).optional(),
        mapping: MappingInput.optional(),
        dryRun: z.boolean().default(false),
        dateOrder: DateOrder.optional(),
        onDuplicate: OnDuplicate.default('update'),
      }),
    )
    .output(ImportedLeads),
}
