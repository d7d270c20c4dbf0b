import { parseSaid, type WhenSaid } from '../../../shared/time/when.ts'

export interface ReadSaid {
  /** What was understood, from the beginning as far as it makes sense. */
  readonly when: WhenSaid['when'] | null
  /** By whose clock it is meant. */
  readonly zone: string
  readonly understood: string
  /** The rest. */
  readonly unread: string
}

/**
 * Reads words while they are typed: "thu af" is Thursday for as long as nobody knows what "af" will be. By the clock of
 * `theirs`, unless it is said that `ours` is meant.
 */
export function readSaid(text: string, now: number, theirs: string, ours = theirs): ReadSaid {
  const words = text.trim().split(/\s+/).filter(Boolean)
  for (let length = words.length; length > 0; length--) {
    const understood = words.slice(0, length).join(' ')
    const said = parseSaid(understood, now, theirs, ours)
    if (said) return { ...said, understood, unread: words.slice(length).join(' ') }
  }
  return { when: null, zone: theirs, understood: '', unread: words.join(' ') }
}
