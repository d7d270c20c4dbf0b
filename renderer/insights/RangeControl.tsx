import { SegmentedControl } from '@mantine/core'
import { RANGES, type DayRange, type RangeName } from '../../shared/insights/ranges.ts'
import { DayInput } from '../forms/DayInput.tsx'
import { tidyRange, type InsightsPlace } from './insightsPlace.ts'
import css from './RangeControl.module.css'

export const RANGE_LABELS: Readonly<Record<RangeName, string>> = {
  today: 'Today',
  week: 'This week',
  '4w': '4 weeks',
  '13w': '13 weeks',
}

interface RangeControlProps {
  readonly range: InsightsPlace['range']
  readonly days: DayRange
  readonly today: string
  readonly onChange: (range: InsightsPlace['range']) => void
}

/** Which days count: some that go by today, or days of one's own. */
export function RangeControl({ range, days, today, onChange }: RangeControlProps) {
  const own = typeof range !== 'string'
  return (
    <div className={css.range}>
      <SegmentedControl
        aria-label="Days that count"
        withItemsBorders={false}
        data={[...RANGES.map((name) => ({ value: name as string, label: RANGE_LABELS[name] })), OWN]}
        value={own ? OWN.value : range}
        onChange={(chosen) => onChange(RANGES.find((name) => name === chosen) ?? days)}
      />
      {own && (
        <>
          <DayInput
            label="First day"
            value={days.from}
            today={today}
            onChange={(day) => day && onChange(tidyRange({ from: day, to: days.to < day ? day : days.to }))}
          />
          <span aria-hidden="true">–</span>
          <DayInput
            label="Last day"
            value={days.to}
            today={today}
            onChange={(day) => day && onChange(tidyRange({ from: days.from > day ? day : days.from, to: day }))}
          />
        </>
      )}
    </div>
  )
}

const OWN = { value: 'own', label: 'Own days' } as const
