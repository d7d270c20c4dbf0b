import { ActionIcon, Button, MultiSelect, NumberInput, Select, Switch } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { Role } from '../../shared/contract/primitives.ts'
import type { Rep } from '../../shared/contract/reps.ts'
import { fieldError } from '../components/errorWords.ts'
import { fieldMessage } from '../forms/fieldMessages.ts'
import { Section } from '../forms/Section.tsx'
import { ROLE_CHOICES } from '../reps/roles.ts'
import { newSeat, type SeatDraft } from './typeDraft.ts'
import css from './TypeEditor.module.css'

interface Props {
  readonly panel: readonly SeatDraft[]
  readonly reps: readonly Rep[]
  readonly error: unknown
  readonly onChange: (panel: readonly SeatDraft[]) => void
}

const NAMED = 'named'
const WHO = [...ROLE_CHOICES, { value: NAMED, label: 'Named reps' }]

/** Who sits at the table: a line per seat, filled by a role or by reps who are named. */
export function PanelEditor({ panel, reps, error, onChange }: Props) {
  const change = (key: string, part: Partial<SeatDraft>) =>
    onChange(panel.map((seat) => (seat.key === key ? { ...seat, ...part } : seat)))
  const whole = fieldError(error, 'panel')
  return (
    <Section
      title="Who takes part"
      note="besides the lead; every seat that is not optional must be filled"
      actions={
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<IconPlus size={13} />}
          onClick={() => onChange([...panel, newSeat(panel)])}
        >
          Add a seat
        </Button>
      }
    >
      <ul className={css.seats}>
        {panel.map((seat, i) => {
          const free = reps.filter((rep) => rep.active && rep.role === seat.role).length
          const message = fieldMessage(error, `panel.${i}`)
          return (
            <li key={seat.key} className={css.seat}>
              <NumberInput
                w={64}
                aria-label={`How many for seat ${i + 1}`}
                min={1}
                max={20}
                allowDecimal={false}
                value={seat.count}
                onChange={(count) => change(seat.key, { count: typeof count === 'number' ? count : '' })}
              />
              <Select
                w={200}
                aria-label={`Who fills seat ${i + 1}`}
                data={WHO}
                allowDeselect={false}
                value={seat.by === 'reps' ? NAMED : seat.role}
                onChange={(who) =>
                  change(seat.key, who === NAMED ? { by: 'reps' } : { by: 'role', role: (who ?? 'ae') as Role })
                }
              />
              {seat.by === 'reps' ? (
                <MultiSelect
                  className={css.who}
                  size="xs"
                  aria-label={`Reps for seat ${i + 1}`}
                  placeholder={seat.repIds.length === 0 ? 'Choose the reps who can fill it' : ''}
                  data={reps.map((rep) => ({ value: rep.id, label: rep.name, disabled: !rep.active }))}
                  value={[...seat.repIds]}
                  searchable
                  hidePickedOptions
                  error={message}
                  onChange={(repIds) => change(seat.key, { repIds })}
                />
              ) : (
                <span className={css.who} data-none={free === 0 || undefined}>
                  {message ?? (free === 0 ? 'nobody has this role yet' : `from ${free} ${free === 1 ? 'rep' : 'reps'}`)}
                </span>
              )}
              <Switch
                label="Optional"
                aria-label={`Seat ${i + 1} is optional`}
                checked={seat.optional}
                onChange={(event) => change(seat.key, { optional: event.currentTarget.checked })}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Remove seat ${i + 1}`}
                disabled={panel.length === 1}
                onClick={() => onChange(panel.filter((one) => one.key !== seat.key))}
              >
                <IconTrash size={15} stroke={1.75} />
              </ActionIcon>
            </li>
          )
        })}
      </ul>
      {whole ? (
        <p className={css.problem} role="alert">
          {whole}
        </p>
      ) : null}
    </Section>
  )
}
