import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Backend } from '../../electron/backend/index.ts'
import { JOURNALLED } from '../../electron/backend/store/journal.ts'
import type { Outputs } from '../../shared/contract/index.ts'
import { addLead, addRep, addType, movableClock, NOW, refusal, workspace } from '../support/workspace.ts'

const THURSDAY = '2026-11-26T09:00:00Z'
const FRIDAY = '2026-11-27T09:00:00Z'

/** Every row that a person enters or decides, as it stands. */
const stateOf = (app: Backend): Record<string, unknown[]> =>
  Object.fromEntries(
    JOURNALLED.map((table) => [table, app.services.db.prepare(`SELECT * FROM ${table} ORDER BY id`).all()]),
  )

interface Team {
  readonly app: Backend
  readonly rep: Outputs['reps']['save']
  readonly type: Outputs['meetingTypes']['save']
  readonly lead: Outputs['leads']['save']
}

async function team(): Promise<Team> {
  const app = workspace()
  const rep = await addRep(app, { name: 'Dana Keller' })
  const type = await addType(app)
  const lead = await addLead(app, { name: 'Maria Sandoval', company: 'Aspen', email: 'maria@aspen.example' })
  return { app, rep, type, lead }
}

const changeOf = async (app: Backend, label: RegExp): Promise<string> => {
  const found = (await app.client.history.list({ limit: 500 })).changes.find((one) => label.test(one.label))
  if (!found) throw new Error(`no change ${label}`)
  return found.id
}

