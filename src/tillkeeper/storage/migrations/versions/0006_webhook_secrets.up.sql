-- A secret that was replaced signs beside the new one until then, so that a receiver has time to learn the new one.
ALTER TABLE webhooks
    ADD COLUMN previous_secret text CHECK (previous_secret LIKE 'whsec\_%'),
    ADD COLUMN previous_secret_until timestamptz,
    ADD CONSTRAINT webhooks_previous_secret_ends CHECK ((previous_secret IS NULL) = (previous_secret_until IS NULL));

-- Dead letters are counted on every look at the webhooks, and there are few of them among many deliveries.
CREATE INDEX webhook_deliveries_dead ON webhook_deliveries (business_id, webhook_id, transaction_id, ordinal)
    WHERE status = 'dead';
