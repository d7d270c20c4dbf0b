import { describe, expect, test } from 'vitest'
import { importCalendar } from '../../electron/backend/calendars.ts'
import type { ChangeEvent } from '../../shared/contract/workspace.ts'
import { ics, vevent } from '../support/icsText.ts'
import { largeCalendar } from '../support/largeCalendar.ts'
import { addLead, addRep, addType, movableClock, NOW, refusal, workspace } from '../support/workspace.ts'

const event = (uid: string, day: string, ...more: string[]) =>
  vevent(`UID:${uid}`, `SUMMARY:${uid}`, `DTSTART:${day}T090000Z`, 'DURATION:PT1H', ...more)

async function withMara() {
  const clock = movableClock(NOW)
  const backend = workspace({ clock })
  const mara = await addRep(backend, { name: 'Mara Lindqvist' })
  const bring = (...events: string[]) =>
    backend.client.calendars.import({ repId: mara.id, name: 'Work', ics: ics(...events) })
  const program = (text: string | Uint8Array, asOf?: number) =>
    importCalendar(backend.services, { repId: mara.id, name: 'Work', ics: text, asOf, by: 'program' })
  const busy = async () => {
    const range = { from: '2026-11-23T00:00:00Z', to: '2027-02-01T00:00:00Z' }
    return (await backend.client.busy.list({ repIds: [mara.id], ...range })).busy.map((one) => one.title)
  }
  const asOf = async () => (await backend.client.calendars.list({})).calendars[0]?.asOf
  const undo = () => backend.client.history.undo({})
  return { backend, clock, mara, bring, program, busy, asOf, undo }
}

describe('importing again', () => {
  test('says what came, what went and what moved of what is to come', async () => {
    const { bring } = await withMara()
    const first = await bring(
      event('stays', '20261124'),
      event('goes', '20261125'),
      event('moves', '20261126'),
      event('past', '20261101'),
      event('weekly', '20261201', 'RRULE:FREQ=WEEKLY;COUNT=3'),
    )
    expect(first.changes).toBeUndefined()
    const again = await bring(
      event('stays', '20261124'),
      event('moves', '20261127'),
      event('comes', '20261130'),
      event('weekly', '20261202', 'RRULE:FREQ=WEEKLY;COUNT=3'),
    )
    expect(again.changes).toEqual({
      added: 1,
      removed: 1,
      moved: 4,
      examples: [
        expect.objectContaining({ kind: 'removed', title: 'goes', start: '2026-11-25T09:00:00Z', more: 0 }),
        {
          kind: 'moved',
          title: 'moves',
          start: '2026-11-27T09:00:00Z',
          end: '2026-11-27T10:00:00Z',
          allDay: false,
          was: { start: '2026-11-26T09:00:00Z', end: '2026-11-26T10:00:00Z' },
          more: 0,
        },
        expect.objectContaining({ kind: 'added', title: 'comes' }),
        expect.objectContaining({ kind: 'moved', title: 'weekly', start: '2026-12-02T09:00:00Z', more: 2 }),
      ],
    })
  })

  test('new UIDs at every export are no change', async () => {
    const { bring } = await withMara()
    const series = (uid: string) =>
      vevent(`UID:${uid}`, 'DTSTART:20261124T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY')
    await bring(series('one'))
    expect((await bring(series('two'))).changes).toEqual({ added: 0, removed: 0, moved: 0, examples: [] })
  })

  test('names the meetings in the way, also later, with their lead and the event', async () => {
    const { backend, bring, mara } = await withMara()
    const lead = await addLead(backend, { name: 'Ana Ruiz', email: 'ana@halden.example' })
    const type = await addType(backend)
    const meeting = await backend.client.meetings.book({
      meetingTypeId: type.id,
      leadId: lead.id,
      start: '2026-11-25T09:30:00Z',
      repIds: [mara.id],
    })
    const { colliding, collisions } = await bring(event('Dentist', '20261125'))
    expect(collisions).toEqual([meeting.id])
    const collision = {
      meetingId: meeting.id,
      start: '2026-11-25T09:30:00Z',
      leadName: 'Ana Ruiz',
      repName: 'Mara Lindqvist',
      event: { title: 'Dentist', start: '2026-11-25T09:00:00Z', end: '2026-11-25T10:00:00Z', source: 'Work' },
    }
    expect(colliding).toMatchObject([collision])
    expect((await backend.client.calendars.collisions()).collisions).toMatchObject([collision])
    await backend.client.history.undo({})
    expect((await backend.client.calendars.collisions()).collisions).toEqual([])
  })
})

