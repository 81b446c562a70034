DROP TABLE known_devices;
DELETE FROM sign_in_throttles;
ALTER TABLE sign_in_throttles DROP COLUMN spent_until;
