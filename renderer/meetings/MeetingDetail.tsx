import { Button } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { Link } from 'wouter'
import type { Meeting, MeetingLead } from '../../shared/contract/meetings.ts'
import type { MeetingType } from '../../shared/contract/meetingTypes.ts'
import type { Rep } from '../../shared/contract/reps.ts'
import { api, shell } from '../api/client.ts'
import { useNow, useSettings } from '../api/workspace.ts'
import { leadPath } from '../app/routes.ts'
import { toastError } from '../app/toast.ts'
import { useBriefCommands } from '../brief/useBriefCommands.ts'
import { useCommand } from '../commands/dispatch.ts'
import { KeyCap } from '../components/KeyCap.tsx'
import { SectionTitle } from '../components/SectionTitle.tsx'
import {
  cityOf,
  formatDate,
  formatLongDay,
  formatTime,
  formatTimes,
  longZoneName,
  relativeDay,
} from '../time/format.ts'
import { refusalOf } from '../components/refusal.ts'
import { ConfirmRefused } from './ConfirmRefused.tsx'
import { MeetingReps } from './MeetingReps.tsx'
import { MeetingPlace } from './MeetingPlace.tsx'
import { MeetingSteps } from './MeetingSteps.tsx'
import { AttendanceSign, RiskSign, StatusSign } from './MeetingSigns.tsx'
import { declinedReps, draftPurpose, isOpen, needsNewTime, SEND_WORDS, sendHint } from './meetingWords.ts'
import type { MeetingQuestion } from './MeetingDialogs.tsx'
import { ProposalNote } from './ProposalNote.tsx'
import { ToTell } from './ToTell.tsx'
import type { MeetingActions } from './useMeetingActions.ts'
import css from './MeetingDetail.module.css'

interface Props {
  readonly meeting: Meeting
  readonly lead: MeetingLead | undefined
  readonly type: MeetingType | undefined
  readonly reps: ReadonlyMap<string, Rep>
  readonly actions: MeetingActions
  readonly onAsk: (question: MeetingQuestion) => void
  readonly onMove: () => void
}

