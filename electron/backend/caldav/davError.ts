/**
 * What can go wrong with a server, in words that say what to do. Never holds a password, nor what the server said beyond
 * its status: its text is a stranger's.
 */
export type DavProblem =
  /** Not reached, or not in time: it is tried again by itself. */
  | 'offline'
  /** The user name or password is wrong: only a person can go on. */
  | 'refused'
  /** It answered, and not as it should. */
  | 'failed'

export class DavError extends Error {
  override readonly name = 'DavError'
  readonly problem: DavProblem
  /** The HTTP status, where the server answered with one. */
  readonly status: number | undefined

  constructor(problem: DavProblem, message: string, status?: number) {
    super(message)
    this.problem = problem
    this.status = status
  }
}
