import { describe, expect, test } from 'vitest'
import { noShowRisk, type RiskFacts } from '../../../shared/priority/noShowRisk.ts'
import { DAY, HOUR } from '../../../shared/time/instant.ts'
import { AT } from './leads.ts'

const calm: RiskFacts = {
  start: AT + 3 * DAY,
  agreed: AT - DAY,
  confirmed: false,
  attendance: 'needsAction',
  invited: AT - DAY,
  noShows: 0,
  moves: 0,
  tries: 0,
}

describe('the risk of a no-show', () => {
  test.each<[string, Partial<RiskFacts>]>([
    ['low', {}],
    ['raised: booked 9 days ahead', { agreed: AT - 6 * DAY }],
    ['low', { agreed: AT - 4 * DAY }],
    ['raised: not confirmed, 23 h to go', { start: AT + 23 * HOUR }],
    ['raised: not confirmed, less than an hour to go', { start: AT + HOUR / 2 }],
    ['raised: an earlier no-show', { noShows: 1 }],
    ['high: 2 earlier no-shows', { noShows: 2 }],
    ['raised: no answer to the invite for 2 days', { invited: AT - 2 * DAY }],
    ['low', { invited: null }],
    ['low', { moves: 1 }],
    ['raised: moved twice', { moves: 2 }],
    ['raised: moved 3 times', { moves: 3 }],
    ['raised: answered "perhaps"', { attendance: 'tentative' }],
    ['high: declined the invite', { attendance: 'declined' }],
    ['raised: 2 tries to confirm it', { tries: 2 }],
    [
      'high: not confirmed, 23 h to go, booked 9 days ahead',
      { start: AT + 23 * HOUR, agreed: AT - 8 * DAY - 2 * HOUR },
    ],
    // Who has said yes is judged by the past alone.
    ['low', { confirmed: true, start: AT + HOUR, agreed: AT - 30 * DAY, invited: AT - 9 * DAY, tries: 3 }],
    ['low', { attendance: 'accepted', start: AT + HOUR }],
    ['raised: an earlier no-show', { confirmed: true, noShows: 1 }],
  ])('%s', (expected, facts) => {
    const { tier, reasons } = noShowRisk({ ...calm, ...facts }, AT)
    expect([tier, reasons.join(', ')].filter(Boolean).join(': ')).toBe(expected)
  })
})
