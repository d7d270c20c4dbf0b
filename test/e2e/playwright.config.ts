import { defineConfig } from '@playwright/test'
import { join } from 'node:path'
import { chromiumForTests } from '../../scripts/chromium.ts'
import { electronBinary } from '../../scripts/electronBinary.ts'
import { installedServers } from '../support/calendarServers.ts'
import type { HostOption } from './app.ts'

// Told to the workers too, which read this file again, and to the stand-in for Electron.
process.env['CHROME_PATH'] ??= await chromiumForTests()

const ROOT = join(import.meta.dirname, '../..')

/** What needs the wire between page and server, or no host at all. */
const ONLY_SERVE = ['serve.e2e.ts', 'fastTyping.e2e.ts', 'gallery.e2e.ts']

/** What needs a calendar server that is not installed, which has been said loudly then. */
const NOT_HERE = installedServers().includes('radicale') ? [] : ['caldav.e2e.ts']

export default defineConfig<HostOption>({
  testDir: import.meta.dirname,
  testMatch: '**/*.e2e.ts',
  outputDir: join(ROOT, 'test-results'),
  // Each test starts an app of its own, with a browser: more at once only makes them wait for each other.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [
    ['list'],
    ...(process.env['E2E_REPORT'] ? [['json', { outputFile: process.env['E2E_REPORT'] }] as const] : []),
  ],
  use: { actionTimeout: 20_000, trace: 'off' },
  projects: [
    { name: 'serve', testIgnore: ['electronHost.e2e.ts', ...NOT_HERE], use: { host: 'serve' } },
    { name: 'stand-in', testIgnore: [...ONLY_SERVE, ...NOT_HERE], use: { host: 'stand-in' } },
    ...(electronBinary()
      ? [
          {
            name: 'electron',
            testIgnore: ['electronHost.e2e.ts', ...ONLY_SERVE, ...NOT_HERE],
            use: { host: 'electron' as const },
          },
        ]
      : []),
  ],
})
