import { ActionIcon, Popover, TextInput } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import '@mantine/dates/styles.css'
import { IconCalendar } from '@tabler/icons-react'
import { useState, type KeyboardEvent } from 'react'
import { firstTime, parseWhen } from '../../shared/time/when.ts'
import { localDay } from '../../shared/time/zone.ts'
import { useCommand } from '../commands/dispatch.ts'
import { useAriaKeys } from '../commands/keyMap.ts'
import { parseDay } from '../forms/parseDay.ts'

interface JumpToDateProps {
  /** The local day that is looked at, and the one it is now. */
  readonly day: string
  readonly today: string
  readonly now: number
  readonly zone: string
  readonly onJump: (day: string) => void
}

/** A day that is typed (`24 dec`, `next week`, `fri`) or chosen; null for what is understood as none. */
export function dayMeant(text: string, now: number, zone: string): string | null {
  const day = parseDay(text, localDay(now, zone))
  if (day) return day
  const when = parseWhen(text, now, zone)
  return when && localDay(firstTime(when, zone), zone)
}

/** The way to any day of the board: a field to type into, and a month to choose from. */
export function JumpToDate({ day, today, now, zone, onJump }: JumpToDateProps) {
  const [opened, setOpened] = useState(false)
  const [text, setText] = useState('')
  const [failed, setFailed] = useState(false)
  const dateKey = useAriaKeys('board.date')
  const show = (open: boolean) => {
    setOpened(open)
    setText('')
    setFailed(false)
  }
  useCommand('board.date', () => show(true))
  const jump = (to: string) => {
    show(false)
    onJump(to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    const meant = dayMeant(text, now, zone)
    if (meant) jump(meant)
    else setFailed(true)
  }
  return (
    <Popover
      opened={opened}
      onChange={show}
      trapFocus
      position="bottom-start"
      shadow="md"
      withRoles={false}
      // There with the key that asks for it, and gone with the one that answers: what is typed next finds its place.
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <ActionIcon
          variant="default"
          size={28}
          aria-label="Jump to a date"
          aria-haspopup="dialog"
          aria-expanded={opened}
          aria-keyshortcuts={dateKey}
          title="Jump to a date"
          onClick={() => show(!opened)}
        >
          <IconCalendar size={15} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label="Jump to a date" p={10}>
        <TextInput
          data-autofocus
          aria-label="Date"
          placeholder="24 dec, next week, fri"
          mb={8}
          value={text}
          error={failed && 'Not a day. Try 24 dec or 2026-12-24.'}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setFailed(false)
          }}
          onKeyDown={onKeyDown}
        />
        <DatePicker
          value={day}
          defaultDate={day}
          onChange={(chosen) => chosen && jump(chosen)}
          firstDayOfWeek={1}
          weekendDays={[]}
          hideOutsideDates
          ariaLabels={{ previousMonth: 'Previous month', nextMonth: 'Next month' }}
          getDayProps={(one) => (one === today ? { 'data-today': true } : {})}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
