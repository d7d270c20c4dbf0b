import { NumberInput, Select, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { Stage, type Lead } from '../../../shared/contract/leads.ts'
import { SectionTitle } from '../../components/SectionTitle.tsx'
import { countryOptions } from '../../forms/countryOptions.ts'
import { fieldMessage } from '../../forms/fieldMessages.ts'
import { ZoneSelect } from '../../forms/ZoneSelect.tsx'
import { cityOf } from '../../time/format.ts'
import { useReps } from '../useReps.ts'
import { stageNames } from '../words.ts'
import classes from './EditLead.module.css'
import type { LeadDraft } from './leadDraft.ts'
import { WayRows } from './WayRows.tsx'
import { SearchSelect } from '../../forms/SearchSelect.tsx'

export interface GroupProps {
  readonly draft: LeadDraft
  readonly edit: (part: Partial<LeadDraft>) => void
  /** What the last try to save was refused with. */
  readonly error: unknown
}

type TextKey = { [K in keyof LeadDraft]: LeadDraft[K] extends string ? K : never }[keyof LeadDraft]

interface FieldProps extends GroupProps {
  readonly label: string
  readonly hint?: string
}

function Text({ draft, edit, error, label, hint, of, ...more }: FieldProps & TextProps) {
  return (
    <TextInput
      {...more}
      label={label}
      placeholder={hint ?? ''}
      value={draft[of]}
      error={fieldMessage(error, of)}
      onChange={(event) => edit({ [of]: event.currentTarget.value })}
      autoComplete="off"
      spellCheck={false}
    />
  )
}

interface TextProps {
  readonly of: Exclude<TextKey, 'stage'>
  readonly className?: string
  readonly required?: boolean
  readonly 'data-autofocus'?: true
}

function Amount({ draft, edit, error, label, hint, of, max }: FieldProps & AmountProps) {
  return (
    <NumberInput
      label={label}
      placeholder={hint ?? ''}
      value={draft[of]}
      onChange={(value) => edit({ [of]: value })}
      error={fieldMessage(error, of)}
      min={0}
      {...(max ? { max } : {})}
      // Out of range it is said, not changed.
      clampBehavior="none"
      hideControls
      thousandSeparator=","
    />
  )
}

interface AmountProps {
  readonly of: 'value' | 'fit' | 'intent' | 'employees'
  readonly max?: number
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <SectionTitle>{title}</SectionTitle>
      <div className={classes.fields}>{children}</div>
    </section>
  )
}

export function WhoFields(group: GroupProps) {
  return (
    <Group title="Who">
      <Text {...group} of="name" label="Name" required data-autofocus />
      <Text {...group} of="title" label="Title" />
      <Text {...group} of="company" label="Company" />
      <Text {...group} of="industry" label="Industry" />
      <Amount {...group} of="employees" label="Employees" />
      <Text {...group} of="website" label="Website" />
    </Group>
  )
}

export function ReachFields({ draft, edit, error }: GroupProps) {
  return (
    <section aria-label="How to reach">
      <SectionTitle>How to reach</SectionTitle>
      <div className={classes.ways}>
        <WayRows
          name="Phone"
          hint="+1 303 555 0142"
          labels={['Work', 'Mobile', 'Direct', 'Switchboard', 'Assistant', 'Home']}
          ways={draft.phones}
          onWays={(phones) => edit({ phones })}
          errorAt={(at) => fieldMessage(error, `phones.${at}`)}
        />
        <WayRows
          name="E-mail"
          hint="maria@company.com"
          labels={['Work', 'Team', 'Assistant', 'Private']}
          ways={draft.emails}
          onWays={(emails) => edit({ emails })}
          errorAt={(at) => fieldMessage(error, `emails.${at}`)}
        />
      </div>
    </section>
  )
}

export function PlaceFields({ lead, ...group }: GroupProps & { readonly lead: Lead }) {
  const { draft, edit, error } = group
  return (
    <Group title="Where">
      <Text {...group} of="city" label="City" />
      <Text {...group} of="region" label="State or region" />
      <SearchSelect
        label="Country"
        placeholder="Not known"
        clearable
        data={countryOptions()}
        value={draft.country || null}
        error={fieldMessage(error, 'country')}
        onChange={(country) => edit({ country: country ?? '' })}
      />
      <div>
        <ZoneSelect
          label="Time zone"
          value={draft.zone}
          error={fieldMessage(error, 'zone')}
          onChange={(zone) => edit({ zone })}
        />
        {draft.zone ? (
          <button type="button" className={classes.clear} onClick={() => edit({ zone: '' })}>
            Work it out from the address and the number
          </button>
        ) : (
          <p className={classes.hint}>{foundZone(lead)}</p>
        )}
      </div>
      <Text {...group} of="language" label="Language" />
    </Group>
  )
}

/** What the zone is taken to be while none is given. */
function foundZone({ zones, zoneFrom }: Lead): string {
  const [first] = zones
  if (!first || zoneFrom === 'given') return 'Worked out from the address, else from the number.'
  const from = zoneFrom === 'phone' ? 'the number' : 'the address'
  return zones.length === 1 ? `${cityOf(first)}, by ${from}.` : `One of ${zones.length}, by ${from}.`
}

export function DealFields(group: GroupProps) {
  const { draft, edit, error } = group
  const reps = useReps()
  const owners = [...reps.values()].filter((rep) => rep.active || rep.id === draft.ownerId)
  return (
    <Group title="The deal">
      <SearchSelect
        label="Owner"
        placeholder="Nobody yet"
        clearable
        data={owners.map((rep) => ({ value: rep.id, label: rep.name }))}
        value={draft.ownerId}
        error={fieldMessage(error, 'ownerId')}
        onChange={(ownerId) => edit({ ownerId })}
      />
      <Select
        label="Stage"
        data={Stage.options.map((stage) => ({ value: stage, label: stageNames[stage] }))}
        value={draft.stage}
        allowDeselect={false}
        error={fieldMessage(error, 'stage')}
        onChange={(stage) => edit({ stage: stage ?? draft.stage })}
      />
      <Text {...group} of="source" label="Source" hint="Where it comes from" />
      <Amount {...group} of="value" label="Value" hint="What the deal may be worth" />
      <Amount {...group} of="fit" label="Fit" hint="0 to 100" max={100} />
      <Amount {...group} of="intent" label="Intent" hint="0 to 100" max={100} />
    </Group>
  )
}
