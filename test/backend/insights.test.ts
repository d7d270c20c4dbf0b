import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Backend } from '../../electron/backend/index.ts'
import {
  arrivals,
  arrivedSources,
  bookedIn,
  countBookings,
  countCalls,
  countedRecords,
  countMeetings,
  countMoves,
  countUnconfirmed,
  lastDoneBefore,
} from '../../electron/backend/store/insights.ts'
import { all, type ReadableDb } from '../../electron/backend/store/database.ts'
import { addActivity, insertLead } from '../../electron/backend/store/leads.ts'
import { insertMeeting, seatReps, updateMeeting } from '../../electron/backend/store/meetings.ts'
import { SPLITS, type Split } from '../../shared/insights/metrics.ts'
import { DAY, HOUR, MINUTE } from '../../shared/time/instant.ts'
import { addLead, addRep, addType, movableClock, refusal, workspace } from '../support/workspace.ts'

const clock = movableClock('2026-11-23T09:00:00Z')
let app: Backend
beforeEach(() => {
  clock.set('2026-11-23T09:00:00Z')
  app = workspace({ clock })
})
afterEach(() => app.close())

const report = (from: string, to: string, split: Split = 'setter', firstWeekday = 1) =>
  app.client.insights.report({ from, to, split, firstWeekday })

