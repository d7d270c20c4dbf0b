import { isDefinedError, ORPCError } from '@orpc/client'
import { ConnectionLost } from '../api/connection.ts'
import { errors } from '../../shared/contract/errors.ts'

export interface ErrorWords {
  readonly title: string
  /** More, one sentence a line: what is wrong with which field, what to do. */
  readonly lines: readonly string[]
}

interface Field {
  readonly path: string
  readonly message: string
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const listOf = (value: unknown): readonly Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isRecord) : []
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What an error of any call says to a person: the contract's own words for what they caused, plain words for the rest. */
export function errorWords(error: unknown): ErrorWords {
  if (!(error instanceof ORPCError)) {
    const lost = error instanceof ConnectionLost ? error.message : 'Try again in a moment.'
    return { title: 'Setpoint is not answering.', lines: [lost] }
  }
  const data: Record<string, unknown> = isRecord(error.data) ? error.data : {}
  switch (error.code as keyof typeof errors) {
    case 'INVALID_INPUT': {
      const fields = listOf(data['fields']).map((field): Field => ({
        path: text(field['path']),
        message: text(field['message']),
      }))
      return { title: errors.INVALID_INPUT.message, lines: fields.map(fieldWords) }
    }
    case 'NOT_AVAILABLE':
      return {
        title: errors.NOT_AVAILABLE.message,
        lines: listOf(data['reasons']).flatMap((reason) => [text(reason['text'])]),
      }
    case 'NOT_SAVED':
      return { title: text(data['reason']) || errors.NOT_SAVED.message, lines: [text(data['hint'])].filter(Boolean) }
    case 'UNREADABLE':
      return { title: text(data['reason']) || errors.UNREADABLE.message, lines: [text(data['hint'])].filter(Boolean) }
    case 'WRONG_STATE':
      return { title: text(data['reason']) || errors.WRONG_STATE.message, lines: [] }
    case 'NOT_FOUND':
      return { title: error.message || errors.NOT_FOUND.message, lines: ['It may have been removed in the meantime.'] }
    case 'INTERNAL':
      return { title: errors.INTERNAL.message, lines: data['logId'] ? [`Log entry ${text(data['logId'])}`] : [] }
    default:
      return { title: error.message || errors.INTERNAL.message, lines: [] }
  }
}

function fieldWords({ path, message }: Field): string {
  if (!path) return sentence(message)
  const name = path.split('.').at(-1) ?? path
  const spoken = /^\d+$/.test(name) ? path : name.replaceAll(/([A-Z])/g, ' $1').toLowerCase()
  return sentence(`${spoken} ${message}`)
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`.replace(/\.\.$/, '.')

/** The message for one field of a form, where the error names that field. */
export function fieldError(error: unknown, path: string): string | undefined {
  if (!isDefinedError(error) && !(error instanceof ORPCError)) return undefined
  const data: unknown = (error as ORPCError<string, unknown>).data
  if (!isRecord(data)) return undefined
  const found = listOf(data['fields']).find((field) => text(field['path']) === path)
  return found ? sentence(text(found['message'])) : undefined
}
