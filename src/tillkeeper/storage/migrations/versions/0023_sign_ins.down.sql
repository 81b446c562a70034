DROP INDEX journal_of_released_claims;
CREATE INDEX journal_of_released_claims ON journal USING gin ((event -> 'changes') jsonb_path_ops)
    WHERE command IN ('identity.sign-out', 'order.release-mine');
DROP INDEX access_tokens_of_business;
ALTER TABLE access_tokens DROP COLUMN device_hash;
