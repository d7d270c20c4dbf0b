import { Button, PasswordInput } from '@mantine/core'
import { IconRefresh, IconServer } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaldavAccount } from '../../shared/contract/caldav.ts'
import { api, client } from '../api/client.ts'
import { useNow, useSettings } from '../api/workspace.ts'
import { showToast } from '../app/toast.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { StatusDot } from '../components/StatusDot.tsx'
import { CaldavConflicts } from './CaldavConflicts.tsx'
import { stateWords, TONES } from './caldavWords.ts'
import css from './Caldav.module.css'

/** One calendar on a server: how it stands, and what can be done about it. */
export function CaldavAccountRow({ account }: { readonly account: CaldavAccount }) {
  const now = useNow()
  const { zone, clock } = useSettings()
  const [leaving, setLeaving] = useState(false)
  const tone = TONES[account.status]
  const sync = useMutation(api.caldav.sync.mutationOptions())
  const toggle = useMutation({
    mutationFn: (writeMeetings: boolean) => client.caldav.save({ ...savedOf(account), writeMeetings }),
  })
  const asksPassword = account.status === 'needsPassword' || account.status === 'refused'
  return (
    <div className={css.account} role="group" aria-label={`Calendar ${account.name} on a server`}>
      <div className={css.line}>
        <IconServer size={18} stroke={1.5} aria-hidden className={css.icon} />
        <span className={css.name}>{account.name}</span>
        <span className={css.where} title={account.calendarUrl}>
          {account.username} at {new URL(account.calendarUrl).host}
        </span>
        <Button
          variant="default"
          leftSection={<IconRefresh size={14} stroke={1.75} aria-hidden />}
          loading={sync.isPending || account.status === 'syncing'}
          onClick={() => sync.mutate({ accountId: account.id })}
        >
          Sync now
        </Button>
        <Button
          variant="subtle"
          color="gray"
          loading={toggle.isPending}
          onClick={() => toggle.mutate(!account.writeMeetings)}
        >
          {account.writeMeetings ? 'Only read' : 'Also write meetings'}
        </Button>
        <Button variant="subtle" color="gray" aria-expanded={leaving} onClick={() => setLeaving(!leaving)}>
          Disconnect
        </Button>
      </div>
      <div aria-live="polite">
        <p className={css.state}>
          <StatusDot tone={tone} /> {stateWords(account, now, zone, clock)}
        </p>
        {account.problem ? (
          <p className={css.problem} data-tone={tone}>
            {account.problem}
          </p>
        ) : null}
      </div>
      {asksPassword ? <PasswordForm account={account} /> : null}
      <CaldavConflicts account={account} />
      {leaving ? <Leaving account={account} onStay={() => setLeaving(false)} /> : null}
      <ErrorNote error={sync.error ?? toggle.error} />
    </div>
  )
}

const savedOf = ({ id, repId, name, serverUrl, calendarUrl, username, writeMeetings }: CaldavAccount) => ({
  id,
  repId,
  name,
  serverUrl,
  calendarUrl,
  username,
  writeMeetings,
})

function PasswordForm({ account }: { readonly account: CaldavAccount }) {
  const [password, setPassword] = useState('')
  const save = useMutation({
    mutationFn: async () => {
      await client.caldav.save({ ...savedOf(account), password })
      return await client.caldav.sync({ accountId: account.id })
    },
    onSuccess: () => setPassword(''),
  })
  return (
    <form
      className={css.below}
      onSubmit={(event) => {
        event.preventDefault()
        if (password !== '' && !save.isPending) save.mutate()
      }}
    >
      <PasswordInput
        size="xs"
        w={220}
        label={`Password of ${account.username}`}
        value={password}
        autoComplete="new-password"
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={password === ''} loading={save.isPending}>
        Sign in
      </Button>
      <ErrorNote error={save.error} />
    </form>
  )
}

/** Asks what becomes of the meetings on the server: the password is forgotten, so that nothing can be done there later. */
function Leaving({ account, onStay }: { readonly account: CaldavAccount; readonly onStay: () => void }) {
  const remove = useMutation(
    api.caldav.remove.mutationOptions({
      onSuccess: ({ left }) =>
        showToast({
          text:
            left === 0
              ? `${account.name} is disconnected.`
              : `${account.name} is disconnected. ${left} of its meetings were changed there and stay.`,
        }),
    }),
  )
  const go = (deleteWritten: boolean) => remove.mutate({ accountId: account.id, deleteWritten })
  const goes = (deleteWritten: boolean) => remove.isPending && remove.variables.deleteWritten === deleteWritten
  return (
    <div className={css.below} role="group" aria-label={`Disconnect ${account.name}`}>
      <p className={css.said}>Its busy times go, and its password is forgotten.</p>
      <Button color="red" variant="light" loading={goes(false)} autoFocus onClick={() => go(false)}>
        {account.writeMeetings ? 'Disconnect, leave the meetings there' : 'Disconnect'}
      </Button>
      {account.writeMeetings ? (
        <Button color="red" variant="light" loading={goes(true)} onClick={() => go(true)}>
          Disconnect, take them out
        </Button>
      ) : null}
      <Button variant="default" onClick={onStay}>
        Stay connected
      </Button>
      <ErrorNote error={remove.error} />
    </div>
  )
}
