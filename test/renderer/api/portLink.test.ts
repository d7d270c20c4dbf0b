import { createORPCClient } from '@orpc/client'
import { RPCHandler } from '@orpc/server/message-port'
import { describe, expect, it } from 'vitest'
import { pinnedClock } from '../../../electron/backend/clock.ts'
import { createBackend, type Backend } from '../../../electron/backend/index.ts'
import { silentLog } from '../../../electron/backend/log.ts'
import { ConnectionLost, type LinkState } from '../../../renderer/api/connection.ts'
import { PortLink } from '../../../renderer/api/portLink.ts'
import type { Client } from '../../../shared/contract/index.ts'

const openBackend = (): Backend =>
  createBackend({ file: ':memory:', clock: pinnedClock(Date.UTC(2026, 10, 23, 9)), zone: 'UTC', log: silentLog })

/** A real channel with the backend at its other end. */
function connect(backend: Backend): { readonly page: MessagePort; readonly far: MessagePort } {
  const { port1, port2 } = new MessageChannel()
  new RPCHandler(backend.router).upgrade(port2, { context: {} })
  port2.start()
  return { page: port1, far: port2 }
}

function pageSide() {
  const states: LinkState[] = []
  const link = new PortLink((state) => states.push(state))
  const client: Client = createORPCClient(link)
  return { link, client, states }
}

const REP = { name: 'Mia Vogel', email: 'mia@example.com', role: 'ae', zone: 'Europe/Berlin' } as const

describe('the page’s calls over a port', () => {
  it('wait for the first port', async () => {
    const { link, client, states } = pageSide()
    const saved = client.reps.save(REP)
    expect(link.state).toBe('reconnecting')
    link.attach(connect(openBackend()).page)
    expect(await saved).toMatchObject({ name: 'Mia Vogel' })
    expect(states).toEqual(['connected'])
  })

  it('are rejected when the port closes, and go to the next one', async () => {
    const { link, client, states } = pageSide()
    // Nobody answers at the other end.
    const { port1, port2 } = new MessageChannel()
    link.attach(port1)
    const lost = client.reps.list({})
    // The request is on its way before the port closes.
    await new Promise((resolve) => port2.addEventListener('message', resolve, { once: true }))
    port2.close()
    await expect(lost).rejects.toBeInstanceOf(ConnectionLost)
    expect(link.state).toBe('reconnecting')

    const waiting = client.reps.list({})
    link.attach(connect(openBackend()).page)
    expect(await waiting).toMatchObject({ reps: [] })
    expect(states).toEqual(['connected', 'reconnecting', 'connected'])
  })

  it('end a stream that is under way when the port closes', async () => {
    const { link, client } = pageSide()
    const { page, far } = connect(openBackend())
    link.attach(page)
    const stream = await client.changes.stream()
    expect((await stream.next()).value).toEqual({ type: 'ready' })
    const next = stream.next()
    far.close()
    await expect(next).rejects.toThrow()
  })

  it('of a port that was replaced are rejected, and its streams end', async () => {
    const { link, client } = pageSide()
    link.attach(connect(openBackend()).page)
    const stream = await client.changes.stream()
    await stream.next()
    const next = stream.next()
    const { port1, port2 } = new MessageChannel()
    link.attach(port1)
    await expect(next).rejects.toThrow()
    const lost = client.reps.list({})
    await new Promise((resolve) => port2.addEventListener('message', resolve, { once: true }))
    link.attach(connect(openBackend()).page)
    await expect(lost).rejects.toBeInstanceOf(ConnectionLost)
    expect(link.state).toBe('connected')
  })

  it('can be given up while they wait', async () => {
    const { link, client } = pageSide()
    const stop = new AbortController()
    const waiting = client.reps.list({}, { signal: stop.signal })
    stop.abort(new Error('left the screen'))
    await expect(waiting).rejects.toThrow('left the screen')
    expect(link.state).toBe('reconnecting')
  })
})
