import { useRef, type KeyboardEvent } from 'react'
import { TABS, type TabId } from './tabs.ts'
import css from './MeetingTabs.module.css'

interface Props {
  readonly tab: TabId
  readonly counts: ReadonlyMap<TabId, number>
  readonly onTab: (tab: TabId) => void
}

/** The tabs with their counts; arrows go from one to the next. */
export function MeetingTabs({ tab, counts, onTab }: Props) {
  const list = useRef<HTMLDivElement>(null)
  const go = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    const at = TABS.findIndex(({ id }) => id === tab)
    const next = TABS[(at + by + TABS.length) % TABS.length]
    if (!next) return
    onTab(next.id)
    list.current?.querySelector<HTMLElement>(`#meetings-${next.id}`)?.focus()
  }
  return (
    <div ref={list} className={css.tabs} role="tablist" aria-label="Which meetings" onKeyDown={go}>
      {TABS.map(({ id, label, what }) => (
        <button
          key={id}
          id={`meetings-${id}`}
          type="button"
          role="tab"
          className={css.tab}
          aria-selected={id === tab}
          aria-controls="meetings-panel"
          title={what}
          tabIndex={id === tab ? 0 : -1}
          onClick={() => onTab(id)}
        >
          {label}
          {counts.has(id) ? <span className={css.count}>{counts.get(id)}</span> : null}
        </button>
      ))}
    </div>
  )
}
