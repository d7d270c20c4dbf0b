import { useId, type KeyboardEvent } from 'react'
import type { Rep } from '../../../shared/contract/reps.ts'
import type { Slot, SlotReason } from '../../../shared/contract/slotShapes.ts'
import { useNow, useSettings } from '../../api/workspace.ts'
import { runCommand } from '../../commands/dispatch.ts'
import { KeyCap } from '../../components/KeyCap.tsx'
import { RepAvatars } from '../../components/RepAvatar.tsx'
import { Unverified } from '../../components/Unverified.tsx'
import { unverifiedReps } from '../../components/unverifiedSlot.ts'
import { cityOf, formatDay, formatTime, relativeDay, shortZoneName } from '../../time/format.ts'
import { repsOf } from '../useReps.ts'
import { firstNameOf } from '../words.ts'
import type { OfferedDay } from './offer.ts'
import classes from './SlotList.module.css'

interface SlotListProps {
  readonly days: readonly OfferedDay[]
  /** Over the days that are not what was asked for. */
  readonly nearWords: string
  readonly chosen: string | undefined
  readonly onChoose: (start: string) => void
  readonly onBook: () => void
  readonly onWholeDay: (day: string) => void
  readonly reps: ReadonlyMap<string, Rep>
  /** The zone of the lead, whose clock comes first; null when unknown. */
  readonly theirs: string | null
}

/** The times to offer. One tab stop; arrows move, Enter books the chosen one. */
export function SlotList({ days, nearWords, chosen, onChoose, onBook, onWholeDay, reps, theirs }: SlotListProps) {
  const { zone: ours } = useSettings()
  const now = useNow()
  const listId = useId()
  const zone = theirs ?? ours
  const all = days.flatMap((day) => day.slots)
  const at = all.findIndex((slot) => slot.start === chosen)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const last = all.length - 1
    const moves: Record<string, number> = {
      ArrowDown: Math.min(last, at + 1),
      ArrowUp: at < 0 ? last : Math.max(0, at - 1),
      Home: 0,
      End: last,
    }
    const next = moves[event.key]
    if (next !== undefined) {
      event.preventDefault()
      const slot = all[next]
      if (slot) onChoose(slot.start)
      document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' })
    }
    if (event.key === 'ArrowRight') {
      const day = days.find((one) => one.slots.some((slot) => slot.start === chosen)) ?? days[0]
      if (day) onWholeDay(day.day)
    }
    if (event.key === 'Enter' && !event.repeat && at >= 0) {
      event.preventDefault()
      onBook()
    }
  }

  // Numbers run on from day to day.
  const numbered = new Map(all.map((slot, index) => [slot, index]))
  return (
    <div
      className={classes.list}
      role="listbox"
      tabIndex={0}
      aria-label="Open times"
      aria-activedescendant={at >= 0 ? `${listId}-${at}` : undefined}
      onKeyDown={onKeyDown}
      data-slots=""
    >
      {days.map((day, d) => {
        const start = Date.parse(day.slots[0]?.start ?? '')
        const heading = formatDay(start, zone, now)
        return (
          <div
            key={`${day.day}${day.near ? ' near' : ''}`}
            role="group"
            aria-label={`${heading}, ${relativeDay(start, now, zone)}`}
          >
            {day.near && !days[d - 1]?.near && (
              <p className={classes.near}>{d === 0 ? 'Nothing is open then. Instead:' : nearWords}</p>
            )}
            <p className={classes.day} aria-hidden="true">
              <b>{heading}</b> {relativeDay(start, now, zone)}
            </p>
            {day.slots.map((slot) => {
              const index = numbered.get(slot) ?? 0
              return (
                <SlotRow
                  key={slot.start}
                  id={`${listId}-${index}`}
                  slot={slot}
                  number={index + 1}
                  selected={slot.start === chosen}
                  onChoose={onChoose}
                  onBook={onBook}
                  reps={reps}
                  theirs={theirs}
                />
              )
            })}
            {day.more > 0 && (
              // For the mouse; the arrow to the right does the same for the day of the chosen time.
              <div className={classes.more} aria-hidden="true" onClick={() => onWholeDay(day.day)}>
                {day.more} more on {heading}
              </div>
            )}
          </div>
        )
      })}
    </div>
  )
}

