import type { LeadFilter } from '../../shared/contract/leadFilters.ts'
import type { NextStep } from '../../shared/contract/leads.ts'
import { stageNames } from '../desk/words.ts'

export const stepNames: Readonly<Record<NextStep['kind'], string>> = {
  call: 'Call',
  callBack: 'Call back',
  recover: 'Recover no-show',
  meeting: 'Meeting',
  nurture: 'Nurture',
}

export interface Chip {
  readonly key: keyof LeadFilter
  readonly text: string
}

const thousands = (value: number): string => value.toLocaleString('en')
const daysWords = (days: number): string => (days === 1 ? '1 day' : `${days} days`)

/** How many values of one field are named; more are counted. */
const NAMED = 3
function anyOf<T>(field: string, values: readonly T[], name: (value: T) => string): string {
  const named = values.slice(0, NAMED).map(name).join(', ')
  return `${field}: ${named}${values.length > NAMED ? ` and ${values.length - NAMED} more` : ''}`
}

const orNone = (value: string | null): string => value ?? 'none'

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })
export function countryName(code: string | null): string {
  if (code === null) return 'none'
  return /^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code
}

type Asked = { readonly [Key in keyof LeadFilter]-?: NonNullable<LeadFilter[Key]> }
type Words = { readonly [Key in keyof Asked]: (value: Asked[Key]) => string }

/** What a filter asks for, a sentence fragment for each condition. */
export function chipsOf(filter: LeadFilter, ownerName: (id: string) => string): Chip[] {
  const words: Words = {
    stage: (list) => anyOf('Stage', list, (stage) => stageNames[stage]),
    source: (list) => anyOf('Source', list, orNone),
    owner: (list) => anyOf('Owner', list, (id) => (id === null ? 'nobody' : ownerName(id))),
    country: (list) => anyOf('Country', list, countryName),
    region: (list) => anyOf('Region', list, orNone),
    language: (list) => anyOf('Language', list, orNone),
    scoreFrom: (score) => `Score ${score} or more`,
    nextStep: (list) => anyOf('Next', list, (kind) => (kind === null ? 'nothing' : stepNames[kind].toLowerCase())),
    dueWithinDays: (days) => (days === 0 ? 'Due by tonight' : `Due within ${daysWords(days)}`),
    overdue: (is) => (is ? 'Overdue' : 'Not overdue'),
    idleDays: (days) => `Quiet for ${daysWords(days)}`,
    createdWithinDays: (days) => (days === 0 ? 'New today' : `New in the last ${daysWords(days)}`),
    neverCalled: (is) => (is ? 'Never called' : 'Called before'),
    hasPhone: (is) => (is ? 'Has a phone' : 'No phone'),
    hasEmail: (is) => (is ? 'Has an e-mail' : 'No e-mail'),
    doNotContact: (is) => (is ? 'Do not contact' : 'May be contacted'),
    open: (is) => (is ? 'Open' : 'Closed'),
    snoozed: (is) => (is ? 'Snoozed' : 'Not snoozed'),
    valueFrom: (value) => `Value ${thousands(value)} or more`,
    valueTo: (value) => `Value ${thousands(value)} or less`,
  }
  const wordsOf = <Key extends keyof Asked>(key: Key, value: Asked[Key] | undefined): string | undefined =>
    value === undefined ? undefined : words[key](value)
  return (Object.keys(words) as (keyof LeadFilter)[]).flatMap((key) => {
    const text = wordsOf(key, filter[key])
    return text === undefined ? [] : [{ key, text }]
  })
}

export function withoutCondition(filter: LeadFilter, key: keyof LeadFilter): LeadFilter {
  return Object.fromEntries(Object.entries(filter).filter(([name]) => name !== key))
}
