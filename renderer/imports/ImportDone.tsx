import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import type { ImportedLeads } from '../../shared/contract/leadImports.ts'
import { RejectedRows } from './ImportPreview.tsx'
import { peopleOf } from './people.ts'
import css from './ImportLeads.module.css'

interface Props {
  readonly result: ImportedLeads
  readonly file: string
  readonly onUndo: () => void
  readonly undoing: boolean
  readonly onAgain: () => void
  readonly onClose: () => void
}

/** What has become of a file that was brought in, with the way back. */
export function ImportDone({ result, file, onUndo, undoing, onAgain, onClose }: Props) {
  const people = peopleOf(result)
  const rest = [
    [people.unchanged, people.unchanged === 1 ? 'was the same already' : 'were the same already'],
    [people.skipped, people.skipped === 1 ? 'was left as it is' : 'were left as they are'],
    [result.rejected.length, result.rejected.length === 1 ? 'row was left out' : 'rows were left out'],
  ] as const
  const words = rest.flatMap(([n, text]) => (n > 0 ? [`${n.toLocaleString('en')} ${text}`] : []))
  return (
    <>
      <div className={css.done} role="status">
        <IconCircleCheck size={32} stroke={1.5} aria-hidden />
        <div>
          <p className={css.doneTitle}>
            {people.created.toLocaleString('en')} new, {people.updated.toLocaleString('en')} updated
          </p>
          <p className={css.quiet}>{words.length > 0 ? `${words.join(', ')}.` : 'Every row of the file came in.'}</p>
        </div>
      </div>
      {result.rejected.length + (result.warnings?.length ?? 0) > 0 ? (
        <div className={css.left}>
          <RejectedRows result={result} file={file} />
        </div>
      ) : null}
      <div className={css.foot}>
        <Button variant="subtle" loading={undoing} onClick={onUndo}>
          Undo the import
        </Button>
        <span className={css.state} />
        <Button variant="default" onClick={onAgain}>
          Import another
        </Button>
        <Button data-autofocus onClick={onClose}>
          Go to the queue
        </Button>
      </div>
    </>
  )
}
