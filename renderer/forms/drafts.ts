import { useCallback, useMemo, useSyncExternalStore } from 'react'

/**
 * Edits that are not saved yet, by what they edit. They outlive the screen, and the window: going to look something up, or
 * a crash, loses nothing. A browser asks before it closes the page too, since what it keeps belongs to one address.
 */
const KEPT_AS = 'setpoint.drafts.1'
const drafts = new Map<string, unknown>(readKept())
const listeners = new Set<() => void>()

function announce(): void {
  keep()
  for (const listener of listeners) listener()
}

function readKept(): readonly [string, unknown][] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT_AS) ?? '{}')
    return typeof kept === 'object' && kept !== null ? Object.entries(kept) : []
  } catch {
    // No storage, or not what was written: there are no drafts then.
    return []
  }
}

function keep(): void {
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(Object.fromEntries(drafts)))
  } catch {
    // Without storage a draft lasts as long as the window.
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

// In the app closing the window just closes it: what is kept is there again at the next start.
const inBrowser =
  typeof document !== 'undefined' &&
  document.querySelector<HTMLMetaElement>('meta[name="setpoint-host"]')?.content !== 'electron'
if (inBrowser) {
  window.addEventListener('beforeunload', (event) => {
    if (drafts.size > 0) event.preventDefault()
  })
}

export interface Draft<T> {
  readonly value: T
  readonly dirty: boolean
  edit(part: Partial<T>): void
  discard(): void
  /**
   * What was sent is saved: the draft goes, unless it was edited further while it was on its way. What was edited of
   * something new then belongs under the key that it has got.
   */
  settle(sent: T, newKey?: string): void
}

/** The draft under `key`, or what is saved while there is none. A draft equal to what is saved is none. */
export function useDraft<T extends object>(key: string, saved: T): Draft<T> {
  const draft = useSyncExternalStore(subscribe, () => drafts.get(key) as T | undefined)
  // What was kept by an earlier version may lack a field.
  const value = useMemo(() => (draft ? { ...saved, ...draft } : saved), [draft, saved])
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
  const settle = useCallback(
    (sent: T, newKey?: string) => {
      const current = drafts.get(key) as T | undefined
      drafts.delete(key)
      const editedOn = current && JSON.stringify({ ...sent, ...current }) !== JSON.stringify(sent)
      if (editedOn) drafts.set(newKey ?? key, current)
      announce()
    },
    [key],
  )
  return { value, dirty: draft !== undefined, edit, discard, settle }
}

/** Whether there are unsaved edits under each of the keys. */
export function useDraftKeys(): ReadonlySet<string> {
  const joined = useSyncExternalStore(subscribe, () => [...drafts.keys()].join('\n'))
  return new Set(joined.split('\n'))
}
