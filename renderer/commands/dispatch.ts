import { useEffectEvent, useLayoutEffect, useSyncExternalStore } from 'react'
import { commands, type Command, type CommandId } from '../../shared/commands/registry.ts'
import { onMac } from '../theme/mac.ts'
import { focusDialog, isDialogOpen } from './dialogFocus.ts'

/**
 * Who answers which command just now. A screen registers while it is shown; where two do, the one shown last answers, so
 * that a panel can take a key over from the screen below it.
 */
interface Handler {
  readonly run: () => void
}

const handlers = new Map<CommandId, Handler[]>()
const listeners = new Set<() => void>()
let version = 0

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
    const handler: Handler = { run: () => onRun() }
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

const byKeys = Map.groupBy(
  commands.filter((command) => command.keys),
  (command) => command.keys ?? '',
)
/** Screens share keys: of the commands a key can mean, the one that something answers now. */
const runnableOf = (keys: string): Command | undefined => byKeys.get(keys)?.find((command) => isRunnable(command.id))
const firstKeys = new Set([...byKeys.keys()].filter((keys) => keys.includes(' ')).map((keys) => keys.split(' ')[0]))

/** Listens for the keys of all commands. Mounted once, by App. */
export function useKeyDispatcher(): void {
  useLayoutEffect(() => {
    let first: { readonly key: string; readonly at: number } | undefined

    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return
      const key = keyOf(event)
      if (key === undefined) return
      const withMod = key.startsWith('mod+')
      if (!withMod && (isTyping(event.target) || isInLayer(event.target) || isDialogOpen())) return
      // Undo inside a field is the field's own, and so is choosing all of its text.
      if (key === 'mod+a' && (isTyping(event.target) || isInLayer(event.target))) return
      if ((key === 'mod+z' || key === 'mod+shift+z') && isTyping(event.target)) return

      const chord = first && event.timeStamp - first.at < CHORD_MS ? `${first.key} ${key}` : undefined
      first = undefined
      const command = runnableOf(chord ?? key)
      if (command) {
        event.preventDefault()
        if (!event.repeat || REPEATABLE.has(command.id)) runCommand(command.id)
      } else if (!chord && firstKeys.has(key)) {
        first = { key, at: event.timeStamp }
      }
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

/** The key as the registry writes it; undefined for one that no command can have. */
function keyOf(event: KeyboardEvent): string | undefined {
  const mod = onMac ? event.metaKey : event.ctrlKey
  const otherMod = onMac ? event.ctrlKey : event.metaKey
  if (otherMod || event.altKey || event.key === 'Shift' || event.key === 'Control' || event.key === 'Meta')
    return undefined
  // On a keyboard of another script the letter is the one printed for Latin in that place.
  const latin = /^[\x20-\x7e]$/.test(event.key) ? event.key : /^Key([A-Z])$/.exec(event.code)?.[1]
  const key = (latin ?? event.key).toLowerCase()
  if (event.shiftKey && /^[a-z]$/.test(key)) return mod ? `mod+shift+${key}` : undefined
  return mod ? `mod+${key}` : key
}

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
