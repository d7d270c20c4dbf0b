import { Button, TextInput } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import { digitOf } from '../../shared/commands/keys.ts'
import { Dialog } from '../components/Dialog.tsx'
import { KeyCap } from '../components/KeyCap.tsx'
import css from './ChoiceDialog.module.css'

export interface Choice<V extends string> {
  readonly value: V
  readonly label: string
  readonly hint?: string
}

interface Props<V extends string> {
  readonly opened: boolean
  readonly onClose: () => void
  readonly title: string
  readonly about: string
  readonly choices: readonly Choice<V>[]
  /** A field beside the choices: a text of one's own, or a note that goes with the choice. */
  readonly field: { readonly label: string; readonly placeholder: string; readonly asChoice: boolean }
  readonly submit: string
  readonly onChoose: (value: V | null, text: string) => void
}

/** A question with a few answers: a number key answers and closes. */
export function ChoiceDialog<V extends string>(props: Props<V>) {
  const { opened, onClose, title, about, choices, field, submit, onChoose } = props
  const [text, setText] = useState('')
  const choose = (value: V | null) => {
    onChoose(value, text.trim())
    setText('')
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement) return
    const choice = choices[(digitOf(event) ?? 0) - 1]
    if (!choice || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    choose(choice.value)
  }
  return (
    <Dialog opened={opened} onClose={onClose} title={title} size={440}>
      <div onKeyDown={onKeyDown}>
        <p className={css.about}>{about}</p>
        <ul className={css.choices}>
          {choices.map((choice, i) => (
            <li key={choice.value}>
              <button
                type="button"
                className={css.choice}
                data-autofocus={i === 0 || undefined}
                onClick={() => choose(choice.value)}
              >
                <KeyCap keys={String(i + 1)} />
                <span className={css.label}>{choice.label}</span>
                {choice.hint ? <span className={css.hint}>{choice.hint}</span> : null}
              </button>
            </li>
          ))}
        </ul>
        <form
          className={css.field}
          onSubmit={(event) => {
            event.preventDefault()
            if (field.asChoice && text.trim()) choose(null)
          }}
        >
          <TextInput
            label={field.label}
            placeholder={field.placeholder}
            value={text}
            maxLength={300}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {field.asChoice ? (
            <Button type="submit" disabled={!text.trim()}>
              {submit}
            </Button>
          ) : null}
        </form>
      </div>
    </Dialog>
  )
}
