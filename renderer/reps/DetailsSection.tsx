import { NumberInput, Select, Switch, TextInput } from '@mantine/core'
import { fieldMessage } from '../forms/fieldMessages.ts'
import { Section } from '../forms/Section.tsx'
import { ZoneSelect } from '../forms/ZoneSelect.tsx'
import { holidayChoices } from './holidayRegions.ts'
import type { RepDraft } from './repDraft.ts'
import { ROLE_CHOICES } from './roles.ts'
import css from './RepEditor.module.css'
import { SearchSelect } from '../forms/SearchSelect.tsx'

const PRIORITIES = [
  { value: 'high', label: 'goes first' },
  { value: 'normal', label: 'as the others' },
  { value: 'low', label: 'goes last' },
] as const

interface Props {
  readonly draft: RepDraft
  readonly edit: (part: Partial<RepDraft>) => void
  readonly error: unknown
  readonly isNew: boolean
}

/** Who the rep is, where, and how much they take. */
export function DetailsSection({ draft, edit, error, isNew }: Props) {
  const holidays = holidayChoices()
  const known = !draft.holidayRegion || holidays.some((choice) => choice.value === draft.holidayRegion)
  return (
    <Section title="Details">
      <div className={css.grid}>
        <TextInput
          label="Name"
          required
          value={draft.name}
          autoFocus={isNew}
          error={fieldMessage(error, 'name')}
          onChange={(event) => edit({ name: event.currentTarget.value })}
        />
        <TextInput
          label="E-mail"
          required
          type="email"
          value={draft.email}
          error={fieldMessage(error, 'email')}
          onChange={(event) => edit({ email: event.currentTarget.value })}
        />
        <Select
          label="Role"
          required
          data={ROLE_CHOICES}
          value={draft.role}
          allowDeselect={false}
          error={fieldMessage(error, 'role')}
          onChange={(role) => role && edit({ role: role as RepDraft['role'] })}
        />
        <ZoneSelect
          label="Time zone"
          required
          value={draft.zone}
          error={fieldMessage(error, 'zone')}
          onChange={(zone) => edit({ zone })}
        />
        <NumberInput
          label="Meetings a day, at most"
          placeholder="no cap"
          min={1}
          max={100}
          allowDecimal={false}
          value={draft.dayCap}
          error={fieldMessage(error, 'dayCap')}
          onChange={(dayCap) => edit({ dayCap: numberOrNone(dayCap) })}
        />
        <NumberInput
          label="Meetings a week, at most"
          placeholder="no cap"
          min={1}
          max={100}
          allowDecimal={false}
          value={draft.weekCap}
          error={fieldMessage(error, 'weekCap')}
          onChange={(weekCap) => edit({ weekCap: numberOrNone(weekCap) })}
        />
        <NumberInput
          label="Share of meetings"
          suffix=" %"
          min={0}
          max={10_000}
          value={draft.weight}
          error={fieldMessage(error, 'weight')}
          onChange={(weight) => edit({ weight: numberOrNone(weight) })}
        />
        <Select
          label="When shares are level"
          data={PRIORITIES}
          value={draft.priority}
          allowDeselect={false}
          onChange={(priority) => priority && edit({ priority })}
        />
        <SearchSelect
          label="Public holidays"
          placeholder="none"
          data={
            known
              ? [...holidays]
              : [{ value: draft.holidayRegion ?? '', label: draft.holidayRegion ?? '' }, ...holidays]
          }
          value={draft.holidayRegion}
          clearable
          clearButtonProps={{ 'aria-label': 'No public holidays' }}
          limit={80}
          nothingFoundMessage="No country or region has that name."
          error={fieldMessage(error, 'holidayRegion')}
          onChange={(holidayRegion) => edit({ holidayRegion })}
        />
      </div>
      <div className={css.switch}>
        <Switch
          label="Takes meetings"
          description="Off: keeps the history, but no slot is offered any more."
          checked={draft.active}
          onChange={(event) => edit({ active: event.currentTarget.checked })}
        />
      </div>
    </Section>
  )
}

const numberOrNone = (value: number | string): number | '' => (typeof value === 'number' ? value : '')
