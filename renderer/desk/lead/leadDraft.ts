import type { Lead, SaveLead, Stage } from '../../../shared/contract/leads.ts'
import { briefLines, type BriefLine } from './briefLines.ts'

type TextField =
  | 'company'
  | 'title'
  | 'email'
  | 'phone'
  | 'city'
  | 'country'
  | 'region'
  | 'source'
  | 'industry'
  | 'website'
  | 'language'
  | 'notes'
type NumberField = 'value' | 'fit' | 'intent' | 'employees'

/** A lead as its form holds it: an empty text or number is none. */
export type LeadDraft = Readonly<Record<TextField, string>> &
  Readonly<Record<NumberField, number | string>> & {
    readonly name: string
    /** Several, with commas between them. */
    readonly otherEmails: string
    readonly otherPhones: string
    /** Empty where it is worked out from the address or the number. */
    readonly zone: string
    readonly ownerId: string | null
    readonly stage: Stage
    readonly doNotContact: boolean
    readonly brief: readonly BriefLine[]
  }

const TEXTS: readonly TextField[] = [
  'company',
  'title',
  'email',
  'phone',
  'city',
  'country',
  'region',
  'source',
  'industry',
  'website',
  'language',
  'notes',
]
const NUMBERS: readonly NumberField[] = ['value', 'fit', 'intent', 'employees']

export function leadDraft(lead: Lead): LeadDraft {
  const texts = Object.fromEntries(TEXTS.map((key) => [key, lead[key] ?? '']))
  const numbers = Object.fromEntries(NUMBERS.map((key) => [key, lead[key] ?? '']))
  return {
    ...(texts as Record<TextField, string>),
    ...(numbers as Record<NumberField, number | string>),
    name: lead.name,
    otherEmails: lead.otherEmails.join(', '),
    otherPhones: lead.otherPhones.join(', '),
    zone: lead.zone ?? '',
    ownerId: lead.ownerId,
    stage: lead.stage,
    doNotContact: lead.doNotContact,
    brief: briefLines(lead.brief),
  }
}

/**
 * What to send: only what was changed, so that what somebody else changes meanwhile stays. Undefined when there is
 * nothing to save.
 */
export function leadChanges(leadId: string, before: LeadDraft, draft: LeadDraft): SaveLead | undefined {
  const changed = (Object.keys(draft) as (keyof LeadDraft)[]).filter(
    (key) => JSON.stringify(draft[key]) !== JSON.stringify(before[key]),
  )
  if (changed.length === 0) return undefined
  return { id: leadId, ...Object.fromEntries(changed.map((key) => [key, sentOf(draft, key)])), name: draft.name }
}

function sentOf(draft: LeadDraft, key: keyof LeadDraft): unknown {
  if (key === 'otherEmails' || key === 'otherPhones') return listOf(draft[key])
  if (key === 'brief') return filledLines(draft.brief)
  const value = draft[key]
  if (key === 'name' || typeof value !== 'string') return value
  const text = value.trim()
  if (text === '') return null
  // A number that is out of reach of the field is kept as text; the backend says what is wrong with it.
  if (NUMBERS.some((number) => number === key)) return Number(text)
  return text
}

/** The lines of a brief that say something. */
export function filledLines(lines: readonly BriefLine[]): BriefLine[] {
  return lines.filter((line) => line.text.trim() !== '').map((line) => ({ ...line, text: line.text.trim() }))
}

const listOf = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter(Boolean)
