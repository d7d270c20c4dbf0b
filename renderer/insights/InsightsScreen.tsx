import { Button, SegmentedControl } from '@mantine/core'
import { IconChartBar, IconCopy, IconDownload, IconFileText, IconTable } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { isEmpty } from '../../shared/insights/figures.ts'
import { DEFINITIONS, SPLIT_LABELS, splitText, SPLITS, type Metric } from '../../shared/insights/metrics.ts'
import { api, client, shell } from '../api/client.ts'
import { showToast, toastError } from '../app/toast.ts'
import { copyText } from '../brief/copyText.ts'
import { runCommand, useCommand } from '../commands/dispatch.ts'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { KeyCap } from '../components/KeyCap.tsx'
import quiet from '../components/QuietButton.module.css'
import { ScreenHeader } from '../components/ScreenHeader.tsx'
import { SectionTitle } from '../components/SectionTitle.tsx'
import { FigureTable } from './FigureTable.tsx'
import { insightsPagePath, insightsPath, readPlace, type InsightsPlace } from './insightsPlace.ts'
import { daysOfRow, placeWords, rangeWords, rowWords } from './insightWords.ts'
import { RangeControl, RANGE_LABELS } from './RangeControl.tsx'
import { RecordsDialog, type Made } from './RecordsDialog.tsx'
import { SplitTable } from './SplitTable.tsx'
import { useShownDays } from './useShownDays.ts'
import css from './InsightsScreen.module.css'

/** The numbers are there first: what draws the chart is the larger part of this screen. */
const Trend = lazy(() => import('./Trend.tsx'))

/** What was done and what came of it, each number with its definition and a way to what it is made of. */
export default function InsightsScreen() {
  const params = useParams<{ range?: string; split?: string }>()
  const place = readPlace(params.range, params.split)
  const [, navigate] = useLocation()
  const { days, today, zone, now, firstWeekday } = useShownDays(place.range)
  const [metric, setMetric] = useState<Metric>('dials')
  const [asTable, setAsTable] = useState(false)
  const [open, setOpen] = useState<{ readonly made: Made; readonly of: string }>()
  const asked = { ...days, split: place.split, firstWeekday }
  const { data: report, error } = useQuery({
    ...api.insights.report.queryOptions({ input: asked }),
    placeholderData: keepPreviousData,
  })
  const go = (next: Partial<InsightsPlace>) => navigate(insightsPath({ ...place, ...next }), { replace: true })
  const copy = () => {
    client.insights.standUp().then(({ text }) => copyText(text, 'Copied the stand-up.'), toastError)
  }
  const save = () => {
    client.insights
      .export(asked)
      .then(({ filename, csv }) => shell.saveFile({ filename, content: csv }))
      .then(({ saved }) => saved && showToast({ text: 'Saved the insights as a file.' }), toastError)
  }
  useCommand('insights.today', () => go({ range: 'today' }))
  useCommand('insights.week', () => go({ range: 'week' }))
  useCommand('insights.fourWeeks', () => go({ range: '4w' }))
  useCommand('insights.quarter', () => go({ range: '13w' }))
  useCommand('insights.own', () => go({ range: days }))
  useCommand('insights.split', () => {
    go({ split: SPLITS[(SPLITS.indexOf(place.split) + 1) % SPLITS.length] ?? 'setter' })
  })
  useCommand('insights.table', () => setAsTable((was) => !was))
  useCommand('insights.copy', copy)
  useCommand('insights.export', save)
  useCommand('insights.page', () => navigate(insightsPagePath(place)))

  const words = rangeWords(days, zone, now)
  const rangeName = typeof place.range === 'string' ? RANGE_LABELS[place.range] : words
  const onlyToday = days.from === today && days.to === today
  const nothing = report && isEmpty(report.total) && isEmpty(report.today)
  return (
    <div className={css.screen}>
      <ScreenHeader
        title="Insights"
        note={`${words}, ${placeWords(zone)}`}
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconCopy size={15} />}
              rightSection={<KeyCap command="insights.copy" />}
              onClick={copy}
            >
              Copy stand-up
            </Button>
            <Button
              variant="default"
              leftSection={<IconDownload size={15} />}
              rightSection={<KeyCap command="insights.export" />}
              onClick={save}
            >
              Export
            </Button>
            <Button
              variant="default"
              leftSection={<IconFileText size={15} />}
              rightSection={<KeyCap command="insights.page" />}
              onClick={() => runCommand('insights.page')}
            >
              As a page
            </Button>
          </>
        }
      />
      <div className={css.scroll} role="region" aria-label="Insights" tabIndex={-1}>
        <RangeControl range={place.range} days={days} today={today} onChange={(range) => go({ range })} />
        <ErrorNote error={error} />
        {nothing && (
          <EmptyState
            icon={<IconChartBar size={22} />}
            title="Nothing was done in these days"
            text="Calls that are logged, meetings that are booked and what becomes of them are counted here, from the first one on."
          >
            <Button variant="default" onClick={() => navigate('/queue')}>
              To the queue
            </Button>
            <Button variant="default" onClick={() => go({ range: '13w' })}>
              Look at 13 weeks
            </Button>
          </EmptyState>
        )}
        {report && (
          <>
            <section className={css.card} aria-label="Figures">
              <FigureTable
                report={report}
                range={onlyToday ? undefined : rangeName}
                chosen={metric}
                onChoose={setMetric}
                onOpen={(chosen, of) => {
                  const span = of === 'today' ? { from: today, to: today } : days
                  setOpen({ made: { metric: chosen, split: 'week', ...span }, of: of === 'today' ? 'today' : words })
                }}
              />
            </section>
            {!nothing && (
              <div className={css.below}>
                <section className={`${css.card} ${css.trend}`} aria-labelledby="insights-trend">
                  <SectionTitle
                    id="insights-trend"
                    extra={
                      <button
                        type="button"
                        className={`${quiet.button} ${css.toggle}`}
                        aria-pressed={asTable}
                        onClick={() => runCommand('insights.table')}
                      >
                        {asTable ? <IconChartBar size={14} /> : <IconTable size={14} />}
                        {asTable ? 'As a chart' : 'As a table'} <KeyCap command="insights.table" />
                      </button>
                    }
                  >
                    {DEFINITIONS[metric].label} over time
                  </SectionTitle>
                  <Suspense fallback={null}>
                    <Trend report={report} metric={metric} asTable={asTable} />
                  </Suspense>
                </section>
                <section className={css.card} aria-label="Split">
                  <div className={css.by}>
                    <SegmentedControl
                      aria-label="Split by"
                      withItemsBorders={false}
                      data={SPLITS.map((split) => ({ value: split, label: SPLIT_LABELS[split] }))}
                      value={place.split}
                      onChange={(split) => go({ split: SPLITS.find((one) => one === split) ?? 'setter' })}
                    />
                    <KeyCap command="insights.split" />
                  </div>
                  <p className={css.whom}>{splitText(report.split)}</p>
                  <SplitTable
                    report={report}
                    nameOf={(row) => rowWords(row, report.split, zone, now)}
                    chosen={metric}
                    onOpen={(chosen, row) => {
                      const { split } = report
                      const name = rowWords(row, split, zone, now)
                      setOpen({
                        made: { metric: chosen, split, key: row.key, ...daysOfRow(report, split, row.key) },
                        of: split === 'week' ? name : `${name}, ${rangeWords(report, zone, now)}`,
                      })
                    }}
                  />
                </section>
              </div>
            )}
          </>
        )}
      </div>
      <RecordsDialog made={open?.made} of={open?.of ?? ''} onClose={() => setOpen(undefined)} />
    </div>
  )
}