interface SlotRowProps {
  readonly id: string
  readonly slot: Slot
  readonly number: number
  readonly selected: boolean
  readonly onChoose: (start: string) => void
  readonly onBook: () => void
  readonly reps: ReadonlyMap<string, Rep>
  readonly theirs: string | null
}

function SlotRow({ id, slot, number, selected, onChoose, onBook, reps, theirs }: SlotRowProps) {
  const { zone: ours, clock } = useSettings()
  const zone = theirs ?? ours
  const start = Date.parse(slot.start)
  const people = repsOf(reps, slot.reps)
  const unsure = unverifiedReps(slot).map((repId) => reps.get(repId)?.name ?? 'a rep')
  return (
    <div
      id={id}
      className={classes.slot}
      role="option"
      aria-selected={selected}
      onClick={() => onChoose(slot.start)}
      onDoubleClick={onBook}
      title={[...slot.reasons.map((reason) => reason.text), people.map((rep) => rep.name).join(', ')].join('\n')}
    >
      <span className={classes.key}>{number <= 9 && <KeyCap keys={String(number)} />}</span>
      <span className={classes.time}>
        <b>{formatTime(start, zone, clock)}</b> <span>{shortZoneName(zone, start)}</span>
      </span>
      <span className={classes.ours}>
        {zone !== ours && `${otherDay(start, zone, ours)}${formatTime(start, ours, clock)} ${cityOf(ours)}`}
      </span>
      <Reasons reasons={slot.reasons} people={people} roomy={zone === ours} />
      <span className={classes.people}>
        {unsure.length > 0 && <Unverified short names={unsure} />}
        <RepAvatars reps={people} />
      </span>
    </div>
  )
}

/** `Fri ` where our clock is on another day than theirs. */
function otherDay(start: number, theirs: string, ours: string): string {
  const day = formatDay(start, ours)
  return day === formatDay(start, theirs) ? '' : `${day.split(' ')[0]} `
}

const doubtful: ReadonlySet<SlotReason['code']> = new Set<SlotReason['code']>([
  'unverified',
  'optionalMissing',
  'late',
  'early',
])

/** What fits beside a time; the whole sentence is in the row's tooltip. */
const short: Partial<Record<SlotReason['code'], string>> = {
  sameRep: 'same rep',
  unverified: 'unverified',
  optionalMissing: 'one seat open',
  preferred: 'suits',
}

function shortOf(reason: SlotReason, people: readonly Rep[]): string {
  const name = people.find((rep) => rep.id === reason.repId)?.name
  if (reason.code === 'fair' && name) return `${firstNameOf(name)}’s turn`
  return short[reason.code] ?? reason.text
}

interface ReasonsProps {
  readonly reasons: readonly SlotReason[]
  readonly people: readonly Rep[]
  /** Beside one clock there is room for more than beside two. */
  readonly roomy: boolean
}

function Reasons({ reasons, people, roomy }: ReasonsProps) {
  // Who knows the lead goes before whose turn it is: said together, neither can be read in the width there is.
  const known = reasons.some((reason) => reason.code === 'owner' || reason.code === 'sameRep')
  // That a calendar is not trusted has a mark of its own, never cut off; the word stands where there is room for it.
  const fair = known ? undefined : reasons.find((reason) => reason.code === 'fair')
  const others = reasons.filter((reason) => reason.code !== 'unverified' && (reason.code !== 'fair' || reason === fair))
  const said = others.length === 0 && roomy ? reasons.slice(0, 1) : others
  return (
    <span className={classes.reasons}>
      {said.map((reason, i) => (
        <span
          key={`${reason.code} ${reason.repId ?? ''}`}
          className={doubtful.has(reason.code) ? classes.warn : reason.code === 'fair' ? classes.fair : undefined}
          // For the mouse; its key is at the foot of the panel.
          {...(reason.code === 'fair' ? { onClick: () => runCommand('booking.ledger') } : {})}
        >
          {i > 0 && ', '}
          {shortOf(reason, people)}
        </span>
      ))}
    </span>
  )
}
