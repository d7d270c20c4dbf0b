import { expect, it } from 'vitest'
import { addUp, ofInterop, ofPlaywright, ofVitest } from '../../scripts/testCounts.ts'

it('a file of tests that cannot be loaded counts as failed', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 0,
    testResults: [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'passed', assertionResults: [{}, {}] },
    ],
  }
  expect(ofVitest(report)).toEqual({ passed: 3, failed: 2, skipped: 2 })
})

it('a test that passed only when repeated counts as failed', () => {
  const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 0 }, errors: [{}] }
  expect(ofPlaywright(report)).toEqual({ passed: 5, failed: 3, skipped: 0 })
})

it('what other calendar programs said is counted, and who was not there is told', () => {
  const report = { passed: 90, failed: 0, skipped: 21, complaint: 'khal is not installed' }
  expect(ofInterop(report)).toEqual(report)
  expect(() => ofInterop({ passed: 90 })).toThrow()
})

it('counts add up', () => {
  const one = { passed: 1, failed: 2, skipped: 3 }
  expect(addUp([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 })
  expect(addUp([])).toEqual({ passed: 0, failed: 0, skipped: 0 })
})
