import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Understood } from '../understood.ts'
import { Marionette } from './marionette.ts'

/** What came by mail: a calendar file, or a whole message that holds one. */
export type Received = { readonly ics: string } | { readonly eml: string }

export interface TakenIn {
  readonly method: string
  /** What its calendar holds afterwards. */
  readonly events: readonly Understood[]
  readonly problems: readonly string[]
  /** The messages it would send. */
  readonly sent: readonly string[]
}

const START_MS = 60_000
const STOP_MS = 10_000

/** Nothing asks the network, nothing asks the person who is not there. */
const PREFS: Record<string, string | number | boolean> = {
  'marionette.port': 0,
  'offline.startup_state': 3,
  'network.manage-offline-status': false,
  'network.proxy.type': 1,
  'network.proxy.socks': '127.0.0.1',
  'network.proxy.socks_port': 9,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'app.update.disabledForTesting': true,
  'app.donation.eoy.version.viewed': 999,
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.server': '',
  'mail.provider.suppress_dialog_on_startup': true,
  'mail.spotlight.firstRunDone': true,
  'mail.shell.checkDefaultClient': false,
  'mail.rights.version': 1,
  'mailnews.start_page.enabled': false,
  'calendar.timezone.useSystemTimezone': false,
  // Neither the host's nor the lead's: a time that is right here is right by its own zone.
  'calendar.timezone.local': 'Asia/Tokyo',
}

export const thunderbirdPath = (): string | undefined => {
  const named = process.env['THUNDERBIRD_PATH']
  if (named) return named
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.map((folder) => join(folder, 'thunderbird')).find((path) => existsSync(path))
}

/** Thunderbird without a window, with a profile of its own, until `close`. */
export class Thunderbird {
  readonly #marionette: Marionette
  readonly #child: ChildProcess
  readonly #home: string

  private constructor(marionette: Marionette, child: ChildProcess, home: string) {
    this.#marionette = marionette
    this.#child = child
    this.#home = home
  }

  static async start(path: string): Promise<Thunderbird> {
    const home = mkdtempSync(join(tmpdir(), 'setpoint-thunderbird-'))
    const lines = Object.entries(PREFS).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`)
    writeFileSync(join(home, 'user.js'), lines.join('\n') + '\n')
    const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env
    const child = spawn(
      path,
      ['--headless', '--no-remote', '--profile', home, '--marionette', '--remote-allow-system-access'],
      { env: { ...env, HOME: home, TMPDIR: home, MOZ_HEADLESS: '1', MOZ_CRASHREPORTER_DISABLE: '1' }, stdio: 'ignore' },
    )
    try {
      const marionette = await Marionette.on(await portOf(child, home))
      const capabilities = { alwaysMatch: { timeouts: { script: 60_000 } } }
      await marionette.command('WebDriver:NewSession', { capabilities })
      await marionette.command('Marionette:SetContext', { value: 'chrome' })
      return new Thunderbird(marionette, child, home)
    } catch (error) {
      await end(child, home)
      throw error
    }
  }

  /** An empty calendar for a person who gets mail at this address. */
  async calendarOf(recipient: string): Promise<void> {
    await this.#run('calendarOf', [recipient])
  }

  /** Opens what came by mail and does with it what the person would: answers so, takes over a cancellation. */
  takeIn(received: Received, answer: 'ACCEPTED' | 'TENTATIVE' | 'DECLINED'): Promise<TakenIn> {
    return this.#run('takeIn', [received, answer])
  }

  async close(): Promise<void> {
    await this.#marionette.command('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined)
    this.#marionette.close()
    await end(this.#child, this.#home)
  }

  async #run<T>(name: string, args: readonly unknown[]): Promise<T> {
    const source = readFileSync(join(import.meta.dirname, 'inThunderbird.js'), 'utf8')
    const { value } = await this.#marionette.command<{ value: T }>('WebDriver:ExecuteScript', {
      script: `${source}\nreturn ${name}(...arguments)`,
      args,
      sandbox: 'system',
      newSandbox: false,
    })
    return value
  }
}

/** The port it chose, which it writes into its profile. */
async function portOf(child: ChildProcess, home: string): Promise<number> {
  const file = join(home, 'MarionetteActivePort')
  for (const until = performance.now() + START_MS; performance.now() < until;) {
    if (child.exitCode !== null) throw new Error(`Thunderbird ended with ${child.exitCode}`)
    const port = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
    if (port > 0) return port
    await setTimeout(50)
  }
  throw new Error('Thunderbird opened no port to be driven by')
}

async function end(child: ChildProcess, home: string): Promise<void> {
  for (const until = performance.now() + STOP_MS; child.exitCode === null && performance.now() < until;) {
    await setTimeout(50)
  }
  if (child.exitCode === null) child.kill('SIGKILL')
  rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
}
