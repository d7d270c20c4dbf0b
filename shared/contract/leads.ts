import { z } from 'zod'
import { call } from './errors.ts'
import { leadImports } from './leadImports.ts'
import { Consent, LeadEmail, LeadLink, LeadPhone, PreferredTimes, SaveEmail, SavePhone } from './leadRecord.ts'
import { Email, Id, Instant, Line, Note, Zone } from './primitives.ts'

export const Stage = z.enum(['new', 'working', 'qualified', 'meeting', 'nurture', 'handedOver', 'lost'])
export type Stage = z.infer<typeof Stage>

const text = z.string().trim().max(300, 'must be 300 characters at most')
const percent = z.int().min(0).max(100)

export const NextStep = z.object({
  /** `call` an attempt, `callBack` a promised one, `recover` after a no-show, `meeting` the meeting itself is next. */
  kind: z.enum(['call', 'callBack', 'recover', 'meeting', 'nurture']),
  due: Instant,
})
export type NextStep = z.infer<typeof NextStep>

export const Lead = z.object({
  id: Id,
  name: Line,
  company: z.string().nullable(),
  title: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  otherEmails: z.array(z.string()),
  otherPhones: z.array(z.string()),
  zone: z.string().nullable(),
  /** What the zone is worked out from when none is given: none, one or several. */
  zones: z.array(z.string()),
  zoneFrom: z.enum(['given', 'address', 'phone', 'unknown']),
  city: z.string().nullable(),
  country: z.string().nullable(),
  region: z.string().nullable(),
  source: z.string().nullable(),
  ownerId: Id.nullable(),
  stage: Stage,
  /** What the deal may be worth, in the team's currency. */
  value: z.number().nullable(),
  fit: z.int().nullable(),
  intent: z.int().nullable(),
  employees: z.int().nullable(),
  industry: z.string().nullable(),
  website: z.string().nullable(),
  notes: z.string().nullable(),
  language: z.string().nullable(),
  /** Qualification notes for the rep, in the order in which they are shown. */
  brief: z.array(z.object({ label: z.string(), text: z.string() })),
  doNotContact: z.boolean(),
  attempts: z.int(),
  connects: z.int(),
  noShows: z.int(),
  nextStep: NextStep.nullable(),
  snoozedUntil: Instant.nullable(),
  /** Put to the top of the queue by hand. */
  pinned: z.boolean().optional(),
  /** Put below the others of the queue by hand, until then. */
  skippedUntil: Instant.nullable().optional(),
  /** On the do-not-contact list, by one of its numbers, addresses or domains: by which, and why. */
  suppressed: z
    .object({ id: Id, kind: z.enum(['phone', 'email', 'domain']), value: z.string(), reason: z.string().nullable() })
    .optional(),
  createdAt: Instant,
  lastActivityAt: Instant.nullable(),
  /** The company that `company` names, or that the domain of the e-mail address tells; its people are `companies/get`'s. */
  companyId: Id.nullable().optional(),
  /** `phone` and `otherPhones` once more, with what is known of each; so are `emails`. */
  phones: z.array(LeadPhone).optional(),
  emails: z.array(LeadEmail).optional(),
  links: z.array(LeadLink).optional(),
  preferredTimes: PreferredTimes.nullable().optional(),
  consent: Consent.nullable().optional(),
})
export type Lead = z.infer<typeof Lead>

/** Room for the whole qualification form and lines of one's own. */
export const MOST_BRIEF_LINES = 100

