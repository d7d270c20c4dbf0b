import { Button } from '@mantine/core'
import { useId, type ReactNode } from 'react'
import type { Explanation } from '../../shared/contract/slotShapes.ts'
import { SOFT } from '../../shared/slots/obstacles.ts'
import { useSettings } from '../api/workspace.ts'
import { KeyCap } from '../components/KeyCap.tsx'
import quiet from '../components/QuietButton.module.css'
import { ReasonForm } from '../components/ReasonForm.tsx'
import { unverifiedTip } from '../components/unverifiedSlot.ts'
import classes from './Panel.module.css'

export interface WhyPanelProps {
  readonly title: string
  readonly state: 'checking' | 'open' | 'closed'
  readonly subtitle: string
  readonly reasons: readonly Explanation[]
  /** Said beside the reasons: not a reason to refuse, but to be known. */
  readonly warning: string | null
  readonly next: string | null
  readonly onNext: () => void
  /** What can be done when it is open; null while nothing is to be placed. */
  readonly act: { readonly label: string; readonly run: () => void } | null
  /** Books over what may be booked over; null when it may not. */
  readonly override: {
    readonly label: string
    readonly pending: boolean
    /** The form takes the focus. */
    readonly asked: boolean
    readonly onAsk: () => void
    readonly run: (reason: string) => void
  } | null
  readonly footer?: ReactNode
}

/** Whether a time is open to a rep, and if not, why not, in the order in which the rules are asked. */
export function WhyPanel(props: WhyPanelProps) {
  const { state, reasons, warning, act, override } = props
  const heading = useId()
  const { staleAfterHours } = useSettings()
  return (
    <section className={classes.panel} aria-labelledby={heading}>
      <h2 id={heading} className={classes.heading}>
        {props.title}
        <span className={classes[state]}>{{ checking: 'checking', open: 'open', closed: 'not open' }[state]}</span>
      </h2>
      <p className={classes.subtitle}>{props.subtitle}</p>
      {(reasons.length > 0 || warning) && (
        <ol className={classes.reasons}>
          {reasons.map((reason, i) => (
            <li key={`${reason.code} ${reason.repId ?? ''}`} data-soft={SOFT.has(reason.code)}>
              <span aria-hidden="true">{i + 1}</span>
              <span>
                {reason.text}
                {SOFT.has(reason.code) && <span className="visuallyHidden"> (can be booked over)</span>}
              </span>
            </li>
          ))}
          {warning && (
            <li data-soft="true" title={unverifiedTip([], staleAfterHours)}>
              <span aria-hidden="true">!</span>
              <span>{warning}</span>
            </li>
          )}
        </ol>
      )}
      {state === 'open' && act && (
        <Button fullWidth mt={8} onClick={act.run} rightSection={<KeyCap keys="enter" onAccent />}>
          {act.label}
        </Button>
      )}
      {override &&
        (override.asked ? (
          <ReasonForm
            className={classes.form}
            label="Reason"
            placeholder="Agreed with the rep on the phone"
            description="Kept with the meeting, for whoever asks later."
            submit={override.label}
            emphasis="strong"
            focused
            pending={override.pending}
            onReason={override.run}
          />
        ) : (
          <button type="button" className={`${quiet.button} ${classes.quiet}`} onClick={override.onAsk}>
            {override.label} with a reason <KeyCap keys="enter" />
          </button>
        ))}
      {props.next && (
        <button type="button" className={`${quiet.button} ${classes.quiet}`} onClick={props.onNext}>
          {props.next} <KeyCap command="board.next" />
        </button>
      )}
      {props.footer}
    </section>
  )
}
