import type { BoardRow } from '../../shared/contract/board.ts'

type BoardMeeting = BoardRow['meetings'][number]

/** A meeting on Thursday 26 November 2026, `09:00` to `09:45` in UTC. */
export const boardMeeting = (
  meetingId: string,
  start: string,
  end: string,
  parts: Partial<BoardMeeting> = {},
): BoardMeeting => ({
  start: `2026-11-26T${start}:00Z`,
  end: `2026-11-26T${end}:00Z`,
  meetingId,
  leadId: 'lead',
  leadName: 'Maria Sandoval',
  company: null,
  typeName: 'Product demo',
  status: 'booked',
  attendance: 'needsAction',
  bufferBefore: 0,
  bufferAfter: 0,
  ...parts,
})

/** The row of a rep in Berlin who has nothing but these meetings. */
export const boardRow = (name: string, meetings: BoardRow['meetings']): BoardRow => ({
  rep: {
    id: `rep ${name}`,
    name,
    email: `${name.toLowerCase()}@example.com`,
    role: 'ae',
    zone: 'Europe/Berlin',
    weight: 100,
    priority: 'normal',
    dayCap: null,
    weekCap: null,
    holidayRegion: null,
    active: true,
  },
  zone: 'Europe/Berlin',
  asOf: null,
  verified: true,
  hours: [],
  timeOff: [],
  busy: [],
  meetings,
  holds: [],
  load: { hours: 0, taken: 0 },
})
