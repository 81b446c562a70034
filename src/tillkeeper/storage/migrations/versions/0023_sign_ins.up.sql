-- The device (hash of its cookie's secret) at which the console was signed in: the next sign-in there ends this one.
ALTER TABLE access_tokens ADD COLUMN device_hash bytea;
CREATE INDEX access_tokens_at_device ON access_tokens (device_hash) WHERE revoked_at IS NULL AND device_hash IS NOT NULL;
-- A business's sign-ins that nobody has ended, as their list shows them. A program's token is no sign-in.
CREATE INDEX access_tokens_of_business ON access_tokens (business_id, expires_at DESC, id DESC)
    WHERE revoked_at IS NULL AND kind IN ('login', 'cookie');
-- A sign-in that somebody else ends releases its claims as well: the history of an order finds that row too.
DROP INDEX journal_of_released_claims;
CREATE INDEX journal_of_released_claims ON journal USING gin ((event -> 'changes') jsonb_path_ops)
    WHERE command IN ('identity.sign-out', 'identity.end-sign-in', 'order.release-mine');
