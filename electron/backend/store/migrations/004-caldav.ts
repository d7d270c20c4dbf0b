/**
 * Calendars on servers. What a person sets up is in caldav_accounts; the rest is what a server said, and what was
 * written to it, which is neither journalled nor undone. Passwords are never in here.
 */
export const sql = /* sql */ `
CREATE TABLE caldav_accounts (
  id TEXT PRIMARY KEY,
  rep_id TEXT NOT NULL REFERENCES reps (id) ON DELETE CASCADE,
  name TEXT NOT NULL CHECK (length(name) > 0),
  server_url TEXT NOT NULL,
  calendar_url TEXT NOT NULL,
  username TEXT NOT NULL,
  write_meetings INTEGER NOT NULL CHECK (write_meetings IN (0, 1)),
  created_ms INTEGER NOT NULL,
  UNIQUE (rep_id, calendar_url)
) STRICT;

CREATE TABLE caldav_states (
  account_id TEXT PRIMARY KEY REFERENCES caldav_accounts (id) ON DELETE CASCADE,
  -- the busy calendar that its events are kept as
  calendar_id TEXT UNIQUE REFERENCES calendars (id) ON DELETE SET NULL,
  -- where the next reading goes on; null reads all
  sync_token TEXT,
  ctag TEXT,
  last_sync_ms INTEGER,
  -- a digest of what was last handed on as busy
  handed TEXT
) STRICT;

-- What the server holds, as it sent it.
CREATE TABLE caldav_objects (
  account_id TEXT NOT NULL REFERENCES caldav_accounts (id) ON DELETE CASCADE,
  -- the path of the object on its server
  href TEXT NOT NULL,
  etag TEXT NOT NULL,
  uid TEXT,
  ics TEXT NOT NULL,
  PRIMARY KEY (account_id, href)
) STRICT, WITHOUT ROWID;
CREATE INDEX caldav_objects_uid ON caldav_objects (account_id, uid) WHERE uid IS NOT NULL;

-- What we wrote. It outlives its meeting, whose entry has to be taken from the server then.
CREATE TABLE caldav_written (
  account_id TEXT NOT NULL REFERENCES caldav_accounts (id) ON DELETE CASCADE,
  meeting_id TEXT NOT NULL,
  uid TEXT NOT NULL,
  title TEXT NOT NULL,
  href TEXT NOT NULL,
  -- of what is on the server, as far as we know; both null until the server has said that it is stored
  etag TEXT,
  version TEXT,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  -- what was sent last, whether or not it arrived
  sent_start_ms INTEGER NOT NULL,
  sent_end_ms INTEGER NOT NULL,
  -- 'ours' or 'leave', and for which state of both sides it was said
  decision TEXT CHECK (decision IN ('ours', 'leave')),
  decided_for TEXT,
  PRIMARY KEY (account_id, meeting_id),
  CHECK ((decision IS NULL) = (decided_for IS NULL))
) STRICT, WITHOUT ROWID;
`
