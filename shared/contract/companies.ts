import { z } from 'zod'
import { call } from './errors.ts'
import { LeadLink } from './leadRecord.ts'
import { Lead, Stage } from './leads.ts'
import { Id, Instant, Line, Note } from './primitives.ts'

const text = z.string().trim().max(300, 'must be 300 characters at most')

export const Company = z.object({
  id: Id,
  name: z.string(),
  website: z.string().nullable(),
  /** Of its e-mail addresses: a lead with one of these belongs to it. */
  domain: z.string().nullable(),
  phone: z.string().nullable(),
  industry: z.string().nullable(),
  employees: z.int().nullable(),
  city: z.string().nullable(),
  region: z.string().nullable(),
  country: z.string().nullable(),
  notes: z.string().nullable(),
  links: z.array(LeadLink),
  /** How many leads are at it. */
  people: z.int(),
})
export type Company = z.infer<typeof Company>

export const Colleague = z.object({
  leadId: Id,
  name: z.string(),
  title: z.string().nullable(),
  phone: z.string().nullable(),
  stage: Stage,
  doNotContact: z.boolean(),
  nextStep: Lead.shape.nextStep,
  lastActivityAt: Instant.nullable(),
  /** The last call, whatever came of it. */
  lastCall: z.object({ at: Instant, title: z.string(), by: z.string(), today: z.boolean() }).nullable(),
  /** The next meeting that stands. */
  meeting: z.object({ meetingId: Id, start: Instant, reps: z.array(z.string()) }).nullable(),
})
export type Colleague = z.infer<typeof Colleague>

/** Saving with an id changes what is named and leaves the rest; `null` empties a field. */
export const SaveCompany = z.object({
  id: Id.optional(),
  name: Line.optional(),
  website: text.nullable().optional(),
  domain: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[^\s@/]+\.[^\s@/.]+$/, 'must be a domain, such as acme.com')
    .max(253)
    .nullable()
    .optional(),
  phone: text.nullable().optional(),
  industry: text.nullable().optional(),
  employees: z.int().min(0).max(10_000_000).nullable().optional(),
  city: text.nullable().optional(),
  region: text.nullable().optional(),
  country: text.nullable().optional(),
  notes: Note.nullable().optional(),
  links: z.array(LeadLink).max(20).optional(),
})
export type SaveCompany = z.infer<typeof SaveCompany>

export const companies = {
  /** A company with its people, whoever was spoken to last first, and others that may be the same company. */
  get: call
    .input(z.object({ companyId: Id, limit: z.int().min(1).max(500).default(50) }))
    .output(z.object({ company: Company, people: z.array(Colleague), alike: z.array(Company) })),
  /** A new name is also the name of the company in the records of its people, where they had the old one. */
  save: call.input(SaveCompany).output(Company),
  /** Two that are one: the people of `companyId` come to `intoId`, which takes what it does not know itself. */
  merge: call.input(z.object({ companyId: Id, intoId: Id })).output(Company),
  list: call
    .input(
      z.object({
        text: z.string().max(300).optional(),
        limit: z.int().min(1).max(500).optional(),
        offset: z.int().min(0).optional(),
      }),
    )
    .output(z.object({ companies: z.array(Company), total: z.int() })),
}
