import { SegmentedControl } from '@mantine/core'
import { IconHelpCircle } from '@tabler/icons-react'
import type { DateOrder, ImportedLeads, OnDuplicate } from '../../shared/contract/leadImports.ts'
import type { LeadImport } from './useLeadImport.ts'
import { peopleOf } from './people.ts'
import css from './ImportLeads.module.css'

const DUPLICATES: readonly { readonly value: OnDuplicate; readonly label: string }[] = [
  { value: 'update', label: 'Update them' },
  { value: 'skip', label: 'Leave them' },
  { value: 'create', label: 'Add again' },
]

interface Props {
  readonly seen: ImportedLeads
  readonly choices: LeadImport['choices']
  readonly choose: LeadImport['choose']
}

/** What only a person can know of a file; nothing where nothing is open. */
export function ImportQuestions({ seen, choices, choose }: Props) {
  const { ambiguous } = seen
  const people = peopleOf(seen)
  const known = people.updated + people.unchanged + people.skipped
  // Added again nobody counts as known: the question has to stay, or there is no way back.
  const asks = known > 0 || choices.onDuplicate !== 'update'
  if (!asks && !ambiguous) return null
  return (
    <div className={css.questions}>
      {ambiguous && (
        <div className={css.question} data-open={choices.dateOrder ? undefined : true}>
          <IconHelpCircle size={15} aria-hidden />
          <span id="date-order">
            Which day is <strong>{ambiguous.samples[0]}</strong> in {ambiguous.column}?
          </span>
          <SegmentedControl
            size="xs"
            aria-labelledby="date-order"
            value={choices.dateOrder ?? ''}
            onChange={(value) => choose({ dateOrder: value as DateOrder })}
            data={(['dmy', 'mdy'] as const).map((order) => ({
              value: order,
              label: dayWords(ambiguous.samples[0] ?? '', order),
            }))}
          />
        </div>
      )}
      {asks && (
        <div className={css.question}>
          <span id="known-leads">
            {known > 0 ? `Leads who are here already (${known.toLocaleString('en')})` : 'Leads who are here already'}
          </span>
          <SegmentedControl
            size="xs"
            aria-labelledby="known-leads"
            value={choices.onDuplicate}
            onChange={(value) => choose({ onDuplicate: value as OnDuplicate })}
            data={[...DUPLICATES]}
          />
        </div>
      )}
    </div>
  )
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "05/06/2026" as "5 Jun" or "6 May". */
function dayWords(sample: string, order: DateOrder): string {
  const [first = 0, second = 0] = sample.split(/[^\d]+/).map(Number)
  const [day, month] = order === 'dmy' ? [first, second] : [second, first]
  return `${day} ${MONTHS[month - 1] ?? ''}`
}
