import { ActionIcon, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { LeadLink } from '../../../shared/contract/leadRecord.ts'
import { SectionTitle } from '../../components/SectionTitle.tsx'
import { fieldMessage } from '../../forms/fieldMessages.ts'
import classes from './EditLead.module.css'

interface Props {
  readonly links: readonly LeadLink[]
  readonly onLinks: (links: LeadLink[]) => void
  /** What the last try to save was refused with. */
  readonly error: unknown
}

/** Pages about a lead or a company, with one line more for the next. */
export function LinkRows({ links, onLinks, error }: Props) {
  const lines = [...links, { label: '', url: '' }]
  const write = (at: number, part: Partial<LeadLink>) =>
    onLinks(
      lines
        .map((line, i) => (i === at ? { ...line, ...part } : line))
        .filter(({ label, url }) => label !== '' || url !== ''),
    )
  return (
    <section aria-label="Links">
      <SectionTitle>Links</SectionTitle>
      <div className={classes.ways}>
        {lines.map((line, at) => (
          // A line has no name but its place.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={at} className={classes.linkRow}>
            <TextInput
              aria-label={at === 0 ? 'Link' : `Link ${at + 1}`}
              placeholder="linkedin.com/in/…"
              value={line.url}
              error={fieldMessage(error, `links.${at}`)}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => write(at, { url: event.currentTarget.value })}
            />
            <TextInput
              aria-label={`${at === 0 ? 'Link' : `Link ${at + 1}`}: name`}
              placeholder="LinkedIn, website…"
              value={line.label}
              maxLength={40}
              autoComplete="off"
              onChange={(event) => write(at, { label: event.currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove link ${at + 1}`}
              disabled={line.url === '' && line.label === ''}
              onClick={() => onLinks(links.filter((_, i) => i !== at))}
            >
              <IconX size={15} stroke={1.6} aria-hidden />
            </ActionIcon>
          </div>
        ))}
      </div>
    </section>
  )
}
