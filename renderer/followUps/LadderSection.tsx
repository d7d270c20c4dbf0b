import { ActionIcon, Button, Select, Switch } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { FollowUps, Rung } from '../../shared/contract/followUps.ts'
import type { Problem } from '../../shared/priority/checkFollowUps.ts'
import { Section } from '../forms/Section.tsx'
import { newKey } from '../reps/newKey.ts'
import { NumberCell } from '../score/NumberCell.tsx'
import { inOrder, problemAt, rungWords } from './outcomeDraft.ts'
import css from './FollowUps.module.css'

interface Props {
  readonly ladder: readonly Rung[]
  readonly unansweredDays: number | null
  readonly problems: readonly Problem[]
  readonly onChange: (part: Partial<Pick<FollowUps, 'ladder' | 'unansweredDays'>>) => void
}

const USUAL_DAYS = 3

/** When a meeting is to be confirmed, how, and which ones. */
export function LadderSection({ ladder, unansweredDays, problems, onChange }: Props) {
  const change = (id: string, part: Partial<Rung>) =>
    onChange({ ladder: ladder.map((rung) => (rung.id === id ? { ...rung, ...part } : rung)) })
  const add = () => {
    const rung: Rung = {
      id: `step-${newKey(ladder.map(({ id }) => ({ key: id })))}`,
      when: { kind: 'hours', hours: 72 },
      by: 'message',
      who: 'unconfirmed',
    }
    onChange({ ladder: inOrder([...ladder, rung]) })
  }
  const whole = problems.find(({ path }) => path === 'ladder')
  return (
    <Section
      title="Confirming meetings"
      note="each step comes up in the queue when it is due"
      actions={
        <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={13} />} onClick={add}>
          Add a step
        </Button>
      }
    >
      {whole ? <p className={css.problem}>{problemAt([whole], 'ladder')}</p> : null}
      <ul className={css.rungs}>
        {ladder.map((rung, at) => {
          const name = rungWords(rung)
          const error = problemAt(problems, `ladder.${at}`)
          return (
            <li key={rung.id} className={css.rung}>
              <Select
                w={190}
                aria-label={`When, step ${at + 1}`}
                data={[
                  { value: 'hours', label: 'Hours before' },
                  { value: 'sameDay', label: 'In the morning of its day' },
                ]}
                value={rung.when.kind}
                allowDeselect={false}
                error={error}
                onChange={(kind) =>
                  change(rung.id, { when: kind === 'sameDay' ? { kind: 'sameDay' } : { kind: 'hours', hours: 24 } })
                }
              />
              {rung.when.kind === 'hours' ? (
                <NumberCell
                  label={`Hours, step ${at + 1}`}
                  whole
                  width={90}
                  suffix=" h"
                  min={1}
                  max={336}
                  value={rung.when.hours}
                  onChange={(hours) => change(rung.id, { when: { kind: 'hours', hours } })}
                />
              ) : (
                <span className={css.gap} />
              )}
              <Select
                w={140}
                aria-label={`How, ${name}`}
                data={[
                  { value: 'call', label: 'By a call' },
                  { value: 'message', label: 'By a message' },
                ]}
                value={rung.by}
                allowDeselect={false}
                onChange={(by) => change(rung.id, { by: by === 'message' ? 'message' : 'call' })}
              />
              <Select
                w={200}
                aria-label={`Which meetings, ${name}`}
                data={[
                  { value: 'unconfirmed', label: 'Only if not confirmed' },
                  { value: 'all', label: 'All meetings' },
                ]}
                value={rung.who}
                allowDeselect={false}
                onChange={(who) => change(rung.id, { who: who === 'all' ? 'all' : 'unconfirmed' })}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Remove the step ${name}`}
                disabled={ladder.length === 1}
                onClick={() => onChange({ ladder: ladder.filter(({ id }) => id !== rung.id) })}
              >
                <IconX size={15} aria-hidden />
              </ActionIcon>
            </li>
          )
        })}
      </ul>
      <div className={css.fields}>
        <Switch
          className={css.beside ?? ''}
          label="Ask about an invite that nobody has answered"
          checked={unansweredDays !== null}
          onChange={(event) => onChange({ unansweredDays: event.currentTarget.checked ? USUAL_DAYS : null })}
        />
        {unansweredDays === null ? null : (
          <NumberCell
            showLabel
            whole
            width={150}
            label="When it is open for"
            suffix={unansweredDays === 1 ? ' day' : ' days'}
            min={1}
            max={60}
            value={unansweredDays}
            error={problemAt(problems, 'unansweredDays')}
            onChange={(days) => onChange({ unansweredDays: days })}
          />
        )}
      </div>
      <p className={css.hint}>
        A step is done when the meeting is confirmed, or when a call or a reminder for it is logged. A meeting that
        moves begins anew; one that is cancelled asks for nothing.
      </p>
    </Section>
  )
}
