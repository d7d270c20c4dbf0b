import type { Availability } from '../../../shared/contract/availability.ts'
import type { Role } from '../../../shared/contract/primitives.ts'
import { DAY, HOUR } from '../../../shared/time/instant.ts'
import { addDays, instantAt, localDay, weekday, type LocalDay } from '../../../shared/time/zone.ts'
import type { Services } from '../services.ts'
import { replaceAvailability } from '../store/availability.ts'
import type { WritableDb } from '../store/database.ts'
import { insertRep } from '../store/reps.ts'

const BERLIN = 'Europe/Berlin'
const LONDON = 'Europe/London'
const NEW_YORK = 'America/New_York'
const DENVER = 'America/Denver'

/** `9:00-12:30 13:15-17:30` on these weekdays. */
type Hours = readonly (readonly [weekdays: string, stretches: string])[]

interface Member {
  readonly key: string
  readonly name: string
  readonly role: Role
  readonly zone: string
  readonly hours: Hours
  readonly region?: string
  readonly weight?: number
  readonly dayCap?: number
  readonly weekCap?: number
}

const ALL = '12345'

export const MEMBERS = [
  // Works two evenings a week, so that America can be met from Berlin.
  {
    key: 'dana',
    name: 'Dana Keller',
    role: 'ae',
    zone: BERLIN,
    region: 'DE-BE',
    weight: 120,
    dayCap: 6,
    weekCap: 20,
    hours: [
      [ALL, '08:30-12:30 13:15-17:30'],
      ['24', '20:00-22:30'],
    ],
  },
  {
    key: 'jo',
    name: 'Jo Santos',
    role: 'ae',
    zone: LONDON,
    dayCap: 5,
    hours: [[ALL, '09:00-18:00']],
  },
  // The early bird: Asia is still at work.
  {
    key: 'priya',
    name: 'Priya Nair',
    role: 'ae',
    zone: BERLIN,
    region: 'DE-BE',
    dayCap: 5,
    weekCap: 18,
    hours: [[ALL, '07:00-12:00 12:45-16:00']],
  },
  {
    key: 'marc',
    name: 'Marc Oliveira',
    role: 'ae',
    zone: NEW_YORK,
    region: 'US',
    dayCap: 5,
    hours: [[ALL, '09:00-12:30 13:30-18:00']],
  },
  {
    key: 'erin',
    name: 'Erin Walsh',
    role: 'ae',
    zone: DENVER,
    dayCap: 5,
    weekCap: 20,
    hours: [[ALL, '08:00-17:00']],
  },
  {
    key: 'yuki',
    name: 'Yuki Mori',
    role: 'ae',
    zone: DENVER,
    region: 'US-CO',
    weight: 80,
    dayCap: 4,
    hours: [
      ['1234', '08:30-12:00 13:00-17:30'],
      ['5', '08:30-13:00'],
    ],
  },
  {
    key: 'pablo',
    name: 'Pablo Mendes',
    role: 'presales',
    zone: NEW_YORK,
    dayCap: 6,
    hours: [[ALL, '08:30-18:30']],
  },
  {
    key: 'ana',
    name: 'Ana Ruiz',
    role: 'presales',
    zone: DENVER,
    weight: 60,
    dayCap: 5,
    weekCap: 16,
    hours: [['1234', '09:00-17:30']],
  },
  {
    key: 'li',
    name: 'Li Shan 李珊',
    role: 'presales',
    zone: BERLIN,
    dayCap: 6,
    hours: [[ALL, '07:00-12:00 12:30-18:00']],
  },
  {
    key: 'noor',
    name: 'Noor Aziz',
    role: 'csm',
    zone: LONDON,
    region: 'GB',
    dayCap: 4,
    hours: [[ALL, '09:00-12:30 13:30-17:30']],
  },
  {
    key: 'finn',
    name: 'Finn Berg',
    role: 'csm',
    zone: BERLIN,
    region: 'DE-BE',
    weight: 80,
    dayCap: 4,
    hours: [[ALL, '08:00-16:30']],
  },
] as const satisfies readonly Member[]

export type RepKey = (typeof MEMBERS)[number]['key']
export interface SampleRep {
  readonly id: string
  readonly key: RepKey
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly zone: string
}
export type SampleReps = ReadonlyMap<RepKey, SampleRep>

/** Who stands in on days without ordinary hours, when the coming day would otherwise hold no meeting. */
const COVER: readonly RepKey[] = ['jo', 'erin', 'li', 'pablo']

/** The first day from `day` on, `steps` working days further. */
export function workingDay(day: LocalDay, steps: number): LocalDay {
  let found = day
  const move = steps < 0 ? -1 : 1
  while (weekday(found) > 5) found = addDays(found, move)
  for (let left = Math.abs(steps); left > 0; left--) {
    do found = addDays(found, move)
    while (weekday(found) > 5)
  }
  return found
}

/** Whether the next 24 hours are a week-end, so that someone has to stand in. */
export function needsCover(now: number): boolean {
  const [zones, step] = [[LONDON, DENVER], HOUR]
  let worked = 0
  for (let at = now + HOUR; at < now + DAY - HOUR; at += step) {
    for (const zone of zones) {
      const day = localDay(at, zone)
      const open = instantAt(day, 9 * 60, zone, 'first') <= at && at < instantAt(day, 17 * 60, zone, 'last')
      if (weekday(day) <= 5 && open) worked++
    }
  }
  return worked < 5
}

/** The team with their hours. */
export function makeReps(tx: WritableDb, services: Services, created: number): SampleReps {
  const now = services.clock.now()
  const reps = new Map<RepKey, SampleRep>()
  const members: readonly (Member & { key: RepKey })[] = MEMBERS
  for (const { key, name, role, zone, region, weight, dayCap, weekCap, hours } of members) {
    const latin = name.replace(/[^\p{Script=Latin} ]/gu, '').trim()
    const email = `${latin.toLowerCase().replaceAll(' ', '.')}@northwind.example`
    const id = services.newId()
    insertRep(
      tx,
      id,
      {
        name,
        email,
        role,
        zone,
        ...(region && { holidayRegion: region }),
        ...(weight && { weight }),
        ...(dayCap && { dayCap }),
        ...(weekCap && { weekCap }),
      },
      created,
    )
    reps.set(key, { id, key, name, email, role, zone })
    replaceAvailability(tx, availabilityOf(id, key, zone, hours, now), services.newId)
  }
  return reps
}

function availabilityOf(repId: string, key: RepKey, zone: string, hours: Hours, now: number): Availability {
  const today = localDay(now, zone)
  const overrides: Availability['overrides'] = []
  const timeOff: Availability['timeOff'] = []
  if (key === 'marc') overrides.push({ date: workingDay(today, 4), intervals: [] })
  if (key === 'noor') overrides.push({ date: workingDay(today, 2), intervals: [{ start: '11:00', end: '17:30' }] })
  if (key === 'yuki') {
    const away = workingDay(today, 5)
    timeOff.push({ start: away, end: workingDay(away, 3), reason: 'Family visit' })
  }
  if (needsCover(now) && COVER.includes(key)) {
    for (const day of [today, addDays(today, 1)]) {
      if (weekday(day) > 5) overrides.push({ date: day, intervals: [{ start: '09:00', end: '18:00' }] })
    }
  }
  const weekly = hours.flatMap(([weekdays, stretches]) =>
    [...weekdays].flatMap((number) =>
      stretches.split(' ').map((stretch) => {
        const [start = '', end = ''] = stretch.split('-')
        return { weekday: Number(number), start, end }
      }),
    ),
  )
  return { repId, weekly, overrides, timeOff }
}
