import type { Availability } from '../../../shared/contract/availability.ts'
import type { HoursRules, MinuteStretch, TimeOffRule } from '../../../shared/availability/rules.ts'
import type { ZonePeriod } from '../../../shared/availability/wallClock.ts'
import { clockMinutes, clockText } from '../../../shared/time/zone.ts'
import { formatInstant, parseInstant } from '../../../shared/time/instant.ts'
import { all, insert, listOf, run, type ReadableDb, type WritableDb } from './database.ts'

interface WeeklyRow {
  readonly rep_id: string
  readonly weekday: number
  readonly start_min: number
  readonly end_min: number
}
interface OverrideRow {
  readonly rep_id: string
  readonly day: string
  readonly stretches: string
}
interface TimeOffRow {
  readonly rep_id: string
  readonly start_ms: number | null
  readonly end_ms: number | null
  readonly start_day: string | null
  readonly end_day: string | null
  readonly reason: string | null
}

const weeklyOf = (db: ReadableDb, repIds: readonly string[]): WeeklyRow[] =>
  all(db, 'SELECT * FROM weekly_hours WHERE rep_id IN (SELECT value FROM json_each(?)) ORDER BY weekday, start_min', [
    listOf(repIds),
  ])
const overridesOf = (db: ReadableDb, repIds: readonly string[]): OverrideRow[] =>
  all(db, 'SELECT * FROM override_days WHERE rep_id IN (SELECT value FROM json_each(?)) ORDER BY day', [listOf(repIds)])
const timeOffOf = (db: ReadableDb, repIds: readonly string[]): TimeOffRow[] =>
  all(
    db,
    `SELECT * FROM time_off WHERE rep_id IN (SELECT value FROM json_each(?))
      ORDER BY coalesce(start_day, strftime('%Y-%m-%d', start_ms / 1000, 'unixepoch')), id`,
    [listOf(repIds)],
  )

interface ZonePeriodRow {
  readonly rep_id: string
  readonly from_day: string
  readonly to_day: string | null
  readonly zone: string
}

const zonePeriodsOf = (db: ReadableDb, repIds: readonly string[]): ZonePeriodRow[] =>
  all(db, 'SELECT * FROM zone_periods WHERE rep_id IN (SELECT value FROM json_each(?)) ORDER BY from_day', [
    listOf(repIds),
  ])
const holidaysOffOf = (db: ReadableDb, repIds: readonly string[]): { rep_id: string; day: string }[] =>
  all(db, 'SELECT rep_id, day FROM holidays_off WHERE rep_id IN (SELECT value FROM json_each(?)) ORDER BY day', [
    listOf(repIds),
  ])

const stretchesOf = (row: OverrideRow): MinuteStretch[] => JSON.parse(row.stretches) as MinuteStretch[]

/** A rep's rules as they were entered. */
export function getAvailability(db: ReadableDb, repId: string): Required<Availability> {
  const ids = [repId]
  return {
    repId,
    weekly: weeklyOf(db, ids).map((row) => ({
      weekday: row.weekday,
      start: clockText(row.start_min),
      end: clockText(row.end_min),
    })),
    overrides: overridesOf(db, ids).map((row) => ({
      date: row.day,
      intervals: stretchesOf(row).map(([start, end]) => ({ start: clockText(start), end: clockText(end) })),
    })),
    timeOff: timeOffOf(db, ids).map((row) => ({
      start: row.start_day ?? formatInstant(row.start_ms!),
      end: row.end_day ?? formatInstant(row.end_ms!),
      ...(row.reason !== null && { reason: row.reason }),
    })),
    zonePeriods: zonePeriodsOf(db, ids).map((row) => ({
      from: row.from_day,
      ...(row.to_day !== null && { to: row.to_day }),
      zone: row.zone,
    })),
    holidaysOff: holidaysOffOf(db, ids).map((row) => row.day),
  }
}

