import { isDeepStrictEqual } from 'node:util'
import type { SentFile } from './cases.ts'
import type { KnownFault, Reading } from './programs.ts'

export interface Comparison {
  /** What was understood otherwise than it was meant, in words. */
  readonly differences: readonly string[]
  /** Faults of the program that were met. */
  readonly faults: readonly KnownFault[]
}

/** Without these a program has not read the file, whatever else it says. */
const NEEDED = ['uid', 'sequence', 'status', 'start', 'end', 'zone', 'attendees', 'organizer', 'summary'] as const

/** Where what a program says of a file is not what the file was made to say. */
export function compare({ expected }: SentFile, reading: Reading, known: readonly KnownFault[]): Comparison {
  const differences = reading.problems.map((problem) => `says: ${problem}`)
  const faults: KnownFault[] = []
  for (const field of NEEDED) {
    if (reading[field] === undefined && !differences.length) differences.push(`says nothing of ${field}`)
  }
  for (const [field, said] of Object.entries(reading)) {
    if (field === 'problems') continue
    const meant = expected[field as keyof typeof expected]
    if (isDeepStrictEqual(said, meant)) continue
    const fault = known.find((one) => one.field === field && one.reads(String(meant)).includes(String(said)))
    if (fault) faults.push(fault)
    else differences.push(`${field} is ${JSON.stringify(said)}, and was meant as ${JSON.stringify(meant)}`)
  }
  return { differences, faults }
}
