import { ScoreSettings } from '../../shared/contract/score.ts'
import { DEFAULT_SCORE } from '../../shared/priority/defaultScore.ts'
import { compileScore, type Score } from '../../shared/priority/score.ts'
import { clockFinder, type SourceClock } from '../../shared/priority/sources.ts'
import type { Services } from './services.ts'
import { readScoreRules } from './store/scoreRules.ts'

/** The rules of the score, ready to be used. */
export interface Scoring {
  readonly settings: ScoreSettings
  readonly isDefault: boolean
  readonly score: Score
  clockOf(source: string | null): SourceClock | undefined
}

export const scoringWith = (settings: ScoreSettings, isDefault: boolean): Scoring => ({
  settings,
  isDefault,
  score: compileScore(settings.rules),
  clockOf: clockFinder(settings.clocks),
})

function read(services: Services): Scoring {
  const json = readScoreRules(services.db)
  if (json === undefined) return scoringWith(DEFAULT_SCORE, true)
  const own = ScoreSettings.safeParse(JSON.parse(json))
  if (own.success) return scoringWith(own.data, false)
  // Of a later version, or edited by hand: the queue goes on, by rules that are known to be right.
  services.log.error('score', 'the saved rules of the score cannot be read', own.error)
  return scoringWith(DEFAULT_SCORE, true)
}

const known = new WeakMap<Services, { scoring: Scoring | undefined }>()

/** The rules that hold now, read and compiled once for each change of them. */
export function scoringOf(services: Services): Scoring {
  let held = known.get(services)
  if (!held) {
    const own: { scoring: Scoring | undefined } = { scoring: undefined }
    known.set(services, (held = own))
    services.afterChange((touched) => {
      if (touched.has('score_rules')) own.scoring = undefined
    })
  }
  return (held.scoring ??= read(services))
}
