ALTER TABLE cash_sessions ADD COLUMN ended_by uuid REFERENCES users;
-- The journal names who ended a session; the close of an open one ended it too.
UPDATE cash_sessions s SET ended_by = j.user_id
FROM journal j
WHERE s.ended_at IS NOT NULL AND j.business_id = s.business_id AND j.subject_id = s.id
  AND j.command = 'cash-session.end' AND j.event ->> 'type' = 'cash-session.ended';
UPDATE cash_sessions SET ended_by = closed_by WHERE ended_by IS NULL AND closed_by IS NOT NULL;
