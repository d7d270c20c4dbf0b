import type { Consent, ConsentBasis, LeadLink, PreferredTimes, WayState } from '../../../shared/contract/leadRecord.ts'
import type { Lead, SaveLead, Stage } from '../../../shared/contract/leads.ts'
import { waysOf } from '../../../shared/leads/ways.ts'
import { linkName } from '../../../shared/leads/linkName.ts'
import { briefLines, filledLines, type BriefLine, type Question } from './briefLines.ts'

type TextField =
  | 'company'
  | 'title'
  | 'city'
  | 'country'
  | 'region'
  | 'source'
  | 'industry'
  | 'website'
  | 'language'
  | 'notes'
type NumberField = 'value' | 'fit' | 'intent' | 'employees'

/** A number or an address; one without a value is a line that waits to be filled. */
export interface WayDraft {
  readonly value: string
  readonly label: string
  readonly state: WayState
  readonly primary: boolean
}
/** `windows` once they were chosen from the grid; else what was said is read. */
export type PreferredDraft = Pick<PreferredTimes, 'said'> & { readonly windows: PreferredTimes['windows'] | null }
export type ConsentDraft = { readonly [K in Exclude<keyof Consent, 'basis'>]: string } & {
  readonly basis: ConsentBasis | null
}

/** What stands behind "more" in a form. */
export type MoreDraft = Pick<LeadDraft, 'links' | 'preferred' | 'consent'>
export const NOTHING_MORE: MoreDraft = {
  links: [],
  preferred: { said: '', windows: null },
  consent: { basis: null, date: '', source: '', note: '' },
}

/** A lead as its form holds it: an empty text or number is none. */
export type LeadDraft = Readonly<Record<TextField, string>> &
  Readonly<Record<NumberField, number | string>> & {
    readonly name: string
    readonly phones: readonly WayDraft[]
    readonly emails: readonly WayDraft[]
    readonly links: readonly LeadLink[]
    readonly preferred: PreferredDraft
    readonly consent: ConsentDraft
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

export function leadDraft(lead: Lead, questions: readonly Question[] = []): LeadDraft {
  const texts = Object.fromEntries(TEXTS.map((key) => [key, lead[key] ?? '']))
  const numbers = Object.fromEntries(NUMBERS.map((key) => [key, lead[key] ?? '']))
  return {
    ...(texts as Record<TextField, string>),
    ...(numbers as Record<NumberField, number | string>),
    name: lead.name,
    phones: wayDrafts(
      lead.phones?.map(({ number, ...way }) => ({ value: number, ...way })) ?? waysOf(lead.phone, lead.otherPhones, {}),
    ),
    emails: wayDrafts(
      lead.emails?.map(({ address, ...way }) => ({ value: address, ...way })) ??
        waysOf(lead.email, lead.otherEmails, {}),
    ),
    links: lead.links ?? [],
    preferred: { said: lead.preferredTimes?.said ?? '', windows: lead.preferredTimes?.windows ?? null },
    consent: {
      basis: lead.consent?.basis ?? null,
      date: lead.consent?.date ?? '',
      source: lead.consent?.source ?? '',
      note: lead.consent?.note ?? '',
    },
    zone: lead.zone ?? '',
    ownerId: lead.ownerId,
    stage: lead.stage,
    doNotContact: lead.doNotContact,
    brief: briefLines(lead.brief, questions),
  }
}

/**
 * What to send: only what was changed, so that what somebody else changes meanwhile stays. Undefined when there is
 * nothing to save.
 */
export function leadChanges(
  leadId: string,
  before: LeadDraft,
  draft: LeadDraft,
  questions: readonly Question[] = [],
): SaveLead | undefined {
  const changed = (Object.keys(draft) as (keyof LeadDraft)[]).filter(
    (key) => JSON.stringify(sentOf(draft, key, questions)) !== JSON.stringify(sentOf(before, key, questions)),
  )
  if (changed.length === 0) return undefined
  const sent = changed.map((key) => [key === 'preferred' ? 'preferredTimes' : key, sentOf(draft, key, questions)])
  return { id: leadId, ...Object.fromEntries(sent), name: draft.name }
}

function sentOf(draft: LeadDraft, key: keyof LeadDraft, questions: readonly Question[]): unknown {
  if (key === 'brief') return filledLines(draft.brief, questions)
  if (key === 'phones') return filledWays(draft.phones).map(({ value, ...way }) => ({ number: value, ...way }))
  if (key === 'emails') return filledWays(draft.emails).map(({ value, ...way }) => ({ address: value, ...way }))
  if (key === 'links') return linksSent(draft.links)
  if (key === 'preferred') return preferredSent(draft.preferred)
  if (key === 'consent') return consentSent(draft.consent)
  const value = draft[key]
  if (key === 'name' || typeof value !== 'string') return value
  const text = value.trim()
  if (text === '') return null
  // A number that is out of reach of the field is kept as text; the backend says what is wrong with it.
  if (NUMBERS.some((number) => number === key)) return Number(text)
  return text
}

/** Of a new lead: what was filled in. */
export function moreSent({ links, preferred, consent }: MoreDraft): Partial<SaveLead> {
  const pages = linksSent(links)
  const times = preferredSent(preferred)
  const basis = consentSent(consent)
  return {
    ...(pages.length > 0 && { links: pages }),
    ...(times && { preferredTimes: times }),
    ...(basis && { consent: basis }),
  }
}

const wayDrafts = (ways: readonly { value: string; label: string | null; state: WayState; primary: boolean }[]) =>
  ways.map(({ value, label, state, primary }): WayDraft => ({ value, label: label ?? '', state, primary }))

const filledWays = (ways: readonly WayDraft[]) =>
  ways.flatMap(({ value, label, state, primary }) =>
    value.trim() === '' ? [] : [{ value: value.trim(), label: label.trim() || null, state, primary }],
  )

/** The links that are filled in, as they are saved. */
export const linksSent = (links: readonly LeadLink[]): LeadLink[] =>
  links.filter(({ url }) => url.trim() !== '').map(sentLink)

/** An address is typed or pasted without its scheme as often as with it. */
function sentLink({ label, url }: LeadLink): LeadLink {
  const typed = url.trim()
  const whole = /^[a-z][a-z\d+.-]*:/i.test(typed) ? typed.replace(/^http:/i, 'https:') : `https://${typed}`
  return { label: label.trim() || linkName(whole), url: whole }
}

function preferredSent({ said, windows }: PreferredDraft): SaveLead['preferredTimes'] {
  if (windows) return windows.length > 0 ? { said: said.trim(), windows } : null
  return said.trim() === '' ? null : { said: said.trim() }
}

function consentSent({ basis, date, source, note }: ConsentDraft): SaveLead['consent'] {
  if (!basis) return null
  return { basis, date: date || null, source: source.trim() || null, note: note.trim() || null }
}
