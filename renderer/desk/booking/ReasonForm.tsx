import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import classes from './Refused.module.css'

interface ReasonFormProps {
  readonly label: string
  readonly onReason: (reason: string) => void
}

/** Asks why a soft rule is booked over; the reason is kept with the meeting. */
export function ReasonForm({ label, onReason }: ReasonFormProps) {
  const [reason, setReason] = useState('')
  return (
    <form
      className={classes.override}
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim()) onReason(reason.trim())
      }}
    >
      <TextInput
        label={label}
        value={reason}
        maxLength={300}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={!reason.trim()}>
        Book
      </Button>
    </form>
  )
}
