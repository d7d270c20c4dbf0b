import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { RPCHandler } from '@orpc/server/message-port'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Backend } from '../../../electron/backend/index.ts'
import type { Client } from '../../../shared/contract/index.ts'
import { workspace } from '../../support/workspace.ts'

let backend: Backend
beforeEach(() => {
  backend = workspace()
})
afterEach(() => backend.close())

const rows = (count: number, title: string): string =>
  Array.from(
    { length: count },
    (_, i) => `P${i} Q,p${i}@x.example,${title},+4930${1_000_000 + i},Firm ${i % 700}`,
  ).join('\n')
const csvOf = (count: number, title = 'Buyer'): string => `Name,Email,Title,Phone,Company\n${rows(count, title)}\n`
const everything = (): string =>
  JSON.stringify(
    ['leads', 'activities', 'companies', 'lead_imports'].map((table) =>
      backend.services.db.prepare(`SELECT * FROM ${table} ORDER BY id`).all(),
    ),
  )

/** Rejects once the import is this far, and resolves when it has ended. */
function watch(share: number): { far: Promise<void>; ended: Promise<void>; stop: () => void } {
  const far = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<void>()
  const stop = backend.services.feed.listen((event) => {
    if (event.type !== 'progress') return
    if (event.done / event.total >= share) far.resolve()
    if (event.finished) ended.resolve()
  })
  return { far: far.promise, ended: ended.promise, stop }
}

test('10,000 rows, half of them known, are undone to exactly what was before', async () => {
  await backend.client.leads.import({ csv: csvOf(5000) })
  const before = everything()
  expect(await backend.client.leads.import({ csv: csvOf(10_000, 'CFO') })).toMatchObject({
    created: 5000,
    updated: 5000,
  })
  expect((await backend.client.history.list({})).changes).toHaveLength(2)
  await backend.client.history.undo({})
  expect(everything()).toBe(before)
})

test('other calls are answered while it reads, matches and writes', async () => {
  let answered = 0
  let running = true
  const importing = backend.client.leads.import({ csv: csvOf(5000) }).finally(() => (running = false))
  const saved: string[] = []
  while (running) {
    await backend.client.workspace.status()
    if (answered++ % 5 === 0) saved.push((await backend.client.leads.save({ name: `Meanwhile ${answered}` })).id)
    await new Promise((resolve) => setImmediate(resolve))
  }
  await importing
  expect(answered).toBeGreaterThan(20)
  expect((await backend.client.leads.list({})).total).toBe(5000 + saved.length)
})

describe('given up', () => {
  test.each([
    ['while it is read', 0.1],
    ['while it is matched', 0.3],
    ['while it is written', 0.6],
  ])('%s, it leaves nothing', async (_, share) => {
    await backend.client.leads.import({ csv: csvOf(500) })
    const before = everything()
    const history = (await backend.client.history.list({})).changes
    const stop = new AbortController()
    const watching = watch(share)
    const importing = backend.client.leads.import({ csv: csvOf(4000, 'CFO') }, { signal: stop.signal })
    await watching.far
    stop.abort()
    await expect(importing).rejects.toMatchObject({ name: 'AbortError' })
    await watching.ended
    watching.stop()
    expect(everything()).toBe(before)
    expect((await backend.client.history.list({})).changes).toEqual(history)
  })

  test('over a MessagePort, as in the app', async () => {
    const { port1, port2 } = new MessageChannel()
    new RPCHandler(backend.router).upgrade(port1, { context: {} })
    port1.start()
    port2.start()
    const client = createORPCClient<Client>(new RPCLink({ port: port2 }))
    const stop = new AbortController()
    const watching = watch(0.5)
    const importing = client.leads.import({ csv: csvOf(4000) }, { signal: stop.signal })
    const refused = expect(importing).rejects.toThrow()
    await watching.far
    stop.abort()
    await refused
    await watching.ended
    watching.stop()
    expect((await client.leads.list({})).total).toBe(0)
    port1.close()
    port2.close()
  })
})
