import { setImmediate as nextTurn } from 'node:timers/promises'
import type { z } from 'zod'
import type {
  DateOrder,
  ImportedLeads,
  Mapping,
  MappingInput,
  OnDuplicate,
  Rejected,
} from '../../../shared/contract/leadImports.ts'
import type { Question } from '../../../shared/leads/answers.ts'
import { refuse } from '../refusals.ts'
import type { Services } from '../services.ts'
import { lastMapping } from '../store/leadImports.ts'
import { listFields } from '../store/qualification.ts'
import { listReps } from '../store/reps.ts'
import { readCsv, type CsvFile } from './csv.ts'
import { fold } from './leadKeys.ts'
import { fitMapping, namesSomebody, proposeMapping } from './mapping.ts'
import { planImport, type Plan } from './plan.ts'
import { previewOf } from './preview.ts'
import { importProgress, type ImportProgress } from './progress.ts'
import { rejectedCsv } from './rejectedRows.ts'
import { listedRows } from './listedRows.ts'
import { answerLabel, type RecordContext } from './recordRow.ts'
import { rowReader, type Candidate } from './row.ts'
import { dateOrderOf } from './values.ts'
import { writeImport } from './writeImport.ts'

export interface ImportInput {
  readonly csv: string
  readonly source?: string | undefined
  readonly mapping?: z.infer<typeof MappingInput> | undefined
  readonly dryRun: boolean
  readonly dateOrder?: DateOrder | undefined
  readonly onDuplicate: OnDuplicate
}

const isVcards = (text: string): boolean => /^\uFEFF?\s*BEGIN:VCARD/i.test(text)

/** Rows between two turns of other work. */
const STEP = 500

/**
 * Imports a file of leads, all of it as one change that can be taken back; with `dryRun` only says what would happen.
 * Other calls are answered meanwhile. Throws UNREADABLE for a file that is no list of leads, INVALID_INPUT for a mapping
 * that does not fit it; when `signal` aborts nothing stays, and it throws what that says.
 */
export async function importLeads(
  services: Services,
  input: ImportInput,
  signal?: AbortSignal | undefined,
): Promise<ImportedLeads> {
  const table = await readTable(services, input, signal)
  const { file, mapping, program } = table
  const progress = importProgress(services, file.rows.length, input.dryRun)
  try {
    const questions = listFields(services.db)
    const dates = datesOf(file, mapping, questions)
    const dateOrder = input.dateOrder ?? dates?.order ?? 'mdy'
    const { leads, rejected, warnings } = await readRows(
      services,
      { file, mapping, context: { dateOrder, questions } },
      progress,
      signal,
    )
    const now = services.clock.now()
    const plan = await planImport(services.db, {
      candidates: leads,
      now,
      onDuplicate: input.onDuplicate,
      questions,
      signal,
      progress: progress.matched,
    })
    const batchId = services.newId()
    const counts = countsOf(plan)
    const source = input.source || program || null
    if (!input.dryRun && counts.created + counts.updated > 0) {
      await writeImport(
        services,
        plan,
        { batchId, now, source, onDuplicate: input.onDuplicate, questions, progress: progress.written, signal },
        { source: table.source, headers: file.headers, mapping, ...counts, rejected: rejected.length },
      )
    }
    const kept = rejectedCsv(file, rejected)
    const listed = listedRows(services, plan)
    return {
      ...counts,
      people: peopleOf(plan, input),
      rejected,
      mapping,
      batchId,
      ...(kept && { rejectedCsv: kept }),
      ...(program && { detected: program }),
      ...(dates &&
        dates.unclear.length > 0 && {
          ambiguous: { column: dates.column, samples: [...dates.unclear], readAs: dateOrder },
        }),
      ...(warnings.length > 0 && { warnings }),
      ...(listed.length > 0 && { listed }),
      ...(input.dryRun && {
        samples: samplesOf(file),
        preview: previewOf(plan, services.db, source, now),
      }),
    }
  } finally {
    progress.finished()
  }
}

interface Table {
  readonly file: CsvFile
  readonly mapping: Mapping
  /** Which program wrote the file, where that shows. */
  readonly program: string | undefined
  /** Under which its mapping is kept. */
  readonly source: string
}

