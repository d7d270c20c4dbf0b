import type { ColumnField, Mapping } from '../../shared/contract/leadImports.ts'
import { useQuestions } from '../desk/lead/useQuestions.ts'
import { SearchSelect } from '../forms/SearchSelect.tsx'
import { choiceOf, fieldChoices } from './leadFields.ts'
import css from './ImportLeads.module.css'

interface Props {
  readonly mapping: Mapping
  /** What stands in the first rows, by column. */
  readonly samples: readonly (readonly string[])[]
  readonly onChange: (mapping: Mapping) => void
}

/** Which column goes to which field, with what stands in it. */
export function MappingTable({ mapping, samples, onChange }: Props) {
  const questions = useQuestions()
  const used = mapping.filter((one) => one.field !== null).length
  return (
    <section className={css.mapping} aria-labelledby="mapping-title">
      <h3 className={css.title} id="mapping-title">
        Columns{' '}
        <span className={css.quiet}>
          {used} of {mapping.length} taken in
        </span>
      </h3>
      <div className={css.columns} tabIndex={0} role="group" aria-label="Columns of the file">
        {mapping.map(({ column, field }, i) => (
          <div key={`${column} ${i}`} className={css.column} data-out={field === null || undefined}>
            <div className={css.columnWords}>
              <span className={css.columnName}>{column || `Column ${i + 1}`}</span>
              <span className={css.sample}>{samples[i]?.join(' · ') || 'empty in the first rows'}</span>
            </div>
            <SearchSelect
              w={152}
              aria-label={`Field for the column ${column || i + 1}`}
              data={fieldChoices(column, field, questions)}
              value={choiceOf(field, questions)}
              allowDeselect={false}
              maxDropdownHeight={260}
              comboboxProps={{ width: 220, position: 'bottom-end' }}
              onChange={(value) =>
                onChange(
                  mapping.map((one, at) => (at === i ? { ...one, field: value ? (value as ColumnField) : null } : one)),
                )
              }
            />
          </div>
        ))}
      </div>
    </section>
  )
}
