import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { DayInput } from '../forms/DayInput.tsx'
import { fieldMessage } from '../forms/fieldMessages.ts'
import { Section } from '../forms/Section.tsx'
import { ZoneSelect } from '../forms/ZoneSelect.tsx'
import { cityOf } from '../time/format.ts'
import { newKey } from './newKey.ts'
import type { Problems, RepDraft, StayDraft } from './repDraft.ts'
import css from './RepEditor.module.css'

interface Props {
  readonly draft: RepDraft
  readonly edit: (part: Partial<RepDraft>) => void
  readonly problems: Problems
  readonly error: unknown
  readonly today: string
}

/** Travel, or a move for good: days on which the rep lives by another clock. */
export function StaysSection({ draft, edit, problems, error, today }: Props) {
  const change = (key: string, part: Partial<StayDraft>) =>
    edit({ zonePeriods: draft.zonePeriods.map((one) => (one.key === key ? { ...one, ...part } : one)) })
  const add = () =>
    edit({
      zonePeriods: [
        ...draft.zonePeriods,
        { key: newKey(draft.zonePeriods), from: null, forGood: false, to: null, zone: '' },
      ],
    })
  return (
    <Section
      title="Stays elsewhere"
      note={`the usual hours, on the clock of that place; holidays stay those at home`}
      actions={
        <Button variant="default" size="compact-xs" leftSection={<IconPlus size={13} />} onClick={add}>
          Add a stay
        </Button>
      }
    >
      {draft.zonePeriods.length === 0 ? (
        <p className={css.none}>None planned: always on the clock of {cityOf(draft.zone)}.</p>
      ) : (
        <ul className={css.rows}>
          {draft.zonePeriods.map((stay, i) => (
            <StayRow
              key={stay.key}
              stay={stay}
              number={i + 1}
              today={today}
              problem={problems.get(`zonePeriods.${stay.key}`) ?? fieldMessage(error, `zonePeriods.${i}`)}
              change={(part) => change(stay.key, part)}
              remove={() => edit({ zonePeriods: draft.zonePeriods.filter((one) => one.key !== stay.key) })}
            />
          ))}
        </ul>
      )}
    </Section>
  )
}

interface RowProps {
  readonly stay: StayDraft
  readonly number: number
  readonly today: string
  readonly problem: string | undefined
  readonly change: (part: Partial<StayDraft>) => void
  readonly remove: () => void
}

function StayRow({ stay, number, today, problem, change, remove }: RowProps) {
  return (
    <li>
      <div className={css.row}>
        <DayInput
          label={`First day of stay ${number}`}
          value={stay.from}
          today={today}
          autoFocus={stay.key.startsWith('new')}
          onChange={(from) => change({ from, ...(from && stay.to && stay.to < from ? { to: from } : {}) })}
        />
        <SegmentedControl
          aria-label={`How long stay ${number} is`}
          value={stay.forGood ? 'forGood' : 'until'}
          data={[
            { value: 'until', label: 'Up to and with' },
            { value: 'forGood', label: 'For good' },
          ]}
          onChange={(kind) => change({ forGood: kind === 'forGood' })}
        />
        {stay.forGood ? null : (
          <DayInput
            label={`Last day of stay ${number}`}
            value={stay.to}
            today={stay.from ?? today}
            onChange={(to) => change({ to })}
          />
        )}
        <div className={css.grow}>
          <ZoneSelect
            label={`Time zone of stay ${number}`}
            hideLabel
            value={stay.zone}
            onChange={(zone) => change({ zone })}
          />
        </div>
        <ActionIcon variant="subtle" color="gray" aria-label={`Remove stay ${number}`} onClick={remove}>
          <IconTrash size={15} stroke={1.75} />
        </ActionIcon>
      </div>
      {problem ? (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      ) : null}
    </li>
  )
}
