import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isEmpty, Tally, inTimeRate, showRate } from '../../../shared/insights/figures.ts'
import { median, waitOf } from '../../../shared/insights/firstCall.ts'
import { definitionText, METRICS, SPLITS, splitText } from '../../../shared/insights/metrics.ts'
import { bucketsOf, firstOfWeek, rangeOf, unitOf } from '../../../shared/insights/ranges.ts'
import { standUpText } from '../../../shared/insights/standUp.ts'
import { besideText, minutesText, valueText } from '../../../shared/insights/words.ts'
import { HOUR, MINUTE } from '../../../shared/time/instant.ts'
import { addDays, localDay, weekday } from '../../../shared/time/zone.ts'

const BERLIN = 'Europe/Berlin'
const counted = (give: (tally: Tally) => void) => {
  const tally = new Tally()
  give(tally)
  return tally.figures()
}

describe('a range', () => {
  it('is today, this week so far, or whole weeks before it as well', () => {
    // A Wednesday.
    expect(rangeOf('today', '2026-11-25', 1)).toEqual({ from: '2026-11-25', to: '2026-11-25' })
    expect(rangeOf('week', '2026-11-25', 1)).toEqual({ from: '2026-11-23', to: '2026-11-25' })
    expect(rangeOf('week', '2026-11-25', 7)).toEqual({ from: '2026-11-22', to: '2026-11-25' })
    expect(rangeOf('4w', '2026-11-25', 1)).toEqual({ from: '2026-11-02', to: '2026-11-25' })
    expect(rangeOf('13w', '2026-11-25', 6)).toEqual({ from: '2026-08-29', to: '2026-11-25' })
  })

  it('is shown by hours, by days, or by weeks', () => {
    expect(unitOf({ from: '2026-11-25', to: '2026-11-25' })).toBe('hour')
    expect(unitOf({ from: '2026-11-02', to: '2026-11-25' })).toBe('day')
    expect(unitOf({ from: '2026-08-31', to: '2026-11-25' })).toBe('week')
  })

  it.each([
    ['2027-03-28', 23],
    ['2026-10-25', 25],
    ['2026-11-25', 24],
  ])('has on %s %i hours', (day, hours) => {
    const buckets = bucketsOf({ from: day, to: day }, BERLIN, 1)
    expect(buckets).toHaveLength(hours)
    expect(buckets.every(({ from, to }) => to - from === HOUR)).toBe(true)
  })

  it('has a half hour of its own where the clocks change by half an hour', () => {
    const [last] = bucketsOf({ from: '2026-10-04', to: '2026-10-04' }, 'Australia/Lord_Howe', 1).slice(-1)
    expect((last?.to ?? 0) - (last?.from ?? 0)).toBe(HOUR / 2)
  })

  it('has a day of 23 hours in its days, and weeks that are cut at its ends', () => {
    const days = bucketsOf({ from: '2027-03-27', to: '2027-03-29' }, BERLIN, 1)
    expect(days.map(({ from, to }) => (to - from) / HOUR)).toEqual([24, 23, 24])
    const weeks = bucketsOf({ from: '2026-08-26', to: '2026-11-24' }, BERLIN, 1)
    expect(weeks).toHaveLength(14)
    expect(weeks[0]).toMatchObject({ day: '2026-08-26', week: '2026-08-24' })
    expect(weeks.at(-1)).toMatchObject({ day: '2026-11-23', week: '2026-11-23' })
  })

  it('is covered without a gap, in any zone and with any first weekday', () => {
    const day = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2025-01-01', n))
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 200 }),
        fc.constantFrom(BERLIN, 'America/St_Johns', 'Pacific/Apia', 'Asia/Kolkata', 'UTC', 'America/Havana'),
        fc.integer({ min: 1, max: 7 }),
        (from, length, zone, first) => {
          const to = addDays(from, length)
          const buckets = bucketsOf({ from, to }, zone, first)
          for (const [i, bucket] of buckets.entries()) {
            expect(bucket.to).toBeGreaterThan(bucket.from)
            if (i > 0) expect(bucket.from).toBe(buckets[i - 1]?.to)
            expect(weekday(bucket.week)).toBe(first)
            expect(bucket.week <= bucket.day && bucket.day < addDays(bucket.week, 7)).toBe(true)
          }
          expect(localDay(buckets[0]?.from ?? 0, zone)).toBe(from)
          expect(localDay((buckets.at(-1)?.to ?? 0) - 1, zone)).toBe(to)
        },
      ),
    )
  })

  it('begins its weeks with the weekday that is asked for', () => {
    expect(firstOfWeek('2026-11-22', 1)).toBe('2026-11-16')
    expect(firstOfWeek('2026-11-22', 7)).toBe('2026-11-22')
    expect(firstOfWeek('2026-11-22', 6)).toBe('2026-11-21')
  })
})

describe('a first call', () => {
  const came = Date.parse('2026-11-23T09:00:00Z')
  const lead = { created: came, within: 5, called: null, callable: true }
  it('is in time to the last instant of it', () => {
    expect(waitOf({ ...lead, called: came + 5 * MINUTE }, came + HOUR)).toBe('within')
    expect(waitOf({ ...lead, called: came + 5 * MINUTE + 1 }, came + HOUR)).toBe('late')
  })
  it('is missed once the time is over, not before', () => {
    expect(waitOf(lead, came + 5 * MINUTE)).toBe('running')
    expect(waitOf(lead, came + 5 * MINUTE + 1)).toBe('missed')
  })
  it('is asked of nobody who cannot be called, and counts of whoever was', () => {
    expect(waitOf({ ...lead, callable: false }, came + HOUR)).toBe('none')
    expect(waitOf({ ...lead, callable: false, called: came }, came + HOUR)).toBe('within')
  })
  it('has a median', () => {
    expect(median([])).toBeNull()
    expect(median([7])).toBe(7)
    expect(median([9, 1, 4])).toBe(4)
    expect(median([9, 1, 4, 6])).toBe(5)
  })
})

