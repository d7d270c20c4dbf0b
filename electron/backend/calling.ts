import type { Inputs } from '../../shared/contract/index.ts'
import type { CallingRule as RuleShown } from '../../shared/contract/calling.ts'
import { callableAt, toCallable } from '../../shared/priority/callingHours.ts'
import { countryName } from '../../shared/priority/callingRules.ts'
import { CALLING_TABLE, ruleKey, type CallingRule, type Week } from '../../shared/priority/callingTable.ts'
import { timeText } from '../../shared/priority/reason.ts'
import { REGIONS, regionOf } from '../../shared/places/regions.ts'
import { parseInstant } from '../../shared/time/instant.ts'
import { clockText, localDay, localParts } from '../../shared/time/zone.ts'
import { DEFAULT_RULES_BY_KEY, workspaceCalling } from './callingTable.ts'
import type { Implementer } from './implementer.ts'
import { countryCode } from './intake/places/countries.ts'
import { readStanding } from './queueItems.ts'
import { refuse } from './refusals.ts'
import type { Services } from './services.ts'
import { deleteCallingRule, putCallingRule } from './store/callingRules.ts'
import { addActivity, getLead, listActivities, toActivity } from './store/leads.ts'
import { notToBeCalled } from './suppression/book.ts'

type Changes = Omit<Inputs['calling']['saveRule'], 'key'>

/** In which hours leads are called, place by place, and what is kept where one is called all the same (docs/rules.md). */
export function callingTopic(os: Implementer, services: Services) {
  const { db, clock } = services
  const shownRule = (key: string, rule: CallingRule): RuleShown => ({
    key,
    country: rule.country,
    region: rule.region ?? null,
    name: nameOf(rule),
    week: rule.week.map((day) => day.map(([from, to]) => ({ start: clockText(from), end: clockText(to) }))),
    holidays: rule.holidays,
    effect: rule.effect,
    source: rule.source,
    asOf: rule.asOf,
    from: !DEFAULT_RULES_BY_KEY.has(key) ? 'own' : workspaceCalling(services).own.has(key) ? 'changed' : 'default',
  })
  const readRule = (key: string): RuleShown => {
    const rule = workspaceCalling(services).rules.get(key)
    if (!rule) throw refuse.notFound('calling rule', key)
    return shownRule(key, rule)
  }

  /** Keeps what differs from the rule that the app comes with; nothing where nothing does. */
  const write = (key: string, before: CallingRule, changes: Changes, label: string): void => {
    const today = localDay(clock.now(), services.settings().zone)
    const next = { ...before, ...asRule(changes) }
    const comparedAnew = (['week', 'holidays', 'source'] as const).some((part) => !same(next[part], before[part]))
    const asOf = changes.asOf ?? (comparedAnew || !workspaceCalling(services).rules.has(key) ? today : before.asOf)
    const base = DEFAULT_RULES_BY_KEY.get(key)
    const differs = <T>(value: T, of: T | undefined): T | null => (base && same(value, of) ? null : value)
    const row = {
      id: key,
      week: base && same(next.week, base.week) ? null : JSON.stringify(next.week),
      holidays: differs(next.holidays, base?.holidays),
      effect: differs(next.effect, base?.effect),
      source: differs(next.source, base?.source),
      as_of: differs(asOf, base?.asOf),
    }
    const { id: _, as_of: __, ...parts } = row
    // A date alone is kept where it was given: somebody has looked, and all is as it was.
    const isDefault =
      Object.values(parts).every((part) => part === null) && (changes.asOf === undefined || row.as_of === null)
    services.change(label, (tx) => {
      if (isDefault) deleteCallingRule(tx, key)
      else putCallingRule(tx, row)
    })
  }

  return {
    table: os.calling.table.handler(() => {
      const rules = [...workspaceCalling(services).rules].map(([key, rule]) => shownRule(key, rule))
      return { rules: rules.sort(byPlace) }
    }),
    saveRule: os.calling.saveRule.handler(({ input }) => {
      const { key, ...changes } = input
      const before = workspaceCalling(services).rules.get(key)
      if (!before) throw refuse.notFound('calling rule', key)
      write(key, before, changes, `Changed the calling hours: ${nameOf(before)}`)
      return readRule(key)
    }),
    addRule: os.calling.addRule.handler(({ input }) => {
      const { country: countryText, region: regionText, ...changes } = input
      const country = countryCode(countryText)
      if (!country) throw refuse.input('country', `"${countryText}" is not a country that is known`)
      const region = regionText === undefined ? undefined : regionOf(country, regionText)?.code
      if (regionText !== undefined && region === undefined) {
        const known = REGIONS[country]
          ? 'is none that is known; write its name or code'
          : 'cannot be told apart in this country'
        throw refuse.input('region', `"${regionText}" ${known}`)
      }
      const place = { country, ...(region !== undefined && { region }) }
      const key = ruleKey(place)
      const { rules } = workspaceCalling(services)
      if (rules.has(key))
        throw refuse.input(region === undefined ? 'country' : 'region', `${nameOf(place)} has a rule already`)
      const like = rules.get(country) ?? rules.get('*') ?? CALLING_TABLE.otherwise
      write(key, { ...like, ...place }, { source: 'Our own', ...changes }, `Added calling hours: ${nameOf(place)}`)
      return readRule(key)
    }),
    resetRule: os.calling.resetRule.handler(({ input: { key } }) => {
      const { rules, own } = workspaceCalling(services)
      const rule = rules.get(key)
      if (!rule) throw refuse.notFound('calling rule', key)
      const builtIn = DEFAULT_RULES_BY_KEY.has(key)
      const label = `${builtIn ? 'Put back' : 'Took away'} the calling hours: ${nameOf(rule)}`
      if (own.has(key)) services.change(label, (tx) => deleteCallingRule(tx, key))
      return builtIn ? { rule: readRule(key) } : {}
    }),
    check: os.calling.check.handler(({ input }) => {
      const at = input.at ? parseInstant(input.at) : clock.now()
      if ('leadId' in input) {
        const standing = readStanding(services, input.leadId, at)
        if (!standing) throw refuse.notFound('lead', input.leadId)
        return standing.calling
      }
      const country = input.country ? countryCode(input.country) : undefined
      if (input.country && !country) throw refuse.input('country', `"${input.country}" is not a country that is known`)
      const { hours } = workspaceCalling(services)
      return toCallable(callableAt(at, [input.zone], country ?? null, input.region ?? null, hours))
    }),
    callAnyway: os.calling.callAnyway.handler(({ input }) => {
      const now = clock.now()
      const lead = getLead(db, input.leadId)
      const standing = readStanding(services, input.leadId, now)
      if (!lead || !standing) throw refuse.notFound('lead', input.leadId)
      const { calling, suppressed } = standing
      if (suppressed) throw refuse.wrongState(notToBeCalled(lead.name, suppressed))
      if (calling.why === 'doNotContact') throw refuse.wrongState(`${lead.name} asked not to be contacted again.`)
      if (calling.why === 'noPhone') throw refuse.wrongState(`${lead.name} has no phone number.`)
      if (calling.now) throw refuse.wrongState(`${lead.name} may be called now: no reason is needed.`)
      const id = services.newId()
      const there = calling.zone ? `, ${timeThere(now, calling.zone, services.settings().clock)} there` : ''
      services.change(`Called ${lead.name} outside the calling hours`, (tx) =>
        addActivity(tx, {
          id,
          leadId: lead.id,
          at: now,
          kind: 'note',
          title: `Called outside the calling hours${there}`,
          note: input.reason,
          by: services.settings().setterName,
        }),
      )
      const kept = listActivities(db, lead.id).find((one) => one.id === id)
      if (!kept) throw refuse.notFound('activity', id)
      return toActivity(kept)
    }),
  }
}

