import type { CalendarChanges } from '../../../shared/contract/calendars.ts'
import { formatInstant } from '../../../shared/time/instant.ts'

/** When the owner is busy with what; half open, epoch milliseconds. */
export interface Stretch {
  readonly start: number
  readonly end: number
  readonly allDay: boolean
  readonly title: string
  readonly uid: string
}

/** More examples than this tell nobody anything. */
const MOST_EXAMPLES = 20

type Kind = 'added' | 'removed' | 'moved'
interface Difference {
  readonly kind: Kind
  readonly now: Stretch
  readonly was?: Stretch
}

/**
 * What is different between two readings of one calendar within `[from, to)`. An event is known by its UID; where a
 * program gives new ones at every export (Office 365 does), by its time and title. What left and what came under one
 * UID is paired in order of time: it moved.
 */
export function compareBusy(
  before: readonly Stretch[],
  after: readonly Stretch[],
  { from, to }: { readonly from: number; readonly to: number },
): CalendarChanges {
  const within = (one: Stretch): boolean => one.end > from && one.start < to
  let gone = before.filter(within)
  let come = after.filter(within)
  for (const keyOf of [byUid, byTitle]) [gone, come] = withoutPairs(gone, come, keyOf)

  const differences: Difference[] = []
  const leftOf = Map.groupBy(gone, (one) => one.uid)
  for (const now of come.toSorted(byStart)) {
    // Without a UID nothing says that it is the same event.
    const was = now.uid === '' ? undefined : leftOf.get(now.uid)?.shift()
    differences.push(was ? { kind: 'moved', now, was } : { kind: 'added', now })
  }
  for (const left of leftOf.values()) for (const now of left) differences.push({ kind: 'removed', now })
  const count = (kind: Kind): number => differences.filter((one) => one.kind === kind).length
  return { added: count('added'), removed: count('removed'), moved: count('moved'), examples: examplesOf(differences) }
}

const byStart = (a: Stretch, b: Stretch): number => a.start - b.start || a.end - b.end
const byUid = (one: Stretch): string => `${one.start} ${one.end} ${one.uid}`
const byTitle = (one: Stretch): string => `${one.start} ${one.end} ${one.title}`

/** Leaves out what is in both, as often as it is in both. Keeps the order. */
function withoutPairs(
  before: readonly Stretch[],
  after: readonly Stretch[],
  keyOf: (one: Stretch) => string,
): [Stretch[], Stretch[]] {
  const there = new Map<string, number>()
  for (const one of before) {
    const key = keyOf(one)
    there.set(key, (there.get(key) ?? 0) + 1)
  }
  const kept = new Map<string, number>()
  const come = after.filter((one) => {
    const key = keyOf(one)
    const left = there.get(key) ?? 0
    if (left === 0) return true
    there.set(key, left - 1)
    kept.set(key, (kept.get(key) ?? 0) + 1)
    return false
  })
  const gone = before.filter((one) => {
    const key = keyOf(one)
    const left = kept.get(key) ?? 0
    if (left > 0) kept.set(key, left - 1)
    return left === 0
  })
  return [gone, come]
}

/** The soonest first; of a series one, with how many more of it there are. */
function examplesOf(differences: readonly Difference[]): CalendarChanges['examples'] {
  const groups = Map.groupBy(
    differences.toSorted((a, b) => byStart(a.now, b.now)),
    ({ kind, now }) => (now.uid === '' ? `${kind} ${now.start} ${now.title}` : `${kind} ${now.uid}`),
  )
  return [...groups.values()].slice(0, MOST_EXAMPLES).flatMap(([first, ...more]) => {
    if (!first) return []
    const { kind, now, was } = first
    return {
      kind,
      title: now.title,
      start: formatInstant(now.start),
      end: formatInstant(now.end),
      allDay: now.allDay,
      ...(was && { was: { start: formatInstant(was.start), end: formatInstant(was.end) } }),
      more: more.length,
    }
  })
}
