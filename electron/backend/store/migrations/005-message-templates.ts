/** What a team says in its own words to leads, by purpose and language; where there is none the app's own text is sent. */
export const sql = /* sql */ `
CREATE TABLE message_templates (
  id TEXT PRIMARY KEY,
  purpose TEXT NOT NULL CHECK (purpose IN ('invite', 'reminder', 'reschedule', 'cancel', 'noShow', 'times')),
  language TEXT NOT NULL CHECK (language IN ('en', 'de', 'fr', 'es', 'zh')),
  subject TEXT NOT NULL CHECK (length(subject) > 0),
  text TEXT NOT NULL CHECK (length(text) > 0),
  -- also what a template is looked up by
  UNIQUE (purpose, language)
) STRICT;
`
