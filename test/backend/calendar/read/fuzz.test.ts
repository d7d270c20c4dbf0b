import { expect, test } from 'vitest'
import { random } from '../../../../electron/backend/sample/random.ts'
import { mutate } from '../../../fuzz/mutate.ts'
import { readFuzzed } from '../../../fuzz/reading.ts'
import { fuzzSeeds } from '../../../fuzz/seeds.ts'

/** `npm run fuzz` reads 50,000 of these, in a thread, against a clock. */
test('files made worse in every way are read or refused, never thrown at', () => {
  const { seeds } = fuzzSeeds(false)
  for (let run = 1; run <= 300; run++) {
    const { wrong } = readFuzzed(mutate(seeds, random(run)))
    expect({ run, wrong }).toEqual({ run, wrong: undefined })
  }
})
