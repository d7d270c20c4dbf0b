import type { BoardRow } from '../contract/board.ts'

/** Where a meeting goes: ISO instants, and everyone who takes part. */
export interface MovedMeeting {
  readonly meetingId: string
  readonly start: string
  readonly end: string
  readonly repIds: readonly string[]
}

type BoardMeeting = BoardRow['meetings'][number]

/**
 * The rows with a meeting at its new place, as the backend will answer once it has moved it: it is to be agreed anew, so
 * it stands as booked and unanswered. Rows it neither leaves nor reaches stay the same objects, so that nothing of them is
 * drawn again. Unchanged where no row has the meeting.
 */
export function withMeetingMoved(rows: readonly BoardRow[], moved: MovedMeeting): BoardRow[] {
  const found = rows.flatMap((row) => row.meetings).find(({ meetingId }) => meetingId === moved.meetingId)
  if (!found) return [...rows]
  const { start, end } = moved
  const meeting: BoardMeeting = { ...found, start, end, status: 'booked', attendance: 'needsAction' }
  return rows.map((row) => {
    const takesPart = moved.repIds.includes(row.rep.id)
    const others = row.meetings.filter(({ meetingId }) => meetingId !== moved.meetingId)
    if (!takesPart && others.length === row.meetings.length) return row
    const meetings = takesPart ? [...others, meeting].toSorted(byStart) : others
    return { ...row, meetings }
  })
}

const byStart = (a: BoardMeeting, b: BoardMeeting): number => Date.parse(a.start) - Date.parse(b.start)
