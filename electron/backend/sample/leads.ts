import { callableAt } from '../../../shared/priority/callingHours.ts'
import { DAY, HOUR, MINUTE } from '../../../shared/time/instant.ts'
import { zoneColumns } from '../intake/merge.ts'
import type { Services } from '../services.ts'
import type { WritableDb } from '../store/database.ts'
import { insertLead, type LeadColumns } from '../store/leads.ts'
import {
  anyName,
  BUDGETS,
  FIRST_WORDS,
  plain,
  PROMISES,
  TRADES,
  TRIGGERS,
  type PersonName,
  type Trade,
} from './people.ts'
import { anyPlace, languageIn, phoneIn, type Place, placeOfCity } from './places.ts'
import type { Random } from './random.ts'
import type { RepKey, SampleReps } from './reps.ts'

/** A lead with what the rest of the sample asks of it. */
export interface SampleLead {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly company: string
  readonly country: string
  readonly region: string | null
  readonly zone: string
  readonly side: Place['side']
  readonly created: number
  readonly source: string | null
}

const DECIDES = ['Alone', 'With others', 'With others', 'Somebody else']
const SOURCES = ['Web form', 'HubSpot', 'HubSpot', 'Trade fair', 'Referral', 'Partner', 'Webinar']
const OWNERS: Readonly<Record<Place['side'], readonly RepKey[]>> = {
  east: ['dana', 'jo', 'priya'],
  west: ['marc', 'erin', 'yuki', 'dana'],
}

/** Of the leads who may be anywhere, so many are at a company that is there already. */
const COLLEAGUES = 0.3

/** Makes leads up and puts them in; addresses are each used once, companies for some people each. */
export class LeadMaker {
  readonly made: SampleLead[] = []
  readonly #companies = new Set<string>()
  readonly #offices: { readonly company: string; readonly trade: Trade; readonly at: Place }[] = []
  readonly #names = new Set<string>()
  readonly #emails = new Set<string>()
  readonly #tx: WritableDb
  readonly #services: Services
  readonly #reps: SampleReps
  readonly #chance: Random
  readonly #now: number

  constructor(tx: WritableDb, services: Services, reps: SampleReps, chance: Random) {
    this.#tx = tx
    this.#services = services
    this.#reps = reps
    this.#chance = chance
    this.#now = services.clock.now()
  }

  /** A lead of any place and trade, to be called, unless told otherwise. */
  any(columns: Partial<LeadColumns> = {}, place?: Place): SampleLead {
    const chance = this.#chance
    // Some work where another lead does: a company is more than one person.
    const colleague = place || columns.company || !chance.chance(COLLEAGUES) ? undefined : chance.pick(this.#offices)
    const at = place ?? colleague?.at ?? anyPlace(chance)
    const trade = colleague?.trade ?? chance.pick(TRADES)
    const person = this.#person(at)
    const company = columns.company ?? colleague?.company ?? this.#company(trade)
    if (!colleague && !columns.company) this.#offices.push({ company, trade, at })
    const local = columns.name
      ? columns.name
          .replace(/[^\p{Script=Latin} ]/gu, '')
          .trim()
          .split(' ')
          .map(plain)
          .join('.')
      : person.local
    const source = chance.pick(SOURCES)
    // A third have an owner: their rep keeps them.
    const owner = chance.chance(0.34) ? this.#reps.get(chance.pick(OWNERS[at.side]))?.id : undefined
    const row = {
      name: person.name,
      company,
      title: chance.pick(trade.titles),
      email: this.#email(local, company),
      phone: phoneIn(at, chance),
      city: at.city,
      country: at.country,
      region: at.region,
      // Of those whose story is told nobody has noted it: they are written to as the team writes.
      language: columns.name === undefined && person.name.length % 4 !== 0 ? languageIn(at) : null,
      source,
      owner_id: owner ?? null,
      stage: 'new',
      employees: chance.pick([12, 25, 40, 60, 85, 120, 180, 240, 400, 650, 1100, 2600]),
      value: chance.pick([4_000, 8_000, 12_000, 18_000, 24_000, 38_000, 52_000, 75_000, 120_000]),
      fit: chance.chance(0.7) ? chance.between(25, 95) : null,
      intent: chance.chance(0.5) ? chance.between(10, 90) : null,
      industry: trade.industry,
      website: `https://${plain(company)}.example`,
      brief: JSON.stringify(briefOf(trade, chance)),
      created_ms: this.#now - chance.between(2, 60) * DAY - chance.between(0, 600) * MINUTE,
      ...columns,
    } satisfies Partial<LeadColumns>
    return this.put(row, at)
  }

  put(row: Partial<LeadColumns> & Pick<LeadColumns, 'name' | 'created_ms'>, at: Place): SampleLead {
    const id = this.#services.newId()
    const phones = row.phone ? [row.phone] : []
    const where = {
      zone: null,
      city: row.city ?? null,
      region: row.region ?? null,
      country: row.country ?? null,
      phones,
    }
    insertLead(this.#tx, { id, ...row, ...zoneColumns(where, this.#now) })
    const made = {
      id,
      name: row.name,
      email: row.email ?? '',
      company: row.company ?? '',
      country: row.country ?? '',
      region: row.region ?? null,
      zone: at.zone,
      side: at.side,
      created: row.created_ms,
      source: row.source ?? null,
    }
    this.made.push(made)
    return made
  }

  /** A name nobody has yet; after some tries a name twice is what life is like. */
  #person(at: Place): PersonName {
    let person = anyName(at.culture, this.#chance)
    for (let tries = 0; this.#names.has(person.local) && tries < 20; tries++) person = anyName(at.culture, this.#chance)
    this.#names.add(person.local)
    return person
  }

  #company(trade: Trade): string {
    for (;;) {
      const company = `${this.#chance.pick(FIRST_WORDS)} ${this.#chance.pick(trade.words)}`
      if (this.#companies.has(company)) continue
      this.#companies.add(company)
      return company
    }
  }

  #email(local: string, company: string): string {
    for (let n = 1; ; n++) {
      const email = `${local}${n > 1 ? n : ''}@${plain(company)}.example`
      if (this.#emails.has(email)) continue
      this.#emails.add(email)
      return email
    }
  }
}

function briefOf(trade: Trade, chance: Random): { label: string; text: string }[] {
  return [
    { label: 'Pain', text: chance.pick(trade.pains) },
    { label: 'Trigger', text: chance.pick(TRIGGERS) },
    { label: 'Uses today', text: chance.pick(trade.uses) },
    ...(chance.chance(0.6) ? [{ label: 'Promised', text: chance.pick(PROMISES) }] : []),
    ...(chance.chance(0.7) ? [{ label: 'Budget', text: chance.pick(BUDGETS) }] : []),
    ...(chance.chance(0.5) ? [{ label: 'Decides', text: chance.pick(DECIDES) }] : []),
  ]
}

export const mayBeCalled = (place: Pick<Place, 'zone' | 'country' | 'region'>, at: number): boolean =>
  callableAt(at, [place.zone], place.country, place.region).now

/** Of these cities the first in which it is an hour to call at `at` and half an hour on; none when it is night in all. */
export const firstAwake = (cities: readonly string[], at: number): Place | undefined =>
  cities.map(placeOfCity).find((place) => mayBeCalled(place, at) && mayBeCalled(place, at + HOUR / 2))
