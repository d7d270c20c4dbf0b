/** What was moved and when, as something that is counted; and the indexes by time that counting needs. */
export const sql = /* sql */ `
-- of a meeting that got another start: the one it had
ALTER TABLE activities ADD COLUMN moved_from_ms INTEGER CHECK (moved_from_ms IS NULL OR meeting_id IS NOT NULL);
UPDATE activities SET moved_from_ms = (
  SELECT m.before ->> 'start_ms' FROM journal a JOIN journal m ON m.change_id = a.change_id
   WHERE a.row_id = activities.id AND a.tbl = 'activities' AND a.before IS NULL
     AND m.tbl = 'meetings' AND m.row_id = activities.meeting_id AND m.before ->> 'start_ms' <> m.after ->> 'start_ms'
   ORDER BY a.seq DESC LIMIT 1)
 WHERE kind = 'meeting' AND meeting_id IN (SELECT id FROM meetings WHERE sequence > 0);

CREATE INDEX activities_calls ON activities (at_ms, lead_id, by, connected) WHERE kind = 'call';
CREATE INDEX activities_moves ON activities (at_ms) WHERE moved_from_ms IS NOT NULL;
CREATE INDEX leads_created ON leads (created_ms, source, owner_id);
`
