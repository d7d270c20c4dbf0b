import { Button, Progress, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type ClipboardEvent } from 'react'
import { client, shell } from '../api/client.ts'
import { useNow, useSettings } from '../api/workspace.ts'
import { showToast, toastError } from '../app/toast.ts'
import { runCommand } from '../commands/dispatch.ts'
import { Dialog } from '../components/Dialog.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { FileDrop } from '../forms/FileDrop.tsx'
import { filesOf } from '../forms/givenFiles.ts'
import { dayKey } from '../time/format.ts'
import { useDroppedAnswers } from './answerDrop.ts'
import { answersCsv, countWords, type ShownAnswer } from './answerList.ts'
import { AnswerResults } from './AnswerResults.tsx'
import { useTakeAnswers } from './takeAnswers.ts'
import css from './ReceiveAnswers.module.css'

interface Props {
  readonly opened: boolean
  readonly onClose: () => void
}

/** Takes in what came back to invites, from files, folders or pasted text, and says what came of each. */
export default function ReceiveAnswers({ opened, onClose }: Props) {
  const { zone } = useSettings()
  const now = useNow()
  const [text, setText] = useState('')
  const [unreadable, setUnreadable] = useState<unknown>(null)
  const { answers, progress, take, undo, changed, clear } = useTakeAnswers()
  const addAddress = useMutation({
    mutationFn: async (answer: ShownAnswer) => {
      const { leadId, address, text: file } = answer
      if (!leadId || !address || file === undefined) return
      const { lead } = await client.leads.get({ leadId })
      await client.leads.save({ id: leadId, name: lead.name, otherEmails: [...lead.otherEmails, address] })
      showToast({ text: `${address} is an address of ${lead.name} now.` })
      take.mutate({ files: [{ name: answer.file, text: file }], instead: answer.key })
    },
    onError: toastError,
  })
  const save = useMutation({
    mutationFn: () => shell.saveFile({ filename: `answers-${dayKey(now, zone)}.csv`, content: answersCsv(answers) }),
    onSuccess: ({ saved, path }) => {
      if (saved) showToast({ text: path ? `Saved ${path}.` : 'The list is saved.' })
    },
    onError: toastError,
  })

  useDroppedAnswers((files) => take.mutate({ files }))
  const busy = take.isPending || undo.isPending || addAddress.isPending
  const takeText = (pasted: string) => {
    setText('')
    take.mutate({ files: [{ name: 'Pasted text', text: pasted }] })
  }
  const onPaste = (event: ClipboardEvent) => {
    const { files } = event.clipboardData
    const pasted = event.clipboardData.getData('text/plain')
    const answer = /begin:\s*vcalendar/i.test(pasted)
    // In the field for it, text that is no answer yet is still being put together.
    if (files.length === 0 && (!answer || event.target instanceof HTMLTextAreaElement)) return
    event.preventDefault()
    if (files.length > 0) take.mutate({ files: filesOf(files) })
    else takeText(pasted)
  }
  const close = () => {
    onClose()
    clear()
    setText('')
    setUnreadable(null)
  }
  const leave = (run: () => void) => {
    close()
    run()
  }

  return (
    <Dialog opened={opened} onClose={close} title="Take in answers" size={680}>
      <div className={css.parts} data-takes-answers onPaste={onPaste}>
        <FileDrop
          autoFocus
          compact={answers.length > 0 || progress !== null}
          multiple
          title="Drop the answers here"
          hint="Mails (.eml) or their .ics attachments, one or a folder of them. Accepted confirms the meeting, declined asks for a new time."
          button="Choose files"
          extensions={['ics', 'eml', 'mbox']}
          busy={busy}
          onFiles={(files) => {
            setUnreadable(null)
            take.mutate({ files })
          }}
          onGiven={(files) => {
            setUnreadable(null)
            take.mutate({ files })
          }}
          onError={setUnreadable}
        />
        {answers.length > 0 ? null : (
          <Textarea
            label="Or paste the text of an answer"
            placeholder="BEGIN:VCALENDAR …"
            autosize
            minRows={2}
            maxRows={5}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        {text.trim() ? (
          <Button className={css.take} loading={busy} onClick={() => takeText(text)}>
            Take it in
          </Button>
        ) : null}
        <ErrorNote error={unreadable ?? take.error ?? undo.error} />
        {progress && progress.total > 1 ? (
          <div className={css.progress}>
            <Progress
              value={(100 * progress.done) / progress.total}
              size="sm"
              aria-label={`${progress.done} of ${progress.total} files are taken in`}
            />
            <span className={css.quiet}>
              {progress.done} of {progress.total} files
            </span>
          </div>
        ) : null}
        <p className={answers.length > 0 ? css.counts : 'visuallyHidden'} role="status">
          {progress ? '' : countWords(answers)}
        </p>
        {answers.length > 0 ? (
          <>
            <AnswerResults
              answers={answers}
              busy={busy}
              onAddAddress={(answer) => addAddress.mutate(answer)}
              onConfirm={(answer) => {
                if (answer.text === undefined) return
                take.mutate({
                  files: [{ name: answer.file, text: answer.text }],
                  confirm: true,
                  instead: answer.key,
                })
              }}
              onCalendar={() => leave(() => runCommand('calendar.import'))}
              onLeave={close}
            />
            <div className={css.foot}>
              {changed ? (
                <Button variant="default" disabled={busy} onClick={() => undo.mutate()}>
                  Take all of it back
                </Button>
              ) : null}
              <Button variant="default" loading={save.isPending} onClick={() => save.mutate()}>
                Save the list
              </Button>
              <Button onClick={close}>Done</Button>
            </div>
          </>
        ) : null}
      </div>
    </Dialog>
  )
}
