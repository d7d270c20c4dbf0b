import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPin, IconPinFilled, IconPlayerSkipForward } from '@tabler/icons-react'
import type { CommandId } from '../../../shared/commands/registry.ts'
import { runCommand } from '../../commands/dispatch.ts'
import { KeyCap } from '../../components/KeyCap.tsx'
import classes from './LeadView.module.css'

/** The lead's place in the queue, decided by hand: to the top, or below the others for a while. */
export function PlaceButtons({ pinned, inQueue }: { readonly pinned: boolean; readonly inQueue: boolean }) {
  return (
    <span className={classes.placeButtons}>
      <Tooltip label={<Hint text={pinned ? 'Let the rules place it' : 'Pin to the top'} command="lead.pin" />}>
        <ActionIcon
          variant="subtle"
          color="gray"
          className={classes.placeButton ?? ''}
          data-on={pinned || undefined}
          aria-label="Pin to the top"
          aria-pressed={pinned}
          onClick={() => runCommand('lead.pin')}
        >
          {pinned ? <IconPinFilled size={15} /> : <IconPin size={15} stroke={1.75} />}
        </ActionIcon>
      </Tooltip>
      {inQueue && (
        <Tooltip label={<Hint text="Skip, with a reason" command="lead.skip" />}>
          <ActionIcon
            variant="subtle"
            color="gray"
            className={classes.placeButton ?? ''}
            aria-label="Skip, with a reason"
            onClick={() => runCommand('lead.skip')}
          >
            <IconPlayerSkipForward size={15} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      )}
    </span>
  )
}

function Hint({ text, command }: { readonly text: string; readonly command: CommandId }) {
  return (
    <span className={classes.hint}>
      {text} <KeyCap command={command} />
    </span>
  )
}
