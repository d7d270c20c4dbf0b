import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**'],
    // No test can look away from a file that a calendar program would refuse.
    setupFiles: ['test/support/gate.ts', 'test/support/regexMatch.ts'],
    testTimeout: 60_000,
    // A test waits more than it works: one for each core, the last one too.
    maxWorkers: '100%',
  },
})
