import { TextInput } from '@mantine/core'
import type { NumberField, ScoreField } from '../../shared/contract/score.ts'
import { ANSWER, isAnswer, numberFields, questionOf, textFields } from './ruleWords.ts'
import css from './RuleEditor.module.css'
import { SearchSelect } from '../forms/SearchSelect.tsx'

interface Props<F extends ScoreField> {
  readonly label: string
  readonly field: F
  readonly kinds: F extends NumberField ? 'numbers' | 'all' : 'numbers' | 'all'
  readonly onChange: (field: F) => void
}

const OWN = { value: ANSWER, label: 'The answer to …' }

/** Which fact of a lead is meant; an answer is named by its question. */
export function FieldSelect<F extends ScoreField>({ label, field, kinds, onChange }: Props<F>) {
  const data = [
    ...(kinds === 'all' ? [{ group: 'In words', items: textFields }] : []),
    { group: 'In numbers', items: numberFields },
    { group: 'From the brief', items: [OWN] },
  ]
  // What is chosen is of the list, and the list is of the kinds that fit.
  const choose = (value: string) => onChange((value === ANSWER ? `${ANSWER}Budget` : value) as F)
  return (
    <span className={css.field}>
      <SearchSelect
        w={kinds === 'all' ? 190 : 210}
        aria-label={label}
        data={data}
        allowDeselect={false}
        value={isAnswer(field) ? ANSWER : field}
        onChange={(value) => value && choose(value)}
      />
      {isAnswer(field) ? (
        <TextInput
          w={130}
          aria-label={`${label}: the question`}
          value={questionOf(field)}
          onChange={(event) => onChange(`${ANSWER}${event.currentTarget.value}` as F)}
        />
      ) : null}
    </span>
  )
}