/** All there is to know and to do about one meeting. */
export function MeetingDetail({ meeting, lead, type, reps, actions, onAsk, onMove }: Props) {
  const now = useNow()
  const { zone: ours, clock } = useSettings()
  const detail = useQuery(api.leads.get.queryOptions({ input: { leadId: meeting.leadId } }))
  const phone = detail.data?.lead.phone ?? null
  const [start, end] = [Date.parse(meeting.start), Date.parse(meeting.end)]
  const theirs = lead?.zone ?? null
  const zone = theirs ?? ours
  const open = isOpen(meeting)
  const over = end <= now
  const purpose = draftPurpose(meeting, now)
  const pressing = sendHint(meeting, now)
  const declined = needsNewTime(meeting, now)
  const replacing = !declined && declinedReps(meeting, now).length > 0
  const moving = declined || replacing
  const proposed = meeting.proposal !== undefined

  const { confirm, moveTo } = actions
  const refusal = confirm.variables?.meetingId === meeting.id ? refusalOf(confirm.error) : null
  const send = () => purpose && actions.send.mutate({ meeting, purpose })
  const call = () => phone && shell.openExternal({ url: `tel:${phone.replaceAll(/[^+\d]/g, '')}` }).catch(toastError)
  useCommand('meeting.confirm', () => onAsk('confirm'), { enabled: meeting.status === 'booked' && !over })
  useCommand('meeting.move', onMove, { enabled: open })
  useCommand('meeting.cancel', () => onAsk('cancel'), { enabled: open })
  useCommand('meeting.outcome', () => onAsk('outcome'), { enabled: open })
  useCommand('meeting.invite', send, { enabled: purpose !== null })
  useCommand('meeting.file', () => actions.save.mutate(meeting))
  useCommand('lead.call', call, { enabled: phone !== null })
  const openBrief = useBriefCommands(meeting.id)

  return (
    <div className={css.detail}>
      <div className={css.signs}>
        <StatusSign status={meeting.status} />
        {meeting.invitedSequence === null ? null : <AttendanceSign attendance={meeting.attendance} />}
        {meeting.delegatedTo ? <span className={css.sub}>passed on to {meeting.delegatedTo}</span> : null}
      </div>
      <h2 className={css.name}>
        <Link href={leadPath(meeting.leadId)}>{lead?.name ?? 'Lead'}</Link>
      </h2>
      <p className={css.sub}>{[detail.data?.lead.title, lead?.company].filter(Boolean).join(', ') || ' '}</p>

      <div className={css.when}>
        <p className={css.day}>
          {formatLongDay(start, zone)} <span>{relativeDay(start, now, zone)}</span>
        </p>
        <p className={css.times}>
          <strong>{formatTimes(start, end, zone, clock)}</strong>{' '}
          {theirs ? `in ${cityOf(zone)}, ${longZoneName(zone, start)}` : 'your time; the lead’s zone is unknown'}
        </p>
        {formatTime(start, ours, clock) === formatTime(start, zone, clock) ? null : (
          <p className={css.ours}>
            {formatTime(start, ours, clock)} in {cityOf(ours)}, {relativeDay(start, now, ours)}
          </p>
        )}
      </div>

      <RiskSign risk={meeting.risk} withReasons />
      <div className={css.actions}>
        {open && over ? (
          <Button rightSection={<KeyCap command="meeting.outcome" onAccent />} onClick={() => onAsk('outcome')}>
            Record the outcome
          </Button>
        ) : null}
        {moving ? (
          <Button rightSection={<KeyCap command="meeting.move" onAccent />} onClick={onMove}>
            {declined ? 'Find another time' : 'Find another rep'}
          </Button>
        ) : null}
        {meeting.status === 'booked' && !over ? (
          <Button
            variant={moving || proposed ? 'default' : 'filled'}
            rightSection={<KeyCap command="meeting.confirm" onAccent={!moving && !proposed} />}
            onClick={() => onAsk('confirm')}
          >
            Confirm
          </Button>
        ) : null}
        {phone ? (
          <Button variant="default" rightSection={<KeyCap command="lead.call" />} onClick={call}>
            Call {parsePhoneNumberFromString(phone)?.formatInternational() ?? phone}
          </Button>
        ) : null}
        {open && !moving ? (
          <Button variant="default" rightSection={<KeyCap command="meeting.move" />} onClick={onMove}>
            Move
          </Button>
        ) : null}
        {open && !over ? (
          <Button
            variant="default"
            rightSection={<KeyCap command="meeting.outcome" />}
            onClick={() => onAsk('outcome')}
          >
            Outcome
          </Button>
        ) : null}
        {open ? (
          <Button variant="default" rightSection={<KeyCap command="meeting.cancel" />} onClick={() => onAsk('cancel')}>
            Cancel
          </Button>
        ) : null}
      </div>

      {open && !over ? (
        <ProposalNote
          key={meeting.proposal?.id}
          meeting={meeting}
          theirs={theirs}
          reps={reps}
          onMove={onMove}
          onWrite={() => actions.send.mutate({ meeting, purpose: purpose ?? 'reminder' })}
        />
      ) : null}

      {refusal && confirm.variables && meeting.status === 'booked' ? (
        <ConfirmRefused
          refusal={refusal}
          theirs={theirs}
          reps={reps}
          pending={confirm.isPending || moveTo.isPending}
          onMoveTo={(slot) =>
            moveTo.mutate(
              {
                meetingId: meeting.id,
                start: slot.start,
                repIds: slot.reps.map(({ repId }) => repId),
                reason: refusal.reasons[0]?.text ?? '',
              },
              { onSuccess: () => confirm.reset() },
            )
          }
          onMove={onMove}
          onAnyway={(reason) => confirm.variables && confirm.mutate({ ...confirm.variables, override: { reason } })}
          onLeave={() => confirm.reset()}
        />
      ) : null}

      <div className={css.send} data-pressing={pressing ? true : undefined}>
        <span className={css.sendWords}>
          <IconSend size={15} stroke={1.6} aria-hidden />
          {pressing ?? sentWords(meeting, now, ours, clock)}
          {meeting.sequence > 0 ? <span className={css.sub}>version {meeting.sequence + 1}</span> : null}
        </span>
        {purpose ? (
          <Button
            variant="default"
            size="compact-sm"
            loading={actions.send.isPending}
            rightSection={<KeyCap command="meeting.invite" />}
            onClick={send}
          >
            {SEND_WORDS[purpose]}
          </Button>
        ) : null}
        <Button
          variant="default"
          size="compact-sm"
          loading={actions.save.isPending}
          rightSection={<KeyCap command="meeting.file" />}
          onClick={() => actions.save.mutate(meeting)}
        >
          Save .ics
        </Button>
        <Button variant="default" size="compact-sm" rightSection={<KeyCap command="brief.page" />} onClick={openBrief}>
          Brief
        </Button>
      </div>
      <ToTell meeting={meeting} />

      <SectionTitle>{type?.name ?? 'Meeting'}</SectionTitle>
      <MeetingReps meeting={meeting} type={type} reps={reps} />
      <MeetingPlace key={`${meeting.id} ${meeting.location}`} meeting={meeting} />
      {meeting.notes ? <p className={css.notes}>{meeting.notes}</p> : null}
      {[
        ['Booked over a rule', meeting.overrideReason],
        ['Cancelled because', meeting.cancelReason],
        ['Confirmed by', meeting.confirmedBy],
        ['Outcome', meeting.outcomeNote],
      ].map(([label, text]) =>
        text ? (
          <p key={label} className={css.fact}>
            <span className={css.sub}>{label}</span>
            <span>{text}</span>
          </p>
        ) : null,
      )}

      <SectionTitle>History</SectionTitle>
      <MeetingSteps meeting={meeting} activities={detail.data?.activities} />
    </div>
  )
}

function sentWords(meeting: Meeting, now: number, zone: string, clock: '24' | '12'): string {
  if (meeting.invitedSequence === null) return 'No invite was sent'
  if (!meeting.invitedAt) return 'Sent'
  const at = Date.parse(meeting.invitedAt)
  return `Sent ${formatDate(at, zone, now)}, ${formatTime(at, zone, clock)}`
}
