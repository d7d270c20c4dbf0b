/** What the board was opened for, as its address says. */
export type BoardPlace =
  | { readonly kind: 'browse' }
  | { readonly kind: 'book'; readonly leadId: string; readonly typeId: string | null }
  | { readonly kind: 'move'; readonly meetingId: string }

/**
 * Reads `/board`, `/board/LEAD`, `/board/LEAD/TYPE` and `/board/move/MEETING`; `?lead=`, `?type=` and `?move=` say the
 * same.
 */
export function readBoardPlace(location: string): BoardPlace {
  const [path = '', query = ''] = location.split('?')
  const [, , first, second] = path.split('/')
  const asked = new URLSearchParams(query)
  const meetingId = first === 'move' ? second : asked.get('move')
  if (meetingId) return { kind: 'move', meetingId }
  const leadId = (first === 'move' ? null : first) || asked.get('lead')
  if (leadId) return { kind: 'book', leadId, typeId: second || asked.get('type') || null }
  return { kind: 'browse' }
}

/** The same for the same purpose: tells when the board was opened for something else. */
export function placeKey(place: BoardPlace): string {
  switch (place.kind) {
    case 'browse':
      return 'browse'
    case 'book':
      return `book ${place.leadId}`
    case 'move':
      return `move ${place.meetingId}`
  }
}

/** The address at which the board is open for booking a lead. */
export const bookingPath = ({ leadId, typeId }: Extract<BoardPlace, { kind: 'book' }>): string =>
  `/board/${leadId}${typeId ? `/${typeId}` : ''}`
