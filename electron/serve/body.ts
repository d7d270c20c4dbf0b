import { ORPCError } from '@orpc/server'

const SHAPE = 'A call sends its input as JSON: {"json": {…}}.'

/**
 * Reads the body of a call, and says what is wrong with it. Input without the `json` around it is refused rather than
 * taken for none: a list that silently ignores its filter is worse than an error.
 */
export async function readBody(body: () => Promise<unknown>): Promise<unknown> {
  let read: unknown
  try {
    read = await body()
  } catch (error) {
    if (error instanceof ORPCError) throw error
    throw new ORPCError('BAD_REQUEST', { message: `The body is not JSON. ${SHAPE}`, cause: error })
  }
  if (read === undefined) return undefined
  const isObject = typeof read === 'object' && read !== null && !Array.isArray(read)
  if (!isObject || (!Object.hasOwn(read as object, 'json') && Object.keys(read as object).length > 0)) {
    throw new ORPCError('BAD_REQUEST', { message: `The body has no "json" in it. ${SHAPE}` })
  }
  return read
}
