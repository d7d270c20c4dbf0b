import { Button, Select, Switch, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { Outcome } from '../../shared/contract/followUps.ts'
import { closes, marksNumber, type Problem } from '../../shared/priority/checkFollowUps.ts'
import { NumberCell } from '../score/NumberCell.tsx'
import { problemAt, THENS, thenOf, UNITS, waitOf, withThen, withWait, type Then, type Unit } from './outcomeDraft.ts'
import css from './FollowUps.module.css'

interface Props {
  readonly outcome: Outcome
  /** Its place in the list, from 0. */
  readonly at: number
  readonly last: boolean
  /** Calls were logged as this. */
  readonly isUsed: boolean
  readonly problems: readonly Problem[]
  readonly onChange: (outcome: Outcome) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

/** One outcome: what it is called, its key, and all that follows from it. */
export function OutcomeEditor({ outcome, at, last, isUsed, problems, onChange, onMove, onRemove }: Props) {
  const edit = (part: Partial<Outcome>) => onChange({ ...outcome, ...part })
  const error = (field: keyof Outcome) => problemAt(problems, `outcomes.${at}.${field}`)
  const then = thenOf(outcome)
  const wait = waitOf(outcome)
  const waits = then === 'call' || then === 'nurture'
  return (
    <div className={css.editor} role="group" aria-label={outcome.label || 'New outcome'}>
      <div className={css.fields}>
        <TextInput
          w={180}
          label="Called"
          value={outcome.label}
          maxLength={60}
          error={error('label')}
          autoComplete="off"
          onChange={(event) => edit({ label: event.currentTarget.value })}
        />
        <TextInput
          w={56}
          label="Key"
          value={outcome.key.toUpperCase()}
          error={error('key')}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => edit({ key: event.currentTarget.value.slice(-1).toLowerCase() })}
        />
        <Select
          w={208}
          label="What follows"
          data={[...THENS]}
          value={then}
          allowDeselect={false}
          error={error('nextKind') ?? error('needsTime')}
          onChange={(value) => onChange(withThen(outcome, (value ?? then) as Then))}
        />
        {waits ? (
          <div className={css.wait}>
            <NumberCell
              showLabel
              label="After"
              whole
              width={64}
              min={1}
              max={1_051_200}
              value={wait.amount}
              error={error('delayMinutes') ?? error('delayWorkingDays')}
              onChange={(amount) => edit(withWait({ amount, unit: wait.unit }))}
            />
            <Select
              w={124}
              aria-label="Unit of the wait"
              data={[...UNITS]}
              value={wait.unit}
              allowDeselect={false}
              onChange={(unit) => edit(withWait({ amount: wait.amount, unit: (unit ?? wait.unit) as Unit }))}
            />
          </div>
        ) : null}
        {closes(outcome) || then === 'nurture' ? null : (
          <Select
            w={112}
            label="Stage"
            data={[
              { value: 'working', label: 'Working' },
              { value: 'qualified', label: 'Qualified' },
            ]}
            value={outcome.stage === 'qualified' ? 'qualified' : 'working'}
            allowDeselect={false}
            onChange={(stage) => edit({ stage: stage === 'qualified' ? 'qualified' : 'working' })}
          />
        )}
      </div>
      <div className={css.switches}>
        <Switch
          label="Somebody was reached"
          checked={outcome.connected}
          onChange={(event) => edit({ connected: event.currentTarget.checked, attempt: !event.currentTarget.checked })}
        />
        <Switch
          label="Counts as an attempt"
          checked={outcome.attempt}
          onChange={(event) => edit({ attempt: event.currentTarget.checked })}
        />
        <Switch
          label="The number is wrong"
          checked={marksNumber(outcome)}
          onChange={(event) => edit({ wrongNumber: event.currentTarget.checked })}
        />
        <span className={css.buttons}>
          <Button
            variant="default"
            size="compact-sm"
            disabled={at === 0}
            leftSection={<IconArrowUp size={14} />}
            onClick={() => onMove(-1)}
          >
            Up
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            disabled={last}
            leftSection={<IconArrowDown size={14} />}
            onClick={() => onMove(1)}
          >
            Down
          </Button>
          {isUsed ? null : (
            <Button variant="default" size="compact-sm" onClick={onRemove}>
              Remove
            </Button>
          )}
        </span>
      </div>
      {isUsed ? (
        <p className={css.hint}>Calls were logged as this: it can be renamed or switched off, and stays in history.</p>
      ) : null}
    </div>
  )
}
