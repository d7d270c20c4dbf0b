import { describe, expect, it } from 'vitest'
import type { ChangeEvent } from '../../shared/contract/workspace.ts'
import { addLead, addRep, workspace } from '../support/workspace.ts'

describe('the stream of changes', () => {
  it('goes on over a change of every kind of record, in the order of commit', async () => {
    const app = workspace()
    const stop = new AbortController()
    const stream = await app.client.changes.stream(undefined, { signal: stop.signal })
    const heard: ChangeEvent[] = []
    const next = async () => {
      const step = await stream.next()
      if (!step.done) heard.push(step.value)
    }
    await next()
    await app.client.workspace.saveSettings({ workspaceName: 'Northwind team' })
    await next()
    const rep = await addRep(app, { name: 'Dana Keller' })
    await addLead(app, { name: 'Maria Sandoval' })
    while (heard.at(-1)?.type !== 'changed' || !kinds(heard.at(-1)).includes('lead')) await next()
    stop.abort()

    expect(heard[0]).toEqual({ type: 'ready' })
    expect(heard[1]).toMatchObject({ type: 'changed', records: [{ kind: 'settings' }] })
    expect(heard.slice(2).flatMap(kinds)).toContain('rep')
    expect(heard.find((event) => kinds(event).includes('rep'))).toMatchObject({
      records: expect.arrayContaining([{ kind: 'rep', ids: [rep.id] }]),
    })
  })
})

const kinds = (event: ChangeEvent | undefined): readonly string[] =>
  event?.type === 'changed' ? event.records.map((record) => record.kind) : []
