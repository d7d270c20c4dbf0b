import { Button, Progress, TextInput } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import type { ImportedLeads } from '../../shared/contract/leadImports.ts'
import type { DialogProps } from '../app/Dialogs.tsx'
import { useUndo } from '../app/undo.ts'
import { useCommand } from '../commands/dispatch.ts'
import { Dialog } from '../components/Dialog.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { KeyCap } from '../components/KeyCap.tsx'
import { FileDrop } from '../forms/FileDrop.tsx'
import { ImportDone } from './ImportDone.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import { ImportQuestions } from './ImportQuestions.tsx'
import { MappingTable } from './MappingTable.tsx'
import { peopleOf } from './people.ts'
import { useLeadImport, type LeadImport } from './useLeadImport.ts'
import { useTaskProgress } from './useTaskProgress.ts'
import css from './ImportLeads.module.css'

/** Leads from a file: nothing is written before it was seen what would be. */
export default function ImportLeads({ opened, onClose }: DialogProps) {
  const job = useLeadImport()
  const [, navigate] = useLocation()
  const undo = useUndo()
  const { file, seen, done } = job
  const close = () => {
    onClose()
    if (done || job.lookError || job.unreadable) job.again()
  }

  const ready = isReady(job)
  useCommand('form.save', job.bring, { enabled: opened && ready && !done })

  // What was pressed to choose the file is gone: the next thing to press takes the focus, unless a person is elsewhere.
  const importButton = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (
      ready &&
      (document.activeElement === document.body || document.activeElement?.getAttribute('role') === 'dialog')
    ) {
      importButton.current?.focus()
    }
  }, [ready])

  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={done ? 'Leads imported' : 'Import leads'}
      size={file && !done ? 1120 : 560}
    >
      {done ? (
        <ImportDone
          result={done}
          file={file?.name ?? 'import'}
          undoing={undo.isPending}
          onUndo={() => undo.mutate({ changeId: done.batchId }, { onSuccess: close })}
          onAgain={job.again}
          onClose={() => {
            close()
            navigate('/queue')
          }}
        />
      ) : !file ? (
        <>
          <FileDrop
            autoFocus
            title="Drop a file of leads here, or paste its rows"
            hint="CSV as HubSpot, Salesforce, Pipedrive, Apollo, Close, Zoho or LinkedIn export it, or any other with a header line; or contact cards (.vcf). Nothing is written until you have seen what would be."
            button="Choose a file"
            extensions={['csv', 'tsv', 'txt', 'vcf']}
            onFiles={(files) => files[0] && job.start(files[0])}
            onPaste={(text) => job.start({ name: 'Pasted rows', text })}
            onError={job.setUnreadable}
          />
          {job.unreadable ? (
            <div className={css.error}>
              <ErrorNote error={job.unreadable} />
            </div>
          ) : null}
        </>
      ) : (
        <>
          <div className={css.file}>
            <IconFileSpreadsheet size={20} stroke={1.5} aria-hidden />
            <div className={css.fileWords}>
              <span className={css.strong}>{file.name}</span>
              <span className={css.quiet}>{kindWords(job)}</span>
            </div>
            <TextInput
              w={200}
              aria-label="Source of these leads"
              placeholder="Source, such as Fair Q4"
              value={job.choices.source}
              maxLength={300}
              disabled={job.bringing}
              onChange={(event) => job.choose({ source: event.currentTarget.value }, false)}
              onBlur={() => seen && job.choose({})}
            />
            <Button variant="default" disabled={job.bringing} onClick={job.again}>
              Another file
            </Button>
          </div>
          {seen && <ImportQuestions seen={seen} choices={job.choices} choose={job.choose} />}
          {/* What is being written is what was seen: nothing is chosen any more. */}
          <div className={css.parts} inert={job.bringing} aria-busy={job.bringing || undefined}>
            <MappingTable
              mapping={job.choices.mapping ?? []}
              samples={seen?.samples ?? []}
              onChange={(mapping) => job.choose({ mapping })}
            />
            <div className={css.right} aria-busy={job.looking}>
              {job.lookError ? (
                <ErrorNote error={job.lookError} />
              ) : seen ? (
                <ImportPreview result={seen} file={file.name} />
              ) : null}
            </div>
          </div>
          <ErrorNote error={job.bringError} />
          <div className={css.foot}>
            <State job={job} />
            {job.bringing ? (
              <Button variant="default" onClick={job.cancel}>
                Cancel the import
              </Button>
            ) : (
              <Button variant="default" onClick={close}>
                Close
              </Button>
            )}
            <Button
              ref={importButton}
              disabled={!ready}
              loading={job.bringing}
              rightSection={<KeyCap command="form.save" onAccent={ready} />}
              onClick={job.bring}
            >
              {seen ? importWords(peopleOf(seen)) : 'Import'}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}

const willChange = (seen: ImportedLeads): number => peopleOf(seen).created + peopleOf(seen).updated
const isOpen = ({ seen, choices }: LeadImport): boolean => seen?.ambiguous !== undefined && !choices.dateOrder

/** Whether all is seen and answered, and there is something to bring in. */
const isReady = (job: LeadImport): boolean =>
  job.seen !== undefined && !job.looking && !job.bringing && !job.lookError && !isOpen(job) && willChange(job.seen) > 0

function kindWords({ seen, looking }: LeadImport): string {
  if (!seen) return looking ? 'reading …' : 'columns matched by their names'
  if (seen.detected === 'vCard') return 'contact cards'
  return seen.detected ? `looks like an export of ${seen.detected}` : 'columns matched by their names'
}

/** How far it is, or what there is to know before it begins. */
function State({ job }: { readonly job: LeadImport }) {
  const progress = useTaskProgress('leads/import')
  const { seen } = job
  return (
    <span className={css.state} role="status">
      {progress && (job.bringing || job.looking) ? (
        <>
          <Progress w={180} value={(progress.done / progress.total) * 100} aria-label="Progress of the import" />
          {progress.label} … {Math.floor((progress.done / progress.total) * 100)}% of{' '}
          {progress.total.toLocaleString('en')} rows
        </>
      ) : job.bringing ? (
        'Writing the leads, all of them as one change …'
      ) : job.cancelled ? (
        'The import was cancelled. Nothing of it stays.'
      ) : job.lookError ? (
        'Choose the field of each column at the left, or another file.'
      ) : isOpen(job) ? (
        'Say first which way round the dates are written.'
      ) : seen && willChange(seen) === 0 ? (
        'There is nothing in it that is not known yet.'
      ) : (
        'The import is one change: it can be taken back as a whole.'
      )}
    </span>
  )
}

function importWords({ created, updated }: ReturnType<typeof peopleOf>): string {
  const leads = (n: number) => `${n.toLocaleString('en')} ${n === 1 ? 'lead' : 'leads'}`
  if (created > 0 && updated > 0) return `Import ${leads(created)}, update ${updated.toLocaleString('en')}`
  if (updated > 0) return `Update ${leads(updated)}`
  return created > 0 ? `Import ${leads(created)}` : 'Nothing to import'
}
