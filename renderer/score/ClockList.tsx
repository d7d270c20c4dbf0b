import { ActionIcon, Button, Select, TagsInput, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import type { SourceClock } from '../../shared/contract/score.ts'
import { fieldMessage } from '../forms/fieldMessages.ts'
import { Section } from '../forms/Section.tsx'
import { NumberCell } from './NumberCell.tsx'
import css from './ClockList.module.css'

interface Props {
  readonly clocks: readonly SourceClock[]
  /** Minutes that the settings name for all. */
  readonly otherwise: number
  readonly error: unknown
  readonly onChange: (clocks: SourceClock[]) => void
}

/** How soon a lead of each source is to be called. */
export function ClockList({ clocks, otherwise, error, onChange }: Props) {
  const change = (at: number, part: Partial<SourceClock>) =>
    onChange(clocks.map((clock, i) => (i === at ? { ...clock, ...part } : clock)))
  const move = (at: number) => {
    const next = [...clocks]
    const [above, below] = [next[at], next[at + 1]]
    if (!above || !below) return
    next[at] = below
    next[at + 1] = above
    onChange(next)
  }
  const choices = [
    { value: 'default', label: `within ${otherwise} min, as set for all` },
    { value: 'own', label: 'within a time of its own' },
    { value: 'none', label: 'nobody waits' },
  ]
  return (
    <Section
      title="Speed to lead"
      note="how soon a new lead of each source is called; the first whose words it has counts"
      actions={
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconPlus size={13} />}
          onClick={() => onChange([...clocks, { label: 'New source', phrases: [], minutes: 'default' }])}
        >
          Add a source
        </Button>
      }
    >
      <ul className={css.clocks}>
        {clocks.map((clock, i) => {
          const own = typeof clock.minutes === 'number' ? clock.minutes : undefined
          return (
            <li key={`${i} of ${clocks.length}`} className={css.clock}>
              <TextInput
                className={css.label ?? ''}
                aria-label={`What leads of source ${i + 1} did`}
                value={clock.label}
                error={fieldMessage(error, `clocks.${i}.label`)}
                onChange={(event) => change(i, { label: event.currentTarget.value })}
              />
              <TagsInput
                classNames={{ inputField: css.tagInput ?? '' }}
                size="xs"
                className={css.phrases ?? ''}
                aria-label={`Words of source ${i + 1}`}
                placeholder={clock.phrases.length === 0 ? 'Words of the source' : ''}
                value={clock.phrases}
                error={fieldMessage(error, `clocks.${i}.phrases`)}
                acceptValueOnBlur
                onChange={(phrases) => change(i, { phrases })}
              />
              <span className={css.within}>
                <Select
                  className={css.kind ?? ''}
                  aria-label={`How soon leads of source ${i + 1} are called`}
                  data={choices}
                  allowDeselect={false}
                  value={own === undefined ? String(clock.minutes) : 'own'}
                  onChange={(kind) =>
                    change(i, { minutes: kind === 'own' ? otherwise : kind === 'none' ? 'none' : 'default' })
                  }
                />
                {own === undefined ? null : (
                  <NumberCell
                    label={`Minutes for source ${i + 1}`}
                    whole
                    width={78}
                    suffix=" min"
                    min={1}
                    max={10_080}
                    value={own}
                    error={fieldMessage(error, `clocks.${i}.minutes`)}
                    onChange={(minutes) => change(i, { minutes })}
                  />
                )}
              </span>
              <span className={css.tools}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Move source ${i + 1} up`}
                  disabled={i === 0}
                  onClick={() => move(i - 1)}
                >
                  <IconArrowUp size={15} stroke={1.75} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Move source ${i + 1} down`}
                  disabled={i === clocks.length - 1}
                  onClick={() => move(i)}
                >
                  <IconArrowDown size={15} stroke={1.75} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Remove source ${i + 1}`}
                  onClick={() => onChange(clocks.filter((_, j) => j !== i))}
                >
                  <IconTrash size={15} stroke={1.75} />
                </ActionIcon>
              </span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
