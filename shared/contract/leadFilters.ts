import { z } from 'zod'
import { call } from './errors.ts'
import { Id, Instant, Line, Note } from './primitives.ts'
import { Callable, Lead, NextStep, Stage } from './leads.ts'

const line = z.string().trim().max(300, 'must be 300 characters at most')
/** Any of these; `null` stands for none. */
const anyOf = <T extends z.ZodType>(of: T) => z.array(of).min(1).max(200)
const days = z.int().min(0).max(3650)

/**
 * Conditions that a lead has to meet, all of those that are given. Days are whole days by the clock of the setter, and count
 * from today: a filter that is kept means each day what it says.
 */
export const LeadFilter = z.strictObject({
  stage: anyOf(Stage).optional(),
  source: anyOf(line.nullable()).optional(),
  owner: anyOf(Id.nullable()).optional(),
  /** Two-letter codes. */
  country: anyOf(line.nullable()).optional(),
  region: anyOf(line.nullable()).optional(),
  language: anyOf(line.nullable()).optional(),
  scoreFrom: z.int().min(-1000).max(1000).optional(),
  nextStep: anyOf(NextStep.shape.kind.nullable()).optional(),
  /** The next step is due by the end of the day so many days ahead; 0 is today. */
  dueWithinDays: days.optional(),
  /** The next step was due before now. */
  overdue: z.boolean().optional(),
  /** Nothing has happened for so many days, or nothing ever. */
  idleDays: days.optional(),
  /** Made today (0) or in so many days before it. */
  createdWithinDays: days.optional(),
  neverCalled: z.boolean().optional(),
  hasPhone: z.boolean().optional(),
  hasEmail: z.boolean().optional(),
  doNotContact: z.boolean().optional(),
  /** Neither handed over nor lost, and may be contacted. */
  open: z.boolean().optional(),
  snoozed: z.boolean().optional(),
  valueFrom: z.number().min(0).max(1e12).optional(),
  valueTo: z.number().min(0).max(1e12).optional(),
})
export type LeadFilter = z.infer<typeof LeadFilter>

/** Highest, newest or soonest first unless reversed; names from A. Leads without a value come last either way. */
export const LeadSort = z.object({
  by: z.enum(['score', 'created', 'lastActivity', 'nextDue', 'name', 'company', 'value', 'stage']),
  reverse: z.boolean().optional(),
})
export type LeadSort = z.infer<typeof LeadSort>

/** Which leads are meant: those that the words and the filter find. */
export const LeadQuery = z.object({
  text: z.string().max(300).optional(),
  filter: LeadFilter.optional(),
})
export type LeadQuery = z.infer<typeof LeadQuery>

/** Where a lead was found, if not in what a row shows anyway. */
export const LeadMatch = z.object({
  /** Which field, as a person calls it. */
  label: z.string(),
  text: z.string(),
  /** What is marked in `text`: half open, in UTF-16 units. */
  marks: z.array(z.tuple([z.int(), z.int()])),
})
export type LeadMatch = z.infer<typeof LeadMatch>

export const LeadFacets = z.object({
  sources: z.array(z.object({ value: z.string().nullable(), count: z.int() })),
  countries: z.array(z.object({ value: z.string().nullable(), count: z.int() })),
  regions: z.array(z.object({ value: z.string().nullable(), count: z.int() })),
  languages: z.array(z.object({ value: z.string().nullable(), count: z.int() })),
})
export type LeadFacets = z.infer<typeof LeadFacets>

/** What can be done with many leads at once. */
export const BulkAction = z.discriminatedUnion('do', [
  z.object({ do: z.literal('owner'), ownerId: Id.nullable() }),
  /** A meeting cannot be had by naming it. */
  z.object({ do: z.literal('stage'), stage: Stage.exclude(['meeting']) }),
  z.object({ do: z.literal('source'), source: line.nullable() }),
  z.object({ do: z.literal('snooze'), until: Instant }),
  z.object({ do: z.literal('doNotContact'), doNotContact: z.boolean() }),
  z.object({ do: z.literal('note'), note: Note.trim().min(1, 'must not be empty') }),
])
export type BulkAction = z.infer<typeof BulkAction>

