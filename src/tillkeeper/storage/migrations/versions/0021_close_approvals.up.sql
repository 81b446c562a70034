-- A close past its limit is never refused: it stands as pending until somebody else approves (CS-8), or as approved by
-- oneself where nobody else works.
ALTER TABLE cash_sessions
    ADD COLUMN approval text CHECK (approval IN ('pending', 'approved', 'by-oneself')),
    ADD COLUMN approved_at timestamptz;
UPDATE cash_sessions SET approval = 'approved', approved_at = closed_at WHERE approved_by IS NOT NULL;
ALTER TABLE cash_sessions
    ADD CONSTRAINT cash_sessions_approval_of_closed CHECK (approval IS NULL OR status = 'closed'),
    ADD CONSTRAINT cash_sessions_approval_by_somebody CHECK (
        (approved_by IS NOT NULL) = (approval IS NOT NULL AND approval <> 'pending')
        AND (approved_by IS NULL) = (approved_at IS NULL));
CREATE INDEX cash_sessions_approval_pending ON cash_sessions (business_id, opened_at DESC, id DESC)
    WHERE approval = 'pending' AND NOT is_deleted;

-- A recount is one of a closed session, by somebody who could approve it; what was closed stays as it is.
ALTER TABLE cash_counts
    DROP CONSTRAINT cash_counts_kind_check,
    ADD CONSTRAINT cash_counts_kind_check CHECK (kind IN ('spot', 'closing', 'recount'));
