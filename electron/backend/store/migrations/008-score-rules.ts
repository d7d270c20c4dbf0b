/** A team's own rules of the score, as one row of data; and what a setter decides about a lead's place in the queue. */
export const sql = /* sql */ `
CREATE TABLE score_rules (
  id TEXT PRIMARY KEY CHECK (id = 'score'),
  json TEXT NOT NULL CHECK (json_valid(json))
) STRICT;

-- put to the top of the queue, since when; put below the others, until when
ALTER TABLE leads ADD COLUMN pinned_ms INTEGER;
ALTER TABLE leads ADD COLUMN skipped_until_ms INTEGER;
`
