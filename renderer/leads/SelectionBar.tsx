import { Button } from '@mantine/core'
import type { CommandId } from '../../shared/commands/registry.ts'
import { runCommand } from '../commands/dispatch.ts'
import { KeyCap } from '../components/KeyCap.tsx'
import { useTaskProgress } from '../imports/useTaskProgress.ts'
import classes from './LeadsScreen.module.css'

const ACTIONS: readonly { readonly command: CommandId; readonly label: string }[] = [
  { command: 'bulk.owner', label: 'Owner' },
  { command: 'bulk.stage', label: 'Stage' },
  { command: 'bulk.source', label: 'Source' },
  { command: 'bulk.snooze', label: 'Snooze' },
  { command: 'bulk.note', label: 'Note' },
  { command: 'bulk.doNotContact', label: 'Do not contact' },
  { command: 'bulk.export', label: 'Export' },
]

interface SelectionBarProps {
  readonly count: number
  /** There are more than were counted. */
  readonly more: boolean
  readonly all: boolean
  readonly onClear: () => void
}

/** What can be done with the leads that are selected. */
export function SelectionBar({ count, more, all, onClear }: SelectionBarProps) {
  const progress = useTaskProgress('leads/bulk')
  const leads = `${count.toLocaleString('en')}${more ? '+' : ''} ${count === 1 && !more ? 'lead' : 'leads'}`
  return (
    <div className={classes.bar} role="toolbar" aria-label="What to do with the selected leads">
      <p className={classes.selected} role="status">
        {progress
          ? `${progress.label}, ${Math.round((progress.done / Math.max(1, progress.total)) * 100)} %`
          : `${all ? 'All ' : ''}${leads} selected`}
      </p>
      <div className={classes.actions}>
        {ACTIONS.map(({ command, label }) => (
          <Button
            key={command}
            variant="default"
            disabled={progress !== null}
            rightSection={<KeyCap command={command} />}
            onClick={() => runCommand(command)}
          >
            {label}
          </Button>
        ))}
      </div>
      <button type="button" className={classes.clear} onClick={onClear}>
        Select none <KeyCap keys="esc" />
      </button>
    </div>
  )
}
