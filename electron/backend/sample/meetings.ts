import { DAY, HOUR, MINUTE } from '../../../shared/time/instant.ts'
import { addDays, localDay, startOfDay, weekday } from '../../../shared/time/zone.ts'
import type { Booked, Wish } from './bookings.ts'
import type { SampleLead } from './leads.ts'
import type { TypeKey } from './meetingTypes.ts'
import { anyPlace, placeOfCity, type Place } from './places.ts'
import { needsCover, workingDay, type RepKey } from './reps.ts'
import type { Stage } from './stage.ts'
import { spread, todaySoFar, workTimeBefore } from './times.ts'

const SIDE: Readonly<Partial<Record<RepKey, Place['side']>>> = { marc: 'west', erin: 'west', yuki: 'west' }
/** Who hosts, in turn: by these shares everyone gets about what is due to them. */
const TURNS: readonly RepKey[] = [
  'dana',
  'erin',
  'jo',
  'noor',
  'priya',
  'marc',
  'dana',
  'finn',
  'jo',
  'yuki',
  'priya',
  'erin',
  'yuki',
  'noor',
  'marc',
]
/** As many as are asked for on a day that is to look full. */
const FULL_DAY = 19
const OVER_TODAY = 6
const SPARE_TURNS = 6
const TO_CONFIRM = 6
const BOOKED_TODAY = 4
const NOTES = [
  'Wants a quote for two sites',
  'Next: security review',
  'Good fit, decides in January',
  'Trial agreed',
  null,
]

/** Meetings of two weeks back, today and ten days ahead. */
export function makeMeetings(stage: Stage): void {
  const today = localDay(stage.now, stage.zone)
  known(stage)
  for (let back = 14; back >= 1; back--) {
    const day = addDays(today, -back)
    if (weekday(day) <= 5) fill(stage, day, 2 + (back % 2))
  }
  // What is over by now comes first, so that the day has outcomes.
  fill(stage, today, OVER_TODAY, stage.now - HOUR)
  fill(stage, today, FULL_DAY - OVER_TODAY)
  settlePast(stage)
  const next = workingDay(addDays(today, 1), 0)
  const counts = [12, 8, 12, 4, 3, 2, 2, 1]
  counts.forEach((count, i) => fill(stage, workingDay(next, i), count))
  bookToday(stage)
  confirmFuture(stage)
  hold(stage)
}

/** People who are in the pictures: one to confirm from far away, one with the owner of the first. */
function known(stage: Stage): void {
  const { leads, now } = stage
  const soon = {
    from: now + HOUR,
    to: now + 23 * HOUR,
    bookedAt: workTimeBefore(now - 20 * HOUR, 2, stage.zone, stage.chance),
  }
  const aiko = leads.any(
    {
      name: 'Aiko Tanaka 田中愛子',
      company: 'Mirai Foods',
      industry: 'Food',
      title: 'Head of Supply Chain',
      fit: 82,
      value: 75_000,
    },
    placeOfCity('Tokyo'),
  )
  const tom = leads.any(
    { name: 'Tom Brewer', company: 'Oakfield', industry: 'Retail', title: 'Buying Manager', fit: 54 },
    placeOfCity('London'),
  )
  stage.bookings.book(aiko, { type: 'demo', host: 'priya', ...soon })
  stage.bookings.book(tom, { type: 'demo', host: 'dana', ...soon })
}

/** Fills a day of the setter's, or its part until `before`, with up to `count` meetings, as hours and calendars let it. */
function fill(stage: Stage, day: string, count: number, before = Number.POSITIVE_INFINITY): void {
  const { zone, now, chance } = stage
  const from = startOfDay(day, zone)
  const to = Math.min(startOfDay(addDays(day, 1), zone), before)
  if (to <= from) return
  const first = TURNS.indexOf(chance.pick(TURNS))
  let booked = 0
  // Some have no slot left on the day: the next one is asked in their place.
  for (let i = 0; i < count + SPARE_TURNS && booked < count; i++) {
    const host = TURNS[(first + i) % TURNS.length] ?? 'dana'
    const bookedAt = workTimeBefore(Math.min(from, now), chance.between(1, 5), zone, chance)
    if (bookAny(stage, { type: typeFor(stage, host), host, from, to, bookedAt })) booked++
  }
}

function typeFor({ chance, reps }: Stage, host: RepKey): TypeKey {
  if (reps.get(host)?.role === 'csm') return chance.pick(['onboarding', 'review'])
  return chance.chance(0.6) ? 'demo' : 'discovery'
}

/** Books a lead from where it is day while the host works; one for whom there was no slot is asked again next time. */
function bookAny(stage: Stage, wish: Wish): Booked | undefined {
  const { bookings, diary } = stage
  const side = SIDE[wish.host] ?? 'east'
  const waiting = stage.spare.get(side)
  const lead = waiting && waiting.created < wish.bookedAt ? waiting : interested(stage, side, wish.bookedAt)
  const booked = bookings.book(lead, wish)
  if (booked) {
    diary.call(lead.id, 'interested', wish.bookedAt - 2 * MINUTE)
    if (waiting === lead) stage.spare.delete(side)
  } else stage.spare.set(side, lead)
  return booked
}

