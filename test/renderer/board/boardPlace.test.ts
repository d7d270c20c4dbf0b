import { describe, expect, it } from 'vitest'
import { BOARD_PLACES, boardMovePath, boardPath } from '../../../renderer/app/routes.ts'
import { placeKey, readBoardPlace } from '../../../renderer/board/boardPlace.ts'

describe('what the board is opened for', () => {
  it.each([
    ['/board', { kind: 'browse' }],
    ['/board/', { kind: 'browse' }],
    ['/board/LEAD', { kind: 'book', leadId: 'LEAD', typeId: null }],
    ['/board/LEAD/TYPE', { kind: 'book', leadId: 'LEAD', typeId: 'TYPE' }],
    ['/board/move/MEETING', { kind: 'move', meetingId: 'MEETING' }],
    ['/board/move', { kind: 'browse' }],
    ['/board?lead=LEAD&type=TYPE', { kind: 'book', leadId: 'LEAD', typeId: 'TYPE' }],
    ['/board?move=MEETING', { kind: 'move', meetingId: 'MEETING' }],
    ['/board?other=1', { kind: 'browse' }],
  ] as const)('%s', (location, place) => {
    expect(readBoardPlace(location)).toEqual(place)
    expect(BOARD_PLACES.test(location)).toBe(true)
  })

  it('reads the places that the rest of the page links to', () => {
    expect(readBoardPlace(boardPath())).toEqual({ kind: 'browse' })
    expect(readBoardPlace(boardPath('LEAD'))).toEqual({ kind: 'book', leadId: 'LEAD', typeId: null })
    expect(readBoardPlace(boardPath('LEAD', 'TYPE'))).toEqual({ kind: 'book', leadId: 'LEAD', typeId: 'TYPE' })
    expect(readBoardPlace(boardMovePath('MEETING'))).toEqual({ kind: 'move', meetingId: 'MEETING' })
  })

  it('is another purpose for another lead, not for another meeting type', () => {
    const key = (location: string) => placeKey(readBoardPlace(location))
    expect(key('/board/LEAD')).toBe(key('/board/LEAD/TYPE'))
    expect(new Set(['/board', '/board/A', '/board/B', '/board/move/A'].map(key)).size).toBe(4)
  })

  it('leaves other places alone', () => {
    for (const other of ['/boards', '/queue/board', '/']) expect(BOARD_PLACES.test(other)).toBe(false)
  })
})
