import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { AnswerInput } from './AnswerInput.tsx'
import { problemOf, questionOf, type BriefLine, type Question } from './briefLines.ts'

interface BriefFieldsProps {
  readonly questions: readonly Question[]
  readonly lines: readonly BriefLine[]
  readonly onLines: (lines: readonly BriefLine[]) => void
  /** The first line takes the focus when its dialog opens. */
  readonly first?: boolean
  /** What is wrong is said once somebody wanted to save it. */
  readonly strict?: boolean
}

/** The questions of the qualification form and the lines of one's own, a field each, and one more under its own name. */
export function BriefFields({ questions, lines, onLines, first, strict }: BriefFieldsProps) {
  const [more, setMore] = useState('')
  const write = (at: number, text: string) => onLines(lines.map((one, i) => (i === at ? { ...one, text } : one)))
  return (
    <>
      {lines.map((line, at) => (
        <AnswerInput
          key={line.label}
          question={questionOf(questions, line.label) ?? { label: line.label, kind: 'text', options: [] }}
          text={line.text}
          onText={(text) => write(at, text)}
          error={strict ? problemOf(questionOf(questions, line.label), line.text) : undefined}
          autoFocus={first === true && at === 0}
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
