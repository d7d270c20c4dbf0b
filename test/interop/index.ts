import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { interopCases } from './cases.ts'
import { compare, type Comparison } from './compare.ts'
import { groupsOf, PROGRAMS, type ExtraStep, type KnownFault, type Program, type Reading } from './programs.ts'
import { roundTrip } from './roundTrip.ts'
import type { InteropCase } from './understood.ts'

/**
 * `npm run interop`: real calendar programs read what the app writes, and say what they understood. Ends with a table of
 * program and case. A program that is not installed is skipped, and said to be; `--all` makes that a failure, as a build
 * machine does. `--without-desktop` leaves out what needs more than a package or two, `--report` writes the counts,
 * `--write` the table into docs/interoperability.md.
 */
const { values: asked } = parseArgs({
  options: {
    all: { type: 'boolean', default: process.env['CI'] !== undefined },
    'without-desktop': { type: 'boolean', default: false },
    report: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
})
const count = { passed: 0, failed: 0, skipped: 0 }
const notes: string[] = []
const missing = new Map<string, readonly string[]>()

const mark = ({ why }: Pick<KnownFault, 'why'>): string => {
  if (!notes.includes(why)) notes.push(why)
  return ` [${notes.indexOf(why) + 1}]`
}

interface Gathered {
  readonly program: Program
  /** Null when the program is not there. */
  readonly version: string | null
  readonly readings: readonly (readonly Reading[])[]
  readonly extra: readonly ExtraStep[]
}

/** The cases as a program is given them, which may have no time for all the random files. */
const casesFor = (program: Program): InteropCase[] =>
  cases.map((one) => (one.many ? { ...one, files: one.files.slice(0, program.most) } : one))

/** What a program makes of all cases. */
async function gather(program: Program, paths: readonly string[][]): Promise<Gathered> {
  const version = await program.version()
  if (version === null) return { program, version, readings: [], extra: [] }
  const groups = casesFor(program).map((one, i) => groupsOf(one, paths[i]?.slice(0, one.files.length) ?? []))
  try {
    const readings = [...(await program.read(groups.flat()))]
    const extra = (await program.extra?.steps()) ?? []
    return { program, version, readings: groups.map((each) => readings.splice(0, each.length).flat()), extra }
  } catch (error) {
    console.error(`✗ ${program.name}: ${error instanceof Error ? error.message : String(error)}`)
    return { program, version, readings: [], extra: [] }
  }
}

interface Column {
  readonly head: string
  readonly cells: readonly string[]
  readonly extra: readonly string[]
}

/** It, side by side with what was meant. */
function columnOf({ program, version, readings, extra }: Gathered): Column {
  if (version === null) {
    missing.set(program.name, program.packages)
    if (asked.all) count.failed++
    else count.skipped += cases.length
    return { head: program.name, cells: cases.map(() => 'SKIPPED'), extra: [] }
  }
  const head = `${program.name} ${version}`
  if (readings.length === 0) {
    count.failed++
    return { head, cells: cases.map(() => 'FAILED'), extra: [] }
  }
  const cells = casesFor(program).map((one, i) => {
    const cell = one.files.length > 0 ? cellOf(program, one, readings[i] ?? []) : '–'
    return one.many && program.most ? `${cell} (${one.files.length})` : cell
  })
  return { head, cells, extra: program.extra ? extraOf(program.name, program.extra.title, extra) : [] }
}

function extraOf(name: string, title: string, steps: readonly ExtraStep[]): string[] {
  const lines = [`${title}:`, '']
  for (const step of steps) {
    if (step.wrong === null) count.passed++
    else failed(step.wrong)
    if (step.wrong !== null) console.error(`✗ ${name}, ${step.name}: ${step.wrong}`)
    lines.push(`- ${step.name}: ${step.wrong ?? 'as meant'}`)
  }
  return lines
}

/** The cell of the table; what went wrong is said at once. */
function cellOf(program: Program, one: InteropCase, readings: readonly Reading[]): string {
  const results = one.files.map((file, i) => {
    const expected = program.holds?.(file, one.recipient) ?? file.expected
    const reading = readings[i] ?? { events: [], problems: ['says nothing of this file'] }
    return { ...compare(file, expected, reading, program.faults), silent: expected.length === 0 }
  })
  const wrong = results.filter((each) => each.differences.length > 0)
  if (one.damaged) {
    // What takes an event out by its UID need not read the rest of it.
    const unnoticed = results.filter((each) => each.differences.length === 0)
    if (unnoticed.some((each) => !each.silent || one.damaged === 'uid')) return failed('the damage was not noticed')
    count.passed++
    return 'noticed'
  }
  if (program.strangers?.is(one.recipient)) {
    if (wrong.length < results.length) return failed('taken in after all')
    count.passed++
    return `not taken in${mark(program.strangers)}`
  }
  for (const { step, differences } of wrong) {
    for (const difference of differences) console.error(`✗ ${program.name}, ${one.name}, ${step}: ${difference}`)
  }
  if (wrong.length > 0) return failed(`${wrong.length} of ${results.length}`)
  count.passed++
  return 'as meant' + marksOf(results)
}

const marksOf = (results: readonly Comparison[]): string =>
  [...new Set(results.flatMap((each) => each.faults.map(mark)))].join('')

function failed(why: string): string {
  count.failed++
  return `FAILED: ${why}`
}

const cases = [...(await interopCases()), roundTrip()]
const folder = mkdtempSync(join(tmpdir(), 'setpoint-interop-'))
const rows = cases.map(({ name, files }) => [name, [...new Set(files.map((file) => file.step))].join(', ')])
const programs = PROGRAMS.filter((program) => !(program.desktop && asked['without-desktop']))
let gathered: Gathered[]
try {
  const paths = cases.map(({ files }, i) =>
    files.map(({ step, ics }, j) => {
      const path = join(folder, `${i}-${j}-${step}.ics`)
      writeFileSync(path, ics)
      return path
    }),
  )
  gathered = await Promise.all(programs.map((program) => gather(program, paths)))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function intoDocs(text: string): void {
  const path = join(import.meta.dirname, '../../docs/interoperability.md')
  const [before, after] = ['<!-- made by npm run interop, from here -->', '<!-- to here -->']
  const page = readFileSync(path, 'utf8')
  const [from, to] = [page.indexOf(before), page.indexOf(after)]
  if (from < 0 || to < from) throw new Error(`${path} has no place for the table`)
  writeFileSync(path, `${page.slice(0, from + before.length)}\n\n${text}\n\n${page.slice(to)}`)
}

const columns = gathered.map(columnOf)
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const head = ['Case', 'Files', ...columns.map((column) => column.head)]
const body = rows.map((row, i) => line([...row, ...columns.map((column) => column.cells[i] ?? '')]))
const parts = [
  [line(head), line(head.map(() => '---')), ...body],
  ...columns.map((column) => column.extra),
  notes.map((why, i) => `${i + 1}. ${why}`),
]
const said = parts
  .filter((lines) => lines.length > 0)
  .map((lines) => lines.join('\n'))
  .join('\n\n')
console.log(`\n${said}`)
const complaint =
  missing.size === 0
    ? ''
    : `NOT EVERY CALENDAR PROGRAM WAS TRIED: ${[...missing.keys()].join(', ')} not installed. To try all of them:\n` +
      `  sudo apt-get install ${[...new Set([...missing.values()].flat())].join(' ')}`
if (complaint) console.error(`\n${complaint}`)
console.log(`\n${count.passed} passed, ${count.failed} failed${count.skipped > 0 ? `, ${count.skipped} skipped` : ''}`)
if (asked.write) {
  if (count.failed + count.skipped > 0 || asked['without-desktop'])
    console.error('\nNot everything was tried: not written.')
  else intoDocs(said)
}
if (asked.report) writeFileSync(asked.report, JSON.stringify({ ...count, complaint }))
process.exitCode = count.failed > 0 ? 1 : 0
