DROP INDEX journal_of_released_claims;
ALTER TABLE journal ALTER COLUMN event TYPE jsonb USING event::jsonb;
CREATE INDEX journal_of_released_claims ON journal USING gin ((event -> 'changes') jsonb_path_ops)
    WHERE command IN ('identity.sign-out', 'identity.end-sign-in', 'order.release-mine');