describe('taking back', () => {
  let now: Team
  beforeEach(async () => {
    now = await team()
  })

  it('names what builds on it, and takes both back as one when asked', async () => {
    const { app, lead } = now
    const before = stateOf(app)
    await app.client.leads.save({ id: lead.id, name: 'Maria Sandoval-Ruiz' })
    await app.client.leads.addNote({ leadId: lead.id, note: 'Prefers mornings' })
    await app.client.leads.save({ id: lead.id, name: 'Maria Sandoval-Ruiz', title: 'Head of Ops' })
    const first = await changeOf(app, /^Changed lead Maria Sandoval-Ruiz$/)
    const oldest = (await app.client.history.list({})).changes
      .filter((one) => one.label.startsWith('Changed lead'))
      .at(-1)!
    expect(first).not.toBe(oldest.id)
    const refused = await refusal(app.client.history.undo({ changeId: oldest.id }))
    expect(refused).toMatchObject({ code: 'WRONG_STATE', message: expect.stringMatching(/Changed lead/) })
    expect((refused.data['newer'] as { id: string }[]).length).toBeGreaterThan(0)

    const { undone, also } = await app.client.history.undo({ changeId: oldest.id, withNewer: true })
    expect(undone.id).toBe(oldest.id)
    expect(also.length).toBeGreaterThan(0)
    const { name, title } = (await app.client.leads.get({ leadId: lead.id })).lead
    expect({ name, title }).toEqual({ name: 'Maria Sandoval', title: null })
    expect(stateOf(app)['leads']).toEqual(before['leads'])

    const after = await app.client.history.redo({})
    expect(after.redone.id).toBe(oldest.id)
    expect(after.also).toHaveLength(also.length)
    expect((await app.client.leads.get({ leadId: lead.id })).lead).toMatchObject({ title: 'Head of Ops' })
  })

  it('brings back in the order in which it was taken back, until something else is done', async () => {
    const { app, lead } = now
    await app.client.leads.addNote({ leadId: lead.id, note: 'One' })
    await app.client.leads.addNote({ leadId: lead.id, note: 'Two' })
    await app.client.history.undo({})
    await app.client.history.undo({})
    const notes = async () => (await app.client.leads.get({ leadId: lead.id })).activities.map(({ note }) => note)
    expect(await notes()).toEqual([])
    await app.client.history.redo({})
    expect(await notes()).toEqual(['One'])
    await app.client.leads.addNote({ leadId: lead.id, note: 'Three' })
    expect(await refusal(app.client.history.redo({}))).toMatchObject({ code: 'WRONG_STATE' })
    expect((await notes()).toSorted()).toEqual(['One', 'Three'])
  })

  it('does not bring back what was built on something that stays taken back', async () => {
    const { app, lead } = now
    await app.client.leads.save({ id: lead.id, name: lead.name, title: 'Ops' })
    await app.client.leads.save({ id: lead.id, name: lead.name, title: 'Head of Ops' })
    const [newer, older] = (await app.client.history.list({})).changes.filter((one) => one.label.startsWith('Changed'))
    await app.client.history.undo({})
    await app.client.history.undo({})
    expect(await refusal(app.client.history.redo({ changeId: newer!.id }))).toMatchObject({ code: 'WRONG_STATE' })
    await app.client.history.redo({ changeId: older!.id })
    await app.client.history.redo({ changeId: newer!.id })
    expect((await app.client.leads.get({ leadId: lead.id })).lead.title).toBe('Head of Ops')
  })

  it('never takes with it what somebody else has made since', async () => {
    const { app } = now
    const other = await addLead(app, { name: 'Tom Lee' })
    await app.client.leads.addNote({ leadId: other.id, note: 'Call in spring' })
    const added = await changeOf(app, /^Added lead Tom Lee$/)
    expect(await refusal(app.client.history.undo({ changeId: added }))).toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringContaining('Added a note to Tom Lee'),
    })
    const { also } = await app.client.history.undo({ changeId: added, withNewer: true })
    expect(also.map(({ label }) => label)).toEqual(['Added a note to Tom Lee'])
  })

  it('a cancelled meeting comes back, unless its time is taken: then what is open is offered', async () => {
    const { app, type, lead } = now
    const meeting = await app.client.meetings.book({ meetingTypeId: type.id, leadId: lead.id, start: THURSDAY })
    await app.client.meetings.cancel({ meetingId: meeting.id, reason: 'Ill' })
    await app.client.history.undo({})
    expect(await app.client.meetings.get({ meetingId: meeting.id })).toMatchObject({ status: 'booked', sequence: 0 })
    await app.client.history.redo({})
    expect(await app.client.meetings.get({ meetingId: meeting.id })).toMatchObject({ status: 'cancelled', sequence: 1 })
    const other = await addLead(app, { name: 'Tom Lee' })
    await app.client.meetings.book({ meetingTypeId: type.id, leadId: other.id, start: THURSDAY })
    const refused = await refusal(
      app.client.history.undo({ changeId: await changeOf(app, /^Cancelled Product demo of Maria/) }),
    )
    expect(refused).toMatchObject({
      code: 'NOT_AVAILABLE',
      data: { reasons: [expect.objectContaining({ code: 'meeting' })] },
    })
    expect((refused.data['nearest'] as unknown[]).length).toBeGreaterThan(0)
    expect(await app.client.meetings.get({ meetingId: meeting.id })).toMatchObject({ status: 'cancelled' })
  })

  it('nor on a time that is kept for another lead', async () => {
    const { app, type, lead } = now
    const meeting = await app.client.meetings.book({ meetingTypeId: type.id, leadId: lead.id, start: THURSDAY })
    await app.client.meetings.cancel({ meetingId: meeting.id, reason: 'Ill' })
    const other = await addLead(app, { name: 'Tom Lee' })
    await app.client.holds.place({ meetingTypeId: type.id, leadId: other.id, start: THURSDAY })
    const id = await changeOf(app, /^Cancelled/)
    expect(await refusal(app.client.history.undo({ changeId: id }))).toMatchObject({ code: 'NOT_AVAILABLE' })
  })

  it('a hold that has run out is taken back all the same', async () => {
    const clock = movableClock(NOW)
    const app = workspace({ clock })
    await addRep(app, { name: 'Dana Keller' })
    const type = await addType(app)
    const lead = await addLead(app, { name: 'Maria Sandoval' })
    await app.client.holds.place({ meetingTypeId: type.id, leadId: lead.id, start: THURSDAY, minutes: 15 })
    clock.set('2026-11-23T12:00:00Z')
    await app.client.holds.list({})
    expect((await app.client.history.undo({})).undone.label).toBe('Held a slot')
    expect((await app.client.history.undo({})).undone.label).toBe('Added lead Maria Sandoval')
  })

  it('a hold of a closed lead goes and comes with the call that opened it again', async () => {
    const { app, type, lead } = now
    await app.client.leads.logCall({ leadId: lead.id, disposition: 'not_interested' })
    await app.client.holds.place({ meetingTypeId: type.id, leadId: lead.id, start: THURSDAY })
    const held = stateOf(app)['holds']
    await app.client.leads.logCall({ leadId: lead.id, disposition: 'interested' })
    await app.client.history.undo({})
    expect(stateOf(app)['holds']).toEqual([])
    await app.client.history.redo({})
    expect(stateOf(app)['holds']).toEqual(held)
    for (const label of ['Logged interested', 'Held a slot', 'Logged not interested']) {
      expect((await app.client.history.undo({})).undone.label).toContain(label)
    }
  })

  it('a hold that was taken back does not come again with the booking that had ended it', async () => {
    const { app, type, lead } = now
    const before = stateOf(app)
    await app.client.holds.place({ meetingTypeId: type.id, leadId: lead.id, start: FRIDAY })
    await app.client.meetings.book({ meetingTypeId: type.id, leadId: lead.id, start: THURSDAY })
    const booked = await changeOf(app, /^Booked/)
    await app.client.history.undo({})
    await app.client.history.undo({})
    await app.client.history.redo({ changeId: booked })
    await app.client.history.undo({})
    expect(stateOf(app)).toEqual(before)
  })

  it('of two who brought the same company, each comes and goes by itself', async () => {
    const { app } = now
    const before = stateOf(app)
    await addLead(app, { name: 'Ada', company: 'Birch' })
    await addLead(app, { name: 'Bob', company: 'Birch' })
    await app.client.history.undo({})
    await app.client.history.undo({})
    const bob = (await app.client.history.list({})).changes.find(({ label }) => label === 'Added lead Bob')!
    await app.client.history.redo({ changeId: bob.id })
    await app.client.history.undo({})
    expect(stateOf(app)).toEqual(before)
  })

  it('a booking whose invite has left is cancelled instead', async () => {
    const { app, type, lead } = now
    const meeting = await app.client.meetings.book({ meetingTypeId: type.id, leadId: lead.id, start: THURSDAY })
    await app.client.invites.draft({ meetingId: meeting.id, purpose: 'invite' })
    expect(await refusal(app.client.history.undo({}))).toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringMatching(/has left the app.*Cancel/),
    })
  })

  it('a move that people were told of is taken back with a newer version, and says who must be told', async () => {
    const { app, type, lead } = now
    const meeting = await app.client.meetings.book({ meetingTypeId: type.id, leadId: lead.id, start: THURSDAY })
    await app.client.invites.draft({ meetingId: meeting.id, purpose: 'invite' })
    await app.client.meetings.reschedule({ meetingId: meeting.id, start: FRIDAY })
    await app.client.invites.draft({ meetingId: meeting.id, purpose: 'reschedule' })
    const { tell } = await app.client.history.undo({})
    expect(tell).toEqual([
      { meetingId: meeting.id, leadId: lead.id, leadName: 'Maria Sandoval', purpose: 'reschedule' },
    ])
    expect(await app.client.meetings.get({ meetingId: meeting.id })).toMatchObject({
      start: THURSDAY,
      sequence: 2,
      invitedSequence: 1,
      attendance: 'needsAction',
    })
    const draft = await app.client.invites.draft({ meetingId: meeting.id, purpose: 'reschedule' })
    expect(draft.eml.replaceAll(/=\r\n/g, '')).toMatch(/SEQUENCE:2|U0VRVUVOQ0U6/)
  })

  it('a cancellation that was sent comes back as a newer invite', async () => {
    const { app, type, lead } = now
    const meeting = await app.client.meetings.book({ meetingTypeId: type.id, leadId: lead.id, start: THURSDAY })
    await app.client.invites.draft({ meetingId: meeting.id, purpose: 'invite' })
    await app.client.meetings.cancel({ meetingId: meeting.id, reason: 'Ill' })
    await app.client.invites.draft({ meetingId: meeting.id, purpose: 'cancel' })
    const { tell } = await app.client.history.undo({})
    expect(tell).toHaveLength(1)
    expect(await app.client.meetings.get({ meetingId: meeting.id })).toMatchObject({ status: 'booked', sequence: 2 })
    // Nothing has left since: bringing the cancellation back is exact, and needs no newer version.
    await app.client.history.redo({})
    expect(await app.client.meetings.get({ meetingId: meeting.id })).toMatchObject({ status: 'cancelled', sequence: 1 })
  })
})

