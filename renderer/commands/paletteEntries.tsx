import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { keysOf } from '../../shared/commands/keyMap.ts'
import { api } from '../api/client.ts'
import { useNow, useSettings } from '../api/workspace.ts'
import { leadPath, savedFilterPath } from '../app/routes.ts'
import { KeyCap } from '../components/KeyCap.tsx'
import { RepAvatar } from '../components/RepAvatar.tsx'
import { focusSetting, settingEntries, type SettingEntry } from '../settings/settingEntries.ts'
import { formatTime, nameDay } from '../time/format.ts'
import { runCommand, useRunnableCommands } from './dispatch.ts'
import { keyMap } from './keyMap.ts'
import { matchCommands } from './matchCommands.ts'
import { matching, rankEntries, type Ranked } from './rankEntries.ts'
import { recentEntries } from './recent.ts'
import classes from './Palette.module.css'

export interface Entry extends Ranked {
  readonly group: 'Recent' | 'Leads' | 'Meetings' | 'Reps' | 'Filters of leads' | 'Settings' | 'Commands' | 'Instead'
  readonly label: ReactNode
  readonly end?: ReactNode
  /** A command whose title begins with what was typed. */
  readonly named?: boolean
  readonly run: () => void
}

interface Entries {
  readonly entries: readonly Entry[]
  /** False while there is more to come for this text. */
  readonly complete: boolean
  /** Nothing holds what was typed: the entries say how to go on. */
  readonly nothing: boolean
}

/** How many of a kind are shown, of twice as many that are put in order. */
const EACH = 6
const RECENT = 5

/** Everything that a text finds, in one list: a command named by its beginning, the people, the rest. */
export function useEntries(text: string): Entries {
  const [, navigate] = useLocation()
  const { zone, clock } = useSettings()
  const now = useNow()
  const runnable = useRunnableCommands()
  const wanted = text.trim()
  // Each key asks at once: an answer takes less time than the next key.
  const answer = useQuery({
    ...api.search.all.queryOptions({ input: { text: wanted, limit: EACH * 2 } }),
    enabled: wanted.length > 0,
    placeholderData: keepPreviousData,
  })
  const found = answer.data
  const saved = useQuery(api.filters.list.queryOptions()).data?.filters
  const complete = wanted === '' || answer.isError || (answer.isSuccess && !answer.isPlaceholderData)

  const recent = recentEntries()
  const recentIds = recent.map(({ id }) => id)
  const best = <T extends Entry>(entries: readonly T[]): readonly T[] =>
    rankEntries(entries, wanted, recentIds).slice(0, EACH)

  const start = wanted.toLowerCase()
  const commands = rankEntries(
    matchCommands(runnable, text).map((command): Entry => {
      const keys = keysOf(command, keyMap())
      return {
        id: command.id,
        name: command.title,
        group: 'Commands',
        label: command.title,
        end: keys && <KeyCap keys={keys} />,
        named: start !== '' && command.title.toLowerCase().startsWith(start),
        run: () => runCommand(command.id),
      }
    }),
    wanted,
    wanted === '' ? [] : recentIds,
  )
  if (wanted === '') {
    const again = recent.slice(0, RECENT).map((entry): Entry => ({ ...entry, group: 'Recent' }))
    const shown = new Set(again.map(({ id }) => id))
    return { entries: [...again, ...commands.filter(({ id }) => !shown.has(id))], complete, nothing: false }
  }
  if (!found) return { entries: commands, complete, nothing: false }

  const leads = found.leads.map((lead): Entry => {
    const about = [lead.company, lead.city].filter(Boolean).join(', ')
    return {
      id: lead.id,
      name: lead.name,
      group: 'Leads',
      label: <Named name={lead.name} about={about} />,
      run: () => navigate(leadPath(lead.id)),
    }
  })
  const meetings = found.meetings.map(({ meeting, leadName }): Entry => {
    const at = Date.parse(meeting.start)
    return {
      id: meeting.id,
      name: leadName,
      group: 'Meetings',
      label: <Named name={leadName} about={`${nameDay(at, now, zone)} ${formatTime(at, zone, clock)}`} />,
      run: () => navigate(leadPath(meeting.leadId)),
    }
  })
  const reps = found.reps.map((rep): Entry => ({
    id: rep.id,
    name: rep.name,
    group: 'Reps',
    label: (
      <>
        <RepAvatar rep={rep} size={20} /> <b>{rep.name}</b>
      </>
    ),
    run: () => navigate(`/reps/${rep.id}`),
  }))
  const filters = matching(
    (saved ?? []).map((filter): Entry => ({
      id: `filter ${filter.id}`,
      name: filter.name,
      group: 'Filters of leads',
      label: filter.name,
      run: () => navigate(savedFilterPath(filter.id)),
    })),
    wanted,
  )
  const toSetting = ({ id, name, path, field }: SettingEntry): Entry => ({
    id,
    name,
    group: 'Settings',
    label: name,
    run: () => {
      navigate(path)
      if (field !== undefined) focusSetting(field)
    },
  })
  // By its name a setting was meant, by another word perhaps a command was.
  const calledSettings = matching(settingEntries.map(toSetting), wanted)
  const otherSettings = matching(settingEntries, wanted)
    .map(toSetting)
    .filter(({ id }) => !calledSettings.some((one) => one.id === id))
  // A command that is named by its beginning is what was meant; else the people come first.
  const named = commands.filter((command) => command.named)
  const others = commands.filter((command) => !command.named)
  // Meetings stay as they came: the next first.
  const people = [...best(leads), ...meetings.slice(0, EACH), ...best(reps)]
  const entries = [...named, ...people, ...best(filters), ...best(calledSettings), ...others, ...best(otherSettings)]
  if (entries.length > 0) return { entries, complete, nothing: false }
  const ways = waysOn.map(({ command, label }): Entry => ({
    id: command,
    name: label,
    group: 'Instead',
    label,
    run: () => runCommand(command),
  }))
  return { entries: complete ? ways : [], complete, nothing: complete }
}

/** Where nothing has that name. */
const waysOn = [
  { command: 'lead.new', label: 'Add a lead' },
  { command: 'go.leads', label: 'Go to all leads, and narrow them' },
  { command: 'help.shortcuts', label: 'See what can be done on this screen' },
] as const

function Named({ name, about }: { readonly name: string; readonly about: string }) {
  return (
    <>
      <b>{name}</b> <span className={classes.quiet}>{about}</span>
    </>
  )
}