/** Saving with an id changes what is named and leaves the rest; `null` empties a field. */
export const SaveLead = z.object({
  id: Id.optional(),
  name: Line,
  company: text.nullable().optional(),
  title: text.nullable().optional(),
  email: Email.nullable().optional(),
  phone: text.nullable().optional(),
  otherEmails: z.array(Email).max(20).optional(),
  otherPhones: z.array(text).max(20).optional(),
  zone: Zone.nullable().optional(),
  city: text.nullable().optional(),
  /** A two-letter code such as DE, or a name that is known, such as Germany; kept as the code. */
  country: text.nullable().optional(),
  region: text.nullable().optional(),
  source: text.nullable().optional(),
  ownerId: Id.nullable().optional(),
  stage: Stage.optional(),
  value: z.number().min(0).max(1e12).nullable().optional(),
  fit: percent.nullable().optional(),
  intent: percent.nullable().optional(),
  employees: z.int().min(0).max(10_000_000).nullable().optional(),
  industry: text.nullable().optional(),
  website: text.nullable().optional(),
  notes: Note.nullable().optional(),
  language: text.nullable().optional(),
  brief: z
    .array(z.object({ label: z.string().max(100), text: z.string().max(2000) }))
    .max(MOST_BRIEF_LINES)
    .optional(),
  doNotContact: z.boolean().optional(),
  /** Instead of `phone` and `otherPhones`: all numbers, with their labels; one that is not to be used is never `phone`. */
  phones: z.array(SavePhone).max(21).optional(),
  /** Instead of `email` and `otherEmails`. */
  emails: z.array(SaveEmail).max(21).optional(),
  links: z.array(LeadLink).max(20).optional(),
  /** Without `windows` they are read from what was said. */
  preferredTimes: PreferredTimes.partial({ windows: true }).nullable().optional(),
  /** Consent that is withdrawn is also `doNotContact`. */
  consent: Consent.nullable().optional(),
})
export type SaveLead = z.infer<typeof SaveLead>

export const ReceiptLine = z.object({ label: z.string(), points: z.int() })
export type ReceiptLine = z.infer<typeof ReceiptLine>

/** Why a lead stands where it stands, highest first (docs/rules.md, section 5). */
export const QueueKind = z.enum(['callBack', 'confirm', 'outcome', 'recover', 'answer', 'score'])
export type QueueKind = z.infer<typeof QueueKind>

export const CallingState = z.enum(['open', 'warned', 'blocked', 'never'])
/** Whether a lead may be called at an instant, and when that changes. */
export const Callable = z.object({
  now: z.boolean(),
  /** The end of the present window if callable, else the start of the next; absent if unknown. */
  changes: Instant.optional(),
  why: z.enum(['open', 'closed', 'doNotContact', 'zoneUnknown', 'noPhone']),
  /** The zone the hours are read in, where one is known. */
  zone: z.string().optional(),
  /** What a call now comes to: `warned` of, `blocked` until there is a reason for it (`calling/callAnyway`), or `never`. */
  state: CallingState.optional(),
  /** Why, in a sentence, where there is more to it than the hour. */
  reason: z.string().optional(),
  /** The public holiday that closes today. */
  holiday: z.object({ name: z.string(), place: z.string() }).optional(),
  /** The do-not-contact list names the lead; else the person asked. */
  listed: z.boolean().optional(),
  /** Which rule of the calling hours holds (`calling/table`), where it comes from, and the local day as of which. */
  rule: z.string().optional(),
  source: z.string().optional(),
  asOf: z.string().optional(),
})
export type Callable = z.infer<typeof Callable>

export const QueueItem = z.object({
  leadId: Id,
  kind: QueueKind,
  /** A sentence for a person, first thing in the row. */
  reason: z.string(),
  due: Instant.optional(),
  /** True once `due` has passed. */
  late: z.boolean(),
  score: z.int(),
  receipt: z.array(ReceiptLine),
  callable: z.boolean(),
  calling: Callable,
  meetingId: Id.optional(),
  /** A setter put it to the top. */
  pinned: z.boolean().optional(),
  /** A setter put it below the others until then. */
  skippedUntil: Instant.optional(),
  lead: z.object({ name: z.string(), company: z.string().nullable(), city: z.string().nullable(), stage: Stage }),
})
export type QueueItem = z.infer<typeof QueueItem>

export const Activity = z.object({
  id: Id,
  leadId: Id,
  at: Instant,
  kind: z.enum(['call', 'email', 'note', 'form', 'import', 'meeting']),
  disposition: z.string().nullable(),
  /** What happened, as a short sentence. */
  title: z.string(),
  note: z.string().nullable(),
  by: z.string(),
  meetingId: Id.nullable(),
  /** How long the call took, where that is known. */
  seconds: z.int().nullable().optional(),
})
export type Activity = z.infer<typeof Activity>

