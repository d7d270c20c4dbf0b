import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { interopCases, type InteropCase } from './cases.ts'
import { roundTrip } from './roundTrip.ts'
import { compare } from './compare.ts'
import { PROGRAMS, read, versionOf, type KnownFault, type Program } from './programs.ts'

/**
 * `npm run interop`: real calendar programs read what the app writes, and say what they understood. Ends with a table of
 * program and case. A program that is not installed is skipped, and said to be; `--all` makes that a failure.
 */
const count = { passed: 0, failed: 0, skipped: 0 }
const notes: string[] = []
const missing = new Set<string>()

const mark = (fault: KnownFault): string => {
  if (!notes.includes(fault.why)) notes.push(fault.why)
  return ` [${notes.indexOf(fault.why) + 1}]`
}

/** What a program understood otherwise than it was meant, by file; nothing when all is well. */
function misread(program: Program, { files }: InteropCase, paths: readonly string[]) {
  const readings = read(program, paths)
  return files.map((file, i) => ({
    step: file.step,
    ...compare(file, readings[i] ?? { problems: ['says nothing of this file'] }, program.faults),
  }))
}

/** The cell of the table; what went wrong is said at once. */
function cellOf(program: Program, one: InteropCase, paths: readonly string[]): string {
  const failed = (why: string): string => {
    count.failed++
    return `FAILED: ${why}`
  }
  if (one.many && program.oneByOne) return '–'
  let results: ReturnType<typeof misread>
  try {
    results = misread(program, one, paths)
  } catch (error) {
    console.error(`✗ ${program.name}, ${one.name}: ${error instanceof Error ? error.message : String(error)}`)
    return failed('could not be read')
  }
  const wrong = results.filter((each) => each.differences.length > 0)
  if (one.damaged) {
    if (wrong.length < results.length) return failed('the damage was not noticed')
    count.passed++
    return 'noticed'
  }
  for (const { step, differences } of wrong) {
    for (const difference of differences) console.error(`✗ ${program.name}, ${one.name}, ${step}: ${difference}`)
  }
  if (wrong.length > 0) return failed(`${wrong.length} of ${results.length}`)
  count.passed++
  return 'as meant' + [...new Set(results.flatMap((each) => each.faults.map(mark)))].join('')
}

const cases = [...(await interopCases()), roundTrip()]
const folder = mkdtempSync(join(tmpdir(), 'setpoint-interop-'))
const rows = cases.map(({ name, files }) => [name, [...new Set(files.map((file) => file.step))].join(', ')])
const head = ['Case', 'Files']
try {
  const paths = cases.map(({ files }, i) =>
    files.map(({ step, ics }, j) => {
      const path = join(folder, `${i}-${j}-${step}.ics`)
      writeFileSync(path, ics)
      return path
    }),
  )
  for (const program of PROGRAMS) {
    const version = versionOf(program)
    head.push(version === null ? program.name : `${program.name} ${version}`)
    if (version === null) {
      count.skipped += cases.length
      for (const name of program.packages) missing.add(name)
    }
    cases.forEach((one, i) => rows[i]?.push(version === null ? 'SKIPPED' : cellOf(program, one, paths[i] ?? [])))
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
console.log(['', line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n'))
if (notes.length > 0) console.log(['', ...notes.map((why, i) => `[${i + 1}] ${why}`)].join('\n'))
if (missing.size > 0) {
  console.error(
    `\nNOT EVERYTHING WAS TRIED: programs are missing. Install them and run this again:\n  sudo apt-get install ${[...missing].join(' ')}`,
  )
}
console.log(`\n${count.passed} passed, ${count.failed} failed${count.skipped > 0 ? `, ${count.skipped} skipped` : ''}`)
process.exitCode = count.failed > 0 || (count.skipped > 0 && process.argv.includes('--all')) ? 1 : 0