describe('rates', () => {
  it('are of what is known: 6 held and 2 no-shows are 75 %, whatever is cancelled or not yet known', () => {
    const figures = counted((tally) => {
      tally.add('held', 6)
      tally.add('noShow', 2)
      tally.add('unknown', 3)
      tally.add('cancelled', 4)
      tally.add('ahead', 5)
    })
    expect(showRate(figures)).toEqual({ of: 6, all: 8, share: 0.75 })
    expect(valueText('showRate', figures)).toBe('75 %')
    expect(besideText('showRate', figures)).toBe('6 of 8, 3 not yet known, 4 cancelled')
    expect(besideText('held', figures)).toBe('3 not yet known, 5 ahead')
  })

  it('are no number where there is nothing to have a share of', () => {
    const none = counted(() => {})
    expect(isEmpty(none)).toBe(true)
    expect(showRate(none).share).toBeNull()
    expect(METRICS.map((metric) => valueText(metric, none))).toEqual(['0', '0', '0', '0', '–', '–', '0'])
  })

  it('of first calls leave out who can still be called in time', () => {
    const figures = counted((tally) => {
      tally.addWait('within', 2 * MINUTE)
      tally.addWait('within', 4 * MINUTE)
      tally.addWait('late', 30 * MINUTE)
      tally.addWait('missed', null)
      tally.addWait('running', null)
      tally.addWait('none', null)
    })
    expect(inTimeRate(figures)).toEqual({ of: 2, all: 4, share: 0.5 })
    expect(valueText('firstCall', figures)).toBe('4 min')
    expect(besideText('firstCall', figures)).toBe('50 % in time, 2 of 4, 1 never called')
    expect(isEmpty(figures)).toBe(false)
  })
})

describe('words', () => {
  it('are as precise as it is worth knowing', () => {
    expect([0, 0.4, 4.4, 59.4, 59.6, 65, 2000, 4000].map(minutesText)).toEqual([
      '0 min',
      '< 1 min',
      '4 min',
      '59 min',
      '1 h 00',
      '1 h 05',
      '33 h 20',
      '2.8 days',
    ])
  })

  it('define every number, for every split', () => {
    for (const metric of METRICS) {
      for (const split of SPLITS) expect(definitionText(metric, split)).toMatch(/^[A-Z].*Left out: \S.*\.$/)
    }
    expect(definitionText('showRate', 'setter')).toBe(
      'Meetings held ÷ meetings held and no-shows. By the day of the meeting. Left out: cancelled, ahead, no outcome yet; moved: as it is now. Counts for who booked.',
    )
  })
})

it('a split says for whom each number counts', () => {
  expect(splitText('setter')).toBe(
    'Dials and connects: who logged the call. Booked, held and show rate: who booked. Time to first call: who made the first call. Reschedules: who moved it.',
  )
  expect(splitText('source')).toMatch(/^Dials, connects, .* and reschedules: the source of the lead\.$/)
})

describe('the stand-up', () => {
  const at = Date.parse('2026-11-23T09:00:00Z')
  const day = (figures = counted(() => {})) => ({ at, figures, booked: [] })

  it('says what was done on the last day and today, and what is next', () => {
    const before = counted((tally) => {
      tally.add('dials', 45)
      tally.add('connects', 1)
      tally.add('booked', 2)
      tally.add('held', 3)
      tally.add('noShow', 1)
      tally.add('reschedules', 1)
      tally.addWait('within', MINUTE)
    })
    const today = counted((tally) => {
      tally.add('ahead', 2)
      tally.add('unknown', 1)
    })
    const maria = { leadName: 'Maria Sandoval', company: 'Cascade Freight', host: 'Dana Keller', start: at + 75 * HOUR }
    const text = standUpText({
      workspace: 'Northwind team',
      zone: BERLIN,
      clock: '24',
      before: { ...day(before), at: at - 72 * HOUR, booked: [maria, { ...maria, company: null, host: null }] },
      today: day(today),
      unconfirmed: 1,
    })
    expect(text).toBe(`Stand-up, Northwind team

Friday 20 November 2026
- 45 dials, 1 connect, 2 booked
- 3 held, 1 no-show
- 1 meeting moved
- first calls in time: 1 of 1 (100 %)
  - Maria Sandoval (Cascade Freight), 26 Nov 2026 13:00 with Dana Keller
  - Maria Sandoval, 26 Nov 2026 13:00

Today, Monday 23 November 2026
- 0 dials, 0 connects, 0 booked

Next
- 2 meetings still ahead today, 1 not confirmed
- 1 meeting of today without an outcome`)
  })

  it('names some meetings and counts the rest', () => {
    const booked = Array.from({ length: 11 }, (_, i) => ({ leadName: `L${i}`, company: null, host: null, start: at }))
    const text = standUpText({
      workspace: 'W',
      zone: BERLIN,
      clock: '12',
      today: { ...day(), booked },
      unconfirmed: 0,
    })
    expect(text).toContain('L7, Nov 23, 2026 10:00 AM\n  - and 3 more')
    expect(text).not.toContain('Next')
  })
})
