import { ORPCError, type ClientContext, type ClientLink, type ClientOptions } from '@orpc/client'
import { errors } from '../../shared/contract/errors.ts'

export interface NotSaved {
  readonly reason: string
  readonly hint: string
  /** How many calls wait to be made again. */
  readonly count: number
}

interface Waiting {
  readonly why: Omit<NotSaved, 'count'>
  readonly again: () => void
  readonly giveUp: () => void
}

const AGAIN_MS = 4000

/** Calls that the disk did not take. They stay in the page, as if they were still on their way, until it does. */
export class Unsaved {
  #waiting: readonly Waiting[] = []
  #shown: NotSaved | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #listeners = new Set<() => void>()

  readonly shown = (): NotSaved | undefined => this.#shown

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Resolves when the call shall be made again; rejects with `error` when the person gives it up. */
  wait(error: unknown, why: Omit<NotSaved, 'count'>, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (settle: () => void) => () => {
        signal?.removeEventListener('abort', aborted)
        settle()
      }
      const waiting: Waiting = { why, again: done(resolve), giveUp: done(() => reject(error)) }
      const aborted = () => {
        this.#set(this.#waiting.filter((one) => one !== waiting))
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', aborted)
      this.#set([...this.#waiting, waiting])
      this.#timer ??= setTimeout(this.tryAgain, AGAIN_MS)
    })
  }

  /** All of them, in the order in which they were made. */
  readonly tryAgain = (): void => {
    for (const { again } of this.#takeAll()) again()
  }

  readonly giveUp = (): void => {
    for (const { giveUp } of this.#takeAll()) giveUp()
    this.#show()
  }

  #takeAll(): readonly Waiting[] {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const all = this.#waiting
    // Still shown while they are on their way: most often they are back at once.
    this.#waiting = []
    return all
  }

  /** After a call that had waited was taken. */
  saved(): void {
    this.#show()
  }

  #set(waiting: readonly Waiting[]): void {
    this.#waiting = waiting
    this.#show()
  }

  #show(): void {
    const last = this.#waiting.at(-1)
    this.#shown = last && { ...last.why, count: this.#waiting.length }
    for (const listener of this.#listeners) listener()
  }
}

/** What is known to fail without any loss: the page of backups says so itself. */
const NOT_HELD = new Set(['backups'])

/**
 * Makes calls by another link. One that was refused because the disk is full or cannot be written has changed nothing, so
 * it waits here and is made again: to whoever made it, it only takes longer, and what was typed is not lost.
 */
export class HoldingLink implements ClientLink<ClientContext> {
  readonly #link: ClientLink<ClientContext>
  readonly #unsaved: Unsaved

  constructor(link: ClientLink<ClientContext>, unsaved: Unsaved) {
    this.#link = link
    this.#unsaved = unsaved
  }

  async call(path: readonly string[], input: unknown, options: ClientOptions<ClientContext>): Promise<unknown> {
    for (let waited = false; ; waited = true) {
      try {
        const answer = await this.#link.call(path, input, options)
        if (waited) this.#unsaved.saved()
        return answer
      } catch (error) {
        const why = notSaved(error)
        if (!why || NOT_HELD.has(path[0] ?? '')) {
          if (waited) this.#unsaved.saved()
          throw error
        }
        await this.#unsaved.wait(error, why, options.signal)
      }
    }
  }
}

function notSaved(error: unknown): Omit<NotSaved, 'count'> | undefined {
  if (!(error instanceof ORPCError) || error.code !== ('NOT_SAVED' satisfies keyof typeof errors)) return undefined
  return errors.NOT_SAVED.data.safeParse(error.data).data
}
