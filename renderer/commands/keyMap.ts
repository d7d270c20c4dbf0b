import { useLayoutEffect, useSyncExternalStore } from 'react'
import { ariaKeys, chordOf } from '../../shared/commands/keys.ts'
import { keysOf, type KeyMap } from '../../shared/commands/keyMap.ts'
import { commandOf, type CommandId } from '../../shared/commands/registry.ts'
import { shell } from '../api/client.ts'
import { useStatus } from '../api/workspace.ts'
import { onMac } from '../theme/mac.ts'

/** The keys that the person has chosen, for the page as a whole: what listens for keys is no component. */
let map: KeyMap = {}
const listeners = new Set<() => void>()

export const keyMap = (): KeyMap => map

function setKeyMap(next: KeyMap): void {
  map = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useKeyMap = (): KeyMap => useSyncExternalStore(subscribe, keyMap)

/** The keys that run a command now; undefined for none. */
export function useKeys(id: CommandId): string | undefined {
  return keysOf(commandOf(id), useKeyMap())
}

/** The same as `aria-keyshortcuts`, for a control that shows no key cap inside. */
export function useAriaKeys(id: CommandId): string | undefined {
  const keys = useKeys(id)
  return keys === undefined ? undefined : ariaKeys(keys, onMac)
}

/** Which of these commands a key pressed means, for what answers keys by itself; undefined for none of them. */
export function commandAt<Id extends CommandId>(event: KeyboardEvent, ids: readonly Id[]): Id | undefined {
  const chord = chordOf(event, onMac)
  return chord === undefined ? undefined : ids.find((id) => keysOf(commandOf(id), map) === chord)
}

/** Takes the keys over from the settings, and tells the application menu. Mounted once, by the shell. */
export function useChosenKeys(): void {
  const chosen = useStatus()?.settings.keys
  // By its text: each answer brings the map anew.
  const text = chosen && JSON.stringify(chosen)
  useLayoutEffect(() => {
    if (text === undefined) return
    const keys = JSON.parse(text) as KeyMap
    setKeyMap(keys)
    // A shell that is gone has no menu either.
    shell.setKeys({ keys }).catch(() => undefined)
  }, [text])
}
