/**
 * What a team sets about calls and follow-ups as one row of data (outcomes of calls, attempts, the ladder of
 * confirmations), which takes the place of the table of outcomes that could not be edited; and what calls leave behind.
 */
export const sql = /* sql */ `
CREATE TABLE follow_up_rules (
  id TEXT PRIMARY KEY CHECK (id = 'followUps'),
  json TEXT NOT NULL CHECK (json_valid(json))
) STRICT;
DROP TABLE dispositions;

-- how long the call took
ALTER TABLE activities ADD COLUMN seconds INTEGER CHECK (seconds BETWEEN 0 AND 86400);
-- of a try to have a meeting confirmed, or of a reminder: the start that the meeting had then, so that a move asks anew
ALTER TABLE activities ADD COLUMN confirms_ms INTEGER CHECK (confirms_ms IS NULL OR meeting_id IS NOT NULL);
CREATE INDEX activities_confirms ON activities (meeting_id, confirms_ms, at_ms) WHERE confirms_ms IS NOT NULL;
-- whether history names an outcome
CREATE INDEX activities_disposition ON activities (disposition) WHERE disposition IS NOT NULL;

-- since when this start is agreed; null means since it was booked
ALTER TABLE meetings ADD COLUMN agreed_ms INTEGER;
-- how often it got another start
ALTER TABLE meetings ADD COLUMN moves INTEGER NOT NULL DEFAULT 0 CHECK (moves >= 0);

-- attempts on the lead's own day, which ends then
ALTER TABLE leads ADD COLUMN day_tries INTEGER NOT NULL DEFAULT 0 CHECK (day_tries >= 0);
ALTER TABLE leads ADD COLUMN day_tries_until_ms INTEGER;
`
