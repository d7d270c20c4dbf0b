/**
 * A hold ends when its lead is closed, and only then: a lead that was closed before, and is written again, as when a call
 * is logged or taken back, keeps what was held for it since.
 */
export const sql = /* sql */ `
DROP TRIGGER holds_end_with_lead;
CREATE TRIGGER holds_end_with_lead AFTER UPDATE OF stage, do_not_contact ON leads
WHEN (NEW.stage IN ('handedOver', 'lost') OR NEW.do_not_contact = 1)
 AND NOT (OLD.stage IN ('handedOver', 'lost') OR OLD.do_not_contact = 1) BEGIN
  DELETE FROM holds WHERE lead_id = NEW.id;
END;
`
