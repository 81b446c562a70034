-- What messages of a webhook are or were signed with. A row stays when the secret is replaced, and when the webhook is
-- removed: the call that made it may come again, and gets the same answer (EV-1), which the journal keeps without it.
CREATE TABLE webhook_secrets (
    business_id     uuid        NOT NULL REFERENCES businesses,
    webhook_id      uuid        NOT NULL,
    -- Of the webhook, when it got the secret; the remembered answer has it.
    version         bigint      NOT NULL CHECK (version > 0),
    secret          text        NOT NULL CHECK (secret LIKE 'whsec\_%'),
    made_at         timestamptz NOT NULL,
    PRIMARY KEY (business_id, webhook_id, version)
);

ALTER TABLE webhooks
    -- The secret that signs, and the one that it replaced, which signs too until previous_secret_until.
    ADD COLUMN secret_version bigint,
    ADD COLUMN previous_secret_version bigint;

-- The events of the journal tell at which version each secret was made: the newest is the one that signs.
INSERT INTO webhook_secrets (business_id, webhook_id, version, secret, made_at)
SELECT business_id, id, version, CASE newest WHEN 1 THEN secret ELSE previous_secret END, at
FROM (
    SELECT w.business_id, w.id, w.secret, w.previous_secret, j.at,
           (j.event #>> '{changes,0,document,version}')::bigint AS version,
           row_number() OVER (PARTITION BY w.business_id, w.id ORDER BY j.transaction_id DESC, j.ordinal DESC) AS newest
    FROM webhooks w
    JOIN journal j ON j.business_id = w.business_id AND j.subject_id = w.id
    WHERE j.command IN ('webhook.add', 'webhook.rotate-secret') AND NOT j.refused
) made
WHERE newest = 1 OR (newest = 2 AND previous_secret IS NOT NULL);

UPDATE webhooks w
SET secret_version = s.newest, previous_secret_version = CASE WHEN w.previous_secret IS NOT NULL THEN s.oldest END
FROM (
    SELECT business_id, webhook_id, max(version) AS newest, min(version) AS oldest
    FROM webhook_secrets GROUP BY business_id, webhook_id
) s
WHERE s.business_id = w.business_id AND s.webhook_id = w.id;

ALTER TABLE webhooks
    ALTER COLUMN secret_version SET NOT NULL,
    DROP COLUMN secret,
    DROP COLUMN previous_secret,
    ADD CONSTRAINT webhooks_previous_secret_ends CHECK ((previous_secret_version IS NULL) = (previous_secret_until IS NULL)),
    ADD CONSTRAINT webhooks_secret FOREIGN KEY (business_id, id, secret_version) REFERENCES webhook_secrets,
    ADD CONSTRAINT webhooks_previous_secret FOREIGN KEY (business_id, id, previous_secret_version) REFERENCES webhook_secrets;
