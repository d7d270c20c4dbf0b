import { Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { leadPath } from '../app/routes.ts'
import { api } from '../api/client.ts'
import { useNow, useSettings } from '../api/workspace.ts'
import { KeyCap } from '../components/KeyCap.tsx'
import { RepAvatar } from '../components/RepAvatar.tsx'
import { formatTime, nameDay } from '../time/format.ts'
import { runCommand, useCommand, useRunnableCommands } from './dispatch.ts'
import { matchCommands } from './matchCommands.ts'
import classes from './Palette.module.css'

interface Entry {
  readonly id: string
  readonly group: 'Leads' | 'Meetings' | 'Reps' | 'Commands'
  readonly label: ReactNode
  readonly end?: ReactNode
  readonly run: () => void
}

/** Everything that can be found or done, from one field. */
export function Palette() {
  const [opened, setOpened] = useState(false)
  useCommand('palette.open', () => setOpened(true))
  const close = () => setOpened(false)
  return (
    <Modal
      opened={opened}
      onClose={close}
      withCloseButton={false}
      padding={0}
      size={600}
      centered={false}
      yOffset="12vh"
      transitionProps={{ duration: 0 }}
      attributes={{ content: { 'aria-label': 'Search or do something' } }}
    >
      {opened && <PaletteBody onDone={close} />}
    </Modal>
  )
}

function PaletteBody({ onDone }: { readonly onDone: () => void }) {
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const listId = useId()
  const entries = useEntries(text)
  const chosen = Math.min(active, entries.length - 1)

  const run = (entry: Entry | undefined) => {
    if (!entry) return
    onDone()
    // After the dialog has given the focus back: what the command focuses must keep it.
    setTimeout(entry.run)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && entries.length > 0) {
      event.preventDefault()
      const next = (chosen + step + entries.length) % entries.length
      setActive(next)
      document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' })
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      run(entries[chosen])
    }
  }

  return (
    <div>
      <input
        data-autofocus
        className={classes.field}
        placeholder="Search leads, reps, meetings, or do something"
        aria-label="Search leads, reps, meetings, or do something"
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={entries.length > 0 ? `${listId}-${chosen}` : undefined}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label="Found" className={classes.list}>
        {entries.map((entry, i) => (
          <div key={entry.id}>
            {entries[i - 1]?.group !== entry.group && (
              <div className={classes.group} aria-hidden="true">
                {entry.group}
              </div>
            )}
            <div
              id={`${listId}-${i}`}
              role="option"
              aria-selected={i === chosen}
              className={classes.entry}
              onMouseMove={() => setActive(i)}
              onClick={() => run(entry)}
            >
              <span className={classes.label}>{entry.label}</span>
              {entry.end}
            </div>
          </div>
        ))}
        {entries.length === 0 && <p className={classes.none}>Nothing is called “{text.trim()}”.</p>}
      </div>
    </div>
  )
}

function useEntries(text: string): readonly Entry[] {
  const [, navigate] = useLocation()
  const { zone, clock } = useSettings()
  const now = useNow()
  const runnable = useRunnableCommands()
  const [asked] = useDebouncedValue(text.trim(), 60)
  const found = useQuery({
    ...api.search.all.queryOptions({ input: { text: asked, limit: 6 } }),
    enabled: asked.length > 0,
    placeholderData: keepPreviousData,
  }).data

  const commands = matchCommands(runnable, text).map((command): Entry => ({
    id: command.id,
    group: 'Commands',
    label: command.title,
    end: command.keys && <KeyCap keys={command.keys} />,
    run: () => runCommand(command.id),
  }))
  if (text.trim() === '' || !found) return commands

  const leads = found.leads.map((lead): Entry => ({
    id: lead.id,
    group: 'Leads',
    label: (
      <>
        <b>{lead.name}</b> <span className={classes.quiet}>{[lead.company, lead.city].filter(Boolean).join(', ')}</span>
      </>
    ),
    run: () => navigate(leadPath(lead.id)),
  }))
  const meetings = found.meetings.map(({ meeting, leadName }): Entry => {
    const start = Date.parse(meeting.start)
    return {
      id: meeting.id,
      group: 'Meetings',
      label: (
        <>
          <b>{leadName}</b>{' '}
          <span className={classes.quiet}>
            {nameDay(start, now, zone)} {formatTime(start, zone, clock)}
          </span>
        </>
      ),
      run: () => navigate(leadPath(meeting.leadId)),
    }
  })
  const reps = found.reps.map((rep): Entry => ({
    id: rep.id,
    group: 'Reps',
    label: (
      <>
        <RepAvatar rep={rep} size={20} /> <b>{rep.name}</b>
      </>
    ),
    run: () => navigate(`/reps/${rep.id}`),
  }))
  // A command that is named by its beginning is what was meant; else the people come first.
  return [...leads, ...meetings, ...reps, ...commands]
}
