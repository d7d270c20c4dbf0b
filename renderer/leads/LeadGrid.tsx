import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type MouseEvent, type Ref } from 'react'
import { useImperativeHandle } from 'react'
import type { LeadSort } from '../../shared/contract/leadFilters.ts'
import type { Rep } from '../../shared/contract/reps.ts'
import { useCommand } from '../commands/dispatch.ts'
import { Box, LeadRow } from './LeadRow.tsx'
import { ALL, isNobody, isSelected, marked, NOBODY, type Selection } from './selection.ts'
import type { LeadList } from './useLeadList.ts'
import classes from './LeadGrid.module.css'

const ROW = 44
const HEAD = 30

interface Column {
  readonly label: string
  readonly by?: LeadSort['by']
  readonly figure?: boolean
}
/** As they stand in a row. */
export const COLUMNS: readonly Column[] = [
  { label: 'Name', by: 'name' },
  { label: 'Stage', by: 'stage' },
  { label: 'Score', by: 'score', figure: true },
  { label: 'Next step', by: 'nextDue' },
  { label: 'Last activity', by: 'lastActivity' },
  { label: 'Owner' },
  { label: 'Time there' },
]

export interface GridHandle {
  focus(): void
}

interface LeadGridProps {
  readonly ref: Ref<GridHandle>
  readonly list: LeadList
  readonly reps: ReadonlyMap<string, Rep>
  readonly sort: LeadSort | undefined
  readonly onSort: (by: LeadSort['by']) => void
  readonly selection: Selection
  readonly onSelect: (selection: Selection) => void
  readonly onOpen: (leadId: string) => void
  /** Up from the first row, or Escape. */
  readonly onLeave: () => void
}

/** The leads as a table: one tab stop, arrows inside, rows read as they come into view. */
export function LeadGrid(props: LeadGridProps) {
  const { ref, list, reps, sort, onSort, selection, onSelect, onOpen, onLeave } = props
  const scroller = useRef<HTMLDivElement>(null)
  const gridId = useId()
  const [wanted, setActive] = useState(0)
  const active = Math.max(0, Math.min(wanted, list.total - 1))
  const [anchor, setAnchor] = useState<number>()
  useImperativeHandle(ref, () => ({ focus: () => scroller.current?.focus({ preventScroll: true }) }))

  const rows = useVirtualizer({
    count: list.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
    paddingStart: HEAD,
    scrollPaddingStart: HEAD,
  })
  const visible = rows.getVirtualItems()
  const first = visible[0]?.index ?? 0
  const last = visible.at(-1)?.index ?? 0
  const { show } = list
  // oxlint-disable-next-line react/exhaustive-deps -- `show` only sets state, and is new with every answer
  useEffect(() => show(first, last), [first, last])

  const idAt = (index: number): string | undefined => list.at(index)?.lead.id
  const goTo = (index: number, extend = false) => {
    const at = Math.max(0, Math.min(list.total - 1, index))
    rows.scrollToIndex(at)
    if (extend) {
      const from = anchor ?? active
      if (anchor === undefined) setAnchor(active)
      onSelect(marked(selection, idsBetween(from, at), true))
    } else setAnchor(undefined)
    setActive(at)
  }
  const idsBetween = (one: number, two: number): string[] => {
    const [from, to] = one < two ? [one, two] : [two, one]
    return Array.from({ length: to - from + 1 }, (_, i) => idAt(from + i)).filter((id) => id !== undefined)
  }
  const pick = (index: number) => {
    const id = idAt(index)
    if (id === undefined) return
    onSelect(marked(selection, [id], !isSelected(selection, id)))
    setAnchor(index)
    setActive(index)
  }
  const onPick = (index: number, event: MouseEvent) => {
    scroller.current?.focus({ preventScroll: true })
    if (event.shiftKey) goTo(index, true)
    else pick(index)
  }

  const enabled = list.total > 0
  useCommand('queue.next', () => goTo(active + 1), { enabled })
  useCommand('queue.previous', () => goTo(active - 1), { enabled })
  useCommand('leads.select', () => pick(active), { enabled })
  useCommand('leads.selectAll', () => onSelect(selection.kind === 'all' ? NOBODY : ALL), { enabled })

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW) / ROW) - 2)
    const moves: Record<string, () => void> = {
      ArrowDown: () => goTo(active + 1, event.shiftKey),
      ArrowUp: () => (active === 0 && !event.shiftKey ? onLeave() : goTo(active - 1, event.shiftKey)),
      PageDown: () => goTo(active + page, event.shiftKey),
      PageUp: () => goTo(active - page, event.shiftKey),
      Home: () => goTo(0),
      End: () => goTo(list.total - 1),
      ' ': () => pick(active),
      Enter: () => {
        const id = idAt(active)
        if (id !== undefined && !event.repeat) onOpen(id)
      },
      Escape: () => (isNobody(selection) ? onLeave() : onSelect(NOBODY)),
    }
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    move()
  }

  return (
    <div
      ref={scroller}
      className={classes.grid}
      role="grid"
      aria-label="Leads"
      aria-multiselectable="true"
      aria-rowcount={list.more ? -1 : list.total + 1}
      aria-colcount={COLUMNS.length + 1}
      aria-busy={list.isOld}
      aria-activedescendant={
        visible.some((row) => row.index === active) && list.at(active) ? `${gridId}-${active}` : undefined
      }
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className={classes.headGroup} style={{ display: 'contents' }}>
        <div role="row" className={classes.head} aria-rowindex={1}>
          <span
            role="columnheader"
            aria-label="Selected"
            className={classes.pick}
            onClick={() => onSelect(selection.kind === 'all' ? NOBODY : ALL)}
          >
            <Box on={selection.kind === 'all' && selection.except.size === 0} />
          </span>
          {COLUMNS.map((column) => (
            <HeadCell key={column.label} column={column} sort={sort} onSort={onSort} />
          ))}
        </div>
      </div>
      <div role="rowgroup" className={classes.rows} style={{ height: rows.getTotalSize() - HEAD }}>
        {visible.map((row) => {
          const item = list.at(row.index)
          const style = { transform: `translateY(${row.start - HEAD}px)` }
          if (!item) return <div key={row.key} role="presentation" className={classes.wait} style={style} />
          return (
            <LeadRow
              key={row.key}
              id={`${gridId}-${row.index}`}
              index={row.index}
              item={item}
              owner={item.lead.ownerId ? reps.get(item.lead.ownerId) : undefined}
              active={row.index === active}
              selected={isSelected(selection, item.lead.id)}
              style={style}
              onOpen={onOpen}
              onPick={onPick}
            />
          )
        })}
      </div>
    </div>
  )
}

function HeadCell({ column, sort, onSort }: { readonly column: Column } & Pick<LeadGridProps, 'sort' | 'onSort'>) {
  const { label, by, figure } = column
  const sorted = by !== undefined && sort?.by === by
  // What comes first by itself is the highest, or the newest; of names and times to come the first.
  const falls = by === 'score' || by === 'lastActivity'
  const descending = falls !== (sort?.reverse ?? false)
  const Arrow = descending ? IconArrowDown : IconArrowUp
  return (
    <span
      role="columnheader"
      className={figure ? classes.figure : classes.cell}
      {...(sorted ? { 'aria-sort': descending ? 'descending' : 'ascending' } : {})}
    >
      {by === undefined ? (
        label
      ) : (
        <button type="button" tabIndex={-1} className={classes.sort} onClick={() => onSort(by)}>
          {label}
          {sorted && <Arrow size={12} stroke={2} aria-hidden />}
        </button>
      )}
    </span>
  )
}
