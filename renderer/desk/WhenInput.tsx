import { TextInput } from '@mantine/core'
import type { Ref } from 'react'
import { firstTime, parseWhen, zoneMeant } from '../../shared/time/when.ts'
import { useNow, useSettings } from '../api/workspace.ts'
import { cityOf, formatDay, formatTime, relativeDay } from '../time/format.ts'

interface WhenInputProps {
  readonly label: string
  readonly text: string
  readonly onText: (text: string) => void
  /** The zone in which the words are meant. */
  readonly zone: string
  readonly onEnter?: () => void
  readonly ref?: Ref<HTMLInputElement>
  /** Takes the focus when its dialog opens. */
  readonly first?: boolean
}

/** A moment in words, such as "tomorrow 10" or "in 2 hours", said back as it was understood. */
export function WhenInput({ label, text, onText, zone, onEnter, ref, first }: WhenInputProps) {
  const { zone: ours, clock } = useSettings()
  const now = useNow()
  const at = momentOf(text, now, zone, ours)
  const wrong = text.trim() !== '' && at === undefined
  const said =
    at !== undefined &&
    `${formatDay(at, zone, now)} ${formatTime(at, zone, clock)} ${cityOf(zone)}` +
      `${zone === ours ? '' : `, ${formatTime(at, ours, clock)} ${cityOf(ours)}`}, ${relativeDay(at, now, zone)}`
  return (
    <TextInput
      ref={ref ?? null}
      {...(first ? { 'data-autofocus': true } : {})}
      label={label}
      value={text}
      onChange={(event) => onText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
        event.preventDefault()
        onEnter?.()
      }}
      placeholder="tomorrow 10, thu 3pm, in 2 hours"
      autoComplete="off"
      spellCheck={false}
      error={wrong ? 'Not understood. Try “tomorrow 10”, “thu 3pm” or “in 2 hours”.' : undefined}
      description={said || `On the clock of ${cityOf(zone)}`}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
    />
  )
}

/**
 * The instant that words mean, in epoch milliseconds; undefined when they are not understood. `ours` is the zone of "our
 * time", where that may be said.
 */
export function momentOf(text: string, now: number, theirs: string, ours = theirs): number | undefined {
  const zone = zoneMeant(text, theirs, ours)
  const when = parseWhen(text, now, zone)
  return when ? firstTime(when, zone) : undefined
}
