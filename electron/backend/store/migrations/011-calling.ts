/**
 * What a team changed in the calling hours that the app comes with; the holidays of places, worked out once; and the
 * numbers, addresses and domains that are not to be contacted.
 */
export const sql = /* sql */ `
CREATE TABLE calling_rules (
  -- the place: US, US-FL, or * for every place without a rule of its own
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 20),
  -- null for what is as the app comes with it, so that a better default reaches who changed something else
  week TEXT CHECK (json_valid(week)),
  holidays TEXT CHECK (holidays IN ('open', 'closed')),
  effect TEXT CHECK (effect IN ('warn', 'block')),
  source TEXT CHECK (length(source) > 0),
  as_of TEXT
) STRICT;

-- Can be worked out again, which takes long enough that a start had better not: by place (DE-SN) and year.
CREATE TABLE holiday_days (
  place TEXT NOT NULL,
  year INTEGER NOT NULL,
  -- a JSON object, local day to name
  days TEXT NOT NULL CHECK (json_valid(days)),
  -- of the holiday calendar that it comes from
  version TEXT NOT NULL,
  PRIMARY KEY (place, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE suppressions (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('phone', 'email', 'domain')),
  -- as it is compared: a number in E.164, an address or a domain in lower case
  value TEXT NOT NULL CHECK (length(value) > 0),
  reason TEXT,
  source TEXT,
  added_ms INTEGER NOT NULL,
  -- also what one is looked up by
  UNIQUE (kind, value)
) STRICT;
`
