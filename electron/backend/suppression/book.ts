import type { Lead } from '../../../shared/contract/leads.ts'
import type { Services } from '../services.ts'
import { toLead, type LeadRow } from '../store/leads.ts'
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
const waysIn = (main: string | null, others: string): readonly string[] =>
  others === '[]' ? (main === null ? NONE : [main]) : [...(main === null ? NONE : [main]), ...list(others)]
const list = (json: string): string[] => (json === '[]' ? [] : (JSON.parse(json) as string[]))

const keyText = ({ kind, value }: SuppressionKey): string => `${kind} ${value}`

/**
 * Who is left alone because of a number, an address or a domain on the do-not-contact list. Nothing of it is written into
 * a lead: whatever is saved, imported or taken back, a lead is on the list exactly as long as the list names it.
 */
export class SuppressionBook {
  readonly #services: Services
  #entries: Map<string, SuppressionRow> | undefined
  #kinds: ReadonlySet<SuppressionKey['kind']> = new Set()
  readonly #domains = new Map<string, SuppressionRow | null>()
  /** Ids of all leads that it names, once somebody has asked; kept up from then on. */
  #listed: Set<string> | undefined

  constructor(services: Services) {
    this.#services = services
    services.afterChange((touched) => {
      if (touched.has('suppressions')) this.#entries = this.#listed = undefined
      else this.#follow(touched.get('leads'))
    })
  }

  #follow(leads: Iterable<string> | undefined): void {
    const listed = this.#listed
    if (!leads || !listed) return
    const ids = [...leads]
    if (ids.length > FOLLOWED) this.#listed = undefined
    else if (!this.empty) {
      for (const id of ids) listed.delete(id)
      for (const id of this.leads(ids)) listed.add(id)
    }
  }

  #all(): Map<string, SuppressionRow> {
    if (!this.#entries) {
      this.#entries = new Map(allSuppressions(this.#services.db).map((row) => [keyText(row), row]))
      this.#kinds = new Set([...this.#entries.values()].map(({ kind }) => kind))
      this.#domains.clear()
    }
    return this.#entries
  }

  get empty(): boolean {
    return this.#all().size === 0
  }

  has(key: SuppressionKey): boolean {
    return this.#all().has(keyText(key))
  }

  /** By what of the list a lead is left alone. Asked of every lead there is, so nothing is looked at that no entry is about. */
  of(reach: Omit<ReachRow, 'id'>): SuppressionRow | undefined {
    const entries = this.#all()
    if (entries.size === 0) return undefined
    if (this.#kinds.has('phone')) {
      for (const phone of waysIn(reach.phone, reach.other_phones)) {
        const value = phoneValue(phone)
        const found = value && entries.get(`phone ${value}`)
        if (found) return found
      }
    }
    if (!this.#kinds.has('email') && !this.#kinds.has('domain')) return undefined
    const emails = waysIn(reach.email, reach.other_emails)
    for (const written of this.#kinds.has('email') ? emails : NONE) {
      const value = emailValue(written)
      const found = value && entries.get(`email ${value}`)
      if (found) return found
    }
    if (!this.#kinds.has('domain')) return undefined
    for (const email of emails) {
      const found = this.#ofDomain(email.slice(email.lastIndexOf('@') + 1))
      if (found) return found
    }
    return reach.website ? this.#ofDomain(reach.website) : undefined
  }

  /** Colleagues have one domain: what was found of it is kept while the list stays. */
  #ofDomain(written: string): SuppressionRow | undefined {
    const known = this.#domains.get(written)
    if (known !== undefined) return known ?? undefined
    const entries = this.#all()
    const value = domainValue(written)
    const above = value ? domainsAbove(value) : []
    const found = above.map((domain) => entries.get(`domain ${domain}`)).find((row) => row !== undefined)
    if (this.#domains.size < KEPT_DOMAINS) this.#domains.set(written, found ?? null)
    return found
  }

  ofLead(leadId: string): SuppressionRow | undefined {
    if (this.empty) return undefined
    const [reach] = reachOf(this.#services.db, [leadId])
    return reach && this.of(reach)
  }

  /** By what each of these leads is left alone, where they are. */
  ofLeads(leadIds: readonly string[]): ReadonlyMap<string, SuppressionRow> {
    if (this.empty) return NOTHING
    return new Map(
      reachOf(this.#services.db, leadIds).flatMap((reach): [string, SuppressionRow][] => {
        const row = this.of(reach)
        return row ? [[reach.id, row]] : []
      }),
    )
  }

  /** Of these leads, or of all, the ids of those who are left alone. */
  leads(ids?: readonly string[]): ReadonlySet<string> {
    if (this.empty) return NOBODY
    const rows = ids ? reachOf(this.#services.db, ids) : allReach(this.#services.db)
    return new Set(rows.filter((row) => this.of(row) !== undefined).map(({ id }) => id))
  }

  /** Ids of all leads who are left alone because of the list. */
  listed(): ReadonlySet<string> {
    return (this.#listed ??= new Set(this.leads()))
  }

  /** How many leads are left alone because of the list. */
  count(): number {
    return this.listed().size
  }
}
/** More leads than this are not worth following one by one. */
const FOLLOWED = 20_000
const KEPT_DOMAINS = 100_000
const NONE: readonly string[] = []
const NOBODY: ReadonlySet<string> = new Set()
const NOTHING: ReadonlyMap<string, SuppressionRow> = new Map()

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
export const marked = (services: Services, lead: Lead): Lead => withMark(lead, suppressionsOf(services).ofLead(lead.id))

/** Leads with that mark, from their rows. */
export function markedRows(services: Services, rows: readonly LeadRow[]): Lead[] {
  const book = suppressionsOf(services)
  return rows.map((row) => withMark(toLead(row), book.of(row)))
}

function withMark(lead: Lead, row: SuppressionRow | undefined): Lead {
  return row
    ? { ...lead, suppressed: { id: row.id, kind: row.kind, value: row.value, reason: row.reason ?? row.source } }
    : lead
}
