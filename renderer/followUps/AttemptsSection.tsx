import { Select, Switch } from '@mantine/core'
import type { AttemptPolicy, WhenSpent } from '../../shared/contract/followUps.ts'
import type { Problem } from '../../shared/priority/checkFollowUps.ts'
import { Section } from '../forms/Section.tsx'
import { NumberCell } from '../score/NumberCell.tsx'
import { problemAt } from './outcomeDraft.ts'
import css from './FollowUps.module.css'

interface Props {
  readonly attempts: AttemptPolicy
  readonly problems: readonly Problem[]
  readonly onChange: (part: Partial<AttemptPolicy>) => void
}

const SPENT: { value: WhenSpent; label: string }[] = [
  { value: 'rest', label: 'the lead rests' },
  { value: 'handOver', label: 'it goes to its person' },
]
/** What a limit starts with where there was none. */
const USUAL_PER_DAY = 2

/** How often a lead is tried, and what comes then. */
export function AttemptsSection({ attempts, problems, onChange }: Props) {
  const number = (
    field: 'spacingMinutes' | 'inAll' | 'restDays' | 'recoveries',
    label: string,
    suffix: string,
    max: number,
    min = 1,
  ) => (
    <NumberCell
      showLabel
      whole
      width={150}
      label={label}
      suffix={suffix}
      min={min}
      max={max}
      value={attempts[field]}
      error={problemAt(problems, `attempts.${field}`)}
      onChange={(value) => onChange({ [field]: value })}
    />
  )
  const spent = (field: 'whenSpent' | 'whenNotRecovered', label: string) => (
    <Select
      w={190}
      label={label}
      data={SPENT}
      value={attempts[field]}
      allowDeselect={false}
      onChange={(value) => onChange({ [field]: value === 'handOver' ? 'handOver' : 'rest' })}
    />
  )
  return (
    <Section title="Attempts" note="in a row, without reaching the lead">
      <div className={css.fields}>
        {number('inAll', 'In all', ' attempts', 50)}
        {spent('whenSpent', 'After the last one')}
        {number('restDays', 'A rest is', ' days', 365)}
      </div>
      <div className={css.fields}>
        {number('spacingMinutes', 'Between two, at least', ' minutes', 10_080, 0)}
        {attempts.perDay === null ? null : (
          <NumberCell
            showLabel
            whole
            width={150}
            label="On one day, at most"
            suffix={attempts.perDay === 1 ? ' attempt' : ' attempts'}
            min={1}
            max={20}
            value={attempts.perDay}
            error={problemAt(problems, 'attempts.perDay')}
            onChange={(perDay) => onChange({ perDay })}
          />
        )}
        <Switch
          className={css.beside ?? ''}
          label="Limit the attempts of a day"
          checked={attempts.perDay !== null}
          onChange={(event) => onChange({ perDay: event.currentTarget.checked ? USUAL_PER_DAY : null })}
        />
      </div>
      <div className={css.fields}>
        {number('recoveries', 'To win back a no-show', ' tries', 20)}
        {spent('whenNotRecovered', 'After the last one of these')}
      </div>
      <p className={css.hint}>
        A day is the lead’s own. A promised call back is always kept. The person of a lead is its owner, else who was to
        meet it; where there is none, the lead rests.
      </p>
    </Section>
  )
}
