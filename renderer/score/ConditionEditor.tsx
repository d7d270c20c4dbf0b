import { ActionIcon, Select, TagsInput, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { ScoreCondition } from '../../shared/contract/score.ts'
import { FieldSelect } from './FieldSelect.tsx'
import { NumberCell } from './NumberCell.tsx'
import { conditionWith, OPS, opsOf, type Op } from './ruleWords.ts'
import css from './RuleEditor.module.css'

interface Props {
  readonly condition: ScoreCondition
  /** Which of the rule's conditions it is, from 1: how a screen reader tells them apart. */
  readonly number: number
  readonly error: string | undefined
  readonly onChange: (condition: ScoreCondition) => void
  readonly onRemove: () => void
}

/** One thing that must hold, as a sentence of three parts: what, how, and which. */
export function ConditionEditor({ condition, number, error, onChange, onRemove }: Props) {
  const { field, op } = condition
  const of = `of condition ${number}`
  return (
    <li className={css.condition}>
      <FieldSelect
        label={`Fact ${of}`}
        field={field}
        kinds="all"
        onChange={(next) => onChange(conditionWith(condition, next, op))}
      />
      <Select
        w={130}
        aria-label={`Comparison ${of}`}
        data={opsOf(field).map((value) => ({ value, label: OPS[value] }))}
        allowDeselect={false}
        value={op}
        onChange={(next) => onChange(conditionWith(condition, field, (next ?? op) as Op))}
      />
      <div className={css.operand}>
        <Operand condition={condition} of={of} error={error} onChange={onChange} />
      </div>
      <ActionIcon variant="subtle" color="gray" aria-label={`Remove condition ${number}`} onClick={onRemove}>
        <IconTrash size={15} stroke={1.75} />
      </ActionIcon>
    </li>
  )
}

interface OperandProps {
  readonly condition: ScoreCondition
  readonly of: string
  readonly error: string | undefined
  readonly onChange: (condition: ScoreCondition) => void
}

function Operand({ condition, of, error, onChange }: OperandProps) {
  switch (condition.op) {
    case 'known':
    case 'unknown':
      return error ? <p className={css.problem}>{error}</p> : null
    case 'is':
    case 'isNot':
      return (
        <TextInput
          aria-label={`Text ${of}`}
          value={condition.text}
          error={error}
          onChange={(event) => onChange({ ...condition, text: event.currentTarget.value })}
        />
      )
    case 'oneOf':
    case 'noneOf':
    case 'contains':
      return (
        <TagsInput
          classNames={{ inputField: css.tagInput ?? '' }}
          size="xs"
          aria-label={`Texts ${of}`}
          placeholder={condition.texts.length === 0 ? 'Type one, then Enter' : ''}
          value={condition.texts}
          error={error}
          acceptValueOnBlur
          onChange={(texts) => onChange({ ...condition, texts })}
        />
      )
    case 'equals':
    case 'atLeast':
    case 'atMost':
      return (
        <NumberCell
          label={`Number ${of}`}
          value={condition.number}
          error={error}
          onChange={(number) => onChange({ ...condition, number })}
        />
      )
    case 'between':
      return (
        <span className={css.between}>
          <NumberCell
            label={`From, ${of}`}
            value={condition.from}
            onChange={(from) => onChange({ ...condition, from })}
          />
          and
          <NumberCell
            label={`To, ${of}`}
            value={condition.to}
            error={error}
            onChange={(to) => onChange({ ...condition, to })}
          />
        </span>
      )
    default:
      return condition satisfies never
  }
}
