import { ORPCError } from '@orpc/client'
import { expect, test } from 'vitest'
import { ConnectionLost } from '../../../renderer/api/connection.ts'
import { errorWords, fieldError } from '../../../renderer/components/errorWords.ts'

const invalid = new ORPCError('INVALID_INPUT', {
  data: {
    fields: [
      { path: 'dayCap', message: 'must be 1 or more, or empty for no cap' },
      { path: '', message: 'names a rep twice' },
    ],
  },
})

test('fields that cannot be used are named as people name them', () => {
  expect(errorWords(invalid).lines).toEqual(['Day cap must be 1 or more, or empty for no cap.', 'Names a rep twice.'])
})

test('a form finds the message of its own field', () => {
  expect(fieldError(invalid, 'dayCap')).toBe('Must be 1 or more, or empty for no cap.')
  expect(fieldError(invalid, 'name')).toBeUndefined()
  expect(fieldError(new Error('else'), 'name')).toBeUndefined()
})

test('a time that is taken says why', () => {
  const error = new ORPCError('NOT_AVAILABLE', {
    data: { reasons: [{ code: 'busy', text: 'Busy: Lunch' }], nearest: [] },
  })
  expect(errorWords(error)).toEqual({ title: 'This time is not available.', lines: ['Busy: Lunch'] })
})

test('a file that cannot be read says what to do', () => {
  const error = new ORPCError('UNREADABLE', { data: { reason: 'This is a workbook.', hint: 'Save it as CSV.' } })
  expect(errorWords(error)).toEqual({ title: 'This is a workbook.', lines: ['Save it as CSV.'] })
})

test('what nobody foresaw names its log entry and nothing else', () => {
  expect(errorWords(new ORPCError('INTERNAL', { data: { logId: 'abc' } })).lines).toEqual(['Log entry abc'])
})

test('a lost connection does not claim that nothing was changed', () => {
  expect(errorWords(new ConnectionLost()).lines[0]).toContain('Check whether the change is there')
})
