DROP TABLE order_approvals;
ALTER TABLE order_lines DROP COLUMN catalogue_tax_percent_milli, DROP COLUMN catalogue_price_minor;
DROP TABLE profile_limits;
ALTER TABLE journal DROP COLUMN approved_by;
ALTER TYPE journal_call DROP ATTRIBUTE approver_checked, DROP ATTRIBUTE approver_id;
