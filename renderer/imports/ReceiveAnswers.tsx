import { Button, Textarea } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Outputs } from '../../shared/contract/index.ts'
import type { TextFile } from '../../shared/contract/shell.ts'
import { api, client } from '../api/client.ts'
import { Dialog } from '../components/Dialog.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { FileDrop } from '../forms/FileDrop.tsx'
import { ATTENDANCE_WORDS } from '../meetings/meetingWords.ts'
import css from './ReceiveAnswers.module.css'

interface Props {
  readonly opened: boolean
  readonly onClose: () => void
}

type Came = { readonly name: string } & (
  | { readonly answer: Outputs['invites']['receive']; readonly who: string | null }
  | { readonly error: unknown }
)

/** Takes in what leads answered to invites, from .ics or .eml files or pasted text, and says what came of each. */
export default function ReceiveAnswers({ opened, onClose }: Props) {
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const [came, setCame] = useState<readonly Came[]>([])
  const [unreadable, setUnreadable] = useState<unknown>(null)

  const receive = useMutation({
    mutationFn: async (files: readonly TextFile[]) => {
      const results: Came[] = []
      for (const { name, text: content } of files) {
        try {
          const answer = await client.invites.receive({ text: content })
          results.push({ name, answer, who: answer.meetingId ? await leadOf(answer.meetingId) : null })
        } catch (error) {
          results.push({ name, error })
        }
      }
      return results
    },
    onSuccess: (results) => {
      setCame([...results, ...came])
      setText('')
      void queries.invalidateQueries({ queryKey: api.meetings.key() })
    },
  })
  const leadOf = async (meetingId: string): Promise<string | null> => {
    const meeting = await client.meetings.get({ meetingId })
    const { lead } = await queries.fetchQuery(api.leads.get.queryOptions({ input: { leadId: meeting.leadId } }))
    return lead.name
  }
  const close = () => {
    onClose()
    setCame([])
    setUnreadable(null)
  }

  return (
    <Dialog opened={opened} onClose={close} title="Take in answers" size={580}>
      <div className={css.parts}>
        <FileDrop
          autoFocus
          compact={came.length > 0}
          multiple
          title="Drop the answers here"
          hint="Drag the mails or their .ics attachments out of your mail program. Accepted confirms the meeting, declined asks for a new time."
          button="Choose files"
          extensions={['ics', 'eml']}
          busy={receive.isPending}
          onFiles={(files) => {
            setUnreadable(null)
            receive.mutate(files)
          }}
          onPaste={(pasted) => receive.mutate([{ name: 'Pasted text', text: pasted }])}
          onError={setUnreadable}
        />
        <Textarea
          label="Or paste the text of an answer"
          placeholder="BEGIN:VCALENDAR …"
          autosize
          minRows={2}
          maxRows={5}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {text.trim() ? (
          <Button
            className={css.take}
            loading={receive.isPending}
            onClick={() => receive.mutate([{ name: 'Pasted text', text }])}
          >
            Take it in
          </Button>
        ) : null}
        <ErrorNote error={unreadable} />
        {came.length > 0 ? (
          <ul className={css.results} aria-live="polite">
            {came.map((one, i) => (
              <li key={i}>
                {'error' in one ? (
                  <div className={css.failed}>
                    <p className={css.quiet}>{one.name}</p>
                    <ErrorNote error={one.error} />
                  </div>
                ) : (
                  <Answer name={one.name} answer={one.answer} who={one.who} onClose={close} />
                )}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </Dialog>
  )
}

interface AnswerProps {
  readonly name: string
  readonly answer: Outputs['invites']['receive']
  readonly who: string | null
  readonly onClose: () => void
}

function Answer({ name, answer, who, onClose }: AnswerProps) {
  const Icon = answer.applied ? IconCircleCheck : IconAlertTriangle
  const said = answer.attendance ? ATTENDANCE_WORDS[answer.attendance].text : 'Answered'
  return (
    <div className={css.answer} data-applied={answer.applied || undefined}>
      <Icon size={18} stroke={1.75} aria-hidden />
      <div className={css.words}>
        <p className={css.strong}>
          {answer.applied ? `${who ?? 'The lead'}: ${said.toLowerCase()}` : `Not taken in${who ? `: ${who}` : ''}`}
        </p>
        {answer.reason ? <p>{answer.reason}</p> : null}
        <p className={css.quiet}>{name}</p>
      </div>
      {answer.meetingId ? (
        <Link href={`/meetings/${answer.meetingId}`} onClick={onClose}>
          Open the meeting
        </Link>
      ) : null}
    </div>
  )
}
