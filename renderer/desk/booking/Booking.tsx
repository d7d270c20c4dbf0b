import { useDebouncedValue } from '@mantine/hooks'
import { useEffectEvent, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useLocation } from 'wouter'
import type { Meeting } from '../../../shared/contract/meetings.ts'
import type { MeetingType } from '../../../shared/contract/meetingTypes.ts'
import type { Rep } from '../../../shared/contract/reps.ts'
import type { Slot } from '../../../shared/contract/slotShapes.ts'
import { useNow, useSettings } from '../../api/workspace.ts'
import { placeNow } from '../../app/place.ts'
import { boardMovePath, boardPath, leadPath } from '../../app/routes.ts'
import { showToast } from '../../app/toast.ts'
import { useCommand } from '../../commands/dispatch.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { useAriaKeys } from '../../commands/keyMap.ts'
import { KeyCap } from '../../components/KeyCap.tsx'
import { useLedgerOf } from '../../ledger/ledgerType.ts'
import { cityOf, dayKey, formatDay } from '../../time/format.ts'
import { firstNameOf, leadZone, panelWords } from '../words.ts'
import { Booked } from './Booked.tsx'
import type { LeadDetail } from './BookingPanel.tsx'
import { missingOf } from '../../../shared/handOver/required.ts'
import { MissingFields } from './MissingFields.tsx'
import { BookingFoot } from './BookingFoot.tsx'
import { focusQueue, focusSlots } from './focusSlots.ts'
import { Holds } from './Holds.tsx'
import { intentWords, useSlotKeys, type Intent, type Intents } from './intent.ts'
import { NoSlots } from './NoSlots.tsx'
import { offer } from './offer.ts'
import { offerText } from './offerText.ts'
import { readSaid } from './readSaid.ts'
import { Refused } from './Refused.tsx'
import { SlotList } from './SlotList.tsx'
import { SlotsWaiting } from './SlotsWaiting.tsx'
import { TypeDialog } from './TypeDialog.tsx'
import { useBook } from './useBook.ts'
import { OfferTimes } from './OfferTimes.tsx'
import { useOfferAbout } from './useOfferAbout.ts'
import { rememberedType, rememberType } from './rememberedType.ts'
import { useSlots } from './useSlots.ts'
import { WhyNot } from './WhyNot.tsx'
import classes from './BookingPanel.module.css'

interface BookingProps {
  readonly detail: LeadDetail
  readonly types: readonly MeetingType[]
  readonly reps: ReadonlyMap<string, Rep>
  readonly movingMeetingId: string | undefined
  readonly onStopMoving: (meetingId: string) => void
  readonly moveWanted: boolean
  readonly intents: Intents
  /** The field was asked for before it was here. */
  readonly fieldWanted: boolean
}

