import { Button } from '@mantine/core'
import type { Suppression } from '../../../shared/contract/suppression.ts'
import { useNow, useSettings } from '../../api/workspace.ts'
import { Section } from '../../forms/Section.tsx'
import { formatDate } from '../../time/format.ts'
import { kindWords } from './suppressionWords.ts'
import css from './SuppressionScreen.module.css'

/** One entry of the list, why it is there, and the way off it. */
export function SuppressionEntry({ entry, onRemove }: { readonly entry: Suppression; readonly onRemove: () => void }) {
  const now = useNow()
  const { zone } = useSettings()
  return (
    <Section title={entry.value} note={kindWords(entry.kind)}>
      <dl className={css.facts}>
        <dt>Why</dt>
        <dd>{entry.reason ?? 'not said'}</dd>
        <dt>From</dt>
        <dd>{entry.source ?? 'not said'}</dd>
        <dt>Since</dt>
        <dd>{formatDate(Date.parse(entry.addedAt), zone, now)}</dd>
      </dl>
      <Button variant="default" onClick={onRemove} aria-keyshortcuts="Delete">
        Take it off the list
      </Button>
    </Section>
  )
}
