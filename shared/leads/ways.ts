import type { WayState } from '../contract/leadRecord.ts'

/** What is known of a number or an address beside itself. */
export interface Mark {
  readonly label?: string
  readonly state?: Exclude<WayState, 'ok'>
}
/** By number or address as it is stored. */
export type Marks = Readonly<Record<string, Mark>>

export interface Way {
  readonly value: string
  readonly label: string | null
  readonly state: WayState
  readonly primary: boolean
}

/** The main way of a lead and the further ones with what is known of each, in their order. */
export function waysOf(main: string | null, others: readonly string[], marks: Marks): Way[] {
  const of = (value: string, primary: boolean): Way => ({
    value,
    label: marks[value]?.label ?? null,
    state: marks[value]?.state ?? 'ok',
    primary,
  })
  return [...(main ? [of(main, true)] : []), ...others.map((other) => of(other, false))]
}

export interface WaysInput {
  readonly value: string
  readonly label?: string | null | undefined
  readonly state?: WayState | undefined
  readonly primary?: boolean | undefined
}

/**
 * The main way and the further ones of a list, and what is known of each. The main one is the first of those that are
 * called primary, else the first of all; one that is not to be used is never main. Of two that are the same the first
 * counts.
 */
export function splitWays(list: readonly WaysInput[]): {
  readonly main: string | null
  readonly others: readonly string[]
  readonly marks: Marks
} {
  const ways = [...new Map(list.toReversed().map((way) => [way.value, way])).values()].toReversed()
  const usable = ways.filter(({ state }) => (state ?? 'ok') === 'ok')
  const main = (usable.find(({ primary }) => primary) ?? usable[0])?.value ?? null
  const marks = ways.flatMap(({ value, label, state }) => {
    const mark: Mark = { ...(label && { label }), ...(state && state !== 'ok' && { state }) }
    return Object.keys(mark).length > 0 ? [[value, mark] as const] : []
  })
  return {
    main,
    others: ways.map(({ value }) => value).filter((value) => value !== main),
    marks: Object.fromEntries(marks),
  }
}
