import type { InsightReport } from '../../shared/contract/insights.ts'
import { valueOf } from '../../shared/insights/figures.ts'
import { DEFINITIONS, METRICS, type Metric } from '../../shared/insights/metrics.ts'
import { besideText, valueText } from '../../shared/insights/words.ts'
import { Sparkline } from './Sparkline.tsx'
import { useGridFocus } from './useGridFocus.ts'
import css from './FigureTable.module.css'

interface FigureTableProps {
  readonly report: InsightReport
  /** What the range is called; absent where it is today, which has a column of its own. */
  readonly range: string | undefined
  readonly chosen: Metric
  readonly onChoose: (metric: Metric) => void
  /** What a number is made of: of today, or of the range. */
  readonly onOpen: (metric: Metric, of: 'today' | 'range') => void
}

/** Each number with the definition that makes it one: today, in the range, and how it went. */
export function FigureTable({ report, range, chosen, onChoose, onOpen }: FigureTableProps) {
  const { today, total, series } = report
  const grid = useGridFocus(METRICS.length, range === undefined ? 2 : 3)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table may be a grid (ARIA in HTML)
    <table className={css.table} role="grid" aria-label="Figures" onKeyDown={grid.onKeyDown}>
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col" className={css.number}>
            Today
          </th>
          {range !== undefined && (
            <th scope="col" className={css.number}>
              {range}
            </th>
          )}
          <th scope="col">
            <span className="visuallyHidden">Beside it</span>
          </th>
          <th scope="col">Over time</th>
          <th scope="col">What it says</th>
        </tr>
      </thead>
      <tbody>
        {METRICS.map((metric, row) => {
          const { label, counts, of, beside, leftOut, day } = DEFINITIONS[metric]
          const own = range === undefined ? today : total
          return (
            <tr key={metric} data-chosen={metric === chosen || undefined}>
              <th scope="row">
                <button
                  type="button"
                  className={css.label}
                  aria-pressed={metric === chosen}
                  {...grid.cell(row, 0)}
                  onClick={() => onChoose(metric)}
                >
                  {label}
                </button>
              </th>
              <td className={css.number}>
                <button
                  type="button"
                  className={range === undefined ? css.value : css.quiet}
                  aria-label={`${valueText(metric, today)}, ${label} today`}
                  {...grid.cell(row, 1)}
                  onClick={() => onOpen(metric, 'today')}
                >
                  {valueText(metric, today)}
                </button>
              </td>
              {range !== undefined && (
                <td className={css.number}>
                  <button
                    type="button"
                    className={css.value}
                    aria-label={`${valueText(metric, total)}, ${label}, ${range}`}
                    {...grid.cell(row, 2)}
                    onClick={() => onOpen(metric, 'range')}
                  >
                    {valueText(metric, total)}
                  </button>
                </td>
              )}
              <td className={css.beside}>{besideText(metric, own)}</td>
              <td>
                <Sparkline values={series.map(({ figures }) => valueOf(metric, figures))} />
              </td>
              <td className={css.what}>
                <span className={css.counts}>
                  {counts}
                  {of ? ` ÷ ${of}` : ''}
                  {beside ? `; ${beside}` : ''}
                </span>
                <span className={css.leftOut}>
                  By the day of {day}. Left out: {leftOut}
                </span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
