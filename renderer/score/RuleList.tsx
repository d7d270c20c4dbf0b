import { Button, Switch } from '@mantine/core'
import { IconChevronRight, IconPlus } from '@tabler/icons-react'
import { useRef, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import type { ScoreRule } from '../../shared/contract/score.ts'
import { fieldMessage } from '../forms/fieldMessages.ts'
import opens from '../forms/OpenRow.module.css'
import { NumberCell } from './NumberCell.tsx'
import { RuleEditor } from './RuleEditor.tsx'
import { conditionWords, gradeWords, pointsWords, signed } from './ruleWords.ts'
import { byGroup, inGroupOrder, moved, neighbourOf, rowFrom, withoutRule, withRule, type Rules } from './scoreDraft.ts'
import css from './RuleList.module.css'

interface Props {
  readonly rules: Rules
  /** The rule that is open. */
  readonly open: string | undefined
  readonly onOpen: (id: string | undefined) => void
  /** How many leads each gives points; absent while it is worked out. */
  readonly fits: Readonly<Record<string, number>> | undefined
  readonly error: unknown
  readonly onChange: (rules: Rules) => void
  readonly onAdd: (group: ScoreRule['group']) => void
  /** The row that the tab key comes to. */
  readonly current: string | undefined
  readonly onCurrent: (id: string) => void
}

/**
 * The rules under their headings. Arrows go from row to row, Enter opens one in place, Delete removes it, Alt with an
 * arrow moves it; in the points + and − count.
 */
export function RuleList(props: Props) {
  const { rules, open, onOpen, fits, error, onChange, onAdd, current, onCurrent } = props
  const list = useRef<HTMLDivElement>(null)
  const at = current ?? rowFrom(rules, undefined, 1)
  const focusRow = (id: string | undefined) => {
    if (id === undefined) return
    // Drawn at once, as it may have been moved: the next key is for where it stands then.
    flushSync(() => onCurrent(id))
    list.current?.querySelector<HTMLElement>(`[data-rule="${id}"]`)?.focus()
  }
  const remove = (id: string) => {
    const next = neighbourOf(rules, id)
    onChange(withoutRule(rules, id))
    if (open === id) onOpen(undefined)
    focusRow(next)
  }
  const move = (id: string, by: -1 | 1) => {
    onChange(moved(rules, id, by))
    focusRow(id)
  }
  const onKeyDown = (event: KeyboardEvent, id: string) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    if (by !== undefined) {
      event.preventDefault()
      if (event.altKey) move(id, by)
      else focusRow(rowFrom(rules, id, by))
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      remove(id)
    } else if (event.key === 'Escape' && open === id) {
      onOpen(undefined)
    }
  }

  return (
    <div ref={list} className={css.groups}>
      {byGroup(rules).map(({ group, title, note, rules: own }) => (
        <section key={group} className={css.group} aria-labelledby={`group-${group}`}>
          <div className={css.head}>
            <h2 id={`group-${group}`} className={css.title}>
              {title}
            </h2>
            <span className={css.note}>{note}</span>
            <Button
              variant="subtle"
              size="compact-xs"
              className={css.add ?? ''}
              leftSection={<IconPlus size={13} />}
              aria-label={`Add a rule under ${title}`}
              onClick={() => onAdd(group)}
            >
              Add
            </Button>
          </div>
          {own.length === 0 ? <p className={css.none}>Nothing counts here.</p> : null}
          <ul>
            {own.map(({ rule, index }) => (
              <li key={rule.id} className={`${opens.item} ${css.item}`} data-open={open === rule.id || undefined}>
                <div className={`${opens.row} ${css.row}`} data-off={!rule.on || undefined}>
                  <Switch
                    aria-label={`${rule.label} counts`}
                    checked={rule.on}
                    tabIndex={at === rule.id ? 0 : -1}
                    onFocus={() => onCurrent(rule.id)}
                    onChange={(event) => onChange(withRule(rules, rule.id, { on: event.currentTarget.checked }))}
                  />
                  <button
                    type="button"
                    className={`${opens.name} ${css.name}`}
                    data-rule={rule.id}
                    tabIndex={at === rule.id ? 0 : -1}
                    aria-expanded={open === rule.id}
                    onFocus={() => onCurrent(rule.id)}
                    onClick={() => onOpen(open === rule.id ? undefined : rule.id)}
                    onKeyDown={(event) => onKeyDown(event, rule.id)}
                  >
                    <IconChevronRight size={14} stroke={2} className={opens.chevron} aria-hidden />
                    <span className={opens.label}>{rule.label}</span>
                    <span className={opens.words}>{whenWords(rule)}</span>
                  </button>
                  <span className={css.fits} title="Leads of the queue that it gives points">
                    {fits && rule.on ? (fits[rule.id] ?? 0).toLocaleString('en') : ''}
                  </span>
                  {rule.points.kind === 'flat' ? (
                    <span className={css.points} data-tone={rule.points.points < 0 ? 'minus' : undefined}>
                      <FlatPoints
                        rule={rule}
                        tabIndex={at === rule.id ? 0 : -1}
                        onChange={(points) => onChange(withRule(rules, rule.id, { points: { kind: 'flat', points } }))}
                      />
                    </span>
                  ) : (
                    <span className={css.graded}>{pointsWords(rule.points)}</span>
                  )}
                </div>
                {fieldMessage(error, `rules.${index}`) && open !== rule.id ? (
                  <p className={css.problem}>{fieldMessage(error, `rules.${index}`)}</p>
                ) : null}
                {open === rule.id ? (
                  <RuleEditor
                    rule={rule}
                    index={index}
                    error={error}
                    onChange={(part) => {
                      const next = withRule(rules, rule.id, part)
                      onChange(part.group ? inGroupOrder(next) : next)
                    }}
                    onMove={(by) => onChange(moved(rules, rule.id, by))}
                    onRemove={() => remove(rule.id)}
                  />
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

interface FlatProps {
  readonly rule: ScoreRule
  readonly tabIndex: number
  readonly onChange: (points: number) => void
}

function FlatPoints({ rule, tabIndex, onChange }: FlatProps) {
  const value = rule.points.kind === 'flat' ? rule.points.points : 0
  return (
    <NumberCell
      label={`Points of ${rule.label}, now ${signed(value)}`}
      whole
      signed
      width={64}
      min={-1000}
      max={1000}
      value={value}
      tabIndex={tabIndex}
      onChange={onChange}
    />
  )
}

/** When it fits, and what its points go by, in one line. */
function whenWords(rule: ScoreRule): string {
  const parts = [...rule.when.map(conditionWords), ...[gradeWords(rule.points)].filter((part) => part !== undefined)]
  return parts.length > 0 ? parts.join(', ') : 'every lead'
}
