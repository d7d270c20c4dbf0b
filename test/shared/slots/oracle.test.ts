import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { obstacles } from '../../../shared/slots/obstacles.ts'
import { isOpen } from '../../../shared/slots/openStarts.ts'
import { MINUTE } from '../../../shared/time/instant.ts'
import { slotCase, engineOf } from '../../support/slotCases.ts'
import { oracleSlots } from '../../support/slotOracle.ts'

const iso = (minute: number): string => new Date(minute * MINUTE).toISOString().slice(0, 16)

describe('the engine against the plain reading of the rules', () => {
  it('finds the same slots', () => {
    fc.assert(
      fc.property(slotCase, (asked) => {
        const found = engineOf(asked)
          .find()
          .map((slot) => iso(slot.start / MINUTE))
        expect(found).toEqual(oracleSlots(asked).map((slot) => iso(slot.start)))
      }),
      { numRuns: Number(process.env.ORACLE_RUNS ?? 7000) },
    )
  })

  it('seats only reps who are open, each once, in seats they fit', () => {
    fc.assert(
      fc.property(slotCase, (asked) => {
        const open = new Map(oracleSlots(asked).map((slot) => [slot.start, new Set(slot.open)]))
        for (const slot of engineOf(asked).find()) {
          const ids = slot.reps.map((one) => one.repId)
          expect(new Set(ids).size).toBe(ids.length)
          for (const { repId, seat } of slot.reps) {
            expect(open.get(slot.start / MINUTE)).toContain(repId)
            expect(asked.reps.find((one) => one.id === repId)!.role).toBe(asked.panel[seat]!.role)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  it('says why not exactly where a start is not open', () => {
    fc.assert(
      fc.property(slotCase, fc.array(fc.nat(1500), { minLength: 5, maxLength: 20 }), (asked, offsets) => {
        const { reps, wanted } = engineOf(asked)
        for (const rep of reps) {
          for (const offset of offsets) {
            const start = (asked.from + Math.floor(offset / 5) * 5) * MINUTE
            expect(obstacles(rep, start, wanted).length === 0).toBe(isOpen(rep, wanted, start))
          }
        }
      }),
      { numRuns: 2000 },
    )
  })
})
