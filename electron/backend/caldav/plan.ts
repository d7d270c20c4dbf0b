/**
 * What to write to a server, decided from three sides: which meetings ought to be there, what we wrote, and what the
 * server holds. Pure: nothing is copied into a queue, so whatever went wrong, the difference that is left is what waits.
 */

/** A meeting as it ought to be on the server. */
export interface Wanted {
  readonly meetingId: string
  /** A digest of all that its object says. */
  readonly version: string
  readonly start: number
  readonly end: number
}

/** What we know to have written of a meeting. */
export interface Written {
  readonly meetingId: string
  readonly href: string
  /** Null until the server has said that it is stored. */
  readonly etag: string | null
  readonly version: string | null
  readonly start: number
  readonly end: number
  /** What was sent last, whether or not it arrived. */
  readonly sentStart: number
  readonly sentEnd: number
  readonly decision: Decision | null
}

/** What a person said of a conflict, and for which state of both sides: of any other they are asked again. */
export interface Decision {
  readonly keep: 'ours' | 'leave'
  readonly for: string
}

/** Our entry as the server holds it. The time is null when it cannot be read. */
export interface There {
  readonly etag: string
  readonly time: { readonly start: number; readonly end: number } | null
}

export type Step =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'create' }
  | { readonly kind: 'update'; readonly etag: string }
  | { readonly kind: 'delete'; readonly etag: string }
  /** The server holds what it should, in a version that we did not know. */
  | { readonly kind: 'adopt'; readonly etag: string }
  /** It is gone, and should be: nothing has to be remembered. */
  | { readonly kind: 'forget' }
  | { readonly kind: 'conflict'; readonly what: 'moved' | 'deleted' }

export interface Sides {
  readonly wanted: Wanted | undefined
  readonly written: Written | undefined
  readonly there: There | undefined
}

/**
 * The next step for one meeting. An entry that a person moved or deleted on the server is theirs until somebody decides;
 * any other change of it (an alarm, a note, a server that words it anew) is no reason to ask.
 */
export function stepFor({ wanted, written, there }: Sides): Step {
  if (!written) {
    if (!wanted) return { kind: 'nothing' }
    // At our own path, and we do not know of it: as after a restore of an older data file.
    if (there) return isAt(there, wanted) ? { kind: 'update', etag: there.etag } : { kind: 'conflict', what: 'moved' }
    return { kind: 'create' }
  }
  if (!there) {
    if (!wanted) return { kind: 'forget' }
    // It never arrived.
    if (written.etag === null) return { kind: 'create' }
    return decided({ wanted, written, there }, { kind: 'create' }, 'deleted')
  }
  const untouched =
    there.etag === written.etag ||
    isAt(there, written) ||
    isAt(there, { start: written.sentStart, end: written.sentEnd }) ||
    (wanted !== undefined && isAt(there, wanted))
  if (!wanted) {
    const away: Step = { kind: 'delete', etag: there.etag }
    return untouched ? away : decided({ wanted, written, there }, away, 'moved')
  }
  const again: Step = { kind: 'update', etag: there.etag }
  if (!untouched) return decided({ wanted, written, there }, again, 'moved')
  if (written.version !== wanted.version || !(there.etag === written.etag || isAt(there, wanted))) return again
  return there.etag === written.etag ? { kind: 'nothing' } : { kind: 'adopt', etag: there.etag }
}

/** For which state of both sides a decision is made. */
export const stateOf = ({ wanted, there }: Pick<Sides, 'wanted' | 'there'>): string =>
  `${wanted?.version ?? 'none'} ${there?.etag ?? 'none'}`

function decided(sides: Sides, ours: Step, what: 'moved' | 'deleted'): Step {
  const decision = sides.written?.decision
  if (!decision || decision.for !== stateOf(sides)) return { kind: 'conflict', what }
  return decision.keep === 'ours' ? ours : { kind: 'nothing' }
}

const isAt = (there: There, at: { readonly start: number; readonly end: number }): boolean =>
  there.time !== null && there.time.start === at.start && there.time.end === at.end

/** Whether a step is one that waits for the server. */
export const isWrite = (step: Step): boolean =>
  step.kind === 'create' || step.kind === 'update' || step.kind === 'delete'
