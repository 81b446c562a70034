DROP INDEX webhook_deliveries_dead;
ALTER TABLE webhooks DROP COLUMN previous_secret, DROP COLUMN previous_secret_until;