function timeThere(at: number, zone: string, clock: '24' | '12'): string {
  const { minutes } = localParts(at, zone)
  return timeText(minutes, clock)
}

const same = (one: unknown, two: unknown): boolean => JSON.stringify(one) === JSON.stringify(two)

/** What is named, in minutes as the table has it. */
function asRule({ week, holidays, effect, source }: Changes): Partial<CallingRule> {
  return {
    ...(week && {
      week: week.map((day) => day.map(({ start, end }) => [minutesOf(start), minutesOf(end)])) as unknown as Week,
    }),
    ...(holidays && { holidays }),
    ...(effect && { effect }),
    ...(source && { source }),
  }
}
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** `Florida`, `Germany`, `Everywhere else`. */
function nameOf({ country, region }: Pick<CallingRule, 'country' | 'region'>): string {
  if (country === null) return 'Everywhere else'
  return region === undefined ? countryName(country) : (regionOf(country, region)?.name ?? region)
}

/** Countries by name, each with its regions after it; everywhere else is last. */
function byPlace(one: RuleShown, two: RuleShown): number {
  if ((one.country === null) !== (two.country === null)) return one.country === null ? 1 : -1
  if (one.country !== two.country) return countryName(one.country ?? '').localeCompare(countryName(two.country ?? ''))
  if ((one.region === null) !== (two.region === null)) return one.region === null ? -1 : 1
  return one.name.localeCompare(two.name)
}
