import { useDebouncedValue } from '@mantine/hooks'
import type { Ref } from 'react'
import type { MeetingType } from '../../../shared/contract/meetingTypes.ts'
import { useAriaKeys } from '../../commands/keyMap.ts'
import { KeyCap } from '../../components/KeyCap.tsx'
import { panelWords } from '../words.ts'
import type { ReadSaid } from './readSaid.ts'
import classes from './BookingPanel.module.css'

interface BookingControlsProps {
  readonly type: MeetingType | undefined
  /** A meeting that moves stays what it is. */
  readonly typeIsFixed: boolean
  readonly onType: () => void
  readonly field: Ref<HTMLInputElement>
  readonly text: string
  readonly said: ReadSaid
  /** By whose clock the words are meant. */
  readonly clockWords: string
  readonly name: string
  readonly onText: (text: string) => void
  /** Enter or the arrow down: from here to the times. True when there was something to go to. */
  readonly onLeave: () => boolean
}

/** What kind of meeting it is, and what the lead says about the time. */
export function BookingControls(props: BookingControlsProps) {
  const { type, typeIsFixed, onType, field, text, said, clockWords, name, onText, onLeave } = props
  // Words half typed are not a mistake: what is not understood is named once the typing rests.
  const [rested] = useDebouncedValue(text, 700)
  const whenKey = useAriaKeys('booking.when')
  return (
    <div className={classes.controls}>
      {type && (
        <button type="button" className={classes.type} onClick={onType} disabled={typeIsFixed} aria-haspopup="dialog">
          <b>{type.name}</b>
          <span className={classes.quiet}>
            {type.minutes} min · {panelWords(type)}
          </span>
          <KeyCap command="booking.type" />
        </button>
      )}
      <label className={classes.when} data-when="">
        <input
          ref={field}
          value={text}
          onChange={(event) => onText(event.currentTarget.value)}
          onKeyDown={(event) => {
            const down = event.key === 'ArrowDown' || event.key === 'Enter'
            if (down && !event.nativeEvent.isComposing && onLeave()) event.preventDefault()
          }}
          placeholder={`What ${name} says: thu after 1`}
          aria-label={`When ${name} has time`}
          aria-keyshortcuts={whenKey}
          autoComplete="off"
          spellCheck={false}
        />
        <span>{clockWords}</span>
        {text === '' && <KeyCap command="booking.when" />}
      </label>
      {rested === text && said.unread !== '' && (
        <p className={classes.misread} role="status">
          {said.understood ? `Only “${said.understood}” is understood. ` : 'Not understood. '}
          Try “thu after 1”, “tomorrow 10” or “next week morning”.
        </p>
      )}
    </div>
  )
}
