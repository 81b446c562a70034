-- What a guess counts on has changed: a person and a register, each by itself, are no subjects any more.
DELETE FROM sign_in_throttles;
-- When the whole budget of guesses is there again.
ALTER TABLE sign_in_throttles ADD COLUMN spent_until timestamptz NOT NULL;
-- Where somebody has proved who they are; the hash is of a secret in the device's cookie.
CREATE TABLE known_devices (
    user_id     uuid        NOT NULL REFERENCES users,
    device_hash bytea       NOT NULL,
    last_at     timestamptz NOT NULL,
    PRIMARY KEY (user_id, device_hash)
);
CREATE INDEX known_devices_by_hash ON known_devices (device_hash);
