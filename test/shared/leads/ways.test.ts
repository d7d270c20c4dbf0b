import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitWays, waysOf } from '../../../shared/leads/ways.ts'

const list = fc.array(
  fc.record({
    value: fc.constantFrom('+491', '+492', '+493', '+494'),
    label: fc.constantFrom(null, 'Work', 'Mobile'),
    state: fc.constantFrom('ok' as const, 'wrong' as const, 'doNotUse' as const),
    primary: fc.boolean(),
  }),
  { maxLength: 6 },
)

test('the main one may be used and is one of them; nothing is lost, and what is known of each stays', () => {
  fc.assert(
    fc.property(list, (ways) => {
      const { main, others, marks } = splitWays(ways)
      const kept = waysOf(main, others, marks)
      expect(new Set(kept.map(({ value }) => value))).toEqual(new Set(ways.map(({ value }) => value)))
      expect(kept.filter(({ primary }) => primary).length).toBe(main === null ? 0 : 1)
      for (const way of kept) {
        const first = ways.find(({ value }) => value === way.value)
        expect(way).toMatchObject({ label: first?.label ?? null, state: first?.state })
        if (way.primary) expect(way.state).toBe('ok')
      }
      const again = splitWays(kept)
      expect({ main: again.main, marks: again.marks }).toEqual({ main, marks })
    }),
  )
})
