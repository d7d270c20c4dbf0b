import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import { Dialog } from '../components/Dialog.tsx'
import { digitOf } from '../../shared/commands/keys.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { KeyCap } from '../components/KeyCap.tsx'
import classes from './ChoiceDialog.module.css'

export interface Choice {
  readonly id: string
  /** One key, lower case. */
  readonly key: string
  readonly label: string
  readonly hint?: string
}

interface ChoiceDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly title: string
  /** What the question is about, in a line. */
  readonly about?: string
  readonly choices: readonly Choice[]
  readonly chosen?: string | undefined
  readonly onChoose: (id: string) => void
  readonly error?: unknown
  /** Fields and buttons under the choices. */
  readonly children?: ReactNode
}

/** A question with one key for each answer. Arrows move between the answers, typing in a field below is just typing. */
export function ChoiceDialog(props: ChoiceDialogProps) {
  const { opened, onClose, title, about, choices, chosen, onChoose, error, children } = props
  const list = useRef<HTMLDivElement>(null)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
      const at = buttons.findIndex((button) => button === document.activeElement)
      buttons.at((at + step + buttons.length) % buttons.length)?.focus()
      return
    }
    const digit = digitOf(event)
    const choice = choices.find(({ key }) => key === event.key.toLowerCase() || key === String(digit))
    if (!choice) return
    event.preventDefault()
    onChoose(choice.id)
  }

  return (
    <Dialog opened={opened} onClose={onClose} title={title} size={440} onKeyDown={onKeyDown}>
      {about && <p className={classes.about}>{about}</p>}
      <div ref={list} className={classes.choices} role="group" aria-label={title}>
        {choices.map((choice, i) => (
          <button
            key={choice.id}
            type="button"
            className={classes.choice}
            {...(i === 0 ? { 'data-autofocus': true } : {})}
            {...(chosen === undefined ? {} : { 'aria-pressed': choice.id === chosen })}
            onClick={() => onChoose(choice.id)}
          >
            <KeyCap keys={choice.key} />
            <span className={classes.label}>{choice.label}</span>
            {choice.hint && <span className={classes.hint}>{choice.hint}</span>}
          </button>
        ))}
      </div>
      {(children || Boolean(error)) && (
        <div className={classes.below}>
          {children}
          <ErrorNote error={error} />
        </div>
      )}
    </Dialog>
  )
}
