import { describe, expect, it } from 'vitest'
import {
  addLead,
  addRep,
  addType,
  movableClock,
  NOW,
  refusal,
  WEEKDAYS_9_TO_5,
  workspace,
} from '../support/workspace.ts'

const AT = '2026-11-24T10:00:00Z'

const setUp = async () => {
  const clock = movableClock(NOW)
  const app = workspace({ clock })
  const dana = await addRep(app, { name: 'Dana Keller' })
  const type = await addType(app, { minutes: 30 })
  const lead = await addLead(app, { name: 'Maria Sandoval' })
  const call = app.client
  const meeting = await call.meetings.book({ meetingTypeId: type.id, leadId: lead.id, start: AT })
  const confirm = (override?: { reason: string }) =>
    call.meetings.confirm({ meetingId: meeting.id, by: 'Maria', ...(override && { override }) })
  const importEvent = (start: string, end: string, uid = 'event') =>
    call.calendars.import({
      repId: dana.id,
      name: 'Work',
      ics: `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:${uid}\r\nDTSTART:${start}\r\nDTEND:${end}\r\nSUMMARY:Dentist\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
    })
  const saveHours = (more: object) =>
    call.availability.save({ repId: dana.id, weekly: WEEKDAYS_9_TO_5, overrides: [], timeOff: [], ...more })
  return { app, call, clock, confirm, dana, importEvent, lead, meeting, saveHours, type }
}

describe('confirming a meeting that something has come in the way of', () => {
  it('is refused with the reason and other times; with a reason of the setter it is confirmed all the same', async () => {
    const { call, confirm, importEvent, lead, meeting } = await setUp()
    const { collisions } = await importEvent('20261124T101500Z', '20261124T110000Z')
    expect(collisions).toEqual([meeting.id])
    const refused = await refusal(confirm())
    expect(refused).toMatchObject({
      code: 'NOT_AVAILABLE',
      message: 'Busy: Dentist 11:15 to 12:00',
      data: { reasons: [{ code: 'busy', until: '2026-11-24T11:00:00Z' }] },
    })
    expect((refused.data.nearest as { start: string }[]).map((slot) => slot.start)).toContain('2026-11-24T11:00:00Z')
    expect((await call.meetings.get({ meetingId: meeting.id })).status).toBe('booked')
    expect(await confirm({ reason: 'Dana skips the dentist' })).toMatchObject({
      status: 'confirmed',
      overrideReason: 'Dana skips the dentist',
    })
    expect((await call.leads.get({ leadId: lead.id })).activities[0]).toMatchObject({ note: 'Dana skips the dentist' })
  })

  it.each([
    ['hours', { weekly: [] }],
    ['override', { overrides: [{ date: '2026-11-24', intervals: [] }] }],
    ['timeOff', { timeOff: [{ start: '2026-11-24', end: '2026-11-25' }] }],
    ['hours', { zonePeriods: [{ from: '2026-11-24', zone: 'America/Los_Angeles' }] }],
  ])('sees what has become of the rep: %s', async (code, rules) => {
    const { confirm, saveHours } = await setUp()
    await saveHours(rules)
    expect((await refusal(confirm())).data.reasons).toMatchObject([{ code }])
  })

  it('sees a rep who has left', async () => {
    const { call, confirm, dana } = await setUp()
    await call.reps.save({ ...dana, active: false })
    expect((await refusal(confirm())).data.reasons).toMatchObject([
      { code: 'panel', text: 'Dana Keller is not active any more' },
    ])
  })

  it('takes no account of its own copy in the calendar, nor of what is past, nor of a reason that is not needed', async () => {
    const { clock, confirm, importEvent, meeting } = await setUp()
    await importEvent('20261124T100000Z', '20261124T103000Z', meeting.uid)
    expect(await confirm({ reason: 'not needed' })).toMatchObject({ status: 'confirmed', overrideReason: null })
    const other = await setUp()
    await other.importEvent('20261124T101500Z', '20261124T110000Z')
    other.clock.set('2026-11-24T10:05:00Z')
    expect((await other.confirm()).status).toBe('confirmed')
    clock.set(NOW)
  })

  it('does not ask again about what was booked over', async () => {
    const { call, lead, type } = await setUp()
    const evening = await call.meetings.book({
      meetingTypeId: type.id,
      leadId: lead.id,
      start: '2026-11-24T18:00:00Z',
      override: { reason: 'She can only in the evening' },
    })
    expect(await call.meetings.confirm({ meetingId: evening.id, by: 'Maria' })).toMatchObject({
      status: 'confirmed',
      overrideReason: 'She can only in the evening',
    })
  })

  it('can be moved a little although its own copy is in the calendar', async () => {
    const { call, importEvent, meeting } = await setUp()
    await importEvent('20261124T100000Z', '20261124T103000Z', meeting.uid)
    const moved = await call.meetings.reschedule({ meetingId: meeting.id, start: '2026-11-24T10:15:00Z' })
    expect(moved.start).toBe('2026-11-24T10:15:00Z')
  })

  it('cannot be moved to where something is, confirmed or not', async () => {
    const { call, importEvent, meeting } = await setUp()
    await importEvent('20261124T120000Z', '20261124T130000Z')
    const refused = await refusal(call.meetings.reschedule({ meetingId: meeting.id, start: '2026-11-24T12:30:00Z' }))
    expect(refused.data.reasons).toMatchObject([{ code: 'busy' }])
  })
})

describe('a lead who was closed while a meeting stood', () => {
  it.each([
    ['lost', { stage: 'lost' }, { stage: 'lost', doNotContact: false }],
    ['not to be contacted', { doNotContact: true }, { stage: 'meeting', doNotContact: true }],
    ['handed over', { stage: 'handedOver' }, { stage: 'handedOver', doNotContact: false }],
  ] as const)('stays closed when it is cancelled or a no-show: %s', async (_name, change, after) => {
    for (const end of ['cancel', 'no_show'] as const) {
      const { call, lead, meeting } = await setUp()
      await call.leads.save({ id: lead.id, name: lead.name, ...change })
      if (end === 'cancel') await call.meetings.cancel({ meetingId: meeting.id, reason: 'x' })
      else await call.meetings.outcome({ meetingId: meeting.id, outcome: 'no_show' })
      expect((await call.leads.get({ leadId: lead.id })).lead).toMatchObject({ ...after, nextStep: null })
    }
  })
})
