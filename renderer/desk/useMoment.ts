import { useState } from 'react'
import { choicesOf, firstTime, parseSaid } from '../../shared/time/when.ts'
import { useNow, useSettings } from '../api/workspace.ts'

/** A moment that is typed in words. */
export interface Moment {
  readonly text: string
  readonly setText: (text: string) => void
  /** The zone of the one whose clock comes first. */
  readonly zone: string
  /** In epoch milliseconds; undefined while nothing is understood, or it is not known which of `choices` is meant. */
  readonly at: number | undefined
  /** Where the clocks change: what the time can mean, and why a person has to say which. */
  readonly choices: readonly number[]
  readonly unclear: 'twice' | 'never' | undefined
  readonly choose: (at: number) => void
}

/** Words by the clock of `zone`, unless they say that our time is meant. */
export function useMoment(zone: string, initial = ''): Moment {
  const { zone: ours } = useSettings()
  const now = useNow()
  const [text, setText] = useState(initial)
  const [chosen, choose] = useState<number>()
  const said = parseSaid(text, now, zone, ours)
  const choices = said ? choicesOf(said.when) : []
  const only = said && choices.length === 0 ? firstTime(said.when, said.zone) : undefined
  return {
    text,
    setText: (next) => {
      setText(next)
      choose(undefined)
    },
    zone,
    at: only ?? choices.find((at) => at === chosen),
    choices,
    unclear: said?.when.kind === 'instant' ? said.when.unclear : undefined,
    choose,
  }
}

/** The instant of words that are ours, such as "tomorrow 9am", in epoch milliseconds; undefined when they mean none. */
export function momentOf(words: string, now: number, zone: string): number | undefined {
  const said = parseSaid(words, now, zone, zone)
  return said ? firstTime(said.when, zone) : undefined
}
