import { describe, expect, it } from 'vitest'
import { withMeetingMoved } from '../../../shared/board/movedRows.ts'
import { boardMeeting, boardRow } from '../../support/boardRows.ts'

const dana = boardRow('Dana', [
  boardMeeting('demo', '09:00', '09:45', { status: 'confirmed', attendance: 'accepted' }),
  boardMeeting('other', '11:00', '11:30'),
])
const jo = boardRow('Jo', [boardMeeting('demo', '09:00', '09:45', { status: 'confirmed', attendance: 'accepted' })])
const erin = boardRow('Erin', [boardMeeting('third', '10:00', '10:30')])
const rows = [dana, jo, erin]
const to = { meetingId: 'demo', start: '2026-11-26T12:00:00Z', end: '2026-11-26T13:00:00Z' }

describe('rows with a meeting moved', () => {
  it('takes it from who leaves and gives it to who comes, in order of start, to be agreed anew', () => {
    const [first, second, third] = withMeetingMoved(rows, { ...to, repIds: [dana.rep.id, erin.rep.id] })
    expect(first?.meetings.map(({ meetingId }) => meetingId)).toEqual(['other', 'demo'])
    expect(first?.meetings[1]).toMatchObject({ ...to, status: 'booked', attendance: 'needsAction' })
    expect(second?.meetings).toEqual([])
    expect(third?.meetings.map(({ meetingId }) => meetingId)).toEqual(['third', 'demo'])
  })
  it('leaves rows it does not touch as the same objects, and what came in unchanged', () => {
    const before = structuredClone(rows)
    const moved = withMeetingMoved(rows, { ...to, repIds: [dana.rep.id, jo.rep.id] })
    expect(moved[2]).toBe(erin)
    expect(rows).toEqual(before)
  })
  it('changes nothing where no row has the meeting', () => {
    const moved = withMeetingMoved(rows, { ...to, meetingId: 'gone', repIds: [dana.rep.id] })
    expect(moved.every((row, i) => row === rows[i])).toBe(true)
  })
})
