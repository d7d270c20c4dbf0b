import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { patienceOf } from '../../../../electron/backend/calendar/read/patience.ts'
import { expandRule, readRule, RuleProblem, type RuleSpan } from '../../../../electron/backend/calendar/read/rule.ts'
import { expandSimply } from '../../../../electron/backend/calendar/read/simpleRule.ts'
import { DAY } from '../../../../shared/time/instant.ts'

const tooMany = (most: number) => new RuleProblem(`more than ${most}`)
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

const weekdays = fc
  .uniqueArray(fc.constantFrom(...DAYS), { minLength: 1, maxLength: 7 })
  .map((days) => `;BYDAY=${days}`)
const nth = fc
  .tuple(fc.constantFrom(1, 2, 3, 4, 5, -1, -2, -5), fc.constantFrom(...DAYS))
  .map(([n, day]) => `;BYDAY=${n}${day}`)
const monthDay = fc.integer({ min: 1, max: 31 }).map((day) => `;BYMONTHDAY=${day}`)
const month = fc.integer({ min: 1, max: 12 }).map((number) => `;BYMONTH=${number}`)
const rules = fc.oneof(
  fc.constant('FREQ=DAILY'),
  fc.constant('FREQ=WEEKLY'),
  fc.tuple(weekdays, fc.constantFrom('', ';WKST=SU', ';WKST=WE')).map(([days, wkst]) => `FREQ=WEEKLY${days}${wkst}`),
  fc.constant('FREQ=MONTHLY'),
  fc.oneof(nth, monthDay).map((day) => `FREQ=MONTHLY${day}`),
  fc.constant('FREQ=YEARLY'),
  fc.tuple(month, fc.oneof(nth, monthDay)).map(([which, day]) => `FREQ=YEARLY${which}${day}`),
)
const ends = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 1, max: 60 }).map((count) => `;COUNT=${count}`),
)
const day = (from: string, to: string) =>
  fc.integer({ min: Date.parse(from) / DAY, max: Date.parse(to) / DAY }).map((number) => number * DAY)

describe('rules that are counted by hand', () => {
  test('give what the library gives', () => {
    fc.assert(
      fc.property(
        rules,
        fc.integer({ min: 1, max: 5 }),
        ends,
        day('1999-01-01', '2027-01-01'),
        day('2020-01-01', '2027-06-01'),
        fc.integer({ min: 1, max: 500 }),
        (text, interval, end, startDay, from, days) => {
          const rule = readRule(`${text};INTERVAL=${interval}${end}`)
          const span: RuleSpan = {
            start: startDay + 9.5 * 3_600_000,
            until: Number.POSITIVE_INFINITY,
            from,
            to: from + days * DAY,
            most: 10_000,
            checkTime: () => undefined,
            patience: patienceOf(() => 0),
          }
          const to = span.to
          if (to < span.start) return
          const simple = expandSimply(rule, span, to, tooMany)
          expect(simple).toBeDefined()
          // Every second from 0 to 0 is what the rule says anyway, and makes it one for the library.
          const unusual = { ...rule, options: { ...rule.options, bySecond: [0] } }
          expect(simple).toEqual(expandRule(unusual, span))
        },
      ),
      { numRuns: 1500 },
    )
  })

  test.each(['FREQ=DAILY;BYHOUR=9', 'FREQ=MONTHLY;BYDAY=MO', 'FREQ=YEARLY;BYDAY=1MO', 'FREQ=MONTHLY;BYMONTHDAY=-1'])(
    '%s is for the library',
    (text) => {
      const span = { start: 0, until: 1, from: 0, to: 1, most: 10, checkTime: () => undefined }
      expect(expandSimply(readRule(text), { ...span, patience: patienceOf(() => 0) }, 1, tooMany)).toBeUndefined()
    },
  )
})
