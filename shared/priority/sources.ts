import type { SourceClock } from '../contract/score.ts'
import { comparable, remembered } from './words.ts'

export type { SourceClock } from '../contract/score.ts'

/** Finds what the source of a lead says about how soon it expects to hear. */
export function clockFinder(clocks: readonly SourceClock[]): (source: string | null) => SourceClock | undefined {
  const prepared = clocks.map((clock) => ({ clock, phrases: clock.phrases.map(comparable) }))
  const find = remembered((source) => {
    const text = comparable(source)
    return { clock: prepared.find(({ phrases }) => phrases.some((phrase) => text.includes(phrase)))?.clock }
  })
  return (source) => (source ? find(source).clock : undefined)
}

/** Minutes in which a lead of this source is to be called; undefined where nobody waits. */
export function answerMinutes(clock: SourceClock | undefined, otherwise: number): number | undefined {
  if (!clock || clock.minutes === 'none') return undefined
  return clock.minutes === 'default' ? otherwise : clock.minutes
}
