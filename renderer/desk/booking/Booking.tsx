import { useEffectEvent, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { useLocation } from 'wouter'
import type { Meeting } from '../../../shared/contract/meetings.ts'
import type { MeetingType } from '../../../shared/contract/meetingTypes.ts'
import type { Rep } from '../../../shared/contract/reps.ts'
import type { Slot } from '../../../shared/contract/slotShapes.ts'
import { missingOf } from '../../../shared/handOver/required.ts'
import { useNow, useSettings } from '../../api/workspace.ts'
import { placeNow } from '../../app/place.ts'
import { boardMovePath, boardPath, leadPath } from '../../app/routes.ts'
import { showToast } from '../../app/toast.ts'
import { useCommand } from '../../commands/dispatch.ts'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { KeyCap } from '../../components/KeyCap.tsx'
import { useLedgerOf } from '../../ledger/ledgerType.ts'
import { cityOf, dayKey, formatDay } from '../../time/format.ts'
import { firstNameOf, leadZone } from '../words.ts'
import { Booked } from './Booked.tsx'
import type { LeadDetail } from './BookingPanel.tsx'
import { MissingFields } from './MissingFields.tsx'
import { BookingControls } from './BookingControls.tsx'
import { BookingFoot } from './BookingFoot.tsx'
import { focusQueue, focusSlots } from './focusSlots.ts'
import { Holds } from './Holds.tsx'
import { intentWords, pickOf, useSlotKeys, type Intent, type Intents } from './intent.ts'
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

/** What is to be booked. */
interface Wanted {
  readonly type: MeetingType
  readonly slot: Slot
}

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
  const [waiting, setWaiting] = useState<Wanted>()

  const theirs = leadZone(lead, detail.calling)
  const zone = theirs ?? ours
  const type = types.find((one) => one.id === typeId) ?? types[0]
  useLedgerOf(type?.id)
  const said = readSaid(text, now, zone, ours)
  const { when } = said
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
      setWaiting(undefined)
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
  const body = useRef<HTMLDivElement>(null)
  const missingFor = (one: MeetingType) => (movingMeetingId ? [] : missingOf(lead, one.required))
  /** What Enter would book; what waits for its missing answers stands as it was asked for. */
  const wanted: Wanted | undefined = waiting ?? (ready ? { type, slot } : undefined)
  const asked = waiting?.type ?? type
  const missing = asked ? missingFor(asked) : []
  const bookNow = (one: Wanted) => {
    if (missingFor(one.type).length === 0) return booking.book(one.type, one.slot)
    // Drawn at once: what is typed next is for the first of its fields.
    flushSync(() => setWaiting(one))
    body.current?.querySelector<HTMLInputElement>('[data-missing] input')?.focus()
  }
  const book = () => {
    if (ready) bookNow({ type, slot })
  }
  const leaveField = (): boolean => {
    if (!settled) {
      setIntent({ pick: 'match', book: false })
      // What is pressed next is meant for the times, also while there is no list of them.
      if (!focusSlots()) field.current?.blur()
      return true
    }
    if (offered.length === 0) return false
    if (slot) setChosen(slot.start)
    focusSlots()
    return true
  }

  const choose = (start: string) => {
    booking.reset()
    setDone(undefined)
    setWaiting(undefined)
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
    const named = pickOf(wish.pick, offered) ?? (wish.pick === 'match' ? slot : undefined)
    pick(named?.start)
    // Out of the effect first: what is missing is asked for where it is drawn.
    if (wish.book && named && type && !booking.isPending) queueMicrotask(() => bookNow({ type, slot: named }))
  })
  const failed = found.error !== null
  useLayoutEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- the answer that was waited for is the event here
    if (intent && (settled || failed)) carryOut(intent)
  }, [intent, settled, failed])

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
      <BookingControls
        type={type}
        typeIsFixed={movingMeetingId !== undefined}
        onType={() => setDialog('type')}
        field={field}
        text={text}
        said={said}
        clockWords={theirs && said.zone === zone ? `${cityOf(zone)} time` : 'our time'}
        name={name}
        onText={(typed) => {
          setText(typed)
          setChosen(undefined)
          setDone(undefined)
          setIntent(undefined)
          setWaiting(undefined)
          booking.reset()
        }}
        onLeave={leaveField}
      />
      <div ref={body} className={classes.body} aria-busy={!settled}>
        {intent && (
          <p className={classes.pending} role="status">
            {intentWords(intent, movingMeetingId !== undefined)} <KeyCap keys="esc" /> leaves it.
          </p>
        )}
        {asked && missing.length > 0 && !done && (
          <MissingFields
            key={`${lead.id} ${asked.id}`}
            lead={lead}
            typeName={asked.name}
            missing={missing}
            canBook={wanted !== undefined}
            onFilled={() => {
              if (wanted) booking.book(wanted.type, wanted.slot)
            }}
            onOverride={(reason) => {
              if (wanted) booking.book(wanted.type, wanted.slot, reason)
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
            const slotOf = { start: hold.start, end: hold.end, reps: hold.reps, reasons: [] }
            if (held) bookNow({ type: held, slot: slotOf })
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
          setWaiting(undefined)
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