/** Puts these rules in the place of the rep's; travel and holidays only where they are named. */
export function replaceAvailability(db: WritableDb, rules: Availability, newId: () => string): void {
  const replaced = ['weekly_hours', 'override_days', 'time_off']
  if (rules.zonePeriods) replaced.push('zone_periods')
  if (rules.holidaysOff) replaced.push('holidays_off')
  for (const table of replaced) run(db, `DELETE FROM ${table} WHERE rep_id = ?`, [rules.repId])
  for (const one of rules.zonePeriods ?? []) {
    insert(db, 'zone_periods', {
      id: newId(),
      rep_id: rules.repId,
      from_day: one.from,
      to_day: one.to ?? null,
      zone: one.zone,
    })
  }
  for (const day of rules.holidaysOff ?? []) insert(db, 'holidays_off', { id: newId(), rep_id: rules.repId, day })
  for (const one of rules.weekly) {
    insert(db, 'weekly_hours', {
      id: newId(),
      rep_id: rules.repId,
      weekday: one.weekday,
      start_min: clockMinutes(one.start),
      end_min: clockMinutes(one.end),
    })
  }
  for (const one of rules.overrides) {
    const stretches = one.intervals.map(({ start, end }) => [clockMinutes(start), clockMinutes(end)])
    insert(db, 'override_days', {
      id: newId(),
      rep_id: rules.repId,
      day: one.date,
      stretches: JSON.stringify(stretches),
    })
  }
  for (const one of rules.timeOff) {
    const inDays = one.start.length === 10
    insert(db, 'time_off', {
      id: newId(),
      rep_id: rules.repId,
      start_ms: inDays ? null : parseInstant(one.start),
      end_ms: inDays ? null : parseInstant(one.end),
      start_day: inDays ? one.start : null,
      end_day: inDays ? one.end : null,
      reason: one.reason ?? null,
    })
  }
}

const toTimeOffRule = (row: TimeOffRow): TimeOffRule =>
  row.start_day !== null
    ? { startDay: row.start_day, endDay: row.end_day!, reason: row.reason }
    : { start: row.start_ms!, end: row.end_ms!, reason: row.reason }
const toZonePeriod = (row: ZonePeriodRow): ZonePeriod => ({ from: row.from_day, to: row.to_day, zone: row.zone })

export interface Absence {
  readonly timeOff: readonly TimeOffRule[]
  readonly periods: readonly ZonePeriod[]
}

/** Time off that ends after `since`, give or take a day, with the travel that says when its days are. */
export function readAbsences(db: ReadableDb, repIds: readonly string[], since: number): Map<string, Absence> {
  const found = new Map(repIds.map((id) => [id, { timeOff: [] as TimeOffRule[], periods: [] as ZonePeriod[] }]))
  const rows = all<TimeOffRow>(
    db,
    `SELECT * FROM time_off WHERE rep_id IN (SELECT value FROM json_each(@reps))
        AND (end_ms > @since OR end_day >= @day)`,
    { reps: listOf(repIds), since, day: formatInstant(since).slice(0, 10) },
  )
  for (const row of rows) found.get(row.rep_id)!.timeOff.push(toTimeOffRule(row))
  if (rows.length > 0) {
    for (const row of zonePeriodsOf(db, repIds)) found.get(row.rep_id)!.periods.push(toZonePeriod(row))
  }
  return found
}

export interface RepRules {
  readonly weekly: HoursRules['weekly']
  readonly overrides: HoursRules['overrides']
  readonly timeOff: readonly TimeOffRule[]
  readonly periods: readonly ZonePeriod[]
  readonly holidaysOff: ReadonlySet<string>
}

/** The rules of many reps, as the slot engine reads them. */
export function readRules(db: ReadableDb, repIds: readonly string[]): Map<string, RepRules> {
  const rules = new Map(
    repIds.map((id) => [
      id,
      {
        weekly: new Map<number, MinuteStretch[]>(),
        overrides: new Map<string, MinuteStretch[]>(),
        timeOff: [] as TimeOffRule[],
        periods: [] as ZonePeriod[],
        holidaysOff: new Set<string>(),
      },
    ]),
  )
  for (const row of weeklyOf(db, repIds)) {
    const weekly = rules.get(row.rep_id)!.weekly
    const stretches = weekly.get(row.weekday) ?? []
    stretches.push([row.start_min, row.end_min])
    weekly.set(row.weekday, stretches)
  }
  for (const row of overridesOf(db, repIds)) rules.get(row.rep_id)!.overrides.set(row.day, stretchesOf(row))
  for (const row of zonePeriodsOf(db, repIds)) {
    rules.get(row.rep_id)!.periods.push(toZonePeriod(row))
  }
  for (const row of holidaysOffOf(db, repIds)) rules.get(row.rep_id)!.holidaysOff.add(row.day)
  for (const row of timeOffOf(db, repIds)) rules.get(row.rep_id)!.timeOff.push(toTimeOffRule(row))
  return rules
}
