import { IconPlayerPause } from '@tabler/icons-react'
import { useNow, useSettings, useStatus } from '../api/workspace.ts'
import { runCommand } from '../commands/dispatch.ts'
import { KeyCap } from '../components/KeyCap.tsx'
import { cityOf, formatDay, formatTime } from '../time/format.ts'
import classes from './TopBar.module.css'

export function TopBar() {
  const { workspaceName, zone, clock } = useSettings()
  const pinned = useStatus()?.clock.pinned ?? false
  const now = useNow()
  return (
    <header className={classes.bar}>
      <div className={classes.workspace}>
        <span className={classes.mark} aria-hidden="true">
          {workspaceName.charAt(0).toUpperCase() || 'S'}
        </span>
        <span className={classes.name}>{workspaceName || 'Setpoint'}</span>
        <span className={classes.local}>local workspace</span>
      </div>
      <button
        type="button"
        className={classes.search}
        onClick={() => runCommand('palette.open')}
        aria-haspopup="dialog"
      >
        <span>Search leads, reps, meetings, or do something</span>
        <KeyCap command="palette.open" />
      </button>
      <div className={classes.clock}>
        {pinned && (
          <span
            className={classes.pinned}
            title="The clock stands still at this time. Setpoint was started with it, to try things out or for a test."
          >
            <IconPlayerPause size={13} stroke={2} aria-hidden="true" /> <span>Demo time</span>
          </span>
        )}
        <span className={classes.day}>{formatDay(now, zone)}</span>
        <time className={classes.time} dateTime={new Date(now).toISOString()}>
          {formatTime(now, zone, clock)}
        </time>
        <span className={classes.city}>{cityOf(zone)}</span>
      </div>
    </header>
  )
}
