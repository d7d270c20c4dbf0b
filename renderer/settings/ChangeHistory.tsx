import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { useNow, useSettings } from '../api/workspace.ts'
import { useUndo } from '../app/undo.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { dayKey, formatTime, nameDay } from '../time/format.ts'
import css from './ChangeHistory.module.css'

/** Everything that was changed, newest first, and the way back from each. */
export function ChangeHistory() {
  const now = useNow()
  const { zone, clock } = useSettings()
  const list = useQuery(api.history.list.queryOptions({ input: { limit: 200 } }))
  const undo = useUndo()
  const changes = list.data?.changes ?? []
  const dayOf = (at: string | undefined) => (at ? dayKey(Date.parse(at), zone) : '')
  return (
    <section className={css.history} aria-labelledby="history-title">
      <div className={css.head}>
        <h2 id="history-title" className={css.title}>
          History
        </h2>
        <span className={css.quiet}>newest first, with the way back</span>
      </div>
      <ErrorNote error={list.error} />
      {list.isSuccess && changes.length === 0 ? <p className={css.none}>Nothing was changed yet.</p> : null}
      <ol className={css.list} tabIndex={0} aria-label="Changes, newest first">
        {changes.map((change, i) => {
          const at = Date.parse(change.at)
          const first = dayOf(change.at) !== dayOf(changes[i - 1]?.at)
          return (
            <li key={change.id}>
              {first ? <p className={css.day}>{nameDay(at, now, zone)}</p> : null}
              <div className={css.change} data-undone={change.undone || undefined}>
                <span className={css.time}>{formatTime(at, zone, clock)}</span>
                <span className={css.label}>
                  {change.label}
                  <span className={css.quiet}> {change.undone ? 'taken back' : change.by}</span>
                </span>
                {change.undoable && !change.undone ? (
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    className={css.back}
                    aria-label={`Take back: ${change.label}`}
                    loading={undo.isPending && undo.variables.changeId === change.id}
                    onClick={() => undo.mutate({ changeId: change.id })}
                  >
                    Take back
                  </Button>
                ) : null}
              </div>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
