import { memo } from 'react'
import { spansOf, xOf, type Axis } from '../../shared/board/axis.ts'
import { columnOf } from '../../shared/board/cursor.ts'
import type { Tick } from '../../shared/board/ticks.ts'
import type { Interval } from '../../shared/time/instant.ts'
import { daysBetween, localDay, startOfDay } from '../../shared/time/zone.ts'
import { cityOf, formatDay, formatTime } from '../time/format.ts'
import type { Clocks } from './describe.ts'
import classes from './Board.module.css'

/** Before the end of a day there may be less room than a label needs. */
const SHORTEST = 48

interface TimeHeaderProps {
  readonly axis: Axis
  readonly ticks: readonly Tick[]
  readonly clocks: Clocks
  readonly now: number
}

/** The hours of the axis on the setter's clock and on the lead's. */
export const TimeHeader = memo(function TimeHeader({ axis, ticks, clocks, now }: TimeHeaderProps) {
  const { zone, leadZone, clock } = clocks
  const theirs = leadZone !== null && leadZone !== zone ? leadZone : null
  const several = axis.segments.length > 1
  const today = localDay(now, zone)
  const nowX = xOf(axis, now)
  return (
    <div role="row" aria-rowindex={1} className={classes.headRow} data-several={several} data-two={theirs !== null}>
      <div role="columnheader" aria-colindex={1} className={classes.corner}>
        {several && <span className={classes.cornerDay} />}
        <span>{theirs ? `${cityOf(zone)}, yours` : `${cityOf(zone)} time`}</span>
        {theirs && <span className={classes.theirs}>{cityOf(theirs)}, the lead’s</span>}
      </div>
      <div className={classes.headTime} role="presentation">
        {several &&
          axis.segments.map((segment) => (
            <div
              key={segment.day}
              aria-hidden="true"
              className={classes.headDay}
              style={{ left: segment.x, width: segment.width }}
              data-today={segment.day === today}
            >
              <span>{formatDay(startOfDay(segment.day, zone) + 43_200_000, zone)}</span>
            </div>
          ))}
        {ticks.map((tick) => (
          <div
            key={tick.at}
            role="columnheader"
            aria-colindex={columnOf(axis, tick.at) + 2}
            className={classes.tick}
            style={{ left: tick.x, width: tick.width }}
          >
            {tick.first && <span className="visuallyHidden">{formatDay(tick.at, zone)} </span>}
            <span className={classes.ours} data-hidden={tick.width < SHORTEST}>
              {formatTime(tick.at, zone, clock)}
              <DayShift from={tick.day} to={localDay(tick.at, zone)} />
            </span>
            {theirs && (
              <span className={classes.theirs} data-hidden={tick.width < SHORTEST}>
                <span className="visuallyHidden">, </span>
                {formatTime(tick.at, theirs, clock)}
                <DayShift from={localDay(tick.at, zone)} to={localDay(tick.at, theirs)} />
              </span>
            )}
          </div>
        ))}
        {nowX !== null && <div aria-hidden="true" className={classes.nowHead} style={{ left: nowX }} />}
      </div>
    </div>
  )
})

/** Says that a clock shows another day than the one it stands under. */
function DayShift({ from, to }: { readonly from: string; readonly to: string }) {
  const days = daysBetween(from, to)
  if (days === 0) return null
  return (
    <sup className={classes.shift}>
      {days > 0 ? `+${days}` : `−${-days}`}
      <span className="visuallyHidden"> day</span>
    </sup>
  )
}

interface UnderlayProps {
  readonly axis: Axis
  readonly ticks: readonly Tick[]
  readonly leadHours: readonly Interval[]
}

/** What runs through all rows, behind them: the hours' lines, where days part, the hours in which the lead may be met. */
export const Underlay = memo(function Underlay({ axis, ticks, leadHours }: UnderlayProps) {
  return (
    <div aria-hidden="true" className={classes.underlay}>
      {leadHours.flatMap((hours) =>
        spansOf(axis, hours).map((span) => (
          <div
            key={`${hours.start} ${span.start}`}
            className={classes.band}
            data-cut-start={span.cutStart}
            data-cut-end={span.cutEnd}
            style={{ left: span.x, width: span.width }}
          />
        )),
      )}
      {ticks.map((tick) => (
        <div key={tick.at} className={classes.line} style={{ left: tick.x }} />
      ))}
      {axis.segments.slice(1).map((segment) => (
        <div key={segment.day} className={classes.dayLine} style={{ left: segment.x }} />
      ))}
    </div>
  )
})
