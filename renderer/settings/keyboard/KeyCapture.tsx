import { Button } from '@mantine/core'
import { useRef, useState, type KeyboardEvent } from 'react'
import { chordOf, keyWords } from '../../../shared/commands/keys.ts'
import { keysOf, type KeyMap } from '../../../shared/commands/keyMap.ts'
import { commands, type Command } from '../../../shared/commands/registry.ts'
import { onMac } from '../../theme/mac.ts'
import { changeOf, type KeyChange } from './keyChange.ts'
import css from './Keyboard.module.css'

interface KeyCaptureProps {
  readonly command: Command
  readonly map: KeyMap
  readonly onChange: (map: KeyMap) => void
  readonly onLeave: () => void
}

/** Takes the next key pressed as the command's; says so when it cannot be, and asks when another command has it. */
export function KeyCapture({ command, map, onChange, onLeave }: KeyCaptureProps) {
  const [first, setFirst] = useState<string>()
  const [change, setChange] = useState<KeyChange>()
  const here = useRef<HTMLDivElement>(null)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') return onLeave()
    if (event.repeat) return
    if (event.key === 'Backspace' || event.key === 'Delete') return onChange({ ...map, [command.id]: '' })
    const chord = chordOf(event.nativeEvent, onMac)
    if (chord === undefined) return
    if (first === undefined && !command.single && firstsOf(map).has(chord)) return setFirst(chord)
    setFirst(undefined)
    const next = changeOf(command, first === undefined ? chord : `${first} ${chord}`, map, onMac)
    if (next.kind === 'free') onChange(next.map)
    else setChange(next)
  }

  const ask = change?.kind === 'conflict' ? change : undefined
  return (
    <div
      ref={here}
      className={css.capture}
      onBlur={(event) => {
        // React blurs what it takes away with nothing next; a person always goes somewhere.
        if (event.relatedTarget && !here.current?.contains(event.relatedTarget)) onLeave()
      }}
    >
      {ask ? (
        <div
          role="group"
          aria-label="These keys are taken"
          className={css.ask}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.stopPropagation()
            onLeave()
          }}
        >
          <span role="alert">
            {keyWords(ask.keys, onMac)} is {ask.others.map(({ title }) => `“${title}”`).join(' and ')}.
          </span>
          {ask.swap && (
            <Button autoFocus size="compact-sm" onClick={() => ask.swap && onChange(ask.swap)}>
              Swap the two
            </Button>
          )}
          <Button autoFocus={!ask.swap} variant="default" size="compact-sm" onClick={() => onChange(ask.take)}>
            Take it from there
          </Button>
          <Button variant="default" size="compact-sm" onClick={onLeave}>
            Leave as it was
          </Button>
        </div>
      ) : (
        <>
          <button type="button" autoFocus className={css.press} onKeyDown={onKeyDown}>
            {first === undefined ? 'Press the new key' : `${keyWords(first, onMac)}, then…`}
            <span className="visuallyHidden"> of “{command.title}”. Escape leaves, Backspace takes its key away.</span>
          </button>
          <span className={css.hint} role="status">
            {change?.kind === 'refused' ? change.text : 'Esc leaves, Backspace for no key'}
          </span>
        </>
      )}
    </div>
  )
}

/** Keys that begin two in a row, as the commands have them now. */
function firstsOf(map: KeyMap): ReadonlySet<string> {
  return new Set(
    commands.flatMap((command) => {
      const [first, second] = keysOf(command, map)?.split(' ') ?? []
      return first !== undefined && second !== undefined ? [first] : []
    }),
  )
}
