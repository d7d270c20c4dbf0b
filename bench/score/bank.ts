import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { answersOf, type ScoredLead } from '../../shared/priority/facts.ts'
import { compileScore, type Score } from '../../shared/priority/score.ts'
import { DAY } from '../../shared/time/instant.ts'
import { areaUnderCurve, liftOf, type Outcome } from './ranking.ts'

const FILE = 'bank-marketing/bank-additional-every-10th.csv'

/** The calls of the campaign (UCI Machine Learning Repository 222); undefined where the data is not there. */
export function bankFile(): string | undefined {
  const file = join(process.env['TEST_DATA'] ?? join(import.meta.dirname, '../../../shared/data'), FILE)
  return existsSync(file) ? file : undefined
}

/** The hour at which all of them are scored; only the distance from it matters. */
const AT = Date.UTC(2010, 10, 1)
/** What `pdays` says for somebody who was never called before. */
const NEVER = '999'

type Row = Readonly<Record<string, string>>

/** A row as a lead: what the app has a field for goes there, the rest are answers. `duration` is not read. */
function toLead(row: Row): ScoredLead {
  const of = (column: string): string => row[column] ?? ''
  return {
    stage: 'working',
    fit: null,
    intent: null,
    employees: null,
    industry: null,
    value: null,
    source: null,
    country: 'PT',
    region: null,
    created: AT,
    // `campaign` counts the call itself.
    attempts: Number(of('campaign')) - 1,
    connects: Number(of('previous')),
    noShows: 0,
    more: {
      title: of('job'),
      city: null,
      language: 'pt',
      lastActivity: of('pdays') === NEVER ? null : AT - Number(of('pdays')) * DAY,
      answers: answersOf([
        { label: 'Age', text: of('age') },
        { label: 'Education', text: of('education') },
        { label: 'Credit in default', text: of('default') },
        { label: 'Mortgage', text: of('housing') },
        { label: 'Personal loan', text: of('loan') },
        { label: 'Number', text: of('contact') },
        { label: 'Month', text: of('month') },
        { label: 'Last campaign', text: of('poutcome') },
        { label: 'Euribor', text: of('euribor3m') },
        { label: 'Employed', text: of('nr.employed') },
      ]),
    },
  }
}

/** Scores every call of the file as the app would have before it was made. */
export function scoreBank(file: string, rules: Parameters<typeof compileScore>[0]): Outcome[] {
  const score: Score = compileScore(rules)
  const rows = parse(readFileSync(file, 'utf8'), { delimiter: ';', columns: true }) as Row[]
  return rows.map((row) => {
    const lead = toLead(row)
    return { score: score.lasting(lead) + score.timed(lead, AT), yes: row['y'] === 'yes' }
  })
}

export interface BankResult {
  readonly calls: number
  readonly yes: number
  readonly area: number
  /** Of the best-scored tenth, and of the best-scored fifth. */
  readonly lift: number
  readonly liftOfFifth: number
}

export function measureBank(file: string, rules: Parameters<typeof compileScore>[0]): BankResult {
  const outcomes = scoreBank(file, rules)
  return {
    calls: outcomes.length,
    yes: outcomes.filter(({ yes }) => yes).length,
    area: areaUnderCurve(outcomes),
    lift: liftOf(outcomes, 0.1),
    liftOfFifth: liftOf(outcomes, 0.2),
  }
}
