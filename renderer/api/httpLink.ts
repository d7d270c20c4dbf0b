import { RPCLink } from '@orpc/client/fetch'
import { STATUS_HEADER } from '../../shared/wire/refusal.ts'
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
    headers: { [STATUS_HEADER]: 'here' },
    fetch: async (request, init) => {
      try {
        const response = await fetch(request, init)
        state.set('connected')
        const refused = response.headers.get(STATUS_HEADER)
        return refused ? new Response(response.body, { status: Number(refused), headers: response.headers }) : response
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