describe('what was done', () => {
  it('is counted on its day, and not when it was taken back', async () => {
    const lead = await addLead(app, { name: 'Maria Sandoval', phone: '+49 30 1234567', source: 'Web form' })
    await app.client.leads.logCall({ leadId: lead.id, disposition: 'no_answer' })
    await app.client.leads.logCall({ leadId: lead.id, disposition: 'interested' })
    expect((await report('2026-11-23', '2026-11-23')).total).toMatchObject({ dials: 2, connects: 1 })
    expect((await report('2026-11-24', '2026-11-24')).total).toMatchObject({ dials: 0, connects: 0 })
    await app.client.history.undo({})
    expect((await report('2026-11-23', '2026-11-23')).total).toMatchObject({ dials: 1, connects: 0 })
    await app.client.history.redo({})
    expect((await report('2026-11-23', '2026-11-23')).total).toMatchObject({ dials: 2, connects: 1 })
  })

  it('follows a meeting: booked today, moved, held on its own day', async () => {
    const dana = await addRep(app, { name: 'Dana Keller' })
    const lee = await addRep(app, { name: 'Lee Park', role: 'presales' })
    const type = await addType(app, { panel: [{ role: 'ae' }, { role: 'presales' }] })
    const lead = await addLead(app, { name: 'Maria Sandoval', source: 'Referral' })
    const book = { meetingTypeId: type.id, leadId: lead.id, start: '2026-11-24T10:00:00Z' }
    const { id } = await app.client.meetings.book(book)
    await app.client.meetings.reschedule({ meetingId: id, start: '2026-11-25T10:00:00Z' })
    await app.client.meetings.reschedule({ meetingId: id, start: '2026-11-26T10:00:00Z' })
    await app.client.history.undo({})
    clock.set('2026-11-25T11:00:00Z')
    expect((await report('2026-11-25', '2026-11-25')).total).toMatchObject({ held: 0, unknown: 1, ahead: 0 })
    await app.client.meetings.outcome({ meetingId: id, outcome: 'completed' })
    const week = await report('2026-11-23', '2026-11-29', 'rep')
    expect(week.total).toMatchObject({ booked: 1, reschedules: 1, held: 1, unknown: 0, noShow: 0, cancelled: 0 })
    // For the first seat alone, so that the rows add up.
    expect(week.rows.map(({ key }) => key)).toEqual([dana.id])
    expect(week.rows[0]?.name).toBe('Dana Keller')
    expect(lee.id).not.toBe(dana.id)
    const on = (day: string) => week.series.find((one) => one.day === day)?.figures
    expect(on('2026-11-23')).toMatchObject({ booked: 1, reschedules: 1, held: 0 })
    expect(on('2026-11-25')).toMatchObject({ booked: 0, held: 1 })
    expect(await app.client.insights.records({ from: '2026-11-25', to: '2026-11-25', metric: 'held' })).toMatchObject({
      total: 1,
      records: [{ leadName: 'Maria Sandoval', meetingId: id, what: 'Product demo, held' }],
    })
    const moved = { from: '2026-11-23', to: '2026-11-23', metric: 'reschedules', split: 'rep', key: dana.id } as const
    expect(await app.client.insights.records(moved)).toMatchObject({ total: 1, records: [{ meetingId: id }] })
  })

  it('does not call a change of people a reschedule', async () => {
    const [dana, jo] = [await addRep(app, { name: 'Dana Keller' }), await addRep(app, { name: 'Jo Santos' })]
    const type = await addType(app)
    const lead = await addLead(app, { name: 'Maria Sandoval' })
    const start = '2026-11-24T10:00:00Z'
    const asked = { meetingTypeId: type.id, leadId: lead.id, start, repIds: [dana.id] }
    const { id } = await app.client.meetings.book(asked)
    await app.client.meetings.reschedule({ meetingId: id, start, repIds: [jo.id] })
    expect((await report('2026-11-23', '2026-11-23')).total.reschedules).toBe(0)
  })

  it('measures the first call by the clock of the source', async () => {
    const came = async (name: string, source: string | null, rest: object = {}) =>
      await addLead(app, { name, source, phone: '+49 30 1234567', ...rest })
    const quick = await came('Quick', 'Web form')
    const slow = await came('Slow', 'Demo request')
    await came('Never', 'Web form')
    await came('Unhurried', 'Referral')
    await came('Unknown', null)
    await came('Without a number', 'Web form', { phone: null })
    await came('Left alone', 'Web form', { doNotContact: true })
    clock.set('2026-11-23T09:04:00Z')
    await app.client.leads.logCall({ leadId: quick.id, disposition: 'no_answer' })
    clock.set('2026-11-23T09:20:00Z')
    const late = await came('Late comer', 'Web form')
    await app.client.leads.logCall({ leadId: slow.id, disposition: 'no_answer' })
    await app.client.leads.logCall({ leadId: quick.id, disposition: 'interested' })
    const { total, rows } = await report('2026-11-23', '2026-11-23', 'source')
    expect(total.firstCall).toEqual({ within: 1, late: 1, missed: 1, running: 1, medianMinutes: 12 })
    expect(rows.find(({ key }) => key === 'Web form')?.figures.firstCall).toEqual({
      within: 1,
      late: 0,
      missed: 1,
      running: 1,
      medianMinutes: 4,
    })
    const made = await app.client.insights.records({ from: '2026-11-23', to: '2026-11-23', metric: 'firstCall' })
    expect(made.records.map(({ leadName, what }) => `${leadName}: ${what}`).sort()).toEqual([
      'Never: Never called',
      'Quick: Called after 4 min, in time',
      'Slow: Called after 20 min, late',
    ])
    expect(made.records.some(({ leadId }) => leadId === late.id)).toBe(false)
    // A team whose forms are answered within the half hour: its rules decide.
    await app.client.workspace.saveSettings({ answerWithinMinutes: 30 })
    expect((await report('2026-11-23', '2026-11-23')).total.firstCall).toMatchObject({ within: 2, late: 0, running: 2 })
  })

  it('belongs to the day of the workspace, on days of 23 and 25 hours too', async () => {
    const lead = await addLead(app, { name: 'Maria Sandoval', phone: '+49 30 1234567' })
    const instants = [
      // The last minute of the day before, the first and the last of 25 October, of 25 hours, and the first of the next.
      '2026-10-24T21:59:00Z',
      '2026-10-24T22:00:00Z',
      '2026-10-25T22:59:59Z',
      '2026-10-25T23:00:00Z',
    ]
    for (const at of instants) {
      clock.set(at)
      await app.client.leads.logCall({ leadId: lead.id, disposition: 'no_answer' })
    }
    const day = await report('2026-10-25', '2026-10-25')
    expect(day.total.dials).toBe(2)
    expect(day.series).toHaveLength(25)
    expect(day.series.at(-1)?.figures.dials).toBe(1)
    // A setter who sits in Denver works on the same days: those of the workspace.
    const days = await report('2026-10-24', '2026-10-26')
    expect(days.series.map(({ figures }) => figures.dials)).toEqual([1, 2, 1])
    await app.client.workspace.saveSettings({ zone: 'America/Denver' })
    const there = await report('2026-10-24', '2026-10-26')
    expect(there.series.map(({ figures }) => figures.dials)).toEqual([2, 2, 0])
  })

  it('is split by weeks as they begin here', async () => {
    const lead = await addLead(app, { name: 'Maria Sandoval', phone: '+49 30 1234567' })
    for (const at of ['2026-11-21T12:00:00Z', '2026-11-22T12:00:00Z', '2026-11-23T12:00:00Z']) {
      clock.set(at)
      await app.client.leads.logCall({ leadId: lead.id, disposition: 'no_answer' })
    }
    const weeks = async (first: number) =>
      (await report('2026-11-16', '2026-11-23', 'week', first)).rows.map(({ key, figures }) => [key, figures.dials])
    expect(await weeks(1)).toEqual([
      ['2026-11-23', 1],
      ['2026-11-16', 2],
    ])
    expect(await weeks(7)).toEqual([
      ['2026-11-22', 2],
      ['2026-11-15', 1],
    ])
  })

  it('is refused for days that are none, and for too many', async () => {
    expect(await refusal(report('2026-11-23', '2026-11-22'))).toMatchObject({ code: 'INVALID_INPUT' })
    expect(await refusal(report('2020-01-01', '2026-11-22'))).toMatchObject({ code: 'INVALID_INPUT' })
    expect(await refusal(report('9999-12-31', '9999-12-31'))).toMatchObject({ code: 'INVALID_INPUT' })
  })
})

