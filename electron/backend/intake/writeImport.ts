import type { OnDuplicate } from '../../../shared/contract/leadImports.ts'
import type { Question } from '../../../shared/leads/answers.ts'
import type { Services } from '../services.ts'
import type { WritableDb } from '../store/database.ts'
import { insertLeadImport, type NewLeadImport } from '../store/leadImports.ts'
import { addActivity, getLead, insertLead, updateLeadFields, type LeadRow, type NewLead } from '../store/leads.ts'
import { companiesFor } from '../store/companyLookup.ts'
import { changedColumns, newColumns } from './merge.ts'
import type { Plan, PlannedPerson } from './plan.ts'
import type { Candidate } from './row.ts'

export interface Batch {
  readonly batchId: string
  readonly now: number
  /** Of leads of which the file does not say it. */
  readonly source: string | null
  readonly onDuplicate: OnDuplicate
  readonly questions: readonly Question[]
  /** Told how many rows' worth of people is written. */
  readonly progress: (rows: number) => void
  readonly signal: AbortSignal | undefined
}

/** People that are written in one go: about as long as another call may wait. */
const PIECE = 1000

/** Writes what is planned, as one change whose id is the batch's. */
export async function writeImport(
  services: Services,
  plan: Plan,
  batch: Batch,
  summary: Omit<NewLeadImport, 'id' | 'at'>,
): Promise<void> {
  const people = plan.people.filter(({ known, changed }) => !known || changed)
  const by = services.settings().setterName
  function* pieces(): Generator<readonly PlannedPerson[]> {
    for (let at = 0; at < people.length; at += PIECE) {
      batch.progress((plan.rows.length * at) / people.length)
      yield people.slice(at, at + PIECE)
    }
  }
  let isFirst = true
  await services.changeInPieces(
    pieces(),
    (tx, piece) => {
      if (isFirst) insertLeadImport(tx, { ...summary, id: batch.batchId, at: batch.now })
      isFirst = false
      writePiece(services, tx, piece, batch, by)
    },
    { id: batch.batchId, label: () => labelOf(summary, batch.source), signal: batch.signal },
  )
}

function writePiece(
  services: Services,
  tx: WritableDb,
  piece: readonly PlannedPerson[],
  batch: Batch,
  by: string,
): void {
  const known: { readonly lead: LeadRow; readonly person: PlannedPerson }[] = []
  const fresh: NewLead[] = []
  for (const person of piece) {
    // Somebody may have changed the lead since it was looked at, or taken it back.
    const lead = person.known && getLead(tx, person.known.id, batch.now)
    if (lead) known.push({ lead, person })
    else fresh.push(newLead(services.newId(), person.row, batch))
  }
  // Before the others: whoever leaves a company can take it away.
  const companies = companiesFor(tx, fresh)
  for (const lead of fresh) {
    insertLead(tx, lead, companies)
    addActivity(tx, {
      id: services.newId(),
      leadId: lead.id,
      at: batch.now,
      kind: 'import',
      title: `Imported from ${batch.source ?? 'a CSV file'}`,
      by,
    })
  }
  for (const { lead, person } of known) {
    const changed = changedColumns(lead, person.row, batch.now, batch.questions)
    if (Object.keys(changed).length > 0) updateLeadFields(tx, lead.id, changed)
  }
}

const newLead = (id: string, row: Candidate, batch: Batch): NewLead => ({
  id,
  ...newColumns(row, batch.now),
  source: row.source ?? batch.source,
  created_ms: Math.min(row.createdAt ?? batch.now, batch.now),
  ...(row.doNotContact ? { next_kind: null } : { next_kind: 'call', next_due_ms: batch.now }),
  batch_id: batch.batchId,
})

function labelOf({ created, updated }: { created: number; updated: number }, source: string | null): string {
  const leads = (count: number) => `${count.toLocaleString('en')} lead${count === 1 ? '' : 's'}`
  const from = source ? ` from ${source}` : ''
  if (updated === 0) return `Imported ${leads(created)}${from}`
  if (created === 0) return `Updated ${leads(updated)}${from}`
  return `Imported ${leads(created)}${from} and updated ${updated.toLocaleString('en')}`
}
