import type { Backend, BackendOptions } from '../../electron/backend/index.ts'
import type { Later } from '../../electron/backend/caldav/timers.ts'
import { sessionSecrets } from '../../electron/backend/secrets.ts'
import type { Outputs } from '../../shared/contract/index.ts'
import { addLead, addRep, addType, movableClock, NOW, workspace } from './workspace.ts'

type Account = Outputs['caldav']['save']

/** Where to find a calendar, as a test server says it. */
export interface Place {
  readonly serverUrl: string
  readonly calendarUrl: string
  readonly username: string
  readonly password: string
}

/** Timers that run when a test says so. */
export class HeldTimers {
  readonly #waiting = new Set<{ readonly ms: number; readonly run: () => void }>()

  readonly later: Later = (ms, run) => {
    const timer = { ms, run }
    this.#waiting.add(timer)
    return () => void this.#waiting.delete(timer)
  }

  /** Milliseconds of those that wait, shortest first. */
  get waits(): number[] {
    return [...this.#waiting].map(({ ms }) => ms).sort((a, b) => a - b)
  }

  /** Runs those that wait for no longer than `ms`; what they set is not run. */
  run(ms = Infinity): void {
    for (const timer of [...this.#waiting].filter((one) => one.ms <= ms)) {
      this.#waiting.delete(timer)
      timer.run()
    }
  }
}

/** A workspace at NOW with one rep, a lead and a type of half an hour, whose timers a test drives. */
export async function caldavWorkspace(options: Partial<BackendOptions> = {}) {
  const timers = new HeldTimers()
  const clock = movableClock(NOW)
  const secrets = sessionSecrets()
  const app = workspace({
    clock,
    secrets,
    ...options,
    caldav: { later: timers.later, ...options.caldav },
  })
  const rep = await addRep(app, { name: 'Dana Keller' })
  const type = await addType(app)
  const lead = await addLead(app, {
    name: 'Maria Sandoval',
    company: 'Cascade Freight',
    email: 'maria@cascade.example',
  })
  return {
    app,
    client: app.client,
    timers,
    clock,
    secrets,
    rep,
    type,
    lead,
    book: (start: string, repIds: string[] = [rep.id]) =>
      app.client.meetings.book({ meetingTypeId: type.id, leadId: lead.id, start, repIds }),
    /** Connects a calendar and syncs it once. */
    connect: async (place: Place, part: { writeMeetings?: boolean; repId?: string; name?: string } = {}) => {
      const account = await app.client.caldav.save({
        repId: rep.id,
        name: 'Work',
        writeMeetings: false,
        serverUrl: place.serverUrl,
        calendarUrl: place.calendarUrl,
        username: place.username,
        password: place.password,
        ...part,
      })
      return await app.client.caldav.sync({ accountId: account.id })
    },
    sync: (account: Pick<Account, 'id'>) => app.client.caldav.sync({ accountId: account.id }),
    account: async (account: Pick<Account, 'id'>): Promise<Account> => {
      const found = (await app.client.caldav.list({})).accounts.find((one) => one.id === account.id)
      if (!found) throw new Error('the account is gone')
      return found
    },
    /** `start/end title` of what makes the rep busy on the days around. */
    busy: async (): Promise<string[]> =>
      (
        await app.client.busy.list({ repIds: [rep.id], from: '2026-11-20T00:00:00Z', to: '2027-01-01T00:00:00Z' })
      ).busy.map((one) => `${one.start}/${one.end} ${one.title ?? ''}`.trim()),
  }
}

export type CaldavWorkspace = Awaited<ReturnType<typeof caldavWorkspace>>

/** Whether a rep could be booked at this time. */
export async function isOpen(app: Backend, typeId: string, repId: string, start: string): Promise<boolean> {
  return (await app.client.slots.explain({ meetingTypeId: typeId, repId, start })).open
}

/** An event as another program writes it. */
export const foreignEvent = (uid: string, start: string, end: string, ...more: string[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Other//Program//EN',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTAMP:20261101T000000Z',
    `DTSTART:${start}`,
    `DTEND:${end}`,
    ...(more.some((line) => line.startsWith('SUMMARY')) ? [] : ['SUMMARY:Elsewhere']),
    ...more,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')

/** The VEVENT of an object, without the time zones beside it. */
export const eventIn = (ics: string): string => /^BEGIN:VEVENT[^]*^END:VEVENT/m.exec(ics)?.[0] ?? ''

/** An object of ours as a person moves it in another program. */
export const movedBy = (ics: string, start: string, end: string): string =>
  ics.replace(eventIn(ics), (event) =>
    event.replace(/^DTSTART[;:].*$/m, `DTSTART:${start}`).replace(/^DTEND[;:].*$/m, `DTEND:${end}`),
  )
