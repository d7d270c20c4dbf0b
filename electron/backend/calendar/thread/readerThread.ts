import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { refuse } from '../../refusals.ts'
import type { ReadJob, ReadOutcome, ThreadMessage } from './job.ts'

/** Where the thread's code lies when the backend runs from its sources; a bundle has its own place. */
const SOURCE = join(import.meta.dirname, 'worker.ts')

export interface ThreadLimits {
  readonly script: string
  /** A file that takes longer is refused: the thread is ended, whatever it is doing. */
  readonly limitMs: number
  /** A file that takes more memory is refused. A file of 50 MB takes about half of it. */
  readonly memoryMb: number
  /** The thread is kept this long for the next file. */
  readonly idleMs: number
}
const LIMITS: ThreadLimits = { script: SOURCE, limitMs: 30_000, memoryMb: 1024, idleMs: 30_000 }

export interface ReadOptions {
  /** Called now and then while the file is read. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined
  /** Ends the reading; the promise is rejected with its reason. */
  readonly signal?: AbortSignal | undefined
}

interface Waiting {
  readonly job: ReadJob
  readonly options: ReadOptions
  readonly resolve: (outcome: ReadOutcome) => void
  readonly reject: (error: unknown) => void
}

const SMALLER = 'Export a shorter time, such as the last month and the next year, and import that. Nothing was changed.'

/**
 * Reads calendar files in a thread of its own, one after the other in the order in which they were asked for, so that
 * no file, however broken or hostile, keeps the backend from answering. The thread starts with the first file and does
 * not hold the process open.
 */
export class ReaderThread {
  readonly #limits: ThreadLimits
  readonly #waiting: Waiting[] = []
  #current: Waiting | undefined
  #worker: Worker | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(limits: Partial<ThreadLimits> = {}) {
    this.#limits = { ...LIMITS, ...limits }
  }

  /** Rejects with UNREADABLE where the file takes too long or too much memory. */
  read(job: ReadJob, options: ReadOptions = {}): Promise<ReadOutcome> {
    return new Promise((resolve, reject) => {
      const { signal } = options
      signal?.throwIfAborted()
      const waiting: Waiting = { job, options, resolve, reject }
      signal?.addEventListener('abort', () => this.#abort(waiting, signal.reason), { once: true })
      this.#waiting.push(waiting)
      this.#next()
    })
  }

  /** Ends the thread. What it was reading is refused. */
  end(): void {
    const left = [this.#current, ...this.#waiting.splice(0)]
    this.#current = undefined
    this.#drop()
    for (const one of left) one?.reject(new DOMException('The workspace was closed.', 'AbortError'))
  }

  #next(): void {
    if (this.#current) return
    const next = this.#waiting.shift()
    clearTimeout(this.#timer)
    if (!next) {
      this.#worker?.unref()
      this.#timer = setTimeout(() => this.#drop(), this.#limits.idleMs)
      this.#timer.unref()
      return
    }
    this.#current = next
    const worker = (this.#worker ??= this.#start())
    worker.ref()
    worker.postMessage(next.job)
    const { limitMs } = this.#limits
    this.#timer = setTimeout(() => {
      const reason = `This calendar takes more than ${Math.round(limitMs / 1000)} seconds to read.`
      this.#fail(refuse.unreadable(reason, SMALLER))
    }, limitMs)
  }

  #start(): Worker {
    const { script, memoryMb } = this.#limits
    const worker = new Worker(script, { name: 'calendars', resourceLimits: { maxOldGenerationSizeMb: memoryMb } })
    // What a thread says after it was given up is about a job that is over.
    const isMine = (): boolean => this.#worker === worker
    worker.on('message', (message: ThreadMessage) => {
      if (isMine()) this.#hear(message)
    })
    worker.on('error', (error: Error) => {
      if (isMine()) this.#fail(wordFailure(error))
    })
    worker.on('exit', (code) => {
      if (isMine()) this.#fail(new Error(`The thread that reads calendars ended with code ${code}.`))
    })
    return worker
  }

  #hear(message: ThreadMessage): void {
    const current = this.#current
    if (!current) return
    if (message.type === 'progress') return current.options.onProgress?.(message.done, message.total)
    this.#current = undefined
    current.resolve(message.outcome)
    this.#next()
  }

  #fail(error: unknown): void {
    const current = this.#current
    this.#current = undefined
    this.#drop()
    current?.reject(error)
    this.#next()
  }

  #abort(waiting: Waiting, reason: unknown): void {
    if (this.#current === waiting) return this.#fail(reason)
    const place = this.#waiting.indexOf(waiting)
    if (place < 0) return
    this.#waiting.splice(place, 1)
    waiting.reject(reason)
  }

  #drop(): void {
    clearTimeout(this.#timer)
    const worker = this.#worker
    this.#worker = undefined
    void worker?.terminate()
  }
}

function wordFailure(error: Error): unknown {
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return refuse.unreadable('This calendar takes more memory than there is for one.', SMALLER)
  return error
}

let shared: { readonly thread: ReaderThread; readonly script: string } | undefined
let users = 0

/** The one thread of this process; to be given back with `release` by who asked for it. */
export function sharedReader(script = SOURCE): { readonly thread: ReaderThread; release(): void } {
  if (shared?.script !== script) shared = { script, thread: new ReaderThread({ script }) }
  const { thread } = shared
  users++
  let mine = true
  return {
    thread,
    release() {
      if (!mine) return
      mine = false
      if (--users === 0) thread.end()
    },
  }
}
