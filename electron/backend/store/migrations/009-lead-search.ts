/** What a search of the leads looks through, and filters that are kept under a name. */
export const sql = /* sql */ `
-- The number under which the index knows a lead: its own, since the implicit rowid of a table may change (VACUUM).
CREATE TABLE lead_docs (
  doc INTEGER PRIMARY KEY,
  lead_id TEXT NOT NULL UNIQUE
) STRICT;

-- By which rules the index was made (store/leadIndex.ts, which makes it). It holds no truth of its own: one of other rules
-- is made anew from the leads.
CREATE TABLE lead_search_rules (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE saved_filters (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) > 0),
  json TEXT NOT NULL CHECK (json_valid(json)),
  position INTEGER NOT NULL
) STRICT;

-- what was looked through before
ALTER TABLE leads DROP COLUMN search_text;
`
