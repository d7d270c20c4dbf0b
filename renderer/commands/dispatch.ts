import { useEffectEvent, useLayoutEffect, useSyncExternalStore } from 'react'
import { chordOf, digitOf } from '../../shared/commands/keys.ts'
import { keysOf, type KeyMap } from '../../shared/commands/keyMap.ts'
import { commandOf, commands, type Command, type CommandId } from '../../shared/commands/registry.ts'
import { onMac } from '../theme/mac.ts'
import { focusDialog, isDialogOpen } from './dialogFocus.ts'
import { keyMap } from './keyMap.ts'

/**
 * Who answers which command just now. A screen registers while it is shown; where two do, the one shown last answers, so
 * that a panel can take a key over from the screen below it.
 */
interface Handler {
  readonly run: () => void
  /** Which registered later has the higher. */
  readonly turn: number
}

const handlers = new Map<CommandId, Handler[]>()
const listeners = new Set<() => void>()
let version = 0
let turns = 0

function changed(): void {
  version += 1
  for (const listener of listeners) listener()
}

/** Answers a command while the component is shown, and `enabled` is not false. */
export function useCommand(
  id: CommandId,
  run: () => void,
  { enabled = true }: { readonly enabled?: boolean } = {},
): void {
  const onRun = useEffectEvent(run)
  // With what is drawn, not after it: a key that follows at once finds the commands of what is on the screen.
  useLayoutEffect(() => {
    if (!enabled) return
    const handler: Handler = { run: () => onRun(), turn: ++turns }
    handlers.set(id, [...(handlers.get(id) ?? []), handler])
    changed()
    return () => {
      handlers.set(
        id,
        (handlers.get(id) ?? []).filter((other) => other !== handler),
      )
      changed()
    }
  }, [id, enabled])
}

/** Runs a command. False when nothing on the screen answers it. */
export function runCommand(id: CommandId): boolean {
  const handler = handlers.get(id)?.at(-1)
  handler?.run()
  // Whoever goes on typing means the dialog that this has opened, which is there once React has drawn it.
  if (handler) queueMicrotask(focusDialog)
  return handler !== undefined
}

export const isRunnable = (id: CommandId): boolean => (handlers.get(id)?.length ?? 0) > 0

/** The commands that something answers now, in the order of the registry. */
export function useRunnableCommands(): readonly Command[] {
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => version,
  )
  return commands.filter((command) => isRunnable(command.id))
}

/** How long the first key of two is remembered. */
const CHORD_MS = 1200
/** Commands that may be kept pressed. */
const REPEATABLE: ReadonlySet<CommandId> = new Set<CommandId>(['queue.next', 'queue.previous'])

interface Bound {
  readonly map: KeyMap
  readonly byKeys: ReadonlyMap<string, readonly Command[]>
  /** Keys that begin two in a row. */
  readonly firsts: ReadonlySet<string>
}

let bound: Bound | undefined

/** The commands by the keys that they have now. */
function boundKeys(): Bound {
  const map = keyMap()
  if (bound?.map === map) return bound
  const byKeys = Map.groupBy(
    commands.filter((command) => keysOf(command, map)),
    (command) => keysOf(command, map) ?? '',
  )
  const firsts = new Set(
    [...byKeys.keys()].filter((keys) => keys.includes(' ')).map((keys) => keys.split(' ')[0] ?? ''),
  )
  bound = { map, byKeys, firsts }
  return bound
}

const turnOf = (command: Command): number => handlers.get(command.id)?.at(-1)?.turn ?? 0

/** Screens share keys: of the commands a key can mean, the one that what was shown last answers. */
function runnableOf(keys: string): Command | undefined {
  const able =
    boundKeys()
      .byKeys.get(keys)
      ?.filter((command) => isRunnable(command.id)) ?? []
  return able.toSorted((one, other) => turnOf(other) - turnOf(one))[0]
}

/** Listens for the keys of all commands. Mounted once, by App. */
export function useKeyDispatcher(): void {
  useLayoutEffect(() => {
    let first: { readonly key: string; readonly at: number } | undefined

    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return
      const key = chordOf(event, onMac)
      if (key === undefined) return
      const withMod = key.startsWith('mod+')
      if (!withMod && (isTyping(event.target) || isInLayer(event.target) || isDialogOpen())) return
      // Undo inside a field is the field's own, and so is choosing all of its text.
      if (key === 'mod+a' && (isTyping(event.target) || isInLayer(event.target))) return
      if (isUndo(key) && isTyping(event.target)) return

      const chord = first && event.timeStamp - first.at < CHORD_MS ? `${first.key} ${key}` : undefined
      first = undefined
      const digit = digitOf(event)
      const command = runnableOf(chord ?? key) ?? (digit === undefined ? undefined : runnableOf(String(digit)))
      if (command) {
        event.preventDefault()
        if (!event.repeat || REPEATABLE.has(command.id)) runCommand(command.id)
      } else if (!chord && boundKeys().firsts.has(key)) {
        first = { key, at: event.timeStamp }
      }
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

/** Undoes or redoes, by our keys or by those that a field has for it. */
const isUndo = (key: string): boolean =>
  ['mod+z', 'mod+shift+z', 'mod+y'].includes(key) ||
  (['history.undo', 'history.redo'] as const).some((id) => keysOf(commandOf(id), keyMap()) === key)

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type)
}

/** A dialog or a menu over the screen: its keys are its own. */
export function isInLayer(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], [role="menu"]') !== null
}
