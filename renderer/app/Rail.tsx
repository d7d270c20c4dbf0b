import { Tooltip } from '@mantine/core'
import {
  IconAddressBook,
  IconAlignLeft,
  IconChartBar,
  IconChecklist,
  IconClockHour4,
  IconListNumbers,
  IconSettings,
  IconTable,
  IconUsers,
  type Icon,
} from '@tabler/icons-react'
import { Link, useLocation } from 'wouter'
import type { Status } from '../../shared/contract/workspace.ts'
import { useStatus } from '../api/workspace.ts'
import { KeyCap } from '../components/KeyCap.tsx'
import { places, type PlacePath } from './routes.ts'
import classes from './Rail.module.css'

const icons: Record<PlacePath, Icon> = {
  '/queue': IconAlignLeft,
  '/leads': IconAddressBook,
  '/board': IconTable,
  '/meetings': IconChecklist,
  '/reps': IconUsers,
  '/types': IconClockHour4,
  '/score': IconListNumbers,
  '/insights': IconChartBar,
  '/settings': IconSettings,
}

/** What the badge adds up: the meetings to come that cannot wait, and those that are over. */
function meetingsDue(due: Status['due'] | undefined): string {
  const { confirm = 0, outcome = 0 } = due ?? {}
  const parts = [confirm > 0 && `${confirm} to confirm now`, outcome > 0 && `${outcome} without an outcome`].filter(
    (part) => part !== false,
  )
  // The number that is seen is said, too.
  return parts.length === 1 ? parts.join() : `${confirm + outcome} waiting, ${parts.join(' and ')}`
}

/** The places of the application, with what is due in each. */
export function Rail() {
  const [location] = useLocation()
  const due = useStatus()?.due
  const badges: Partial<Record<PlacePath, { readonly count: number; readonly words: string }>> = {
    '/queue': { count: due?.queue ?? 0, words: `${due?.queue ?? 0} due now` },
    '/meetings': { count: (due?.confirm ?? 0) + (due?.outcome ?? 0), words: meetingsDue(due) },
  }
  return (
    <nav className={classes.rail} aria-label="Places">
      {places.map(({ path, label, command }) => {
        const PlaceIcon = icons[path]
        const badge = badges[path]
        const current = location === path || location.startsWith(`${path}/`)
        return (
          <Tooltip
            key={path}
            position="right"
            label={
              <span style={{ display: 'inline-flex', gap: 8 }}>
                {badge?.count ? `${label}: ${badge.words}` : label} <KeyCap command={command} />
              </span>
            }
          >
            <Link
              href={path}
              className={`${classes.link} ${path === '/settings' ? classes.foot : ''}`}
              aria-current={current ? 'page' : undefined}
              aria-label={badge?.count ? `${label}, ${badge.words}` : label}
            >
              <PlaceIcon size={18} stroke={1.6} aria-hidden="true" />
              {badge && badge.count > 0 && (
                <span className={classes.badge} aria-hidden="true">
                  {badge.count > 99 ? '99+' : badge.count}
                </span>
              )}
            </Link>
          </Tooltip>
        )
      })}
    </nav>
  )
}
