import type { Inputs } from '../../shared/contract/index.ts'
import { COUNTS, type Figures } from '../../shared/insights/figures.ts'
import { definitionText, DEFINITIONS, METRICS, SPLIT_LABELS, type Split } from '../../shared/insights/metrics.ts'
import { standUpText, type StandUpDay } from '../../shared/insights/standUp.ts'
import { minutesText } from '../../shared/insights/words.ts'
import { localDay } from '../../shared/time/zone.ts'
import { stem } from './calendar/filename.ts'
import type { Implementer } from './implementer.ts'
import { reportOf, spanOf, tallyOf, waits, type Report } from './insightReport.ts'
import { csvText } from './intake/csvText.ts'
import { iso, type Services } from './services.ts'
import {
  bookedIn,
  countedRecords,
  countUnconfirmed,
  lastDoneBefore,
  namesOfLeads,
  type RecordRow,
} from './store/insights.ts'

/** What was done and what came of it (docs/rules.md, "What is counted"). */
export function insightsTopic(os: Implementer, services: Services) {
  const { db, clock } = services

  const firstCalls = (input: Inputs['insights']['records'], split: Split) => {
    const found = waits(services, [spanOf(input, services.settings().zone)], split)
      .filter(({ row, wait }) => wait !== 'running' && (input.key === undefined || row.key === input.key))
      .sort((a, b) => b.row.created_ms - a.row.created_ms || (a.row.id < b.row.id ? 1 : -1))
    const offset = input.offset ?? 0
    const shown = found.slice(offset, offset + (input.limit ?? 100))
    const names = namesOfLeads(
      db,
      shown.map(({ row }) => row.id),
    )
    const rows = shown.map(({ row, wait, ms }): RecordRow => ({
      at_ms: row.created_ms,
      lead_id: row.id,
      lead_name: names.get(row.id)?.name ?? '',
      company: names.get(row.id)?.company ?? null,
      meeting_id: null,
      what:
        ms === null
          ? 'Never called'
          : `Called after ${minutesText(ms / 60_000)}, ${wait === 'late' ? 'late' : 'in time'}`,
    }))
    return { total: found.length, rows }
  }

  return {
    report: os.insights.report.handler(({ input }) => {
      const { total, today, unit, series, rows } = reportOf(services, input)
      return {
        zone: services.settings().zone,
        from: input.from,
        to: input.to,
        split: input.split,
        total,
        today,
        unit,
        series: series.map(({ bucket, figures }) => ({
          start: iso(bucket.from),
          end: iso(bucket.to),
          day: bucket.day,
          figures,
        })),
        rows: [...rows],
      }
    }),

    records: os.insights.records.handler(({ input }) => {
      const { metric, split, key, limit, offset } = input
      // A week is a range of its own.
      const own = split === 'week' ? undefined : key
      const span = spanOf(input, services.settings().zone)
      const { total, rows } =
        metric === 'firstCall'
          ? firstCalls({ ...input, key: own }, split)
          : countedRecords(db, { metric, span, split, key: own, limit, offset })
      return {
        total,
        records: rows.map((row) => ({
          at: iso(row.at_ms),
          leadId: row.lead_id,
          leadName: row.lead_name,
          company: row.company,
          meetingId: row.meeting_id,
          what: row.what,
        })),
      }
    }),

    export: os.insights.export.handler(({ input }) => {
      const { workspaceName, zone } = services.settings()
      return {
        filename: `${stem(['insights', workspaceName, input.from, 'to', input.to, 'by', input.split])}.csv`,
        csv: csvText(fileRows(reportOf(services, input), input.split, `${input.from} to ${input.to}, ${zone}`)),
      }
    }),

    standUp: os.insights.standUp.handler(() => {
      const { workspaceName, zone, clock: style } = services.settings()
      const now = clock.now()
      const dayOf = (at: number): StandUpDay => {
        const day = localDay(at, zone)
        const range = { from: day, to: day }
        const booked = bookedIn(db, spanOf(range, zone)).map((row) => ({
          leadName: row.lead_name,
          company: row.company,
          host: row.host,
          start: row.start_ms,
        }))
        return { at, figures: tallyOf(services, range).figures(), booked }
      }
      const today = localDay(now, zone)
      const span = spanOf({ from: today, to: today }, zone)
      const before = lastDoneBefore(db, span.from)
      return {
        text: standUpText({
          workspace: workspaceName,
          zone,
          clock: style,
          before: before === null ? undefined : dayOf(before),
          today: dayOf(now),
          unconfirmed: countUnconfirmed(db, span, now),
        }),
      }
    }),
  }
}

const COUNT_LABELS: Readonly<Record<(typeof COUNTS)[number], string>> = {
  dials: 'Dials',
  connects: 'Connects',
  booked: 'Booked',
  held: 'Held',
  noShow: 'No-shows',
  unknown: 'No outcome yet',
  cancelled: 'Cancelled',
  ahead: 'Ahead',
  reschedules: 'Reschedules',
}

/** The rows of the split, the total, and what each number means: counts, so that whoever has the file can add up. */
function fileRows({ rows, total }: Report, split: Split, range: string): string[][] {
  const numbers = ({ firstCall, ...counts }: Figures): string[] => [
    ...COUNTS.map((count) => String(counts[count])),
    ...[firstCall.within, firstCall.late, firstCall.missed, firstCall.running].map(String),
    firstCall.medianMinutes === null ? '' : firstCall.medianMinutes.toFixed(1),
  ]
  return [
    [
      SPLIT_LABELS[split],
      ...COUNTS.map((count) => COUNT_LABELS[count]),
      'First call in time',
      'First call late',
      'Never called',
      'Time running',
      'Median minutes to first call',
    ],
    ...rows.map(({ name, figures }) => [name, ...numbers(figures)]),
    ['Total', ...numbers(total)],
    [],
    ['Days', range],
    ...METRICS.map((metric) => [DEFINITIONS[metric].label, definitionText(metric, split)]),
  ]
}
