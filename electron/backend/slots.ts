import type { ReasonCode } from '../../shared/contract/slotShapes.ts'
import { byOwed } from '../../shared/slots/fairness.ts'
import { creditText, whyNext } from '../../shared/slots/ledgerWords.ts'
import { obstacles } from '../../shared/slots/obstacles.ts'
import { prepare } from '../../shared/slots/world.ts'
import { explain } from '../../shared/slots/words.ts'
import { DAY, formatInstant, parseInstant } from '../../shared/time/instant.ts'
import type { Implementer } from './implementer.ts'
import { refuse } from './refusals.ts'
import { gatherFacts } from './repFacts.ts'
import { iso, isoOrNull, type Services } from './services.ts'
import { openBooks, type Books } from './shares.ts'
import { held, poolsOf, question, search, wantedOf, type Question } from './slotSearch.ts'
import { getMeetingType } from './store/meetingTypes.ts'
import { getRep, listReps, type RepRow } from './store/reps.ts'

/** How much of the calendar one answer holds at most, unless told. */
const DEFAULT_LIMIT = 2000

const HELD_WORDS: Record<ReasonCode, string> = {
  past: 'in the past',
  notice: 'inside the notice',
  horizon: 'beyond the horizon',
  holiday: 'on a public holiday',
  override: 'closed on these dates',
  hours: 'outside hours',
  timeOff: 'off',
  busy: 'busy',
  meeting: 'in meetings',
  buffer: 'within a buffer',
  hold: 'held for another lead',
  dayCap: 'at their day cap',
  weekCap: 'at their week cap',
  leadHours: "open only outside the lead's hours",
  panel: 'open, but never together with the others needed',
}

export function slotsTopic(os: Implementer, services: Services) {
  return {
    find: os.slots.find.handler(({ input }) => {
      const asked = question(services, input)
      const from = parseInstant(input.from)
      const to = parseInstant(input.to)
      const slots = search(services, asked, from, to, input.limit ?? DEFAULT_LIMIT)
      if (slots.length > 0) return { slots, heldBack: [], next: null }
      const heldBack = held(services, asked, from, to).map(({ code, reps }) => ({
        code,
        reps,
        text: `${reps} ${reps === 1 ? 'rep' : 'reps'} ${HELD_WORDS[code]}`,
      }))
      return { slots, heldBack, next: search(services, asked, to, to + 366 * DAY, 1)[0] ?? null }
    }),
    explain: os.slots.explain.handler(({ input }) => {
      const rep = getRep(services.db, input.repId)
      if (!rep) throw refuse.notFound('rep', input.repId)
      const { repIds: _all, ...rest } = { ...input, repIds: undefined }
      const asked = question(services, rest)
      return explainRep(services, asked, rep, parseInstant(input.start))
    }),
    ledger: os.slots.ledger.handler(({ input }) => {
      const type = getMeetingType(services.db, input.meetingTypeId)
      if (!type) throw refuse.notFound('meeting type', input.meetingTypeId)
      const pools = poolsOf(type, listReps(services.db, { includeInactive: false }))
      const { seat: only } = input
      if (only !== undefined && only >= pools.length) {
        throw refuse.input('seat', `must be below ${pools.length}: ${type.name} has ${pools.length} in its panel`)
      }
      const books = openBooks(services, pools.flat())
      const seats = pools.flatMap((pool, seat) =>
        only === undefined || seat === only ? [page(books, pool, seat)] : [],
      )
      return { since: iso(books.since), seats }
    }),
  }
}

/** The ledger of one seat, who is next at the top. */
function page(books: Books, pool: readonly RepRow[], seat: number) {
  const lines = books.ledger(pool).sort(byOwed)
  const nameOf = (repId: string): string => pool.find((rep) => rep.id === repId)!.name
  const [first, second] = lines
  return {
    seat,
    rows: lines.map((line) => ({
      repId: line.repId,
      name: nameOf(line.repId),
      weight: line.weight,
      target: line.target,
      received: line.meetings,
      credits: line.itemised.map((credit) => ({ ...credit, text: creditText(credit) })),
      owed: line.owed,
      lastBooked: isoOrNull(line.lastBooked),
    })),
    next: first?.repId ?? null,
    text: first ? whyNext(shortName(nameOf(first.repId), pool), first, second) : 'No active rep can fill this seat.',
  }
}

/** The first name, unless another rep of the pool has it too. */
function shortName(name: string, pool: readonly RepRow[]): string {
  const first = (full: string): string => full.split(' ')[0]!
  return pool.filter((rep) => first(rep.name) === first(name)).length > 1 ? name : first(name)
}

/** Why a start is or is not open to one rep, whether or not the rep fits a seat of the meeting type. */
export function explainRep(services: Services, asked: Question, rep: RepRow, start: number) {
  const end = start + asked.type.minutes * 60_000
  const from = start - 2 * DAY
  const to = end + 8 * DAY
  const facts = gatherFacts(services, [rep], from, to, asked.lead?.id ?? null, asked.movingUid)[0]!
  const prepared = prepare(facts, from, to, asked.movingId)
  const wanted = wantedOf(services, asked, start, to)
  const zone = services.settings().zone
  const leadZone = asked.leadZones.length === 1 ? asked.leadZones[0]! : null
  const reasons = obstacles(prepared, start, wanted).map((one) => explain(one, prepared, start, zone, leadZone))
  const fits = asked.pools.some((pool) => pool.ranked.includes(rep.id))
  if (!fits) {
    reasons.push({
      code: 'panel',
      text: rep.active ? `${rep.name} fits no seat of ${asked.type.name}` : `${rep.name} is not active any more`,
      repId: rep.id,
      fix: rep.active ? 'Add the rep to the panel of the meeting type.' : 'Set the rep active again.',
    })
  }
  return {
    open: reasons.length === 0,
    reasons,
    unverified: !facts.verified,
    nextOpen: reasons.length === 0 ? formatInstant(start) : nextOpen(services, asked, rep, start),
  }
}

/** The rep's next open start after an instant, asking for this rep alone. */
function nextOpen(services: Services, asked: Question, rep: RepRow, after: number): string | null {
  const pool = asked.pools.find((one) => one.ranked.includes(rep.id))
  if (!pool) return null
  const alone: Question = {
    ...asked,
    reps: [rep],
    pools: [{ seat: pool.seat, count: 1, optional: false, ranked: [rep.id] }],
  }
  return search(services, alone, after + 1, after + 93 * DAY, 1)[0]?.start ?? null
}