export const BulkResult = z.object({
  changed: z.int(),
  /** Who was so already. */
  unchanged: z.int(),
  /** Who was left as they are, with the reason; the first of them by name. */
  skipped: z.int(),
  skippedLeads: z.array(z.object({ leadId: Id, name: z.string(), reason: z.string() })),
  /** To be taken back by; absent where nothing was changed. */
  changeId: Id.optional(),
})
export type BulkResult = z.infer<typeof BulkResult>

/** What a row of a list of leads shows besides the lead itself. */
export const LeadListRow = z.object({
  leadId: Id,
  score: z.int(),
  calling: Callable,
  /** Where the words were found, if not in the name or the company. */
  match: LeadMatch.optional(),
})
export type LeadListRow = z.infer<typeof LeadListRow>

/** The calls of the topic `leads` that are about many of them. */
export const leadLists = {
  /** Newest first unless sorted; of words and no more, those found by who they are come before those found in notes. */
  list: call
    .input(
      LeadQuery.extend({
        stage: Stage.optional(),
        sort: LeadSort.optional(),
        limit: z.int().min(1).max(500).optional(),
        offset: z.int().min(0).optional(),
        /** Counts no further than so many beyond the page, where that is quicker: then `more` says that there are more. */
        countUpTo: z.int().min(1).optional(),
        /** Gives `rows` too. */
        withRows: z.boolean().optional(),
      }),
    )
    .output(
      z.object({
        leads: z.array(Lead),
        total: z.int(),
        more: z.boolean().optional(),
        rows: z.array(LeadListRow).optional(),
        /** Set while the text of leads that were there before an update is being taken in: a search may miss notes. */
        indexing: z.boolean().optional(),
      }),
    ),
  /**
   * Leads as a CSV file or as contact cards: all of them, those of a list, or those that words and a filter find as
   * `leads/list` does. `csv` is the text of the file, whichever it is.
   */
  export: call
    .input(
      LeadQuery.extend({
        leadIds: z.array(Id).max(200_000).optional(),
        stage: Stage.optional(),
        except: z.array(Id).max(10_000).optional(),
        format: z.enum(['csv', 'vcard']).default('csv'),
      }),
    )
    .output(z.object({ filename: z.string(), csv: z.string(), count: z.int() })),
  /** What there is to filter by, the most frequent first. */
  facets: call.output(LeadFacets),
  /**
   * Does one thing with many leads, as one change that can be taken back: those named, else those that words and a filter
   * find, less some. The call can be given up (AbortSignal): then nothing of it stays.
   */
  bulk: call
    .input(
      z.object({
        leadIds: z.array(Id).min(1).max(200_000).optional(),
        which: LeadQuery.optional(),
        except: z.array(Id).max(10_000).optional(),
        action: BulkAction,
      }),
    )
    .output(BulkResult),
}

export const SavedFilter = z.object({
  /** A UUID, or the name of one that the app comes with. */
  id: z.string(),
  name: z.string(),
  filter: LeadFilter,
  text: z.string().optional(),
  sort: LeadSort.optional(),
  /** It comes with the app and can be neither changed nor removed. */
  shipped: z.boolean(),
})
export type SavedFilter = z.infer<typeof SavedFilter>

export const filters = {
  /** Those that the app comes with, then the team's own in their order. */
  list: call.output(z.object({ filters: z.array(SavedFilter) })),
  save: call
    .input(
      z.object({
        id: Id.optional(),
        name: Line,
        filter: LeadFilter,
        text: line.optional(),
        sort: LeadSort.optional(),
      }),
    )
    .output(SavedFilter),
  remove: call.input(z.object({ id: Id })).output(z.object({ removed: z.boolean() })),
}
