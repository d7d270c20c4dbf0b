import type { MovedLead, ScoreSettings } from '../../shared/contract/score.ts'
import { checkScore } from '../../shared/priority/checkScore.ts'
import { DEFAULT_SCORE } from '../../shared/priority/defaultScore.ts'
import type { Implementer } from './implementer.ts'
import { refuse } from './refusals.ts'
import { orderChange, type Rank } from './scorePreview.ts'
import { queueItems } from './queueItems.ts'
import { scoringOf, scoringWith } from './scoring.ts'
import type { Services } from './services.ts'
import { dropScoreRules, writeScoreRules } from './store/scoreRules.ts'

/** The rules of the score: reading, changing and trying them (docs/score.md). */
export function scoreTopic(os: Implementer, services: Services) {
  const saved = () => {
    const { settings, isDefault } = scoringOf(services)
    return { ...settings, isDefault }
  }
  const checked = (input: Pick<ScoreSettings, 'rules'> & Partial<ScoreSettings>): ScoreSettings => {
    const problems = checkScore(input)
    if (problems.length > 0) throw refuse.fields(problems)
    return { rules: input.rules, clocks: input.clocks ?? scoringOf(services).settings.clocks }
  }
  return {
    rules: os.score.rules.handler(saved),

    save: os.score.save.handler(({ input }) => {
      const settings = checked(input)
      const json = JSON.stringify(settings)
      const before = scoringOf(services)
      if (json !== JSON.stringify(before.settings)) {
        const isDefault = json === JSON.stringify(DEFAULT_SCORE)
        services.change('Changed the rules of the score', (tx) =>
          isDefault ? dropScoreRules(tx) : writeScoreRules(tx, json),
        )
      }
      return saved()
    }),

    reset: os.score.reset.handler(() => {
      services.change('Put the rules of the score back', dropScoreRules)
      return saved()
    }),

    preview: os.score.preview.handler(({ input }) => {
      const at = services.clock.now()
      const change = orderChange(services, scoringWith(checked(input), false), at)
      const first = (ranks: readonly Rank[]) => ranks.slice(0, input.limit)
      const staying = new Set(first(change.after).map(({ found }) => found.lead.id))
      const left = first(change.before).filter(({ found }) => !staying.has(found.lead.id))
      const { score } = scoringOf(services)
      const moved = (ranks: readonly Rank[]): MovedLead[] => {
        // The reason and the name are those of the row as it is.
        const items = new Map(
          queueItems(
            services,
            ranks.map(({ found }) => found),
            at,
          ).map((item) => [item.leadId, item]),
        )
        return ranks.flatMap(({ found }) => {
          const { lead } = found
          const item = items.get(lead.id)
          if (!item) return []
          const receiptBefore = score.receipt(lead, at)
          const receiptAfter = change.scoring.score.receipt(lead, at)
          return [
            {
              leadId: lead.id,
              name: item.lead.name,
              company: item.lead.company,
              reason: item.reason,
              ...change.placesOf(lead.id),
              receiptBefore,
              receiptAfter,
            },
          ]
        })
      }
      return {
        top: moved(first(change.after)),
        left: moved(left),
        moved: change.moved,
        rescored: change.rescored,
        total: change.after.length,
        fits: change.fits,
      }
    }),
  }
}
