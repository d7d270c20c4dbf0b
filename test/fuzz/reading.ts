import { parentPort } from 'node:worker_threads'
import { layOutWindow } from '../../electron/backend/calendar/read/layOut.ts'
import { decodeCalendar } from '../../electron/backend/calendar/read/bytes.ts'
import { notACalendar } from '../../electron/backend/calendar/read/notACalendar.ts'
import { parseCalendar } from '../../electron/backend/calendar/read/readCalendar.ts'

const NOW = Date.parse('2026-11-23T09:00:00Z')
const OWNER = { zone: 'Europe/Berlin', email: 'mara.lindqvist@northwind.example' }

export interface FuzzRead {
  /** Time of this thread on the processor, in milliseconds: what else the machine does is not the reader's fault. */
  readonly cpuMs: number
  readonly busy: number
  readonly skipped: number
  /** What should not be. */
  readonly wrong?: string
}

/** Reads a file as an import does, and says what came of it. */
export function readFuzzed(bytes: Uint8Array): FuzzRead {
  const before = process.threadCpuUsage()
  let busy = 0
  let skipped = 0
  let wrong: string | undefined
  try {
    const text = decodeCalendar(bytes)
    notACalendar(text)
    const parsed = parseCalendar(text)
    const laid = layOutWindow(parsed, OWNER, NOW)
    busy = laid.busy.length
    skipped = parsed.skipped.length + laid.skipped.length
    const bad = laid.busy.find((one) => !(one.end > one.start))
    if (bad) wrong = `a stretch that ends before it starts: ${JSON.stringify(bad)}`
    if (busy > 400_000) wrong = `${busy} stretches`
    if (skipped > 2_000) wrong = `${skipped} problems named`
  } catch (error) {
    wrong = `thrown: ${error instanceof Error ? error.stack : String(error)}`
  }
  const { user, system } = process.threadCpuUsage(before)
  return { cpuMs: (user + system) / 1000, busy, skipped, ...(wrong !== undefined && { wrong }) }
}

parentPort?.on('message', (bytes: Uint8Array) => parentPort?.postMessage(readFuzzed(bytes)))
