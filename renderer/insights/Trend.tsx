import '@mantine/charts/styles.css'
import { BarChart } from '@mantine/charts'
import type { InsightReport } from '../../shared/contract/insights.ts'
import { valueOf } from '../../shared/insights/figures.ts'
import { DEFINITIONS, type Metric } from '../../shared/insights/metrics.ts'
import { besideText, countText, minutesText, valueText } from '../../shared/insights/words.ts'
import { useNow, useSettings } from '../api/workspace.ts'
import { partWords } from './insightWords.ts'
import css from './Trend.module.css'

interface TrendProps {
  readonly report: InsightReport
  readonly metric: Metric
  /** Shows the table in place of the chart. */
  readonly asTable: boolean
}

const NAMES = { hour: 'Hour', day: 'Day', week: 'Week' } as const

/** A number over time, as a chart; the same as a table, which is what a screen reader has in either case. */
export default function Trend({ report: { series, unit, zone }, metric, asTable }: TrendProps) {
  const now = useNow()
  const { clock } = useSettings()
  const { label, unit: of } = DEFINITIONS[metric]
  const parts = series.map((part) => ({
    ...partWords(part, unit, zone, now, clock),
    key: part.start,
    value: valueOf(metric, part.figures),
    text: valueText(metric, part.figures),
    beside: besideText(metric, part.figures),
  }))
  const onAxis = (value: number): string =>
    of === 'percent' ? `${Math.round(value * 100)} %` : of === 'minutes' ? minutesText(value) : countText(value)
  return (
    <div className={css.trend}>
      {!asTable && (
        <div className={css.chart} aria-hidden="true">
          <BarChart
            h="100%"
            w="100%"
            data={parts}
            dataKey="short"
            series={[{ name: 'value', label, color: 'var(--accent)' }]}
            gridAxis="x"
            tickLine="none"
            strokeDasharray="0"
            gridColor="var(--hairline)"
            textColor="var(--ink-2)"
            cursorFill="var(--sunken)"
            maxBarWidth={34}
            valueFormatter={onAxis}
            yAxisProps={{ width: of === 'count' ? 34 : 54, allowDecimals: of !== 'count', tickCount: 4 }}
            xAxisProps={{ minTickGap: 14, interval: 'preserveStartEnd' }}
            barProps={{ isAnimationActive: false, radius: [3, 3, 0, 0] }}
            barChartProps={{ accessibilityLayer: false, margin: { top: 6, right: 8, bottom: 0, left: 0 } }}
            tooltipAnimationDuration={0}
          />
        </div>
      )}
      <div className={asTable ? css.scroll : 'visuallyHidden'} tabIndex={asTable ? 0 : undefined}>
        <table className={css.table}>
          <caption className="visuallyHidden">{label} over time</caption>
          <thead>
            <tr>
              <th scope="col">{NAMES[unit]}</th>
              <th scope="col">{label}</th>
              <th scope="col">
                <span className="visuallyHidden">Beside it</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ key, long, text, beside }) => (
              <tr key={key}>
                <th scope="row">{long}</th>
                <td>{text}</td>
                <td className={css.beside}>{beside}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
