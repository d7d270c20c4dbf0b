/** What came back to invites, from whom, and what each rep was told. */
export const sql = /* sql */ `
-- Every answer that was taken in, also one that came too late to count: the same file never counts twice, and whatever the
-- order in which files come, the newest answer is the one that stands.
CREATE TABLE meeting_answers (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
  -- null is the lead
  rep_id TEXT REFERENCES reps (id) ON DELETE CASCADE,
  method TEXT NOT NULL CHECK (method IN ('REPLY', 'COUNTER')),
  -- of the invite that is answered, never above the meeting's own
  sequence INTEGER NOT NULL CHECK (sequence >= 0),
  -- SEQUENCE as the file says it: some programs raise it themselves
  file_sequence INTEGER NOT NULL,
  -- DTSTAMP as the file says it
  stamp_ms INTEGER,
  -- what answers of one sequence are ordered by: DTSTAMP, else when it came
  order_ms INTEGER NOT NULL,
  said TEXT NOT NULL CHECK (said IN ('accepted', 'declined', 'tentative', 'delegated', 'proposal')),
  delegated_to TEXT,
  start_ms INTEGER,
  -- answers a version of the meeting that was changed before the answer came
  stale INTEGER NOT NULL CHECK (stale IN (0, 1)),
  came_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX meeting_answers_meeting ON meeting_answers (meeting_id, rep_id);
CREATE INDEX meeting_answers_rep ON meeting_answers (rep_id) WHERE rep_id IS NOT NULL;

-- Another time that somebody asks for (METHOD:COUNTER). It is open while the meeting stands at the time it was asked at.
CREATE TABLE meeting_proposals (
  id TEXT PRIMARY KEY REFERENCES meeting_answers (id) ON DELETE CASCADE,
  meeting_id TEXT NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
  rep_id TEXT REFERENCES reps (id) ON DELETE CASCADE,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  instead_of_ms INTEGER NOT NULL,
  comment TEXT,
  came_ms INTEGER NOT NULL,
  -- withdrawn: whoever proposed it has answered otherwise since
  state TEXT NOT NULL CHECK (state IN ('open', 'taken', 'declined', 'withdrawn')),
  CHECK (start_ms < end_ms)
) STRICT;
CREATE INDEX meeting_proposals_meeting ON meeting_proposals (meeting_id);
CREATE INDEX meeting_proposals_open ON meeting_proposals (meeting_id) WHERE state = 'open';
CREATE INDEX meeting_proposals_rep ON meeting_proposals (rep_id) WHERE rep_id IS NOT NULL;

-- What a rep was last told of a meeting by a file of their own.
CREATE TABLE meeting_told (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
  rep_id TEXT NOT NULL REFERENCES reps (id) ON DELETE CASCADE,
  sequence INTEGER NOT NULL CHECK (sequence >= 0),
  method TEXT NOT NULL CHECK (method IN ('REQUEST', 'CANCEL')),
  told_ms INTEGER NOT NULL,
  UNIQUE (meeting_id, rep_id)
) STRICT;
CREATE INDEX meeting_told_rep ON meeting_told (rep_id);
`
