import { Button } from '@mantine/core'
import { useElementSize, useMergedRef } from '@mantine/hooks'
import { useEffect, useId, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { entryAt, layoutRow } from '../../shared/board/pieces.ts'
import { lengthAfter } from '../../shared/board/stretch.ts'
import type { Settings } from '../../shared/contract/workspace.ts'
import { instantOf, MINUTE, type Interval } from '../../shared/time/instant.ts'
import { useNow } from '../api/workspace.ts'
import { leadPath } from '../app/routes.ts'
import { useCommand } from '../commands/dispatch.ts'
import { useLedgerOf } from '../ledger/ledgerType.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { USUAL_WINDOW } from './useBoardRows.ts'
import { MissingDialog } from '../desk/booking/MissingDialog.tsx'
import { BoardGrid } from './BoardGrid.tsx'
import { BoardHeader } from './BoardHeader.tsx'
import { onBoardKey, type BoardKeys } from './boardKeys.ts'
import { BoardStates } from './BoardStates.tsx'
import { BoardPanel, WHY, type Panel } from './BoardPanel.tsx'
import { bookingPath, readBoardPlace } from './boardPlace.ts'
import { useBoardPrefs, withPin } from './boardPrefs.ts'
import { pageTitle, shortPageTitle, type Clocks } from './describe.ts'
import type { Cell, Ghost } from './grid.ts'
import { DragTip } from './DragTip.tsx'
import { JumpToDate } from './JumpToDate.tsx'
import { Legend } from './Legend.tsx'
import { TaskBanner } from './TaskBanner.tsx'
import { bannerWords, planOf } from './taskPlan.ts'
import { useBoardActions } from './useBoardActions.ts'
import { useCursor, useWanted } from './useCursor.ts'
import { holdAt, isMovable, useHands } from './useHands.ts'
import { isWhereItWas, usePlacing } from './usePlacing.ts'
import { useShownBoard } from './useShownBoard.ts'
import { useTarget } from './useTarget.ts'
import { mayBookOver } from '../components/refusal.ts'
import { useArrival, useTask } from './useTask.ts'
import { spokenWords } from './whyWords.ts'
import classes from './Board.module.css'

/** The board itself, once the workspace is known. */
export function Board({ settings }: { readonly settings: Settings }) {
  const { zone, clock } = settings
  const now = useNow()
  const [location, navigate] = useLocation()
  const place = useMemo(() => readBoardPlace(location), [location])
  const [prefs, setPrefs] = useBoardPrefs()
  const [filter, setFilter] = useState('')
  const [panel, setPanel] = useState<Panel | null>(null)
  const [dragging, setDragging] = useState(false)
  const [missing, setMissing] = useState<{ readonly book: (reason?: string) => void } | null>(null)
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const { ref: sizeRef, width } = useElementSize<HTMLDivElement>()
  const scrollerRef = useMergedRef(setScroller, sizeRef)
  const hintId = useId()

  const task = useTask(place)
  useLedgerOf(task.type?.id)
  const wanted = useWanted(now, zone)
  const board = useShownBoard({
    prefs,
    day: wanted.day,
    zone,
    leadId: task.lead?.id ?? null,
    ready: task.ready,
    filter,
    width,
  })
  const { shown, axis, items } = board
  const cursors = useCursor({
    state: wanted,
    axis,
    window: shown?.window ?? USUAL_WINDOW,
    items,
    now,
    zone,
    view: prefs.view,
  })
  const { cursor } = cursors
  const arrival = useArrival({ place, task, now, ready: axis !== null, goTo: cursors.goTo })

  // While a hand holds a meeting nothing may shift under it: no banner, no second clock.
  const carried = dragging && task.lifted !== null
  const leadZone = task.leadId === null || carried ? null : (shown?.leadZone ?? task.lead?.zone ?? null)
  const clocks = useMemo((): Clocks => ({ zone, leadZone, clock }), [zone, leadZone, clock])
  const rows = useMemo(() => new Map(shown?.rows.map((row) => [row.rep.id, row])), [shown])
  const reps = useMemo(() => new Map([...rows].map(([id, row]) => [id, row.rep])), [rows])
  const row = (cursor && rows.get(cursor.repId)) ?? null
  const layout = useMemo(() => (row && axis ? layoutRow(row, axis) : null), [row, axis])
  const entry = layout && cursor ? entryAt(layout, cursor.at) : null
  const meetingUnder = entry?.kind === 'meeting' ? entry.meeting : null

  const planAt = (cell: Cell | null, meeting = task.meeting, length = task.length) =>
    planOf({ ...task, meeting, length }, cell, clocks, dragging || panel?.kind === 'why')
  const occupied = task.lifted !== null || task.booking
  const plan = planAt(cursor)
  const unmoved = plan !== null && isWhereItWas(task, plan)
  const target = useTarget(plan, unmoved)
  const focusGrid = () => scroller?.focus({ preventScroll: true })
  const showPanel = (next: Panel | null) => {
    setPanel(next)
    if (next !== null) return
    focusGrid()
    // A time that was drawn only to be looked at is gone with the look.
    if (!occupied) task.setLength(null)
  }

  const actions = useBoardActions({
    onRefused: ({ reasons }) => setPanel({ kind: 'why', asked: mayBookOver(reasons), refused: reasons }),
  })
  const finish = () => {
    task.putBack()
    setDragging(false)
    showPanel(null)
    if (place.kind !== 'browse') navigate('/board')
  }
  const putBack = () => {
    if (task.lifted) cursors.goTo({ repId: task.lifted.fromRepId, at: task.lifted.start })
    finish()
  }
  const placing = usePlacing({
    task,
    target,
    cursor,
    planAt,
    clocks,
    actions,
    repName: (repId) => reps.get(repId)?.name ?? 'another rep',
    onPlaced: finish,
    onPutBack: putBack,
    onComeBack: (lifted, plan) => {
      task.lift(lifted)
      if (plan.stretched) task.setLength(plan.minutes)
      cursors.goTo({ repId: plan.repId, at: instantOf(plan.start) })
    },
    onWhy: (asked) => setPanel({ kind: 'why', asked, refused: null }),
    onMissing: (book) => setMissing({ book }),
  })
  const lift = (repId: string, meetingId: string): boolean => {
    const meeting = rows.get(repId)?.meetings.find((one) => one.meetingId === meetingId)
    if (!meeting || !isMovable(meeting.status)) return false
    const start = Date.parse(meeting.start)
    task.lift({
      meetingId,
      fromRepId: repId,
      start,
      end: Date.parse(meeting.end),
      leadId: meeting.leadId,
      typeName: meeting.typeName,
    })
    cursors.goTo({ repId, at: start })
    showPanel(null)
    return true
  }
  const move = (go: () => void) => {
    // What was refused was refused elsewhere; the note goes along.
    setPanel((before) => (before?.kind === 'why' ? WHY : null))
    go()
  }

  const pointer = useHands({
    axis,
    scroller,
    rows,
    task,
    goTo: cursors.goTo,
    lift,
    placeAt: placing.placeAt,
    putBack,
    onPanel: setPanel,
    onDragging: setDragging,
  })
  const pin = (repId: string) => setPrefs({ pinned: withPin(prefs.pinned, repId) })
  const stretch = (steps: number): boolean => {
    const asked = occupied || panel?.kind === 'why'
    if (asked && plan) task.setLength(lengthAfter(plan.minutes, steps))
    else if (!asked && meetingUnder && cursor && lift(cursor.repId, meetingUnder.meetingId)) {
      const minutes = (Date.parse(meetingUnder.end) - Date.parse(meetingUnder.start)) / MINUTE
      task.setLength(lengthAfter(minutes, steps))
    }
    return true
  }
  /** The time that is looked at is booked for a lead: the board is for them from here on. */
  const bookFor = (leadId: string) => {
    const next = { kind: 'book', leadId, typeId: task.type?.id ?? null } as const
    arrival.stay(next)
    navigate(bookingPath(next))
    setPanel(null)
    focusGrid()
  }

  const leave = () => {
    if (panel) showPanel(null)
    else if (task.lifted) putBack()
    else if (task.booking && task.leadId) navigate(leadPath(task.leadId))
    else return false
    return true
  }
  const next = () => {
    const at = target?.explained?.nextOpen
    if (!at) return false
    move(() => cursors.goTo({ at: Date.parse(at) }))
    return true
  }
  const why = () => showPanel(panel?.kind === 'why' ? null : WHY)

  const showToday = () => move(cursors.showToday)
  const keys: BoardKeys = {
    stretch,
    moveSteps: (steps) => move(() => cursors.moveSteps(steps)),
    moveRows: (count) => move(() => cursors.moveRows(count)),
    moveDays: (count) => move(() => cursors.moveDays(count)),
    toDayEnd: (end) => move(() => cursors.toDayEnd(end)),
    toRow: (end) => move(() => cursors.toRow(end)),
    enter: () => {
      if (occupied) placing.place()
      else if (meetingUnder && cursor) {
        showPanel({ kind: 'meeting', meetingId: meetingUnder.meetingId, repId: cursor.repId })
      } else {
        const held = row && cursor ? holdAt(row, cursor.at, false) : null
        if (held) showPanel(held)
        else if (panel?.kind === 'why' && target?.state === 'open') showPanel({ ...panel, asked: true })
        else why()
      }
    },
    lift: () => {
      if (task.lifted) placing.place()
      else if (meetingUnder && cursor && !task.booking) return lift(cursor.repId, meetingUnder.meetingId)
      return true
    },
    why,
    next,
    leave,
  }

  useCommand('board.today', showToday)
  useCommand('board.pin', () => cursor && pin(cursor.repId), { enabled: cursor !== null })
  useCommand('board.day', () => setPrefs({ view: 'day' }))
  useCommand('board.threeDays', () => setPrefs({ view: 'threeDays' }))
  useCommand('board.week', () => setPrefs({ view: 'week' }))
  // What is in the hand is put back before anything that was done is taken back.
  useCommand('history.undo', putBack, { enabled: task.lifted !== null })
  useCommand('booking.hold', placing.hold, { enabled: task.booking })
  useCommand('booking.whyNot', why, { enabled: cursor !== null })
  useEffect(() => scroller?.focus({ preventScroll: true }), [scroller])

  const banner = carried ? null : bannerWords(task, reps, clocks, settings.leadHours)
  const days = shown?.days ?? [wanted.day]
  const placeLabel = task.lifted ? 'Move it here' : `Book ${task.lead?.name.split(' ')[0] ?? ''}`
  return (
    <div className={classes.board}>
      <BoardHeader
        title={pageTitle(days, zone)}
        shortTitle={shortPageTitle(days, zone)}
        today={days.includes(wanted.today)}
        jump={
          <JumpToDate
            day={wanted.day}
            today={wanted.today}
            now={now}
            zone={zone}
            onJump={(to) => {
              move(() => cursors.showDay(to))
              focusGrid()
            }}
          />
        }
        prefs={prefs}
        onPrefs={setPrefs}
        onTurn={(pages) => move(() => cursors.turn(pages))}
        onToday={showToday}
        filter={filter}
        onFilter={setFilter}
        onLeaveFilter={focusGrid}
        types={task.types}
        type={task.type}
        onType={task.chooseType}
      />
      {banner && (
        <TaskBanner
          {...banner}
          enter={task.lifted ? 'put down' : 'book'}
          leave={task.lifted ? 'put back' : 'back'}
          onLeave={leave}
        />
      )}
      {task.error && (
        <div className={classes.note}>
          <ErrorNote
            error={task.error}
            action={
              <Button variant="default" onClick={() => navigate('/board')}>
                Just look
              </Button>
            }
          />
        </div>
      )}
      <div className={classes.frame}>
        <BoardStates
          reps={shown?.rows.length ?? null}
          shownReps={items.length}
          filter={filter}
          error={board.error}
          onRetry={() => void board.refetch()}
          onShowAll={() => setFilter('')}
        />
        {axis && items.length > 0 && (
          <BoardGrid
            label={`Board, ${pageTitle(days, zone)}`}
            describedBy={hintId}
            axis={axis}
            items={items}
            loads={board.loads}
            leadHours={shown?.leadHours ?? NO_HOURS}
            clocks={clocks}
            now={now}
            busy={board.turning}
            cursor={cursor}
            ghosts={target?.ghosts ?? NO_GHOSTS}
            linkedMeetingId={occupied ? null : (meetingUnder?.meetingId ?? null)}
            liftedMeetingId={task.lifted?.meetingId ?? null}
            dragging={dragging}
            scroller={scroller}
            scrollerRef={scrollerRef}
            {...pointer}
            onPin={pin}
            onKeyDown={(event) => onBoardKey(event, keys)}
          >
            {(anchor) =>
              dragging && target ? (
                <DragTip target={target} unmoved={unmoved} clocks={clocks} anchor={anchor} />
              ) : (
                <BoardPanel
                  panel={panel}
                  anchor={anchor}
                  row={row}
                  rows={shown?.rows ?? []}
                  target={target}
                  type={task.type}
                  noTypes={task.noTypes}
                  clocks={clocks}
                  now={now}
                  actions={actions}
                  place={occupied ? placing.place : null}
                  placeLabel={placeLabel}
                  overrideLabel={task.lifted ? 'Move it all the same' : 'Book it all the same'}
                  onPanel={showPanel}
                  onNext={() => void next()}
                  onMove={lift}
                  onLead={bookFor}
                />
              )
            }
          </BoardGrid>
        )}
      </div>
      <Legend />
      {missing && task.lead && task.type && (
        <MissingDialog lead={task.lead} type={task.type} onClose={() => setMissing(null)} onBook={missing.book} />
      )}
      <p id={hintId} className="visuallyHidden">
        Arrow keys move by a quarter of an hour and by rep, Page Up and Page Down by a day. Enter opens or books, M
        moves a meeting, Shift with an arrow makes it longer or shorter, question mark says why a time is not open.
      </p>
      <p role="status" className="visuallyHidden">
        {unmoved && 'Where it is now'}
        {target && !unmoved && !dragging && spokenWords(target)}
      </p>
    </div>
  )
}

const NO_HOURS: readonly Interval[] = []
const NO_GHOSTS: ReadonlyMap<string, Ghost> = new Map()
