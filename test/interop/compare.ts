import { isDeepStrictEqual } from 'node:util'
import type { KnownFault, Reading } from './programs.ts'
import type { SentFile, Understood } from './understood.ts'

export interface Comparison {
  readonly step: string
  /** What was understood otherwise than it was meant, in words. */
  readonly differences: readonly string[]
  /** Faults of the program that were met. */
  readonly faults: readonly KnownFault[]
}

const byUid = (a: { readonly uid?: string }, b: { readonly uid?: string }): number =>
  (a.uid ?? '') < (b.uid ?? '') ? -1 : 1

/** Where what a program says of a file is not what the file was made to say: `expected`, of this program. */
export function compare(
  { step, method }: SentFile,
  expected: readonly Understood[],
  reading: Reading,
  known: readonly KnownFault[],
): Comparison {
  const differences = reading.problems.map((problem) => `says: ${problem}`)
  const faults: KnownFault[] = []
  if (reading.method !== undefined && reading.method !== method) differences.push(`METHOD is ${reading.method}`)
  if (reading.events.length !== expected.length && differences.length === 0) {
    differences.push(`has ${reading.events.length} events, and should have ${expected.length}`)
  }
  const told = reading.events.toSorted(byUid)
  for (const [i, meant] of expected.toSorted(byUid).entries()) {
    for (const field of Object.keys(meant) as (keyof Understood)[]) {
      const said = told[i]?.[field]
      if (!told[i] || isDeepStrictEqual(said, meant[field])) continue
      const fault = known.find((one) => one.field === field && one.reads(String(meant[field])).includes(String(said)))
      if (fault) faults.push(fault)
      else differences.push(`${field} is ${JSON.stringify(said)}, and was meant as ${JSON.stringify(meant[field])}`)
    }
  }
  return { step, differences, faults }
}
