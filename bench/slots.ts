import { pinnedClock } from '../electron/backend/clock.ts'
import { createBackend, type Backend } from '../electron/backend/index.ts'
import { silentLog } from '../electron/backend/log.ts'
import { DAY, formatInstant } from '../shared/time/instant.ts'
import type { RepFacts } from '../shared/slots/world.ts'
import { NOW } from './engine.ts'
import { measure, type Measured } from './measure.ts'

const stamp = (at: number): string => new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '')

/** A workspace with reps, each with an imported calendar of such events. */
export async function workspaceWithReps(facts: readonly RepFacts[]): Promise<Backend> {
  const backend = createBackend({ file: ':memory:', clock: pinnedClock(NOW), log: silentLog, zone: 'Europe/Berlin' })
  const { client } = backend
  for (const one of facts) {
    const rep = await client.reps.save({
      name: one.name,
      email: `${one.repId}@northwind.example`,
      role: 'ae',
      zone: one.rules.zone,
    })
    const weekly = [1, 2, 3, 4, 5].flatMap((weekday) => [
      { weekday, start: '09:00', end: '12:00' },
      { weekday, start: '13:00', end: '17:00' },
    ])
    await client.availability.save({ repId: rep.id, weekly, overrides: [], timeOff: [] })
    const events = one.busy.map(
      (event, i) =>
        `BEGIN:VEVENT\r\nUID:${one.repId}-${i}\r\nDTSTAMP:${stamp(NOW)}\r\nDTSTART:${stamp(event.start)}\r\nDTEND:${stamp(event.end)}\r\nSUMMARY:Busy\r\nEND:VEVENT\r\n`,
    )
    const ics = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Northwind//Bench//EN\r\n${events.join('')}END:VCALENDAR\r\n`
    await client.calendars.import({ repId: rep.id, name: 'Work', ics })
  }
  return backend
}

/** `slots.find` through the contract, over the data in SQLite. */
export async function measureFind(
  facts: readonly RepFacts[],
  days: number,
  limit: number | undefined,
): Promise<{ measured: Measured; slots: number }> {
  const backend = await workspaceWithReps(facts)
  const type = await backend.client.meetingTypes.save({ name: 'Demo', minutes: 30, panel: [{ role: 'ae' }] })
  const ask = {
    meetingTypeId: type.id,
    from: formatInstant(NOW),
    to: formatInstant(NOW + days * DAY),
    ...(limit && { limit }),
  }
  const { slots } = await backend.client.slots.find(ask)
  const measured = await measure(9, () => backend.client.slots.find(ask))
  backend.close()
  return { measured, slots: slots.length }
}
