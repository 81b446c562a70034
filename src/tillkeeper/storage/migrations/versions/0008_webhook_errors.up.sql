-- Why no answer came, for a screen to say in the reader's language; error keeps the words of the library that met it.
ALTER TABLE webhook_tries ADD COLUMN error_code text
    CHECK (error_code IN ('no-answer-in-time', 'name-unknown', 'target-forbidden', 'certificate-refused',
                          'not-connected', 'connection-lost', 'not-http'));
UPDATE webhook_tries SET error_code = CASE
        WHEN error LIKE 'no answer within%' THEN 'no-answer-in-time'
        WHEN error LIKE '%is not known:%' THEN 'name-unknown'
        WHEN error LIKE '%is inside this machine%' THEN 'target-forbidden'
        WHEN error LIKE 'ConnectError%SSL%' THEN 'certificate-refused'
        WHEN error LIKE 'Connect%' THEN 'not-connected'
        WHEN error LIKE 'Read%' OR error LIKE 'Write%' THEN 'connection-lost'
        ELSE 'not-http' END
    WHERE error IS NOT NULL;
ALTER TABLE webhook_tries
    ADD CONSTRAINT webhook_tries_error_has_a_code CHECK ((error IS NULL) = (error_code IS NULL));
