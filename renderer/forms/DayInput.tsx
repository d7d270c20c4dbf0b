import '@mantine/dates/styles.css'
import { DateInput } from '@mantine/dates'
import { parseDay } from './parseDay.ts'

interface Props {
  readonly label: string
  readonly value: string | null
  readonly onChange: (day: string | null) => void
  /** The local day now, which the calendar opens at; never the computer's own. */
  readonly today: string
  readonly min?: string
  readonly error?: string | undefined
  readonly autoFocus?: boolean
}

/** A local day, typed (`2026-12-24`, `24 dec`, `24.12.`) or chosen. */
export function DayInput({ label, value, onChange, today, min, error, autoFocus }: Props) {
  return (
    <DateInput
      w={158}
      size="xs"
      aria-label={label}
      placeholder="24 Dec"
      valueFormat="ddd D MMM YYYY"
      value={value}
      defaultDate={value ?? today}
      minDate={min}
      firstDayOfWeek={1}
      weekendDays={[]}
      hideOutsideDates
      ariaLabels={{ previousMonth: 'Previous month', nextMonth: 'Next month' }}
      data-autofocus={autoFocus || undefined}
      error={error}
      dateParser={(text) => parseDay(text, today)}
      getDayProps={(day) => (day === today ? { 'data-today': true } : {})}
      popoverProps={{ withinPortal: true }}
      onChange={onChange}
    />
  )
}
