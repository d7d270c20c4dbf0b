import { ActionIcon, Button, SegmentedControl, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { DayInput } from '../forms/DayInput.tsx'
import { fieldMessage } from '../forms/fieldMessages.ts'
import { Section } from '../forms/Section.tsx'
import { clockTime, parseClock } from './hoursText.ts'
import { newKey } from './newKey.ts'
import { oddTime, type Problems, type RepDraft, type TimeOffDraft } from './repDraft.ts'
import css from './RepEditor.module.css'

interface Props {
  readonly draft: RepDraft
  readonly edit: (part: Partial<RepDraft>) => void
  readonly problems: Problems
  readonly error: unknown
  readonly today: string
}

/** Holidays, appointments, anything that takes the rep away, in days or in hours of the rep's clock. */
export function TimeOffSection({ draft, edit, problems, error, today }: Props) {
  const change = (key: string, part: Partial<TimeOffDraft>) =>
    edit({ timeOff: draft.timeOff.map((one) => (one.key === key ? { ...one, ...part } : one)) })
  const add = () =>
    edit({
      timeOff: [
        ...draft.timeOff,
        {
          key: newKey(draft.timeOff),
          wholeDays: true,
          from: null,
          fromTime: '09:00',
          to: null,
          toTime: '17:00',
          fromWhich: 'first',
          toWhich: 'last',
          reason: '',
        },
      ],
    })
  return (
    <Section
      title="Time off"
      actions={
        <Button variant="default" size="compact-xs" leftSection={<IconPlus size={13} />} onClick={add}>
          Add time off
        </Button>
      }
    >
      {draft.timeOff.length === 0 ? (
        <p className={css.none}>None planned.</p>
      ) : (
        <ul className={css.rows}>
          {draft.timeOff.map((off, i) => (
            <TimeOffRow
              key={off.key}
              off={off}
              number={i + 1}
              zone={draft.zone}
              today={today}
              problem={problems.get(`timeOff.${off.key}`) ?? fieldMessage(error, `timeOff.${i}`)}
              change={(part) => change(off.key, part)}
              remove={() => edit({ timeOff: draft.timeOff.filter((one) => one.key !== off.key) })}
            />
          ))}
        </ul>
      )}
    </Section>
  )
}

interface RowProps {
  readonly off: TimeOffDraft
  readonly number: number
  readonly zone: string
  readonly today: string
  readonly problem: string | undefined
  readonly change: (part: Partial<TimeOffDraft>) => void
  readonly remove: () => void
}

function TimeOffRow({ off, number, zone, today, problem, change, remove }: RowProps) {
  return (
    <li className={css.off}>
      <div className={css.row}>
        <SegmentedControl
          aria-label={`Time off ${number} in days or hours`}
          value={off.wholeDays ? 'days' : 'hours'}
          data={[
            { value: 'days', label: 'Days' },
            { value: 'hours', label: 'Hours' },
          ]}
          onChange={(kind) => change({ wholeDays: kind === 'days' })}
        />
        <DayInput
          label={`First day of time off ${number}`}
          value={off.from}
          today={today}
          autoFocus={off.key.startsWith('new')}
          onChange={(from) => change({ from, ...(!off.to || (from && off.to < from) ? { to: from } : {}) })}
        />
        {off.wholeDays ? null : (
          <ClockField
            label={`Start of time off ${number}`}
            value={off.fromTime}
            onChange={(fromTime) => change({ fromTime })}
          />
        )}
        <span className={css.to}>{off.wholeDays ? 'up to and with' : 'to'}</span>
        <DayInput
          label={`Last day of time off ${number}`}
          value={off.to}
          today={off.from ?? today}
          onChange={(to) => change({ to })}
        />
        {off.wholeDays ? null : (
          <ClockField
            label={`End of time off ${number}`}
            value={off.toTime}
            onChange={(toTime) => change({ toTime })}
          />
        )}
        <TextInput
          className={css.grow}
          aria-label={`Reason of time off ${number}`}
          placeholder="Reason, for the team"
          value={off.reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
        <ActionIcon variant="subtle" color="gray" aria-label={`Remove time off ${number}`} onClick={remove}>
          <IconTrash size={15} stroke={1.75} />
        </ActionIcon>
      </div>
      {problem ? (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      ) : null}
      {off.wholeDays ? null : (
        <>
          <OddTime
            day={off.from}
            time={off.fromTime}
            zone={zone}
            which={off.fromWhich}
            onWhich={(fromWhich) => change({ fromWhich })}
          />
          <OddTime
            day={off.to}
            time={off.toTime}
            zone={zone}
            which={off.toWhich}
            onWhich={(toWhich) => change({ toWhich })}
          />
        </>
      )}
    </li>
  )
}

interface OddProps {
  readonly day: string | null
  readonly time: string
  readonly zone: string
  readonly which: 'first' | 'last'
  readonly onWhich: (which: 'first' | 'last') => void
}

/** On the days on which the clocks change: says what a time means, and asks where it could mean two. */
function OddTime({ day, time, zone, which, onWhich }: OddProps) {
  const odd = oddTime(day, time, zone)
  if (!odd) return null
  if (odd === 'never') {
    return (
      <p className={css.odd}>
        {time} does not exist on that day: the clocks jump over it. The time after the jump is meant.
      </p>
    )
  }
  return (
    <div className={css.odd}>
      <span>{time} happens twice on that day, because the clocks go back. Which one?</span>
      <SegmentedControl
        aria-label={`Which ${time}`}
        value={which}
        data={[
          { value: 'first', label: 'The first' },
          { value: 'last', label: 'The second' },
        ]}
        onChange={(value) => onWhich(value === 'last' ? 'last' : 'first')}
      />
    </div>
  )
}

function ClockField(props: {
  readonly label: string
  readonly value: string
  readonly onChange: (time: string) => void
}) {
  return (
    <TextInput
      w={62}
      aria-label={props.label}
      value={props.value}
      spellCheck={false}
      error={parseClock(props.value) === undefined}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      onBlur={() => {
        const minutes = parseClock(props.value)
        if (minutes !== undefined) props.onChange(clockTime(minutes))
      }}
    />
  )
}
