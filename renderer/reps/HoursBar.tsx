import { useRef, useState, type PointerEvent } from 'react'
import type { Stretch } from '../../shared/contract/availability.ts'
import { clockTime, minutesOf } from './hoursText.ts'
import css from './HoursBar.module.css'

const DAY = 24 * 60
const STEP = 15

interface Drag {
  readonly from: number
  readonly to: number
  readonly erase: boolean
}

interface Props {
  readonly stretches: readonly Stretch[]
  readonly onPaint: (from: number, to: number, erase: boolean) => void
}

/**
 * A day as a bar: dragging over empty time makes it hours, dragging that starts inside hours takes them away. For the
 * pointer only; the text field beside it says and does the same by keyboard.
 */
export function HoursBar({ stretches, onPaint }: Props) {
  const [drag, setDrag] = useState<Drag | null>(null)
  const bar = useRef<HTMLDivElement>(null)

  const minutesAt = (event: PointerEvent, round: (value: number) => number): number => {
    const box = bar.current?.getBoundingClientRect()
    if (!box) return 0
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width))
    return Math.min(DAY, Math.max(0, round((share * DAY) / STEP) * STEP))
  }

  const spanOf = (moved: Drag): readonly [number, number] =>
    moved.from <= moved.to ? [moved.from, Math.max(moved.to, moved.from + STEP)] : [moved.to, moved.from + STEP]

  const span = drag ? spanOf(drag) : null
  return (
    <div
      ref={bar}
      className={css.bar}
      aria-hidden="true"
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        const from = Math.min(DAY - STEP, minutesAt(event, Math.floor))
        const erase = stretches.some((one) => minutesOf(one.start) <= from && from < minutesOf(one.end))
        setDrag({ from, to: from + STEP, erase })
      }}
      onPointerMove={(event) => {
        if (!drag) return
        const at = minutesAt(event, Math.floor)
        setDrag({ ...drag, to: at < drag.from ? at : minutesAt(event, Math.ceil) })
      }}
      onPointerUp={() => {
        if (drag && span) onPaint(span[0], span[1], drag.erase)
        setDrag(null)
      }}
      onPointerCancel={() => setDrag(null)}
    >
      {stretches.map((stretch) => (
        <span
          key={stretch.start}
          className={css.hours}
          style={place(minutesOf(stretch.start), minutesOf(stretch.end))}
        />
      ))}
      {drag && span ? (
        <span className={css.drag} data-erase={drag.erase || undefined} style={place(span[0], span[1])}>
          <span className={css.tip}>
            {clockTime(span[0])}–{clockTime(span[1])}
          </span>
        </span>
      ) : null}
    </div>
  )
}

/** The hours over the bars, every three. */
export function HoursScale() {
  return (
    <div className={css.scale} aria-hidden="true">
      {[0, 3, 6, 9, 12, 15, 18, 21, 24].map((hour) => (
        <span key={hour} style={{ left: `${(hour / 24) * 100}%` }}>
          {String(hour).padStart(2, '0')}
        </span>
      ))}
    </div>
  )
}

const place = (from: number, to: number) => ({ left: `${(from / DAY) * 100}%`, width: `${((to - from) / DAY) * 100}%` })
