import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ChoiceDialog as Choices } from '../desk/ChoiceDialog.tsx'
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

/** A question with a few answers and a field: a number key answers and closes. */
export function ChoiceDialog<V extends string>(props: Props<V>) {
  const { opened, onClose, title, about, choices, field, submit, onChoose } = props
  const [text, setText] = useState('')
  const choose = (value: V | null) => {
    onChoose(value, text.trim())
    setText('')
    onClose()
  }
  return (
    <Choices
      opened={opened}
      onClose={onClose}
      title={title}
      about={about}
      choices={choices.map(({ value, label, hint }, i) => ({
        id: value,
        key: String(i + 1),
        label,
        ...(hint === undefined ? {} : { hint }),
      }))}
      onChoose={(id) => {
        const choice = choices.find(({ value }) => value === id)
        if (choice) choose(choice.value)
      }}
    >
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
    </Choices>
  )
}
