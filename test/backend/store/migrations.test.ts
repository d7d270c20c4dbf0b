import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { migrations } from '../../../electron/backend/store/migrations/index.ts'
import { OLD, oldDataFile } from '../../support/oldDataFile.ts'
import { ics, vevent } from '../../support/icsText.ts'
import { workspace } from '../../support/workspace.ts'

/** What has shipped: an edit of it would leave the data files out there as they were. */
const SHIPPED: Readonly<Record<string, string>> = {
  '001-initial': '09d10e76d3d0e3f93003b53508a59cc6213024a452543ce10f94214ea354ad8b',
  '002-calendars': '98f4bb8825199e99ee11e0530af7113363aa7a0056b2c241334e7d4322947edf',
  '003-watched-folders': 'e01a6f374024e79c15cc3412709c6fbbc12197cc96b8713477fd39e5844216e2',
  '004-caldav': '352d6a8ba7c9f9f5126943e1418ff00a97334297f83a134906d0a12af9db28eb',
  '005-message-templates': 'b1a3385231c3432261ce1e822ffbc422a02e0d97ee4cc322911034862d42b73a',
  '006-answers': '5ade7bc906b6aff8e4503dd20a21374932770a84b3e6e841b0b4f1cd75681376',
  '007-lead-intake': '56c6e333601e79582e33eb9b7be99bdbb51e3b81343fec1ca4e50dcad9a64ab3',
  '008-score-rules': '7658bb35206092f146da9d6e39aca1285b1bb33b0415403b1048d36ae49afe7f',
  '009-lead-search': '4f9de35173708ac50f0c72d97a5210845cb18e522e7a30234dc45c9e8520b718',
  '010-lead-record': '42517f0138a0d35dc86c4805d71ffada3692fee2af570022852a3ba067e2c6b5',
  '011-calling': 'e01bb4680cd652ca586468647e5aa2459b15e0f805ada2cc19be9e58819b0bd2',
  '012-followups': '4629b84f42cf40d05a6353a0a2c7576c30e228a3ea858624dcd7c8fe04b93849',
  '013-hand-over': 'd2b722d88a8e7df28e1d72d42a63437779c53c9eea8f72a84c60bb1cb545ada3',
  '014-holds-of-closed-leads': 'a8fc7e38c1b4dba382ad589139ee436b4ea82dba0adf2056715b3629b9df378b',
}
const REP = '01890a5d-ac96-774b-bcce-b302099a8057'
const CALENDAR = '01890a5d-ac96-774b-bcce-b302099a8058'

describe('migrations', () => {
  test('stand in the list in the order of their numbers, which are those of their files', () => {
    const folder = join(import.meta.dirname, '../../../electron/backend/store/migrations')
    const files = readdirSync(folder).filter((name) => /^\d/.test(name))
    expect(migrations.map(({ name }) => `${name}.ts`)).toEqual(files.toSorted())
    const numbers = migrations.map(({ name }) => Number(name.slice(0, 3)))
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b))
  })

  test('that have shipped are what they were', () => {
    for (const [name, hash] of Object.entries(SHIPPED)) {
      const sql = migrations.find((one) => one.name === name)?.sql ?? ''
      expect({ name, hash: createHash('sha256').update(sql).digest('hex') }).toEqual({ name, hash })
    }
  })
})

describe('a data file of an earlier version', () => {
  const versions = migrations.slice(0, -1).map(({ name }, i) => [name, i + 1] as const)
  let folder: string
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'setpoint-'))))
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test.each(versions)('that has come to %s is opened with all that was in it', async (_, version) => {
    const file = join(folder, 'workspace.db')
    oldDataFile(file, version)
    const app = workspace({ file })
    const { client, services } = app
    expect(services.db.pragma('user_version', { simple: true })).toBe(migrations.length)
    expect(services.db.pragma('foreign_key_check')).toEqual([])
    expect(services.db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])

    const { lead, activities } = await client.leads.get({ leadId: OLD.lead })
    expect(lead).toMatchObject({
      name: 'Mia Berg',
      company: 'Oakfield GmbH',
      stage: 'meeting',
      industry: 'Timber',
      attempts: 2,
      brief: [{ label: 'Pain', text: 'too many lists' }],
      nextStep: { kind: 'meeting', due: '2026-11-25T09:00:00Z' },
      phones: [{ number: '+49301234567', label: null, state: 'ok', primary: true }],
    })
    expect(activities).toMatchObject([{ title: 'Interested', disposition: 'interested', note: 'wants a quotation' }])
    expect((await client.meetings.get({ meetingId: OLD.meeting })).reps).toEqual([{ repId: OLD.rep, seat: 0 }])
    expect((await client.leads.list({ text: 'mia quotation' })).leads.map(({ id }) => id)).toEqual([OLD.lead])
    if (version >= 9) expect((await client.filters.list()).filters.map(({ name }) => name)).toContain('Mine')
    if (version >= 11) {
      const [listed] = (await client.leads.list({ filter: { doNotContact: true } })).leads
      expect(listed?.suppressed?.value).toBe('+49301234568')
    }

    // What was changed before can still be taken back, and be done again.
    await client.history.undo({})
    expect((await client.leads.get({ leadId: OLD.lead })).lead).toMatchObject({ industry: 'Wood' })
    const moved = await client.meetings.reschedule({ meetingId: OLD.meeting, start: '2026-11-26T09:00:00Z' })
    expect(moved).toMatchObject({ uid: 'old@setpoint', sequence: 1 })
    await client.leads.logCall({ leadId: OLD.alone, disposition: 'no_answer' })
    app.close()
  })

  test('has its leads come to their companies, once, and by nobody’s doing', async () => {
    const file = join(folder, 'workspace.db')
    oldDataFile(file, 9)
    let app = workspace({ file })
    const companies = async () =>
      (await app.client.companies.list({})).companies.map(({ id, name, domain, industry, people }) => ({
        id,
        name,
        domain,
        industry,
        people,
      }))
    const [company, ...others] = await companies()
    expect(others).toEqual([])
    expect(company).toMatchObject({ name: 'Oakfield GmbH', domain: 'oakfield.example', industry: 'Timber', people: 2 })
    const of = async (leadId: string) => (await app.client.leads.get({ leadId })).lead
    expect(await of(OLD.lead)).toMatchObject({ companyId: company?.id, company: 'Oakfield GmbH' })
    // One company, and each is called there as they were.
    expect(await of(OLD.colleague)).toMatchObject({ companyId: company?.id, company: 'OAKFIELD' })
    expect(await of(OLD.alone)).toMatchObject({ companyId: null })
    expect((await app.client.history.list({})).changes.map(({ label }) => label)).toEqual(['Changed lead Mia Berg'])

    app.close()
    app = workspace({ file })
    expect(await companies()).toEqual([company])
    // Those who have come to it are its people like any others.
    await app.client.companies.save({ id: company?.id ?? '', name: 'Oakfield Timber' })
    expect(await of(OLD.colleague)).toMatchObject({ company: 'Oakfield Timber' })
    await app.client.history.undo({})
    expect(await of(OLD.colleague)).toMatchObject({ company: 'OAKFIELD' })
    app.close()
  })
})

