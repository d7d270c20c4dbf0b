import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** `npm run serve` as a process of its own, without npm around it. */
export class ServeProcess {
  readonly url: string
  readonly token: string
  readonly oneTimeLink: string
  readonly #child: ChildProcess
  readonly #ended: Promise<Ended>

  private constructor(child: ChildProcess, ended: Promise<Ended>, line: string, stderr: string) {
    const { url, token } = JSON.parse(line) as { url: string; token: string }
    this.url = url
    this.token = token
    this.oneTimeLink = /http:\S+\/open\?key=\S+/.exec(stderr)?.[0] ?? ''
    this.#child = child
    this.#ended = ended
  }

  /** Resolves when it is ready; rejects with what it said when it ends before. */
  static async start(args: readonly string[]): Promise<ServeProcess> {
    const { child, ended, written } = launch(args)
    const line = await new Promise<string>((resolve, reject) => {
      child.stdout?.on('data', () => {
        const end = written.stdout.indexOf('\n')
        if (end >= 0) resolve(written.stdout.slice(0, end))
      })
      void ended.then(({ code, stderr }) => reject(new Error(`serve ended with ${code}: ${stderr}`)))
    })
    return new ServeProcess(child, ended, line, written.stderr)
  }

  /** For a start that shall fail: waits for the end. */
  static async run(args: readonly string[]): Promise<Ended> {
    return await launch(args).ended
  }

  get pid(): number {
    return this.#child.pid ?? 0
  }

  async call(path: string, input: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return await fetch(`${this.url}/rpc/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ json: input }),
    })
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
    this.#child.kill(signal)
    return await this.#ended
  }
}

function launch(args: readonly string[]) {
  const child = spawn(process.execPath, [join(ROOT, 'electron/serve/index.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const written = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (written.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (written.stderr += text))
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, ...written })))
  return { child, ended, written }
}
