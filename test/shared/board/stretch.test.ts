import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawn, lengthAfter, LONGEST, pulled, SHORTEST } from '../../../shared/board/stretch.ts'
import { instantOf, MINUTE } from '../../../shared/time/instant.ts'

const NINE = instantOf(Date.parse('2026-11-26T09:00:00Z'))
const at = (minutes: number) => instantOf(NINE + minutes * MINUTE)
const meeting = { start: at(0), end: at(45) }

describe('a length by steps', () => {
  it.each([
    [45, 1, 60],
    [45, -1, 30],
    [50, 1, 60],
    [50, -1, 45],
    [45, 4, 105],
    [15, -1, 15],
    [1440, 1, 1440],
  ])('%i and %i steps is %i', (minutes, steps, after) => expect(lengthAfter(minutes, steps)).toBe(after))
})

describe('an edge that is pulled', () => {
  it('moves that edge and leaves the other', () => {
    expect(pulled(meeting, 'end', at(60))).toEqual({ start: at(0), end: at(60) })
    expect(pulled(meeting, 'start', at(-15))).toEqual({ start: at(-15), end: at(45) })
  })
  it('never passes the other edge, and never makes more than a day', () => {
    expect(pulled(meeting, 'end', at(-300))).toEqual({ start: at(0), end: at(SHORTEST) })
    expect(pulled(meeting, 'start', at(300))).toEqual({ start: at(45 - SHORTEST), end: at(45) })
    expect(pulled(meeting, 'end', at(9999)).end).toBe(at(LONGEST))
  })
})

describe('a time that is drawn', () => {
  it('has the usual length until it is drawn longer', () => {
    expect(drawn(NINE, at(0), 45)).toEqual({ start: at(0), end: at(45) })
    expect(drawn(NINE, at(30), 45)).toEqual({ start: at(0), end: at(45) })
    expect(drawn(NINE, at(60), 45)).toEqual({ start: at(0), end: at(75) })
  })
  it('goes backwards from the end of the step that was pressed', () => {
    expect(drawn(NINE, at(-15), 45)).toEqual({ start: at(-30), end: at(15) })
    expect(drawn(NINE, at(-90), 45)).toEqual({ start: at(-90), end: at(15) })
  })
  it('holds what was pressed, is as long as usual at least, and a day at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3000, max: 3000 }), fc.integer({ min: 5, max: 1440 }), (to, usual) => {
        const { start, end } = drawn(NINE, at(to), usual)
        expect(start).toBeLessThanOrEqual(NINE)
        expect(end).toBeGreaterThan(NINE)
        expect(end - start).toBeGreaterThanOrEqual(usual * MINUTE)
        expect(end - start).toBeLessThanOrEqual(LONGEST * MINUTE)
      }),
    )
  })
})
