ALTER TABLE cash_sessions DROP COLUMN ended_by;
