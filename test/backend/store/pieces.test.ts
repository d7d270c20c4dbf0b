import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Backend } from '../../../electron/backend/index.ts'
import { beginChange, continueChange } from '../../../electron/backend/store/change.ts'
import { insertLead, updateLeadFields } from '../../../electron/backend/store/leads.ts'
import type { ChangeEvent } from '../../../shared/contract/workspace.ts'
import { refusal, workspace } from '../../support/workspace.ts'

let backend: Backend
beforeEach(() => {
  backend = workspace()
})
afterEach(() => backend.close())

const NOW = Date.parse('2026-11-23T09:00:00Z')
const everything = (): string =>
  JSON.stringify(
    ['leads', 'activities', 'changes', 'journal', 'unfinished_changes'].map((table) =>
      backend.services.db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all(),
    ),
  )
const names = async () => (await backend.client.leads.list({})).leads.map(({ name }) => name).toSorted()

/** Writes a lead for each name, one by one. */
const write = (leads: Iterable<string>, signal?: AbortSignal) => {
  const id = backend.services.newId()
  return backend.services.changeInPieces(
    leads,
    (tx, name) => insertLead(tx, { id: backend.services.newId(), name, created_ms: NOW }),
    { id, label: () => 'Wrote them', signal },
  )
}

describe('a change in pieces', () => {
  it('is one entry of the history, announced once, and is undone as one', async () => {
    const before = await names()
    const heard: ChangeEvent[] = []
    const stop = backend.services.feed.listen((event) => heard.push(event))
    await write(['A', 'B', 'C'])
    stop()
    expect(heard).toMatchObject([{ type: 'changed', label: 'Wrote them', records: [{ kind: 'lead' }] }])
    expect((await backend.client.history.list({})).changes.map(({ label }) => label)).toEqual(['Wrote them'])
    await backend.client.history.undo({})
    expect(await names()).toEqual(before)
  })

  it('lets other calls through, and is not in the history before it is whole', async () => {
    const writing = write(['A', 'B', 'C'])
    await nextTurn()
    expect((await names()).length).toBeGreaterThan(0)
    expect((await backend.client.history.list({})).changes).toEqual([])
    expect((await refusal(backend.client.history.undo({}))).message).toContain('nothing to undo')
    await backend.client.leads.save({ name: 'Meanwhile' })
    await writing
    expect(await names()).toEqual(['A', 'B', 'C', 'Meanwhile'])
    // what was done last is taken back first
    await backend.client.history.undo({})
    await backend.client.history.undo({})
    expect(await names()).toEqual([])
  })

  it.each(['begun', 'half written'])('leaves nothing when it is given up as soon as it is %s', async (when) => {
    await backend.client.leads.save({ name: 'Before' })
    const before = everything()
    const stop = new AbortController()
    function* some() {
      if (when === 'begun') stop.abort()
      yield 'A'
      yield 'B'
      stop.abort()
      yield 'C'
    }
    await expect(write(some(), stop.signal)).rejects.toMatchObject({ name: 'AbortError' })
    expect(everything()).toBe(before)
  })

  it('leaves nothing when a piece fails', async () => {
    const before = everything()
    await expect(write(['A', ''])).rejects.toThrow(/CHECK/)
    expect(everything()).toBe(before)
  })

  it('that is given up leaves what somebody else did meanwhile', async () => {
    const stop = new AbortController()
    function* some() {
      yield 'A'
      yield 'B'
      const [lead] = backend.services.db.prepare("SELECT id FROM leads WHERE name = 'A'").all() as { id: string }[]
      backend.services.change('Renamed', (tx) => updateLeadFields(tx, lead?.id ?? '', { name: 'A, called' }))
      stop.abort()
      yield 'C'
    }
    await expect(write(some(), stop.signal)).rejects.toThrow()
    expect(await names()).toEqual(['A, called'])
    await backend.client.history.undo({})
    expect(await names()).toEqual(['A'])
  })
})

it('a change that a crash cut off is taken back when the file is opened', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'setpoint-pieces-'))
  const file = join(folder, 'workspace.db')
  try {
    const first = workspace({ file })
    const saved = await first.client.leads.save({ name: 'Before', company: 'Acme' })
    const { db } = first.services
    beginChange(db, { id: first.services.newId(), at: NOW, by: 'Sam', label: '' })
    const [{ id }] = db.prepare('SELECT change_id AS id FROM unfinished_changes').all() as [{ id: string }]
    continueChange(db, id, (tx) => {
      insertLead(tx, { id: first.services.newId(), name: 'Half', created_ms: NOW })
      updateLeadFields(tx, saved.id, { company: 'Other' })
    })
    db.close()
    const second = workspace({ file })
    expect((await second.client.leads.list({})).leads).toMatchObject([{ name: 'Before', company: 'Acme' }])
    expect(second.services.db.prepare('SELECT count(*) AS n FROM unfinished_changes').get()).toEqual({ n: 0 })
    expect((await second.client.history.list({})).changes.map(({ label }) => label)).toEqual(['Added lead Before'])
    second.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
