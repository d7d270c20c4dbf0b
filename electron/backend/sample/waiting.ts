import { readPreferred } from '../../../shared/leads/preferredTimes.ts'
import { DAY, HOUR, MINUTE } from '../../../shared/time/instant.ts'
import { addDays, instantAt, localDay, localParts } from '../../../shared/time/zone.ts'
import { timeText } from '../../../shared/priority/reason.ts'
import { updateLeadFields } from '../store/leads.ts'
import { firstAwake, mayBeCalled, type SampleLead } from './leads.ts'
import { anyPlace, phoneIn, placeOfCity, type Place } from './places.ts'
import { workingDay } from './reps.ts'
import type { Stage } from './stage.ts'
import { workTimeBefore } from './times.ts'

const EVERYWHERE = [
  'Berlin',
  'London',
  'New York',
  'Denver',
  'Honolulu',
  'Seattle',
  'Manila',
  'Tokyo',
  'Mumbai',
  'Dubai',
  'São Paulo',
]

const OFFICES = ['Denver', 'Madrid', 'Manila', 'Honolulu']
const isDay = (zone: string, at: number): boolean => {
  const { minutes } = localParts(at, zone)
  return minutes >= 8 * 60 && minutes < 20 * 60
}

/** Leads who wait for the setter now: promised calls, and forms that came in minutes ago. */
export function makeWaiting(stage: Stage): void {
  maria(stage)
  promised(stage)
  formsJustIn(stage)
}

/**
 * Who comes first: asked for a demo, was reached, and is to be called back twelve minutes ago. Cascade Freight sits in
 * Denver; when it is night there she works in one of its other offices, since nobody promises a call at night.
 */
function maria({ now, zone, leads, diary, bookings, reps, tx }: Stage): void {
  const office =
    firstAwake(OFFICES, now - 12 * MINUTE) ??
    OFFICES.map(placeOfCity).find((one) => isDay(one.zone, now)) ??
    placeOfCity('Denver')
  const promised = now - 12 * MINUTE
  const phones: Readonly<Record<string, string>> = {
    Madrid: '+34915550142',
    Manila: '+63285550142',
    Honolulu: '+18085550142',
  }
  const phone = phones[office.city] ?? '+13035550142'
  const lead = leads.any(
    {
      name: 'Maria Sandoval',
      company: 'Cascade Freight',
      title: 'VP Operations',
      phone,
      source: 'Web form: demo request',
      owner_id: reps.get('dana')?.id ?? null,
      stage: 'qualified',
      employees: 240,
      value: 38_000,
      fit: 70,
      intent: null,
      industry: 'Freight',
      website: 'https://cascadefreight.example',
      other_phones: JSON.stringify(['+13035550177']),
      ways: JSON.stringify({ [phone]: { label: 'Direct' }, '+13035550177': { label: 'Switchboard' } }),
      links: JSON.stringify([{ label: 'LinkedIn', url: 'https://www.linkedin.com/in/maria-sandoval-example' }]),
      preferred: JSON.stringify({
        said: 'mornings, not Fridays',
        windows: readPreferred('mornings, not Fridays') ?? [],
      }),
      consent: JSON.stringify({
        basis: 'asked',
        date: localDay(now, zone),
        source: 'Web form',
        note: null,
      }),
      connects: 1,
      no_shows: 1,
      brief: JSON.stringify([
        { label: 'Pain', text: 'Dispatch by phone' },
        { label: 'Trigger', text: 'Two depots, January' },
        { label: 'Uses today', text: 'Spreadsheets' },
        { label: 'Promised', text: 'Live dispatch' },
        { label: 'Budget', text: 'not asked yet' },
      ]),
      created_ms: now - 56 * DAY,
    },
    office,
  )
  diary.tell(lead.id, now - 56 * DAY, {
    kind: 'import',
    title: 'Imported from HubSpot',
    note: 'Trade fair, third quarter',
  })
  const day = workingDay(localDay(now - 52 * DAY, zone), 0)
  const from = instantAt(day, 0, zone, 'first')
  const first = bookings.book(lead, {
    type: 'discovery',
    host: 'dana',
    from,
    to: from + 3 * DAY,
    bookedAt: from - 2 * DAY,
    anyDay: 'Asked for it herself',
  })
  if (first) bookings.missed(first)
  diary.call(lead.id, 'voicemail', now - 4 * DAY - 95 * MINUTE)
  diary.tell(lead.id, now - 2 * HOUR - 32 * MINUTE, {
    kind: 'form',
    title: 'Asked for a demo',
    note: 'page dispatch board',
    by: 'Web form',
  })
  const hour = timeText(localParts(promised, office.zone).minutes, '24')
  diary.call(lead.id, 'call_back', now - 2 * HOUR - 28 * MINUTE, `Call me at ${hour} my time`)
  updateLeadFields(tx, lead.id, { stage: 'qualified', next_kind: 'callBack', next_due_ms: promised, no_shows: 1 })
  colleagues(office, { now, leads, diary })
}

