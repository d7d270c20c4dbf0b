import { timeOffInterval } from '../../shared/availability/rules.ts'
import type { FullSettings } from '../../shared/contract/workspace.ts'
import { standings } from '../../shared/slots/fairness.ts'
import { accounts } from '../../shared/slots/ledger.ts'
import type { Line } from '../../shared/slots/ledgerWords.ts'
import { merge } from '../../shared/time/intervals.ts'
import { addDays, localDay, startOfDay } from '../../shared/time/zone.ts'
import { givenMeetings } from './givenMeetings.ts'
import type { Services } from './services.ts'
import { readAbsences } from './store/availability.ts'
import type { RepRow } from './store/reps.ts'

/**
 * When the period begins that fair shares are counted over: the calendar month, or today and the days before it, by the
 * setter's clock. It has no end: a meeting that is booked ahead has been given.
 */
export function shareSince({ fairness, zone }: Pick<FullSettings, 'fairness' | 'zone'>, now: number): number {
  const today = localDay(now, zone)
  return startOfDay(fairness.period === 'month' ? `${today.slice(0, 8)}01` : addDays(today, -fairness.days), zone)
}

const PRIORITY = { high: 1, normal: 0, low: -1 } as const

/** What the ledger of these reps is made from, read once for all pools of a question. */
export interface Books {
  readonly since: number
  /** The standing of each rep of a pool, measured against the others of it. */
  ledger(pool: readonly RepRow[]): Line[]
}

/** Costs what the period and the time ahead hold, whatever came before. */
export function openBooks(services: Services, reps: readonly RepRow[]): Books {
  const { db } = services
  const since = shareSince(services.settings(), services.clock.now())
  const ids = reps.map((rep) => rep.id)
  const given = givenMeetings(services).of(ids, since)
  const absences = readAbsences(db, ids, since)
  return {
    since,
    ledger(pool) {
      const members = pool.map((rep) => {
        const { timeOff, periods } = absences.get(rep.id)!
        const off = timeOff.map((rule) => timeOffInterval(rule, { zone: rep.zone, periods }))
        return {
          repId: rep.id,
          weight: rep.weight,
          priority: PRIORITY[rep.priority],
          joined: rep.joined_ms,
          off: off.length > 0 ? merge(off) : off,
        }
      })
      return standings(
        accounts(
          members,
          pool.flatMap((rep) => given.get(rep.id) ?? []),
        ),
      )
    },
  }
}
