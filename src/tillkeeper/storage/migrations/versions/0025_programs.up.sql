-- A program that uses the API in its own name (DV-2). It is a user with a membership, so that everything it does has an author,
-- without a password or a PIN, so that it never signs in and never approves. Its tokens are rows of access_tokens.
CREATE TABLE programs (
    business_id     uuid        NOT NULL REFERENCES businesses,
    user_id         uuid        NOT NULL,
    name            text        NOT NULL CHECK (name <> ''),
    -- Whether it may be in charge of a drawer: a kiosk, or a till that counts its own cash.
    may_hold_drawer boolean     NOT NULL,
    created_at      timestamptz NOT NULL,
    PRIMARY KEY (business_id, user_id),
    FOREIGN KEY (business_id, user_id) REFERENCES memberships (business_id, user_id)
);
CREATE UNIQUE INDEX programs_name_unique ON programs (business_id, lower(name));

-- A program's token may have no end; a sign-in always has one.
ALTER TABLE access_tokens
    ALTER COLUMN expires_at DROP NOT NULL,
    ADD CONSTRAINT access_tokens_sign_in_ends CHECK (kind = 'api' OR expires_at IS NOT NULL);
-- A business's tokens of programs, as their list shows them.
CREATE INDEX access_tokens_of_programs ON access_tokens (business_id, created_at DESC, id DESC) WHERE kind = 'api';