/** Two more at Cascade Freight: one who was not reached today, one who asked for another time of the year. */
function colleagues(office: Place, { now, leads, diary }: Pick<Stage, 'now' | 'leads' | 'diary'>): void {
  const shared = { company: 'Cascade Freight', industry: 'Freight', website: 'https://cascadefreight.example' }
  const finance = leads.any(
    {
      ...shared,
      name: 'Elena Park',
      title: 'CFO',
      source: 'Referral',
      stage: 'working',
      attempts: 1,
      next_kind: 'call',
      next_due_ms: now + 23 * HOUR,
      created_ms: now - 20 * DAY,
    },
    office,
  )
  diary.call(finance.id, 'voicemail', now - 3 * HOUR - 6 * MINUTE)
  const dispatch = leads.any(
    {
      ...shared,
      name: 'Tom Keller',
      title: 'Head of Dispatch',
      source: 'Trade fair',
      stage: 'nurture',
      connects: 1,
      next_kind: 'nurture',
      next_due_ms: now + 25 * DAY,
      created_ms: now - 54 * DAY,
    },
    office,
  )
  diary.call(dispatch.id, 'not_now', now - 12 * DAY, 'After the stocktaking')
}

/** Promised call-backs: one due just now, several later today, a few on the next days. */
function promised({ now, chance, leads, diary, zone }: Stage): void {
  const words = [
    'After lunch, please',
    'In a meeting, call again',
    'Wants the numbers first',
    'Ask me when the board is over',
  ]
  const promise = (at: number, place: Place, said: number) => {
    const lead = leads.any(
      { stage: 'working', connects: 1, next_kind: 'callBack', next_due_ms: at, created_ms: said - 6 * DAY },
      place,
    )
    diary.call(lead.id, 'call_back', said, chance.pick(words))
  }
  promise(
    now - 4 * MINUTE,
    firstAwake(chance.shuffle(EVERYWHERE), now - 4 * MINUTE) ?? anyPlace(chance),
    now - 3 * HOUR,
  )
  for (const minutes of [25, 55, 110, 170, 235]) {
    const at = quarter(now + minutes * MINUTE)
    promise(
      at,
      firstAwake(chance.shuffle(EVERYWHERE), at) ?? anyPlace(chance),
      minutes < 60 ? now - chance.between(100, 220) * MINUTE : workTimeBefore(now - 14 * HOUR, 1, zone, chance),
    )
  }
  for (let i = 1; i <= 4; i++) {
    const place = anyPlace(chance)
    const day = workingDay(addDays(localDay(now, zone), 1), i - 1)
    const at = quarter(instantAt(day, chance.between(10 * 60, 16 * 60), place.zone, 'first'))
    promise(Math.max(at, now + 20 * HOUR), place, now - chance.between(1, 3) * DAY)
  }
}

const quarter = (at: number): number => Math.ceil(at / (15 * MINUTE)) * 15 * MINUTE

/** Two forms within the answer time or just over it, and one from where it is night. */
function formsJustIn({ now, chance, leads, diary }: Stage): void {
  const form = (row: Parameters<typeof leads.any>[0], minutes: number, place: Place): SampleLead => {
    const lead = leads.any(
      {
        stage: 'new',
        source: 'Web form: demo request',
        owner_id: null,
        created_ms: now - minutes * MINUTE,
        next_kind: 'call',
        next_due_ms: now - minutes * MINUTE,
        ...row,
      },
      place,
    )
    diary.tell(lead.id, now - minutes * MINUTE, { kind: 'form', title: 'Asked for a demo', by: 'Web form' })
    return lead
  }
  const awake = EVERYWHERE.map(placeOfCity).filter((place) => mayBeCalled(place, now))
  const [first, second] = awake
  // Where nobody is awake, forms still come in; from where, they do not say.
  const nowhere = { city: null, country: null, region: null, phone: `0${phoneIn({ phone: '2112312xxx' }, chance)}` }
  form(
    {
      ...(first?.city === 'Berlin' ? { name: 'Jonas Weber', company: 'Helix Labs' } : {}),
      ...(first ? {} : nowhere),
      industry: 'Software',
      fit: 80,
      value: 52_000,
    },
    2,
    first ?? placeOfCity('Berlin'),
  )
  form(
    { source: 'Web form: pricing', fit: 55, ...(second || first ? {} : nowhere) },
    9,
    second ?? first ?? placeOfCity('London'),
  )
  const asleep =
    ['Dubai', 'Denver', 'Tokyo'].map(placeOfCity).find((place) => !mayBeCalled(place, now)) ?? placeOfCity('Dubai')
  const samir = asleep.city === 'Dubai' ? { name: 'Samir Haddad', company: 'Atlas Cargo', industry: 'Freight' } : {}
  form({ ...samir, fit: 62, value: 24_000 }, 150, asleep)
}
