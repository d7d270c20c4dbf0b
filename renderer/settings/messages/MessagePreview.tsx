import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { DraftPurpose } from '../../../shared/contract/invites.ts'
import type { MessageLanguage } from '../../../shared/contract/messageLanguage.ts'
import { api } from '../../api/client.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import type { MessageDraft } from './messageDraft.ts'
import css from './MessageEditor.module.css'

interface MessagePreviewProps {
  readonly purpose: DraftPurpose
  readonly language: MessageLanguage
  readonly draft: MessageDraft
}

/** The message as a lead gets it, while it is typed. */
export function MessagePreview({ purpose, language, draft }: MessagePreviewProps) {
  const [typed] = useDebouncedValue(draft, 200)
  const shown = useQuery({
    ...api.messages.preview.queryOptions({ input: { purpose, language, ...typed } }),
    placeholderData: keepPreviousData,
  })
  const { subject, text, lead } = shown.data ?? {}
  return (
    <section className={css.preview} aria-label="Preview">
      <p className={css.previewHead}>{lead ? `As ${lead} gets it` : shown.data ? 'As a made up lead gets it' : ' '}</p>
      <ErrorNote error={shown.error} />
      {shown.data ? (
        <article
          className={css.mail}
          lang={language === 'zh' ? 'zh-Hans' : language}
          tabIndex={0}
          aria-label="The message"
        >
          <p className={css.subject} dir="auto" data-none={subject?.trim() ? undefined : ''}>
            {subject?.trim() ? subject : 'No subject'}
          </p>
          {(text ?? '')
            .trim()
            .split(/\n{2,}/)
            .map((paragraph, i) => (
              // oxlint-disable-next-line react/no-array-index-key -- paragraphs have nothing else to go by
              <p key={i} className={css.paragraph} dir="auto">
                {paragraph}
              </p>
            ))}
        </article>
      ) : null}
    </section>
  )
}
