import { execFile } from 'node:child_process'
import {
  appendFileSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { pinnedClock } from '../../electron/backend/clock.ts'
import { createBackend, type Backend } from '../../electron/backend/index.ts'
import type { WatchOptions } from '../../electron/backend/watch/folderWatch.ts'
import type { ChangeEvent } from '../../shared/contract/workspace.ts'
import {
  changedUntil,
  folderOfTest,
  isIn,
  isQuiet,
  oneEvent,
  problemOf,
  QUICK,
  watchedUntil,
} from '../support/watchedFolder.ts'
import { addLead, addRep, addType, NOW, refusal } from '../support/workspace.ts'

/** Before NOW, so that the age of a file is its own. */
const BEFORE = new Date('2026-11-23T07:30:00Z')

function open(file = ':memory:', watching: Partial<WatchOptions> = {}): Backend & { readonly logged: unknown[] } {
  const logged: unknown[] = []
  const app = createBackend({
    file,
    clock: pinnedClock(Date.parse(NOW)),
    log: { error: (_id, message, error) => logged.push([message, error]) },
    zone: 'Europe/Berlin',
    watching: { ...QUICK, ...watching },
  })
  onTestFinished(() => {
    if (app.services.db.open) app.close()
    expect(logged).toEqual([])
  })
  return Object.assign(app, { logged })
}

/** A rep with a watched folder, and what to do with its files. */
async function withFolder(watching: Partial<WatchOptions> = {}) {
  const folder = folderOfTest()
  const app = open(':memory:', watching)
  const dana = await addRep(app, { name: 'Dana Keller' })
  const path = (name: string) => join(folder, name)
  const starts = async () => {
    const range = { from: '2026-11-01T00:00:00Z', to: '2026-12-31T00:00:00Z' }
    return (await app.client.busy.list({ repIds: [dana.id], ...range })).busy.map(({ start }) => start)
  }
  return {
    app,
    calendars: app.client.calendars,
    dana,
    folder,
    path,
    write: (name: string, text: string) => writeFileSync(path(name), text),
    watch: () => app.client.calendars.watch({ repId: dana.id, folder }),
    until: (isSo: Parameters<typeof watchedUntil>[2]) => watchedUntil(app, dana.id, isSo),
    starts,
    /** Waits until the rep is busy from these instants on. */
    untilStarts: (...expected: string[]) => changedUntil(app, starts, (found) => found.join() === expected.join()),
  }
}

const NINE = '2026-11-24T09:00:00Z'
const TEN = '2026-11-24T10:00:00Z'
const atNine = oneEvent('20261124T090000Z')
const atTen = oneEvent('20261124T100000Z')

describe('a watched folder', () => {
  test('its calendar files are taken in, as old as they are; nothing else in it is', async () => {
    const { calendars, dana, folder, path, write, watch, until, starts } = await withFolder()
    write('Work.ics', atNine)
    utimesSync(path('Work.ics'), BEFORE, BEFORE)
    write('home.IFB', oneEvent('20261125T090000Z'))
    write('.Work.ics.part', atTen)
    write('.hidden.ics', atTen)
    write('notes.txt', 'call Ana')
    mkdirSync(path('archive.ics'))
    writeFileSync(path('archive.ics/old.ics'), atTen)
    const elsewhere = join(folderOfTest(), 'team.ics')
    writeFileSync(elsewhere, oneEvent('20261126T090000Z'))
    symlinkSync(elsewhere, path('team.ics'))
    symlinkSync(join(folder, 'nowhere'), path('dead.ics'))

    expect((await watch()).watched).toMatchObject({ folder, state: 'watching' })
    const watched = await until((folder) => folder.files.length === 3 && isQuiet(folder))
    const list = (await calendars.list({ repId: dana.id })).calendars
    const idOf = (name: string) => list.find((calendar) => calendar.name === name)?.id
    expect(watched).toEqual({
      repId: dana.id,
      folder,
      state: 'watching',
      leftOut: 0,
      checkedAt: NOW,
      files: [
        // Written after the pinned clock stands still: never later than that.
        { name: 'home.IFB', asOf: NOW, calendarId: idOf('home') },
        { name: 'team.ics', asOf: NOW, calendarId: idOf('team') },
        { name: 'Work.ics', asOf: '2026-11-23T07:30:00Z', calendarId: idOf('Work') },
      ],
    })
    expect(await starts()).toEqual([NINE, '2026-11-25T09:00:00Z', '2026-11-26T09:00:00Z'])
  })

  test('a file that changes is taken in by itself, written over or put in its place', async () => {
    const { path, write, watch, untilStarts } = await withFolder()
    write('work.ics', atNine)
    await watch()
    await untilStarts(NINE)
    write('work.ics', atTen + ' ')
    await untilStarts(TEN)
    // As editors and sync tools do; of the same size, and of the same time.
    const { atime, mtime } = statSync(path('work.ics'))
    write('work.tmp', atNine + ' ')
    utimesSync(path('work.tmp'), atime, mtime)
    renameSync(path('work.tmp'), path('work.ics'))
    await untilStarts(NINE)
  })

  test('a half-written file is waited for', async () => {
    const { calendars, dana, path, write, watch, until, untilStarts } = await withFolder({ patience: 1e9 })
    const half = Math.floor(atNine.length / 2)
    write('work.ics', atNine.slice(0, half))
    await watch()
    await until(({ files }) => files.some(({ name, waiting }) => name === 'work.ics' && waiting))
    // Looked at over and over, and nothing is taken of it.
    for (let looks = 0; looks < 3; looks++) await calendars.checkFolder({ repId: dana.id })
    expect((await calendars.list({})).calendars).toEqual([])
    appendFileSync(path('work.ics'), atNine.slice(half))
    await untilStarts(NINE)
  })

  test('a file without an end is taken in when it stays like that', async () => {
    const { write, watch, untilStarts } = await withFolder({ patience: 2 })
    write('work.ics', atNine.replace('END:VCALENDAR\r\n', ''))
    await watch()
    await untilStarts(NINE)
  })

  test('a file that is no calendar leaves the one that stands, and says why', async () => {
    const { app, write, watch, until, starts, untilStarts } = await withFolder({ patience: 0 })
    write('work.ics', atNine)
    await watch()
    await until((folder) => isIn(folder, 'work.ics'))
    write('work.ics', '<html><body>Sign in</body></html>')
    const watched = await until((folder) => problemOf(folder, 'work.ics') !== undefined)
    expect(watched.files).toMatchObject([{ asOf: NOW, problem: expect.stringContaining('web page') }])
    expect(await starts()).toEqual([NINE])
    expect((await app.client.calendars.list({})).calendars).toHaveLength(1)

    write('work.ics', atTen)
    await untilStarts(TEN)
    await until((folder) => isIn(folder, 'work.ics'))
  })

  test('a file that is gone leaves its calendar, and comes back', async () => {
    const { path, write, watch, until, starts, untilStarts } = await withFolder()
    write('work.ics', atNine)
    await watch()
    await until((folder) => isIn(folder, 'work.ics'))
    rmSync(path('work.ics'))
    const watched = await until((folder) => problemOf(folder, 'work.ics') !== undefined)
    expect(watched.files[0]?.problem).toContain('not in the folder any more')
    expect(await starts()).toEqual([NINE])
    write('work.ics', atTen)
    await untilStarts(TEN)
    await until((folder) => isIn(folder, 'work.ics'))
  })

  test('a folder that is gone is said, and picked up when it is back', async () => {
    const { folder, write, watch, until, starts, untilStarts } = await withFolder({ missingMs: 10 })
    write('work.ics', atNine)
    await watch()
    await until((watched) => isIn(watched, 'work.ics'))
    renameSync(folder, `${folder}.away`)
    onTestFinished(() => rmSync(`${folder}.away`, { recursive: true, force: true }))
    const missing = await until(({ state }) => state === 'missing')
    expect(missing.files).toMatchObject([{ name: 'work.ics', asOf: NOW }])
    expect(await starts()).toEqual([NINE])

    mkdirSync(folder)
    write('work.ics', atTen)
    await until((watched) => watched.state === 'watching' && isQuiet(watched))
    expect(await starts()).toEqual([TEN])
    // The new folder is listened to as the old one was.
    write('work.ics', atNine)
    await untilStarts(NINE)
  })

  test('what cannot be read is said, file or folder, and tried again', async () => {
    const { calendars, dana, folder, path, write, watch, until } = await withFolder()
    // A link to itself: nobody may follow it, not even an administrator.
    symlinkSync('work.ics', path('work.ics'))
    await watch()
    const locked = await until(({ files }) => files.length > 0)
    expect(locked.files).toEqual([{ name: 'work.ics', asOf: null, problem: expect.stringContaining('ELOOP') }])
    rmSync(path('work.ics'))
    write('work.ics', atNine)
    await until((watched) => isIn(watched, 'work.ics'))

    renameSync(folder, `${folder}.away`)
    onTestFinished(() => rmSync(`${folder}.away`, { recursive: true, force: true }))
    symlinkSync(folder, folder)
    await calendars.checkFolder({ repId: dana.id })
    const unreadable = await until(({ state }) => state === 'unreadable')
    expect(unreadable.problem).toContain('ELOOP')
    rmSync(folder)
    renameSync(`${folder}.away`, folder)
    const { watched } = await calendars.checkFolder({ repId: dana.id })
    expect(watched).toMatchObject({ state: 'watching', files: [{ name: 'work.ics', asOf: NOW }] })
  })

  test('too large a file is refused with the reason, unread, and the others are taken in', async () => {
    const { path, write, watch, until, starts } = await withFolder()
    write('all.ics', '')
    truncateSync(path('all.ics'), 60_000_000)
    write('work.ics', atNine)
    await watch()
    const watched = await until((folder) => folder.files.length === 2 && isQuiet(folder))
    expect(watched.files[0]?.problem).toContain('60 MB; more than 50 MB')
    expect(await starts()).toEqual([NINE])
  })

  test('500 files are taken in, one after the other', async () => {
    const { write, watch, until, starts } = await withFolder()
    for (let i = 0; i < 500; i++) write(`${String(i).padStart(3, '0')}.ics`, atNine)
    await watch()
    const watched = await until((folder) => folder.files.length === 500 && isQuiet(folder))
    expect(watched.files.filter(({ problem }) => problem !== undefined)).toEqual([])
    expect(await starts()).toHaveLength(500)
  })

  test('more files than are taken in are counted', async () => {
    const { write, watch, until } = await withFolder({ mostFiles: 2 })
    for (const name of ['a.ics', 'b.ics', 'c.ics']) write(name, atNine)
    await watch()
    const watched = await until((folder) => folder.files.length === 2 && isQuiet(folder))
    expect(watched.leftOut).toBe(1)
  })

  test('two files of one name but for the ending do not replace each other', async () => {
    const { path, write, watch, until, starts, untilStarts } = await withFolder()
    write('work.ics', atNine)
    await watch()
    await until((folder) => isIn(folder, 'work.ics'))
    write('work.ical', atTen)
    const watched = await until((folder) => problemOf(folder, 'work.ical') !== undefined)
    expect(watched.files.map(({ problem }) => problem)).toEqual([
      'But for its ending it has the name of work.ics. Rename one of them.',
      undefined,
    ])
    expect(await starts()).toEqual([NINE])
    rmSync(path('work.ics'))
    await untilStarts(TEN)
    await until((folder) => isIn(folder, 'work.ical'))
  })

  test('without a word from the system it is looked into every so often', async () => {
    const { write, watch, until, untilStarts } = await withFolder({ events: false, pollMs: 10 })
    await watch()
    await until(({ checkedAt }) => checkedAt !== null)
    write('work.ics', atNine)
    await untilStarts(NINE)
  })

  test('looking now answers when what has changed is in', async () => {
    const { calendars, dana, write, watch } = await withFolder({ events: false })
    await watch()
    write('work.ics', atNine)
    const { watched } = await calendars.checkFolder({ repId: dana.id })
    expect(watched?.files).toMatchObject([{ name: 'work.ics', asOf: NOW, calendarId: expect.any(String) }])
  })

  test('a calendar that is removed here stays away until its file changes', async () => {
    const { calendars, dana, write, watch, until, untilStarts } = await withFolder()
    write('work.ics', atNine)
    await watch()
    const before = await until((folder) => isIn(folder, 'work.ics'))
    await calendars.remove({ calendarId: before.files[0]!.calendarId! })
    const { watched } = await calendars.checkFolder({ repId: dana.id })
    expect(watched?.files).toEqual([
      { name: 'work.ics', asOf: null, problem: expect.stringContaining('was removed here') },
    ])
    write('work.ics', atTen)
    await untilStarts(TEN)
  })
})

describe('setting a watched folder', () => {
  test('names what is wrong with the path', async () => {
    const { calendars, dana, path, write } = await withFolder()
    write('work.ics', atNine)
    const refused = async (folder: string) => (await refusal(calendars.watch({ repId: dana.id, folder }))).message
    expect(await refused('Calendars')).toMatch(/^folder: must be a whole path, such as \//)
    expect(await refused(path('nowhere'))).toBe(`folder: There is no folder ${path('nowhere')}.`)
    expect(await refused(path('work.ics'))).toBe(`folder: There is no folder ${path('work.ics')}.`)
    expect(await refused('  ')).toContain('must not be empty')
    expect((await calendars.watched({})).folders).toEqual([])
    expect((await refusal(calendars.checkFolder({ repId: dana.id }))).code).toBe('WRONG_STATE')
    const nobody = '01890a5d-ac96-774b-bcce-b302099a8057'
    expect((await refusal(calendars.watch({ repId: nobody, folder: null }))).code).toBe('NOT_FOUND')
    expect((await refusal(calendars.watched({ repId: nobody }))).code).toBe('NOT_FOUND')
  })

  test('takes a path in quotes, and is one change that can be taken back; what came in stays', async () => {
    const { app, calendars, dana, folder, write, until, starts, untilStarts } = await withFolder()
    write('work.ics', atNine)
    const { history } = app.client
    expect((await calendars.watch({ repId: dana.id, folder: `"${folder}/"` })).watched?.folder).toBe(folder)
    await until((watched) => isIn(watched, 'work.ics'))
    // The same again is no change.
    await calendars.watch({ repId: dana.id, folder })
    expect((await history.undo({})).undone.label).toBe('Watched a folder for Dana Keller')
    expect((await calendars.watched({})).folders).toEqual([])
    expect(await starts()).toEqual([NINE])

    await calendars.watch({ repId: dana.id, folder })
    await calendars.watch({ repId: dana.id, folder: null })
    expect((await calendars.watched({})).folders).toEqual([])
    expect((await history.undo({})).undone.label).toBe('Stopped watching the folder of Dana Keller')
    write('work.ics', atTen)
    await untilStarts(TEN)
  })

  test('what comes in is in the history and cannot be taken back', async () => {
    const { app, write, watch, until } = await withFolder()
    write('work.ics', atNine)
    await watch()
    await until((watched) => isIn(watched, 'work.ics'))
    const { changes } = await app.client.history.list({ limit: 2 })
    expect(changes).toMatchObject([
      { label: expect.stringContaining('calendar work of Dana Keller'), undoable: false },
      { label: 'Watched a folder for Dana Keller', undoable: true },
    ])
  })
})

describe('the watching', () => {
  test('goes on at the next start, which takes in what changed meanwhile and nothing else', async () => {
    const folder = folderOfTest()
    const file = join(folderOfTest(), 'setpoint.db')
    const first = open(file)
    const dana = await addRep(first, { name: 'Dana Keller' })
    writeFileSync(join(folder, 'work.ics'), atNine)
    writeFileSync(join(folder, 'home.ics'), atNine)
    await first.client.calendars.watch({ repId: dana.id, folder })
    await watchedUntil(first, dana.id, (folder) => folder.files.length === 2 && isQuiet(folder))
    first.close()
    writeFileSync(join(folder, 'work.ics'), atTen)

    const second = open(file)
    const changes = (await second.client.history.list({})).changes.length
    await watchedUntil(second, dana.id, ({ files }) => files.some(({ waiting }) => waiting))
    await watchedUntil(second, dana.id, isQuiet)
    const { busy } = await second.client.busy.list({ repIds: [dana.id], from: NINE, to: '2026-11-25T00:00:00Z' })
    expect(busy.map(({ source, start }) => [source, start])).toEqual([
      ['home', NINE],
      ['work', TEN],
    ])
    expect((await second.client.history.list({})).changes).toHaveLength(changes + 1)
  })

  test('ends with the workspace, also in the middle of a look', async () => {
    const { app, calendars, dana, write, watch, until } = await withFolder({ settleMs: 3_600_000 })
    write('work.ics', atNine)
    await watch()
    await until(({ files }) => files.some(({ waiting }) => waiting))
    const looking = refusal(calendars.checkFolder({ repId: dana.id }))
    // The call is under way after this turn.
    await nextTurn()
    app.close()
    expect((await looking).message).toBe('Setpoint is closing.')
  })

  test('does not keep the process open', async () => {
    const folder = folderOfTest()
    writeFileSync(join(folder, 'work.ics'), atNine)
    const script = `
      import { createBackend } from './electron/backend/index.ts'
      const { client } = createBackend({ file: ':memory:', zone: 'Europe/Berlin' })
      const rep = await client.reps.save({ name: 'Dana', email: 'dana@northwind.example', role: 'ae', zone: 'Europe/Berlin' })
      await client.calendars.watch({ repId: rep.id, folder: process.argv[1] })
      await client.calendars.watched({})
      console.log('done')`
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, folder])
    expect(stdout).toBe('done\n')
  })

  test('announces the booked meetings that a calendar is newly in the way of', async () => {
    const { app, dana, write, watch, until } = await withFolder()
    const lead = await addLead(app, { name: 'Ana Ruiz', email: 'ana@halden.example' })
    const type = await addType(app)
    const book = (start: string) =>
      app.client.meetings.book({ meetingTypeId: type.id, leadId: lead.id, start, repIds: [dana.id] })
    const first = await book(NINE)
    const second = await book(TEN)
    const heard: ChangeEvent[] = []
    app.services.feed.listen((event) => event.type === 'collisions' && heard.push(event))
    write('work.ics', atNine)
    await watch()
    await until((folder) => isIn(folder, 'work.ics'))
    const event = { type: 'collisions', repId: dana.id, repName: 'Dana Keller', calendar: 'work' }
    expect(heard).toEqual([{ ...event, meetingIds: [first.id] }])
    write('work.ics', oneEvent('20261124T090000Z').replace('PT1H', 'PT90M'))
    await changedUntil(
      app,
      async () => heard.length,
      (length) => length > 1,
    )
    expect(heard.slice(1)).toEqual([{ ...event, meetingIds: [second.id] }])
  })
})
