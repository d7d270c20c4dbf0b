import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useParams } from 'wouter'
import type { InsightReport } from '../../shared/contract/insights.ts'
import { definitionText, DEFINITIONS, METRICS, SPLIT_LABELS, type Split } from '../../shared/insights/metrics.ts'
import { besideText, valueText } from '../../shared/insights/words.ts'
import { api } from '../api/client.ts'
import { useSettings } from '../api/workspace.ts'
import { BriefFrame } from '../brief/BriefFrame.tsx'
import sheet from '../brief/BriefSheet.module.css'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { formatDay, formatTime } from '../time/format.ts'
import { insightsPath, readPlace } from './insightsPlace.ts'
import { placeWords, rangeWords, rowWords } from './insightWords.ts'
import { useShownDays } from './useShownDays.ts'
import css from './InsightsPage.module.css'

const COMMANDS = { print: 'insights.print', pdf: 'insights.pdf', copy: 'insights.copy' } as const

/** The insights as they lie on paper: the numbers, the split, and what each number says. */
export default function InsightsPage() {
  const params = useParams<{ range?: string; split?: string }>()
  const place = readPlace(params.range, params.split)
  const [, navigate] = useLocation()
  const { workspaceName, clock } = useSettings()
  const { days, zone, now, firstWeekday } = useShownDays(place.range)
  const input = { ...days, split: place.split, firstWeekday }
  const { data: report, error } = useQuery(api.insights.report.queryOptions({ input }))
  const standUp = useQuery(api.insights.standUp.queryOptions())
  const words = rangeWords(days, zone, now)
  return (
    <BriefFrame
      title="Insights, as a page"
      note={words}
      text={report && standUp.data?.text}
      filename={`insights ${days.from} to ${days.to}`}
      commands={COMMANDS}
      copyLabel="Copy stand-up"
      copied="Copied the stand-up."
      back={
        <Button variant="subtle" onClick={() => navigate(insightsPath(place))}>
          To the screen
        </Button>
      }
    >
      <ErrorNote error={error} />
      {report && (
        <article className={sheet.sheet} aria-label="Insights">
          <header className={sheet.head}>
            <h2 className={sheet.title}>{workspaceName}</h2>
            <p className={sheet.time}>
              {words}, {placeWords(zone)}
            </p>
            <p className={sheet.theirs}>
              As of {formatDay(now, zone)}, {formatTime(now, zone, clock)}
            </p>
          </header>
          <Numbers report={report} split={place.split} />
          <Rows report={report} split={place.split} nameOf={(row) => rowWords(row, place.split, zone, now)} />
        </article>
      )}
    </BriefFrame>
  )
}

function Numbers({ report, split }: { readonly report: InsightReport; readonly split: Split }) {
  return (
    <section className={sheet.section}>
      <h3>Figures</h3>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col">Number</th>
            <th scope="col">What it says</th>
          </tr>
        </thead>
        <tbody>
          {METRICS.map((metric) => (
            <tr key={metric}>
              <th scope="row">{DEFINITIONS[metric].label}</th>
              <td className={css.number}>{valueText(metric, report.total)}</td>
              <td className={css.what}>
                {besideText(metric, report.total) && (
                  <span className={css.beside}>{besideText(metric, report.total)}</span>
                )}
                {definitionText(metric, split)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface RowsProps {
  readonly report: InsightReport
  readonly split: Split
  readonly nameOf: (row: InsightReport['rows'][number]) => string
}

function Rows({ report: { rows, total }, split, nameOf }: RowsProps) {
  return (
    <section className={sheet.section}>
      <h3>By {split}</h3>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{SPLIT_LABELS[split]}</th>
            {METRICS.map((metric) => (
              <th key={metric} scope="col" className={css.number}>
                {DEFINITIONS[metric].label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{nameOf(row)}</th>
              {METRICS.map((metric) => (
                <td key={metric} className={css.number}>
                  {valueText(metric, row.figures)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            {METRICS.map((metric) => (
              <td key={metric} className={css.number}>
                {valueText(metric, total)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