/** What a person may do next; each refuses by itself where it cannot be done. */
const steps = {
  note: ({ app, lead }) => app.client.leads.addNote({ leadId: lead.id, note: 'Said something' }),
  noAnswer: ({ app, lead }) => app.client.leads.logCall({ leadId: lead.id, disposition: 'no_answer' }),
  lost: ({ app, lead }) => app.client.leads.logCall({ leadId: lead.id, disposition: 'not_interested' }),
  interested: ({ app, lead }) => app.client.leads.logCall({ leadId: lead.id, disposition: 'interested' }),
  pin: ({ app, lead }) => app.client.leads.pin({ leadId: lead.id, pinned: true }),
  skip: ({ app, lead }) => app.client.leads.skip({ leadId: lead.id, reason: 'Not today' }),
  snooze: ({ app, lead }) => app.client.leads.snooze({ leadId: lead.id, until: '2026-11-30T09:00:00Z' }),
  rename: ({ app, lead }, n) => app.client.leads.save({ id: lead.id, name: `Maria ${n}`, company: `Company ${n % 3}` }),
  answer: ({ app, lead }, n) =>
    app.client.leads.save({ id: lead.id, name: lead.name, brief: [{ label: 'Budget', text: `${n}` }] }),
  newLead: ({ app }, n) => addLead(app, { name: `Lead ${n}`, company: `Company ${n % 3}` }),
  import: ({ app }, n) =>
    app.client.leads.import({ csv: `Name,Email\nAda ${n},ada${n % 2}@x.example\nBob,bob@x.example\n`, source: 'Fair' }),
  book: ({ app, type, lead }, n) =>
    app.client.meetings.book({
      meetingTypeId: type.id,
      leadId: lead.id,
      start: `2026-11-${24 + (n % 4)}T${10 + (n % 5)}:00:00Z`,
    }),
  hold: ({ app, type, lead }, n) =>
    app.client.holds.place({ meetingTypeId: type.id, leadId: lead.id, start: `2026-11-27T${10 + (n % 5)}:30:00Z` }),
  move: async ({ app }, n) =>
    app.client.meetings.reschedule({ meetingId: await aMeeting(app, n), start: `2026-11-30T${10 + (n % 5)}:00:00Z` }),
  cancel: async ({ app }, n) => app.client.meetings.cancel({ meetingId: await aMeeting(app, n), reason: 'Ill' }),
  confirm: async ({ app }, n) => app.client.meetings.confirm({ meetingId: await aMeeting(app, n), by: 'phone' }),
  place: async ({ app }, n) =>
    app.client.meetings.setPlace({ meetingId: await aMeeting(app, n), location: `Room ${n}` }),
  noShow: async ({ app }, n) =>
    app.client.meetings.outcome({ meetingId: await aMeeting(app, n), outcome: n % 2 ? 'no_show' : 'completed' }),
  hours: ({ app, rep }, n) =>
    app.client.availability.save({
      repId: rep.id,
      weekly: [{ weekday: 1 + (n % 5), start: '08:00', end: '18:00' }],
      overrides: [],
      timeOff: [{ start: '2026-11-25T09:00:00Z', end: '2026-11-25T10:00:00Z' }],
    }),
  settings: ({ app }, n) => app.client.workspace.saveSettings({ workspaceName: `Team ${n}` }),
  type: ({ app, type }, n) =>
    app.client.meetingTypes.save({ id: type.id, name: type.name, minutes: 30 + 15 * (n % 2), panel: type.panel }),
} satisfies Record<string, (team: Team, n: number) => Promise<unknown>>

