import { useQueries } from '@tanstack/react-query'
import type { MeetingType } from '../../../shared/contract/meetingTypes.ts'
import type { Rep } from '../../../shared/contract/reps.ts'
import type { Explanation } from '../../../shared/contract/slotShapes.ts'
import { SOFT } from '../../../shared/slots/obstacles.ts'
import { api } from '../../api/client.ts'
import { useNow, useSettings } from '../../api/workspace.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { ReasonForm } from '../../components/ReasonForm.tsx'
import { RepAvatar } from '../../components/RepAvatar.tsx'
import { Unverified } from '../../components/Unverified.tsx'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { useMoment } from '../useMoment.ts'
import { WhenInput } from '../WhenInput.tsx'
import { momentWords } from '../words.ts'
import classes from './WhyNot.module.css'

interface WhyNotProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly type: MeetingType
  readonly leadId: string
  readonly leadName: string
  readonly zone: string
  readonly reps: ReadonlyMap<string, Rep>
  readonly movingMeetingId: string | undefined
  readonly initialText: string
  readonly onBookOver: (start: string, reason: string) => void
}

/** For any time one can name: of each rep who could host it, whether it is open, and every reason why it is not. */
export function WhyNot(props: WhyNotProps) {
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title="Why is a time not open?" size={520}>
      {props.opened && <Reasons {...props} />}
    </Dialog>
  )
}

/** As many as one reads; who is asked for by name on the board has the rest. */
const MOST = 12

function Reasons({ type, leadId, leadName, zone, reps, movingMeetingId, initialText, onBookOver }: WhyNotProps) {
  const { clock } = useSettings()
  const now = useNow()
  const asked = useMoment(zone, initialText)
  const { at } = asked
  const candidates = [...reps.values()]
    .filter((rep) => rep.active && type.panel.some((seat) => seat.repIds?.includes(rep.id) || seat.role === rep.role))
    .slice(0, MOST)
  const answers = useQueries({
    queries: candidates.map((rep) => ({
      ...api.slots.explain.queryOptions({
        input: {
          meetingTypeId: type.id,
          repId: rep.id,
          leadId,
          start: new Date(at ?? 0).toISOString(),
          ...(movingMeetingId ? { movingMeetingId } : {}),
        },
      }),
      enabled: at !== undefined,
    })),
  })
  const soft = candidates.filter((_, i) => answers[i]?.data?.reasons.every((reason) => SOFT.has(reason.code)))
  // A seat that only somebody with a meeting, or away, could fill cannot be booked over.
  const mayBookOver =
    !answers.every((answer) => answer.data?.open) &&
    type.panel.every(
      (seat) =>
        seat.optional ||
        soft.filter((rep) => seat.repIds?.includes(rep.id) || seat.role === rep.role).length >= seat.count,
    )
  const common = commonReasons(answers.map((answer) => answer.data?.reasons))
  return (
    <>
      <WhenInput first label={`A time, as ${leadName} would say it`} moment={asked} />
      <ErrorNote error={answers.find((answer) => answer.error)?.error} />
      {at !== undefined && common.length > 0 && (
        <div className={classes.common}>
          {common.map((reason) => (
            <p key={reason.text}>
              <span className={toneOf(reason)}>{reason.text}.</span> {reason.fix}
            </p>
          ))}
        </div>
      )}
      {at !== undefined && (
        <ul className={classes.reps} aria-label="Reps">
          {candidates.map((rep, i) => {
            const answer = answers[i]?.data
            const own = answer?.reasons.filter((reason) => !common.some((one) => one.text === reason.text)) ?? []
            return (
              <li key={rep.id} className={classes.rep}>
                <RepAvatar rep={rep} size={24} />
                <div className={classes.body}>
                  <p className={classes.name}>
                    {rep.name}
                    {answer?.open && <span className={classes.open}>open</span>}
                    {answer && !answer.open && own.length === 0 && <span className={classes.quiet}>would be free</span>}
                    {answer?.unverified && <Unverified names={[rep.name]} />}
                  </p>
                  <ol>
                    {own.map((reason) => (
                      <li key={`${reason.code} ${reason.text}`} className={toneOf(reason)} title={reason.fix}>
                        {reason.text}
                      </li>
                    ))}
                  </ol>
                </div>
                {answer?.nextOpen && !answer.open && (
                  <p className={classes.next}>
                    next open
                    <b>{momentWords(Date.parse(answer.nextOpen), now, zone, clock)}</b>
                  </p>
                )}
              </li>
            )
          })}
        </ul>
      )}
      {at !== undefined && mayBookOver && (
        <ReasonForm
          className={classes.override}
          label={`${movingMeetingId ? 'Move it' : 'Book it'} all the same, because`}
          submit={movingMeetingId ? 'Move' : 'Book'}
          onReason={(reason) => onBookOver(new Date(at).toISOString(), reason)}
        />
      )}
    </>
  )
}

/** What can be booked over with a reason is amber, the rest red. */
const toneOf = (reason: Explanation): string => (SOFT.has(reason.code) ? classes.soft : classes.hard) ?? ''

/** What holds every rep back, such as the lead's own hours: said once. */
function commonReasons(all: readonly (readonly Explanation[] | undefined)[]): readonly Explanation[] {
  const [first, ...others] = all
  if (!first || all.length < 2) return []
  return first.filter((reason) => others.every((reasons) => reasons?.some((other) => other.text === reason.text)))
}
