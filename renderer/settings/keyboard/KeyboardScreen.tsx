import { Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { keyWords } from '../../../shared/commands/keys.ts'
import { keysOf, withKeys, type KeyMap } from '../../../shared/commands/keyMap.ts'
import { commands, sections, type Command } from '../../../shared/commands/registry.ts'
import { api } from '../../api/client.ts'
import { useStatus } from '../../api/workspace.ts'
import { matchCommands } from '../../commands/matchCommands.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { KeyCap } from '../../components/KeyCap.tsx'
import { ScreenHeader } from '../../components/ScreenHeader.tsx'
import { SkeletonScreen } from '../../components/Skeleton.tsx'
import { SectionTitle } from '../../components/SectionTitle.tsx'
import type { Status } from '../../../shared/contract/workspace.ts'
import layout from '../../forms/Sections.module.css'
import { onMac } from '../../theme/mac.ts'
import { SettingsFrame } from '../SettingsFrame.tsx'
import { useSaveSettings } from '../useSaveSettings.ts'
import { KeyCapture } from './KeyCapture.tsx'
import css from './Keyboard.module.css'

/** Every command with its key, each of which can be another. */
export default function KeyboardScreen() {
  const status = useStatus()
  return <SettingsFrame>{status ? <Keyboard status={status} /> : <SkeletonScreen />}</SettingsFrame>
}

function Keyboard({ status }: { readonly status: Status }) {
  const { settings, save, error } = useSaveSettings(status.settings)
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const [changing, setChanging] = useState<string>()
  const [said, setSaid] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const map: KeyMap = settings.keys ?? {}
  const shown = found(text, map)
  const changed = commands.filter((command) => map[command.id] !== undefined).length

  // Shown at once: the next change, however fast, is made to this one.
  const keep = (next: KeyMap) => {
    queries.setQueryData<Status>(api.workspace.status.queryKey(), (now) =>
      now ? { ...now, settings: { ...now.settings, keys: { ...next } } } : now,
    )
    save({ keys: { ...next } })
  }
  useEffect(() => {
    if (error) void queries.invalidateQueries({ queryKey: api.workspace.status.queryKey() })
  }, [error, queries])

  const leave = (id: string) => {
    flushSync(() => setChanging(undefined))
    list.current?.querySelector<HTMLElement>(`[data-change="${id}"]`)?.focus()
  }
  const change = (command: Command, next: KeyMap) => {
    keep(next)
    const keys = keysOf(command, next)
    setSaid(keys ? `${command.title}: ${keyWords(keys, onMac)}` : `${command.title} has no key now`)
    leave(command.id)
  }

  return (
    <div className={css.screen}>
      <ScreenHeader
        title="Keyboard"
        note={changed === 0 ? 'as the app comes with it' : `${changed} of your own`}
        actions={
          <Button variant="default" disabled={changed === 0} onClick={() => keep({})}>
            Reset all keys
          </Button>
        }
      />
      <div className={layout.screen} ref={list}>
        <div className={`${layout.sections} ${css.sections}`}>
          <TextInput
            aria-label="Find a command or a key"
            placeholder="Find a command or a key"
            leftSection={<IconSearch size={14} aria-hidden />}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <ErrorNote error={error} />
          <p className="visuallyHidden" role="status">
            {said}
          </p>
          {sections.map((section) => {
            const rows = shown.filter((command) => command.section === section)
            if (rows.length === 0) return null
            return (
              <section key={section} className={css.section} aria-label={section}>
                <SectionTitle>{section}</SectionTitle>
                <ul>
                  {rows.map((command) => (
                    <li key={command.id} className={css.row} data-changing={changing === command.id || undefined}>
                      <span className={css.title}>
                        {command.title}
                        {map[command.id] !== undefined && <span className={css.own}>your own</span>}
                      </span>
                      {changing === command.id ? (
                        <KeyCapture
                          command={command}
                          map={map}
                          onChange={(next) => change(command, next)}
                          onLeave={() => leave(command.id)}
                        />
                      ) : (
                        <KeyButtons
                          command={command}
                          map={map}
                          onChange={() => setChanging(command.id)}
                          onReset={() => change(command, withKeys(map, command, command.keys ?? ''))}
                        />
                      )}
                    </li>
                  ))}
                </ul>
              </section>
            )
          })}
          {shown.length === 0 && (
            <EmptyState title="No command is called that" text="Type a word of what it does, or a key such as Ctrl K.">
              <Button variant="default" onClick={() => setText('')}>
                Show all commands
              </Button>
            </EmptyState>
          )}
        </div>
      </div>
    </div>
  )
}

interface KeyButtonsProps {
  readonly command: Command
  readonly map: KeyMap
  readonly onChange: () => void
  readonly onReset: () => void
}

function KeyButtons({ command, map, onChange, onReset }: KeyButtonsProps) {
  const keys = keysOf(command, map)
  return (
    <>
      {map[command.id] !== undefined && (
        <Button variant="subtle" size="compact-sm" aria-label={`Reset the key of: ${command.title}`} onClick={onReset}>
          Reset
        </Button>
      )}
      <button type="button" data-change={command.id} className={css.keys} onClick={onChange}>
        <span className="visuallyHidden">
          {command.title}: {keys ? keyWords(keys, onMac) : 'no key'}. Change it
        </span>
        {keys ? (
          keyCaps(keys)
        ) : (
          <span className={css.none} aria-hidden="true">
            no key
          </span>
        )}
      </button>
    </>
  )
}

const keyCaps = (keys: string) => <KeyCap keys={keys} asText />

/** Those whose words, or whose keys as they are printed, hold what was typed. */
function found(text: string, map: KeyMap): readonly Command[] {
  const typed = text.trim().toLowerCase()
  if (typed === '') return commands
  const named = new Set(matchCommands(commands, text))
  return commands.filter((command) => {
    const keys = keysOf(command, map)
    return named.has(command) || (keys !== undefined && [keys, keyWords(keys, onMac).toLowerCase()].includes(typed))
  })
}
