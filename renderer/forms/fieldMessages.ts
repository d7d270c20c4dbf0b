import { ORPCError } from '@orpc/client'

/**
 * What a refusal says about the fields under a path of what was sent, such as `timeOff.0`: one text, or undefined. Exact
 * paths alone are not enough, since the backend names the innermost field and the form has one box for several.
 */
export function fieldMessage(error: unknown, path: string): string | undefined {
  const found = fieldsOf(error)
    .filter((field) => field.path === path || field.path.startsWith(`${path}.`))
    .map((field) => sentence(field.message))
  return found.length > 0 ? [...new Set(found)].join(' ') : undefined
}

/** Whether all that a refusal says is about one of these paths, so that it is said there and need not be said again. */
export function isAboutFields(error: unknown, paths: readonly string[]): boolean {
  const fields = fieldsOf(error)
  return (
    fields.length > 0 &&
    fields.every((field) => paths.some((path) => field.path === path || field.path.startsWith(`${path}.`)))
  )
}

function fieldsOf(error: unknown): readonly { readonly path: string; readonly message: string }[] {
  if (!(error instanceof ORPCError) || error.code !== 'INVALID_INPUT') return []
  const data: unknown = error.data
  if (typeof data !== 'object' || data === null || !('fields' in data) || !Array.isArray(data.fields)) return []
  return data.fields.filter(isField)
}

function isField(value: unknown): value is { path: string; message: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'path' in value &&
    typeof value.path === 'string' &&
    'message' in value &&
    typeof value.message === 'string'
  )
}

function sentence(text: string): string {
  const words = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.!?]$/.test(words) ? words : `${words}.`
}
