import { parseWhen, type When } from '../../../shared/time/when.ts'

export interface ReadSaid {
  /** What was understood, from the beginning as far as it makes sense. */
  readonly when: When | null
  readonly understood: string
  /** The rest. */
  readonly unread: string
}

/** Reads words while they are typed: "thu af" is Thursday for as long as nobody knows what "af" will be. */
export function readSaid(text: string, now: number, zone: string): ReadSaid {
  const words = text.trim().split(/\s+/).filter(Boolean)
  for (let length = words.length; length > 0; length--) {
    const understood = words.slice(0, length).join(' ')
    const when = parseWhen(understood, now, zone)
    if (when) return { when, understood, unread: words.slice(length).join(' ') }
  }
  return { when: null, understood: '', unread: words.join(' ') }
}
