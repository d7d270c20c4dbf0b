import { expect, test } from 'vitest'
import { leftWords } from '../../../renderer/components/leftWords.ts'
import { ledgerText, points, signed } from '../../../renderer/ledger/ledgerText.ts'

test.each([
  [4, '4', '+4'],
  [4.94, '4.9', '+4.9'],
  [-0.84, '−0.8', '−0.8'],
  [0.04, '0', '0'],
  [-0.04, '0', '0'],
])('%d is written %s, and with its sign %s', (value, plain, withSign) => {
  expect([points(value), signed(value)]).toEqual([plain, withSign])
})

test('the ledger as text: a sentence for each seat, a line for each rep', () => {
  const text = ledgerText({
    typeName: 'Product demo',
    ledger: {
      since: '2026-10-25T23:00:00Z',
      seats: [
        {
          seat: 0,
          next: 'd',
          text: 'Dana is next: 4.9 below share (target 15.9, had 12, 1 no-show given back)',
          rows: [
            {
              repId: 'd',
              name: 'Dana Keller',
              weight: 120,
              target: 15.88,
              received: 12,
              credits: [{ kind: 'noShow', points: -1, text: '1 no-show given back' }],
              owed: 4.88,
              lastBooked: '2026-11-23T09:00:00Z',
            },
          ],
        },
      ],
    },
    seatNames: ['AE'],
    now: Date.parse('2026-11-23T10:00:00Z'),
    zone: 'Europe/Berlin',
  })
  expect(text.split('\n')).toEqual([
    'Who is next for Product demo, meetings since Mon 26 Oct',
    '',
    'AE: Dana is next: 4.9 below share (target 15.9, had 12, 1 no-show given back).',
    '- Dana Keller: share 120 %, target 15.9, received 12, credits −1 (1 no-show given back), owed 4.9, last booked Mon 23 Nov',
  ])
})

test.each([
  [900_000, '15:00'],
  [119_001, '2:00'],
  [500, '0:01'],
  [-5, '0:00'],
  [3 * 3_600_000 + 12 * 60_000, '3 h 12'],
])('%d ms of a hold are left as %s', (ms, words) => {
  expect(leftWords(ms)).toBe(words)
})
