import { setImmediate as nextTurn } from 'node:timers/promises'
import type { z } from 'zod'
import type { ImportedLeads, Mapping, MappingInput, Rejected } from '../../../shared/contract/leads.ts'
import { refuse } from '../refusals.ts'
import type { Services } from '../services.ts'
import type { WritableDb } from '../store/database.ts'
import { insertLeadImport, lastMapping } from '../store/leadImports.ts'
import { addActivity, insertLead, updateLeadFields } from '../store/leads.ts'
import { listReps } from '../store/reps.ts'
import { readCsv, type CsvFile } from './csv.ts'
import { fold } from './leadKeys.ts'
import { fitMapping, namesSomebody, proposeMapping } from './mapping.ts'
import { newColumns } from './merge.ts'
import { planImport, type Plan } from './plan.ts'
import { previewOf } from './preview.ts'
import { rowReader, type Candidate } from './row.ts'

export interface ImportInput {
  readonly csv: string
  readonly source?: string | undefined
  readonly mapping?: z.infer<typeof MappingInput> | undefined
  readonly dryRun: boolean
}

/** Rows between two announcements of how far the work is. */
const STEP = 1000
const TASK = 'leads/import'

/**
 * Imports a CSV file of leads, all of it in one change that can be taken back; with `dryRun` only says what would
 * happen. Throws UNREADABLE for a file that is no list of leads, INVALID_INPUT for a mapping that does not fit it.
 */
export async function importLeads(services: Services, input: ImportInput): Promise<ImportedLeads> {
  const chosen = input.mapping && asList(input.mapping)
  const file = await readCsv(
    input.csv,
    chosen?.map(({ column }) => column),
  )
  const { program, mapping: proposed } = proposeMapping(file.headers)
  const source = input.source || program || 'CSV'
  const mapping = chosen
    ? fitMapping(file.headers, chosen)
    : (lastMapping(services.db, file.headers, source) ?? proposed)
  if (!namesSomebody(mapping)) {
    throw refuse.unreadable(
      `None of the columns of this file is known to hold names, companies or e-mail addresses${program ? `, though it seems to be an export of ${program}` : ''}.`,
      program
        ? 'Export contacts or leads from there, or choose the field of each column yourself.'
        : 'Check that its first line names the columns, or choose the field of each column yourself.',
    )
  }
  const { leads, rejected, warnings } = await readRows(services, file, mapping)
  // From here to the end of the change nothing else runs: what is planned is what is written.
  const now = services.clock.now()
  const plan = planImport(services.db, leads, now)
  const batchId = services.newId()
  const counts = countsOf(plan)
  if (!input.dryRun && counts.created + counts.updated > 0) {
    services.change(labelOf(counts, input.source || program), (tx) => {
      write(services, tx, plan, { batchId, now, source: input.source || program || null })
      insertLeadImport(tx, {
        id: batchId,
        at: now,
        source,
        headers: file.headers,
        mapping,
        ...counts,
        rejected: rejected.length,
      })
    })
  }
  announce(services, file.rows.length, file.rows.length, true)
  return {
    ...counts,
    rejected,
    mapping,
    batchId,
    ...(program && { detected: program }),
    ...(warnings.length > 0 && { warnings }),
    ...(input.dryRun && { preview: previewOf(plan, services.db, input.source || program || null, now) }),
  }
}

const asList = (mapping: NonNullable<ImportInput['mapping']>): Mapping =>
  Array.isArray(mapping) ? mapping : Object.entries(mapping).map(([column, field]) => ({ column, field }))

async function readRows(services: Services, file: CsvFile, mapping: Mapping) {
  const owners = new Map<string, string>()
  for (const rep of listReps(services.db, { includeInactive: true })) {
    for (const word of [rep.name, rep.email]) if (word && !owners.has(fold(word))) owners.set(fold(word), rep.id)
  }
  const read = rowReader(file, mapping, { zone: services.settings().zone, owners })
  const leads: Candidate[] = []
  const rejected: Rejected[] = []
  const warnings: Rejected[] = []
  let done = 0
  for (const row of file.rows) {
    const result = read(row)
    if (result.kind === 'lead') {
      leads.push(result.lead)
      for (const reason of result.warnings) warnings.push({ line: row.line, reason })
    } else rejected.push({ line: result.line, reason: result.reason })
    if (++done % STEP === 0) {
      announce(services, done, file.rows.length, false)
      await nextTurn()
    }
  }
  return { leads, rejected, warnings }
}

function announce(services: Services, done: number, total: number, finished: boolean): void {
  if (total < STEP) return
  services.progress({ task: TASK, label: `Importing ${total.toLocaleString('en')} rows`, done, total, finished })
}

function write(
  services: Services,
  tx: WritableDb,
  plan: Plan,
  batch: { readonly batchId: string; readonly now: number; readonly source: string | null },
): void {
  const by = services.settings().setterName
  for (const { known, changed, row } of plan.people) {
    if (known) {
      if (changed) updateLeadFields(tx, known.id, changed)
      continue
    }
    const id = services.newId()
    insertLead(tx, {
      id,
      ...newColumns(row, batch.now),
      source: row.source ?? batch.source,
      created_ms: Math.min(row.createdAt ?? batch.now, batch.now),
      ...(row.doNotContact ? { next_kind: null } : { next_kind: 'call', next_due_ms: batch.now }),
      batch_id: batch.batchId,
    })
    addActivity(tx, {
      id: services.newId(),
      leadId: id,
      at: batch.now,
      kind: 'import',
      title: `Imported from ${batch.source ?? 'a CSV file'}`,
      by,
    })
  }
}

const countsOf = (plan: Plan) => ({
  created: plan.rows.filter(({ action }) => action === 'create').length,
  updated: plan.rows.filter(({ action }) => action === 'update').length,
  unchanged: plan.rows.filter(({ action }) => action === 'unchanged').length,
})

function labelOf({ created, updated }: { created: number; updated: number }, source: string | undefined): string {
  const leads = (count: number) => `${count.toLocaleString('en')} lead${count === 1 ? '' : 's'}`
  const from = source ? ` from ${source}` : ''
  if (updated === 0) return `Imported ${leads(created)}${from}`
  if (created === 0) return `Updated ${leads(updated)}${from}`
  return `Imported ${leads(created)}${from} and updated ${updated.toLocaleString('en')}`
}
