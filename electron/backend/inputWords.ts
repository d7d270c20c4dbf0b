import type { z } from 'zod'

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object with the fields of this call',
  record: 'an object',
}

/** Words for what a schema has no words of its own for; undefined leaves it to zod. */
export function wordIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type': {
      const kind = KINDS[String(issue.expected)]
      if (!kind) return undefined
      return issue.input === undefined ? `is missing; it must be ${kind}` : `must be ${kind}`
    }
    case 'invalid_value': {
      const values = issue.values.map(String).join(', ')
      return issue.input === undefined ? `is missing; it must be one of ${values}` : `must be one of ${values}`
    }
    case 'too_small':
      return bound(issue.origin, issue.minimum, 'more')
    case 'too_big':
      return bound(issue.origin, issue.maximum, 'less')
    default:
      return undefined
  }
}

function bound(origin: string, limit: number | bigint, side: 'more' | 'less'): string {
  const number = Number(limit).toLocaleString('en')
  if (origin === 'string') return `must have ${number} characters or ${side}`
  if (origin === 'array') return `must have ${number} entries or ${side}`
  return `must be ${number} or ${side}`
}
