import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { errorWords } from './errorWords.ts'
import classes from './ErrorNote.module.css'

interface ErrorNoteProps {
  readonly error: unknown
  /** A button that helps, such as "Try again". */
  readonly action?: ReactNode
}

/** An error where it happened, in words, announced to screen readers. Nothing at all without an error. */
export function ErrorNote({ error, action }: ErrorNoteProps) {
  if (error === null || error === undefined) return null
  const { title, lines } = errorWords(error)
  return (
    <div className={classes.note} role="alert">
      <IconAlertTriangle className={classes.icon} size={16} aria-hidden="true" />
      <div>
        <p className={classes.title}>{title}</p>
        {lines.map((line) => (
          <p key={line} className={classes.lines}>
            {line}
          </p>
        ))}
      </div>
      {action && <div className={classes.action}>{action}</div>}
    </div>
  )
}
