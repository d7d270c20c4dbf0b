/** Whose an answer is: the lead's, or the id of a rep. */
export type Person = string
export const LEAD: Person = 'lead'

export type Said = 'accepted' | 'declined' | 'tentative' | 'delegated' | 'proposal'

/** An answer that was taken in. */
export interface Kept {
  readonly id: string
  readonly person: Person
  readonly method: 'REPLY' | 'COUNTER'
  /** Of the version that is answered. */
  readonly sequence: number
  /** SEQUENCE as the file says it, which some programs raise. */
  readonly fileSequence: number
  /** DTSTAMP; null when the file has none. */
  readonly stamp: number | null
  /** DTSTAMP, else when it came: what answers of one version are ordered by. */
  readonly order: number
  readonly said: Said
  /** Of a proposal, where the file says it. */
  readonly start: number | null
}

/** In the order in which they came, so that of equal ones the later is the newer. */
const isNewer = (one: Kept, two: Kept): boolean => one.order >= two.order

/**
 * The answer of a person that stands: of those to the version of `sequence` the newest, whatever the order in which they
 * came. `kept` is in that order, which decides between equal DTSTAMPs.
 */
export function standingAnswer(
  kept: readonly Kept[],
  person: Person,
  method: Kept['method'],
  sequence: number,
): Kept | undefined {
  let found: Kept | undefined
  for (const one of kept) {
    if (one.person !== person || one.method !== method || one.sequence < sequence) continue
    if (!found || isNewer(one, found)) found = one
  }
  return found
}

/**
 * Whether a proposal is still asked for: no newer one of the same person has come, and they have not said yes to the time
 * as it is since. That they said no, or perhaps, is no answer to where else it could be.
 */
export function isStillProposed(kept: readonly Kept[], proposal: Kept, sequence: number): boolean {
  return !kept.some(
    (one) =>
      one.id !== proposal.id &&
      one.person === proposal.person &&
      one.sequence >= sequence &&
      (one.method === 'COUNTER' || one.said === 'accepted') &&
      (one.order > proposal.order || (one.order === proposal.order && one.id > proposal.id)),
  )
}
