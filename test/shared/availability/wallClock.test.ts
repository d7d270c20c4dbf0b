import { describe, expect, it } from 'vitest'
import { hoursBetween, timeOffInterval, type HoursRules } from '../../../shared/availability/rules.ts'
import { beginOfDay, dayAt, weekAt, zoneAt, type WallClock } from '../../../shared/availability/wallClock.ts'
import { formatInstant, parseInstant } from '../../../shared/time/instant.ts'

const NINE_TO_FIVE = new Map([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [[540, 1020]] as const]))
const ONE_TO_ELEVEN = new Map([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [[60, 1380]] as const]))
const DAY_AND_NIGHT = new Map([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [[0, 1440]] as const]))

const travels = (zone: string, to: string, from: string, back: string | null): WallClock => ({
  zone,
  periods: [{ from, to: back, zone: to }],
})
const hours = (clock: WallClock, weekly: HoursRules['weekly'], from: string, to: string): string[] =>
  hoursBetween(
    { ...clock, weekly, overrides: new Map(), holidays: new Map() },
    parseInstant(from),
    parseInstant(to),
  ).map((one) => `${formatInstant(one.start).slice(5, 16)} ${formatInstant(one.end).slice(5, 16)}`)

describe('a rep who travels', () => {
  it('east: the last date at home ends where the first date away begins', () => {
    const clock = travels('Europe/Berlin', 'Asia/Tokyo', '2026-11-24', '2026-11-26')
    expect(hours(clock, NINE_TO_FIVE, '2026-11-23T00:00:00Z', '2026-11-27T00:00:00Z')).toEqual([
      // Monday in Berlin, until it is Tuesday in Tokyo
      '11-23T08:00 11-23T15:00',
      '11-24T00:00 11-24T08:00',
      '11-25T00:00 11-25T08:00',
      // back in Berlin
      '11-26T08:00 11-26T16:00',
    ])
    expect(formatInstant(beginOfDay(clock, '2026-11-24'))).toBe('2026-11-23T15:00:00Z')
    expect(dayAt(clock, parseInstant('2026-11-23T14:59:59Z'))).toBe('2026-11-23')
    expect(dayAt(clock, parseInstant('2026-11-23T15:00:00Z'))).toBe('2026-11-24')
  })

  it('west: what lies between two dates counts to the earlier, and nobody works then', () => {
    const clock = travels('Europe/Berlin', 'America/New_York', '2026-11-24', null)
    expect(hours(clock, DAY_AND_NIGHT, '2026-11-23T12:00:00Z', '2026-11-24T12:00:00Z')).toEqual([
      '11-21T23:00 11-23T23:00',
      '11-24T05:00 11-26T05:00',
    ])
    const between = parseInstant('2026-11-24T02:00:00Z')
    expect(dayAt(clock, between)).toBe('2026-11-23')
    expect(zoneAt(clock, between)).toBe('Europe/Berlin')
    expect(weekAt(clock, between)).toBe('2026-11-23')
  })

  it('over more than a day: a date that is lived nowhere has no hours', () => {
    const clock = travels('Pacific/Pago_Pago', 'Pacific/Kiritimati', '2026-11-24', null)
    // Tuesday begins in Kiritimati an hour before Monday would begin in Pago Pago.
    expect(hours(clock, ONE_TO_ELEVEN, '2026-11-22T12:00:00Z', '2026-11-23T12:00:00Z')).toEqual([
      '11-22T12:00 11-23T10:00',
      '11-23T11:00 11-24T09:00',
    ])
    const days = ['2026-11-23T09:59:59Z', '2026-11-23T10:00:00Z', '2026-11-23T11:30:00Z'].map((at) =>
      dayAt(clock, parseInstant(at)),
    )
    expect(days).toEqual(['2026-11-22', '2026-11-24', '2026-11-24'])
    const off = timeOffInterval({ startDay: '2026-11-23', endDay: '2026-11-24', reason: null }, clock)
    expect(off.end).toBe(off.start)
  })

  it('takes days off by the clock of the place where they are spent', () => {
    const clock = travels('Europe/Berlin', 'Asia/Tokyo', '2026-11-24', '2026-11-27')
    const off = timeOffInterval({ startDay: '2026-11-25', endDay: '2026-11-26', reason: null }, clock)
    expect([off.start, off.end].map(formatInstant)).toEqual(['2026-11-24T15:00:00Z', '2026-11-25T15:00:00Z'])
  })
})
