import type { LeadField, Mapping } from '../../shared/contract/leads.ts'
import { FIELD_CHOICES, LEAVE_OUT } from './leadFields.ts'
import css from './ImportLeads.module.css'
import { SearchSelect } from '../forms/SearchSelect.tsx'

interface Props {
  readonly mapping: Mapping
  /** What stands in the first rows, by column. */
  readonly samples: readonly (readonly string[])[]
  readonly onChange: (mapping: Mapping) => void
}

/** Which column goes to which field, with what stands in it. */
export function MappingTable({ mapping, samples, onChange }: Props) {
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
              w={136}
              aria-label={`Field for the column ${column || i + 1}`}
              data={FIELD_CHOICES}
              value={field ?? LEAVE_OUT}
              allowDeselect={false}
              maxDropdownHeight={260}
              onChange={(value) =>
                onChange(
                  mapping.map((one, at) => (at === i ? { ...one, field: value ? (value as LeadField) : null } : one)),
                )
              }
            />
          </div>
        ))}
      </div>
    </section>
  )
}
