import { ActionIcon, Select, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { AnswerKind } from '../../../shared/contract/qualification.ts'
import { kindNames, type QuestionDraft } from './formDraft.ts'
import css from './Qualification.module.css'

interface QuestionRowProps {
  readonly question: QuestionDraft
  readonly at: number
  readonly count: number
  readonly onWrite: (part: Partial<QuestionDraft>) => void
  readonly onMove: (to: number) => void
  readonly onRemove: () => void
}

const KINDS = AnswerKind.options.map((value) => ({ value, label: kindNames[value] }))

/** A question of the form; Alt and an arrow move it. */
export function QuestionRow({ question, at, count, onWrite, onMove, onRemove }: QuestionRowProps) {
  const name = question.label.trim() || `question ${at + 1}`
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(at + (event.key === 'ArrowUp' ? -1 : 1))
  }
  return (
    <li className={css.row} data-row={question.key} onKeyDown={onKeyDown} aria-label={name}>
      <span className={css.number}>{at + 1}</span>
      <div className={css.fields}>
        <TextInput
          aria-label="Question"
          placeholder="Budget"
          value={question.label}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => onWrite({ label: event.currentTarget.value })}
        />
        <Select
          aria-label="Answered with"
          data={KINDS}
          allowDeselect={false}
          value={question.kind}
          onChange={(kind) => onWrite({ kind: (kind ?? 'text') as AnswerKind })}
        />
        <TextInput
          aria-label="What to ask"
          placeholder="In words, if the name is not enough"
          value={question.help}
          maxLength={300}
          autoComplete="off"
          onChange={(event) => onWrite({ help: event.currentTarget.value })}
        />
        {question.kind === 'choice' && (
          <TextInput
            className={css.options ?? ''}
            label="Answers to choose from"
            placeholder="Alone, With others, Somebody else"
            value={question.options}
            autoComplete="off"
            onChange={(event) => onWrite({ options: event.currentTarget.value })}
          />
        )}
      </div>
      <div className={css.actions}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Move ${name} up`}
          disabled={at === 0}
          onClick={() => onMove(at - 1)}
        >
          <IconArrowUp size={15} stroke={1.6} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Move ${name} down`}
          disabled={at === count - 1}
          onClick={() => onMove(at + 1)}
        >
          <IconArrowDown size={15} stroke={1.6} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${name}`} onClick={onRemove}>
          <IconX size={15} stroke={1.6} aria-hidden />
        </ActionIcon>
      </div>
    </li>
  )
}
