import { pinnedClock, type Clock } from '../../electron/backend/clock.ts'
import { createBackend, type Backend, type BackendOptions } from '../../electron/backend/index.ts'
import { silentLog } from '../../electron/backend/log.ts'
import type { Inputs, Outputs } from '../../shared/contract/index.ts'

/** Monday 23 November 2026, 10:00 in Berlin. */
export const NOW = '2026-11-23T09:00:00Z'

/** A clock that a test moves. */
export function movableClock(at: string): Clock & { set(at: string): void } {
  let now = Date.parse(at)
  return { now: () => now, pinned: true, set: (next) => void (now = Date.parse(next)) }
}

/** No test asks a stranger, whatever address it is given. */
const askNobodyElse: typeof fetch = async (input, init) => {
  const { hostname } = new URL(input instanceof Request ? input.url : input)
  if (hostname === '127.0.0.1') return await fetch(input, init)
  throw new TypeError('fetch failed', { cause: Object.assign(new Error(hostname), { code: 'ENOTFOUND' }) })
}

/** An empty workspace in memory, at NOW, with the setter in Berlin. */
export function workspace(options: Partial<BackendOptions> = {}): Backend {
  return createBackend({
    file: ':memory:',
    clock: pinnedClock(Date.parse(NOW)),
    log: silentLog,
    zone: 'Europe/Berlin',
    ...options,
    caldav: { fetch: askNobodyElse, ...options.caldav },
  })
}

export const WEEKDAYS_9_TO_5 = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '09:00', end: '17:00' }))

type SaveRep = Inputs['reps']['save']

/** A rep who works from 9 to 5 on weekdays, unless told otherwise. */
export async function addRep(
  backend: Backend,
  rep: Partial<SaveRep> & { name: string },
  weekly: Inputs['availability']['save']['weekly'] = WEEKDAYS_9_TO_5,
): Promise<Outputs['reps']['save']> {
  const saved = await backend.client.reps.save({
    email: `${rep.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '.')}@northwind.example`,
    role: 'ae',
    zone: 'Europe/Berlin',
    ...rep,
  })
  await backend.client.availability.save({ repId: saved.id, weekly, overrides: [], timeOff: [] })
  return saved
}

export const addLead = (
  backend: Backend,
  lead: Partial<Inputs['leads']['save']> & { name: string },
): Promise<Outputs['leads']['save']> => backend.client.leads.save({ zone: 'Europe/Berlin', ...lead })

export const addType = (
  backend: Backend,
  type: Partial<Inputs['meetingTypes']['save']> = {},
): Promise<Outputs['meetingTypes']['save']> =>
  backend.client.meetingTypes.save({ name: 'Product demo', minutes: 30, panel: [{ role: 'ae' }], ...type })

/** The typed error that a call is refused with; fails when it is not refused. */
export async function refusal(
  call: Promise<unknown>,
): Promise<{ code: string; message: string; data: Record<string, unknown> }> {
  try {
    await call
  } catch (error) {
    return error as { code: string; message: string; data: Record<string, unknown> }
  }
  throw new Error('the call was not refused')
}
