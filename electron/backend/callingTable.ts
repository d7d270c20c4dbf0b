import { callingHours, type CallingHours } from '../../shared/priority/callingRules.ts'
import {
  CALLING_TABLE,
  ruleKey,
  type CallingRule,
  type CallingTable,
  type Week,
} from '../../shared/priority/callingTable.ts'
import { holidayBook } from './holidayBook.ts'
import type { Services } from './services.ts'
import { listCallingRules, type CallingRuleRow } from './store/callingRules.ts'

/** The calling hours of a workspace: the app's own, with what the team changed. */
export interface WorkspaceCalling {
  readonly hours: CallingHours
  readonly rules: ReadonlyMap<string, CallingRule>
  readonly own: ReadonlyMap<string, CallingRuleRow>
}

/** The rules that the app comes with, by their keys. */
export const DEFAULT_RULES_BY_KEY: ReadonlyMap<string, CallingRule> = new Map(
  [...CALLING_TABLE.rules, CALLING_TABLE.otherwise].map((rule) => [ruleKey(rule), rule]),
)

/** `US-FL` taken apart; the country is null for the rule of everywhere else. */
export function placeOfKey(key: string): { country: string | null; region?: string } {
  if (key === '*') return { country: null }
  const [country = '', ...region] = key.split('-')
  return region.length === 0 ? { country } : { country, region: region.join('-') }
}

/** A rule with what the team changed of it. */
export function withChanges(key: string, row: CallingRuleRow): CallingRule {
  const base = DEFAULT_RULES_BY_KEY.get(key)
  const like = base ?? CALLING_TABLE.otherwise
  return {
    ...placeOfKey(key),
    week: row.week === null ? like.week : (JSON.parse(row.week) as Week),
    holidays: row.holidays ?? like.holidays,
    effect: row.effect ?? like.effect,
    source: row.source ?? like.source,
    asOf: row.as_of ?? like.asOf,
  }
}

const known = new WeakMap<Services, { calling: WorkspaceCalling | undefined }>()

/** The hours that hold now, read once for each change of them. */
export function workspaceCalling(services: Services): WorkspaceCalling {
  let held = known.get(services)
  if (!held) {
    const mine: { calling: WorkspaceCalling | undefined } = { calling: undefined }
    known.set(services, (held = mine))
    services.afterChange((touched) => {
      if (touched.has('calling_rules')) mine.calling = undefined
    })
  }
  return (held.calling ??= read(services))
}

const books = new WeakMap<Services, ReturnType<typeof holidayBook>>()

function read(services: Services): WorkspaceCalling {
  let book = books.get(services)
  if (!book) books.set(services, (book = holidayBook(services)))
  const own = new Map(listCallingRules(services.db).map((row) => [row.id, row]))
  const rules = new Map(DEFAULT_RULES_BY_KEY)
  for (const [key, row] of own) rules.set(key, withChanges(key, row))
  const otherwise = rules.get('*') ?? CALLING_TABLE.otherwise
  const table: CallingTable = { otherwise, rules: [...rules.values()].filter((rule) => rule.country !== null) }
  return { hours: callingHours(table, book), rules, own }
}
