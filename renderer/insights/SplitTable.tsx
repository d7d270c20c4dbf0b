import type { InsightReport } from '../../shared/contract/insights.ts'
import { valueOf } from '../../shared/insights/figures.ts'
import { DEFINITIONS, METRICS, SPLIT_LABELS, type Metric } from '../../shared/insights/metrics.ts'
import { valueText } from '../../shared/insights/words.ts'
import { useGridFocus } from './useGridFocus.ts'
import css from './SplitTable.module.css'

interface SplitTableProps {
  readonly report: InsightReport
  /** What each row is called. */
  readonly nameOf: (row: InsightReport['rows'][number]) => string
  readonly chosen: Metric
  readonly onOpen: (metric: Metric, row: InsightReport['rows'][number]) => void
}

/** The same numbers for each setter, rep, source or week; the rows add up to the total. */
export function SplitTable({ report: { rows, total, split }, nameOf, chosen, onOpen }: SplitTableProps) {
  const grid = useGridFocus(rows.length, METRICS.length)
  const top = Math.max(...rows.map(({ figures }) => valueOf(chosen, figures) ?? 0), 0)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table may be a grid (ARIA in HTML)
    <table className={css.table} role="grid" aria-label={`By ${split}`} onKeyDown={grid.onKeyDown}>
      <thead>
        <tr>
          <th scope="col">{SPLIT_LABELS[split]}</th>
          {METRICS.map((metric) => (
            <th key={metric} scope="col" data-chosen={metric === chosen || undefined}>
              {DEFINITIONS[metric].label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={row.key}>
            <th scope="row">{nameOf(row)}</th>
            {METRICS.map((metric, column) => (
              <td key={metric} data-chosen={metric === chosen || undefined}>
                <button
                  type="button"
                  className={css.value}
                  data-none={!valueOf(metric, row.figures) || undefined}
                  aria-label={`${valueText(metric, row.figures)}, ${DEFINITIONS[metric].label}, ${nameOf(row)}`}
                  {...grid.cell(i, column)}
                  onClick={() => onOpen(metric, row)}
                >
                  {valueText(metric, row.figures)}
                </button>
                {metric === chosen && valueOf(metric, row.figures) !== null && (
                  <span className={css.bar} aria-hidden="true">
                    <span style={{ width: `${top === 0 ? 0 : ((valueOf(metric, row.figures) ?? 0) / top) * 100}%` }} />
                  </span>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Total</th>
          {METRICS.map((metric) => (
            <td key={metric} data-chosen={metric === chosen || undefined}>
              <span className={css.value}>{valueText(metric, total)}</span>
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  )
}
