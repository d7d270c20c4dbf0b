import { Button, Progress, TextInput } from '@mantine/core'
import { IconCircleCheck, IconFileSpreadsheet } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { ImportedLeads, Mapping } from '../../shared/contract/leads.ts'
import type { TextFile } from '../../shared/contract/shell.ts'
import { client } from '../api/client.ts'
import { useUndo } from '../app/undo.ts'
import { useCommand } from '../commands/dispatch.ts'
import { Dialog } from '../components/Dialog.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { KeyCap } from '../components/KeyCap.tsx'
import { FileDrop } from '../forms/FileDrop.tsx'
import { csvHead } from './csvHead.ts'
import { ImportPreview, RejectedRows } from './ImportPreview.tsx'
import { MappingTable } from './MappingTable.tsx'
import { useTaskProgress } from './useTaskProgress.ts'
import css from './ImportLeads.module.css'

interface Props {
  readonly opened: boolean
  readonly onClose: () => void
}

const SAMPLE_ROWS = 20

/** Leads from a CSV file: nothing is written before it was seen what would be. */
export default function ImportLeads({ opened, onClose }: Props) {
  const [file, setFile] = useState<TextFile | null>(null)
  const [mapping, setMapping] = useState<Mapping>([])
  const [source, setSource] = useState('')
  const [unreadable, setUnreadable] = useState<unknown>(null)
  const [, navigate] = useLocation()
  const undo = useUndo()
  const progress = useTaskProgress('leads/import')
  const head = useMemo(() => (file ? csvHead(file.text, SAMPLE_ROWS + 1) : []), [file])

  const look = useMutation({
    mutationFn: (asked: { readonly file: TextFile; readonly mapping?: Mapping; readonly source?: string }) =>
      client.leads.import({
        csv: asked.file.text,
        dryRun: true,
        ...(asked.mapping ? { mapping: asked.mapping } : {}),
        ...(asked.source ? { source: asked.source } : {}),
      }),
    onSuccess: (seen, asked) => {
      setMapping(seen.mapping)
      if (!asked.source && !asked.mapping) setSource(seen.detected ?? '')
    },
    onError: (error, asked) => {
      // With columns to choose from a person can help; without any there is only another file.
      if ((csvHead(asked.file.text, 1)[0]?.length ?? 0) > 1) return
      again()
      setUnreadable(error)
    },
  })
  const bring = useMutation({
    mutationFn: () =>
      client.leads.import({
        csv: file?.text ?? '',
        mapping,
        dryRun: false,
        ...(source.trim() ? { source: source.trim() } : {}),
      }),
  })

  const start = (chosen: TextFile) => {
    setFile(chosen)
    setUnreadable(null)
    // Until the backend has said which is which, and where it cannot, the columns are there to be chosen by hand.
    setMapping((csvHead(chosen.text, 1)[0] ?? []).map((column) => ({ column, field: null })))
    bring.reset()
    look.mutate({ file: chosen })
  }
  const again = () => {
    setFile(null)
    setMapping([])
    setSource('')
    look.reset()
    bring.reset()
    setUnreadable(null)
  }
  const close = () => {
    onClose()
    if (bring.data || look.error || unreadable) again()
  }

  const seen = look.data
  const done = bring.data
  const willChange = (seen?.created ?? 0) + (seen?.updated ?? 0)
  const ready = file !== null && seen !== undefined && !look.isPending && !bring.isPending && willChange > 0
  useCommand('form.save', () => bring.mutate(), { enabled: opened && ready && !done })

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
        <Done
          result={done}
          file={file?.name ?? 'import'}
          onUndo={() => undo.mutate({}, { onSuccess: close })}
          onAgain={again}
          onClose={() => {
            close()
            navigate('/queue')
          }}
        />
      ) : !file ? (
        <>
          <FileDrop
            autoFocus
            title="Drop a CSV file here, or paste its rows"
            hint="As HubSpot, Salesforce, Pipedrive, Apollo, Close, Zoho or LinkedIn export it, or any other with a header line. Nothing is written until you have seen what would be."
            button="Choose a file"
            extensions={['csv', 'tsv', 'txt']}
            onFiles={(files) => files[0] && start(files[0])}
            onPaste={(text) => start({ name: 'Pasted rows', text })}
            onError={setUnreadable}
          />
          <div className={css.error}>
            <ErrorNote error={unreadable} />
          </div>
        </>
      ) : (
        <>
          <div className={css.file}>
            <IconFileSpreadsheet size={20} stroke={1.5} aria-hidden />
            <div className={css.fileWords}>
              <span className={css.strong}>{file.name}</span>
              <span className={css.quiet}>
                {seen?.detected
                  ? `looks like an export of ${seen.detected}`
                  : look.isPending
                    ? 'reading …'
                    : 'columns matched by their names'}
              </span>
            </div>
            <TextInput
              w={200}
              aria-label="Source of these leads"
              placeholder="Source, such as Fair Q4"
              value={source}
              maxLength={300}
              onChange={(event) => setSource(event.currentTarget.value)}
              onBlur={() => seen && look.mutate({ file, mapping, source: source.trim() })}
            />
            <Button variant="default" onClick={again}>
              Another file
            </Button>
          </div>
          <div className={css.parts}>
            <MappingTable
              mapping={mapping}
              samples={head.slice(1)}
              onChange={(next) => {
                setMapping(next)
                look.mutate({ file, mapping: next, source: source.trim() })
              }}
            />
            <div className={css.right} aria-busy={look.isPending}>
              {look.error ? (
                <ErrorNote error={look.error} />
              ) : seen ? (
                <ImportPreview result={seen} file={file.name} />
              ) : null}
            </div>
          </div>
          <ErrorNote error={bring.error} />
          <div className={css.foot}>
            <span className={css.state} role="status">
              {progress && progress.done < progress.total ? (
                <>
                  <Progress w={180} value={(progress.done / progress.total) * 100} aria-label="Progress" />
                  {progress.done.toLocaleString('en')} of {progress.total.toLocaleString('en')} rows read
                </>
              ) : bring.isPending ? (
                'Writing the leads, all of them as one change …'
              ) : look.error ? (
                'Choose the field of each column at the left, or another file.'
              ) : seen && willChange === 0 ? (
                'There is nothing in it that is not known yet.'
              ) : (
                'The import is one change: it can be taken back as a whole.'
              )}
            </span>
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button
              ref={importButton}
              disabled={!ready}
              loading={bring.isPending}
              aria-keyshortcuts="Control+Enter Meta+Enter"
              rightSection={<KeyCap keys="mod+enter" onAccent={ready} />}
              onClick={() => bring.mutate()}
            >
              {seen ? importWords(seen) : 'Import'}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}

