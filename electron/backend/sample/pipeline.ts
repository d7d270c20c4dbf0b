import { DAY, HOUR, MINUTE } from '../../../shared/time/instant.ts'
import { nextGoodTime } from '../../../shared/priority/callingHours.ts'
import { updateLeadFields, type LeadColumns } from '../store/leads.ts'
import { MISSES } from './calls.ts'
import { mayBeCalled, type SampleLead } from './leads.ts'
import { anyPlace, placeOfCity, type Place } from './places.ts'
import type { Stage } from './stage.ts'
import { spread, todaySoFar, workTimeBefore } from './times.ts'

/** An hour's dials of a busy setter. */
const DIALS_AN_HOUR = 2.6

/** The rest of the leads in work, up to `total`, each with a history that explains its next step. */
export function makePipeline(stage: Stage, total: number): void {
  const { leads, chance } = stage
  known(stage)
  for (let i = 0; i < 3; i++) leftAlone(stage)
  for (let i = 0; i < 4; i++) snoozed(stage)
  const resting: SampleLead[] = []
  while (leads.made.length < total) {
    const draw = chance.next()
    if (draw < 0.26) fresh(stage)
    else if (draw < 0.68) resting.push(...tried(stage, anyPlace(chance), chance.between(1, 5)))
    else if (draw < 0.74) interested(stage)
    else if (draw < 0.85) nurture(stage)
    else if (draw < 0.97) lost(stage)
    else snoozed(stage)
  }
  callsOfToday(stage, resting)
}

function known(stage: Stage): void {
  tried(
    stage,
    placeOfCity('Lagos'),
    2,
    { name: 'Grace Okoro', company: 'Lagos Print', industry: 'Print', value: 24_000, fit: 75 },
    true,
  )
  tried(
    stage,
    placeOfCity('Stockholm'),
    1,
    { name: 'Pete Lindqvist', company: 'Norrland Timber', industry: 'Timber', value: 38_000, fit: 70 },
    true,
  )
  tried(
    stage,
    placeOfCity('Shanghai'),
    1,
    { name: 'Chen Wei 陈伟', company: 'Jinghe Logistics', industry: 'Freight', value: 52_000, fit: 78 },
    true,
  )
  leadWithoutPlace(stage)
}

/** Came in without an address or a number: the local time is not known. */
function leadWithoutPlace({ leads, now }: Stage): void {
  for (const hours of [30, 75]) {
    leads.any({
      city: null,
      country: null,
      region: null,
      phone: null,
      source: 'Trade fair',
      created_ms: now - hours * HOUR,
    })
  }
}

function goodTime(place: Pick<Place, 'zone' | 'country' | 'region'>, at: number): number {
  return nextGoodTime(at, [place.zone], place.country, place.region)
}

/** Never called; some are for later. */
function fresh({ leads, chance, now }: Stage): void {
  const place = anyPlace(chance)
  const created = now - chance.between(80, 20 * 24 * 60) * MINUTE
  const due = chance.chance(0.3) ? created : goodTime(place, now + chance.between(8, 80) * HOUR)
  leads.any({ created_ms: created, next_kind: 'call', next_due_ms: due }, place)
}

/** Called `attempts` times in vain. Returned when the next call is not due yet, so that today's may be one of them. */
function tried(
  stage: Stage,
  place: Place,
  attempts: number,
  row: Partial<LeadColumns> = {},
  due = stage.chance.chance(0.3),
): SampleLead[] {
  const { leads, chance, now, zone, diary } = stage
  const last = workTimeBefore(now - 9 * HOUR, chance.between(1, 4), zone, chance)
  const next = due ? now - chance.between(10, 600) * MINUTE : goodTime(place, now + chance.between(9, 70) * HOUR)
  const created = last - attempts * 3 * DAY - chance.between(1, 5) * DAY
  const lead = leads.any(
    { stage: 'working', attempts, next_kind: 'call', next_due_ms: next, created_ms: created, ...row },
    place,
  )
  for (let i = attempts - 1; i >= 0; i--) diary.call(lead.id, chance.pick(MISSES), last - i * 3 * DAY + i * 47 * MINUTE)
  return due ? [] : [lead]
}