describe('taking back', () => {
  test('an import gives the calendar back as it was, busy times and age', async () => {
    const { clock, bring, busy, asOf, undo } = await withMara()
    await bring(event('old', '20261124', 'RRULE:FREQ=WEEKLY;COUNT=2'))
    clock.set('2026-11-23T10:00:00Z')
    await bring(event('new', '20261125'))
    expect(await busy()).toEqual(['new'])
    await undo()
    expect(await busy()).toEqual(['old', 'old'])
    expect(await asOf()).toBe(NOW)
    await undo()
    expect(await busy()).toEqual([])
    expect(await asOf()).toBeUndefined()
  })

  test('a removal gives the calendar back', async () => {
    const { backend, bring, busy, undo } = await withMara()
    const { calendarId } = await bring(event('old', '20261124'))
    await backend.client.calendars.remove({ calendarId })
    expect(await busy()).toEqual([])
    await undo()
    expect(await busy()).toEqual(['old'])
  })

  test('is refused when another calendar has the name by now, or the file is no longer kept', async () => {
    const { backend, clock, bring, busy } = await withMara()
    const { calendarId } = await bring(event('first', '20261124'))
    await backend.client.calendars.remove({ calendarId })
    const removal = (await backend.client.history.list({ limit: 1 })).changes[0]?.id ?? ''
    const second = await bring(event('second', '20261125'))
    const taken = await refusal(backend.client.history.undo({ changeId: removal }))
    expect(taken).toMatchObject({ code: 'WRONG_STATE', message: expect.stringContaining('another calendar "Work"') })
    await backend.client.calendars.remove({ calendarId: second.calendarId })
    clock.set('2027-03-01T10:00:00Z')
    // What happens next to any calendar forgets what is too old to come back.
    await bring(event('third', '20270302'))
    const third = (await backend.client.calendars.list({})).calendars[0]?.id ?? ''
    await backend.client.calendars.remove({ calendarId: third })
    const gone = await refusal(backend.client.history.undo({ changeId: removal }))
    expect(gone).toMatchObject({ code: 'WRONG_STATE', message: expect.stringContaining('no longer kept') })
    expect(await busy()).toEqual([])
  })

  test('keeps the last five versions of a calendar', async () => {
    const { backend, bring } = await withMara()
    for (let i = 0; i < 10; i++) await bring(event(`version ${i}`, '20261124'))
    const kept = backend.services.db.prepare('SELECT count(*) AS n FROM calendar_contents').get()
    expect(kept).toEqual({ n: 6 })
  })
})

describe('what a program brings', () => {
  test('is read from bytes, is not undoable, and is not in the way of an undo', async () => {
    const { backend, bring, program, busy, undo } = await withMara()
    await bring(event('by hand', '20261124'))
    await bring(event('by hand again', '20261124'))
    await program(new TextEncoder().encode(ics(event('by itself', '20261125'))))
    expect(await busy()).toEqual(['by itself'])
    const { changes } = await backend.client.history.list({ limit: 1 })
    expect(changes).toMatchObject([{ label: 'Imported calendar Work of Mara Lindqvist', undoable: false }])
    await undo()
    expect(await busy()).toEqual(['by hand'])
  })

  test('when it is the same only says that it was looked at, outside of the history', async () => {
    const { backend, program, asOf } = await withMara()
    const text = ics(event('old', '20261124'))
    const first = await program(text)
    const before = await backend.client.history.list({})
    const seen: ChangeEvent[] = []
    backend.services.feed.listen((one) => seen.push(one))
    const again = await program(text, Date.parse('2026-11-23T11:00:00Z'))
    expect(again).toMatchObject({ calendarId: first.calendarId, events: 1, occurrences: 1, collisions: [] })
    expect(await asOf()).toBe('2026-11-23T11:00:00Z')
    expect(await backend.client.history.list({})).toEqual(before)
    expect(seen).toMatchObject([{ type: 'changed', records: [{ kind: 'calendar' }] }])
  })
})

describe('while a file is read', () => {
  test('other calls are answered, and the import says how far it is', async () => {
    const { backend, mara } = await withMara()
    const done: string[] = []
    const told: { done: number; total: number; finished: boolean }[] = []
    backend.services.feed.listen((one) => void (one.type === 'progress' && told.push(one)))
    const text = largeCalendar(10_000, Date.parse(NOW))
    const importing = backend.client.calendars
      .import({ repId: mara.id, name: 'Large', ics: text })
      .then(() => done.push('import'))
    await backend.client.workspace.status()
    done.push('status')
    await importing
    expect(done).toEqual(['status', 'import'])
    expect(told.at(0)).toMatchObject({ done: 0, total: 100, finished: false })
    expect(told.at(-1)).toMatchObject({ done: 100, finished: true })
    expect(told.length).toBeGreaterThan(4)
  })

  test('of two imports of one calendar the later call wins', async () => {
    const { backend, mara, busy } = await withMara()
    const large = ics(...Array.from({ length: 300 }, (_, i) => event(`early ${i}`, '20261124')))
    const one = backend.client.calendars.import({ repId: mara.id, name: 'Work', ics: large })
    const two = backend.client.calendars.import({ repId: mara.id, name: 'Work', ics: ics(event('late', '20261125')) })
    const [first, second] = await Promise.all([one, two])
    expect(first.calendarId).toBe(second.calendarId)
    expect(await busy()).toEqual(['late'])
  })

  test('it can be given up, and nothing was changed', async () => {
    const { backend, mara, busy, bring } = await withMara()
    await bring(event('old', '20261124'))
    const giveUp = new AbortController()
    const importing = importCalendar(backend.services, {
      repId: mara.id,
      name: 'Work',
      ics: largeCalendar(10_000, Date.parse(NOW)),
      signal: giveUp.signal,
    })
    giveUp.abort()
    await expect(importing).rejects.toMatchObject({ name: 'AbortError' })
    expect(await busy()).toEqual(['old'])
    expect((await bring(event('new', '20261125'))).events).toBe(1)
  })

  test('a workspace that is closed meanwhile is not written to', async () => {
    const { backend, mara } = await withMara()
    const importing = backend.client.calendars.import({
      repId: mara.id,
      name: 'Large',
      ics: largeCalendar(2_000, Date.parse(NOW)),
    })
    backend.close()
    await expect(importing).rejects.toBeDefined()
  })
})
