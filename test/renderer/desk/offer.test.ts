import { describe, expect, test } from 'vitest'
import { offer } from '../../../renderer/desk/booking/offer.ts'
import type { Slot, SlotReason } from '../../../shared/contract/slotShapes.ts'
import { parseWhen } from '../../../shared/time/when.ts'

const ZONE = 'Europe/Berlin'
/** Monday, 9:00 in Berlin. */
const NOW = Date.parse('2026-11-23T08:00:00Z')

function slot(start: number, codes: readonly SlotReason['code'][] = []): Slot {
  return {
    start: new Date(start).toISOString(),
    end: new Date(start + 45 * 60_000).toISOString(),
    reps: [],
    reasons: codes.map((code) => ({ code, text: code })),
  }
}

/** Every quarter of an hour from 9:00 to 16:45 on so many days from Monday on. */
function days(count: number): Slot[] {
  return Array.from({ length: count }, (_, day) =>
    Array.from({ length: 32 }, (_, n) => slot(NOW + day * 86_400_000 + n * 15 * 60_000)),
  ).flat()
}

const times = (offered: ReturnType<typeof offer>) =>
  offered.map((day) => [day.day, ...day.slots.map((one) => one.start.slice(11, 16))].join(' '))
const ask = (slots: readonly Slot[], text = '', wholeDays: readonly string[] = []) =>
  offer({ slots, when: parseWhen(text, NOW, ZONE), zone: ZONE, wholeDays: new Set(wholeDays) })

describe('what is offered', () => {
  test('three a day on three days, the soonest first and the rest over the day at full hours', () => {
    expect(times(ask(days(5)))).toEqual([
      '2026-11-23 08:00 09:00 12:00',
      '2026-11-24 08:00 09:00 12:00',
      '2026-11-25 08:00 09:00 12:00',
    ])
    expect(ask(days(5)).map((day) => day.more)).toEqual([29, 29, 29])
  })

  test('the first open time is always among them, whatever speaks for others', () => {
    const slots = days(1)
    slots[9] = slot(Date.parse(slots[9]!.start), ['owner'])
    const [day] = ask(slots)
    expect(day!.slots[0]!.start).toBe(slots[0]!.start)
    expect(day!.slots.map((one) => one.start)).toContain(slots[9]!.start)
  })

  test('a time that is doubtful gives way to one that is not', () => {
    const slots = days(1).map((one, i) => (i % 4 === 0 ? slot(Date.parse(one.start), ['unverified']) : one))
    const [day] = ask(slots)
    expect(day!.slots.slice(1).every((one) => one.reasons.length === 0)).toBe(true)
  })

  test('what was asked for comes first, then the same hours of other days, marked as such', () => {
    const offered = ask(days(12), 'thu after 1')
    expect(offered[0]).toMatchObject({ day: '2026-11-26', near: false })
    expect(offered[0]!.slots).toHaveLength(5)
    expect(offered[0]!.slots[0]!.start).toBe('2026-11-26T12:00:00.000Z')
    expect(offered.slice(1).map(({ day, near }) => ({ day, near }))).toEqual([
      { day: '2026-11-27', near: true },
      { day: '2026-11-28', near: true },
    ])
    expect(
      offered
        .slice(1)
        .flatMap((day) => day.slots)
        .every((one) => one.start.slice(11) >= '12:00'),
    ).toBe(true)
  })

  test('an exact time that is taken is answered with times near it', () => {
    const wanted = '2026-11-26T12:00:00.000Z'
    const offered = ask(
      days(5).filter((one) => one.start !== wanted),
      'thu 1pm',
    )
    expect(offered.every((day) => day.near)).toBe(true)
    expect(offered.map((day) => day.day)).toContain('2026-11-26')
  })

  test('where nothing is open then or near it, the soonest stand in, and say so', () => {
    const offered = ask(days(3), 'sun 3am')
    expect(offered).toHaveLength(3)
    expect(offered.every((day) => day.near)).toBe(true)
    expect(offered[0]!.slots[0]!.start).toBe('2026-11-23T08:00:00.000Z')
  })

  test('never more than there are number keys, unless a whole day was asked for', () => {
    const count = (offered: ReturnType<typeof offer>) => offered.reduce((sum, day) => sum + day.slots.length, 0)
    expect(count(ask(days(20)))).toBe(9)
    expect(count(ask(days(20), 'morning'))).toBeLessThanOrEqual(9)
    expect(ask(days(20), '', ['2026-11-23'])[0]!.slots).toHaveLength(32)
  })

  test('nothing is offered where nothing is open', () => {
    expect(ask([])).toEqual([])
    expect(ask([], 'thu after 1')).toEqual([])
  })
})