describe('the file', () => {
  it('holds counts and definitions, and nothing that a spreadsheet runs', async () => {
    const source = '=HYPERLINK("https://evil.example")'
    const lead = await addLead(app, { name: 'Maria Sandoval', source, phone: '+49 30 1234567' })
    await app.client.leads.logCall({ leadId: lead.id, disposition: 'no_answer' })
    const { filename, csv } = await app.client.insights.export({
      from: '2026-11-23',
      to: '2026-11-23',
      split: 'source',
    })
    expect(filename).toBe('insights-my-team-2026-11-23-to-2026-11-23-by-source.csv')
    const lines = csv.replace('\uFEFF', '').split('\r\n')
    expect(lines[0]).toMatch(/^Source,Dials,Connects,Booked,Held,No-shows,No outcome yet,/)
    expect(lines[1]).toBe(`"'=HYPERLINK(""https://evil.example"")",1,0,0,0,0,0,0,0,0,0,0,0,0,`)
    expect(lines[2]).toMatch(/^Total,1,0,/)
    expect(csv).toContain('Show rate,"Meetings held ÷ meetings held and no-shows.')
  })
})

describe('the stand-up', () => {
  it('looks back to the last day on which something was done', async () => {
    const rep = await addRep(app, { name: 'Dana Keller' })
    const type = await addType(app)
    const lead = await addLead(app, { name: 'Maria Sandoval', company: 'Cascade Freight', phone: '+49 30 1234567' })
    clock.set('2026-11-20T09:00:00Z')
    await app.client.leads.logCall({ leadId: lead.id, disposition: 'interested' })
    const start = '2026-11-23T13:00:00Z'
    await app.client.meetings.book({ meetingTypeId: type.id, leadId: lead.id, start, repIds: [rep.id] })
    clock.set('2026-11-23T09:00:00Z')
    expect((await app.client.insights.standUp()).text).toBe(`Stand-up, My team

Friday 20 November 2026
- 1 dial, 1 connect, 1 booked
  - Maria Sandoval (Cascade Freight), 23 Nov 2026 14:00 with Dana Keller

Today, Monday 23 November 2026
- 0 dials, 0 connects, 0 booked

Next
- 1 meeting still ahead today, 1 not confirmed`)
  })
})

const NOW = Date.parse('2026-11-23T09:00:00Z')
const SOURCES = ['Web form', 'Referral', null] as const
const SETTERS = ['Sam Rivera', 'Alex Kim'] as const
const REPS = 3
const moment = fc.integer({ min: -60 * 24 * 60, max: 10 * 24 * 60 }).map((minutes) => NOW + minutes * MINUTE)
const past = fc.integer({ min: -60 * 24 * 60, max: 0 }).map((minutes) => NOW + minutes * MINUTE)
const someLead = fc.record({
  created: past,
  source: fc.constantFrom(...SOURCES),
  owner: fc.option(fc.nat(REPS - 1)),
  phone: fc.boolean(),
  alone: fc.boolean(),
})
const call = fc.record({ lead: fc.nat(9), at: past, connected: fc.boolean(), by: fc.constantFrom(...SETTERS) })
const meeting = fc.record({
  lead: fc.nat(9),
  start: moment,
  made: past,
  host: fc.nat(REPS - 1),
  by: fc.constantFrom(...SETTERS),
  status: fc.constantFrom('booked', 'confirmed', 'completed', 'no_show', 'cancelled'),
  moves: fc.array(fc.record({ at: past, by: fc.constantFrom(...SETTERS) }), { maxLength: 2 }),
})

