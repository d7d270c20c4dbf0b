import { useRef, useState, type KeyboardEvent } from 'react'
import { FIELDS, type FieldName } from '../../../shared/messages/fields.ts'
import css from './MessageEditor.module.css'

interface FieldChipsProps {
  readonly fields: readonly FieldName[]
  readonly onInsert: (field: FieldName) => void
}

/** The fields that a message can hold; each goes to where the text cursor was. One tab stop, arrows inside. */
export function FieldChips({ fields, onInsert }: FieldChipsProps) {
  const bar = useRef<HTMLDivElement>(null)
  const [about, setAbout] = useState<FieldName>()
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const chips = [...(bar.current?.querySelectorAll('button') ?? [])]
    const at = chips.findIndex((chip) => chip === document.activeElement)
    chips.at((at + step + chips.length) % chips.length)?.focus()
  }
  return (
    <div className={css.fields}>
      <p className={css.fieldsHead}>
        {about ? (
          <>
            <code>{`{${about}}`}</code> {FIELDS[about]}
          </>
        ) : (
          'Fields, filled in for each lead. A line of empty ones is left out.'
        )}
      </p>
      <div ref={bar} className={css.chips} role="toolbar" aria-label="Insert a field" onKeyDown={onKeyDown}>
        {fields.map((field, i) => (
          <button
            key={field}
            type="button"
            className={css.chip}
            tabIndex={i === 0 ? 0 : -1}
            onFocus={() => setAbout(field)}
            onBlur={() => setAbout(undefined)}
            onMouseEnter={() => setAbout(field)}
            onMouseLeave={() => setAbout(undefined)}
            onClick={() => onInsert(field)}
          >
            <code>{`{${field}}`}</code>
            <span>{FIELDS[field]}</span>
          </button>
        ))}
      </div>
    </div>
  )
}
