-- A recount is no count that the older release knows, and no count is taken back or called another.
DO $$
BEGIN
    IF EXISTS (SELECT FROM cash_counts WHERE kind = 'recount') THEN
        RAISE EXCEPTION 'Drawers were recounted after their close, and the older release knows no recounts.';
    END IF;
END
$$;
ALTER TABLE cash_counts
    DROP CONSTRAINT cash_counts_kind_check,
    ADD CONSTRAINT cash_counts_kind_check CHECK (kind IN ('spot', 'closing'));
DROP INDEX cash_sessions_approval_pending;
ALTER TABLE cash_sessions DROP COLUMN approved_at, DROP COLUMN approval;
