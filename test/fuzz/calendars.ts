import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { random } from '../../electron/backend/sample/random.ts'
import { mutate } from './mutate.ts'
import type { FuzzRead } from './reading.ts'
import { fuzzSeeds } from './seeds.ts'

/**
 * `npm run fuzz -- [--runs 50000] [--seed 1]`: reads that many mutated calendar files, each as an import reads it, and
 * fails when one throws, takes over a second of processor time, or more memory than the thread has. What failed is kept
 * in a folder for looking at.
 */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '50000' }, seed: { type: 'string', default: '1' } },
})
const [runs, seed] = [Number(values.runs), Number(values.seed)]
const LONGEST_MS = 1000
/** A file that has not been read by then hangs. */
const HANGS_MS = 20_000
const MEMORY_MB = 512
const REPORT_EVERY = 5000

const { seeds, from } = fuzzSeeds(true)
console.log(`${runs.toLocaleString('en')} mutations of ${from}, seed ${seed}`)

const failed = join(tmpdir(), 'setpoint-fuzz')
let answer: (result: FuzzRead) => void = () => undefined
const nothing = { cpuMs: 0, busy: 0, skipped: 0 }

function startWorker(): Worker {
  const started = new Worker(join(import.meta.dirname, 'reading.ts'), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  started.on('message', (result: FuzzRead) => answer(result))
  started.on('error', (error) => {
    if (started !== worker) return
    worker = startWorker()
    answer({ ...nothing, wrong: `the thread ended: ${error.message}` })
  })
  return started
}

let worker = startWorker()

function read(bytes: Uint8Array): Promise<FuzzRead> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      const hanging = worker
      worker = startWorker()
      void hanging.terminate()
      answer({ ...nothing, wrong: `hangs: not read after ${HANGS_MS / 1000} seconds` })
    }, HANGS_MS)
    answer = (result) => {
      clearTimeout(timer)
      resolve(result)
    }
    worker.postMessage(bytes)
  })
}

let worst = { ms: 0, run: 0, bytes: 0 }
let problems = 0
let taken = 0
for (let run = 1; run <= runs; run++) {
  const bytes = mutate(seeds, random(seed * 1_000_003 + run))
  const result = await read(bytes)
  taken += result.busy
  if (result.cpuMs > worst.ms) worst = { ms: result.cpuMs, run, bytes: bytes.length }
  const wrong = result.wrong ?? (result.cpuMs > LONGEST_MS ? `takes ${Math.round(result.cpuMs)} ms` : undefined)
  if (wrong !== undefined) {
    problems++
    mkdirSync(failed, { recursive: true })
    const file = join(failed, `${seed}-${run}.ics`)
    writeFileSync(file, bytes)
    console.error(`run ${run} (${file}): ${wrong}`)
  }
  if (run % REPORT_EVERY === 0) console.log(`${run.toLocaleString('en')} read, ${problems} wrong`)
}
await worker.terminate()
console.log(
  `${runs.toLocaleString('en')} files, ${taken.toLocaleString('en')} busy stretches, ${problems} wrong. The slowest: ` +
    `${Math.round(worst.ms)} ms for ${worst.bytes.toLocaleString('en')} bytes (run ${worst.run}). ` +
    `Most memory of the process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB.`,
)
process.exitCode = problems > 0 ? 1 : 0
