/**
 * Companies with their people; the labels of a lead's numbers and addresses, links, preferred times and consent; and the
 * questions of the qualification form, as rows that a team edits.
 */
export const sql = /* sql */ `
CREATE TABLE companies (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) > 0),
  -- the name folded, without its legal form: what the company is recognised by
  key TEXT NOT NULL CHECK (length(key) > 0),
  website TEXT,
  -- of its e-mail addresses; never one at which anybody can have an address
  domain TEXT,
  phone TEXT,
  industry TEXT,
  employees INTEGER,
  city TEXT,
  region TEXT,
  country TEXT,
  notes TEXT,
  -- [{ "label": ..., "url": ... }]
  links TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(links)),
  -- somebody has written about it: then it stays when its last lead leaves
  edited INTEGER NOT NULL DEFAULT 0 CHECK (edited IN (0, 1)),
  created_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX companies_key ON companies (key);
CREATE INDEX companies_domain ON companies (domain) WHERE domain IS NOT NULL;

ALTER TABLE leads ADD COLUMN company_id TEXT REFERENCES companies (id);
-- by number or address as it is stored: { "label": ..., "state": "wrong" | "doNotUse" }
ALTER TABLE leads ADD COLUMN ways TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(ways));
ALTER TABLE leads ADD COLUMN links TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(links));
-- { "said": ..., "windows": [{ "weekday", "start", "end" }] }, by the lead's clock
ALTER TABLE leads ADD COLUMN preferred TEXT CHECK (preferred IS NULL OR json_valid(preferred));
-- { "basis", "date", "source", "note" }
ALTER TABLE leads ADD COLUMN consent TEXT CHECK (consent IS NULL OR json_valid(consent));
CREATE INDEX leads_company ON leads (company_id, last_activity_ms) WHERE company_id IS NOT NULL;
-- those whose company is still to be found, at opening
CREATE INDEX leads_without_company ON leads (id) WHERE company_id IS NULL AND company IS NOT NULL;

CREATE TABLE qualification_fields (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  label TEXT NOT NULL CHECK (length(label) > 0),
  kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'choice', 'yesNo', 'date')),
  options TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(options)),
  help TEXT,
  CHECK (kind = 'choice' OR options = '[]')
) STRICT;
CREATE UNIQUE INDEX qualification_fields_label ON qualification_fields (lower(label));

INSERT INTO qualification_fields (id, position, label, kind, options, help) VALUES
  ('01900000-0000-7000-8000-000000000001', 1, 'Pain',       'text',   '[]', 'What costs them time or money today?'),
  ('01900000-0000-7000-8000-000000000002', 2, 'Trigger',    'text',   '[]', 'Why now?'),
  ('01900000-0000-7000-8000-000000000003', 3, 'Uses today', 'text',   '[]', 'Tool, spreadsheet or by hand'),
  ('01900000-0000-7000-8000-000000000004', 4, 'Promised',   'text',   '[]', 'What they were told they would see'),
  ('01900000-0000-7000-8000-000000000005', 5, 'Budget',     'text',   '[]', 'Set, planned or open'),
  ('01900000-0000-7000-8000-000000000006', 6, 'Decides',    'choice', '["Alone","With others","Somebody else"]', 'Who signs?');
`