async function readTable(services: Services, input: ImportInput, signal: AbortSignal | undefined): Promise<Table> {
  const chosen = input.mapping && asList(input.mapping)
  if (isVcards(input.csv)) {
    // Few files are: what reads them need not be there from the start.
    const { readVcards } = await import('./vcards.ts')
    const { file, mapping } = readVcards(input.csv, listFields(services.db))
    const fitted = chosen ? fitMapping(file.headers, chosen) : mapping
    return { file, mapping: fitted, program: 'vCard', source: input.source || 'vCard' }
  }
  const file = await readCsv(
    input.csv,
    chosen?.map(({ column }) => column),
    signal,
  )
  const { program, mapping: proposed } = proposeMapping(file.headers, listFields(services.db))
  const source = input.source || program || 'CSV'
  const mapping = chosen
    ? fitMapping(file.headers, chosen)
    : (lastMapping(services.db, file.headers, source, proposed) ?? proposed)
  if (!namesSomebody(mapping)) {
    throw refuse.unreadable(
      `None of the columns of this file is known to hold names, companies or e-mail addresses${program ? `, though it seems to be an export of ${program}` : ''}.`,
      program
        ? 'Export contacts or leads from there, or choose the field of each column yourself.'
        : 'Check that its first line names the columns, or choose the field of each column yourself.',
    )
  }
  return { file, mapping, program, source }
}

const asList = (mapping: NonNullable<ImportInput['mapping']>): Mapping =>
  Array.isArray(mapping) ? mapping : Object.entries(mapping).map(([column, field]) => ({ column, field }))

/** In which order the file writes its dates; undefined where no column of it holds any. */
function datesOf(file: CsvFile, mapping: Mapping, questions: readonly Question[]) {
  const days = new Set(questions.flatMap(({ kind, label }) => (kind === 'date' ? [label.trim().toLowerCase()] : [])))
  const columns = mapping.flatMap(({ field }, at) =>
    field === 'createdAt' ||
    field === 'consentDate' ||
    (field && days.has(answerLabel(field)?.trim().toLowerCase() ?? ''))
      ? [at]
      : [],
  )
  const [first] = columns
  if (first === undefined) return undefined
  function* cells(): Generator<string> {
    for (const row of file.rows) for (const at of columns) yield row.cells[at] ?? ''
  }
  return { ...dateOrderOf(cells()), column: file.headers[first] ?? '' }
}

/** What stands in the first rows, by column. */
const SAMPLE_ROWS = 20
const SAMPLES = 3
const samplesOf = (file: CsvFile): string[][] =>
  file.headers.map((_, at) =>
    file.rows
      .slice(0, SAMPLE_ROWS)
      .flatMap(({ cells }) => cells[at]?.replace(/\s+/g, ' ').trim().slice(0, 80) || [])
      .slice(0, SAMPLES),
  )

async function readRows(
  services: Services,
  { file, mapping, context }: { file: CsvFile; mapping: Mapping; context: RecordContext },
  progress: ImportProgress,
  signal: AbortSignal | undefined,
) {
  const owners = new Map<string, string>()
  for (const rep of listReps(services.db, { includeInactive: true })) {
    for (const word of [rep.name, rep.email]) if (word && !owners.has(fold(word))) owners.set(fold(word), rep.id)
  }
  const read = rowReader(file, mapping, { zone: services.settings().zone, owners, ...context })
  const leads: Candidate[] = []
  const rejected: Rejected[] = []
  const warnings: Rejected[] = []
  for (const [i, row] of file.rows.entries()) {
    if (i % STEP === STEP - 1) {
      progress.read(i + 1)
      await nextTurn()
      signal?.throwIfAborted()
    }
    const result = read(row)
    if (result.kind === 'lead') {
      leads.push(result.lead)
      for (const reason of result.warnings) warnings.push({ line: row.line, reason })
    } else rejected.push({ line: result.line, reason: result.reason })
  }
  return { leads, rejected, warnings }
}

function countsOf(plan: Plan) {
  const of = (action: Plan['rows'][number]['action']) => plan.rows.filter((row) => row.action === action).length
  return {
    created: of('create'),
    updated: of('update'),
    unchanged: of('unchanged'),
    skipped: of('skip'),
    duplicates: plan.rows.length - plan.people.length,
  }
}

function peopleOf(plan: Plan, { onDuplicate }: ImportInput) {
  const known = plan.people.filter((person) => person.known)
  const updated = known.filter((person) => person.changed).length
  const left = known.length - updated
  return {
    created: plan.people.length - known.length,
    updated,
    unchanged: onDuplicate === 'skip' ? 0 : left,
    skipped: onDuplicate === 'skip' ? left : 0,
  }
}
