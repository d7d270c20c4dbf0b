/** The backend's clock, carried on in the page by the time that has passed since it was read. */
const TICK_MS = 5_000

let readAt = performance.now()
let reading = performance.timeOrigin + readAt
let pinned = false
let shown = reading
const listeners = new Set<() => void>()

/** Shown to the minute: what is drawn from it changes once a minute, not with every tick. */
function show(): void {
  const now = pinned ? reading : reading + (performance.now() - readAt)
  if (Math.floor(now / 30_000) === Math.floor(shown / 30_000)) return
  shown = now
  for (const listener of listeners) listener()
}

setInterval(show, TICK_MS)

export const appClock = {
  /** Takes over the backend's clock: `now` in epoch milliseconds. */
  set(now: number, isPinned: boolean): void {
    reading = now
    readAt = performance.now()
    pinned = isPinned
    show()
  },
  now: (): number => shown,
  /** To the second, for what counts down. */
  exact: (): number => (pinned ? reading : reading + (performance.now() - readAt)),
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
} as const
