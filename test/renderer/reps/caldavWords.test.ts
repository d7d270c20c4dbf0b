import { describe, expect, it } from 'vitest'
import { conflictWords, stateWords, troubleWords, waitingWords } from '../../../renderer/reps/caldavWords.ts'
import type { CaldavAccount, CaldavConflict } from '../../../shared/contract/caldav.ts'

const NOW = Date.parse('2026-11-23T09:00:00Z')
const account = (part: Partial<CaldavAccount> = {}): CaldavAccount => ({
  id: '01900000-0000-7000-8000-000000000001',
  repId: '01900000-0000-7000-8000-000000000002',
  name: 'Work',
  serverUrl: 'https://cloud.example/',
  calendarUrl: 'https://cloud.example/dana/office/',
  username: 'dana',
  writeMeetings: false,
  status: 'ok',
  lastSync: '2026-11-23T08:55:00Z',
  waiting: 0,
  conflicts: [],
  ...part,
})
const conflict = (part: Partial<CaldavConflict> = {}): CaldavConflict => ({
  meetingId: '01900000-0000-7000-8000-000000000003',
  title: 'Product demo: Cascade Freight',
  kind: 'moved',
  ours: { start: '2026-11-25T09:00:00Z', end: '2026-11-25T09:30:00Z' },
  there: { start: '2026-11-26T11:00:00Z', end: '2026-11-26T11:30:00Z' },
  ...part,
})

describe('a calendar on a server, in words', () => {
  it('how it stands', () => {
    const words = (part: Partial<CaldavAccount>) => stateWords(account(part), NOW, 'Europe/Berlin', '24')
    expect(words({})).toBe('Connected · as of 09:55 · busy times read')
    expect(words({ status: 'offline', writeMeetings: true, waiting: 3 })).toBe(
      'Not reached · as of 09:55 · busy times read, meetings written · 3 changes wait for the server',
    )
    expect(words({ status: 'refused', lastSync: null })).toBe('Not let in · not read yet · busy times read')
  })

  it('what waits', () => {
    expect(waitingWords({ waiting: 0 })).toBe('')
    expect(waitingWords({ waiting: 1 })).toBe('1 change waits for the server')
  })

  it('what somebody changed there', () => {
    const words = (part: Partial<CaldavConflict>) => conflictWords(conflict(part), 'Europe/Berlin', '24')
    expect(words({})).toBe('Moved on the server to Thu 26 Nov 12:00 – 12:30. Here it is Wed 25 Nov 10:00 – 10:30.')
    expect(words({ kind: 'deleted', there: null })).toBe('Deleted on the server. Here it is Wed 25 Nov 10:00 – 10:30.')
    expect(words({ ours: null })).toMatch(/Here it is not in this calendar any more\.$/)
    expect(words({ there: null })).toMatch(/^Changed on the server to a time that cannot be read\./)
  })

  it('what needs somebody, and nothing else', () => {
    expect(troubleWords([])).toBe('')
    expect(troubleWords([account(), account({ status: 'syncing', waiting: 2 }), account({ status: 'offline' })])).toBe(
      '',
    )
    expect(troubleWords([account({ status: 'offline', waiting: 2 })])).toBe('2 changes wait for the server')
    expect(troubleWords([account({ conflicts: [conflict()] })])).toBe('1 meeting was changed on a server')
    expect(troubleWords([account({ status: 'refused' }), account({ status: 'failed' })])).toMatch(
      /refuses the password/,
    )
  })
})
