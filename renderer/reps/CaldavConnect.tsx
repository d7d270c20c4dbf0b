import { Button, Checkbox, PasswordInput, Radio, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { RemoteCalendar } from '../../shared/contract/caldav.ts'
import type { Rep } from '../../shared/contract/reps.ts'
import { api, client } from '../api/client.ts'
import { showToast } from '../app/toast.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { fieldMessage, isAboutFields } from '../forms/fieldMessages.ts'
import css from './Caldav.module.css'

interface Props {
  readonly rep: Rep
  readonly onConnected: () => void
  readonly onCancel: () => void
}

const FIELDS = ['serverUrl', 'username', 'password']

/** Where the server is and who asks it; then which of its calendars, and what for. */
export function CaldavConnect({ rep, onConnected, onCancel }: Props) {
  const [access, setAccess] = useState({ serverUrl: '', username: '', password: '' })
  const [chosen, setChosen] = useState<string | null>(null)
  const [writes, setWrites] = useState(false)
  const find = useMutation(
    api.caldav.discover.mutationOptions({
      onSuccess: ({ calendars }) => setChosen(calendars[0]?.url ?? null),
    }),
  )
  const calendars = find.data?.calendars
  const calendar = calendars?.find((one) => one.url === chosen)
  const save = useMutation({
    mutationFn: async (picked: RemoteCalendar) => {
      const account = await client.caldav.save({
        ...access,
        repId: rep.id,
        name: picked.name,
        calendarUrl: picked.url,
        writeMeetings: writes && picked.writable !== false,
      })
      return await client.caldav.sync({ accountId: account.id })
    },
    onSuccess: (account) => {
      showToast({ text: account.problem ?? `${account.name} is connected.` })
      onConnected()
    },
  })
  const edit = (part: Partial<typeof access>): void => {
    setAccess({ ...access, ...part })
    // Other calendars may be there for somebody else.
    find.reset()
    save.reset()
  }
  const complete = access.serverUrl.trim() !== '' && access.username.trim() !== '' && access.password !== ''
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (find.isPending || save.isPending) return
    if (calendar) save.mutate(calendar)
    else if (complete) find.mutate(access)
  }

  return (
    <form className={css.form} onSubmit={submit} autoComplete="off">
      <div className={css.fields}>
        <TextInput
          label="Address of the server"
          placeholder="https://cloud.example.com"
          value={access.serverUrl}
          error={fieldMessage(find.error, 'serverUrl')}
          autoFocus
          spellCheck={false}
          onChange={(event) => edit({ serverUrl: event.currentTarget.value })}
        />
        <TextInput
          label="User name"
          value={access.username}
          error={fieldMessage(find.error, 'username')}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => edit({ username: event.currentTarget.value })}
        />
        <PasswordInput
          size="xs"
          label="Password"
          value={access.password}
          error={fieldMessage(find.error, 'password')}
          autoComplete="new-password"
          onChange={(event) => edit({ password: event.currentTarget.value })}
        />
      </div>
      {calendars ? (
        <>
          <Radio.Group label="Which calendar" value={chosen} onChange={setChosen}>
            <div className={css.choices}>
              {calendars.map((one) => (
                <Radio
                  key={one.url}
                  size="xs"
                  value={one.url}
                  label={one.name}
                  description={placeOf(one, access.serverUrl)}
                  autoFocus={one.url === calendars[0]?.url}
                />
              ))}
            </div>
          </Radio.Group>
          <Checkbox
            label={`Also write ${rep.name}’s meetings to it`}
            description={
              calendar?.writable === false
                ? 'This user may only read it.'
                : 'Moves and cancellations follow. What somebody changes there is never overwritten without asking you.'
            }
            disabled={calendar?.writable === false}
            checked={writes && calendar?.writable !== false}
            onChange={(event) => setWrites(event.currentTarget.checked)}
          />
        </>
      ) : null}
      {isAboutFields(find.error, FIELDS) ? null : <ErrorNote error={find.error} />}
      <ErrorNote error={save.error} />
      <div className={css.buttons}>
        {calendars ? (
          <Button type="submit" loading={save.isPending} disabled={!calendar}>
            Connect
          </Button>
        ) : (
          <Button type="submit" loading={find.isPending} disabled={!complete}>
            Find calendars
          </Button>
        )}
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

/** The host of a calendar that is on another one than was typed: the password goes there. */
function placeOf(calendar: RemoteCalendar, typed: string): string | undefined {
  const { host, pathname } = new URL(calendar.url)
  return typed.includes(host) ? decodeURI(pathname) : `on ${host}`
}
