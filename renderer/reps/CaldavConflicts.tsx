import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { CaldavAccount, CaldavConflict } from '../../shared/contract/caldav.ts'
import { api } from '../api/client.ts'
import { useSettings } from '../api/workspace.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { ReasonForm } from '../components/ReasonForm.tsx'
import { refusalOf } from '../components/refusal.ts'
import { conflictWords } from './caldavWords.ts'
import css from './Caldav.module.css'

/** Meetings that somebody moved or deleted on the server, each with what can hold from now on. */
export function CaldavConflicts({ account }: { readonly account: CaldavAccount }) {
  if (account.conflicts.length === 0) return null
  return (
    <ul className={css.conflicts} aria-label={`Meetings changed in ${account.name}`}>
      {account.conflicts.map((conflict) => (
        <Conflict key={conflict.meetingId} account={account} conflict={conflict} />
      ))}
    </ul>
  )
}

interface Props {
  readonly account: CaldavAccount
  readonly conflict: CaldavConflict
}

function Conflict({ account, conflict }: Props) {
  const { zone, clock } = useSettings()
  const resolve = useMutation(api.caldav.resolve.mutationOptions())
  const { meetingId } = conflict
  const decide = (keep: 'ours' | 'theirs' | 'leave', reason?: string) =>
    resolve.mutate({ accountId: account.id, meetingId, keep, ...(reason && { override: { reason } }) })
  const deciding = (keep: 'ours' | 'theirs' | 'leave') => resolve.isPending && resolve.variables.keep === keep
  const movable = conflict.kind === 'moved' && conflict.ours !== null && conflict.there !== null
  return (
    <li className={css.conflict}>
      <div className={css.conflictWords}>
        <p className={css.conflictTitle}>
          <Link href={`/meetings/${meetingId}`}>{conflict.title}</Link>
        </p>
        <p className={css.conflictTimes}>{conflictWords(conflict, zone, clock)}</p>
      </div>
      <div className={css.buttons}>
        {movable ? (
          <Button variant="default" loading={deciding('theirs')} onClick={() => decide('theirs')}>
            Move the meeting
          </Button>
        ) : null}
        <Button variant="default" loading={deciding('ours')} onClick={() => decide('ours')}>
          {conflict.ours ? 'Write ours again' : 'Take it out there'}
        </Button>
        <Button variant="subtle" color="gray" loading={deciding('leave')} onClick={() => decide('leave')}>
          Leave both
        </Button>
      </div>
      <ErrorNote error={resolve.error} />
      {refusalOf(resolve.error) ? (
        <ReasonForm
          className={css.below}
          label="Move it all the same, because"
          submit="Move"
          pending={deciding('theirs')}
          onReason={(reason) => decide('theirs', reason)}
        />
      ) : null}
    </li>
  )
}
