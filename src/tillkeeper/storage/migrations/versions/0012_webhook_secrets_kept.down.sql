ALTER TABLE webhooks
    ADD COLUMN secret text CHECK (secret LIKE 'whsec\_%'),
    ADD COLUMN previous_secret text CHECK (previous_secret LIKE 'whsec\_%');

UPDATE webhooks w
SET secret = (SELECT s.secret FROM webhook_secrets s
        WHERE s.business_id = w.business_id AND s.webhook_id = w.id AND s.version = w.secret_version),
    previous_secret = (SELECT s.secret FROM webhook_secrets s
        WHERE s.business_id = w.business_id AND s.webhook_id = w.id AND s.version = w.previous_secret_version);

ALTER TABLE webhooks
    ALTER COLUMN secret SET NOT NULL,
    DROP COLUMN secret_version,
    DROP COLUMN previous_secret_version,
    ADD CONSTRAINT webhooks_previous_secret_ends CHECK ((previous_secret IS NULL) = (previous_secret_until IS NULL));
DROP TABLE webhook_secrets;
