/**
 * The first schema. Times are epoch milliseconds (`_ms`), wall-clock times minutes from midnight (`_min`), local days
 * text `YYYY-MM-DD`, ids UUIDv7 text. Append only: a change of the schema is a new migration.
 */
export const sql = /* sql */ `
CREATE TABLE changes (
  id TEXT PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  by TEXT NOT NULL,
  label TEXT NOT NULL,
  undoable INTEGER NOT NULL CHECK (undoable IN (0, 1)),
  undoes TEXT REFERENCES changes (id),
  undone_by TEXT REFERENCES changes (id)
) STRICT;

-- What a change did to each row, as JSON before and after; history, undo and synchronisation come from it.
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  change_id TEXT NOT NULL REFERENCES changes (id),
  tbl TEXT NOT NULL,
  row_id TEXT NOT NULL,
  before TEXT,
  after TEXT,
  CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
CREATE INDEX journal_change ON journal (change_id, seq);
CREATE INDEX journal_row ON journal (row_id, seq);

CREATE TABLE settings (
  id TEXT PRIMARY KEY CHECK (id = 'settings'),
  json TEXT NOT NULL CHECK (json_valid(json))
) STRICT;

CREATE TABLE reps (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) > 0),
  email TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('ae', 'presales', 'csm', 'sdr', 'bdr', 'manager')),
  zone TEXT NOT NULL,
  weight REAL NOT NULL CHECK (weight >= 0),
  priority TEXT NOT NULL DEFAULT 'normal' CHECK (priority IN ('high', 'normal', 'low')),
  day_cap INTEGER CHECK (day_cap > 0),
  week_cap INTEGER CHECK (week_cap > 0),
  holiday_region TEXT,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  created_ms INTEGER NOT NULL,
  -- since when the rep takes part in this role: a fair share counts from then on
  joined_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE weekly_hours (
  id TEXT PRIMARY KEY,
  rep_id TEXT NOT NULL REFERENCES reps (id) ON DELETE CASCADE,
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  start_min INTEGER NOT NULL CHECK (start_min BETWEEN 0 AND 1439),
  end_min INTEGER NOT NULL CHECK (end_min BETWEEN 1 AND 1440),
  CHECK (start_min < end_min)
) STRICT;
CREATE INDEX weekly_hours_rep ON weekly_hours (rep_id);

CREATE TABLE override_days (
  id TEXT PRIMARY KEY,
  rep_id TEXT NOT NULL REFERENCES reps (id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  -- [[start_min, end_min], ...]; empty closes the day
  stretches TEXT NOT NULL CHECK (json_valid(stretches)),
  UNIQUE (rep_id, day)
) STRICT;

-- Either two instants or two local days of the rep's zone; both half open.
CREATE TABLE time_off (
  id TEXT PRIMARY KEY,
  rep_id TEXT NOT NULL REFERENCES reps (id) ON DELETE CASCADE,
  start_ms INTEGER,
  end_ms INTEGER,
  start_day TEXT,
  end_day TEXT,
  reason TEXT,
  CHECK ((start_ms IS NOT NULL AND end_ms IS NOT NULL AND start_ms < end_ms AND start_day IS NULL AND end_day IS NULL)
      OR (start_day IS NOT NULL AND end_day IS NOT NULL AND start_day < end_day AND start_ms IS NULL AND end_ms IS NULL))
) STRICT;
CREATE INDEX time_off_rep ON time_off (rep_id);

-- Local dates that the rep lives in another zone: from_day until before to_day, the first day back; for good when null.
CREATE TABLE zone_periods (
  id TEXT PRIMARY KEY,
  rep_id TEXT NOT NULL REFERENCES reps (id) ON DELETE CASCADE,
  from_day TEXT NOT NULL,
  to_day TEXT CHECK (to_day > from_day),
  zone TEXT NOT NULL,
  UNIQUE (rep_id, from_day)
) STRICT;

-- Public holidays of the region on which the rep works all the same.
CREATE TABLE holidays_off (
  id TEXT PRIMARY KEY,
  rep_id TEXT NOT NULL REFERENCES reps (id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  UNIQUE (rep_id, day)
) STRICT;

CREATE TABLE calendars (
  id TEXT PRIMARY KEY,
  rep_id TEXT NOT NULL REFERENCES reps (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  as_of_ms INTEGER NOT NULL,
  events INTEGER NOT NULL,
  UNIQUE (rep_id, name)
) STRICT;

CREATE TABLE calendar_files (
  calendar_id TEXT PRIMARY KEY REFERENCES calendars (id) ON DELETE CASCADE,
  ics TEXT NOT NULL,
  -- the window that busy holds expanded; outside of it the file is read again
  window_from_ms INTEGER NOT NULL,
  window_to_ms INTEGER NOT NULL,
  -- of the rep when it was expanded: whole days and own answers hang on them
  zone TEXT NOT NULL,
  email TEXT NOT NULL
) STRICT;

CREATE TABLE busy (
  seq INTEGER PRIMARY KEY,
  calendar_id TEXT NOT NULL REFERENCES calendars (id) ON DELETE CASCADE,
  rep_id TEXT NOT NULL,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  all_day INTEGER NOT NULL CHECK (all_day IN (0, 1)),
  tentative INTEGER NOT NULL CHECK (tentative IN (0, 1)),
  title TEXT,
  uid TEXT,
  CHECK (start_ms <= end_ms)
) STRICT;
CREATE INDEX busy_calendar ON busy (calendar_id);
-- by end: what is asked for is nearly always ahead, so the history costs nothing
CREATE INDEX busy_rep_end ON busy (rep_id, end_ms, start_ms);

CREATE TABLE leads (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) > 0),
  company TEXT,
  title TEXT,
  email TEXT,
  phone TEXT,
  other_emails TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(other_emails)),
  other_phones TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(other_phones)),
  zone TEXT,
  zones TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(zones)),
  zone_from TEXT NOT NULL DEFAULT 'unknown' CHECK (zone_from IN ('given', 'address', 'phone', 'unknown')),
  city TEXT,
  country TEXT,
  region TEXT,
  source TEXT,
  owner_id TEXT REFERENCES reps (id) ON DELETE SET NULL,
  stage TEXT NOT NULL DEFAULT 'new'
    CHECK (stage IN ('new', 'working', 'qualified', 'meeting', 'nurture', 'handedOver', 'lost')),
  value REAL,
  fit INTEGER CHECK (fit BETWEEN 0 AND 100),
  intent INTEGER CHECK (intent BETWEEN 0 AND 100),
  employees INTEGER,
  industry TEXT,
  website TEXT,
  notes TEXT,
  language TEXT,
  brief TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(brief)),
  do_not_contact INTEGER NOT NULL DEFAULT 0 CHECK (do_not_contact IN (0, 1)),
  attempts INTEGER NOT NULL DEFAULT 0,
  connects INTEGER NOT NULL DEFAULT 0,
  no_shows INTEGER NOT NULL DEFAULT 0,
  next_kind TEXT CHECK (next_kind IN ('call', 'callBack', 'recover', 'meeting', 'nurture')),
  next_due_ms INTEGER,
  snoozed_until_ms INTEGER,
  created_ms INTEGER NOT NULL,
  last_activity_ms INTEGER,
  batch_id TEXT,
  -- keys that duplicates are found by
  email_key TEXT,
  phone_key TEXT,
  name_key TEXT NOT NULL,
  -- name, company, e-mails and digits of phones, folded: what a search looks through
  search_text TEXT NOT NULL,
  -- an open lead always has a next step: the store cannot hold one that is forgotten
  CHECK (stage IN ('handedOver', 'lost') OR do_not_contact = 1 OR next_kind IS NOT NULL),
  -- the time of a meeting is never copied: it is read from the meeting
  CHECK (next_kind IS NULL OR (next_kind = 'meeting') = (next_due_ms IS NULL))
) STRICT;
CREATE INDEX leads_email ON leads (email_key) WHERE email_key IS NOT NULL;
CREATE INDEX leads_phone ON leads (phone_key) WHERE phone_key IS NOT NULL;
CREATE INDEX leads_name ON leads (name_key);
CREATE INDEX leads_owner ON leads (owner_id) WHERE owner_id IS NOT NULL;

CREATE TABLE lead_imports (
  id TEXT PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  source TEXT NOT NULL,
  -- the header line, so that the same kind of file is mapped the same way next time
  headers TEXT NOT NULL,
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  rejected INTEGER NOT NULL
) STRICT;
CREATE INDEX lead_imports_headers ON lead_imports (headers, at_ms);

CREATE TABLE meeting_types (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 1440),
  step INTEGER NOT NULL CHECK (step > 0),
  buffer_before INTEGER NOT NULL CHECK (buffer_before >= 0),
  buffer_after INTEGER NOT NULL CHECK (buffer_after >= 0),
  notice_minutes INTEGER NOT NULL CHECK (notice_minutes >= 0),
  horizon_days INTEGER NOT NULL CHECK (horizon_days > 0),
  panel TEXT NOT NULL CHECK (json_valid(panel)),
  location TEXT,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  created_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE meetings (
  id TEXT PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  sequence INTEGER NOT NULL CHECK (sequence >= 0),
  status TEXT NOT NULL CHECK (status IN ('booked', 'confirmed', 'completed', 'no_show', 'cancelled')),
  lead_id TEXT NOT NULL REFERENCES leads (id),
  meeting_type_id TEXT NOT NULL REFERENCES meeting_types (id),
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  -- as the type was when it was booked: an edit of the type does not move what is agreed
  buffer_before INTEGER NOT NULL CHECK (buffer_before >= 0),
  buffer_after INTEGER NOT NULL CHECK (buffer_after >= 0),
  location TEXT,
  notes TEXT,
  attendance TEXT NOT NULL DEFAULT 'needsAction'
    CHECK (attendance IN ('needsAction', 'accepted', 'declined', 'tentative')),
  -- of the newest answer taken in; an older one is refused
  reply_sequence INTEGER,
  reply_stamp_ms INTEGER,
  override_reason TEXT,
  cancel_reason TEXT,
  confirmed_by TEXT,
  confirmed_ms INTEGER,
  outcome_note TEXT,
  booked_by TEXT NOT NULL,
  -- when an invite of this sequence left the app; an update has to be sent when it is older than the last change
  invited_ms INTEGER,
  invited_sequence INTEGER,
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL,
  CHECK (start_ms < end_ms),
  CHECK (end_ms - start_ms <= 86400000)
) STRICT;
CREATE INDEX meetings_lead ON meetings (lead_id);
CREATE INDEX meetings_start ON meetings (start_ms);
CREATE INDEX meetings_status ON meetings (status, start_ms);
CREATE INDEX meetings_type ON meetings (meeting_type_id);
CREATE INDEX meetings_created ON meetings (created_ms);

-- start, end and live repeat the meeting's own, kept equal by the triggers below, so that overlap is one index look-up.
CREATE TABLE meeting_reps (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
  rep_id TEXT NOT NULL REFERENCES reps (id),
  seat INTEGER NOT NULL CHECK (seat >= 0),
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  live INTEGER NOT NULL CHECK (live IN (0, 1)),
  UNIQUE (meeting_id, rep_id)
) STRICT;
CREATE INDEX meeting_reps_rep ON meeting_reps (rep_id, end_ms, start_ms) WHERE live = 1;
-- what was given and given back, for fair shares
CREATE INDEX meeting_reps_cancelled ON meeting_reps (rep_id, end_ms) WHERE live = 0;

CREATE TRIGGER meeting_reps_follow AFTER UPDATE OF start_ms, end_ms, status ON meetings BEGIN
  UPDATE meeting_reps SET start_ms = NEW.start_ms, end_ms = NEW.end_ms, live = NEW.status <> 'cancelled'
   WHERE meeting_id = NEW.id
     AND (start_ms <> NEW.start_ms OR end_ms <> NEW.end_ms OR live <> (NEW.status <> 'cancelled'));
END;
CREATE TRIGGER meeting_reps_true BEFORE INSERT ON meeting_reps
WHEN NOT EXISTS (SELECT 1 FROM meetings m WHERE m.id = NEW.meeting_id AND m.start_ms = NEW.start_ms
                    AND m.end_ms = NEW.end_ms AND (m.status <> 'cancelled') = NEW.live)
BEGIN SELECT RAISE(ABORT, 'meeting_reps must repeat its meeting'); END;

-- The last line against double booking: whatever the code above the store does, a rep is never in two meetings at once.
CREATE TRIGGER meeting_reps_overlap_insert BEFORE INSERT ON meeting_reps
WHEN NEW.live = 1 AND EXISTS (SELECT 1 FROM meeting_reps o WHERE o.rep_id = NEW.rep_id AND o.live = 1
  AND o.end_ms > NEW.start_ms AND o.end_ms <= NEW.end_ms + 86400000 AND o.start_ms < NEW.end_ms AND o.id <> NEW.id)
BEGIN SELECT RAISE(ABORT, 'double booking'); END;
CREATE TRIGGER meeting_reps_overlap_update BEFORE UPDATE ON meeting_reps
WHEN NEW.live = 1 AND EXISTS (SELECT 1 FROM meeting_reps o WHERE o.rep_id = NEW.rep_id AND o.live = 1
  AND o.end_ms > NEW.start_ms AND o.end_ms <= NEW.end_ms + 86400000 AND o.start_ms < NEW.end_ms AND o.id <> NEW.id)
BEGIN SELECT RAISE(ABORT, 'double booking'); END;

CREATE TABLE holds (
  id TEXT PRIMARY KEY,
  lead_id TEXT NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  meeting_type_id TEXT NOT NULL REFERENCES meeting_types (id),
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  until_ms INTEGER NOT NULL,
  -- [{"repId": ..., "seat": ...}]
  reps TEXT NOT NULL CHECK (json_valid(reps)),
  setter TEXT NOT NULL,
  CHECK (start_ms < end_ms)
) STRICT;
CREATE INDEX holds_until ON holds (until_ms);
CREATE INDEX holds_lead ON holds (lead_id);

-- A hold is for a lead who is pursued: it ends with the lead, whatever closes it.
CREATE TRIGGER holds_end_with_lead AFTER UPDATE OF stage, do_not_contact ON leads
WHEN NEW.stage IN ('handedOver', 'lost') OR NEW.do_not_contact = 1 BEGIN
  DELETE FROM holds WHERE lead_id = NEW.id;
END;

CREATE TABLE activities (
  id TEXT PRIMARY KEY,
  lead_id TEXT NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  at_ms INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('call', 'email', 'note', 'form', 'import', 'meeting')),
  disposition TEXT,
  connected INTEGER NOT NULL DEFAULT 0 CHECK (connected IN (0, 1)),
  title TEXT NOT NULL,
  note TEXT,
  by TEXT NOT NULL,
  meeting_id TEXT REFERENCES meetings (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX activities_lead ON activities (lead_id, at_ms);
CREATE INDEX activities_at ON activities (at_ms);

CREATE TABLE dispositions (
  code TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  label TEXT NOT NULL,
  key TEXT NOT NULL,
  connected INTEGER NOT NULL CHECK (connected IN (0, 1)),
  needs_time INTEGER NOT NULL CHECK (needs_time IN (0, 1)),
  stage TEXT,
  next_kind TEXT,
  delay_minutes INTEGER,
  do_not_contact INTEGER NOT NULL CHECK (do_not_contact IN (0, 1))
) STRICT;
INSERT INTO dispositions (code, position, label, key, connected, needs_time, stage, next_kind, delay_minutes, do_not_contact) VALUES
  ('no_answer',      1, 'No answer',              'n', 0, 0, 'working',   'call',     1440,  0),
  ('voicemail',      2, 'Voicemail left',         'v', 0, 0, 'working',   'call',     2880,  0),
  ('busy',           3, 'Line busy',              'b', 0, 0, 'working',   'call',     120,   0),
  ('gatekeeper',     4, 'Gatekeeper',             'g', 0, 0, 'working',   'call',     1440,  0),
  ('call_back',      5, 'Call back at a time',    'c', 1, 1, 'working',   'callBack', NULL,  0),
  ('interested',     6, 'Interested',             'i', 1, 0, 'qualified', 'call',     1440,  0),
  ('not_now',        7, 'Not now',                'o', 1, 0, 'nurture',   'nurture',  43200, 0),
  ('not_interested', 8, 'Not interested',         'x', 1, 0, 'lost',      NULL,       NULL,  0),
  ('wrong_number',   9, 'Wrong number',           'w', 0, 0, 'lost',      NULL,       NULL,  0),
  ('do_not_call',   10, 'Do not contact again',   'd', 1, 0, 'lost',      NULL,       NULL,  1);
`