export const Disposition = z.object({
  code: z.string(),
  label: z.string(),
  /** The key that chooses it in the outcome dialog. */
  key: z.string(),
  connected: z.boolean(),
  /** Needs a promised time to be given with it. */
  needsTime: z.boolean(),
  stage: Stage.nullable(),
  nextKind: NextStep.shape.kind.nullable(),
  delayMinutes: z.int().nullable(),
  doNotContact: z.boolean(),
  /** Counts as a try. */
  attempt: z.boolean().optional(),
  /** In place of `delayMinutes`: the morning of the next working day is 1. */
  delayWorkingDays: z.int().nullable().optional(),
  /** One that is switched off is not offered. */
  active: z.boolean().optional(),
  /** Marks the number that was called as wrong. */
  wrongNumber: z.boolean().optional(),
})
export type Disposition = z.infer<typeof Disposition>

export const leads = {
  save: call.input(SaveLead).output(Lead),
  get: call.input(z.object({ leadId: Id })).output(
    z.object({
      lead: Lead,
      activities: z.array(Activity),
      /** Absent when the lead is not in the queue (closed, do not contact, snoozed, meeting far ahead). */
      queue: QueueItem.optional(),
      calling: Callable,
      receipt: z.array(ReceiptLine),
      score: z.int(),
    }),
  ),
  ...leadImports,
  /** Who may be the person that is being entered: by e-mail, phone, or name, the surest first. */
  duplicates: call
    .input(
      z.object({
        name: z.string().max(300).optional(),
        company: z.string().max(300).optional(),
        email: z.string().max(300).optional(),
        phone: z.string().max(300).optional(),
        /** In which a phone number without its country is read. */
        country: z.string().max(300).optional(),
        /** The lead that is being edited. */
        except: Id.optional(),
      }),
    )
    .output(z.object({ found: z.array(z.object({ lead: Lead, by: z.enum(['email', 'phone', 'name']) })) })),
  queue: call
    .input(
      z.object({
        limit: z.int().min(1).max(1000).optional(),
        offset: z.int().min(0).optional(),
        at: Instant.optional(),
        kind: QueueKind.optional(),
        /** Of several kinds; all when neither is named. */
        kinds: z.array(QueueKind).max(QueueKind.options.length).optional(),
      }),
    )
    .output(
      z.object({
        items: z.array(QueueItem),
        total: z.int(),
        due: z.int(),
        counts: z.record(QueueKind, z.int()),
      }),
    ),
  /** What a call can end with, in the order in which it is offered; what is switched off is left out. */
  dispositions: call.output(z.object({ dispositions: z.array(Disposition) })),
  /**
   * Logs a call and applies what its disposition means for the next step. A call to somebody whose meeting is to be
   * confirmed counts as a try to have it confirmed.
   */
  logCall: call
    .input(
      z.object({
        leadId: Id,
        disposition: z.string().max(60),
        note: Note.optional(),
        /** The promised time, for a disposition that needs one. */
        callBackAt: Instant.optional(),
        /** Which of the lead's numbers was called; without it the main one. An outcome that marks numbers marks this. */
        number: z.string().max(300).optional(),
        /** How long the call took. */
        seconds: z.int().min(0).max(86_400, 'must be a day at most').optional(),
      }),
    )
    .output(
      z.object({
        lead: Lead,
        activity: Activity,
        /** What comes next, as a short sentence: `3 of 6 attempts, next Thu 09:00`. */
        next: z.string().optional(),
      }),
    ),
  addNote: call.input(z.object({ leadId: Id, note: Note.min(1, 'must not be empty') })).output(Activity),
  snooze: call.input(z.object({ leadId: Id, until: Instant, reason: z.string().max(300).optional() })).output(Lead),
  /** Puts a lead to the top of the queue, or lets the rules place it again. A logged call takes the pin away. */
  pin: call.input(z.object({ leadId: Id, pinned: z.boolean() })).output(Lead),
  /** Puts a lead below the others, for the rest of the setter's day or for some minutes, with the reason. */
  skip: call.input(z.object({ leadId: Id, reason: Line, minutes: z.int().min(1).max(10_080).optional() })).output(Lead),
  /** The next lead of the queue who may be called now: after one, else from the start; absent when there is none. */
  nextCallable: call
    .input(
      z.object({
        after: Id.optional(),
        kind: QueueKind.optional(),
        kinds: z.array(QueueKind).max(QueueKind.options.length).optional(),
        at: Instant.optional(),
      }),
    )
    .output(z.object({ item: QueueItem.optional(), /** Where it stands, from 0. */ position: z.int().optional() })),
}
