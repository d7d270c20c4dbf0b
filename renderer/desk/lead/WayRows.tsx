import { ActionIcon, Autocomplete, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useRef } from 'react'
import type { WayState } from '../../../shared/contract/leadRecord.ts'
import classes from './EditLead.module.css'
import type { WayDraft } from './leadDraft.ts'

interface WayRowsProps {
  /** `Phone`: the first line has this name, the others a number after it. */
  readonly name: string
  readonly hint: string
  readonly labels: readonly string[]
  readonly ways: readonly WayDraft[]
  readonly onWays: (ways: readonly WayDraft[]) => void
  /** What is wrong with the line that is sent at that place. */
  readonly errorAt: (at: number) => string | undefined
}

const EMPTY: WayDraft = { value: '', label: '', state: 'ok', primary: false }
/** What a line is for: the main one, one of the others, or none that is used. */
type Use = 'main' | Exclude<WayState, 'ok'> | 'further'
const USES: readonly { readonly value: Use; readonly label: string }[] = [
  { value: 'main', label: 'Main' },
  { value: 'further', label: 'Further' },
  { value: 'wrong', label: 'Wrong' },
  { value: 'doNotUse', label: 'Do not use' },
]
const purposeOf = ({ state, primary }: WayDraft): Use => (state !== 'ok' ? state : primary ? 'main' : 'further')

/** The numbers or addresses of a lead, a line each: what it is for, and whether it is used. One empty line waits. */
export function WayRows({ name, hint, labels, ways, onWays, errorAt }: WayRowsProps) {
  const box = useRef<HTMLDivElement>(null)
  const lines = [...ways, ...(ways.at(-1)?.value === '' ? [] : [EMPTY])]
  const write = (at: number, part: Partial<WayDraft>) => {
    const isFirst = lines.every(({ primary }) => !primary)
    onWays(
      lines
        .map((line, i) => {
          if (i === at) return { ...line, ...(isFirst && at === 0 ? { primary: true } : {}), ...part }
          // Only one is the main one.
          return part.primary ? { ...line, primary: false } : line
        })
        .filter((line, i) => line.value !== '' || i === at),
    )
  }
  return (
    <div ref={box} role="group" aria-label={name}>
      {lines.map((line, at) => {
        const title = at === 0 ? name : `${name} ${at + 1}`
        const isEmpty = line.value.trim() === ''
        // Empty lines are not sent.
        const error = isEmpty
          ? undefined
          : errorAt(lines.slice(0, at).filter(({ value }) => value.trim() !== '').length)
        return (
          // A line has no name but its place.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={at} className={classes.way}>
            <TextInput
              aria-label={title}
              placeholder={at === 0 ? hint : `Another ${name.toLowerCase()}`}
              value={line.value}
              error={error}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => write(at, { value: event.currentTarget.value })}
            />
            <Autocomplete
              aria-label={`${title}: what it is`}
              placeholder="Work, mobile…"
              data={[...labels]}
              value={line.label}
              disabled={isEmpty}
              maxLength={40}
              onChange={(label) => write(at, { label })}
            />
            <Select
              aria-label={`${title}: use`}
              data={USES}
              allowDeselect={false}
              value={isEmpty && at > 0 ? 'further' : purposeOf(line)}
              disabled={isEmpty}
              onChange={(use) => write(at, asUsed((use ?? 'further') as Use))}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove ${title}`}
              disabled={isEmpty}
              onClick={() => {
                onWays(ways.filter((_, i) => i !== at))
                box.current?.querySelector('input')?.focus()
              }}
            >
              <IconX size={15} stroke={1.6} aria-hidden />
            </ActionIcon>
          </div>
        )
      })}
    </div>
  )
}

const asUsed = (use: Use): Partial<WayDraft> =>
  use === 'main'
    ? { state: 'ok', primary: true }
    : use === 'further'
      ? { state: 'ok', primary: false }
      : { state: use, primary: false }
