/**
 * Calendar files are kept once each, under the hash of their text, and a calendar says which it is read from. So an
 * import and a removal can be taken back: the row is journalled, the text is still there.
 */
export const sql = /* sql */ `
-- The text of a file. The id is its SHA-256; of a file from before this table, the id of its calendar.
CREATE TABLE calendar_contents (
  id TEXT PRIMARY KEY,
  ics TEXT NOT NULL
) STRICT;
INSERT INTO calendar_contents (id, ics) SELECT calendar_id, ics FROM calendar_files;

ALTER TABLE calendars ADD COLUMN content_id TEXT REFERENCES calendar_contents (id);
UPDATE calendars SET content_id = id WHERE id IN (SELECT calendar_id FROM calendar_files);
CREATE INDEX calendars_content ON calendars (content_id);

-- For what busy holds a calendar laid out: this content, this window, this owner. Where the calendar or its rep says
-- otherwise by now, busy is stale and the content is read instead.
CREATE TABLE calendar_windows (
  calendar_id TEXT PRIMARY KEY REFERENCES calendars (id) ON DELETE CASCADE,
  content_id TEXT NOT NULL,
  window_from_ms INTEGER NOT NULL,
  window_to_ms INTEGER NOT NULL,
  zone TEXT NOT NULL,
  email TEXT NOT NULL
) STRICT;
INSERT INTO calendar_windows (calendar_id, content_id, window_from_ms, window_to_ms, zone, email)
  SELECT calendar_id, calendar_id, window_from_ms, window_to_ms, zone, email FROM calendar_files;
DROP TABLE calendar_files;

-- What a calendar held before, for as long as the change that took it away may be taken back. It outlives the calendar.
CREATE TABLE calendar_pasts (
  seq INTEGER PRIMARY KEY,
  calendar_id TEXT NOT NULL,
  content_id TEXT NOT NULL REFERENCES calendar_contents (id) ON DELETE CASCADE,
  let_go_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX calendar_pasts_calendar ON calendar_pasts (calendar_id, seq);
CREATE INDEX calendar_pasts_content ON calendar_pasts (content_id);
CREATE INDEX calendar_pasts_age ON calendar_pasts (let_go_ms);
`
