import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Program, Reading } from './programs.ts'

/** A program that is read by a script of this folder (`reading.py` says how they are asked). */
export type PythonProgram = Omit<Program, 'version' | 'read'> & { readonly script: string }

/** Debian's packages are for Debian's Python, which need not be the first one in PATH. */
const PYTHON = process.env['INTEROP_PYTHON'] ?? ['/usr/bin/python3'].find((path) => existsSync(path)) ?? 'python3'
const LIMIT_MS = 180_000

interface Ended {
  readonly ok: boolean
  readonly stdout: string
  readonly stderr: string
}

function run(script: string, args: readonly string[], input: string): Promise<Ended> {
  const child = spawn(PYTHON, [join(import.meta.dirname, script), ...args], {
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONIOENCODING: 'utf-8', LC_ALL: 'C.UTF-8' },
    timeout: LIMIT_MS,
  })
  return new Promise((resolve) => {
    const told = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => (told[name] += text))
    }
    child.on('error', (error) => resolve({ ok: false, ...told, stderr: error.message }))
    child.on('close', (code) => resolve({ ok: code === 0, ...told }))
    // A script that ends before it has read everything says why on its own.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

const NOT_THERE = /ModuleNotFoundError|ImportError|Namespace .* not available|ENOENT/

export const python = ({ script, ...program }: PythonProgram): Program => ({
  ...program,
  async version() {
    const { ok, stdout, stderr } = await run(script, ['--version'], '')
    if (ok) return stdout.trim()
    if (NOT_THERE.test(stderr)) return null
    throw new Error(`${program.name} does not start:\n${stderr}`)
  },
  async read(groups) {
    const { ok, stdout, stderr } = await run(script, [], JSON.stringify(groups.map(({ paths }) => paths)))
    if (!ok) throw new Error(stderr.trim().split('\n').at(-1) || 'ended without a word')
    return JSON.parse(stdout) as Reading[][]
  },
})
