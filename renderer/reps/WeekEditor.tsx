import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useRef } from 'react'
import { HoursBar, HoursScale } from './HoursBar.tsx'
import { hoursText, parseHours } from './hoursText.ts'
import { LONG_DAYS, paint, SHORT_DAYS } from './weekHours.ts'
import css from './WeekEditor.module.css'

interface Props {
  /** What stands in the field of each weekday, Monday first. */
  readonly week: readonly string[]
  readonly onChange: (week: readonly string[]) => void
  /** What the backend refused, by weekday. */
  readonly refused: (weekday: number) => string | undefined
}

/** The usual week: a day is a line of text, `9-12, 13-17:30`, and a bar that says and takes the same. */
export function WeekEditor({ week, onChange, refused }: Props) {
  const fields = useRef<(HTMLInputElement | null)[]>([])
  const write = (day: number, text: string) => onChange(week.map((old, i) => (i === day ? text : old)))
  const copyTo = (day: number, days: readonly number[]) =>
    onChange(week.map((old, i) => (days.includes(i) ? (week[day] ?? '') : old)))

  return (
    <div className={css.week}>
      <div className={css.scale}>
        <HoursScale />
      </div>
      {week.map((text, day) => {
        const parsed = parseHours(text)
        const name = LONG_DAYS[day] ?? ''
        return (
          <div key={name} className={css.day} data-weekend={day > 4 || undefined}>
            <span className={css.name} aria-hidden="true">
              {SHORT_DAYS[day]}
            </span>
            <TextInput
              ref={(field) => {
                fields.current[day] = field
              }}
              className={css.text}
              aria-label={`Hours on ${name}`}
              placeholder="closed"
              spellCheck={false}
              value={text}
              error={parsed.ok ? refused(day + 1) : parsed.message}
              onChange={(event) => write(day, event.currentTarget.value)}
              onBlur={() => {
                if (parsed.ok) write(day, hoursText(parsed.stretches))
              }}
              onKeyDown={(event) => {
                const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
                if (step === 0 || event.altKey) return
                event.preventDefault()
                fields.current[day + step]?.focus()
                fields.current[day + step]?.select()
              }}
            />
            <HoursBar
              stretches={parsed.ok ? parsed.stretches : []}
              onPaint={(from, to, erase) => {
                if (parsed.ok) write(day, hoursText(paint(parsed.stretches, from, to, erase)))
              }}
            />
            <Tooltip label={day < 5 ? 'Copy to Monday to Friday' : 'Copy to Saturday and Sunday'}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Copy the hours of ${name} to ${day < 5 ? 'Monday to Friday' : 'Saturday and Sunday'}`}
                onClick={() => copyTo(day, day < 5 ? [0, 1, 2, 3, 4] : [5, 6])}
              >
                <IconCopy size={15} stroke={1.75} />
              </ActionIcon>
            </Tooltip>
          </div>
        )
      })}
      <div className={css.presets}>
        <span>Set the week to</span>
        {PRESETS.map(([label, hours]) => (
          <Button
            key={label}
            variant="default"
            size="compact-xs"
            onClick={() => onChange(week.map((_, day) => (day < 5 ? hours : '')))}
          >
            {label}
          </Button>
        ))}
      </div>
    </div>
  )
}

const PRESETS = [
  ['Mon–Fri 9 to 17', '09:00–17:00'],
  ['Mon–Fri 8:30 to 17:30, lunch at 12', '08:30–12:00, 13:00–17:30'],
] as const
