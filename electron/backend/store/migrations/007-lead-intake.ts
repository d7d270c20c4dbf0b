/**
 * Changes that are written in several transactions (an import of many leads), while they are. What is in here when the
 * file is opened was cut off by a crash and is taken back.
 */
export const sql = /* sql */ `
CREATE TABLE unfinished_changes (
  change_id TEXT PRIMARY KEY REFERENCES changes (id) ON DELETE CASCADE
) STRICT;

-- the few leads with further addresses, so that looking for one of those does not read all leads
CREATE INDEX leads_more_emails ON leads (id) WHERE other_emails <> '[]';
CREATE INDEX leads_more_phones ON leads (id) WHERE other_phones <> '[]';
-- which mapping was used last for files of a source, whatever their header line
CREATE INDEX lead_imports_source ON lead_imports (source, at_ms);
`
