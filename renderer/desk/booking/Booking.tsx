import { useDebouncedValue } from '@mantine/hooks'
import { useRef, useState, type KeyboardEvent } from 'react'
import { useLocation } from 'wouter'
import type { Meeting } from '../../../shared/contract/meetings.ts'
import type { MeetingType } from '../../../shared/contract/meetingTypes.ts'
import type { Rep } from '../../../shared/contract/reps.ts'
import { useNow, useSettings } from '../../api/workspace.ts'
import { boardMovePath, boardPath } from '../../app/routes.ts'
import { showToast } from '../../app/toast.ts'
import { useCommand } from '../../commands/dispatch.ts'
import { useDigitKeys } from '../../commands/useDigitKeys.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { KeyCap } from '../../components/KeyCap.tsx'
import { cityOf, dayKey } from '../../time/format.ts'
import { firstNameOf, leadZone, panelWords } from '../words.ts'
import { Booked } from './Booked.tsx'
import type { LeadDetail } from './BookingPanel.tsx'
import { BookingFoot } from './BookingFoot.tsx'
import { focusQueue, focusSlots } from './focusSlots.ts'
import { Holds } from './Holds.tsx'
import { NoSlots } from './NoSlots.tsx'
import { offer } from './offer.ts'
import { offerText } from './offerText.ts'
import { readSaid } from './readSaid.ts'
import { Refused } from './Refused.tsx'
import { SlotList } from './SlotList.tsx'
import { SlotsWaiting } from './SlotsWaiting.tsx'
import { TypeDialog } from './TypeDialog.tsx'
import { useBook } from './useBook.ts'
import { rememberedType, rememberType } from './rememberedType.ts'
import { useSlots } from './useSlots.ts'
import { WhyNot } from './WhyNot.tsx'
import classes from './BookingPanel.module.css'

interface BookingProps {
  readonly detail: LeadDetail
  readonly types: readonly MeetingType[]
  readonly reps: ReadonlyMap<string, Rep>
  readonly movingMeetingId: string | undefined
  readonly onStopMoving: () => void
}

