import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { areKeys } from '../commands/keys.ts'
import { call } from './errors.ts'
import { Lead } from './leads.ts'
import { Meeting } from './meetings.ts'
import { MessageLanguage } from './messageLanguage.ts'
import { Id, Instant, Line, LocalEnd, LocalStart, Zone } from './primitives.ts'
import { Rep } from './reps.ts'

export const Settings = z.object({
  workspaceName: z.string(),
  setterName: z.string(),
  /** The address the setter really sends from; it is the ORGANIZER of an invite when `organizer` is `setter`. */
  setterEmail: z.string().nullable(),
  zone: z.string(),
  organizer: z.enum(['setter', 'rep']),
  inviteTimes: z.enum(['zone', 'utc']),
  /** Minutes before the start at which the invite reminds; null for no alarm. */
  alarmMinutes: z.int().nullable(),
  /** A calendar older than this is unverified. */
  staleAfterHours: z.int(),
  /** Hours in which a lead may be met, in the lead's zone. */
  leadHours: z.object({ start: LocalStart, end: LocalEnd, weekdays: z.array(z.int().min(1).max(7)) }),
  clock: z.enum(['24', '12']),
  theme: z.enum(['system', 'light', 'dark']),
  /** Stronger inks and lines, light or dark; `system` is what the computer asks for. */
  contrast: z.enum(['system', 'more', 'normal']).default('system'),
  /** The keys of commands (shared/commands) that are not those they come with, by the command's id; an empty text for none. */
  keys: z.record(z.string(), z.string()).default({}),
  /** Minutes within which a new lead that asked for contact shall be called. */
  answerWithinMinutes: z.int(),
  /** What fair shares are counted over: the calendar month, or today and this many days before it. */
  fairness: z.object({ period: z.enum(['month', 'days']), days: z.int() }).default({ period: 'days', days: 28 }),
  /** The language of messages to leads whose own is not known, or is none that messages are written in. */
  messageLanguage: MessageLanguage.default('en'),
  /** Lines that end every message; empty for none. */
  signature: z.string().default(''),
})
export type Settings = z.input<typeof Settings>
/** With what has a default filled in. */
export type FullSettings = z.output<typeof Settings>

export const SaveSettings = z
  .object({
    workspaceName: Line,
    setterName: Line,
    setterEmail: z.email({ error: 'must be an e-mail address, such as sam@example.com' }).nullable(),
    zone: Zone,
    organizer: Settings.shape.organizer,
    inviteTimes: Settings.shape.inviteTimes,
    alarmMinutes: z.int().min(0).max(40_320).nullable(),
    staleAfterHours: z.int().min(1, 'must be 1 or more').max(8760),
    leadHours: Settings.shape.leadHours.refine((hours) => hours.start < hours.end, {
      path: ['end'],
      error: 'must be after the start',
    }),
    clock: Settings.shape.clock,
    theme: Settings.shape.theme,
    contrast: z.enum(['system', 'more', 'normal']),
    keys: z
      .record(
        z.string().max(60),
        z.string().refine((keys) => keys === '' || areKeys(keys), 'must be keys such as mod+k or g q'),
      )
      .refine((keys) => Object.keys(keys).length <= 500, 'must be 500 at most'),
    answerWithinMinutes: z.int().min(1).max(10_080),
    fairness: z.object({
      period: z.enum(['month', 'days']),
      days: z.int().min(1, 'must be 1 or more').max(366, 'must be a year at most'),
    }),
    messageLanguage: MessageLanguage,
    signature: z.string().trim().max(2000, 'must be 2,000 characters at most'),
  })
  .partial()
export type SaveSettings = z.infer<typeof SaveSettings>

