import type { Services } from './services.ts'
import { addActivity, getLead, updateLeadFields } from './store/leads.ts'
import type { MeetingRow } from './store/meetings.ts'

/** Notes a try to have a meeting confirmed, or a reminder: the steps of its ladder that are due are done by it. */
export function noteReminder(
  services: Services,
  row: Pick<MeetingRow, 'id' | 'lead_id' | 'start_ms'>,
  by: 'call' | 'message',
  note?: string,
): void {
  const { db, clock } = services
  const name = getLead(db, row.lead_id)?.name ?? ''
  const at = clock.now()
  services.change(`Reminded ${name} of the meeting`, (tx) => {
    addActivity(tx, {
      id: services.newId(),
      leadId: row.lead_id,
      at,
      kind: by === 'call' ? 'call' : 'email',
      title: by === 'call' ? 'Called to confirm the meeting' : 'Reminder of the meeting written',
      note: note?.trim() || null,
      by: services.settings().setterName,
      meetingId: row.id,
      confirms: row.start_ms,
    })
    // Whoever follows leads hears of it even where their last activity was at the same instant.
    updateLeadFields(tx, row.lead_id, { last_activity_ms: at })
  })
}
