import { cpus } from 'node:os'
import { measureBoard } from './board.ts'
import { bundleSize } from './bundle.ts'
import { makeReps, slotsPerRep } from './engine.ts'
import { measureCalendars } from './calendars.ts'
import { measureImport } from './importLeads.ts'
import { measureInsights } from './insights.ts'
import { measure, words } from './measure.ts'
import { measurePalette } from './palette.ts'
import { measureQueue } from './queue.ts'
import { bankFile, measureBank } from './score/bank.ts'
import { BANK_RULES } from './score/bankRules.ts'
import { measureSearch } from './search.ts'
import { measureFind } from './slots.ts'
import { measureStart } from './start.ts'

/**
 * Measures what docs/performance.md states, and prints it as its table. `npm run bench -- NAME…` runs only the parts
 * whose names are given.
 */
const parts: Record<string, () => Promise<readonly (readonly [what: string, figure: string])[]>> = {
  engine: async () => {
    const rows: [string, string][] = []
    for (const [reps, days, busy] of [
      [100, 60, 40],
      [200, 90, 200],
    ] as const) {
      const facts = makeReps(reps, days, busy)
      const count = slotsPerRep(facts, days)
      const measured = await measure(15, () => slotsPerRep(facts, days))
      rows.push([
        `engine alone: all slots of ${reps} reps x ${days} days x ${busy} busy times (${count} slots)`,
        words(measured),
      ])
    }
    return rows
  },
  find: async () => {
    const rows: [string, string][] = []
    for (const [reps, days, busy, limit] of [
      [30, 28, 40, undefined],
      [200, 30, 500, 50],
    ] as const) {
      const { measured, slots } = await measureFind(makeReps(reps, days, busy), days, limit)
      const asked = limit ? `, limit ${limit}` : ''
      rows.push([
        `slots.find: ${reps} reps x ${days} days x ${busy} busy times each${asked} (${slots} slots)`,
        words(measured),
      ])
    }
    return rows
  },
  curve: async () => {
    const rows: [string, string][] = []
    for (const reps of [10, 30, 100, 300, 1000]) {
      const { measured } = await measureFind(makeReps(reps, 30, 40), 30, 50)
      rows.push([`slots.find, limit 50: ${reps} reps x 40 busy times in 30 days`, words(measured)])
    }
    for (const years of [1, 2, 3, 4, 5]) {
      const { measured } = await measureFind(makeReps(50, 30, 40, years * 365, years * 400), 30, 50)
      rows.push([
        `slots.find, limit 50: 50 reps, and ${years} years of history of 400 busy times a year each`,
        words(measured),
      ])
    }
    return rows
  },
  import: async () => {
    const rows: [string, string][] = []
    for (const known of [0, 100_000]) {
      const into = known === 0 ? 'an empty workspace' : `one of ${known.toLocaleString('en')} leads`
      const measured = await measureImport(50_000, known, 3)
      rows.push([`leads.import: 50,000 leads as HubSpot exports them, into ${into}`, words(measured)])
    }
    return rows
  },
  queue: () => measureQueue(100_000, 5),
  search: () => measureSearch(100_000, 5),
  palette: () => measurePalette(100_000),
  insights: () => measureInsights(100_000, 5),
  score: async () => {
    const file = bankFile()
    if (!file) return [['the score on real calls', 'skipped: set TEST_DATA to the folder that has bank-marketing/']]
    const row = (what: string, rules: typeof BANK_RULES): readonly [string, string] => {
      const { calls, yes, area, lift, liftOfFifth } = measureBank(file, rules)
      const figures = `AUC ${area.toFixed(3)}, lift ${lift.toFixed(2)} in the top tenth, ${liftOfFifth.toFixed(2)} in the top fifth`
      return [`${what}: ${calls.toLocaleString('en')} calls, ${yes} of them successful`, figures]
    }
    return [
      row('the score on real calls, rules set by hand', BANK_RULES),
      row(
        'the same without what only an economist knows',
        BANK_RULES.filter(({ group }) => group !== 'value'),
      ),
    ]
  },
  calendars: measureCalendars,
  start: async () => [
    ['start of the process to the first row of the queue, 50,000 leads', words(await measureStart(50_000, 5))],
  ],
  board: measureBoard,
  bundle: async () => {
    const size = bundleSize()
    const kb = (bytes: number): string => `${Math.round(bytes / 1000)} kB`
    return [
      ['page at first paint, scripts and styles', `${kb(size.first)}, ${kb(size.firstGzip)} gzipped`],
      ['page, everything', `${kb(size.all)}, ${kb(size.allGzip)} gzipped`],
    ]
  },
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in parts))
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. The parts are: ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}
console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}\n`)
console.log('| what | median (best to worst) |\n|---|---|')
for (const [name, run] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  for (const [what, figure] of await run()) console.log(`| ${what} | ${figure} |`)
}