describe('the queries', () => {
  it('agree with counting by hand', async () => {
    const zones = fc.constantFrom('Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kolkata')
    await fc.assert(
      fc.asyncProperty(
        fc.array(someLead, { minLength: 10, maxLength: 10 }),
        fc.array(call, { maxLength: 40 }),
        fc.array(meeting, { maxLength: 20 }),
        zones,
        fc.constantFrom(...SPLITS),
        fc.integer({ min: 1, max: 7 }),
        fc.tuple(fc.integer({ min: -62, max: 0 }), fc.integer({ min: 0, max: 50 })),
        async (leads, calls, meetings, zone, split, firstWeekday, [back, length]) => {
          const own = workspace({ clock, zone })
          const { services, client } = own
          const type = await addType(own)
          const reps = await Promise.all(
            Array.from({ length: REPS }, (_, i) => addRep(own, { name: `Rep ${i}`, zone: 'Asia/Tokyo' })),
          )
          const ids = leads.map(() => services.newId())
          const plain = Temporal.Instant.fromEpochMilliseconds(NOW).toZonedDateTimeISO(zone).toPlainDate()
          const from = plain.add({ days: back }).toString()
          const to = plain.add({ days: back + length }).toString()
          services.change('Filled', (tx) => {
            for (const [i, lead] of leads.entries()) {
              insertLead(tx, {
                id: ids[i] ?? '',
                name: `Lead ${i}`,
                created_ms: lead.created,
                source: lead.source,
                owner_id: lead.owner === null ? null : (reps[lead.owner]?.id ?? null),
                phone: lead.phone ? '+49301234567' : null,
                do_not_contact: lead.alone ? 1 : 0,
              })
            }
            for (const one of calls) {
              const { at, by, connected } = one
              const leadId = ids[one.lead] ?? ''
              addActivity(tx, { id: services.newId(), leadId, at, by, kind: 'call', title: 'Call', connected })
              // What is no call is none.
              addActivity(tx, { id: services.newId(), leadId, at, by, kind: 'note', title: 'Note' })
            }
            for (const one of meetings) {
              const id = services.newId()
              const row = {
                id,
                uid: `${id}@setpoint.local`,
                lead_id: ids[one.lead] ?? '',
                meeting_type_id: type.id,
                start_ms: one.start,
                end_ms: one.start + 30 * MINUTE,
                buffer_before: 0,
                buffer_after: 0,
                location: null,
                notes: null,
                override_reason: null,
                booked_by: one.by,
                created_ms: one.made,
                updated_ms: one.made,
              }
              insertMeeting(tx, row)
              updateMeeting(tx, id, { status: one.status })
              // Seated after it is cancelled, or in nobody's way.
              try {
                if (one.status !== 'cancelled')
                  seatReps(tx, row, [{ repId: reps[one.host]?.id ?? '', seat: 0 }], services.newId)
              } catch {
                // Double booked by chance: it stands without a rep.
              }
              for (const { at, by } of one.moves) {
                const moved = { meetingId: id, movedFrom: one.start - HOUR, kind: 'meeting', title: 'Moved' } as const
                addActivity(tx, { id: services.newId(), leadId: row.lead_id, at, by, ...moved })
              }
            }
          })

          // By hand: every row looked at, days by another library.
          const seats = new Map(
            all<{ meeting_id: string; rep_id: string }>(services.db, 'SELECT meeting_id, rep_id FROM meeting_reps').map(
              (seat) => [seat.meeting_id, seat.rep_id],
            ),
          )
          const stored = all<{ id: string }>(services.db, 'SELECT id FROM meetings ORDER BY id')
          const dayOf = (at: number) =>
            Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()
          const weekOf = (at: number) => {
            const day = dayOf(at)
            return day.subtract({ days: (day.dayOfWeek - firstWeekday + 7) % 7 }).toString()
          }
          const inRange = (at: number) => from <= dayOf(at).toString() && dayOf(at).toString() <= to
          const expected = new Map<string, Record<string, number>>()
          const tell = (at: number, keys: Record<Exclude<Split, 'week'>, string>, what: string) => {
            if (!inRange(at)) return
            const key = split === 'week' ? weekOf(at) : keys[split]
            for (const own of [key, 'all of them']) {
              const counts = expected.get(own) ?? {}
              counts[what] = (counts[what] ?? 0) + 1
              expected.set(own, counts)
            }
          }
          const ownerOf = (lead: number) => {
            const owner = leads[lead]?.owner
            return owner === null || owner === undefined ? '' : (reps[owner]?.id ?? '')
          }
          const sourceOf = (lead: number) => leads[lead]?.source ?? ''
          for (const one of calls) {
            const keys = { setter: one.by, rep: ownerOf(one.lead), source: sourceOf(one.lead) }
            tell(one.at, keys, 'dials')
            if (one.connected) tell(one.at, keys, 'connects')
          }
          for (const [i, one] of meetings.entries()) {
            const keys = { setter: one.by, rep: seats.get(stored[i]?.id ?? '') ?? '', source: sourceOf(one.lead) }
            tell(one.made, keys, 'booked')
            const over = one.start + 30 * MINUTE <= NOW
            const state = { completed: 'held', no_show: 'noShow', cancelled: 'cancelled' }[String(one.status)]
            tell(one.start, keys, state ?? (over ? 'unknown' : 'ahead'))
            for (const move of one.moves) tell(move.at, { ...keys, setter: move.by }, 'reschedules')
          }
          for (const [i, lead] of leads.entries()) {
            if (lead.source !== 'Web form') continue
            const [first] = calls.filter((one) => one.lead === i && one.at >= lead.created).sort((a, b) => a.at - b.at)
            if (!first && (!lead.phone || lead.alone)) continue
            const keys = { setter: first?.by ?? '', rep: ownerOf(i), source: sourceOf(i) }
            const waited = (first?.at ?? NOW) - lead.created
            const inTime = waited <= 5 * MINUTE
            tell(lead.created, keys, first ? (inTime ? 'within' : 'late') : inTime ? 'running' : 'missed')
          }

          const got = await client.insights.report({ from, to, split, firstWeekday })
          const flat = ({ firstCall, ...counts }: (typeof got)['total']) => {
            const { medianMinutes: _median, ...waits } = firstCall
            return Object.fromEntries(Object.entries({ ...counts, ...waits }).filter(([, count]) => count > 0))
          }
          // Two calls of one instant may be of two setters: who was first is then either.
          const sameMoment = split === 'setter' && new Set(calls.map(({ at }) => at)).size < calls.length
          if (!sameMoment) {
            const rows = Object.fromEntries(got.rows.map(({ key, figures }) => [key, flat(figures)]))
            expect({ ...rows, 'all of them': flat(got.total) }).toEqual({
              'all of them': {},
              ...Object.fromEntries(expected),
            })
          }
          const sum = (of: (figures: (typeof got)['total']) => number, list: typeof got.rows | typeof got.series) =>
            list.reduce((total, { figures }) => total + of(figures), 0)
          for (const list of [got.rows, got.series]) {
            expect(sum(({ dials }) => dials, list)).toBe(got.total.dials)
            expect(sum(({ held, noShow }) => held + noShow, list)).toBe(got.total.held + got.total.noShow)
          }
          // What a number is made of is as many as it says.
          for (const metric of ['dials', 'connects', 'booked', 'held', 'reschedules'] as const) {
            const made = await client.insights.records({ from, to, split, metric })
            expect(made.total).toBe(got.total[metric])
            if (split === 'week') continue
            for (const { key, figures } of got.rows) {
              expect((await client.insights.records({ from, to, split, metric, key })).total).toBe(figures[metric])
            }
          }
          own.close()
        },
      ),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 40) },
    )
  })

  it('look things up by time, and read no table as a whole', () => {
    const { db } = app.services
    const plans: string[] = []
    const watched = new Proxy(db, {
      get: (target, key) => {
        if (key !== 'prepare') return Reflect.get(target, key, target)
        return (sql: string) => ({
          all: (params: object) => {
            plans.push(
              ...all<{ detail: string }>(db, `EXPLAIN QUERY PLAN ${sql}`, params as never).map((s) => s.detail),
            )
            return []
          },
        })
      },
    }) as ReadableDb
    const spans = [{ from: NOW - 7 * DAY, to: NOW }]
    const span = { from: NOW - 7 * DAY, to: NOW }
    for (const split of SPLITS) {
      countCalls(watched, spans, split)
      countBookings(watched, spans, split)
      countMeetings(watched, spans, split, NOW)
      countMoves(watched, spans, split)
      arrivals(watched, spans, split, ['Web form'])
      for (const metric of ['dials', 'connects', 'booked', 'held', 'showRate', 'reschedules'] as const) {
        countedRecords(watched, { metric, span, split, key: '', limit: 10, offset: 0 })
      }
    }
    arrivedSources(watched, span)
    bookedIn(watched, span)
    countUnconfirmed(watched, span, NOW)
    lastDoneBefore(watched, NOW)
    const scans = plans.filter((step) => /^SCAN (?!json_each|b\b|r\b|\(subquery|CONSTANT)/.test(step))
    expect(scans).toEqual([])
    for (const index of ['activities_calls', 'activities_moves', 'activities_lead', 'leads_created']) {
      expect(
        plans.some((step) => step.includes(index)),
        index,
      ).toBe(true)
    }
    expect(plans.some((step) => step.includes('COVERING INDEX activities_calls'))).toBe(true)
  })
})
