import { describe, expect, it } from 'vitest'
import { cellWords, pageTitle, shortPageTitle, timeWords } from '../../../renderer/board/describe.ts'
import { nextWords, spokenWords, warningWords } from '../../../renderer/board/whyWords.ts'
import type { Plan } from '../../../renderer/board/useTarget.ts'
import { makeAxis } from '../../../shared/board/axis.ts'
import { layoutRow } from '../../../shared/board/pieces.ts'
import type { BoardRow } from '../../../shared/contract/board.ts'
import { boardMeeting, boardRow } from '../../support/boardRows.ts'

const clocks = { zone: 'Europe/Berlin', leadZone: 'America/Denver', clock: '24' } as const
const at = (text: string) => Date.parse(text)
const plan: Plan = {
  meetingTypeId: 'demo',
  minutes: 60,
  stretched: false,
  start: at('2026-11-26T10:00:00Z'),
  repId: 'dana',
  others: null,
  leadId: 'maria',
  movingMeetingId: null,
  time: '11:00',
  name: 'Maria',
}

describe('the title of a page', () => {
  it.each([
    [['2026-11-26'], 'Thursday 26 November', 'Thu 26 Nov'],
    [['2026-11-26', '2026-11-27', '2026-11-28'], '26 – 28 November', '26 – 28 Nov'],
    [['2026-11-30', '2026-12-01', '2026-12-02'], '30 November – 2 December', '30 Nov – 2 Dec'],
  ])('%j', (days, title, short) => {
    expect(pageTitle(days, 'Europe/Berlin')).toBe(title)
    expect(shortPageTitle(days, 'Europe/Berlin')).toBe(short)
  })
})

describe('times', () => {
  it('are said on both clocks, once where they are one', () => {
    expect(timeWords(at('2026-11-26T17:45:00Z'), clocks)).toBe('Thu 26 Nov, 18:45 Berlin, 10:45 Denver')
    expect(timeWords(at('2026-11-26T17:45:00Z'), { ...clocks, leadZone: 'Europe/Berlin' })).toBe(
      'Thu 26 Nov, 18:45 Berlin',
    )
  })
  it('name the next open time by its day', () => {
    const now = at('2026-11-26T11:10:00Z')
    expect(nextWords(at('2026-11-27T16:30:00Z'), now, clocks)).toBe('Next open: tomorrow 17:30 (09:30 Denver)')
    expect(nextWords(at('2026-12-01T16:30:00Z'), now, clocks)).toBe('Next open: Tue 1 Dec 17:30 (09:30 Denver)')
  })
})

describe('what must be known of a calendar', () => {
  const explained = { open: true, reasons: [], unverified: true, nextOpen: null }
  const now = at('2026-11-26T11:10:00Z')
  it.each([
    ['2026-11-23T08:00:00Z', 'Calendar is 3 days old, unverified'],
    ['2026-11-25T10:00:00Z', 'Calendar is 1 day old, unverified'],
    [null, 'No calendar is known, so busy times may be missing'],
  ])('as of %s', (asOf, words) => {
    expect(warningWords(explained, asOf, now)).toBe(words)
  })
  it('is nothing when it can be trusted', () => {
    expect(warningWords({ ...explained, unverified: false }, null, now)).toBeNull()
  })
})

describe('what is heard', () => {
  const axis = makeAxis({
    days: ['2026-11-26'],
    zone: 'Europe/Berlin',
    window: { start: 480, end: 1080 },
    pixelsPerHour: 60,
  })
  const times = (start: string, end: string) => ({ start: `2026-11-26T${start}:00Z`, end: `2026-11-26T${end}:00Z` })
  const row: BoardRow = {
    ...boardRow('Priya Nair', [
      boardMeeting('m', '14:00', '14:45', {
        leadName: 'Chen Wei',
        company: 'Jinghe',
        status: 'no_show',
        bufferBefore: 10,
        bufferAfter: 10,
      }),
    ]),
    verified: false,
    hours: [times('08:00', '16:00')],
    timeOff: [{ ...times('08:00', '08:30'), reason: 'Dentist' }],
    busy: [{ ...times('12:00', '13:00'), title: 'Lunch', allDay: false, tentative: true, source: 'work.ics' }],
    holds: [
      { ...times('15:00', '15:45'), holdId: 'h', leadId: 'l', leadName: 'Nadia Karim', until: '2026-11-26T11:40:00Z' },
    ],
  }
  it.each([
    ['07:15', 'outside hours'],
    ['08:15', 'off, Dentist'],
    ['10:00', 'nothing known, the calendar is not up to date'],
    ['12:30', 'Busy: Lunch, tentative, 13:00 – 14:00'],
    ['14:15', 'Chen Wei, Jinghe: Product demo, 15:00 – 15:45, no-show'],
    ['15:15', 'Held for Nadia Karim until 12:40, 16:00 – 16:45'],
  ])('at %s UTC', (time, content) => {
    const start = at(`2026-11-26T${time}:00Z`)
    expect(cellWords(row, layoutRow(row, axis), start, clocks)).toBe(
      `Priya Nair, ${timeWords(start, clocks)}: ${content}`,
    )
  })
  it('says all reasons, and nothing while they are asked for', () => {
    const usual = { plan: { ...plan, stretched: false } }
    expect(spokenWords({ ...usual, state: 'checking', reasons: [] })).toBe('')
    expect(spokenWords({ ...usual, state: 'open', reasons: [] })).toBe('Open')
    const reasons = [
      { code: 'busy', text: 'Busy' },
      { code: 'dayCap', text: 'Day cap reached' },
    ] as const
    expect(spokenWords({ ...usual, state: 'closed', reasons })).toBe('Not open. Busy. Day cap reached')
  })
  it('says another length first', () => {
    expect(spokenWords({ plan: { ...plan, stretched: true }, state: 'open', reasons: [] })).toBe('60 min. Open')
  })
})
