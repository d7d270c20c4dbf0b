import { Button } from '@mantine/core'
import type { QueueItem } from '../../../shared/contract/leads.ts'
import { runCommand } from '../../commands/dispatch.ts'
import { KeyCap } from '../../components/KeyCap.tsx'
import { reasonTone } from '../words.ts'
import classes from './LeadView.module.css'

/** Why the lead is here now, where there is a promise or a deadline in it. A meeting to confirm has its own card. */
export function ReasonBanner({ item }: { readonly item: QueueItem }) {
  if (item.kind === 'score' || item.kind === 'confirm') return null
  const tone = reasonTone(item)
  return (
    <div className={`${classes.banner} ${classes[tone]}`}>
      <span>{item.reason.replace(/^Call back /, 'Call back promised for ')}</span>
      <span className={classes.bannerActions}>
        {item.kind === 'recover' && (
          <Button
            variant="default"
            onClick={() => runCommand('booking.offer')}
            rightSection={<KeyCap command="booking.offer" />}
          >
            Send recovery
          </Button>
        )}
        <Button
          variant="default"
          onClick={() => runCommand('lead.snooze')}
          rightSection={<KeyCap command="lead.snooze" />}
        >
          Snooze
        </Button>
      </span>
    </div>
  )
}
