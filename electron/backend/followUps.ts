import type { FollowUps } from '../../shared/contract/followUps.ts'
import { checkFollowUps } from '../../shared/priority/checkFollowUps.ts'
import { DEFAULT_FOLLOW_UPS } from '../../shared/priority/defaultFollowUps.ts'
import { followUpRulesOf } from './followUpRules.ts'
import type { Implementer } from './implementer.ts'
import { refuse } from './refusals.ts'
import type { Services } from './services.ts'
import { dropFollowUpRules, usedOutcomes, writeFollowUpRules } from './store/followUps.ts'

/** Outcomes of calls, attempts and the ladder of confirmations: reading and changing them (docs/rules.md, sections 8 and 10). */
export function followUpsTopic(os: Implementer, services: Services) {
  const { db } = services
  const saved = () => {
    const { settings, isDefault } = followUpRulesOf(services)
    return { ...settings, isDefault, used: usedOutcomes(db) }
  }
  const keep = (settings: FollowUps, label: string) => {
    const json = JSON.stringify(settings)
    if (json === JSON.stringify(followUpRulesOf(services).settings)) return
    const isDefault = json === JSON.stringify(DEFAULT_FOLLOW_UPS)
    services.change(label, (tx) => (isDefault ? dropFollowUpRules(tx) : writeFollowUpRules(tx, json)))
  }
  return {
    rules: os.followUps.rules.handler(saved),

    save: os.followUps.save.handler(({ input }) => {
      const before = followUpRulesOf(services).settings
      const settings: FollowUps = {
        outcomes: input.outcomes ?? before.outcomes,
        attempts: input.attempts ?? before.attempts,
        ladder: input.ladder ?? before.ladder,
        unansweredDays: input.unansweredDays === undefined ? before.unansweredDays : input.unansweredDays,
      }
      const problems = checkFollowUps(settings, usedOutcomes(db), before.outcomes)
      if (problems.length > 0) throw refuse.fields(problems)
      keep(settings, 'Changed the rules of calls and follow-ups')
      return saved()
    }),

    reset: os.followUps.reset.handler(() => {
      const used = new Set(usedOutcomes(db))
      const shipped = DEFAULT_FOLLOW_UPS.outcomes
      const own = followUpRulesOf(services)
        .settings.outcomes.filter(({ code }) => used.has(code) && !shipped.some((one) => one.code === code))
        // A label may be that of one that comes back.
        .map((one) => ({
          ...one,
          active: false,
          label: shipped.some(({ label }) => label.toLowerCase() === one.label.toLowerCase())
            ? `${one.label.slice(0, 52)} (old)`
            : one.label,
        }))
      keep({ ...DEFAULT_FOLLOW_UPS, outcomes: [...shipped, ...own] }, 'Put the rules of calls and follow-ups back')
      return saved()
    }),
  }
}
