import { Button, Switch } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { IconCheck } from '@tabler/icons-react'
import { useState, type KeyboardEvent } from 'react'
import { digitOf } from '../../../shared/commands/keys.ts'
import type { Lead } from '../../../shared/contract/leads.ts'
import type { MeetingType } from '../../../shared/contract/meetingTypes.ts'
import type { Rep } from '../../../shared/contract/reps.ts'
import type { Slot } from '../../../shared/contract/slotShapes.ts'
import { LANGUAGE_NAMES, languageOf } from '../../../shared/messages/languages.ts'
import { keptFreeUntil, timesToOffer } from '../../../shared/slots/timesToOffer.ts'
import { client } from '../../api/client.ts'
import { useNow, useSettings } from '../../api/workspace.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { KeyCap } from '../../components/KeyCap.tsx'
import { RepAvatars } from '../../components/RepAvatar.tsx'
import { TwoClocks } from '../../components/TwoClocks.tsx'
import { formatDay, formatTime } from '../../time/format.ts'
import { openDraft } from '../meeting/useInvite.ts'
import { repsOf } from '../useReps.ts'
import { firstNameOf } from '../words.ts'
import classes from './OfferTimes.module.css'

/** What the offer is about: a meeting that was missed, one that is to move, or nothing yet. */
export type OfferAbout = { readonly kind: 'new' } | { readonly kind: 'noShow' | 'move'; readonly meetingId: string }

interface OfferTimesProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly lead: Lead
  readonly about: OfferAbout
  readonly type: MeetingType
  /** The times that are shown beside the lead; numbered the same. */
  readonly slots: readonly Slot[]
  readonly reps: ReadonlyMap<string, Rep>
  readonly theirs: string | null
}

const MOST = 5

const TITLES: Readonly<Record<OfferAbout['kind'], string>> = {
  new: 'Offer times by e-mail',
  move: 'Offer other times by e-mail',
  noShow: 'Write to recover the meeting',
}

/** Which of the times on the screen the lead gets to choose from, as an e-mail in the lead's language and by their clock. */
export function OfferTimes(props: OfferTimesProps) {
  const { opened, onClose, about } = props
  return (
    <Dialog opened={opened} onClose={onClose} title={TITLES[about.kind]} size={480}>
      {/* Made anew each time: what is chosen follows the times that are shown then. */}
      <Chooser {...props} />
    </Dialog>
  )
}

function Chooser({ onClose, lead, about, type, slots, reps, theirs }: OfferTimesProps) {
  const settings = useSettings()
  const now = useNow()
  const zone = theirs ?? settings.zone
  const shown = slots.slice(0, 9)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(timesToOffer(slots, zone, now).map((slot) => slot.start)),
  )
  const [hold, setHold] = useState(false)
  const language = languageOf(lead.language) ?? settings.messageLanguage ?? 'en'
  const until = keptFreeUntil(now, zone, settings.leadHours)
  const starts = shown.filter((slot) => chosen.has(slot.start)).map((slot) => slot.start)

  const write = useMutation({
    mutationFn: async () => {
      const offer = { starts, hold }
      const draft = await client.invites.draft(
        about.kind === 'new'
          ? { leadId: lead.id, meetingTypeId: type.id, purpose: 'times', ...offer }
          : {
              meetingId: about.meetingId,
              meetingTypeId: type.id,
              purpose: about.kind === 'noShow' ? 'noShow' : 'times',
              ...offer,
            },
      )
      await openDraft(draft)
    },
    onSuccess: onClose,
  })
  const toggle = (start: string) => {
    write.reset()
    const next = new Set(chosen)
    if (!next.delete(start)) next.add(start)
    setChosen(next)
  }
  const ready = starts.length > 0 && starts.length <= MOST && !write.isPending

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    const slot = shown[(digitOf(event) ?? 0) - 1]
    if (slot) toggle(slot.start)
    else if (event.key.toLowerCase() === 'h') setHold(!hold)
    else return
    event.preventDefault()
  }

  return (
    <div className={classes.chooser} onKeyDown={onKeyDown}>
      <p className={classes.about}>
        <b>{type.name}</b>, {type.minutes} min · to {lead.name} in {LANGUAGE_NAMES[language].english}
      </p>
      <div className={classes.times} role="group" aria-label="Times to offer">
        {shown.map((slot, i) => {
          const start = Date.parse(slot.start)
          return (
            <button
              key={slot.start}
              type="button"
              className={classes.time}
              aria-pressed={chosen.has(slot.start)}
              onClick={() => toggle(slot.start)}
            >
              <KeyCap keys={String(i + 1)} />
              <span className={classes.check}>
                {chosen.has(slot.start) && <IconCheck size={15} stroke={2.2} aria-hidden="true" />}
              </span>
              <span className={classes.day}>{formatDay(start, zone, now)}</span>
              <TwoClocks at={start} theirs={theirs} />
              <span className={classes.reps}>
                <RepAvatars reps={repsOf(reps, slot.reps)} size={20} />
              </span>
            </button>
          )
        })}
      </div>
      <div className={classes.hold}>
        <Switch
          checked={hold}
          onChange={(event) => setHold(event.currentTarget.checked)}
          label={`Keep them free for ${firstNameOf(lead.name)} until ${formatDay(until, zone, now)}, ${formatTime(until, zone, settings.clock)}`}
        />
        <KeyCap keys="h" />
      </div>
      <ErrorNote error={write.error} />
      <div className={classes.foot}>
        <span className={classes.count} role="status">
          {starts.length > MOST ? 'Five at most.' : starts.length === 0 ? 'Choose at least one.' : ''}
        </span>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          data-autofocus
          disabled={!ready}
          loading={write.isPending}
          onClick={() => write.mutate()}
          rightSection={<KeyCap keys="enter" onAccent={ready} />}
        >
          {starts.length === 1 ? 'Write with one time' : `Write with ${starts.length} times`}
        </Button>
      </div>
    </div>
  )
}