/** From what the lead says to a booked time: words narrow, a number chooses, Enter books. */
export function Booking({ detail, types, reps, movingMeetingId, onStopMoving }: BookingProps) {
  const { lead } = detail
  const { zone: ours, clock } = useSettings()
  const now = useNow()
  const [, navigate] = useLocation()
  const field = useRef<HTMLInputElement>(null)
  const [typeId, setTypeId] = useState(rememberedType)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<string>()
  const [wholeDays, setWholeDays] = useState<ReadonlySet<string>>(new Set())
  const [dialog, setDialog] = useState<'type' | 'whyNot'>()
  const [done, setDone] = useState<Meeting>()

  const theirs = leadZone(lead, detail.calling)
  const zone = theirs ?? ours
  const type = types.find((one) => one.id === typeId) ?? types[0]
  const said = readSaid(text, now, zone)
  const { when } = said
  // Words half typed are not a mistake: what is not understood is named once the typing rests.
  const [rested] = useDebouncedValue(text, 700)
  const found = useSlots({ leadId: lead.id, type, zone, when, reps, movingMeetingId })
  const days = offer({ slots: found.slots, when, zone, wholeDays })
  const offered = days.flatMap((day) => day.slots)
  // Once something was typed the first match is chosen; before that nobody books by pressing Enter once too often.
  const slot =
    offered.find((one) => one.start === chosen) ?? (when && !chosen && !days[0]?.near ? offered[0] : undefined)
  const name = firstNameOf(lead.name)

  const booking = useBook({
    leadId: lead.id,
    movingMeetingId,
    onDone: (meeting) => {
      setDone(meeting)
      setText('')
      setChosen(undefined)
      onStopMoving()
    },
  })
  const ready = type !== undefined && slot !== undefined && !found.isPlaceholderData && !booking.isPending
  const book = () => {
    if (ready) booking.book(type, slot)
  }

  const choose = (start: string) => {
    booking.reset()
    setDone(undefined)
    setChosen(start)
  }
  useDigitKeys((digit) => {
    const picked = offered[digit - 1]
    if (!picked) return
    choose(picked.start)
    // After the list has drawn the choice, which the first press may be what makes it appear.
    requestAnimationFrame(() => focusSlots())
  }, dialog === undefined)

  useCommand('booking.when', () => field.current?.focus())
  useCommand('booking.type', () => setDialog('type'), { enabled: movingMeetingId === undefined && types.length > 0 })
  useCommand('booking.whyNot', () => setDialog('whyNot'), { enabled: type !== undefined })
  useCommand('booking.board', () =>
    navigate(movingMeetingId ? boardMovePath(movingMeetingId) : boardPath(lead.id, type?.id)),
  )
  useCommand('booking.hold', () => type && slot && booking.hold(type, slot), { enabled: ready })
  useCommand(
    'booking.copy',
    () => {
      const three = offered.slice(0, 3)
      void navigator.clipboard.writeText(offerText(three, zone, clock)).then(
        () => showToast({ text: `Copied ${three.length === 1 ? 'one time' : `${three.length} times`} for ${name}` }),
        () => showToast({ text: 'The clipboard is not to be had here.', tone: 'error' }),
      )
    },
    { enabled: offered.length > 0 },
  )

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    if (text) setText('')
    else if (movingMeetingId) onStopMoving()
    else {
      setChosen(undefined)
      focusQueue()
    }
  }

  return (
    <div className={classes.panel} onKeyDown={onKeyDown}>
      <header className={classes.head}>
        <h2>{movingMeetingId ? 'Move' : 'Book'}</h2>
        <p>{movingMeetingId ? `another time for ${name}, Esc leaves it` : `slots for ${name}, soonest first`}</p>
      </header>
      <div className={classes.controls}>
        {type && (
          <button
            type="button"
            className={classes.type}
            onClick={() => setDialog('type')}
            disabled={movingMeetingId !== undefined}
            aria-haspopup="dialog"
            aria-keyshortcuts="t"
          >
            <b>{type.name}</b>
            <span className={classes.quiet}>
              {type.minutes} min · {panelWords(type)}
            </span>
            <KeyCap command="booking.type" />
          </button>
        )}
        <label className={classes.when}>
          <input
            ref={field}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value)
              setChosen(undefined)
              setDone(undefined)
              booking.reset()
            }}
            onKeyDown={(event) => {
              const down = event.key === 'ArrowDown' || event.key === 'Enter'
              if (!down || event.nativeEvent.isComposing || offered.length === 0) return
              event.preventDefault()
              if (slot) setChosen(slot.start)
              focusSlots()
            }}
            placeholder={`What ${name} says: thu after 1`}
            aria-label={`When ${name} has time`}
            aria-keyshortcuts="/"
            autoComplete="off"
            spellCheck={false}
          />
          <span>{theirs ? `${cityOf(zone)} time` : 'our time'}</span>
          {text === '' && <KeyCap command="booking.when" />}
        </label>
        {rested === text && said.unread !== '' && (
          <p className={classes.misread} role="status">
            {said.understood ? `Only “${said.understood}” is understood. ` : 'Not understood. '}
            Try “thu after 1”, “tomorrow 10” or “next week morning”.
          </p>
        )}
      </div>
      <div className={classes.body}>
        {done && !movingMeetingId && (
          <Booked meeting={done} reps={reps} theirs={theirs} onClose={() => setDone(undefined)} />
        )}
        <Holds leadId={lead.id} theirs={theirs} />
        {booking.error !== null && (
          <div className={classes.note}>
            <Refused
              error={booking.error}
              zone={zone}
              onChoose={(near) => {
                setText('')
                setWholeDays(new Set([...wholeDays, dayKey(Date.parse(near.start), zone)]))
                choose(near.start)
                focusSlots()
              }}
              onOverride={(reason) => type && slot && booking.book(type, slot, reason)}
            />
          </div>
        )}
        {found.error ? (
          <div className={classes.note}>
            <ErrorNote error={found.error} />
          </div>
        ) : types.length === 0 || offered.length === 0 ? (
          found.isLoading ? (
            <SlotsWaiting />
          ) : (
            <NoSlots
              found={found.data}
              noTypes={types.length === 0}
              asked={text.trim() !== '' && when !== null}
              zone={zone}
              onClear={() => {
                setText('')
                field.current?.focus()
              }}
              onWhyNot={() => setDialog('whyNot')}
            />
          )
        ) : (
          <SlotList
            days={days}
            chosen={slot?.start}
            onChoose={choose}
            onBook={book}
            onWholeDay={(day) => setWholeDays(new Set([...wholeDays, day]))}
            reps={reps}
            theirs={theirs}
          />
        )}
      </div>
      <BookingFoot moving={movingMeetingId !== undefined} canBook={ready} onBook={book} />
      <TypeDialog
        opened={dialog === 'type'}
        onClose={() => setDialog(undefined)}
        types={types}
        chosen={type?.id}
        onChoose={(id) => {
          setTypeId(id)
          rememberType(id)
          setChosen(undefined)
          setDialog(undefined)
        }}
      />
      {type && (
        <WhyNot
          opened={dialog === 'whyNot'}
          onClose={() => setDialog(undefined)}
          type={type}
          leadId={lead.id}
          leadName={name}
          zone={zone}
          reps={reps}
          movingMeetingId={movingMeetingId}
          initialText={text}
          onBookOver={(start, reason) => {
            booking.bookOver(type, start, reason)
            setDialog(undefined)
          }}
        />
      )}
    </div>
  )
}
