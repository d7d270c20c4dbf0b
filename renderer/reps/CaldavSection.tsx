import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Rep } from '../../shared/contract/reps.ts'
import { api } from '../api/client.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { Section } from '../forms/Section.tsx'
import { CaldavAccountRow } from './CaldavAccountRow.tsx'
import { CaldavConnect } from './CaldavConnect.tsx'
import css from './Caldav.module.css'

/** The calendars of a rep that are on a server: read as busy times and, if wanted, written to. */
export function CaldavSection({ rep }: { readonly rep: Rep }) {
  const list = useQuery(api.caldav.list.queryOptions({ input: { repId: rep.id } }))
  const [connecting, setConnecting] = useState(false)
  const accounts = list.data?.accounts ?? []
  return (
    <Section
      title="Calendar on a server"
      note="CalDAV, as with Nextcloud, Fastmail, iCloud and many companies"
      actions={
        connecting ? null : (
          <Button
            variant="default"
            size="compact-xs"
            leftSection={<IconPlus size={13} />}
            onClick={() => setConnecting(true)}
          >
            Connect a calendar
          </Button>
        )
      }
    >
      {accounts.length === 0 && !connecting && list.isSuccess ? (
        <p className={css.lead}>
          Not connected: {rep.name}’s busy times come from the files above. Only a calendar on a server uses the
          network.
        </p>
      ) : null}
      {accounts.map((account) => (
        <CaldavAccountRow key={account.id} account={account} />
      ))}
      {connecting ? (
        <CaldavConnect rep={rep} onConnected={() => setConnecting(false)} onCancel={() => setConnecting(false)} />
      ) : null}
      <ErrorNote error={list.error} />
      {connecting || accounts.length > 0 ? (
        <p className={css.quiet}>
          Nothing else in Setpoint uses the network. Undo does not connect or disconnect a calendar.{' '}
          {list.data?.secrets === 'system'
            ? 'Passwords are kept by the key store of this computer.'
            : 'Passwords are kept in memory only, and asked for again after Setpoint was closed.'}
        </p>
      ) : null}
    </Section>
  )
}
