import type { Outputs } from '../../shared/contract/index.ts'
import type { Change } from '../../shared/contract/workspace.ts'
import { MINUTE } from '../../shared/time/instant.ts'
import { calendarsLost } from './store/calendarContents.ts'
import { decide } from './booking.ts'
import { outcomesLost } from './followUpRules.ts'
import { refuse } from './refusals.ts'
import { iso, type Services } from './services.ts'
import { question } from './slotSearch.ts'
import { getChange, takenBackBy, type ChangeRow } from './store/change.ts'
import { heldReps, listLiveHolds } from './store/holds.ts'
import { getLead } from './store/leads.ts'
import { getMeeting } from './store/meetings.ts'
import { returningMeetings, type ReturningMeeting } from './store/returningMeetings.ts'
import { Obstructed, takeBack, withWhatBuildsOn, type Obstacle, type ToTell } from './store/takeBack.ts'

type Undone = Outputs['history']['undo']

export const toChange = (row: ChangeRow): Change => ({
  id: row.id,
  at: iso(row.at_ms),
  by: row.by,
  label: row.label,
  undoable: row.undoable === 1 && row.undoes === null,
  undone: row.undone_by !== null,
})

/** Takes a change back, and what builds on it where that is asked for, as one change that redo brings back. */
export function undoChange(services: Services, row: ChangeRow, withNewer: boolean): Undone {
  const { toTell, undoId } = reverse(services, row, `Took back: ${row.label}`, withNewer)
  const changes = takenBackBy(services.db, undoId)
  return {
    undone: toChange(getChange(services.db, row.id) ?? row),
    also: changes.filter(({ id }) => id !== row.id).map(toChange),
    tell: tellOf(services, toTell),
  }
}

/** Brings back what the taking back `undo` took. */
export function redoChange(services: Services, undo: ChangeRow): Outputs['history']['redo'] {
  const { db } = services
  const back = takenBackBy(db, undo.id)
  const asked = back.find(({ id }) => id === undo.undoes) ?? back[0]
  if (!asked) throw refuse.wrongState('There is nothing to bring back.')
  const { toTell } = reverse(services, undo, `Brought back: ${asked.label}`, false, asked.label)
  const now = (row: ChangeRow): Change => toChange(getChange(db, row.id) ?? row)
  return {
    redone: now(asked),
    also: back.filter((row) => row !== asked).map(now),
    tell: tellOf(services, toTell),
  }
}

/** `name` is what the change is called in a refusal. */
function reverse(
  services: Services,
  row: ChangeRow,
  label: string,
  withNewer: boolean,
  name = row.label,
): { toTell: readonly ToTell[]; undoId: string } {
  const { db, clock } = services
  const undoId = services.newId()
  const verb = row.undoes ? 'brought back' : 'taken back'
  let ids: readonly string[] = [row.id]
  for (;;) {
    try {
      const toTell = services.change(
        label,
        (tx) => {
          for (const id of ids) refuseWhatIsLost(services, id)
          const told = takeBack(tx, { ids, undoId, now: clock.now() })
          refuseIfHeld(services, ids)
          return told
        },
        { id: undoId, undoable: false, undoes: row.id },
      )
      return { toTell, undoId }
    } catch (error) {
      if (error instanceof Error && /double booking/.test(error.message)) {
        throw takenTime(services, returningMeetings(db, [row.id])) ?? takenWords(name, verb)
      }
      if (!(error instanceof Obstructed)) throw error
      const { obstacle } = error
      if (obstacle.kind !== 'newer') throw refusalOf(name, verb, obstacle)
      const known = ids
      const { chain, possible } = withWhatBuildsOn(db, known, obstacle.changes, undoId)
      if (!withNewer || !possible) {
        throw refusalOf(name, verb, { kind: 'newer', changes: chain.filter(({ id }) => !known.includes(id)) })
      }
      ids = chain.map(({ id }) => id)
    }
  }
}

