import type { Meeting } from '../../shared/contract/meetings.ts'
import { ChoiceDialog } from './ChoiceDialog.tsx'
import type { MeetingActions } from './useMeetingActions.ts'

export type MeetingQuestion = 'confirm' | 'cancel' | 'outcome'

interface Props {
  readonly meeting: Meeting
  /** `Maria Sandoval, Thu 26 Nov 13:00`. */
  readonly about: string
  readonly asked: MeetingQuestion | null
  readonly onClose: () => void
  readonly actions: MeetingActions
}

const CONFIRMED_BY = [
  { value: 'the lead, by phone', label: 'By phone' },
  { value: 'the lead, by e-mail', label: 'By e-mail' },
  { value: 'the lead, by message', label: 'By message' },
] as const

const CANCEL_REASONS = [
  { value: 'The lead asked to cancel', label: 'The lead asked to' },
  { value: 'No interest any more', label: 'No interest any more' },
  { value: 'The rep cannot make it', label: 'The rep cannot make it' },
  { value: 'Booked by mistake', label: 'Booked by mistake' },
] as const

const OUTCOMES = [
  { value: 'completed', label: 'It took place' },
  { value: 'no_show', label: 'No-show', hint: 'puts the lead back into the queue' },
] as const

/** The three questions that a meeting can raise. */
export function MeetingDialogs({ meeting, about, asked, onClose, actions }: Props) {
  const meetingId = meeting.id
  return (
    <>
      <ChoiceDialog
        opened={asked === 'confirm'}
        onClose={onClose}
        title="How was it confirmed?"
        about={about}
        choices={CONFIRMED_BY}
        field={{ label: 'Or by', placeholder: 'who, and how', asChoice: true }}
        submit="Confirm"
        onChoose={(value, text) => actions.confirm.mutate({ meetingId, by: value ?? text })}
      />
      <ChoiceDialog
        opened={asked === 'cancel'}
        onClose={onClose}
        title="Why is it cancelled?"
        about={about}
        choices={CANCEL_REASONS}
        field={{ label: 'Another reason', placeholder: 'in a few words', asChoice: true }}
        submit="Cancel meeting"
        onChoose={(value, text) => actions.cancel.mutate({ meetingId, reason: value ?? text })}
      />
      <ChoiceDialog
        opened={asked === 'outcome'}
        onClose={onClose}
        title="What became of it?"
        about={about}
        choices={OUTCOMES}
        field={{
          label: 'Note, goes with the answer',
          placeholder: 'what was agreed, what comes next',
          asChoice: false,
        }}
        submit=""
        onChoose={(value, text) => {
          if (value) actions.outcome.mutate({ meetingId, outcome: value, ...(text ? { note: text } : {}) })
        }}
      />
    </>
  )
}