function interested(stage: Stage): void {
  const { leads, chance, now, diary, zone } = stage
  const place = anyPlace(chance)
  const at = workTimeBefore(now - 9 * HOUR, chance.between(1, 5), zone, chance)
  const due = chance.chance(0.5)
    ? now - chance.between(10, 300) * MINUTE
    : goodTime(place, now + chance.between(10, 50) * HOUR)
  const columns = { stage: 'qualified', connects: chance.between(1, 2), next_kind: 'call', next_due_ms: due } as const
  const lead = leads.any({ ...columns, created_ms: at - chance.between(3, 30) * DAY }, place)
  if (columns.connects === 2) diary.call(lead.id, 'call_back', at - 2 * DAY)
  diary.call(lead.id, 'interested', at, 'Sends a colleague the page first')
}

function nurture(stage: Stage): void {
  const { leads, chance, now, diary, zone } = stage
  const place = anyPlace(chance)
  const at = workTimeBefore(now - 9 * HOUR, chance.between(2, 18), zone, chance)
  const due = chance.chance(0.1) ? now - chance.between(1, 9) * HOUR : goodTime(place, at + 30 * DAY)
  const lead = leads.any(
    { stage: 'nurture', connects: 1, next_kind: 'nurture', next_due_ms: due, created_ms: at - 20 * DAY },
    place,
  )
  diary.call(lead.id, 'not_now', at, 'Again after the turn of the quarter')
}

function lost(stage: Stage): void {
  const { leads, chance, now, diary, zone } = stage
  const at = workTimeBefore(now - 9 * HOUR, chance.between(1, 20), zone, chance)
  const wrong = chance.chance(0.3)
  const lead = leads.any({
    stage: 'lost',
    connects: wrong ? 0 : 1,
    attempts: wrong ? 1 : 0,
    next_kind: null,
    created_ms: at - 15 * DAY,
  })
  diary.call(lead.id, wrong ? 'wrong_number' : 'not_interested', at)
}

function leftAlone(stage: Stage): void {
  const { leads, chance, now, diary, zone } = stage
  const at = workTimeBefore(now - 9 * HOUR, chance.between(1, 20), zone, chance)
  const lead = leads.any({ stage: 'lost', do_not_contact: 1, connects: 1, next_kind: null, created_ms: at - 10 * DAY })
  diary.call(lead.id, 'do_not_call', at, 'Asked not to be called again')
}

function snoozed(stage: Stage): void {
  const { leads, chance, now, diary, zone } = stage
  const at = workTimeBefore(now - 9 * HOUR, chance.between(1, 3), zone, chance)
  const until = now + chance.between(4, 90) * HOUR
  const lead = leads.any({
    stage: 'working',
    attempts: 1,
    next_kind: 'call',
    next_due_ms: now - HOUR,
    snoozed_until_ms: until,
    created_ms: at - 8 * DAY,
  })
  diary.call(lead.id, 'gatekeeper', at, 'Away this week, says the front desk')
}

/** Today's dials, on leads who could be called then; a few were reached. */
function callsOfToday(stage: Stage, resting: readonly SampleLead[]): void {
  const { chance, now, zone, diary, tx } = stage
  const soFar = todaySoFar(now, zone)
  const minutes = (soFar.to - soFar.from) / MINUTE
  const count = Math.round(Math.max(4, Math.min(14, minutes / 6), (minutes / 60) * DIALS_AN_HOUR))
  const waiting = chance.shuffle(resting)
  for (const at of spread(soFar.from, soFar.to, count, chance)) {
    const place = (lead: SampleLead) => ({ zone: lead.zone, country: lead.country, region: lead.region })
    const found = waiting.findIndex((lead) => mayBeCalled(place(lead), at))
    const lead = waiting.splice(Math.max(0, found), 1)[0]
    if (!lead) return
    if (chance.chance(0.1)) {
      diary.call(lead.id, 'interested', at, 'Wants to see it, sends dates')
      const due = goodTime(place(lead), now + 20 * HOUR)
      updateLeadFields(tx, lead.id, {
        stage: 'qualified',
        connects: 1,
        attempts: 0,
        next_kind: 'call',
        next_due_ms: due,
      })
      continue
    }
    const code = chance.pick(MISSES)
    diary.call(lead.id, code, at)
    const due = goodTime(place(lead), at + (code === 'busy' ? 2 * HOUR : DAY))
    updateLeadFields(tx, lead.id, { next_due_ms: Math.max(due, now + 5 * MINUTE) })
  }
}
