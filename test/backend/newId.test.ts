import { expect, test } from 'vitest'
import { validate, version } from 'uuid'
import { newId } from '../../electron/backend/newId.ts'

test('ids are UUIDv7, all different, and sort in the order in which they were made', () => {
  const ids = Array.from({ length: 20_000 }, () => newId())
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
})
