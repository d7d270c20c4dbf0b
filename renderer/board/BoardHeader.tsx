import { ActionIcon, Button, Menu, SegmentedControl, TextInput } from '@mantine/core'
import { IconCheck, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import type { BoardView } from '../../shared/board/days.ts'
import type { BoardSort } from '../../shared/board/rowOrder.ts'
import type { MeetingType } from '../../shared/contract/meetingTypes.ts'
import { useCommand } from '../commands/dispatch.ts'
import { useAriaKeys } from '../commands/keyMap.ts'
import { KeyCap } from '../components/KeyCap.tsx'
import type { BoardPrefs } from './boardPrefs.ts'
import classes from './BoardHeader.module.css'

interface BoardHeaderProps {
  readonly title: string
  /** Where there is no room for the title. */
  readonly shortTitle: string
  /** Today is one of the days shown. */
  readonly today: boolean
  /** The way to any other day. */
  readonly jump: ReactNode
  readonly prefs: BoardPrefs
  readonly onPrefs: (change: Partial<BoardPrefs>) => void
  readonly onTurn: (pages: number) => void
  readonly onToday: () => void
  readonly filter: string
  readonly onFilter: (text: string) => void
  readonly onLeaveFilter: () => void
  readonly types: readonly MeetingType[]
  readonly type: MeetingType | null
  readonly onType: (id: string) => void
}

const VIEWS: readonly { readonly value: BoardView; readonly label: string }[] = [
  { value: 'day', label: 'Day' },
  { value: 'threeDays', label: '3 days' },
  { value: 'week', label: 'Week' },
]
const PAGE_WORDS: Record<BoardView, readonly [string, string]> = {
  day: ['Day before', 'Next day'],
  threeDays: ['Three days before', 'Next three days'],
  week: ['Week before', 'Next week'],
}

const SORT_WORDS: Record<BoardSort, string> = { freeFirst: 'free first', fullest: 'fullest first', name: 'name' }

/** Which days, which reps, in which order. */
export function BoardHeader(props: BoardHeaderProps) {
  const { prefs, onPrefs, type } = props
  const [before, after] = PAGE_WORDS[prefs.view]
  const filterInput = useRef<HTMLInputElement>(null)
  const beforeKey = useAriaKeys('board.before')
  const afterKey = useAriaKeys('board.after')
  const filterKey = useAriaKeys('board.filter')
  const todayKey = useAriaKeys('board.today')
  useCommand('board.filter', () => filterInput.current?.focus())
  useCommand('board.before', () => props.onTurn(-1))
  useCommand('board.after', () => props.onTurn(1))
  const onFilterKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') props.onFilter('')
    if (event.key === 'Escape' || event.key === 'Enter' || event.key === 'ArrowDown') {
      event.preventDefault()
      props.onLeaveFilter()
    }
  }
  return (
    <header className={classes.header}>
      <h1 className={classes.title}>
        <span className={classes.long}>{props.title}</span>
        <span className={classes.short}>{props.shortTitle}</span>
      </h1>
      <div className={classes.controls}>
        <ActionIcon
          variant="default"
          size={28}
          aria-label={before}
          title={before}
          aria-keyshortcuts={beforeKey}
          onClick={() => props.onTurn(-1)}
        >
          <IconChevronLeft size={15} />
        </ActionIcon>
        <Button variant="default" onClick={props.onToday} disabled={props.today} aria-keyshortcuts={todayKey}>
          Today
        </Button>
        <ActionIcon
          variant="default"
          size={28}
          aria-label={after}
          title={after}
          aria-keyshortcuts={afterKey}
          onClick={() => props.onTurn(1)}
        >
          <IconChevronRight size={15} />
        </ActionIcon>
        {props.jump}
        <SegmentedControl
          aria-label="Days shown"
          data={VIEWS.map((view) => ({ ...view }))}
          value={prefs.view}
          onChange={(view) => onPrefs({ view })}
          classNames={{ root: classes.views, indicator: classes.shown, label: classes.view, control: classes.control }}
          withItemsBorders={false}
        />
      </div>
      <div className={`${classes.controls} ${classes.end}`}>
        {type && (
          <Choice
            label="Times for"
            shown={type.name}
            value={type.id}
            options={props.types.map(({ id, name, minutes }) => ({ value: id, label: name, note: `${minutes} min` }))}
            onChange={props.onType}
          />
        )}
        <Choice
          label="Group"
          shown={prefs.grouping === 'role' ? 'role' : 'none'}
          value={prefs.grouping}
          options={[
            { value: 'role', label: 'By role' },
            { value: 'none', label: 'Not at all' },
          ]}
          onChange={(grouping) => onPrefs({ grouping: grouping === 'none' ? 'none' : 'role' })}
        />
        <Choice
          label="Sort"
          shown={SORT_WORDS[prefs.sort]}
          value={prefs.sort}
          options={[
            { value: 'freeFirst', label: 'Most free time first' },
            { value: 'fullest', label: 'Fullest first' },
            { value: 'name', label: 'By name' },
          ]}
          onChange={(sort) => onPrefs({ sort: sort === 'name' || sort === 'fullest' ? sort : 'freeFirst' })}
        />
        <TextInput
          ref={filterInput}
          className={classes.filter}
          aria-label="Filter reps by name, role or city"
          placeholder="Filter"
          value={props.filter}
          onChange={(event) => props.onFilter(event.currentTarget.value)}
          onKeyDown={onFilterKey}
          rightSection={<KeyCap command="board.filter" />}
          aria-keyshortcuts={filterKey}
        />
      </div>
    </header>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly shown: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string; readonly note?: string }[]
  readonly onChange: (value: string) => void
}

function Choice({ label, shown, value, options, onChange }: ChoiceProps) {
  return (
    <Menu position="bottom-end" shadow="md" width={220}>
      <Menu.Target>
        <Button variant="default" classNames={{ label: classes.choice }}>
          {label}: {shown}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {options.map((option) => (
          <Menu.Item
            key={option.value}
            role="menuitemradio"
            aria-checked={option.value === value}
            onClick={() => onChange(option.value)}
            leftSection={<IconCheck size={14} aria-hidden="true" opacity={option.value === value ? 1 : 0} />}
            rightSection={option.note && <span className={classes.note}>{option.note}</span>}
          >
            {option.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
