import { MINUTE } from '../time/instant.ts'
import { median, type Wait } from './firstCall.ts'
import type { Metric } from './metrics.ts'

/** What was counted, of some time and some people. */
export interface Figures {
  readonly dials: number
  readonly connects: number
  readonly booked: number
  readonly held: number
  readonly noShow: number
  /** Over, and without an outcome yet. */
  readonly unknown: number
  readonly cancelled: number
  readonly ahead: number
  readonly reschedules: number
  readonly firstCall: {
    readonly within: number
    readonly late: number
    readonly missed: number
    readonly running: number
    /** Of those who were called; null where nobody was. */
    readonly medianMinutes: number | null
  }
}

export const COUNTS = [
  'dials',
  'connects',
  'booked',
  'held',
  'noShow',
  'unknown',
  'cancelled',
  'ahead',
  'reschedules',
] as const
export type Count = (typeof COUNTS)[number]

/** Adds up as rows come in. */
export class Tally {
  readonly #counts: Record<Count, number> = {
    dials: 0,
    connects: 0,
    booked: 0,
    held: 0,
    noShow: 0,
    unknown: 0,
    cancelled: 0,
    ahead: 0,
    reschedules: 0,
  }
  readonly #waits: Record<Wait, number> = { within: 0, late: 0, missed: 0, running: 0, none: 0 }
  readonly #minutes: number[] = []

  add(count: Count, by: number): void {
    this.#counts[count] += by
  }

  /** `ms` from coming in to the first call, where there was one. */
  addWait(wait: Wait, ms: number | null): void {
    this.#waits[wait]++
    if (ms !== null) this.#minutes.push(ms / MINUTE)
  }

  figures(): Figures {
    const { within, late, missed, running } = this.#waits
    const firstCall = { within, late, missed, running, medianMinutes: median(this.#minutes) }
    return { ...this.#counts, firstCall }
  }
}

/** A share, or null where there is nothing to have a share of: nought of nought is not nought. */
export interface Rate {
  readonly of: number
  readonly all: number
  readonly share: number | null
}

const rate = (of: number, all: number): Rate => ({ of, all, share: all === 0 ? null : of / all })

export const showRate = ({ held, noShow }: Figures): Rate => rate(held, held + noShow)
export const connectRate = ({ connects, dials }: Figures): Rate => rate(connects, dials)
export const inTimeRate = ({ firstCall: { within, late, missed } }: Figures): Rate =>
  rate(within, within + late + missed)

/** The number of a metric: a count, a share from 0 to 1, or minutes; null where there is none. */
export function valueOf(metric: Metric, figures: Figures): number | null {
  if (metric === 'showRate') return showRate(figures).share
  if (metric === 'firstCall') return figures.firstCall.medianMinutes
  return figures[metric]
}

export const isEmpty = (figures: Figures): boolean =>
  COUNTS.every((count) => figures[count] === 0) &&
  figures.firstCall.within + figures.firstCall.late + figures.firstCall.missed + figures.firstCall.running === 0
