import { createHash } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import { decodeCalendar } from '../read/bytes.ts'
import { layOutWindow } from '../read/layOut.ts'
import { notACalendar } from '../read/notACalendar.ts'
import { parseCalendar } from '../read/readCalendar.ts'
import { buffersOf, toColumns } from './columns.ts'
import type { ReadJob, ReadOutcome, ThreadMessage } from './job.ts'

/** The thread in which calendar files are read: one job at a time, started by ReaderThread. */
const port = parentPort
if (!port) throw new Error('This is a worker and not to be run by itself.')

const send = (message: ThreadMessage, handOver: ArrayBuffer[] = []): void => port.postMessage(message, handOver)

port.on('message', (job: ReadJob) => {
  const outcome = read(job)
  send({ type: 'done', outcome }, outcome.kind === 'read' ? buffersOf(outcome.busy) : [])
})

function read({ ics, owner, now, known }: ReadJob): ReadOutcome {
  const text = typeof ics === 'string' ? ics : decodeCalendar(ics)
  const wrong = notACalendar(text)
  if (wrong) return { kind: 'refused', ...wrong }
  const contentId = createHash('sha256').update(text).digest('hex')
  if (contentId === known) return { kind: 'same' }
  const parsed = parseCalendar(text, (done, total) => send({ type: 'progress', done, total }))
  const { window, busy, skipped } = layOutWindow(parsed, owner, now)
  return {
    kind: 'read',
    contentId,
    ...(typeof ics === 'string' ? {} : { text }),
    events: parsed.events,
    window,
    busy: toColumns(busy),
    skipped: [...parsed.skipped, ...skipped],
  }
}
