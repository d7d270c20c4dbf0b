/** What a meeting type asks for before it is booked, and the story of each lead without reading all of the journal. */
export const sql = /* sql */ `
-- names of fields, or labels of answers, that a lead must have
ALTER TABLE meeting_types ADD COLUMN required TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(required));

-- of the entries about something that belongs to a lead, the lead: also of what is not there any more
CREATE INDEX journal_lead ON journal (coalesce(after ->> 'lead_id', before ->> 'lead_id'), change_id)
  WHERE tbl IN ('activities', 'meetings', 'holds');
`
