-- What the clock said when the next try was planned: one that was planned ahead of now is set right.
ALTER TABLE webhook_deliveries ADD COLUMN planned_at timestamptz;
CREATE INDEX webhook_deliveries_planned ON webhook_deliveries (business_id, planned_at) WHERE status = 'waiting';
-- A sign-in that began ahead of now likewise.
CREATE INDEX access_tokens_begun ON access_tokens (created_at) WHERE revoked_at IS NULL AND kind IN ('login', 'cookie');
-- Bursts of wrong passwords and PINs, the newest first, as the board shows them.
CREATE INDEX journal_of_guesses ON journal (business_id, at DESC) WHERE command = 'identity.guessing';
