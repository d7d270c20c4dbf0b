import { SegmentedControl, Switch, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import { NOT_COMPARED, SHIPPED_AS_OF } from '../../../shared/priority/callingTable.ts'
import { fieldMessage } from '../../forms/fieldMessages.ts'
import { DayInput } from '../../forms/DayInput.tsx'
import { Section } from '../../forms/Section.tsx'
import layout from '../../forms/Sections.module.css'
import { WeekEditor } from '../../reps/WeekEditor.tsx'
import type { RuleDraft } from './ruleDraft.ts'
import css from './RuleEditor.module.css'

interface Props {
  readonly draft: RuleDraft
  readonly today: string
  readonly error: unknown
  readonly edit: (part: Partial<RuleDraft>) => void
  /** Before the hours: which place it is for. */
  readonly children?: ReactNode
}

/** Hours, holidays, what happens outside of them, and where all of it comes from. */
export function RuleFields({ draft, today, error, edit, children }: Props) {
  return (
    <div className={`${layout.sections} ${css.sections}`}>
      {children}
      <Section title="Leads are called" note="by the clock where they are">
        <WeekEditor
          week={draft.week}
          onChange={(week) => edit({ week })}
          refused={(weekday) => fieldMessage(error, `week.${weekday - 1}`)}
        />
        <Switch
          mt={14}
          label="Not on public holidays of the place"
          checked={draft.holidays === 'closed'}
          onChange={(event) => edit({ holidays: event.currentTarget.checked ? 'closed' : 'open' })}
        />
      </Section>
      <Section title="Outside these hours a call is">
        <SegmentedControl
          aria-label="Outside these hours a call is"
          value={draft.effect}
          data={[
            { value: 'warn', label: 'Warned of' },
            { value: 'block', label: 'Blocked' },
          ]}
          onChange={(effect) => edit({ effect })}
        />
        <p className={css.note}>
          {draft.effect === 'block'
            ? 'It is made only with a reason, which is kept in the history. The lead comes last in the queue until the hours open.'
            : 'The desk says so and the call can be made. The lead counts for a tenth in the queue until the hours open.'}
        </p>
      </Section>
      <Section title="Where this comes from">
        <div className={css.from}>
          <Textarea
            className={css.source}
            label="Source"
            description="A law, a code of conduct, or what your team has agreed."
            autosize
            minRows={2}
            maxRows={5}
            maxLength={300}
            value={draft.source}
            error={
              fieldMessage(error, 'source') ?? (draft.source.trim() ? undefined : 'Say where the hours come from.')
            }
            onChange={(event) => edit({ source: event.currentTarget.value })}
          />
          <div className={css.asOf}>
            <span aria-hidden className={css.asOfLabel}>
              Compared with it on
            </span>
            <DayInput
              label="Compared with its source on"
              value={draft.asOf === SHIPPED_AS_OF ? null : draft.asOf}
              today={today}
              error={fieldMessage(error, 'asOf')}
              onChange={(asOf) => asOf && edit({ asOf })}
            />
            {draft.asOf === SHIPPED_AS_OF && <span className={css.unchecked}>Not yet: {NOT_COMPARED}.</span>}
          </div>
        </div>
      </Section>
    </div>
  )
}
