import { describe, expect, it } from 'vitest'
import { draftPurpose, sendHint } from '../../../renderer/meetings/meetingWords.ts'
import { inTab } from '../../../renderer/meetings/tabs.ts'
import type { Meeting } from '../../../shared/contract/meetings.ts'

const now = Date.parse('2026-11-23T09:00:00Z')
const today = { from: Date.parse('2026-11-22T23:00:00Z'), to: Date.parse('2026-11-23T23:00:00Z') }

const meeting = (id: string, start: string, part: Partial<Meeting> = {}): Meeting => ({
  id,
  uid: `${id}@example.com`,
  sequence: 0,
  status: 'booked',
  leadId: 'lead',
  meetingTypeId: 'type',
  start,
  end: new Date(Date.parse(start) + 1_800_000).toISOString(),
  reps: [],
  location: null,
  notes: null,
  attendance: 'needsAction',
  overrideReason: null,
  cancelReason: null,
  confirmedBy: null,
  confirmedAt: null,
  outcomeNote: null,
  invitedSequence: null,
  invitedAt: null,
  createdAt: start,
  updatedAt: start,
  ...part,
})

const all = [
  meeting('tomorrow', '2026-11-24T10:00:00Z'),
  meeting('running', '2026-11-23T08:45:00Z', { status: 'confirmed' }),
  meeting('this morning', '2026-11-23T07:00:00Z'),
  meeting('soon', '2026-11-23T12:00:00Z'),
  meeting('last week', '2026-11-16T12:00:00Z', { status: 'confirmed' }),
  meeting('held', '2026-11-23T06:00:00Z', { status: 'completed' }),
  meeting('cancelled', '2026-11-23T15:00:00Z', { status: 'cancelled' }),
]

describe('the tabs of meetings', () => {
  it.each([
    ['confirm', ['soon', 'tomorrow']],
    ['today', ['held', 'this morning', 'running', 'soon']],
    ['upcoming', ['running', 'soon', 'tomorrow']],
    ['outcome', ['this morning', 'last week']],
  ] as const)('%s', (tab, ids) => expect(inTab(all, tab, now, today).map(({ id }) => id)).toEqual(ids))

  it('has those that a calendar is in the way of, while they are open', () => {
    const colliding = new Set(['tomorrow', 'held', 'cancelled'])
    expect(inTab(all, 'collides', now, today, colliding).map(({ id }) => id)).toEqual(['tomorrow'])
  })

  it('has every meeting in the last one', () => expect(inTab(all, 'all', now, today)).toHaveLength(all.length))
})

describe('what is to be sent', () => {
  const at = '2026-11-24T10:00:00Z'
  it.each([
    [{}, 'invite', 'Invite to send'],
    [{ invitedSequence: 0 }, 'reminder', undefined],
    [{ invitedSequence: 0, sequence: 1 }, 'reschedule', 'Update to send'],
    [{ invitedSequence: 0, sequence: 1, status: 'cancelled' }, 'cancel', 'Cancellation to send'],
    [{ invitedSequence: 1, sequence: 1, status: 'cancelled' }, null, undefined],
    [{ status: 'cancelled', sequence: 1 }, null, undefined],
    [{ status: 'completed' }, null, undefined],
    [{ start: '2026-11-23T09:00:00Z' }, null, undefined],
  ] as const)('%o', (part, purpose, hint) => {
    expect(draftPurpose(meeting('a', at, part), now)).toBe(purpose)
    expect(sendHint(meeting('a', at, part), now)).toBe(hint)
  })
})
