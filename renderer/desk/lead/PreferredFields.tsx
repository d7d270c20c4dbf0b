import { TextInput } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import type { PreferredWindow } from '../../../shared/contract/leadRecord.ts'
import { preferredWords, readPreferred } from '../../../shared/leads/preferredTimes.ts'
import { SectionTitle } from '../../components/SectionTitle.tsx'
import classes from './EditLead.module.css'
import type { PreferredDraft } from './leadDraft.ts'

interface PreferredFieldsProps {
  readonly preferred: PreferredDraft
  readonly onPreferred: (preferred: PreferredDraft) => void
  readonly error: string | undefined
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const PARTS = [
  { name: 'Morning', start: '08:00', end: '12:00' },
  { name: 'Midday', start: '12:00', end: '14:00' },
  { name: 'Afternoon', start: '14:00', end: '18:00' },
  { name: 'Evening', start: '18:00', end: '20:00' },
] as const

/** When the lead likes to meet: said in words, and where these are not understood chosen from a small grid. */
export function PreferredFields({ preferred, onPreferred, error }: PreferredFieldsProps) {
  const { said } = preferred
  const windows = preferred.windows ?? (said.trim() === '' ? [] : readPreferred(said))
  const words = windows === null ? 'Not understood. Choose below what is meant.' : preferredWords(windows)
  return (
    <section aria-label="Likes to meet">
      <SectionTitle>Likes to meet</SectionTitle>
      <div className={classes.preferred}>
        <TextInput
          label="In words"
          placeholder="mornings, not Fridays"
          description={
            windows && windows.length > 0 ? `By their clock: ${words}` : windows === null ? words : 'By their clock'
          }
          value={said}
          error={error}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => onPreferred({ said: event.currentTarget.value, windows: null })}
        />
        <PreferredGrid
          windows={windows ?? []}
          onWindows={(chosen) => onPreferred({ said: preferredWords(chosen), windows: chosen })}
        />
      </div>
    </section>
  )
}

interface GridProps {
  readonly windows: readonly PreferredWindow[]
  readonly onWindows: (windows: PreferredWindow[]) => void
}

/** Parts of the day by weekday; one tab stop, arrows inside, Space or Enter chooses. */
function PreferredGrid({ windows, onWindows }: GridProps) {
  const [active, setActive] = useState(0)
  const covers = (weekday: number, part: (typeof PARTS)[number]): boolean =>
    windows.some((one) => one.weekday === weekday && one.start <= part.start && part.end <= one.end)
  const toggle = (at: number) => {
    const chosen = DAYS.flatMap((_, day) =>
      PARTS.flatMap((part, row) => (covers(day + 1, part) !== (row * 7 + day === at) ? [{ day: day + 1, row }] : [])),
    )
    onWindows(joined(chosen))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 7, ArrowUp: -7 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = active + step
    if (next < 0 || next >= PARTS.length * 7) return
    setActive(next)
    event.currentTarget.querySelectorAll('button')[next]?.focus()
  }
  return (
    <div className={classes.grid} role="group" aria-label="Parts of the week" onKeyDown={onKeyDown}>
      <span />
      {DAYS.map((day) => (
        <span key={day} className={classes.gridHead} aria-hidden="true">
          {day}
        </span>
      ))}
      {PARTS.map((part, row) => [
        <span key={part.name} className={classes.gridPart} aria-hidden="true">
          {part.name}
        </span>,
        ...DAYS.map((day, i) => {
          const at = row * 7 + i
          return (
            <button
              key={`${part.name} ${day}`}
              type="button"
              className={classes.gridCell}
              aria-pressed={covers(i + 1, part)}
              aria-label={`${day} ${part.name.toLowerCase()}`}
              tabIndex={at === active ? 0 : -1}
              onFocus={() => setActive(at)}
              onClick={() => toggle(at)}
            />
          )
        }),
      ])}
    </div>
  )
}

/** Parts that touch are one window. */
function joined(chosen: readonly { readonly day: number; readonly row: number }[]): PreferredWindow[] {
  const windows: PreferredWindow[] = []
  for (const { day, row } of chosen) {
    const part = PARTS[row]
    const last = windows.at(-1)
    if (!part) continue
    if (last?.weekday === day && last.end === part.start) windows[windows.length - 1] = { ...last, end: part.end }
    else windows.push({ weekday: day, start: part.start, end: part.end })
  }
  return windows
}
