import { keyWords } from '../../../shared/commands/keys.ts'
import { conflictsOf, keysOf, refusalOf, withKeys, type KeyMap } from '../../../shared/commands/keyMap.ts'
import type { Command } from '../../../shared/commands/registry.ts'

/** What comes of keys pressed for a command. */
export type KeyChange =
  | { readonly kind: 'free'; readonly map: KeyMap }
  | { readonly kind: 'refused'; readonly text: string }
  /** Others have them: `swap` gives the one other the keys that were here, where it can have them; `take` leaves the others none. */
  | {
      readonly kind: 'conflict'
      readonly keys: string
      readonly others: readonly Command[]
      readonly swap: KeyMap | undefined
      readonly take: KeyMap
    }

export function changeOf(command: Command, keys: string, map: KeyMap, mac: boolean): KeyChange {
  const refusal = refusalOf(command, keys)
  if (refusal) return { kind: 'refused', text: refusalWords(refusal, keyWords(keys, mac), mac) }
  const others = conflictsOf(command.id, keys, map)
  const changed = withKeys(map, command, keys)
  if (others.length === 0) return { kind: 'free', map: changed }
  const take = others.reduce((rest: KeyMap, other) => withKeys(rest, other, ''), changed)
  const before = keysOf(command, map)
  const [other] = others
  const canSwap =
    before !== undefined &&
    other !== undefined &&
    others.length === 1 &&
    !refusalOf(other, before) &&
    conflictsOf(other.id, before, take).length === 0
  return { kind: 'conflict', keys, others, take, swap: canSwap ? withKeys(take, other, before) : undefined }
}

function refusalWords(refusal: NonNullable<ReturnType<typeof refusalOf>>, words: string, mac: boolean): string {
  switch (refusal.why) {
    case 'taken':
      return `${words} ${refusal.does}. Press another key.`
    case 'number':
      return 'Numbers choose from lists, such as a slot. Press another key.'
    case 'typing':
      return `This works while you type, so it needs ${mac ? '⌘' : 'Ctrl'} held down.`
    case 'single':
      return 'This needs a key alone, not two in a row. Press another key.'
    case 'unknown':
      return 'That cannot be a key of a command. Press another key.'
  }
}
