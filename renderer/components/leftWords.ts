import { formatLength } from '../time/format.ts'

/** `14:05` below an hour, else `3 h 12`, `2 days`. */
export function leftWords(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000))
  if (seconds >= 3_600) return formatLength(ms)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
