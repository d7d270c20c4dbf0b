import { useQueryClient } from '@tanstack/react-query'
import type { Meeting } from '../../shared/contract/meetings.ts'
import { missingOf } from '../../shared/handOver/required.ts'
import { formatInstant } from '../../shared/time/instant.ts'
import { api } from '../api/client.ts'
import { toastError } from '../app/toast.ts'
import { formatTime } from '../time/format.ts'
import { timeWords, type Clocks } from './describe.ts'
import type { Cell } from './grid.ts'
import type { BoardActions } from './useBoardActions.ts'
import type { Plan, Target } from './useTarget.ts'
import type { Lifted, Task } from './useTask.ts'

interface PlacingInput {
  readonly task: Task
  readonly target: Target | null
  readonly cursor: Cell | null
  /** `meeting` stands in for the lifted one where its answer has only now arrived. */
  readonly planAt: (cell: Cell, meeting?: Meeting, length?: number | null) => Plan | null
  readonly clocks: Clocks
  readonly actions: BoardActions
  readonly repName: (repId: string) => string
  /** After it was put down. */
  readonly onPlaced: () => void
  readonly onPutBack: () => void
  /** A move was refused: what had been put down is in the hand again. */
  readonly onComeBack: (lifted: Lifted, plan: Plan) => void
  readonly onWhy: (asked: boolean) => void
  /** The meeting type asks for what the lead lacks: `book` goes on once that is there, or with a reason without it. */
  readonly onMissing: (book: (reason?: string) => void) => void
}

/** Puts down what is being placed: books the lead, or moves the meeting. The backend decides. */
export function usePlacing(input: PlacingInput) {
  const { task, target, clocks, actions, onPlaced } = input
  const queries = useQueryClient()
  const busy = actions.book.isPending

  const send = (plan: Plan, repIds: readonly string[], reason?: string) => {
    const where = `${timeWords(plan.start, clocks)} with ${repIds.map(input.repName).join(' and ')}`
    const who = task.lead?.name ?? 'The meeting'
    const common = {
      start: formatInstant(plan.start),
      repIds: [...repIds],
      ...(plan.stretched ? { lengthMinutes: plan.minutes } : {}),
      ...(reason ? { override: { reason } } : {}),
    }
    if (plan.movingMeetingId) {
      const { lifted } = task
      const what = plan.start === lifted?.start ? `Changed ${who} to ${plan.minutes} min, ` : `Moved ${who} to `
      actions.move.mutate(
        { input: { meetingId: plan.movingMeetingId, ...common }, minutes: plan.minutes },
        {
          onSuccess: () => actions.done(`${what}${where}`),
          onError: () => lifted && input.onComeBack(lifted, plan),
        },
      )
      // It is drawn there already: the hand is free for what is next.
      onPlaced()
    } else if (plan.leadId) {
      const { leadId, meetingTypeId } = plan
      const book = (because = reason) =>
        actions.book.mutate(
          { meetingTypeId, leadId, ...common, ...(because ? { override: { reason: because } } : {}) },
          {
            onSuccess: () => {
              actions.done(`Booked ${who}, ${where}`)
              onPlaced()
            },
          },
        )
      const lacks = !reason && task.lead && task.type && missingOf(task.lead, task.type.required).length > 0
      if (lacks) input.onMissing(book)
      else book()
    }
  }

  /** Hands can be quicker than the answer to who takes part in the meeting. */
  const placeOnceKnown = (cell: Cell | null, length: number | null = task.length) => {
    const { lifted } = task
    if (!lifted || !cell) return
    queries.fetchQuery(api.meetings.get.queryOptions({ input: { meetingId: lifted.meetingId } })).then((meeting) => {
      const plan = input.planAt(cell, meeting, length)
      if (plan && !isWhereItWas(task, plan)) send(plan, [plan.repId, ...(plan.others ?? [])])
      else input.onPutBack()
    }, toastError)
  }

  /** Known to be closed, it says why at once; else the backend is asked. */
  const place = (reason?: string) => {
    if (busy) return
    if (!target) return placeOnceKnown(input.cursor)
    if (isWhereItWas(task, target.plan)) return input.onPutBack()
    if (target.state === 'closed' && reason === undefined) return input.onWhy(target.soft)
    send(target.plan, target.repIds, reason)
  }
  /** Puts down at a cell whose answer is not waited for: a drop. */
  const placeAt = (cell: Cell, length: number | null = task.length) => {
    const plan = input.planAt(cell, undefined, length)
    if (busy) return
    if (!plan) return placeOnceKnown(cell, length)
    if (isWhereItWas(task, plan)) return input.onPutBack()
    send(plan, [plan.repId, ...(plan.others ?? [])])
  }
  /** Keeps the place for the lead for a while, without booking it. */
  const hold = () => {
    if (!target || target.plan.movingMeetingId !== null || actions.hold.isPending) return
    const { plan, repIds } = target
    const { leadId, meetingTypeId, start } = plan
    if (leadId === null) return
    if (target.state === 'closed') return input.onWhy(false)
    actions.hold.mutate(
      {
        meetingTypeId,
        leadId,
        start: formatInstant(start),
        repIds: [...repIds],
        ...(plan.stretched ? { lengthMinutes: plan.minutes } : {}),
      },
      {
        onSuccess: ({ until }) =>
          actions.done(
            `Held for ${task.lead?.name ?? 'the lead'} until ${formatTime(Date.parse(until), clocks.zone, clocks.clock)}`,
          ),
      },
    )
  }
  return { place, placeAt, hold }
}

/** Nothing would change: the meeting is put back, and no rule is asked of the place it has. */
export function isWhereItWas(task: Task, plan: Plan): boolean {
  const { lifted } = task
  return (
    lifted !== null &&
    plan.movingMeetingId !== null &&
    plan.repId === lifted.fromRepId &&
    plan.start === lifted.start &&
    !plan.stretched
  )
}
