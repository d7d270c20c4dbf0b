import { describe, expect, it } from 'vitest'
import { calendarOf } from '../../electron/backend/sample/calendars.ts'
import { random } from '../../electron/backend/sample/random.ts'
import { pinnedClock } from '../../electron/backend/clock.ts'
import type { Backend } from '../../electron/backend/index.ts'
import { isZone } from '../../shared/time/zone.ts'
import { addLead, refusal, workspace } from '../support/workspace.ts'

const DAY = 86_400_000
const ASLEEP = 'Sunday, when it is night wherever Sundays are for calls'
/** Mornings, nights, week-ends, holidays, and days on which clocks change. */
const NOWS = {
  'a weekday morning in Berlin': '2026-11-23T08:10:00Z',
  'a weekday evening in Berlin': '2026-11-23T17:42:00Z',
  'half an hour after midnight': '2026-11-24T23:30:00Z',
  'Friday evening': '2026-11-27T20:30:00Z',
  'Saturday night': '2026-11-28T22:00:00Z',
  'Sunday before dawn': '2026-11-29T05:00:00Z',
  [ASLEEP]: '2026-11-29T09:00:00Z',
  'the eve of a clock change in Europe': '2027-03-27T22:30:00Z',
  'the hour that is there twice in America': '2026-11-01T06:30:00Z',
  'the last day of the year': '2026-12-31T10:00:00Z',
  'the last evening of the year': '2026-12-31T20:00:00Z',
}

async function loaded(now: string, seed?: number): Promise<Backend> {
  const app = workspace({ clock: pinnedClock(Date.parse(now)) })
  await app.client.workspace.loadSample(seed === undefined ? {} : { seed })
  return app
}

/** All that a person sees of it, without the ids, which are new each time. */
async function seen(app: Backend) {
  const { reps } = await app.client.reps.list({})
  const { leads } = await app.client.leads.list({ limit: 500 })
  const { meetings } = await app.client.meetings.list({})
  const { items } = await app.client.leads.queue({ limit: 500 })
  const names = new Map([...reps, ...leads].map((one) => [one.id, one.name]))
  return {
    reps: reps.map(({ id: _id, ...rep }) => rep),
    leads: leads.map(({ id: _id, ownerId, companyId: _company, ...lead }) => ({
      ...lead,
      owner: ownerId && names.get(ownerId),
    })),
    meetings: meetings
      .map(({ start, end, status, leadId, reps: seats }) => ({
        start,
        end,
        status,
        lead: names.get(leadId),
        reps: seats.map((seat) => names.get(seat.repId)),
      }))
      .sort((a, b) => `${a.start}${a.lead}`.localeCompare(`${b.start}${b.lead}`)),
    queue: items.map(({ reason, lead, score }) => ({ reason, name: lead.name, score })),
  }
}

describe('the sample team', () => {
  it('is the same for the same seed, and another for another', async () => {
    const now = NOWS['a weekday evening in Berlin']
    const [one, two, other] = [await loaded(now, 7), await loaded(now, 7), await loaded(now, 8)]
    const first = await seen(one)
    expect(await seen(two)).toEqual(first)
    expect(await seen(other)).not.toEqual(first)
    for (const app of [one, two, other]) app.close()
  })

  it('goes into an empty workspace only', async () => {
    const app = workspace()
    await addLead(app, { name: 'Tom Brewer' })
    expect(await refusal(app.client.workspace.loadSample({}))).toMatchObject({ code: 'WRONG_STATE' })
    expect((await app.client.leads.list({})).total).toBe(1)
    app.close()
    const full = await loaded(NOWS['a weekday morning in Berlin'])
    expect(await refusal(full.client.workspace.loadSample({}))).toMatchObject({ code: 'WRONG_STATE' })
    full.close()
  })

  it('is taken back by one undo', async () => {
    const app = await loaded(NOWS['a weekday morning in Berlin'])
    expect((await app.client.history.list({})).changes.map((change) => change.label)).toEqual([
      'Loaded the sample team',
    ])
    await app.client.history.undo({})
    const status = await app.client.workspace.status()
    expect(status.empty).toBe(true)
    expect(status.counts.meetings).toBe(0)
    expect(status.settings.workspaceName).toBe('My team')
    await app.client.workspace.loadSample({})
    expect((await app.client.workspace.status()).counts.leads).toBe(250)
    app.close()
  })

  it('writes calendars with every kind of entry', () => {
    const text = (['dana', 'li', 'pablo', 'jo'] as const)
      .map((key) => calendarOf({ key, zone: 'Europe/Berlin' }, Date.parse('2026-11-23T09:00:00Z'), random(3)))
      .join('')
    for (const part of ['RRULE:FREQ=WEEKLY', 'CLASS:PRIVATE', 'STATUS:TENTATIVE', 'VALUE=DATE', 'TZID=Europe/Berlin']) {
      expect(text).toContain(part)
    }
  })
})

