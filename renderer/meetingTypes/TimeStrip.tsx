import type { TypeDraft } from './typeDraft.ts'
import css from './TimeStrip.module.css'

/** The meeting to scale: what it takes of a rep's day with the time before and after, and where starts are offered. */
export function TimeStrip({ draft }: { readonly draft: TypeDraft }) {
  const before = draft.bufferBefore || 0
  const after = draft.bufferAfter || 0
  const minutes = draft.minutes || 0
  const step = Math.max(5, draft.step || 15)
  if (minutes < 5 || before + minutes + after > 2880) return null
  const whole = before + minutes + after
  const marks = Math.min(48, Math.floor(minutes / step))
  const share = (value: number) => `${(value / whole) * 100}%`
  return (
    <figure className={css.figure}>
      <div className={css.strip} aria-hidden="true">
        {before > 0 ? (
          <span className={css.buffer} style={{ width: share(before) }}>
            {before}
          </span>
        ) : null}
        <span className={css.meeting} style={{ width: share(minutes) }}>
          {Array.from({ length: marks }, (_, i) => (
            <i key={i} style={{ left: `${((i * step) / minutes) * 100}%` }} />
          ))}
          <b>{draft.name.trim() || 'Meeting'}</b>
          <span>{minutes} min</span>
        </span>
        {after > 0 ? (
          <span className={css.buffer} style={{ width: share(after) }}>
            {after}
          </span>
        ) : null}
      </div>
      <figcaption className={css.caption}>
        Takes {whole} minutes of a rep’s day; a start is offered every {step} minutes.
      </figcaption>
    </figure>
  )
}
