import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { BriefLine } from './briefLines.ts'

interface BriefFieldsProps {
  readonly lines: readonly BriefLine[]
  readonly onLines: (lines: readonly BriefLine[]) => void
  /** The first line takes the focus when its dialog opens. */
  readonly first?: boolean
}

/** The qualification notes, a field a line, and one more line under its own name. */
export function BriefFields({ lines, onLines, first }: BriefFieldsProps) {
  const [more, setMore] = useState('')
  return (
    <>
      {lines.map((line, at) => (
        <TextInput
          key={line.label}
          {...(first && at === 0 ? { 'data-autofocus': true } : {})}
          label={line.label}
          value={line.text}
          onChange={(event) => {
            const text = event.currentTarget.value
            onLines(lines.map((one, i) => (i === at ? { ...one, text } : one)))
          }}
          maxLength={2000}
          autoComplete="off"
        />
      ))}
      <TextInput
        label="Another line"
        placeholder="Its name, then Enter"
        value={more}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => setMore(event.currentTarget.value)}
        onKeyDown={(event) => {
          const label = more.trim()
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || label === '') return
          event.preventDefault()
          if (!lines.some((line) => line.label.toLowerCase() === label.toLowerCase())) {
            onLines([...lines, { label, text: '' }])
          }
          setMore('')
        }}
      />
    </>
  )
}
