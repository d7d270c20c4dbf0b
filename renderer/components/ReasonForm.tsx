import { Button, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { KeyCap } from './KeyCap.tsx'

interface ReasonFormProps {
  readonly label: string
  readonly placeholder?: string
  readonly description?: string
  /** What the button says that sends the reason. */
  readonly submit: string
  readonly emphasis?: 'plain' | 'strong' | 'danger'
  readonly pending?: boolean
  /** Takes the focus as soon as it is there. */
  readonly focused?: boolean
  readonly className?: string | undefined
  readonly fieldClassName?: string | undefined
  /** Around the buttons, where they stand in a row of their own. */
  readonly buttonsClassName?: string | undefined
  readonly onReason: (reason: string) => void
  /** More buttons beside the one that sends. */
  readonly children?: ReactNode
}

/** Asks why something is done all the same; nothing is sent without a reason, which is kept with what it was given for. */
export function ReasonForm(props: ReasonFormProps) {
  const { emphasis = 'plain', pending = false, focused = false } = props
  const [reason, setReason] = useState('')
  const given = reason.trim()
  const buttons = (
    <>
      <Button
        type="submit"
        {...(emphasis === 'plain' ? { variant: 'default' } : emphasis === 'danger' ? { color: 'red' } : {})}
        loading={pending}
        disabled={!given}
        rightSection={emphasis === 'strong' && given ? <KeyCap keys="enter" onAccent /> : undefined}
      >
        {props.submit}
      </Button>
      {props.children}
    </>
  )
  return (
    <form
      className={props.className}
      onSubmit={(event) => {
        event.preventDefault()
        if (given && !pending) props.onReason(given)
      }}
    >
      <TextInput
        className={props.fieldClassName}
        label={props.label}
        placeholder={props.placeholder}
        description={props.description}
        value={reason}
        maxLength={300}
        onChange={(event) => setReason(event.currentTarget.value)}
        {...(focused && { autoFocus: true, 'data-autofocus': true })}
      />
      {props.buttonsClassName ? <div className={props.buttonsClassName}>{buttons}</div> : buttons}
    </form>
  )
}
