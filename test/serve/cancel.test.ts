import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { startServer } from '../../electron/serve/server.ts'
import type { Client } from '../../shared/contract/index.ts'
import { workspace } from '../support/workspace.ts'

test('a long call that the caller gives up ends over HTTP too, and leaves nothing', async () => {
  const backend = workspace()
  const serving = await startServer({ backend, port: 0, token: 'secret', page: tmpdir() })
  try {
    const client = createORPCClient<Client>(
      new RPCLink({ url: `${serving.url}/rpc`, headers: { authorization: 'Bearer secret' } }),
    )
    const writing = Promise.withResolvers<void>()
    const ended = Promise.withResolvers<void>()
    backend.services.feed.listen((event) => {
      if (event.type !== 'progress') return
      if (event.label === 'Writing') writing.resolve()
      if (event.finished) ended.resolve()
    })
    const stop = new AbortController()
    const rows = Array.from({ length: 4000 }, (_, i) => `P${i} Q,p${i}@x.example`)
    const importing = client.leads.import({ csv: `Name,Email\n${rows.join('\n')}\n` }, { signal: stop.signal })
    const refused = expect(importing).rejects.toThrow()
    await writing.promise
    stop.abort()
    await refused
    await ended.promise
    expect(await client.leads.list({})).toMatchObject({ total: 0 })
    expect((await client.history.list({})).changes).toEqual([])
  } finally {
    await serving.close()
    backend.close()
  }
})
