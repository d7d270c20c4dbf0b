import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { useCommand } from '../commands/dispatch.ts'
import css from './ListBox.module.css'

export type ListEntry<T> =
  | { readonly kind: 'heading'; readonly key: string; readonly title: string; readonly note?: string }
  | { readonly kind: 'item'; readonly key: string; readonly item: T }

interface Props<T> {
  readonly label: string
  readonly entries: readonly ListEntry<T>[]
  readonly chosen: string | null
  readonly onChoose: (key: string) => void
  /** Enter, or a second click: go into what is chosen. */
  readonly onEnter?: (key: string) => void
  readonly rowHeight: number
  readonly empty: ReactNode
  readonly render: (item: T) => ReactNode
}

const HEADING = 28

/** A long list with one tab stop: arrows, Home, End and j, k choose; only the rows in sight exist. */
export function ListBox<T>({ label, entries, chosen, onChoose, onEnter, rowHeight, empty, render }: Props<T>) {
  const box = useRef<HTMLDivElement>(null)
  const id = useId()
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => box.current,
    estimateSize: (i) => (entries[i]?.kind === 'heading' ? HEADING : rowHeight),
    getItemKey: (i) => entries[i]?.key ?? i,
    overscan: 8,
  })
  const at = entries.findIndex((entry) => entry.kind === 'item' && entry.key === chosen)

  useEffect(() => {
    // The heading above the first row belongs to it.
    if (at >= 0) virtual.scrollToIndex(at <= 1 ? 0 : at, { align: 'auto' })
    // Only a choice scrolls: that the list got new rows does not move it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [chosen, at >= 0])

  const shown = virtual.getVirtualItems()
  const chosenShown = shown.some((row) => row.index === at)

  const step = (by: number) => {
    let next = at + by
    while (entries[next]?.kind === 'heading') next += by
    const entry = entries[next]
    if (entry) onChoose(entry.key)
  }
  const edge = (last: boolean) => {
    const items = entries.filter((entry) => entry.kind === 'item')
    const entry = last ? items.at(-1) : items[0]
    if (entry) onChoose(entry.key)
  }
  useCommand('queue.next', () => step(1))
  useCommand('queue.previous', () => step(-1))

  const onKeyDown = (event: KeyboardEvent) => {
    const rows = Math.max(1, Math.floor((box.current?.clientHeight ?? rowHeight) / rowHeight) - 1)
    const action: Record<string, () => void> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      PageDown: () => (entries[at + rows] ? step(rows) : edge(true)),
      PageUp: () => (at - rows > 0 ? step(-rows) : edge(false)),
      Home: () => edge(false),
      End: () => edge(true),
      ...(onEnter && chosen ? { Enter: () => onEnter(chosen) } : {}),
    }
    const run = action[event.key]
    if (!run || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    run()
  }

  if (entries.length === 0) return typeof empty === 'string' ? <p className={css.empty}>{empty}</p> : empty
  return (
    <div
      ref={box}
      className={css.box}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={chosenShown ? `${id}-${chosen}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div className={css.all} role="presentation" style={{ height: virtual.getTotalSize() }}>
        {shown.map((row) => {
          const entry = entries[row.index]
          if (!entry) return null
          const place = { height: row.size, transform: `translateY(${row.start}px)` }
          if (entry.kind === 'heading') {
            return (
              <div key={row.key} className={css.heading} style={place} role="presentation">
                <span>{entry.title}</span>
                {entry.note ? <span className={css.note}>{entry.note}</span> : null}
              </div>
            )
          }
          return (
            <div
              key={row.key}
              id={`${id}-${entry.key}`}
              className={css.row}
              style={place}
              role="option"
              aria-selected={entry.key === chosen}
              onClick={() => onChoose(entry.key)}
              onDoubleClick={() => onEnter?.(entry.key)}
            >
              {render(entry.item)}
            </div>
          )
        })}
      </div>
    </div>
  )
}
