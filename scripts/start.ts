import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { OptionError, readHostOptions, type HostOptions } from '../electron/backend/hostOptions.ts'
import { usualDataFolder } from '../electron/serve/options.ts'
import { serveWorkspace, wordStartFailure } from '../electron/serve/workspace.ts'
import { build, buildReason, ROOT } from './build.ts'
import { ELECTRON_PACKAGE, electronBinary } from './electronBinary.ts'

/** `npm start`: the app in Electron where that can be, else in the browser; says which, and why. */
async function start(): Promise<void> {
  const options = readHostOptions(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd())
  const reason = buildReason()
  if (reason !== undefined) {
    console.log(`Building Setpoint, as ${reason} …`)
    build()
  }
  const choice = chooseHost()
  console.log(choice.words)
  if (choice.binary !== undefined) startElectron(choice.binary, options)
  else await startBrowser(options)
}

interface Choice {
  readonly words: string
  /** Electron's binary; undefined means the browser. */
  readonly binary?: string
}

function chooseHost(): Choice {
  const display = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
  if (!display) return { words: 'Setpoint runs in the browser, as there is no display for a window.' }
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    return { words: 'Setpoint runs in the browser, as Electron keeps its pages in a sandbox that root cannot have.' }
  }
  const binary = electronBinary() ?? fetchElectron()
  if (binary === undefined) {
    return { words: 'Setpoint runs in the browser, as Electron is not here and could not be fetched (no network?).' }
  }
  return { words: 'Setpoint runs in a window of its own (Electron).', binary }
}

const FETCH_MS = 120_000
const REACH_MS = 5000

/** Electron's package fetches its binary only when asked to. Not tried where the place it comes from is not reached. */
function fetchElectron(): string | undefined {
  const reach = `fetch('https://github.com', { method: 'HEAD', signal: AbortSignal.timeout(${REACH_MS}) }).catch(() => process.exit(1))`
  if (!process.env['ELECTRON_MIRROR'] && spawnSync(process.execPath, ['-e', reach]).status !== 0) return undefined
  console.log('Fetching Electron, once …')
  spawnSync(process.execPath, [join(ELECTRON_PACKAGE, 'install.js')], { stdio: 'inherit', timeout: FETCH_MS })
  return electronBinary()
}

function startElectron(binary: string, { data, now, recovery }: HostOptions): void {
  const args = [ROOT]
  if (data !== undefined) args.push('--data', data)
  if (now !== undefined) args.push('--now', new Date(now).toISOString())
  if (recovery !== undefined) args.push('--recover', recovery)
  const child = spawn(binary, args, { stdio: 'inherit' })
  child.on('error', (error) => {
    console.error(`Electron did not start: ${error.message}. "npm run serve" runs Setpoint in the browser.`)
    process.exitCode = 1
  })
  child.on('exit', (code) => (process.exitCode = code ?? 1))
}

async function startBrowser({ data = usualDataFolder(), now, recovery }: HostOptions): Promise<void> {
  const serving = await serveWorkspace({ data, now, recovery, port: 0, token: undefined })
  const stop = () => void serving.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)

  const link = serving.newLink()
  console.log(`Your data: ${data}`)
  console.log(`Open this address (it works once):\n\n  ${link}\n`)
  console.log('Ctrl+C stops Setpoint.')
  if (process.stdin.isTTY) {
    console.log('Enter gives another address, for another browser.')
    createInterface({ input: process.stdin }).on('line', () => console.log(`\n  ${serving.newLink()}\n`))
  }
  if (!canOpenBrowser()) return
  const { default: open } = await import('open')
  // The address is on the screen: a browser that does not open is no failure.
  const browser = await open(link).catch(() => undefined)
  browser?.once('error', () => console.log('No browser opened by itself: open the address above.'))
}

function canOpenBrowser(): boolean {
  if (process.env['CI'] !== undefined) return false
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
}

start().catch((error: unknown) => {
  console.error(error instanceof OptionError ? error.message : wordStartFailure(error))
  process.exitCode = 1
})
