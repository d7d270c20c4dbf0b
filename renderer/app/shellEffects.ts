import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useLayoutEffect } from 'react'
import { useLocation } from 'wouter'
import { appClock } from '../api/appClock.ts'
import { onChangeEvent } from '../api/changeStream.ts'
import { api } from '../api/client.ts'
import { useSettings, useStatus } from '../api/workspace.ts'
import { useCommand } from '../commands/dispatch.ts'
import {
  CALLING_PATH,
  FOLLOW_UPS_PATH,
  KEYBOARD_PATH,
  MESSAGES_PATH,
  QUALIFICATION_PATH,
  places,
  BACKUPS_PATH,
  SUPPRESSION_PATH,
} from './routes.ts'
import { showToast, toastError } from './toast.ts'
import { useRedo, useUndo } from './undo.ts'

/** Sets the page's clock by the backend's. */
export function useAppClock(): void {
  const clock = useStatus()?.clock
  const now = clock?.now
  const pinned = clock?.pinned
  useEffect(() => {
    if (now !== undefined) appClock.set(Date.parse(now), pinned ?? false)
  }, [now, pinned])
}

/** Light or dark, and how strong, as the settings say, and the commands that change it. */
export function useColorScheme(): void {
  const status = useStatus()
  const chosen = useSettings().theme
  const { setColorScheme } = useMantineColorScheme()
  const contrast = useSettings().contrast ?? 'system'
  const asked = useMediaQuery('(prefers-contrast: more)', false, { getInitialValueInEffect: false })
  const more = contrast === 'more' || (contrast === 'system' && asked)
  const shown = useComputedColorScheme('light')
  const save = useMutation(api.workspace.saveSettings.mutationOptions({ onError: toastError }))
  const known = status !== undefined
  useEffect(() => {
    if (known) setColorScheme(chosen === 'system' ? 'auto' : chosen)
  }, [known, chosen, setColorScheme])
  useCommand('theme.toggle', () => {
    const next = shown === 'dark' ? 'light' : 'dark'
    setColorScheme(next)
    save.mutate({ theme: next })
  })
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-more-contrast', more)
  }, [more])
  useCommand('contrast.toggle', () => save.mutate({ contrast: more ? 'normal' : 'more' }))
}

/** The window's title names the place, as tabs and task switchers show it. */
export function useWindowTitle(): void {
  const [location] = useLocation()
  const workspace = useSettings().workspaceName
  const place = places.find(({ path }) => location === path || location.startsWith(`${path}/`))?.label
  useEffect(() => {
    document.title = [place, workspace || 'Setpoint'].filter(Boolean).join(' · ')
  }, [place, workspace])
}

/** Says when a calendar that came by itself is in the way of meetings that are booked. */
export function useCollisionNews(): void {
  const [, navigate] = useLocation()
  useEffect(
    () =>
      onChangeEvent((event) => {
        if (event.type !== 'collisions') return
        const { repName, meetingIds } = event
        const [first] = meetingIds
        const many = meetingIds.length > 1
        showToast({
          text: `${repName}’s calendar changed: ${many ? `${meetingIds.length} booked meetings now collide` : 'a booked meeting now collides'}.`,
          action: { label: many ? 'Look at the first' : 'Look at it', run: () => navigate(`/meetings/${first}`) },
          stays: true,
        })
      }),
    [navigate],
  )
}

export function useNavigationCommands(): void {
  const [, navigate] = useLocation()
  const go = (path: string) => () => navigate(path)
  useCommand('go.queue', go(places[0].path))
  useCommand('go.leads', go(places[1].path))
  useCommand('go.board', go(places[2].path))
  useCommand('go.meetings', go(places[3].path))
  useCommand('go.reps', go(places[4].path))
  useCommand('go.types', go(places[5].path))
  useCommand('go.score', go(places[6].path))
  useCommand('go.insights', go(places[7].path))
  useCommand('go.settings', go(places[8].path))
  useCommand('messages.edit', go(MESSAGES_PATH))
  useCommand('qualification.edit', go(QUALIFICATION_PATH))
  useCommand('calling.hours', go(CALLING_PATH))
  useCommand('suppression.list', go(SUPPRESSION_PATH))
  useCommand('backups.open', go(BACKUPS_PATH))
  useCommand('followUps.edit', go(FOLLOW_UPS_PATH))
  useCommand('keys.edit', go(KEYBOARD_PATH))

  const undo = useUndo()
  useCommand('history.undo', () => undo.mutate({}))
  const redo = useRedo()
  useCommand('history.redo', () => redo.mutate({}))
}
