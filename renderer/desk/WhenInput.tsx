import { TextInput } from '@mantine/core'
import { useRef, type Ref } from 'react'
import { flushSync } from 'react-dom'
import { useNow, useSettings } from '../api/workspace.ts'
import { cityOf, formatDay, formatTime, relativeDay } from '../time/format.ts'
import type { Moment } from './useMoment.ts'
import classes from './WhenInput.module.css'

interface WhenInputProps {
  readonly label: string
  readonly moment: Moment
  /** Called with the moment once it is clear which one is meant. */
  readonly onEnter?: (at: number) => void
  readonly ref?: Ref<HTMLInputElement>
  /** Takes the focus when its dialog opens. */
  readonly first?: boolean
}

/** A moment in words, such as "tomorrow 10" or "in 2 hours", said back as it was understood. */
export function WhenInput({ label, moment, onEnter, ref, first }: WhenInputProps) {
  const { zone: ours, clock } = useSettings()
  const now = useNow()
  const field = useRef<HTMLDivElement>(null)
  const { text, setText, zone, at, choices } = moment
  const wrong = text.trim() !== '' && at === undefined && choices.length === 0
  const said =
    at !== undefined &&
    `${formatDay(at, zone, now)} ${formatTime(at, zone, clock)} ${cityOf(zone)}` +
      `${zone === ours ? '' : `, ${formatTime(at, ours, clock)} ${cityOf(ours)}`}, ${relativeDay(at, now, zone)}`
  const takesFirst = first ? { 'data-autofocus': true } : {}
  return (
    <div ref={field}>
      <TextInput
        ref={ref ?? null}
        {...takesFirst}
        label={label}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          event.preventDefault()
          if (at !== undefined) onEnter?.(at)
          else field.current?.querySelector<HTMLElement>('button')?.focus()
        }}
        placeholder="tomorrow 10, thu 3pm, in 2 hours"
        autoComplete="off"
        spellCheck={false}
        error={wrong ? 'Not understood. Try “tomorrow 10”, “thu 3pm” or “in 2 hours”.' : undefined}
        description={said || (choices.length > 0 ? undefined : `On the clock of ${cityOf(zone)}`)}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
      />
      {choices.length > 0 && (
        <WhichTime
          moment={moment}
          onChosen={(chosen) => {
            // Drawn at once: the next Enter is for the field, which knows by then what is meant.
            flushSync(() => moment.choose(chosen))
            field.current?.querySelector('input')?.focus()
          }}
        />
      )}
    </div>
  )
}

/** A time that the clocks skip or show twice: which instant is meant is asked, never guessed. */
function WhichTime({ moment, onChosen }: { readonly moment: Moment; readonly onChosen: (at: number) => void }) {
  const { zone: ours, clock } = useSettings()
  const { zone, choices, unclear, at } = moment
  const question =
    unclear === 'twice'
      ? 'The clocks go back: this time comes twice. Which one?'
      : `The clocks go forward: this time is left out. ${choices.length === 1 ? 'Take the next there is?' : 'Which one is meant?'}`
  const words = (i: number): string => {
    if (unclear === 'never') return i === 0 ? 'as soon as they have' : 'by the clock as it was'
    return i === 0 ? 'before they go back' : 'after they have'
  }
  return (
    <div className={classes.which} role="group" aria-label={question}>
      <p role="status">{question}</p>
      {choices.map((choice, i) => (
        <button
          key={choice}
          type="button"
          className={classes.choice}
          aria-pressed={choice === at}
          onClick={() => onChosen(choice)}
          onKeyDown={(event) => {
            const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
            if (step === 0) return
            event.preventDefault()
            event.stopPropagation()
            const all = [...(event.currentTarget.parentElement?.querySelectorAll('button') ?? [])]
            all.at((i + step) % all.length)?.focus()
          }}
        >
          <b>{formatTime(choice, zone, clock)}</b>
          <span>{words(i)}</span>
          {zone !== ours && (
            <span className={classes.ours}>
              {formatTime(choice, ours, clock)} {cityOf(ours)}
            </span>
          )}
        </button>
      ))}
    </div>
  )
}
