import { ActionIcon, Button, Select, Textarea, TextInput, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import type { ScoreGroup, ScoreRule } from '../../shared/contract/score.ts'
import { fieldMessage } from '../forms/fieldMessages.ts'
import { ConditionEditor } from './ConditionEditor.tsx'
import { PointsEditor } from './PointsEditor.tsx'
import { GROUPS } from './ruleWords.ts'
import css from './RuleEditor.module.css'

interface Props {
  readonly rule: ScoreRule
  /** Where it stands in what is sent. */
  readonly index: number
  readonly error: unknown
  readonly onChange: (part: Partial<ScoreRule>) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

/** All of one rule, in place under its row. */
export function RuleEditor({ rule, index, error, onChange, onMove, onRemove }: Props) {
  const message = (field: string) => fieldMessage(error, `rules.${index}.${field}`)
  return (
    <div className={css.editor} role="group" aria-label={`Rule ${rule.label}`}>
      <div className={css.names}>
        <TextInput
          label="Name"
          value={rule.label}
          error={message('label')}
          onChange={(event) => onChange({ label: event.currentTarget.value })}
        />
        <Select
          label="Under"
          data={GROUPS.map(({ group, title }) => ({ value: group, label: title }))}
          allowDeselect={false}
          value={rule.group}
          onChange={(group) => onChange({ group: (group ?? rule.group) as ScoreGroup })}
        />
      </div>

      <div className={css.part}>
        <h3 className={css.title}>Fits when {rule.when.length > 1 ? 'all of these hold' : ''}</h3>
        {rule.when.length === 0 ? <p className={css.quiet}>Always: it fits every lead.</p> : null}
        <ul className={css.conditions}>
          {rule.when.map((condition, i) => (
            <ConditionEditor
              // Conditions have no names of their own; they are only changed in place, added last or removed.
              key={`${i} of ${rule.when.length}`}
              condition={condition}
              number={i + 1}
              error={message(`when.${i}`)}
              onChange={(next) => onChange({ when: rule.when.map((other, j) => (j === i ? next : other)) })}
              onRemove={() => onChange({ when: rule.when.filter((_, j) => j !== i) })}
            />
          ))}
        </ul>
        <Button
          variant="default"
          size="compact-xs"
          className={css.add ?? ''}
          leftSection={<IconPlus size={13} />}
          onClick={() => onChange({ when: [...rule.when, { op: 'is', field: 'source', text: '' }] })}
        >
          Add a condition
        </Button>
      </div>

      <div className={css.part}>
        <h3 className={css.title}>Gives</h3>
        <PointsEditor
          points={rule.points}
          path={`rules.${index}.points`}
          error={error}
          onChange={(points) => onChange({ points })}
        />
      </div>

      <div className={css.names}>
        <TextInput
          label="Line on the receipt"
          description="With facts of the lead: {industry}, {value}, {attempts:attempt}."
          placeholder={rule.label}
          value={rule.line ?? ''}
          error={message('line')}
          onChange={(event) => onChange({ line: event.currentTarget.value || undefined })}
        />
        <TextInput
          label="Set"
          description="Of the rules of one set only the first that fits counts."
          placeholder="by itself"
          value={rule.set ?? ''}
          error={message('set')}
          onChange={(event) => onChange({ set: event.currentTarget.value || undefined })}
        />
      </div>
      <Textarea
        label="Why"
        autosize
        minRows={1}
        placeholder="What speaks for it, for whoever reads it next"
        value={rule.why ?? ''}
        error={message('why')}
        onChange={(event) => onChange({ why: event.currentTarget.value || undefined })}
      />
      <div className={css.foot}>
        <Tooltip label="Up (Alt ↑)">
          <ActionIcon variant="default" aria-label="Move the rule up" onClick={() => onMove(-1)}>
            <IconArrowUp size={15} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Down (Alt ↓)">
          <ActionIcon variant="default" aria-label="Move the rule down" onClick={() => onMove(1)}>
            <IconArrowDown size={15} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
        <Button
          variant="default"
          className={css.remove ?? ''}
          leftSection={<IconTrash size={14} stroke={1.75} />}
          onClick={onRemove}
        >
          Remove the rule
        </Button>
      </div>
    </div>
  )
}
