import type { Lead } from '../../../shared/contract/leads.ts'
import type { Services } from '../services.ts'
import { allReach, allSuppressions, reachOf, type ReachRow, type SuppressionRow } from '../store/suppressions.ts'
import { domainsAbove, domainValue, emailValue, phoneValue, type SuppressionKey } from './keys.ts'

/** Every way in which a lead is reached, as a list can name it. */
export function keysOf(reach: Omit<ReachRow, 'id'>): SuppressionKey[] {
  const keys: SuppressionKey[] = []
  const put = (kind: SuppressionKey['kind'], value: string | undefined) => value && keys.push({ kind, value })
  for (const phone of [reach.phone, ...list(reach.other_phones)]) put('phone', phone ? phoneValue(phone) : undefined)
  const domains = new Set<string>()
  const addDomain = (domain: string | undefined) => {
    if (domain) for (const one of domainsAbove(domain)) domains.add(one)
  }
  for (const written of [reach.email, ...list(reach.other_emails)]) {
    const email = written ? emailValue(written) : undefined
    put('email', email)
    addDomain(email?.slice(email.lastIndexOf('@') + 1))
  }
  addDomain(reach.website ? domainValue(reach.website) : undefined)
  for (const domain of domains) put('domain', domain)
  return keys
}
const list = (json: string): string[] => (json === '[]' ? [] : (JSON.parse(json) as string[]))

const keyText = ({ kind, value }: SuppressionKey): string => `${kind} ${value}`

/**
 * Who is left alone because of a number, an address or a domain on the do-not-contact list. Nothing of it is written into
 * a lead: whatever is saved, imported or taken back, a lead is on the list exactly as long as the list names it.
 */
export class SuppressionBook {
  readonly #services: Services
  #entries: Map<string, SuppressionRow> | undefined
  #leads: number | undefined

  constructor(services: Services) {
    this.#services = services
    services.afterChange((touched) => {
      if (touched.has('suppressions')) this.#entries = undefined
      if (touched.has('suppressions') || touched.has('leads')) this.#leads = undefined
    })
  }

  #all(): Map<string, SuppressionRow> {
    return (this.#entries ??= new Map(allSuppressions(this.#services.db).map((row) => [keyText(row), row])))
  }

  get empty(): boolean {
    return this.#all().size === 0
  }

  has(key: SuppressionKey): boolean {
    return this.#all().has(keyText(key))
  }

  /** By what of the list a lead is left alone. */
  of(reach: Omit<ReachRow, 'id'>): SuppressionRow | undefined {
    const entries = this.#all()
    if (entries.size === 0) return undefined
    for (const key of keysOf(reach)) {
      const found = entries.get(keyText(key))
      if (found) return found
    }
    return undefined
  }

  ofLead(leadId: string): SuppressionRow | undefined {
    if (this.empty) return undefined
    const [reach] = reachOf(this.#services.db, [leadId])
    return reach && this.of(reach)
  }

  /** Of these leads, or of all, the ids of those who are left alone. */
  leads(ids?: readonly string[]): ReadonlySet<string> {
    if (this.empty) return NOBODY
    const rows = ids ? reachOf(this.#services.db, ids) : allReach(this.#services.db)
    return new Set(rows.filter((row) => this.of(row) !== undefined).map(({ id }) => id))
  }

  /** How many leads are left alone because of the list. */
  count(): number {
    return (this.#leads ??= this.leads().size)
  }
}
const NOBODY: ReadonlySet<string> = new Set()

const books = new WeakMap<Services, SuppressionBook>()

/** The one book of an open workspace. */
export function suppressionsOf(services: Services): SuppressionBook {
  let book = books.get(services)
  if (!book) books.set(services, (book = new SuppressionBook(services)))
  return book
}

/** `On the do-not-contact list: +49301234567 (asked by letter)`. */
export const suppressionWords = ({ value, reason, source }: SuppressionRow): string => {
  const because = [reason, source].filter(Boolean).join(', ')
  return `On the do-not-contact list: ${value}${because ? ` (${because})` : ''}`
}

/** Why a lead is not called nor written to, and what can be done about it. */
export const notToBeCalled = (name: string, row: SuppressionRow): string =>
  `${name} is not to be contacted. ${suppressionWords(row)}. Take it off the list in the settings if that was a mistake.`

/** A lead with the mark of the list, where it is on it. */
export function marked(services: Services, lead: Lead): Lead {
  const row = suppressionsOf(services).ofLead(lead.id)
  return row
    ? { ...lead, suppressed: { id: row.id, kind: row.kind, value: row.value, reason: row.reason ?? row.source } }
    : lead
}
