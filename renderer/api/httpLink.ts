import { RPCLink } from '@orpc/client/fetch'
import { ConnectionLost, type StateFeed } from './connection.ts'

const POLL_MS = 1000

/** Calls over HTTP to the server that the page came from; the browser adds the cookie. */
export function createHttpLink(origin: string, state: StateFeed): RPCLink<Record<never, never>> {
  let polling = false
  const poll = () => {
    fetch(origin, { method: 'HEAD', cache: 'no-store' }).then(
      () => {
        polling = false
        state.set('connected')
      },
      () => setTimeout(poll, POLL_MS),
    )
  }
  return new RPCLink({
    url: `${origin}/rpc`,
    fetch: async (request, init) => {
      try {
        const response = await fetch(request, init)
        state.set('connected')
        return response
      } catch (error) {
        if (request.signal.aborted) throw error
        state.set('reconnecting')
        if (!polling) {
          polling = true
          setTimeout(poll, POLL_MS)
        }
        throw new ConnectionLost({ cause: error })
      }
    },
  })
}
