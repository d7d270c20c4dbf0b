import { ContractProcedure, isContractProcedure, type AnyContractProcedure } from '@orpc/contract'
import { z } from 'zod'
import { wordIssue } from './inputWords.ts'

/** What a record that is saved again has to be saved with, by call (`reps/save`) and id; undefined for what is none. */
export type Known = (call: string, id: string) => object | undefined

/**
 * The contract as it is read when it is called: many programs write a field they have no value for as `null`, so a
 * `null` that a field cannot hold counts as left out; no input at all counts as one without fields. Where `null` is a
 * value of its own, such as for a field that is to be emptied, it stays. A record that is there keeps what is not named, also what a new one
 * cannot do without. What is wrong is said in plain words.
 */
export function readLeniently<T extends object>(contract: T, known: Known, path: readonly string[] = []): T {
  const topics = Object.entries(contract).map(([name, part]: [string, unknown]) => {
    const call = [...path, name]
    const read = isContractProcedure(part)
      ? lenient(part, (id) => known(call.join('/'), id))
      : readLeniently(part as object, known, call)
    return [name, read]
  })
  return Object.fromEntries(topics) as T
}

function lenient(procedure: AnyContractProcedure, known: (id: string) => object | undefined): AnyContractProcedure {
  const schema: unknown = procedure['~orpc'].inputSchema
  if (!(schema instanceof z.ZodType)) return procedure
  return new ContractProcedure({
    ...procedure['~orpc'],
    inputSchema: {
      '~standard': {
        version: 1,
        vendor: 'setpoint',
        validate(value: unknown) {
          const given = withoutNulls(schema, completed(value ?? {}, known))
          const read = (meant(schema, given) ?? schema).safeParse(given, { error: wordIssue })
          return read.success ? { value: read.data } : { issues: read.error.issues }
        },
      },
    },
  })
}

function completed(value: unknown, known: (id: string) => object | undefined): unknown {
  if (typeof value !== 'object' || value === null || !('id' in value) || typeof value.id !== 'string') return value
  return { ...known(value.id), ...value }
}

/** Of several shapes the one that a value shares most fields with, so that what is wrong is said of that one alone. */
function meant(schema: z.ZodType, value: unknown): z.ZodType | undefined {
  if (!(schema instanceof z.ZodUnion) || typeof value !== 'object' || value === null) return undefined
  const [best, next] = schema.options
    .filter((option) => option instanceof z.ZodObject)
    .map((option) => ({
      option,
      shared: Object.keys(value).filter((name) => Object.hasOwn(option.shape, name)).length,
    }))
    .sort((a, b) => b.shared - a.shared)
  return best && best.shared > (next?.shared ?? 0) ? best.option : undefined
}

/** The value without the `null`s that stand for a field that is left out. */
export function withoutNulls(schema: z.core.$ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return withoutNulls(schema.def.innerType, value)
  }
  if (schema instanceof z.ZodArray) {
    return Array.isArray(value) ? value.map((one) => withoutNulls(schema.element, one)) : value
  }
  if (schema instanceof z.ZodUnion) {
    for (const option of schema.options) {
      const read = withoutNulls(option, value)
      if (z.safeParse(option, read).success) return read
    }
    return value
  }
  if (!(schema instanceof z.ZodObject) || typeof value !== 'object' || value === null || Array.isArray(value)) {
    return value
  }
  const shape: Record<string, z.core.$ZodType | undefined> = schema.shape
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]: [string, unknown]) => {
      const field = Object.hasOwn(shape, name) ? shape[name] : undefined
      if (!field) return [[name, part]]
      if (part === null && standsForNothing(field)) return []
      return [[name, withoutNulls(field, part)]]
    }),
  )
}

const standsForNothing = (field: z.core.$ZodType): boolean =>
  !z.safeParse(field, null).success && z.safeParse(field, undefined).success
