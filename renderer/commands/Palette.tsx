import { Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffectEvent, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { leadPath, savedFilterPath } from '../app/routes.ts'
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
  readonly group: 'Leads' | 'Meetings' | 'Reps' | 'Filters of leads' | 'Commands'
  readonly label: ReactNode
  readonly end?: ReactNode
  /** A command whose title begins with what was typed. */
  readonly named?: boolean
  readonly run: () => void
}

/** Everything that can be found or done, from one field. */
export function Palette() {
  const [opened, setOpened] = useState(false)
  const before = useRef<Element | null>(null)
  useCommand('palette.open', () => {
    if (!opened) before.current = document.activeElement
    setOpened(true)
  })
  const close = () => {
    setOpened(false)
    // At once, and not when the dialog is gone: what a command then focuses must keep it.
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true })
  }
  return (
    <Modal
      opened={opened}
      onClose={close}
      returnFocus={false}
      withCloseButton={false}
      padding={0}
      size={600}
      centered={false}
      yOffset="12vh"
      attributes={{ content: { 'aria-label': 'Search or do something' } }}
    >
      {opened && <PaletteBody onDone={close} />}
    </Modal>
  )
}

/** Which entry Enter runs, kept by its id: what arrives late does not push another one under the finger. */
interface Choice {
  readonly text: string
  readonly id: string | undefined
}

function PaletteBody({ onDone }: { readonly onDone: () => void }) {
  const [text, setText] = useState('')
  const [choice, setChoice] = useState<Choice>({ text: '', id: undefined })
  const [enterWaits, setEnterWaits] = useState(false)
  const listId = useId()
  const { entries, complete } = useEntries(text)
  // Once everything that the text finds is here, the first is the choice, until another is made or the text changes.
  if (complete && choice.text !== text) setChoice({ text, id: entries[0]?.id })
  const kept = choice.text === text ? entries.findIndex((entry) => entry.id === choice.id) : -1
  const chosen = kept >= 0 ? kept : 0
  const named = entries[0]?.named ?? false

  const run = (entry: Entry | undefined) => {
    if (!entry) return
    onDone()
    // After the dialog is gone, and before any other key.
    queueMicrotask(entry.run)
  }
  const choose = (index: number) => {
    setEnterWaits(false)
    setChoice({ text, id: entries[index]?.id })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && entries.length > 0) {
      event.preventDefault()
      const next = (chosen + step + entries.length) % entries.length
      choose(next)
      document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' })
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      if (event.repeat) return
      // A command named by its beginning stays the first, whatever is found besides.
      if (complete || kept >= 0 || named) run(entries[chosen])
      else setEnterWaits(true)
    }
  }
  const runFirst = useEffectEvent(() => run(entries[chosen]))
  useLayoutEffect(() => {
    if (enterWaits && complete) runFirst()
  }, [enterWaits, complete])

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
          setEnterWaits(false)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label="Found" aria-busy={!complete} className={classes.list}>
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
              onMouseMove={() => i !== chosen && choose(i)}
              onClick={() => run(entry)}
            >
              <span className={classes.label}>{entry.label}</span>
              {entry.end}
            </div>
          </div>
        ))}
        {entries.length === 0 && complete && <p className={classes.none}>Nothing is called “{text.trim()}”.</p>}
      </div>
    </div>
  )
}

interface Entries {
  readonly entries: readonly Entry[]
  /** False while there is more to come for this text. */
  readonly complete: boolean
}

function useEntries(text: string): Entries {
  const [, navigate] = useLocation()
  const { zone, clock } = useSettings()
  const now = useNow()
  const runnable = useRunnableCommands()
  const wanted = text.trim()
  const [asked] = useDebouncedValue(wanted, 60)
  const answer = useQuery({
    ...api.search.all.queryOptions({ input: { text: asked, limit: 6 } }),
    enabled: asked.length > 0,
    placeholderData: keepPreviousData,
  })
  const found = answer.data
  const saved = useQuery(api.filters.list.queryOptions()).data?.filters
  const complete =
    wanted === '' || (asked === wanted && (answer.isError || (answer.isSuccess && !answer.isPlaceholderData)))

  const start = wanted.toLowerCase()
  const commands = matchCommands(runnable, text).map((command): Entry => ({
    id: command.id,
    group: 'Commands',
    label: command.title,
    end: command.keys && <KeyCap keys={command.keys} />,
    named: start !== '' && command.title.toLowerCase().startsWith(start),
    run: () => runCommand(command.id),
  }))
  if (wanted === '' || !found) return { entries: commands, complete }

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
  const words = start.split(/\s+/)
  const filters = (saved ?? [])
    .filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)))
    .map((filter): Entry => ({
      id: `filter ${filter.id}`,
      group: 'Filters of leads',
      label: filter.name,
      run: () => navigate(savedFilterPath(filter.id)),
    }))
  // A command that is named by its beginning is what was meant; else the people come first.
  const named = commands.filter((command) => command.named)
  const others = commands.filter((command) => !command.named)
  return { entries: [...named, ...leads, ...meetings, ...reps, ...filters, ...others], complete }
}