function interested({ leads, chance, now }: Stage, side: Place['side'], before: number): SampleLead {
  let place = anyPlace(chance)
  while (place.side !== side) place = anyPlace(chance)
  const created = before - chance.between(2, 30) * DAY
  const step = { stage: 'qualified', connects: 1, next_kind: 'call', next_due_ms: now + 20 * HOUR } as const
  return leads.any({ ...step, created_ms: created }, place)
}

/** What became of the meetings that are over. */
function settlePast({ bookings, chance, now }: Stage): void {
  const over = bookings.booked
    .filter((one) => one.end <= now && one.start > now - 15 * DAY)
    .sort((a, b) => b.start - a.start)
  // The newest waits for its outcome; of the next ones some were missed.
  const older = (days: number) => over.filter((one) => one.start < now - days * DAY)
  const toRecover = [over[2], older(1.5).find((one) => one !== over[2] && one !== over[0]) ?? over[3]]
  const missed = new Set([...toRecover, older(5)[2], older(9)[1]])
  const cancelled = new Set([older(2)[3], older(7)[4]].filter((one) => one && !missed.has(one)))
  over.forEach((one, i) => {
    const before = Math.max(one.bookedAt + HOUR, one.start - 22 * HOUR)
    if (cancelled.has(one)) {
      const back = i % 2 === 0 ? 'Budget moved to next year' : 'Double booked on their side'
      bookings.cancel(one, before, back, { next_due_ms: Math.floor(now - chance.between(1, 9) * HOUR) })
      return
    }
    if (before < one.start) bookings.confirm(one, before, chance.chance(0.5) ? 'phone' : 'e-mail')
    if (i === 0) return
    if (!missed.has(one)) bookings.complete(one, chance.pick(NOTES))
    // Two are still to be won back; the older ones were tried and rest.
    else if (toRecover.includes(one)) bookings.missed(one)
    else bookings.missed(one, { stage: 'nurture', next_kind: 'nurture', next_due_ms: now + (12 + i) * DAY })
  })
}

/** Some were booked today. */
function bookToday(stage: Stage): void {
  const { now, zone, chance } = stage
  const soFar = todaySoFar(now, zone)
  const first = workingDay(addDays(localDay(now, zone), 2), 0)
  const hosts: readonly RepKey[] = ['jo', 'erin', 'dana', 'marc', 'jo', 'noor', 'erin']
  const times = spread(soFar.from, soFar.to, BOOKED_TODAY, chance)
  let booked = 0
  for (const host of hosts) {
    const at = times[booked]
    if (at === undefined) return
    const from = startOfDay(first, zone)
    if (bookAny(stage, { type: typeFor(stage, host), host, from, to: from + 8 * DAY, bookedAt: at })) booked++
  }
}

/** Six of the coming day are to be confirmed; the rest of it is, and some of what comes later. */
function confirmFuture(stage: Stage): void {
  const { bookings, now, chance, zone } = stage
  const soon = () => bookings.booked.filter((one) => one.start > now && one.start < now + DAY)
  const hosts = chance.shuffle<RepKey>([
    'jo',
    'erin',
    'jo',
    'erin',
    'dana',
    'priya',
    'marc',
    'jo',
    'erin',
    'noor',
    'jo',
    'erin',
    'jo',
    'erin',
  ])
  const anyDay = needsCover(now) ? 'Asked for the week-end' : undefined
  for (const host of hosts) {
    if (soon().length >= TO_CONFIRM) break
    const bookedAt = workTimeBefore(now - DAY, 1, zone, chance)
    const type = stage.reps.get(host)?.role === 'csm' ? 'review' : 'discovery'
    bookAny(stage, { type, host, from: now + 40 * MINUTE, to: now + DAY - 40 * MINUTE, bookedAt, anyDay })
  }
  const named = new Set(['Aiko Tanaka 田中愛子', 'Tom Brewer'])
  const order = [
    ...soon().filter((one) => named.has(one.lead.name)),
    ...chance.shuffle(soon().filter((one) => !named.has(one.lead.name))),
  ]
  const open = new Set(order.slice(0, TO_CONFIRM))
  for (const one of bookings.booked) {
    if (one.end <= now || open.has(one) || one.bookedAt > now - 6 * HOUR) continue
    if (one.start > now + DAY && chance.chance(0.45)) continue
    const latest = Math.min(now - 10 * MINUTE, one.start - 3 * HOUR)
    const at = Math.max(one.bookedAt + 20 * MINUTE, latest - chance.between(1, 20) * HOUR)
    bookings.confirm(one, Math.min(at, now - MINUTE), chance.chance(0.6) ? 'phone' : 'e-mail')
  }
}

/** One slot is held while a lead asks a colleague. */
function hold(stage: Stage): void {
  const { bookings, leads, chance, now, diary } = stage
  const place = placeOfCity('Chicago')
  const lead = leads.any({ stage: 'qualified', connects: 1, next_kind: 'call', next_due_ms: now + 12 * MINUTE }, place)
  diary.call(lead.id, 'interested', now - 4 * MINUTE, 'Asks a colleague about the time')
  const hosts = chance.shuffle<RepKey>(['erin', 'marc', 'yuki', 'dana'])
  for (const host of hosts) {
    const wish = { type: 'demo' as const, host, from: now + 3 * HOUR, to: now + 4 * DAY, bookedAt: now }
    if (bookings.hold(lead, wish, now + 11 * MINUTE)) return
  }
}