describe.each(Object.entries(NOWS))('the sample team on %s', (name, now) => {
  it('fills the screens', async () => {
    const at = Date.parse(now)
    const app = await loaded(now)
    const { client } = app

    const status = await client.workspace.status()
    expect(status.empty).toBe(false)
    expect(status.settings).toMatchObject({
      workspaceName: 'Northwind team',
      setterName: 'Sam Rivera',
      zone: 'Europe/Berlin',
    })
    expect(status.counts).toMatchObject({ leads: 250, reps: 11, meetingTypes: 4 })
    expect(status.counts.meetings).toBeGreaterThanOrEqual(55)
    expect(status.counts.meetings).toBeLessThanOrEqual(110)
    // Six of the coming day, and what the ladder asks for two days before.
    expect(status.due.confirm).toBeGreaterThanOrEqual(6)
    expect(status.due.confirm).toBeLessThanOrEqual(16)
    expect(status.due.outcome).toBe(1)
    expect(status.calendars.unverified.map((one) => one.name).sort()).toEqual(['Finn Berg', 'Priya Nair'])

    // The queue: Maria first, then every kind of reason.
    const queue = await client.leads.queue({ limit: 500 })
    expect(queue.counts).toMatchObject({ callBack: 2, recover: 2, answer: 2 })
    expect(queue.counts.score).toBeGreaterThan(20)
    const first = queue.items[0]
    expect(first?.lead.name).toBe('Maria Sandoval')
    expect(first?.reason).toContain('12 min late')
    expect(first?.callable).toBe(name !== ASLEEP)
    expect(first?.score).toBe(68)

    // No open lead is without a next step; whoever has an address and is not unknown has a zone.
    const { leads } = await client.leads.list({ limit: 500 })
    for (const lead of leads) {
      const closed = lead.stage === 'lost' || lead.stage === 'handedOver' || lead.doNotContact
      expect(lead.nextStep === null, lead.name).toBe(closed)
      if (lead.country)
        expect(lead.zones.every(isZone) && lead.zones.length > 0, `${lead.name}, ${lead.city}`).toBe(true)
      expect(Date.parse(lead.createdAt)).toBeLessThanOrEqual(at)
    }
    expect(new Set(leads.map((lead) => lead.email)).size).toBe(leads.length)
    expect(leads.some((lead) => lead.doNotContact) && leads.some((lead) => lead.stage === 'lost')).toBe(true)
    expect(leads.some((lead) => lead.snoozedUntil !== null)).toBe(true)

    // Nothing overlaps, neither meetings nor what the reps' calendars hold, and only what is over has an outcome.
    const { meetings } = await client.meetings.list({})
    const { reps } = await client.reps.list({})
    const { busy } = await client.busy.list({
      repIds: reps.map((rep) => rep.id),
      from: new Date(at - 60 * DAY).toISOString(),
      to: new Date(at + 30 * DAY).toISOString(),
    })
    for (const rep of reps) {
      const own = meetings.filter((one) => one.status !== 'cancelled' && one.reps.some((seat) => seat.repId === rep.id))
      const taken = [...own, ...busy.filter((one) => one.repId === rep.id)]
      for (const one of own) {
        const other = taken.find((two) => two !== one && two.start < one.end && one.start < two.end)
        expect(other, `${rep.name} at ${one.start}`).toBeUndefined()
      }
    }
    for (const { status: state, start, end, createdAt } of meetings) {
      if (state === 'completed' || state === 'no_show') expect(Date.parse(end)).toBeLessThanOrEqual(at)
      expect(Date.parse(createdAt)).toBeLessThan(Math.min(Date.parse(start), at + 1))
    }
    expect(meetings.filter((one) => Date.parse(one.start) > at).length).toBeGreaterThan(20)
    expect((await client.holds.list({})).holds).toHaveLength(1)

    // The day's numbers are of today, and some slot is open to the first lead.
    expect(status.today.dials).toBeGreaterThan(0)
    expect(status.today.connects).toBeGreaterThan(0)
    expect(status.today.booked).toBeGreaterThan(0)
    const { meetingTypes } = await client.meetingTypes.list({})
    const { slots } = await client.slots.find({
      meetingTypeId: meetingTypes[0]!.id,
      leadId: first!.leadId,
      from: new Date(at).toISOString(),
      to: new Date(at + 8 * DAY).toISOString(),
    })
    expect(slots.length).toBeGreaterThan(5)
    app.close()
  })
})
