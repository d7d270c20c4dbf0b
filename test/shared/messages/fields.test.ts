import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FIELDS, fieldProblem, fieldsFor, fill, type FieldValues } from '../../../shared/messages/fields.ts'
import { firstNameOf } from '../../../shared/messages/firstName.ts'

const empty = Object.fromEntries(Object.keys(FIELDS).map((name) => [name, ''])) as unknown as FieldValues
const values = (some: Partial<FieldValues>): FieldValues => ({ ...empty, ...some })

describe('a template', () => {
  it('is filled, without the lines of which nothing is known', () => {
    const text = 'Hello {firstName},\n\n{time}\n{otherTime}\n\nWhere: {place}\nWith: {reps}, {place}\n\nBye'
    expect(fill(text, values({ firstName: 'Maria', time: 'Thursday', reps: 'Dana' }))).toBe(
      'Hello Maria,\n\nThursday\n\nWith: Dana, \n\nBye',
    )
  })

  it('is filled once: what looks like a field in a value stays', () => {
    expect(fill('{lead} {type}', values({ lead: '{type} $& $1', type: 'Demo {lead}' }))).toBe(
      '{type} $& $1 Demo {lead}',
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (lead) => {
        expect(fill('<{lead}>', values({ lead }))).toBe(lead === '' ? '' : `<${lead}>`)
      }),
    )
  })

  it('knows nothing but its fields', () => {
    expect(fill('a {constructor} b', values({}))).toBe('')
    expect(fieldProblem('Dear {lead}, {time}', 'invite')).toBeNull()
    expect(fieldProblem('Dear {name} {name} { lead } {}', 'invite')).toMatch(
      /^\{name\}, \{ lead \}, \{\} are no fields of this message\. There are \{lead\}, \{firstName\}/,
    )
  })

  it('has the fields of its purpose: nothing is offered in an invite, and an offer has no time yet', () => {
    expect(fieldProblem('{times}', 'invite')).toMatch(/\{times\} is no field/)
    expect(fieldProblem('{time}', 'times')).toMatch(/\{time\} is no field/)
    expect(fieldsFor('noShow')).toEqual(Object.keys(FIELDS))
  })
})

describe('a first name', () => {
  it.each([
    ['Maria Sandoval', 'Maria'],
    ['Sandoval, Maria', 'Maria'],
    ['Dr. Jonas Weber', 'Jonas'],
    ['Prof. Dr. Ada King', 'Ada'],
    ['陈伟', '陈伟'],
    ['Cher', 'Cher'],
    ['Dr.', 'Dr.'],
    ['Sandoval,', 'Sandoval,'],
  ])('of %s is %s', (name, first) => expect(firstNameOf(name)).toBe(first))
})
