import { useCallback, useSyncExternalStore } from 'react'

/**
 * Edits that are not saved yet, by what they edit. They outlive the screen: going to look something up and coming back
 * loses nothing, and closing the window asks first.
 */
const drafts = new Map<string, unknown>()
const listeners = new Set<() => void>()

function announce(): void {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

if (typeof window !== 'undefined') {
  window.addEventListener('beforeunload', (event) => {
    if (drafts.size > 0) event.preventDefault()
  })
}

export interface Draft<T> {
  readonly value: T
  readonly dirty: boolean
  edit(part: Partial<T>): void
  discard(): void
}

/** The draft under `key`, or what is saved while there is none. A draft equal to what is saved is none. */
export function useDraft<T extends object>(key: string, saved: T): Draft<T> {
  const draft = useSyncExternalStore(subscribe, () => drafts.get(key) as T | undefined)
  const value = draft ?? saved
  const edit = useCallback(
    (part: Partial<T>) => {
      const next = { ...((drafts.get(key) as T | undefined) ?? saved), ...part }
      if (JSON.stringify(next) === JSON.stringify(saved)) drafts.delete(key)
      else drafts.set(key, next)
      announce()
    },
    [key, saved],
  )
  const discard = useCallback(() => {
    drafts.delete(key)
    announce()
  }, [key])
  return { value, dirty: draft !== undefined, edit, discard }
}

/** Whether there are unsaved edits under each of the keys. */
export function useDraftKeys(): ReadonlySet<string> {
  const joined = useSyncExternalStore(subscribe, () => [...drafts.keys()].join('\n'))
  return new Set(joined.split('\n'))
}
