import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './build.ts'
import { chromiumForTests } from './chromium.ts'
import { addUp, ofInterop, ofPlaywright, ofVitest, type Counts } from './testCounts.ts'

/**
 * `npm test`: types, lint, unit and integration tests in three zones, build, other calendar programs, end-to-end tests. Each
 * check counts as one, each test as one in each zone. Goes on after a failure, so that one run shows all of them.
 */
const ZONES = ['UTC', 'America/New_York', 'Australia/Sydney'] as const
const reports = mkdtempSync(join(tmpdir(), 'setpoint-tests-'))

function run(name: string, script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): boolean {
  console.log(`\n── ${name}`)
  const started = performance.now()
  const { status } = spawnSync(process.execPath, [join(ROOT, script), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  })
  console.log(
    `── ${name}: ${status === 0 ? 'passed' : 'FAILED'} (${((performance.now() - started) / 1000).toFixed(1)} s)`,
  )
  return status === 0
}

function check(name: string, script: string, args: readonly string[]): Counts {
  const passed = run(name, script, args)
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 }
}

/** Runs tests that write a report, and counts what is in it; a run that fails without a failed test counts as one. */
function tests(
  name: string,
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  report: string,
  count: (report: unknown) => Counts,
): Counts {
  const passed = run(name, script, args, env)
  let counts: Counts
  try {
    counts = count(JSON.parse(readFileSync(report, 'utf8')))
  } catch (error) {
    console.error(`${name} left no report:`, error instanceof Error ? error.message : error)
    return { passed: 0, failed: 1, skipped: 0 }
  }
  return passed || counts.failed > 0 ? counts : { ...counts, failed: 1 }
}

/** What is about the disk and not about time runs once. */
const ONCE = 'test/crash/**'

function unitTests(zone: string): Counts {
  const report = join(reports, `vitest-${zone.replace('/', '-')}.json`)
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  if (zone !== ZONES[0]) args.push(`--exclude=${ONCE}`)
  return tests(
    `Unit and integration tests in ${zone}`,
    'node_modules/vitest/vitest.mjs',
    args,
    { TZ: zone },
    report,
    ofVitest,
  )
}

/** What has to be said again at the end, where somebody reads it. */
const complaints: string[] = []

/** Calendar programs that are not installed are skipped, but where CI is set: there they have to be. */
function calendarPrograms(): Counts {
  const report = join(reports, 'interop.json')
  const args = ['--without-desktop', '--report', report]
  return tests('Other calendar programs', 'test/interop/index.ts', args, {}, report, (said) => {
    const { complaint, ...counts } = ofInterop(said)
    if (complaint) complaints.push(complaint)
    return counts
  })
}

async function endToEndTests(): Promise<Counts> {
  const report = join(reports, 'playwright.json')
  try {
    const chromium = await chromiumForTests()
    const env = { CHROME_PATH: chromium, E2E_REPORT: report }
    return tests(
      'End-to-end tests',
      'node_modules/@playwright/test/cli.js',
      ['test', '-c', 'test/e2e'],
      env,
      report,
      ofPlaywright,
    )
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

const results: Counts[] = []
for (const project of ['shared', 'node', 'page', 'test']) {
  results.push(check(`Types of ${project}`, 'node_modules/typescript/bin/tsc', ['-p', `tsconfig.${project}.json`]))
}
results.push(check('Lint', 'node_modules/oxlint/bin/oxlint', ['--deny-warnings']))
results.push(check('Format', 'node_modules/oxfmt/bin/oxfmt', ['--check']))
results.push(check('Architecture', 'scripts/architecture.ts', []))
for (const zone of ZONES) results.push(unitTests(zone))
results.push(check('Build', 'node_modules/electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'warn']))
results.push(calendarPrograms())
results.push(await endToEndTests())
rmSync(reports, { recursive: true, force: true })

const { passed, failed, skipped } = addUp(results)
for (const complaint of complaints) console.error(`\n${complaint}`)
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exitCode = failed > 0 ? 1 : 0
