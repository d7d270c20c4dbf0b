import { useDebouncedValue } from '@mantine/hooks'
import { useQueries, useQuery } from '@tanstack/react-query'
import type { Outputs } from '../../shared/contract/index.ts'
import type { Explanation } from '../../shared/contract/slotShapes.ts'
import { mayBookOver } from '../components/refusal.ts'
import { formatInstant, MINUTE } from '../../shared/time/instant.ts'
import { api } from '../api/client.ts'
import { unverifiedReps } from '../components/unverifiedSlot.ts'
import type { Ghost } from './grid.ts'

/** Something that could be put at a place of the board. */
export interface Plan {
  readonly meetingTypeId: string
  readonly minutes: number
  /** Another length than the meeting has, or than its type says. */
  readonly stretched: boolean
  readonly start: number
  /** The rep whose row it is in. */
  readonly repId: string
  /** The others who keep their seats; null when the seats beside this rep are to be filled. */
  readonly others: readonly string[] | null
  readonly leadId: string | null
  readonly movingMeetingId: string | null
  readonly time: string
  readonly name: string
}

export type Explained = Outputs['slots']['explain']

/** What is known of a plan. */
export interface Target {
  readonly plan: Plan
  readonly state: Ghost['state']
  /** Of the rep whose row it is in, then of the others. */
  readonly reasons: readonly Explanation[]
  /** Whether a setter may book over all that stands against it, with a reason. */
  readonly soft: boolean
  readonly explained: Explained | null
  /** Everyone who would take part, the rep of the row first. */
  readonly repIds: readonly string[]
  readonly ghosts: ReadonlyMap<string, Ghost>
}

/** The cursor runs faster than it is worth asking. */
const PAUSE_MS = 60

const keyOf = (plan: Plan | null): string =>
  plan
    ? [plan.meetingTypeId, plan.repId, plan.start, plan.minutes, plan.leadId, plan.movingMeetingId, plan.others].join(
        ' ',
      )
    : ''

/** What holds for the lead is said of every rep: once is enough. */
const distinct = (reasons: readonly Explanation[]): readonly Explanation[] =>
  reasons.filter(
    (reason, i) => reasons.findIndex(({ code, text }) => code === reason.code && text === reason.text) === i,
  )

const refs = (plan: Plan) => ({
  ...(plan.leadId ? { leadId: plan.leadId } : {}),
  ...(plan.movingMeetingId ? { movingMeetingId: plan.movingMeetingId } : {}),
  ...(plan.stretched ? { lengthMinutes: plan.minutes } : {}),
})

/** Asks whether a plan is open, and who would join; nothing is asked of no plan, nor of one that changes nothing. */
export function useTarget(plan: Plan | null, unmoved: boolean): Target | null {
  const [settled] = useDebouncedValue(keyOf(plan), PAUSE_MS)
  const rested = plan !== null && !unmoved && settled === keyOf(plan)
  const start = plan ? formatInstant(plan.start) : ''
  const named = plan ? [plan.repId, ...(plan.others ?? [])] : []

  const answers = useQueries({
    queries: named.map((repId) =>
      api.slots.explain.queryOptions({
        input: { meetingTypeId: plan?.meetingTypeId ?? '', repId, start, ...(plan ? refs(plan) : {}) },
        enabled: rested,
      }),
    ),
  })
  const explained = answers[0]?.data ?? null
  const panel = useQuery(
    api.slots.find.queryOptions({
      input: {
        meetingTypeId: plan?.meetingTypeId ?? '',
        from: start,
        to: plan ? formatInstant(plan.start + MINUTE) : '',
        repIds: named.slice(0, 1),
        limit: 1,
        ...(plan ? refs(plan) : {}),
      },
      enabled: rested && plan?.others === null && explained?.open === true,
    }),
  )
  if (!plan) return null

  const known = answers.every((answer) => answer.data !== undefined)
  const reasons = distinct(answers.flatMap((answer) => answer.data?.reasons ?? []))
  const unsure = panel.data?.slots[0] ? unverifiedReps(panel.data.slots[0]) : []
  const found = panel.data?.slots[0]?.reps.map((seated) => seated.repId) ?? []
  const joining = plan.others ?? found.filter((repId) => repId !== plan.repId)
  const state = !known ? 'checking' : reasons.length === 0 ? 'open' : 'closed'
  const end = plan.start + plan.minutes * MINUTE
  const label = { time: plan.time, name: plan.name }
  const ghosts = new Map<string, Ghost>()
  joining.forEach((repId, i) => {
    const answer = plan.others ? answers[i + 1]?.data : undefined
    const own = answer ? (answer.open ? 'open' : 'closed') : state
    const unverified = answer ? answer.unverified : unsure.includes(repId)
    ghosts.set(repId, { start: plan.start, end, state: own, ...label, chosen: false, unverified })
  })
  const main = explained ? (explained.open ? 'open' : 'closed') : 'checking'
  const unverified = explained?.unverified ?? false
  ghosts.set(plan.repId, { start: plan.start, end, state: main, ...label, chosen: true, unverified })
  return { plan, state, reasons, soft: mayBookOver(reasons), explained, repIds: [plan.repId, ...joining], ghosts }
}