export const Status = z.object({
  settings: Settings,
  /** The app's clock: with `pinned` it stands still, for demos and tests. */
  clock: z.object({ now: Instant, pinned: z.boolean() }),
  file: z.string(),
  /** The data file was found damaged while it was in use. */
  damaged: z.boolean().default(false),
  empty: z.boolean(),
  counts: z.object({ leads: z.int(), reps: z.int(), meetings: z.int(), meetingTypes: z.int() }),
  calendars: z.object({
    /** The oldest `as of` among the verified, and the reps whose calendar is missing or too old. */
    asOf: Instant.nullable(),
    unverified: z.array(z.object({ repId: Id, name: z.string(), asOf: Instant.nullable() })),
  }),
  today: z.object({ dials: z.int(), connects: z.int(), booked: z.int(), held: z.int() }),
  /** What the badges of the navigation count; `confirm` the meetings for which a step of their ladder is due. */
  due: z.object({ queue: z.int(), confirm: z.int(), outcome: z.int() }),
})
export type Status = z.infer<typeof Status>

export const workspace = {
  status: call.output(Status),
  saveSettings: call.input(SaveSettings).output(Settings),
  /** Fills an empty workspace with the sample team; refused when there is anything in it. */
  loadSample: call
    .input(z.object({ seed: z.int().optional() }))
    .output(z.object({ leads: z.int(), reps: z.int(), meetings: z.int() })),
}

/** The kinds of record a change can touch; the page drops what it holds of them. */
export const RecordKind = z.enum([
  'rep',
  'availability',
  'calendar',
  'calendarAccount',
  'lead',
  'company',
  'qualification',
  'activity',
  'meetingType',
  'meeting',
  'hold',
  'settings',
  'watchedFolder',
  'messageTemplate',
  'score',
  'savedFilter',
  'followUps',
  'calling',
  'suppression',
  'backup',
])
export type RecordKind = z.infer<typeof RecordKind>

export const ChangeEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({
    type: z.literal('changed'),
    changeId: Id,
    label: z.string(),
    /** Which records changed; `ids` is absent when they are too many to name. */
    records: z.array(z.object({ kind: RecordKind, ids: z.array(Id).optional() })),
  }),
  /** A calendar that came by itself is in the way of booked meetings that it was not in the way of before. */
  z.object({
    type: z.literal('collisions'),
    repId: Id,
    repName: z.string(),
    /** The name of the calendar. */
    calendar: z.string(),
    /** By start. */
    meetingIds: z.array(Id).min(1),
  }),
  z.object({
    type: z.literal('progress'),
    /** Which long work, such as an import. */
    task: z.string(),
    label: z.string(),
    done: z.int(),
    total: z.int(),
    finished: z.boolean(),
  }),
])
export type ChangeEvent = z.infer<typeof ChangeEvent>

export const changes = {
  /** Everything that changes from now on, in order of commit. Starts with `ready`. */
  stream: call.output(eventIterator(ChangeEvent)),
}

export const Change = z.object({
  id: Id,
  at: Instant,
  by: z.string(),
  label: z.string(),
  undoable: z.boolean(),
  undone: z.boolean(),
})
export type Change = z.infer<typeof Change>

const TakenAlong = {
  /** What went with it, the newest first. */
  also: z.array(Change).default([]),
  /** Meetings that are otherwise now than people were told: what to send them. */
  tell: z
    .array(
      z.object({
        meetingId: Id,
        leadId: Id,
        leadName: z.string(),
        purpose: z.enum(['invite', 'reschedule', 'cancel']),
      }),
    )
    .default([]),
}

export const history = {
  list: call
    .input(z.object({ limit: z.int().min(1).max(500).optional() }))
    .output(z.object({ changes: z.array(Change) })),
  /**
   * Takes back a change, by default the last one. Refused when something newer builds on it: WRONG_STATE then names it, and
   * `withNewer` takes it back as well, all as one change. A meeting comes back while its time is free (else NOT_AVAILABLE).
   */
  undo: call
    .input(z.object({ changeId: Id.optional(), withNewer: z.boolean().optional() }))
    .output(z.object({ undone: Change, ...TakenAlong })),
  /** Brings back what was taken back, by default what the last undo took. */
  redo: call.input(z.object({ changeId: Id.optional() })).output(z.object({ redone: Change, ...TakenAlong })),
}

export const search = {
  all: call.input(z.object({ text: z.string().max(300), limit: z.int().min(1).max(50).optional() })).output(
    z.object({
      leads: z.array(Lead),
      reps: z.array(Rep),
      meetings: z.array(z.object({ meeting: Meeting, leadName: z.string() })),
    }),
  ),
}

export type { Activity } from './leads.ts'
