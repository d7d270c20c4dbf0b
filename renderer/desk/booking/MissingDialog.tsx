import type { Lead } from '../../../shared/contract/leads.ts'
import type { MeetingType } from '../../../shared/contract/meetingTypes.ts'
import { missingOf } from '../../../shared/handOver/required.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { MissingFields } from './MissingFields.tsx'

interface MissingDialogProps {
  readonly lead: Lead
  readonly type: MeetingType
  readonly onClose: () => void
  /** Books: all is filled and kept, or there is a reason to book without. */
  readonly onBook: (reason?: string) => void
}

/** What the meeting type needs to know, asked for where there is no booking panel beside it. */
export function MissingDialog({ lead, type, onClose, onBook }: MissingDialogProps) {
  const book = (reason?: string) => {
    onClose()
    onBook(reason)
  }
  return (
    <Dialog opened onClose={onClose} title={`Before ${type.name} with ${lead.name}`} size={440}>
      <MissingFields
        plain
        lead={lead}
        typeName={type.name}
        missing={missingOf(lead, type.required)}
        canBook
        onFilled={() => book()}
        onOverride={book}
      />
    </Dialog>
  )
}
