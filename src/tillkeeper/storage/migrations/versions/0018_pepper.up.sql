-- The fingerprint of the secret outside this database that seals the hashes in it: one row, from its first server on.
CREATE TABLE pepper (
    is_the_one  boolean     NOT NULL PRIMARY KEY DEFAULT true CHECK (is_the_one),
    fingerprint text        NOT NULL,
    since       timestamptz NOT NULL
);
