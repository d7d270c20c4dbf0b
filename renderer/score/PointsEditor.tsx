import { ActionIcon, Button, SegmentedControl, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { ScorePoints } from '../../shared/contract/score.ts'
import { fieldMessage } from '../forms/fieldMessages.ts'
import { FieldSelect } from './FieldSelect.tsx'
import { NumberCell } from './NumberCell.tsx'
import { pointsWith } from './ruleWords.ts'
import css from './RuleEditor.module.css'

const KINDS = [
  { value: 'flat', label: 'The same for all' },
  { value: 'steps', label: 'In steps' },
  { value: 'linear', label: 'In proportion' },
  { value: 'halfLife', label: 'Fading' },
]

interface Props {
  readonly points: ScorePoints
  /** Where the rule stands in what is sent, for what is refused about it. */
  readonly path: string
  readonly error: unknown
  readonly onChange: (points: ScorePoints) => void
}

/** What a rule gives: a number, or a number by a fact of the lead. */
export function PointsEditor({ points, path, error, onChange }: Props) {
  return (
    <div className={css.points}>
      <SegmentedControl
        aria-label="How points are given"
        data={KINDS}
        value={points.kind}
        onChange={(kind) => onChange(pointsWith(points, kind as ScorePoints['kind']))}
      />
      <Graded points={points} path={path} error={error} onChange={onChange} />
    </div>
  )
}

function Graded({ points, path, error, onChange }: Props) {
  const message = (field: string) => fieldMessage(error, `${path}.${field}`)
  switch (points.kind) {
    case 'flat':
      return (
        <div className={css.sentence}>
          <PointsCell label="Points" of={points} error={message('points')} onChange={onChange} />
          points
        </div>
      )
    case 'linear':
      return (
        <div className={css.sentence}>
          By
          <GoesBy of={points} onChange={onChange} />
          from
          <NumberCell label="Where it begins" value={points.from} onChange={(from) => onChange({ ...points, from })} />
          with nothing, to
          <NumberCell
            label="Where it ends"
            value={points.to}
            error={message('to')}
            onChange={(to) => onChange({ ...points, to })}
          />
          and beyond with
          <PointsCell label="Points at the end" of={points} error={message('points')} onChange={onChange} />
          points
        </div>
      )
    case 'halfLife':
      return (
        <div className={css.sentence}>
          <PointsCell label="Points at first" of={points} error={message('points')} onChange={onChange} />
          points at nought, halved with every
          <NumberCell
            label="Half-life"
            value={points.halfLife}
            error={message('halfLife')}
            onChange={(halfLife) => onChange({ ...points, halfLife })}
          />
          of
          <GoesBy of={points} onChange={onChange} />
        </div>
      )
    case 'steps':
      return <Steps points={points} problem={message('steps')} onChange={onChange} />
    default:
      return points satisfies never
  }
}

interface PointsCellProps<P> {
  readonly label: string
  readonly of: P
  readonly error: string | undefined
  readonly onChange: (points: P) => void
}

function PointsCell<P extends { readonly points: number }>({ label, of, error, onChange }: PointsCellProps<P>) {
  return (
    <NumberCell
      label={label}
      whole
      signed
      value={of.points}
      error={error}
      onChange={(points) => onChange({ ...of, points })}
    />
  )
}

interface GoesByProps<P> {
  readonly of: P
  readonly onChange: (points: P) => void
}

function GoesBy<P extends Pick<Extract<ScorePoints, { kind: 'linear' }>, 'field'>>({ of, onChange }: GoesByProps<P>) {
  return (
    <FieldSelect
      label="What the points go by"
      field={of.field}
      kinds="numbers"
      onChange={(field) => onChange({ ...of, field })}
    />
  )
}

interface StepsProps {
  readonly points: Extract<ScorePoints, { kind: 'steps' }>
  readonly problem: string | undefined
  readonly onChange: (points: ScorePoints) => void
}

function Steps({ points, problem, onChange }: StepsProps) {
  const { steps } = points
  const change = (at: number, part: Partial<(typeof steps)[number]>) =>
    onChange({ ...points, steps: steps.map((step, i) => (i === at ? { ...step, ...part } : step)) })
  const last = steps.at(-1)
  return (
    <>
      <div className={css.sentence}>
        By
        <FieldSelect
          label="What the points go by"
          field={points.field}
          kinds="numbers"
          onChange={(field) => onChange({ ...points, field })}
        />
        the highest step that is reached counts
      </div>
      <ul className={css.steps}>
        {steps.map((step, i) => (
          <li key={i} className={css.step}>
            from
            <NumberCell label={`Step ${i + 1} from`} value={step.from} onChange={(from) => change(i, { from })} />
            <NumberCell
              label={`Points of step ${i + 1}`}
              whole
              signed
              width={70}
              value={step.points}
              onChange={(given) => change(i, { points: given })}
            />
            points
            <TextInput
              className={css.stepLabel ?? ''}
              aria-label={`Line of step ${i + 1}`}
              placeholder="as the rule’s line"
              value={step.label ?? ''}
              onChange={(event) => {
                const { label: _, ...plain } = step
                const label = event.currentTarget.value
                onChange({
                  ...points,
                  steps: steps.map((other, j) => (j === i ? (label ? { ...plain, label } : plain) : other)),
                })
              }}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove step ${i + 1}`}
              disabled={steps.length === 1}
              onClick={() => onChange({ ...points, steps: steps.filter((_, j) => j !== i) })}
            >
              <IconTrash size={15} stroke={1.75} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {problem ? (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      ) : null}
      <Button
        variant="default"
        size="compact-xs"
        className={css.add ?? ''}
        leftSection={<IconPlus size={13} />}
        onClick={() =>
          onChange({ ...points, steps: [...steps, { from: (last?.from ?? 0) + 1, points: last?.points ?? 0 }] })
        }
      >
        Add a step
      </Button>
    </>
  )
}