describe('a data file of version 1', () => {
  let folder: string
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'setpoint-'))))
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test('is brought to the newest, with all that was in it', async () => {
    const file = join(folder, 'workspace.db')
    const text = ics(
      vevent('UID:old', 'SUMMARY:Stand-up', 'DTSTART:20261124T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY'),
    )
    const old = new Database(file)
    old.exec(migrations[0]?.sql ?? '')
    old.pragma(`application_id = ${0x53657450}`)
    old.pragma('user_version = 1')
    old
      .prepare(
        `INSERT INTO reps (id, name, email, role, zone, weight, active, created_ms, joined_ms)
         VALUES (?, 'Dana Keller', 'dana@northwind.example', 'ae', 'Europe/Berlin', 100, 1, 0, 0)`,
      )
      .run(REP)
    const asOf = Date.parse('2026-11-20T09:00:00Z')
    old
      .prepare(`INSERT INTO calendars (id, rep_id, name, as_of_ms, events) VALUES (?, ?, 'Work', ?, 1)`)
      .run(CALENDAR, REP, asOf)
    const window = [asOf - 90 * 86_400_000, asOf + 400 * 86_400_000]
    old
      .prepare(
        `INSERT INTO calendar_files (calendar_id, ics, window_from_ms, window_to_ms, zone, email)
         VALUES (?, ?, ?, ?, 'Europe/Berlin', 'dana@northwind.example')`,
      )
      .run(CALENDAR, text, ...window)
    const start = Date.parse('2026-11-24T09:00:00Z')
    old
      .prepare(
        `INSERT INTO busy (calendar_id, rep_id, start_ms, end_ms, all_day, tentative, title, uid)
         VALUES (?, ?, ?, ?, 0, 0, 'Stand-up', 'old')`,
      )
      .run(CALENDAR, REP, start, start + 3_600_000)
    old.close()

    const app = workspace({ file })
    const { db } = app.services
    expect(db.pragma('user_version', { simple: true })).toBe(migrations.length)
    expect(db.pragma('foreign_key_check')).toEqual([])
    expect((await app.client.reps.list({})).reps).toMatchObject([{ id: REP, name: 'Dana Keller', weight: 100 }])
    expect((await app.client.calendars.list({})).calendars).toEqual([
      { id: CALENDAR, repId: REP, name: 'Work', asOf: '2026-11-20T09:00:00Z', events: 1 },
    ])
    const busy = async (from: string, to: string) =>
      (await app.client.busy.list({ repIds: [REP], from, to })).busy.map((one) => one.start)
    // What was laid out is still there, and the file answers for the rest.
    expect(await busy('2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z')).toEqual(['2026-11-24T09:00:00Z'])
    expect(await busy('2029-11-20T00:00:00Z', '2029-11-27T00:00:00Z')).toEqual(['2029-11-20T09:00:00Z'])
    const { changes } = await app.client.calendars.import({
      repId: REP,
      name: 'Work',
      ics: ics() + ics(vevent('DTSTART:20261126T090000Z', 'DURATION:PT1H')),
    })
    expect(changes).toMatchObject({ added: 1, removed: 1 })
    await app.client.history.undo({})
    expect(await busy('2026-11-24T00:00:00Z', '2026-11-27T00:00:00Z')).toEqual(['2026-11-24T09:00:00Z'])
    app.close()
  })
})
