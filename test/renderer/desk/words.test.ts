import { describe, expect, test } from 'vitest'
import { briefLines } from '../../../renderer/desk/lead/briefLines.ts'
import { callableWords, leadZone, panelWords } from '../../../renderer/desk/words.ts'

const NOW = Date.parse('2026-11-23T17:42:00Z')
const words = (calling: Parameters<typeof callableWords>[0]) => callableWords(calling, NOW, 'Europe/Berlin', '24').text

describe('whether a lead may be called, in words', () => {
  test('open says until when on the clock of the lead', () => {
    expect(words({ now: true, why: 'open', zone: 'America/Denver', changes: '2026-11-24T03:00:00Z' })).toBe(
      'may be called until 20:00',
    )
  })
  const closed = { now: false, why: 'closed', zone: 'Asia/Tokyo', changes: '2026-11-24T00:00:00Z' } as const
  test('closed says from when on both clocks, and whether it is custom or forbidden', () => {
    expect(words({ ...closed, state: 'warned' })).toBe('outside the usual hours, better from 09:00 (01:00 Berlin)')
    expect(words({ ...closed, state: 'blocked' })).toBe('may not be called before 09:00 (01:00 Berlin)')
    expect(words({ now: false, why: 'closed', state: 'blocked' })).toBe('not to be called')
  })
  test('a holiday is named', () => {
    const holiday = { name: 'Labour Thanksgiving Day', place: 'Japan' }
    expect(words({ ...closed, state: 'warned', holiday })).toBe(
      'Labour Thanksgiving Day in Japan, better from 09:00 (01:00 Berlin)',
    )
  })
  test('the rest is said as it is, with what can be done', () => {
    expect(words({ now: false, why: 'doNotContact' })).toBe('asked not to be contacted')
    expect(
      words({ now: false, why: 'doNotContact', listed: true, reason: 'On the do-not-contact list: acme.com' }),
    ).toBe('on the do-not-contact list: acme.com')
    expect(words({ now: false, why: 'noPhone' })).toBe('has no phone number')
    expect(words({ now: true, why: 'zoneUnknown' })).toBe('time zone unknown: ask, and set it with Edit')
  })
})

test('a lead has one zone or none that can be named', () => {
  expect(leadZone({ zone: 'Europe/Paris', zones: [] })).toBe('Europe/Paris')
  expect(leadZone({ zone: null, zones: ['America/Denver'] })).toBe('America/Denver')
  expect(leadZone({ zone: null, zones: ['America/Denver', 'America/Chicago'] })).toBeNull()
})

test('a panel in words', () => {
  expect(
    panelWords({
      panel: [
        { role: 'ae', count: 1, optional: false },
        { role: 'presales', count: 2, optional: true },
      ],
    }),
  ).toBe('AE + 2 presales if free')
})

test('the brief asks its questions in their order, names what nobody asked yet, and keeps its own lines', () => {
  const questions = ['Pain', 'Budget', 'Decides'].map((label) => ({ label, kind: 'text' as const, options: [] }))
  const lines = briefLines(
    [
      { label: 'budget', text: '40 k' },
      { label: 'Fleet', text: '12 lorries' },
    ],
    questions,
  )
  expect(lines).toEqual([
    { label: 'Pain', text: '' },
    { label: 'Budget', text: '40 k' },
    { label: 'Decides', text: '' },
    { label: 'Fleet', text: '12 lorries' },
  ])
})
