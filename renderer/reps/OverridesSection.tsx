import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { DayInput } from '../forms/DayInput.tsx'
import { fieldMessage } from '../forms/fieldMessages.ts'
import { Section } from '../forms/Section.tsx'
import { hoursText, parseHours } from './hoursText.ts'
import { newKey } from './newKey.ts'
import type { OverrideDraft, Problems, RepDraft } from './repDraft.ts'
import css from './RepEditor.module.css'

interface Props {
  readonly draft: RepDraft
  readonly edit: (part: Partial<RepDraft>) => void
  readonly problems: Problems
  readonly error: unknown
  /** The rep's local day now. */
  readonly today: string
}

/** Days that differ from the usual week. */
export function OverridesSection({ draft, edit, problems, error, today }: Props) {
  const change = (key: string, part: Partial<OverrideDraft>) =>
    edit({ overrides: draft.overrides.map((one) => (one.key === key ? { ...one, ...part } : one)) })
  return (
    <Section
      title="Other hours on a day"
      actions={
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<IconPlus size={13} />}
          onClick={() =>
            edit({ overrides: [...draft.overrides, { key: newKey(draft.overrides), date: null, hours: '' }] })
          }
        >
          Add a day
        </Button>
      }
    >
      {draft.overrides.length === 0 ? (
        <p className={css.none}>No exceptions. A day here replaces the usual hours of its weekday, or closes it.</p>
      ) : (
        <ul className={css.rows}>
          {draft.overrides.map((override, i) => (
            <li key={override.key} className={css.row}>
              <DayInput
                label={`Day of exception ${i + 1}`}
                value={override.date}
                today={today}
                autoFocus={override.key.startsWith('new')}
                error={override.date ? undefined : problems.get(`overrides.${override.key}`)}
                onChange={(date) => change(override.key, { date })}
              />
              <TextInput
                className={css.grow}
                aria-label={`Hours of exception ${i + 1}`}
                placeholder="closed, or 9-12, 13-15"
                spellCheck={false}
                value={override.hours}
                error={
                  (override.date ? problems.get(`overrides.${override.key}`) : undefined) ??
                  fieldMessage(error, `overrides.${i}`)
                }
                onChange={(event) => change(override.key, { hours: event.currentTarget.value })}
                onBlur={() => {
                  const parsed = parseHours(override.hours)
                  if (parsed.ok) change(override.key, { hours: hoursText(parsed.stretches) })
                }}
                rightSectionWidth={60}
                rightSection={override.hours.trim() === '' ? <span className={css.tag}>closed</span> : undefined}
                rightSectionPointerEvents="none"
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Remove exception ${i + 1}`}
                onClick={() => edit({ overrides: draft.overrides.filter((one) => one.key !== override.key) })}
              >
                <IconTrash size={15} stroke={1.75} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
