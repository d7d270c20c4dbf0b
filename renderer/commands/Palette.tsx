import { Modal } from '@mantine/core'
import { useEffectEvent, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import finder from '../components/Finder.module.css'
import { useCommand } from './dispatch.ts'
import { useEntries, type Entry } from './paletteEntries.tsx'
import { remember } from './recent.ts'
import classes from './Palette.module.css'

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
  const { entries, complete, nothing } = useEntries(text)
  // Once everything that the text finds is here, the first is the choice, until another is made or the text changes.
  if (complete && choice.text !== text) setChoice({ text, id: entries[0]?.id })
  const kept = choice.text === text ? entries.findIndex((entry) => entry.id === choice.id) : -1
  const chosen = kept >= 0 ? kept : 0
  const named = entries[0]?.named ?? false

  const run = (entry: Entry | undefined) => {
    if (!entry) return
    onDone()
    if (!nothing) remember(entry)
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
        className={`${finder.field} ${classes.field}`}
        placeholder="Search leads, reps, meetings, or do something"
        aria-label="Search leads, reps, meetings, or do something"
        role="combobox"
        aria-autocomplete="list"
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
      {nothing && (
        <p className={classes.none}>
          No lead, rep, meeting, setting or command holds “{text.trim()}”. Try fewer letters, or another word of it.
        </p>
      )}
      <div
        id={listId}
        role="listbox"
        aria-label="Found"
        aria-busy={!complete}
        className={`${finder.list} ${classes.list}`}
      >
        {groupsOf(entries).map(({ group, from, members }) => (
          <div key={`${group} ${from}`} role="group" aria-label={group}>
            <div className={`${finder.group} ${classes.group}`} aria-hidden="true">
              {group}
            </div>
            {members.map((entry, at) => {
              const i = from + at
              return (
                <div
                  key={entry.id}
                  id={`${listId}-${i}`}
                  role="option"
                  aria-selected={i === chosen}
                  className={`${finder.found} ${classes.entry}`}
                  onMouseMove={() => i !== chosen && choose(i)}
                  onClick={() => run(entry)}
                >
                  <span className={classes.label}>{entry.label}</span>
                  {entry.end}
                </div>
              )
            })}
          </div>
        ))}
      </div>
      <p className="visuallyHidden" role="status">
        {foundWords(text, entries.length, complete, nothing)}
      </p>
    </div>
  )
}

/** Neighbours of one kind together, under its heading; `from` is the place of the first in the whole list. */
function groupsOf(entries: readonly Entry[]) {
  const groups: { readonly group: Entry['group']; readonly from: number; readonly members: Entry[] }[] = []
  entries.forEach((entry, i) => {
    const last = groups.at(-1)
    if (last?.group === entry.group) last.members.push(entry)
    else groups.push({ group: entry.group, from: i, members: [entry] })
  })
  return groups
}

function foundWords(text: string, count: number, complete: boolean, nothing: boolean): string {
  if (text.trim() === '' || !complete) return ''
  return nothing ? `Nothing holds ${text.trim()}` : `${count} found`
}
