-- Those of one profile, newest first, whatever the others have. Nothing in it changes: a sale touches no index.
CREATE INDEX cash_sessions_on_profile ON cash_sessions (business_id, profile_id, opened_at DESC, id DESC)
    WHERE NOT is_deleted;
-- The few messages that wait or are dead behind a year of delivered ones, as their list shows them.
CREATE INDEX webhook_deliveries_waiting_newest ON webhook_deliveries (business_id, webhook_id, created_at DESC, id DESC)
    WHERE status = 'waiting';
CREATE INDEX webhook_deliveries_dead_newest ON webhook_deliveries (business_id, webhook_id, created_at DESC, id DESC)
    WHERE status = 'dead';
-- The messages that go next and those under way, whatever a receiver that was down for days has waiting.
CREATE INDEX webhook_deliveries_next ON webhook_deliveries (business_id, webhook_id, transaction_id, ordinal)
    WHERE status = 'waiting';
CREATE INDEX webhook_deliveries_leased ON webhook_deliveries (business_id, webhook_id, leased_until)
    WHERE status = 'waiting' AND leased_until IS NOT NULL;
