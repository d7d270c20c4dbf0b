import { ActionIcon, Button } from '@mantine/core'
import { IconAlertTriangle, IconCalendarEvent, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { ImportedCalendar } from '../../shared/contract/calendars.ts'
import type { TextFile } from '../../shared/contract/shell.ts'
import type { Rep } from '../../shared/contract/reps.ts'
import { api, client } from '../api/client.ts'
import { useNow, useSettings } from '../api/workspace.ts'
import { useUndoableToast } from '../app/undo.ts'
import { toastError } from '../app/toast.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { FileDrop } from '../forms/FileDrop.tsx'
import { Section } from '../forms/Section.tsx'
import { CalendarProgress } from '../imports/CalendarProgress.tsx'
import { CalendarResult } from '../imports/CalendarResult.tsx'
import { calendarName } from '../imports/calendarName.ts'
import { useTaskProgress } from '../imports/useTaskProgress.ts'
import { formatAge } from '../time/format.ts'
import css from './RepEditor.module.css'
import { WatchedFolder } from './WatchedFolder.tsx'

interface Imported {
  readonly name: string
  readonly result: ImportedCalendar
}

/** More than this are shown when asked for. */
const AT_ONCE = 20

/** The busy calendars of a rep: what is known of them, and from when. */
export function CalendarsSection({ rep }: { readonly rep: Rep }) {
  const now = useNow()
  const settings = useSettings()
  const say = useUndoableToast()
  const [imported, setImported] = useState<readonly Imported[]>([])
  const list = useQuery(api.calendars.list.queryOptions({ input: { repId: rep.id } }))
  const calendars = list.data?.calendars ?? []
  const [all, setAll] = useState(false)
  const [unreadable, setUnreadable] = useState<unknown>(null)

  const progress = useTaskProgress('calendars/import')
  const giveUp = useRef<AbortController | null>(null)
  const bring = useMutation({
    mutationFn: async (files: readonly TextFile[]) => {
      const results: Imported[] = []
      const { signal } = (giveUp.current = new AbortController())
      // One after the other: each is announced when it is in, and a file that is refused does not undo those before.
      for (const file of files) {
        const name = calendarName(file)
        try {
          const input = { repId: rep.id, name, ics: file.text }
          results.push({ name, result: await client.calendars.import(input, { signal }) })
        } catch (error) {
          if (signal.aborted) break
          throw error
        }
        setImported([...results])
        say(`Calendar ${name} imported.`)
      }
      return results
    },
    onMutate: () => {
      setImported([])
      setUnreadable(null)
    },
  })
  const remove = useMutation(
    api.calendars.remove.mutationOptions({
      onSuccess: () => say('Calendar removed.'),
      onError: toastError,
    }),
  )

  const age = (asOf: string): string => formatAge(Date.parse(asOf), now, settings.zone, settings.clock)
  const isOld = (asOf: string): boolean => now - Date.parse(asOf) > settings.staleAfterHours * 3_600_000

  return (
    <Section title="Busy calendars" note="as exported by Google, Outlook or Apple; the same name again replaces">
      {calendars.length > 0 ? (
        <ul className={css.rows}>
          {(all ? calendars : calendars.slice(0, AT_ONCE)).map((calendar) => (
            <li key={calendar.id} className={css.calendar}>
              <IconCalendarEvent size={18} stroke={1.5} aria-hidden className={css.calendarIcon} />
              <span className={css.calendarName}>{calendar.name}</span>
              <span className={css.calendarAge} data-old={isOld(calendar.asOf) || undefined}>
                {isOld(calendar.asOf) ? <IconAlertTriangle size={13} aria-hidden /> : null}
                {age(calendar.asOf)}
                {isOld(calendar.asOf) ? ', unverified' : ''}
              </span>
              <span className={css.calendarEvents}>
                {calendar.events} {calendar.events === 1 ? 'event' : 'events'}
              </span>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Remove the calendar ${calendar.name}`}
                loading={remove.isPending && remove.variables.calendarId === calendar.id}
                onClick={() => remove.mutate({ calendarId: calendar.id })}
              >
                <IconTrash size={15} stroke={1.75} />
              </ActionIcon>
            </li>
          ))}
          {!all && calendars.length > AT_ONCE ? (
            <li>
              <Button variant="subtle" onClick={() => setAll(true)}>
                Show all {calendars.length} calendars
              </Button>
            </li>
          ) : null}
        </ul>
      ) : list.isSuccess ? (
        <p className={css.warn}>
          <IconAlertTriangle size={14} aria-hidden />
          No calendar yet: {rep.name} is offered as unverified, since nobody knows what else is planned.
        </p>
      ) : null}
      <ErrorNote error={list.error} />
      <FileDrop
        compact
        multiple
        title="Drop .ics files here"
        hint="A bad event is skipped and named; the rest comes in."
        button="Choose files"
        extensions={['ics', 'ical', 'ifb']}
        busy={bring.isPending}
        onFiles={(files) => bring.mutate(files)}
        onError={setUnreadable}
      />
      {bring.isPending && progress ? (
        <div className={css.importing} role="status">
          <CalendarProgress progress={progress} />
          <Button size="compact-sm" variant="default" onClick={() => giveUp.current?.abort()}>
            Cancel
          </Button>
        </div>
      ) : null}
      <div aria-live="polite" className={css.results}>
        {imported.map(({ name, result }) => (
          <CalendarResult key={result.calendarId} name={name} result={result} />
        ))}
      </div>
      <ErrorNote error={bring.error ?? unreadable} />
      <WatchedFolder rep={rep} />
    </Section>
  )
}