/** What only its own topic knows to be lost: the file of a calendar, or an outcome that calls were logged as. */
function refuseWhatIsLost(services: Services, changeId: string): void {
  const label = getChange(services.db, changeId)?.label ?? ''
  const lost = calendarsLost(services.db, changeId)
  if (lost) throw refuse.wrongState(`"${label}" cannot be taken back: ${lost}`)
  const used = outcomesLost(services, changeId)
  if (used.length > 0) {
    throw refuse.wrongState(
      `"${label}" cannot be taken back: calls were logged as "${used.join('", "')}" since. Switch it off instead.`,
    )
  }
}

function refusalOf(name: string, verb: string, obstacle: Obstacle): Error {
  switch (obstacle.kind) {
    case 'invited':
      return refuse.wrongState(
        `"${name}" cannot be ${verb} any more: the invite has left the app. Cancel the meeting instead, and send the cancellation.`,
      )
    case 'changed':
      return refuse.wrongState(
        obstacle.by
          ? `"${name}" cannot be ${verb} as things are now: it goes with "${obstacle.by.label}". See to that first.`
          : `"${name}" cannot be ${verb}: what it changed is otherwise by now.`,
      )
    case 'newer': {
      const final = obstacle.changes.find(({ undoable }) => !undoable)
      if (final) {
        return refuse.wrongState(
          `"${name}" cannot be ${verb} any more: "${final.label}" came after it, and what has left the app cannot be taken back.`,
        )
      }
      const [first, ...others] = obstacle.changes
      const and = others.length === 0 ? '' : others.length === 1 ? ' and one more' : ` and ${others.length} more`
      return refuse.wrongState(
        `"${name}" cannot be ${verb} by itself: "${first?.label}"${and} builds on it. Take that back first, or both together.`,
        obstacle.changes.map((change) => ({
          id: change.id,
          label: change.label,
          at: iso(change.at_ms),
          by: change.by,
        })),
      )
    }
  }
}

/** A meeting that comes back must not sit on a time that is kept for another lead. */
function refuseIfHeld(services: Services, ids: readonly string[]): void {
  const { db, clock } = services
  const now = clock.now()
  for (const meeting of returningMeetings(db, ids)) {
    if (meeting.start_ms <= now) continue
    const held = listLiveHolds(db, now).find(
      (hold) =>
        hold.lead_id !== meeting.lead_id &&
        hold.start_ms < meeting.end_ms &&
        hold.end_ms > meeting.start_ms &&
        heldReps(hold).some(({ repId }) => meeting.repIds.includes(repId)),
    )
    if (held) {
      throw takenTime(services, [meeting]) ?? refuse.wrongState(`This time is kept for ${held.lead_name} by now.`)
    }
  }
}

const takenWords = (name: string, verb: string) =>
  refuse.wrongState(`"${name}" cannot be ${verb}: its time is taken by now. Book or move to another.`)

/** Why the time of a meeting is not to be had any more, with what is open near it; undefined where none is refused. */
function takenTime(services: Services, meetings: readonly ReturningMeeting[]): Error | undefined {
  for (const meeting of meetings) {
    try {
      const asked = question(services, {
        meetingTypeId: meeting.meeting_type_id,
        leadId: meeting.lead_id,
        repIds: meeting.repIds,
        lengthMinutes: Math.max(1, Math.round((meeting.end_ms - meeting.start_ms) / MINUTE)),
        ...(getMeeting(services.db, meeting.id) && { movingMeetingId: meeting.id }),
      })
      decide(services, asked, meeting.start_ms, true)
    } catch (error) {
      if (error instanceof Error) return error
    }
  }
  return undefined
}

function tellOf(services: Services, toTell: readonly ToTell[]): Undone['tell'] {
  return toTell.flatMap(({ meetingId }) => {
    const meeting = getMeeting(services.db, meetingId)
    if (!meeting) return []
    const lead = getLead(services.db, meeting.leadId)
    const purpose = meeting.status === 'cancelled' ? 'cancel' : 'reschedule'
    return [{ meetingId, leadId: meeting.leadId, leadName: lead?.name ?? '', purpose } as const]
  })
}
