import { useIsMutating } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { Link } from 'wouter'
import type { Status } from '../../shared/contract/workspace.ts'
import { unsaved } from '../api/client.ts'
import { useStreamState } from '../api/changeStream.ts'
import { useNow, useSettings, useStatus } from '../api/workspace.ts'
import { runCommand } from '../commands/dispatch.ts'
import { KeyCap } from '../components/KeyCap.tsx'
import { StatusDot } from '../components/StatusDot.tsx'
import { CaldavTrouble } from '../reps/CaldavTrouble.tsx'
import { formatAge } from '../time/format.ts'
import { BACKUPS_PATH } from './routes.ts'
import { STATUS_PLACE } from './statusPlace.ts'
import classes from './StatusBar.module.css'

/** The line that is always honest: what is saved, how old the calendars are, today's numbers. */
export function StatusBar() {
  const status = useStatus()
  return (
    <footer className={classes.bar}>
      <Saved damaged={status?.damaged === true} />
      {status && <Calendars calendars={status.calendars} />}
      <CaldavTrouble className={`${classes.button} ${classes.warn}`} />
      {status && (
        <span className={`${classes.told} ${classes.today}`}>
          Today: {status.today.dials} dials, {status.today.connects} connects, {status.today.booked} booked
        </span>
      )}
      <span id={STATUS_PLACE} style={{ minWidth: 0, overflow: 'hidden' }} />
      <span className={classes.end}>
        <button type="button" className={classes.button} onClick={() => runCommand('history.undo')}>
          Undo <KeyCap command="history.undo" />
        </button>
        <button type="button" className={classes.button} onClick={() => runCommand('help.shortcuts')}>
          Shortcuts <KeyCap command="help.shortcuts" />
        </button>
      </span>
    </footer>
  )
}

function Saved({ damaged }: { readonly damaged: boolean }) {
  const stream = useStreamState()
  const saving = useIsMutating() > 0
  const waits = useSyncExternalStore(unsaved.listen, unsaved.shown) !== undefined
  if (stream === 'lost') {
    return (
      <span className={classes.item} role="status">
        <StatusDot tone="red" large /> Setpoint is not answering, trying again
      </span>
    )
  }
  if (waits) {
    return (
      <span className={classes.item} role="status">
        <StatusDot tone="red" large /> Not saved yet
      </span>
    )
  }
  if (damaged) {
    return (
      <Link href={BACKUPS_PATH} className={`${classes.button} ${classes.warn}`}>
        <StatusDot tone="red" large /> The data file is damaged: restore a backup
      </Link>
    )
  }
  return (
    <span className={classes.item} role="status">
      <StatusDot tone={saving ? 'amber' : 'green'} large /> {saving ? 'Saving' : 'All changes saved'}
    </span>
  )
}

function Calendars({ calendars }: { readonly calendars: Status['calendars'] }) {
  const { zone, clock } = useSettings()
  const now = useNow()
  const { asOf, unverified } = calendars
  const [first] = unverified
  if (!asOf && !first) return null
  return (
    <span className={classes.told}>
      {asOf ? `Calendars ${formatAge(Date.parse(asOf), now, zone, clock)}` : 'No calendar is up to date'}
      {first && (
        <>
          {', '}
          <Link href={`/reps/${first.repId}`} className={`${classes.button} ${classes.warn}`}>
            {unverified.length === 1 ? unverifiedWords(first, now) : `${unverified.length} reps unverified`}
          </Link>
        </>
      )}
    </span>
  )
}

function unverifiedWords(rep: Status['calendars']['unverified'][number], now: number): string {
  const name = rep.name.split(' ')[0]
  if (!rep.asOf) return `${name} has none`
  const days = Math.max(1, Math.round((now - Date.parse(rep.asOf)) / 86_400_000))
  return `${name} ${days} ${days === 1 ? 'day' : 'days'} old`
}
