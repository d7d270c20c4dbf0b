import { useSyncExternalStore } from 'react'
import { errorWords } from '../components/errorWords.ts'

export interface Toast {
  readonly id: number
  readonly text: string
  readonly tone: 'plain' | 'error'
  readonly action?: { readonly label: string; readonly run: () => void }
}

/** Long enough to read two lines and press a button. */
const SHOWN_MS = 6_000

let current: Toast | undefined
let timer: ReturnType<typeof setTimeout> | undefined
let lastId = 0
const listeners = new Set<() => void>()

function set(next: Toast | undefined): void {
  current = next
  for (const listener of listeners) listener()
}

interface NewToast extends Pick<Toast, 'text' | 'action'> {
  readonly tone?: Toast['tone']
  /** Until it is dismissed: for what nobody in front of the screen has done. */
  readonly stays?: boolean
}

/** Says in a line at the foot of the page what was just done. The newest takes the place of the one before. */
export function showToast({ stays = false, ...toast }: NewToast): void {
  clearTimeout(timer)
  lastId += 1
  set({ id: lastId, tone: 'plain', ...toast })
  if (!stays) timer = setTimeout(() => set(undefined), SHOWN_MS)
}

export function hideToast(): void {
  clearTimeout(timer)
  set(undefined)
}

/** For calls whose error has no better place on the screen. */
export function toastError(error: unknown): void {
  const { title, lines } = errorWords(error)
  showToast({ text: [title, ...lines].join(' '), tone: 'error' })
}

export function useToast(): Toast | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
}
