import { ORPCError } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import { fieldMessage, isAboutFields } from '../../../renderer/forms/fieldMessages.ts'

const refused = (...fields: { path: string; message: string }[]) => new ORPCError('INVALID_INPUT', { data: { fields } })

describe('what a refusal says about a field', () => {
  const error = refused(
    { path: 'timeOff.0.end', message: 'must be after the start' },
    { path: 'timeOff.10.end', message: 'must be a day' },
    { path: 'name', message: 'must not be empty' },
  )

  it('is found by the field and by what is inside it', () => {
    expect(fieldMessage(error, 'name')).toBe('Must not be empty.')
    expect(fieldMessage(error, 'timeOff.0')).toBe('Must be after the start.')
    expect(fieldMessage(error, 'timeOff.1')).toBeUndefined()
    expect(fieldMessage(error, 'email')).toBeUndefined()
  })

  it('covers the whole refusal, or does not', () => {
    expect(isAboutFields(error, ['name', 'timeOff'])).toBe(true)
    expect(isAboutFields(error, ['name'])).toBe(false)
    expect(isAboutFields(refused(), ['name'])).toBe(false)
  })

  it('is nothing for any other error', () => {
    expect(fieldMessage(new ORPCError('NOT_FOUND'), 'name')).toBeUndefined()
    expect(fieldMessage(new TypeError('Failed to fetch'), 'name')).toBeUndefined()
    expect(isAboutFields(null, ['name'])).toBe(false)
  })
})
