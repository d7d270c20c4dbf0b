import { spawn, type ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import type { Asked, Told } from './electron/control.ts'

const ROOT = join(import.meta.dirname, '../..')

/** The built app in the stand-in for Electron, as a process of its own. */
export class StandInApp {
  readonly told: Told[] = []
  readonly exited: Promise<number | null>
  /** What it wrote, for the message of a test that fails. */
  output = ''
  readonly #child: ChildProcess
  readonly #news = new EventEmitter()
  #questions = 0

  constructor(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    this.#child = spawn(
      process.execPath,
      ['--import', join(ROOT, 'test/support/electron/register.ts'), join(ROOT, 'out/main/index.js'), ...args],
      { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
    )
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text))
    }
    this.#child.on('message', (told: Told) => {
      this.told.push(told)
      this.#news.emit('news')
    })
    this.exited = new Promise((resolve) =>
      this.#child.on('exit', (code) => {
        resolve(code)
        this.#news.emit('news')
      }),
    )
  }

  ask(asked: Asked): void {
    this.#child.send(asked)
  }

  /** The `nth` thing of this kind that the app told, now or later; rejects when the app ends before. */
  async hear<Type extends Told['type']>(type: Type, nth = 1): Promise<Extract<Told, { type: Type }>> {
    for (;;) {
      const heard = this.told.filter((told) => told.type === type)[nth - 1]
      // The cast: it was just filtered by its type.
      if (heard) return heard as Extract<Told, { type: Type }>
      if (this.#child.exitCode !== null) throw new Error(`The app ended without "${type}":\n${this.output}`)
      await new Promise((resolve) => this.#news.once('news', resolve))
    }
  }

  async question(make: (id: number) => Asked): Promise<unknown> {
    const id = ++this.#questions
    this.ask(make(id))
    for (;;) {
      const answer = this.told.find((told) => told.type === 'answer' && told.id === id)
      if (answer?.type === 'answer') return answer.value
      if (this.#child.exitCode !== null) throw new Error(`The app ended without an answer:\n${this.output}`)
      await new Promise((resolve) => this.#news.once('news', resolve))
    }
  }

  /** Closes the app as a person does, and waits until it is gone. */
  async close(): Promise<void> {
    if (this.#child.exitCode !== null) return
    this.ask({ type: 'close' })
    await this.exited
  }

  kill(): void {
    this.#child.kill('SIGKILL')
  }
}
