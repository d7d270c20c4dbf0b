import fc from 'fast-check'
import type { z } from 'zod'

/** The parts of a zod schema's definition that are read here; zod keeps them under `_zod.def`. */
interface Def {
  readonly type: string
  readonly shape?: Record<string, z.ZodType>
  readonly element?: z.ZodType
  readonly innerType?: z.ZodType
  readonly options?: readonly z.ZodType[]
  readonly entries?: Record<string, string>
  readonly values?: readonly unknown[]
  readonly valueType?: z.ZodType
  readonly in?: z.ZodType
  readonly format?: string
}
const defOf = (schema: z.ZodType): Def => (schema as unknown as { _zod: { def: Def } })._zod.def

const INSTANTS = [
  '2026-11-24T10:00:00Z',
  '2026-03-29T01:30:00Z',
  '2025-01-01T00:00:00Z',
  '2030-12-31T23:59:00.123Z',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
]
const DAYS = ['2026-11-24', '2026-03-29', '2024-02-29', '0001-01-01', '9999-12-31']
const TIMES = ['00:00', '09:00', '12:30', '17:00', '24:00', '23:59']
const WORDS = [
  'Dana Keller',
  '',
  ' ',
  'a',
  'Europe/Berlin',
  'DE',
  'DE-BE',
  'dana@northwind.example',
  'x'.repeat(400),
  '<b>"bold"</b>',
  "'; DROP TABLE leads; --",
  '=cmd()',
  '\u202Eabc',
  'a\u0000b',
  'a\r\nBEGIN:VEVENT',
  '陈伟',
  '😀',
  'https://meet.example/x',
  '{}',
  'name,email\nDana,d@x.example',
  'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
]
const text = fc.oneof(
  fc.constantFrom(...WORDS, ...INSTANTS, ...DAYS, ...TIMES),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
)

/**
 * Values that a schema takes, or nearly takes: the right shape with the odd field that is wrong. `ids` are ids of
 * records that exist, so that calls get past the first look-up.
 */
export function inputOf(schema: z.ZodType, ids: readonly string[]): fc.Arbitrary<unknown> {
  const id = fc.constantFrom(...ids, '01900000-0000-7000-8000-000000000000')
  const make = (one: z.ZodType): fc.Arbitrary<unknown> => {
    const def = defOf(one)
    switch (def.type) {
      case 'object': {
        const fields = Object.entries(def.shape ?? {}).map(([key, value]) => [key, make(value)] as const)
        return fc
          .record(Object.fromEntries(fields))
          .map((value) => Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)))
      }
      case 'array':
        return fc.array(make(def.element!), { maxLength: 4 })
      case 'optional':
      case 'default':
        return fc.option(make(def.innerType!), { nil: undefined })
      case 'nullable':
        return fc.option(make(def.innerType!), { nil: null })
      case 'union':
        return fc.oneof(...def.options!.map(make))
      case 'enum':
        return fc.constantFrom(...Object.values(def.entries!))
      case 'literal':
        return fc.constantFrom(...(def.values as unknown[]))
      case 'boolean':
        return fc.boolean()
      case 'number':
        return fc.oneof(
          { weight: 6, arbitrary: fc.integer({ min: 0, max: 120 }) },
          { weight: 1, arbitrary: fc.constantFrom(-1, 0.5, 1e9, 1e308, Number.MAX_SAFE_INTEGER) },
        )
      case 'record':
        return fc.dictionary(fc.string({ maxLength: 8 }), make(def.valueType!), { maxKeys: 3 })
      case 'pipe':
        return make(def.in!)
      case 'string':
        if (def.format === 'uuid') return id
        if (def.format === 'datetime') return fc.constantFrom(...INSTANTS)
        if (def.format === 'date') return fc.constantFrom(...DAYS)
        if (def.format === 'email') return fc.constantFrom('dana@northwind.example', 'a@b.example')
        return text
      default:
        return text
    }
  }
  const right = make(schema)
  // Now and then one field is of another kind altogether.
  const wrong = fc
    .tuple(right, fc.constantFrom<unknown>(null, 42, 'x', [], {}, true), fc.nat())
    .map(([value, odd, pick]) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return odd
      const keys = Object.keys(value)
      return keys.length === 0 ? odd : { ...value, [keys[pick % keys.length]!]: odd }
    })
  return fc.oneof({ weight: 5, arbitrary: right }, { weight: 1, arbitrary: wrong })
}
