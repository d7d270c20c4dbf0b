import type { QualificationField } from '../../../shared/contract/qualification.ts'
import { all, insert, run, update, type ReadableDb, type WritableDb } from './database.ts'

interface FieldRow {
  readonly id: string
  readonly position: number
  readonly label: string
  readonly kind: QualificationField['kind']
  readonly options: string
  readonly help: string | null
}

/** The questions in the order in which they are asked. */
export const listFields = (db: ReadableDb): QualificationField[] =>
  all<FieldRow>(db, 'SELECT * FROM qualification_fields ORDER BY position, id').map((row) => ({
    id: row.id,
    label: row.label,
    kind: row.kind,
    options: JSON.parse(row.options) as string[],
    help: row.help,
  }))

/** Puts a form in the place of the one that is there. Labels may change places among questions that stay. */
export function writeFields(
  tx: WritableDb,
  before: readonly QualificationField[],
  after: readonly QualificationField[],
): void {
  const staying = new Set(after.map(({ id }) => id))
  for (const { id } of before) if (!staying.has(id)) run(tx, 'DELETE FROM qualification_fields WHERE id = ?', [id])
  const known = new Map(before.map((field, position) => [field.id, JSON.stringify({ ...field, position })]))
  const moved = after.filter((field) => {
    const was = before.find(({ id }) => id === field.id)
    return was !== undefined && was.label !== field.label
  })
  // Two that swap their labels would be called alike between one row and the next.
  for (const { id } of moved) update(tx, 'qualification_fields', id, { label: id })
  after.forEach((field, position) => {
    const { id, label, kind, help } = field
    const row = { position, label, kind, options: JSON.stringify(field.options), help }
    if (!known.has(id)) insert(tx, 'qualification_fields', { id, ...row })
    else if (moved.includes(field) || known.get(id) !== JSON.stringify({ ...field, position })) {
      update(tx, 'qualification_fields', id, row)
    }
  })
}

/** The briefs with a line of one of these labels, whatever its case. */
export const briefsWith = (db: ReadableDb, labels: readonly string[]): { id: string; brief: string }[] =>
  all(
    db,
    `SELECT id, brief FROM leads WHERE brief <> '[]' AND EXISTS (
       SELECT 1 FROM json_each(leads.brief) line
        WHERE lower(trim(json_extract(line.value, '$.label'))) IN (SELECT value FROM json_each(?)))`,
    [JSON.stringify(labels.map((label) => label.trim().toLowerCase()))],
  )
