import { describe, expect, it } from 'vitest'
import { insert, one, run, type WritableDb } from '../../../electron/backend/store/database.ts'
import { JOURNALLED } from '../../../electron/backend/store/journal.ts'
import { addRep, addType, refusal, workspace } from '../../support/workspace.ts'

const journalOf = (app: ReturnType<typeof workspace>, tbl: string) =>
  app.services.db
    .prepare('SELECT row_id, before, after FROM journal WHERE tbl = ? ORDER BY seq')
    .all(tbl)
    .map((row) => {
      const { before, after } = row as { before: string | null; after: string | null }
      return { before: before && JSON.parse(before), after: after && JSON.parse(after) }
    })

describe('a change', () => {
  it('writes the row before and after into the journal, in the same transaction', async () => {
    const app = workspace()
    const rep = await app.client.reps.save({ name: 'Dana', email: 'd@n.example', role: 'ae', zone: 'Europe/Berlin' })
    await app.client.reps.save({ ...rep, name: 'Dana Keller' })
    expect(journalOf(app, 'reps')).toMatchObject([
      { before: null, after: { id: rep.id, name: 'Dana' } },
      { before: { name: 'Dana' }, after: { name: 'Dana Keller' } },
    ])
  })

  it('is the only way to write: a statement outside of one fails', () => {
    const app = workspace()
    const db = app.services.db as WritableDb
    expect(() => insert(db, 'settings', { id: 'settings', json: '{}' })).toThrow(/NOT NULL/)
    expect(one(app.services.db, 'SELECT count(*) AS n FROM settings')).toEqual({ n: 0 })
  })

  it('takes everything back when it throws, and leaves no entry', async () => {
    const app = workspace()
    const seen: unknown[] = []
    app.services.feed.listen((event) => seen.push(event))
    expect(() =>
      app.services.change('Broken', (tx) => {
        insert(tx, 'settings', { id: 'settings', json: '{}' })
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(one(app.services.db, 'SELECT count(*) AS n FROM settings')).toEqual({ n: 0 })
    expect((await app.client.history.list({})).changes).toEqual([])
    expect(seen).toEqual([])
    // The store is as usable as before.
    await addRep(app, { name: 'Dana' })
  })

  it('is announced after the commit with the records it touched', async () => {
    const app = workspace()
    const seen: unknown[] = []
    app.services.feed.listen((event) => seen.push(event))
    const type = await addType(app)
    expect(seen).toEqual([
      expect.objectContaining({
        type: 'changed',
        label: 'Added meeting type Product demo',
        records: [{ kind: 'meetingType', ids: [type.id] }],
      }),
    ])
  })

  it('journals every table that a person fills', () => {
    const app = workspace()
    const tables = app.services.db
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
      )
      .all()
      .map((row) => (row as { name: string }).name)
    // The journal itself, what a file or a server holds already, and what ships with the app.
    const others = [
      'changes',
      'unfinished_changes',
      'journal',
      'calendar_contents',
      'calendar_windows',
      'calendar_pasts',
      'busy',
      'caldav_objects',
      'caldav_states',
      'caldav_written',
      'watched_files',
      'holiday_days',
      'lead_docs',
      'lead_search_rules',
    ]
    expect([...JOURNALLED, ...others].sort()).toEqual(tables.sort())
  })
})

describe('undo', () => {
  it('puts everything back as it was, rules and all', async () => {
    const app = workspace()
    const rep = await addRep(app, { name: 'Dana' })
    const before = await app.client.availability.get({ repId: rep.id })
    await app.client.availability.save({
      repId: rep.id,
      weekly: [],
      overrides: [{ date: '2026-12-24', intervals: [] }],
    })
    const { undone } = await app.client.history.undo({})
    expect(undone).toMatchObject({ label: 'Changed the hours of Dana', undone: true })
    expect(await app.client.availability.get({ repId: rep.id })).toEqual(before)
  })

  it('takes back one change after the other', async () => {
    const app = workspace()
    const rep = await app.client.reps.save({ name: 'One', email: 'd@n.example', role: 'ae', zone: 'Europe/Berlin' })
    await app.client.reps.save({ ...rep, name: 'Two' })
    await app.client.reps.save({ ...rep, name: 'Three' })
    await app.client.history.undo({})
    expect((await app.client.reps.get({ repId: rep.id })).name).toBe('Two')
    await app.client.history.undo({})
    expect((await app.client.reps.get({ repId: rep.id })).name).toBe('One')
    await app.client.history.undo({})
    expect((await app.client.reps.list({})).reps).toEqual([])
    expect((await refusal(app.client.history.undo({}))).message).toBe('There is nothing to undo.')
  })

  it('refuses to take back what something newer builds on', async () => {
    const app = workspace()
    const rep = await app.client.reps.save({ name: 'One', email: 'd@n.example', role: 'ae', zone: 'Europe/Berlin' })
    await app.client.reps.save({ ...rep, name: 'Two' })
    const first = (await app.client.history.list({})).changes.at(-1)!
    const { code, message } = await refusal(app.client.history.undo({ changeId: first.id }))
    expect(code).toBe('WRONG_STATE')
    expect(message).toContain('"Changed rep Two" builds on it')
    expect((await app.client.reps.get({ repId: rep.id })).name).toBe('Two')
  })
})

describe('the last line against double booking', () => {
  const setUp = async () => {
    const app = workspace()
    const rep = await addRep(app, { name: 'Dana' })
    const type = await addType(app)
    const put = (start: number, end: number) =>
      app.services.change('Straight into the store', (tx) => {
        const id = app.services.newId()
        const lead = app.services.newId()
        insert(tx, 'leads', {
          id: lead,
          name: 'x',
          name_key: 'x',
          next_kind: 'call',
          next_due_ms: 0,
          created_ms: 0,
        })
        insert(tx, 'meetings', {
          id,
          uid: id,
          sequence: 0,
          status: 'booked',
          lead_id: lead,
          meeting_type_id: type.id,
          start_ms: start,
          end_ms: end,
          buffer_before: 0,
          buffer_after: 0,
          booked_by: 'test',
          created_ms: 0,
          updated_ms: 0,
        })
        insert(tx, 'meeting_reps', {
          id: app.services.newId(),
          meeting_id: id,
          rep_id: rep.id,
          seat: 0,
          start_ms: start,
          end_ms: end,
          live: 1,
        })
        return id
      })
    return { app, put }
  }

  it('refuses two meetings of a rep that overlap, whatever wrote them', async () => {
    const { put } = await setUp()
    put(1_000_000, 2_000_000)
    put(2_000_000, 3_000_000)
    expect(() => put(1_999_999, 2_000_001)).toThrow('double booking')
    expect(() => put(500_000, 9_000_000)).toThrow('double booking')
    expect(() => put(1_200_000, 1_300_000)).toThrow('double booking')
  })

  it('refuses to move a meeting onto another, and a cancelled one to come back', async () => {
    const { app, put } = await setUp()
    const first = put(1_000_000, 2_000_000)
    const second = put(2_000_000, 3_000_000)
    const write = (sql: string, id: string) => () => app.services.change('x', (tx) => run(tx, sql, [id]))
    expect(write('UPDATE meetings SET start_ms = 1500000 WHERE id = ?', second)).toThrow('double booking')
    write("UPDATE meetings SET status = 'cancelled' WHERE id = ?", first)()
    write('UPDATE meetings SET start_ms = 1500000 WHERE id = ?', second)()
    expect(write("UPDATE meetings SET status = 'booked' WHERE id = ?", first)).toThrow('double booking')
  })

  it('keeps the seats true to their meeting', async () => {
    const { app, put } = await setUp()
    const id = put(1_000_000, 2_000_000)
    const forge = () =>
      app.services.change('x', (tx) => run(tx, 'UPDATE meetings SET end_ms = 2500000 WHERE id = ?', [id]))
    forge()
    expect(one(app.services.db, 'SELECT end_ms FROM meeting_reps WHERE meeting_id = ?', [id])).toEqual({
      end_ms: 2_500_000,
    })
  })
})

describe('what the store cannot hold', () => {
  it('an open lead without a next step', () => {
    const app = workspace()
    const lead = { id: app.services.newId(), name: 'x', name_key: 'x', created_ms: 0 }
    expect(() => app.services.change('x', (tx) => insert(tx, 'leads', lead))).toThrow(/CHECK/)
    app.services.change('x', (tx) => insert(tx, 'leads', { ...lead, stage: 'lost' }))
  })
})
