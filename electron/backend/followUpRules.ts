import { FollowUps } from '../../shared/contract/followUps.ts'
import { DEFAULT_FOLLOW_UPS } from '../../shared/priority/defaultFollowUps.ts'
import { rulesOf, type PriorityRules } from '../../shared/priority/rules.ts'
import type { Services } from './services.ts'
import { readFollowUpRules, rulesBefore, usedOutcomes } from './store/followUps.ts'

/** What a team has set about calls and follow-ups, and what the queue keeps of it. */
export interface FollowUpRules {
  readonly settings: FollowUps
  readonly isDefault: boolean
  readonly rules: PriorityRules
}

const SHIPPED: FollowUpRules = {
  settings: DEFAULT_FOLLOW_UPS,
  isDefault: true,
  rules: rulesOf(DEFAULT_FOLLOW_UPS),
}

function read(services: Services): FollowUpRules {
  const json = readFollowUpRules(services.db)
  if (json === undefined) return SHIPPED
  const own = FollowUps.safeParse(JSON.parse(json))
  if (own.success) return { settings: own.data, isDefault: false, rules: rulesOf(own.data) }
  // Of a later version, or edited by hand: calls can be logged all the same, by rules that are known to be right.
  services.log.error('followUps', 'the saved rules of follow-ups cannot be read', own.error)
  return SHIPPED
}

const known = new WeakMap<Services, { rules: FollowUpRules | undefined }>()

/** The rules that hold now, read once for each change of them. */
export function followUpRulesOf(services: Services): FollowUpRules {
  let held = known.get(services)
  if (!held) {
    const own: { rules: FollowUpRules | undefined } = { rules: undefined }
    known.set(services, (held = own))
    services.afterChange((touched) => {
      if (touched.has('follow_up_rules')) own.rules = undefined
    })
  }
  return (held.rules ??= read(services))
}

/** The labels of outcomes that taking a change back would remove although calls were logged as such meanwhile. */
export function outcomesLost(services: Services, changeId: string): string[] {
  const before = rulesBefore(services.db, changeId)
  if (!before) return []
  const then = before.json === null ? DEFAULT_FOLLOW_UPS : FollowUps.safeParse(JSON.parse(before.json)).data
  const used = new Set(usedOutcomes(services.db))
  return followUpRulesOf(services)
    .settings.outcomes.filter(({ code }) => used.has(code) && !then?.outcomes.some((one) => one.code === code))
    .map(({ label }) => label)
}
