import type { ImportedCalendar } from '../../shared/contract/calendars.ts'
import { DAY } from '../../shared/time/instant.ts'
import { compareBusy, type Stretch } from './calendar/compareBusy.ts'
import { AHEAD, aroundNow, BEHIND } from './calendar/read/layOut.ts'
import { fromColumns } from './calendar/thread/columns.ts'
import type { ReadOutcome } from './calendar/thread/job.ts'
import { announceCollisions, listCollisions } from './calendarCollisions.ts'
import { busyWithin } from './calendarWindows.ts'
import { refuse } from './refusals.ts'
import { iso, type Services } from './services.ts'
import { keepContent, letGo, pruneContents } from './store/calendarContents.ts'
import {
  busyOf,
  countBusy,
  findCalendar,
  replaceBusy,
  saveCalendar,
  saveWindow,
  touchCalendar,
  type CalendarRow,
} from './store/calendars.ts'
import { getRep, type RepRow } from './store/reps.ts'

export interface CalendarImport {
  readonly repId: string
  readonly name: string
  /** Text, or the bytes of a file in whatever encoding they are. */
  readonly ics: string | Uint8Array
  /** When it was like this, epoch milliseconds; now unless told. */
  readonly asOf?: number | undefined
  /** Who brings it. What a program brings is no step of the person's: it is not undoable and in no undo's way. */
  readonly by?: 'person' | 'program'
  /** Gives the import up while the file is read. */
  readonly signal?: AbortSignal | undefined
}

const TASK = 'calendars/import'
/** Of the progress shown, the part that is reading; the rest is storing. */
const STEPS = 100
const READ_STEPS = 80
/** A smaller file is in before anybody has seen that it is coming. */
const WORTH_SHOWING = 300_000
/** How far ahead an import says what it changed. */
const COMPARED = 183 * DAY

/**
 * Takes in a calendar file of a rep in the place of the one of that name. It is read in a thread of its own, so that
 * other calls are answered meanwhile; imports are written in the order in which they were asked for. What cannot be read
 * of it is named; a file that is no calendar, or that takes too long or too much memory, is refused (UNREADABLE) and what
 * was there stays. Of a file that a program brings and that is kept already nothing is written but that it was looked at.
 */
export async function importCalendar(services: Services, input: CalendarImport): Promise<ImportedCalendar> {
  const { db, clock } = services
  const rep = repOf(services, input.repId)
  const now = clock.now()
  const program = input.by === 'program'
  const known = program ? findCalendar(db, rep.id, input.name)?.content_id : undefined
  const shown = input.ics.length >= WORTH_SHOWING
  const tell = (done: number, label: string, finished = false): void => {
    if (shown) services.progress({ task: TASK, label, done, total: STEPS, finished })
  }
  try {
    tell(0, `Reading ${input.name}`)
    const outcome = await services.reader.read(
      { ics: input.ics, owner: { zone: rep.zone, email: rep.email }, now, ...(known && { known }) },
      {
        signal: input.signal,
        onProgress: (done, total) => tell(Math.round((done / total) * READ_STEPS), `Reading ${input.name}`),
      },
    )
    if (!db.open) throw new DOMException('The workspace was closed.', 'AbortError')
    // Whoever was removed meanwhile has no calendar.
    const current = repOf(services, input.repId)
    const asOf = input.asOf ?? clock.now()
    switch (outcome.kind) {
      case 'refused':
        throw refuse.unreadable(outcome.reason, outcome.hint)
      case 'same':
        return touch(services, current, input.name, asOf)
      case 'read':
        tell(READ_STEPS, `Storing ${input.name}`)
        return store(services, current, input, outcome, asOf)
    }
  } finally {
    tell(STEPS, `Storing ${input.name}`, true)
  }
}

function repOf({ db }: Services, repId: string): RepRow {
  const rep = getRep(db, repId)
  if (!rep) throw refuse.notFound('rep', repId)
  return rep
}

function store(
  services: Services,
  rep: RepRow,
  { name, ics, by }: CalendarImport,
  read: Extract<ReadOutcome, { kind: 'read' }>,
  asOf: number,
): ImportedCalendar {
  const { db, clock } = services
  const now = clock.now()
  const busy = fromColumns(read.busy)
  const known = findCalendar(db, rep.id, name)
  const id = known?.id ?? services.newId()
  const text = read.text ?? (typeof ics === 'string' ? ics : '')
  const program = by === 'program'
  const before = program && known ? listCollisions(services, known.id) : []
  const changes = known && compareBusy(heldAhead(services, known, now), busy, { from: now, to: now + COMPARED })
  services.change(
    `Imported calendar ${name} of ${rep.name}`,
    (tx) => {
      if (known?.content_id) letGo(tx, id, known.content_id, now)
      keepContent(tx, read.contentId, text)
      saveCalendar(tx, {
        id,
        rep_id: rep.id,
        name,
        as_of_ms: asOf,
        events: read.events,
        content_id: read.contentId,
      })
      saveWindow(tx, id, read.contentId, read.window)
      replaceBusy(tx, { id, rep_id: rep.id }, busyOf(tx, id), busy)
      pruneContents(tx, id, now)
    },
    { undoable: !program },
  )
  const colliding = listCollisions(services, id)
  // What a person brings in is answered with them.
  if (program) announceCollisions(services, rep, name, before, colliding)
  return {
    calendarId: id,
    events: read.events,
    occurrences: aroundNow(busy, now),
    skipped: [...read.skipped],
    asOf: iso(asOf),
    collisions: colliding.map((one) => one.meetingId),
    colliding,
    ...(changes && { changes }),
  }
}

/** What the calendar held of the time that is compared, right also where it is not laid out as it is now. */
const heldAhead = (services: Services, calendar: CalendarRow, now: number): Stretch[] =>
  busyWithin(services, [calendar.rep_id], now, now + COMPARED)
    .filter((row) => row.calendar_id === calendar.id)
    .map((row) => ({
      start: row.start_ms,
      end: row.end_ms,
      allDay: row.all_day === 1,
      title: row.title ?? '',
      uid: row.uid ?? '',
    }))

function touch(services: Services, rep: RepRow, name: string, asOf: number): ImportedCalendar {
  const { db, clock } = services
  const calendar = findCalendar(db, rep.id, name)
  if (!calendar) throw refuse.notFound('calendar', name)
  services.change(`Looked at calendar ${name} of ${rep.name}`, (tx) => touchCalendar(tx, calendar.id, asOf), {
    undoable: false,
    quiet: true,
  })
  return unchanged(services, calendar, asOf, clock.now())
}

function unchanged(services: Services, calendar: CalendarRow, asOf: number, now: number): ImportedCalendar {
  const colliding = listCollisions(services, calendar.id)
  return {
    calendarId: calendar.id,
    events: calendar.events,
    occurrences: countBusy(services.db, calendar.id, now - BEHIND, now + AHEAD),
    skipped: [],
    asOf: iso(asOf),
    collisions: colliding.map((one) => one.meetingId),
    colliding,
    changes: { added: 0, removed: 0, moved: 0, examples: [] },
  }
}
