import type { LeadFilter } from '../contract/leadFilters.ts'
import type { NextStep, Stage } from '../contract/leads.ts'
import { addDays, localDay, startOfDay } from '../time/zone.ts'

/** What a filter asks of a lead. Instants in epoch milliseconds. */
export interface FilteredLead {
  readonly stage: Stage
  readonly doNotContact: boolean
  readonly source: string | null
  readonly ownerId: string | null
  readonly country: string | null
  readonly region: string | null
  readonly language: string | null
  readonly nextKind: NextStep['kind'] | null
  /** Of a meeting its start. */
  readonly nextDue: number | null
  readonly snoozedUntil: number | null
  readonly lastActivity: number | null
  readonly created: number
  readonly attempts: number
  readonly connects: number
  readonly value: number | null
  readonly hasPhone: boolean
  readonly hasEmail: boolean
}

export interface FilterContext {
  readonly now: number
  /** The setter's: days begin and end by its clock. */
  readonly zone: string
  readonly scoreOf: (index: number) => number
  /** Whether the do-not-contact list names the lead. */
  readonly isListed?: ((index: number) => boolean) | undefined
}

type Test = (lead: FilteredLead, index: number) => boolean

/**
 * Whether a lead meets every condition of a filter; `index` is its place in the caller's list, for `scoreOf`. Names of
 * sources and places are compared without regard to case.
 */
export function compileFilter(filter: LeadFilter, { now, zone, scoreOf, isListed }: FilterContext): Test {
  const today = localDay(now, zone)
  const dayStart = (days: number) => startOfDay(addDays(today, days), zone)
  const tests: Test[] = []
  const add = (test: Test) => void tests.push(test)
  const texts = (list: readonly (string | null)[] | undefined, of: (lead: FilteredLead) => string | null) => {
    if (!list) return
    const wanted = new Set(list.map(plain))
    add((lead) => wanted.has(plain(of(lead))))
  }
  if (filter.stage) {
    const stages = new Set(filter.stage)
    add((lead) => stages.has(lead.stage))
  }
  texts(filter.source, (lead) => lead.source)
  texts(filter.owner, (lead) => lead.ownerId)
  texts(filter.country, (lead) => lead.country)
  texts(filter.region, (lead) => lead.region)
  texts(filter.language, (lead) => lead.language)
  if (filter.nextStep) {
    const kinds = new Set(filter.nextStep)
    add((lead) => kinds.has(lead.nextKind))
  }
  if (filter.dueWithinDays !== undefined) {
    const until = dayStart(filter.dueWithinDays + 1)
    add((lead) => lead.nextDue !== null && lead.nextDue < until)
  }
  flag(filter.overdue, add, (lead) => lead.nextDue !== null && lead.nextDue < now)
  if (filter.idleDays !== undefined) {
    const since = dayStart(-filter.idleDays)
    add((lead) => lead.lastActivity === null || lead.lastActivity < since)
  }
  if (filter.createdWithinDays !== undefined) {
    const since = dayStart(-filter.createdWithinDays)
    add((lead) => lead.created >= since)
  }
  flag(filter.neverCalled, add, (lead) => lead.attempts === 0 && lead.connects === 0)
  flag(filter.hasPhone, add, (lead) => lead.hasPhone)
  flag(filter.hasEmail, add, (lead) => lead.hasEmail)
  const leftAlone: Test = (lead, index) => lead.doNotContact || isListed?.(index) === true
  flag(filter.doNotContact, add, leftAlone)
  flag(
    filter.open,
    add,
    (lead, index) => lead.stage !== 'handedOver' && lead.stage !== 'lost' && !leftAlone(lead, index),
  )
  flag(filter.snoozed, add, (lead) => lead.snoozedUntil !== null && lead.snoozedUntil > now)
  const { valueFrom, valueTo, scoreFrom } = filter
  if (valueFrom !== undefined) add((lead) => lead.value !== null && lead.value >= valueFrom)
  if (valueTo !== undefined) add((lead) => lead.value !== null && lead.value <= valueTo)
  // Last: it costs the most.
  if (scoreFrom !== undefined) add((_, index) => scoreOf(index) >= scoreFrom)
  return (lead, index) => tests.every((test) => test(lead, index))
}

function flag(wanted: boolean | undefined, add: (test: Test) => void, of: Test): void {
  if (wanted !== undefined) add((lead, index) => of(lead, index) === wanted)
}

const folded = new Map<string, string>()
const plain = (text: string | null): string => {
  if (text === null || text === '') return ''
  let known = folded.get(text)
  if (known === undefined) {
    if (folded.size > 20_000) folded.clear()
    folded.set(text, (known = text.toLowerCase()))
  }
  return known
}

/** Whether a filter asks for anything. */
export const isEmptyFilter = (filter: LeadFilter | undefined): boolean =>
  !filter || Object.values(filter).every((value) => value === undefined)