function importWords({ created, updated }: ImportedLeads): string {
  const leads = (n: number) => `${n.toLocaleString('en')} ${n === 1 ? 'lead' : 'leads'}`
  if (created > 0 && updated > 0) return `Import ${leads(created)}, update ${updated.toLocaleString('en')}`
  if (updated > 0) return `Update ${leads(updated)}`
  return created > 0 ? `Import ${leads(created)}` : 'Nothing to import'
}

interface DoneProps {
  readonly result: ImportedLeads
  readonly file: string
  readonly onUndo: () => void
  readonly onAgain: () => void
  readonly onClose: () => void
}

function Done({ result, file, onUndo, onAgain, onClose }: DoneProps) {
  return (
    <>
      <div className={css.done} role="status">
        <IconCircleCheck size={32} stroke={1.5} aria-hidden />
        <div>
          <p className={css.doneTitle}>
            {result.created.toLocaleString('en')} new, {result.updated.toLocaleString('en')} updated
          </p>
          <p className={css.quiet}>
            {result.unchanged.toLocaleString('en')} were the same already, {result.rejected.length.toLocaleString('en')}{' '}
            left out.
          </p>
        </div>
      </div>
      {result.rejected.length + (result.warnings?.length ?? 0) > 0 ? (
        <div className={css.left}>
          <RejectedRows rejected={result.rejected} warnings={result.warnings ?? []} file={file} />
        </div>
      ) : null}
      <div className={css.foot}>
        <Button variant="subtle" onClick={onUndo}>
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