/** From what the lead says to a booked time: words narrow, a number chooses, Enter books. */
export function Booking(props: BookingProps) {
  const { detail, types, reps, movingMeetingId, onStopMoving, moveWanted, intents, fieldWanted } = props
  const { lead } = detail
  const { zone: ours, clock } = useSettings()
  const now = useNow()
  const [, navigate] = useLocation()
  const field = useRef<HTMLInputElement>(null)
  const [typeId, setTypeId] = useState(rememberedType)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<string>()
  const [wholeDays, setWholeDays] = useState<ReadonlySet<string>>(new Set())
  const [dialog, setDialog] = useState<'type' | 'whyNot' | 'offer'>()
  const [done, setDone] = useState<Meeting>()

  const theirs = leadZone(lead, detail.calling)
  const zone = theirs ?? ours
  const type = types.find((one) => one.id === typeId) ?? types[0]
  useLedgerOf(type?.id)
  const said = readSaid(text, now, zone, ours)
  const { when } = said
  // Words half typed are not a mistake: what is not understood is named once the typing rests.
  const [rested] = useDebouncedValue(text, 700)
  const found = useSlots({ leadId: lead.id, type, zone, when, reps, movingMeetingId })
  const days = offer({ slots: found.slots, when, zone, meant: said.zone, wholeDays })
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
      intents.set(undefined)
      if (movingMeetingId) onStopMoving(movingMeetingId)
      if (placeNow() !== leadPath(lead.id)) {
        const day = formatDay(Date.parse(meeting.start), zone, now)
        showToast({ text: `${lead.name} is ${meeting.sequence > 0 ? 'moved to' : 'booked for'} ${day}` })
      }
    },
  })
  const settled =
    types.length === 0 || (!moveWanted && type !== undefined && found.data !== undefined && !found.isPlaceholderData)
  const ready = type !== undefined && slot !== undefined && settled && !booking.isPending
  const missing = type && !movingMeetingId ? missingOf(lead, type.required) : []
  const body = useRef<HTMLDivElement>(null)
  const book = () => {
    if (!ready) return
    if (missing.length === 0) booking.book(type, slot)
    else body.current?.querySelector<HTMLInputElement>('[data-missing] input')?.focus()
  }

  const choose = (start: string) => {
    booking.reset()
    setDone(undefined)
    setChosen(start)
  }
  const pick = (start: string | undefined) => {
    if (start !== undefined) choose(start)
    focusSlots()
  }
  useSlotKeys({ intents, settled, chosen: slot?.start, onDigit: (digit) => pick(offered[digit - 1]?.start) })

  const goToField = useEffectEvent(() => {
    if (fieldWanted) field.current?.focus()
  })
  useLayoutEffect(() => goToField(), [])

  const { intent, set: setIntent } = intents
  const carryOut = useEffectEvent((wish: Intent) => {
    setIntent(undefined)
    if (!settled) return
    const wanted = pickOf(wish.pick, offered) ?? (wish.pick === 'match' ? slot : undefined)
    pick(wanted?.start)
    if (!wish.book || !wanted || !type || booking.isPending) return
    if (missing.length === 0) booking.book(type, wanted)
    else body.current?.querySelector<HTMLInputElement>('[data-missing] input')?.focus()
  })
  const failed = found.error !== null
  useLayoutEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- the answer that was waited for is the event here
    if (intent && (settled || failed)) carryOut(intent)
  }, [intent, settled, failed])

  const whenKey = useAriaKeys('booking.when')
  useCommand('booking.when', () => field.current?.focus())
  useCommand('booking.type', () => setDialog('type'), { enabled: movingMeetingId === undefined && types.length > 0 })
  useCommand('booking.whyNot', () => setDialog('whyNot'), { enabled: type !== undefined })
  const offerAbout = useOfferAbout(lead, movingMeetingId)
  const canOffer = offered.length > 0 && settled && lead.email !== null && !lead.doNotContact
  useCommand('booking.offer', () => setDialog('offer'), { enabled: canOffer && offerAbout !== undefined })
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
    else if (movingMeetingId) onStopMoving(movingMeetingId)
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
          >
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
            onChange={(event) => {
              setText(event.currentTarget.value)
              setChosen(undefined)
              setDone(undefined)
              setIntent(undefined)
              booking.reset()
            }}
            onKeyDown={(event) => {
              const down = event.key === 'ArrowDown' || event.key === 'Enter'
              if (!down || event.nativeEvent.isComposing) return
              if (!settled) {
                event.preventDefault()
                setIntent({ pick: 'match', book: false })
                // What is pressed next is meant for the times, also while there is no list of them.
                if (!focusSlots()) field.current?.blur()
                return
              }
              if (offered.length === 0) return
              event.preventDefault()
              if (slot) setChosen(slot.start)
              focusSlots()
            }}
            placeholder={`What ${name} says: thu after 1`}
            aria-label={`When ${name} has time`}
            aria-keyshortcuts={whenKey}
            autoComplete="off"
            spellCheck={false}
          />
          <span>{theirs && said.zone === zone ? `${cityOf(zone)} time` : 'our time'}</span>
          {text === '' && <KeyCap command="booking.when" />}
        </label>
        {rested === text && said.unread !== '' && (
          <p className={classes.misread} role="status">
            {said.understood ? `Only “${said.understood}” is understood. ` : 'Not understood. '}
            Try “thu after 1”, “tomorrow 10” or “next week morning”.
          </p>
        )}
      </div>
      <div ref={body} className={classes.body} aria-busy={!settled}>
        {intent && (
          <p className={classes.pending} role="status">
            {intentWords(intent, movingMeetingId !== undefined)} <KeyCap keys="esc" /> leaves it.
          </p>
        )}
        {type && missing.length > 0 && !done && (
          <MissingFields
            key={`${lead.id} ${type.id}`}
            lead={lead}
            typeName={type.name}
            missing={missing}
            canBook={ready}
            onFilled={() => {
              if (ready) booking.book(type, slot)
            }}
            onOverride={(reason) => {
              if (ready) booking.book(type, slot, reason)
            }}
          />
        )}
        {done && !movingMeetingId && (
          <Booked meeting={done} reps={reps} theirs={theirs} onClose={() => setDone(undefined)} />
        )}
        <Holds
          leadId={lead.id}
          theirs={theirs}
          reps={reps}
          busy={booking.isPending}
          onBook={(hold) => {
            const held = types.find((one) => one.id === hold.meetingTypeId)
            if (held) booking.book(held, { start: hold.start, end: hold.end, reps: hold.reps, reasons: [] })
          }}
        />
        {booking.error !== null && (
          <div className={classes.note}>
            <Refused
              error={booking.error}
              theirs={theirs}
              reps={reps}
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
              reps={reps}
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
            nearWords={when?.kind === 'instant' ? 'Around that time' : 'The same hours on other days'}
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
          setIntent(undefined)
          setDialog(undefined)
        }}
      />
      {type && offerAbout && (
        <OfferTimes
          opened={dialog === 'offer'}
          onClose={() => setDialog(undefined)}
          lead={lead}
          about={offerAbout}
          type={type}
          slots={offered}
          reps={reps}
          theirs={theirs}
        />
      )}
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

/** The slot that an intent names by its number or its start. */
function pickOf(pick: Intent['pick'], offered: readonly Slot[]): Slot | undefined {
  if (pick === undefined || pick === 'match') return undefined
  return 'digit' in pick ? offered[pick.digit - 1] : offered.find((slot) => slot.start === pick.start)
}
