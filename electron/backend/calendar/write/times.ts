import { offsetAt } from '../../../../shared/time/zone.ts'

const compact = (ms: number): string => new Date(ms).toISOString().replaceAll(/[-:]|\.\d+Z$/g, '')

/** `20261126T170000Z` */
export const utcTime = (at: number): string => compact(at) + 'Z'

/** `20261126T100000`: the wall clock of a zone. */
export const localTime = (at: number, zone: string): string => compact(at + offsetAt(at, zone))

/** A wall-clock time that is kept as if it were UTC. */
export const wallTime = (local: number): string => compact(local)

/** `-0700`; seconds only where a zone has them. */
export function utcOffset(ms: number): string {
  const seconds = Math.abs(ms) / 1000
  const two = (n: number): string => String(Math.floor(n)).padStart(2, '0')
  const tail = seconds % 60 ? two(seconds % 60) : ''
  return `${ms < 0 ? '-' : '+'}${two(seconds / 3600)}${two((seconds / 60) % 60)}${tail}`
}
