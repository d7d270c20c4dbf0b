import { Switch } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useRef, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import type { Outcome } from '../../shared/contract/followUps.ts'
import type { Problem } from '../../shared/priority/checkFollowUps.ts'
import { KeyCap } from '../components/KeyCap.tsx'
import opens from '../forms/OpenRow.module.css'
import { Section } from '../forms/Section.tsx'
import { effectWords, moved, problemAt, withOutcome } from './outcomeDraft.ts'
import { OutcomeEditor } from './OutcomeEditor.tsx'
import css from './FollowUps.module.css'

interface Props {
  readonly outcomes: readonly Outcome[]
  /** Codes that history names. */
  readonly used: readonly string[]
  readonly problems: readonly Problem[]
  /** The one that is open. */
  readonly open: string | undefined
  readonly onOpen: (code: string | undefined) => void
  readonly onChange: (outcomes: readonly Outcome[]) => void
}

/** What a call can end with, in the order in which it is offered. Arrows go from row to row, Alt with an arrow moves one. */
export function OutcomeList({ outcomes, used, problems, open, onOpen, onChange }: Props) {
  const list = useRef<HTMLUListElement>(null)
  const focusRow = (code: string | undefined) =>
    list.current?.querySelector<HTMLElement>(`[data-outcome="${code}"]`)?.focus()
  // Drawn at once: the next key is for the row where it stands then.
  const move = (code: string, by: -1 | 1) => {
    flushSync(() => onChange(moved(outcomes, code, by)))
    focusRow(code)
  }
  const remove = (code: string) => {
    const at = outcomes.findIndex((one) => one.code === code)
    flushSync(() => {
      onChange(outcomes.filter((one) => one.code !== code))
      onOpen(undefined)
    })
    focusRow((outcomes[at + 1] ?? outcomes[at - 1])?.code)
  }
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined
    const code = outcomes[at]?.code
    if (event.ctrlKey || event.metaKey || event.shiftKey || code === undefined) return
    if (by !== undefined) {
      event.preventDefault()
      if (event.altKey) move(code, by)
      else focusRow(outcomes[at + by]?.code)
    } else if (event.key === 'Escape' && open === code) onOpen(undefined)
  }
  const whole = problems.find(({ path }) => path === 'outcomes')
  return (
    <Section title="Outcomes of calls" note="each with one key, and what follows from it">
      {whole ? <p className={css.problem}>{problemAt([whole], 'outcomes')}</p> : null}
      <ul ref={list} className={css.list}>
        {outcomes.map((outcome, at) => {
          const problem = open === outcome.code ? undefined : problemAt(problems, `outcomes.${at}`)
          return (
            <li
              key={outcome.code}
              className={`${opens.item} ${css.item}`}
              data-open={open === outcome.code || undefined}
            >
              <div className={`${opens.row} ${css.row}`} data-off={!outcome.active || undefined}>
                <Switch
                  aria-label={`${outcome.label || 'New outcome'} is offered`}
                  checked={outcome.active}
                  onChange={(event) =>
                    onChange(withOutcome(outcomes, outcome.code, { ...outcome, active: event.currentTarget.checked }))
                  }
                />
                <button
                  type="button"
                  className={`${opens.name} ${css.name}`}
                  data-outcome={outcome.code}
                  aria-expanded={open === outcome.code}
                  onClick={() => onOpen(open === outcome.code ? undefined : outcome.code)}
                  onKeyDown={(event) => onKeyDown(event, at)}
                >
                  <IconChevronRight size={14} stroke={2} className={opens.chevron} aria-hidden />
                  <span className={css.cap}>
                    <KeyCap keys={outcome.key || '?'} asText />
                  </span>
                  <span className={`${opens.label} ${css.label}`}>{outcome.label || 'New outcome'}</span>
                  <span className={opens.words}>{effectWords(outcome)}</span>
                </button>
              </div>
              {problem ? <p className={css.problem}>{problem}</p> : null}
              {open === outcome.code ? (
                <OutcomeEditor
                  outcome={outcome}
                  at={at}
                  last={at === outcomes.length - 1}
                  isUsed={used.includes(outcome.code)}
                  problems={problems}
                  onChange={(next) => onChange(withOutcome(outcomes, outcome.code, next))}
                  onMove={(by) => move(outcome.code, by)}
                  onRemove={() => remove(outcome.code)}
                />
              ) : null}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