async function aMeeting(app: Backend, n: number): Promise<string> {
  const { meetings } = await app.client.meetings.list({})
  const found = meetings[n % (meetings.length || 1)]
  if (!found) throw new Error('no meeting yet')
  return found.id
}

const runs = Number(process.env['UNDO_RUNS'] ?? 25)
const anything = fc.array(fc.tuple(fc.constantFrom(...(Object.keys(steps) as (keyof typeof steps)[])), fc.nat(20)), {
  minLength: 1,
  maxLength: 14,
})

/** Does what can be done; the names of what was. */
async function carryOut(now: Team, plan: readonly (readonly [keyof typeof steps, number])[]): Promise<void> {
  for (const [step, n] of plan) await steps[step](now, n).catch(() => undefined)
}

const backTo = async (app: Backend, depth: number): Promise<number> => {
  const { changes } = await app.client.history.list({ limit: 500 })
  const standing = changes.filter((one) => one.undoable && !one.undone).length - depth
  for (let i = 0; i < standing; i += 1) await app.client.history.undo({})
  return standing
}

describe('whatever was done', () => {
  it('taking all of it back gives the first state, and bringing it back the last', async () => {
    await fc.assert(
      fc.asyncProperty(anything, async (plan) => {
        const now = await team()
        const depth = (await now.app.client.history.list({ limit: 500 })).changes.length
        const first = stateOf(now.app)
        await carryOut(now, plan)
        const last = stateOf(now.app)
        const taken = await backTo(now.app, depth)
        expect(stateOf(now.app)).toEqual(first)
        for (let i = 0; i < taken; i += 1) await now.app.client.history.redo({})
        expect(stateOf(now.app)).toEqual(last)
        await backTo(now.app, depth)
        expect(stateOf(now.app)).toEqual(first)
        now.app.close()
      }),
      { numRuns: runs },
    )
  }, 300_000)

  it('undo and redo of anything in any order, each done or refused, leave a way back to the first state', async () => {
    const wild = fc.array(fc.tuple(fc.constantFrom('undo', 'redo', 'both'), fc.nat(30)), { maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(anything, wild, async (plan, moves) => {
        const now = await team()
        const { history } = now.app.client
        const depth = (await history.list({ limit: 500 })).changes.length
        const first = stateOf(now.app)
        await carryOut(now, plan)
        for (const [move, n] of moves) {
          const own = (await history.list({ limit: 500 })).changes.filter((one) => one.undoable).slice(0, -depth)
          const changeId = own[n % (own.length || 1)]?.id
          if (!changeId) continue
          const done =
            move === 'redo' ? history.redo({ changeId }) : history.undo({ changeId, withNewer: move === 'both' })
          await done.catch((error: { code?: string }) => {
            expect(error.code).not.toBe('INTERNAL')
          })
        }
        await backTo(now.app, depth)
        expect(stateOf(now.app)).toEqual(first)
        now.app.close()
      }),
      { numRuns: runs },
    )
  }, 300_000)
})
