import { Button, TextInput } from '@mantine/core'
import { IconCalendarEvent, IconX } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { ImportedCalendar } from '../../shared/contract/calendars.ts'
import type { TextFile } from '../../shared/contract/shell.ts'
import { api, client } from '../api/client.ts'
import { useUndoableToast } from '../app/undo.ts'
import { Dialog } from '../components/Dialog.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { FileDrop } from '../forms/FileDrop.tsx'
import { CalendarProgress } from './CalendarProgress.tsx'
import { CalendarResult } from './CalendarResult.tsx'
import { calendarName } from './calendarName.ts'
import { useTaskProgress } from './useTaskProgress.ts'
import css from './ImportCalendar.module.css'
import { SearchSelect } from '../forms/SearchSelect.tsx'

interface Props {
  readonly opened: boolean
  readonly onClose: () => void
}

interface Chosen {
  readonly key: number
  readonly name: string
  readonly file: TextFile
}

type Came = { readonly name: string } & ({ readonly result: ImportedCalendar } | { readonly error: unknown })

let keys = 0

/** Busy calendars of a rep from .ics files; several at once, each under its name. */
export default function ImportCalendar({ opened, onClose }: Props) {
  const reps = useQuery(api.reps.list.queryOptions({ input: {} }))
  const [repId, setRepId] = useState<string | null>(null)
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const [unreadable, setUnreadable] = useState<unknown>(null)

  const progress = useTaskProgress('calendars/import')
  const say = useUndoableToast()
  const giveUp = useRef<AbortController | null>(null)
  const bring = useMutation({
    mutationFn: async (rep: string) => {
      const came: Came[] = []
      const asked = new AbortController()
      giveUp.current = asked
      // Each by itself: a file that cannot be read does not keep the others out.
      for (const { name, file } of chosen) {
        if (asked.signal.aborted) break
        const input = { repId: rep, name, ics: file.text }
        try {
          came.push({ name, result: await client.calendars.import(input, { signal: asked.signal }) })
          say(`Calendar ${name} imported.`)
        } catch (error) {
          if (asked.signal.aborted) break
          came.push({ name: file.name, error })
        }
      }
      return came
    },
    onSuccess: (came) => {
      // What was given up can be tried again.
      if (!giveUp.current?.signal.aborted) setChosen([])
      else if (came.length === 0) bring.reset()
    },
  })
  const close = () => {
    onClose()
    if (bring.data) bring.reset()
    setUnreadable(null)
  }
  const add = (files: readonly TextFile[]) => {
    setUnreadable(null)
    bring.reset()
    setChosen([
      ...chosen,
      ...files.map((file) => {
        keys += 1
        return { key: keys, name: calendarName(file), file }
      }),
    ])
  }
  const only = reps.data?.reps.length === 1 ? reps.data.reps[0] : undefined
  const rep = reps.data?.reps.find((one) => one.id === repId) ?? only
  const nameless = chosen.some(({ name }) => name.trim() === '')

  return (
    <Dialog opened={opened} onClose={close} title="Import a calendar" size={580}>
      <div className={css.parts}>
        <SearchSelect
          label="Whose calendar is it?"
          placeholder="Choose the rep"
          data={(reps.data?.reps ?? []).map((one) => ({ value: one.id, label: one.name }))}
          value={rep?.id ?? null}
          allowDeselect={false}
          openOnFocus={false}
          nothingFoundMessage="No rep has that name."
          data-autofocus
          onChange={(id) => {
            setRepId(id)
            bring.reset()
          }}
        />
        <ErrorNote error={reps.error} />
        {reps.isSuccess && reps.data.reps.length === 0 ? (
          <p className={css.quiet}>There are no reps yet. Add the rep first; the calendar belongs to one.</p>
        ) : null}
        {chosen.length > 0 ? (
          <ul className={css.files}>
            {chosen.map((one) => (
              <li key={one.key}>
                <IconCalendarEvent size={18} stroke={1.5} aria-hidden />
                <TextInput
                  className={css.name}
                  aria-label={`Name of the calendar in ${one.file.name}`}
                  description={one.file.name}
                  value={one.name}
                  maxLength={300}
                  error={one.name.trim() === '' ? 'Give it a name.' : undefined}
                  onChange={(event) => {
                    const name = event.currentTarget.value
                    setChosen(chosen.map((other) => (other.key === one.key ? { ...other, name } : other)))
                  }}
                />
                <Button
                  variant="subtle"
                  color="gray"
                  px={6}
                  aria-label={`Leave out ${one.file.name}`}
                  onClick={() => setChosen(chosen.filter((other) => other.key !== one.key))}
                >
                  <IconX size={15} aria-hidden />
                </Button>
              </li>
            ))}
          </ul>
        ) : null}
        <FileDrop
          compact={chosen.length > 0 || bring.data !== undefined}
          multiple
          title={chosen.length > 0 ? 'More files' : 'Drop .ics files here'}
          hint="As Google, Outlook and Apple export them. Events that show as free or are cancelled do not block time."
          button="Choose files"
          extensions={['ics', 'ical', 'ifb']}
          onFiles={add}
          onError={setUnreadable}
        />
        <ErrorNote error={unreadable} />
        <div className={css.results} aria-live="polite">
          {bring.data?.map((came, i) =>
            'result' in came ? (
              <CalendarResult key={came.result.calendarId} name={came.name} result={came.result} />
            ) : (
              <div key={i}>
                <p className={css.quiet}>{came.name}: nothing of it was taken in.</p>
                <ErrorNote error={came.error} />
              </div>
            ),
          )}
        </div>
        <div className={css.foot}>
          <span className={css.quiet} role="status">
            {bring.isPending && progress ? (
              <CalendarProgress progress={progress} />
            ) : (
              'The same name again replaces what that calendar held.'
            )}
          </span>
          {bring.isPending && progress ? (
            <Button variant="default" onClick={() => giveUp.current?.abort()}>
              Cancel
            </Button>
          ) : null}
          {bring.data && chosen.length === 0 ? (
            <Button onClick={close}>Done</Button>
          ) : (
            <Button
              disabled={!rep || chosen.length === 0 || nameless}
              loading={bring.isPending}
              onClick={() => rep && bring.mutate(rep.id)}
            >
              {rep ? `Import for ${rep.name}` : 'Import'}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  )
}
