-- The tables of the journal, identity, shops, cash sessions, sales, orders and order sessions.
-- Every table of a business carries business_id in its primary key, so that a business is
-- one shard: nothing joins two businesses. A person may belong to several, so users,
-- their sign-ins and the sign-in throttle carry none.

-- == identity =================================================================================

CREATE TABLE users (
    id            uuid        NOT NULL PRIMARY KEY,
    username      text        NOT NULL CHECK (username = lower(username) AND username <> ''),
    name          text        NOT NULL CHECK (name <> ''),
    language      text        CHECK (language IN ('en', 'es-PY')),
    password_hash text,
    disabled_at   timestamptz,
    created_at    timestamptz NOT NULL,
    CONSTRAINT users_username_unique UNIQUE (username)
);

-- == shops ====================================================================================

CREATE TABLE businesses (
    business_id        uuid        NOT NULL PRIMARY KEY,
    code               text        NOT NULL CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9_-]*$'),
    name               text        NOT NULL CHECK (name <> ''),
    currency           text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    currency_decimals  smallint    NOT NULL CHECK (currency_decimals BETWEEN 0 AND 4),
    time_zone          text        NOT NULL,
    locale             text        NOT NULL CHECK (locale IN ('en', 'es-PY')),
    prices_include_tax boolean     NOT NULL,
    -- The trading day begins this long after midnight: a bar open past midnight
    -- goes on selling on the day it opened.
    day_starts_minutes smallint    NOT NULL DEFAULT 240 CHECK (day_starts_minutes BETWEEN 0 AND 1439),
    created_at         timestamptz NOT NULL,
    CONSTRAINT businesses_code_unique UNIQUE (code)
);

CREATE TABLE locations (
    business_id uuid NOT NULL REFERENCES businesses,
    id          uuid NOT NULL,
    code        text NOT NULL CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9_-]*$'),
    number_code text NOT NULL CHECK (number_code ~ '^[A-Z0-9]{2,6}$'),
    name        text NOT NULL CHECK (name <> ''),
    PRIMARY KEY (business_id, id),
    CONSTRAINT locations_code_unique UNIQUE (business_id, code),
    -- Session, order and transaction numbers begin with it.
    CONSTRAINT locations_number_code_unique UNIQUE (business_id, number_code)
);

CREATE TABLE profiles (
    business_id            uuid     NOT NULL REFERENCES businesses,
    id                     uuid     NOT NULL,
    code                   text     NOT NULL CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9_-]*$'),
    name                   text     NOT NULL CHECK (name <> ''),
    shares_registers       boolean  NOT NULL,
    default_float_minor    bigint   NOT NULL CHECK (default_float_minor >= 0),
    lease_seconds          integer  NOT NULL DEFAULT 90 CHECK (lease_seconds BETWEEN 5 AND 86400),
    blind_count            boolean  NOT NULL DEFAULT false,
    over_short_limit_minor bigint   CHECK (over_short_limit_minor >= 0),
    close_in_one_step      boolean  NOT NULL DEFAULT false,
    tenders                text[]   NOT NULL DEFAULT '{cash,card}',
    PRIMARY KEY (business_id, id),
    CONSTRAINT profiles_code_unique UNIQUE (business_id, code)
);

CREATE TABLE pos_registers (
    business_id uuid        NOT NULL REFERENCES businesses,
    id          uuid        NOT NULL,
    code        text        NOT NULL CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9_-]*$'),
    name        text        NOT NULL CHECK (name <> ''),
    location_id uuid        NOT NULL,
    profile_id  uuid        NOT NULL,
    retired_at  timestamptz,
    PRIMARY KEY (business_id, id),
    CONSTRAINT pos_registers_code_unique UNIQUE (business_id, code),
    FOREIGN KEY (business_id, location_id) REFERENCES locations (business_id, id),
    FOREIGN KEY (business_id, profile_id) REFERENCES profiles (business_id, id)
);

CREATE TABLE memberships (
    business_id uuid NOT NULL REFERENCES businesses,
    user_id     uuid NOT NULL REFERENCES users,
    role        text NOT NULL CHECK (role IN ('cashier', 'manager', 'admin', 'auditor')),
    pin_hash    text,
    PRIMARY KEY (business_id, user_id)
);
CREATE INDEX memberships_of_user ON memberships (user_id);

-- A sign-in: the token itself is known to its holder alone, here is its SHA-256.
CREATE TABLE access_tokens (
    id          uuid        NOT NULL PRIMARY KEY,
    token_hash  bytea       NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('login', 'cookie', 'api')),
    user_id     uuid        NOT NULL REFERENCES users,
    business_id uuid        NOT NULL REFERENCES businesses,
    register_id uuid,
    created_at  timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    revoked_at  timestamptz,
    CONSTRAINT access_tokens_hash_unique UNIQUE (token_hash),
    FOREIGN KEY (business_id, user_id) REFERENCES memberships (business_id, user_id),
    FOREIGN KEY (business_id, register_id) REFERENCES pos_registers (business_id, id)
);
CREATE INDEX access_tokens_of_user ON access_tokens (user_id) WHERE revoked_at IS NULL;

-- Wrong sign-ins in a row, of a user or at a register; kept here so that a restart forgives nobody.
CREATE TABLE sign_in_throttles (
    subject       text        NOT NULL PRIMARY KEY,
    wrong_tries   integer     NOT NULL CHECK (wrong_tries >= 0),
    blocked_until timestamptz NOT NULL,
    changed_at    timestamptz NOT NULL
);

-- == journal ==================================================================================

-- Who sends a command, with what key: the first argument of every function that changes anything.
CREATE TYPE journal_call AS (
    business_id     uuid,
    user_id         uuid,
    role            text,
    register_id     uuid,
    token_id        uuid,
    command         text,
    idempotency_key text,
    input_hash      bytea
);

-- What such a function returns. document is the answer as the wire shows it, or a refusal's fields.
CREATE TYPE journal_answer AS (
    outcome  text,
    refused  boolean,
    replayed boolean,
    document jsonb
);

-- One row a command: audit entry, feed event and remembered answer at once.
-- transaction_id comes first in the position: a reader goes no further than the oldest transaction
-- still running, so a row that commits late is never behind it (docs/decisions, feed positions).
CREATE TABLE journal (
    business_id     uuid        NOT NULL REFERENCES businesses,
    transaction_id  bigint      NOT NULL DEFAULT (pg_current_xact_id()::text::bigint),
    ordinal         bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    at              timestamptz NOT NULL,
    user_id         uuid        REFERENCES users,
    role            text,
    register_id     uuid,
    token_id        uuid,
    command         text        NOT NULL,
    subject_kind    text,
    subject_id      uuid,
    outcome         text        NOT NULL,
    refused         boolean     NOT NULL,
    idempotency_key text,
    input_hash      bytea,
    -- Kept when it may be asked for again (a key was given) and for every refusal.
    answer          jsonb,
    -- {type, audience, changes}: null where nothing changed. audience lists who may read it beside managers and
    -- auditors; null is everybody of the business.
    event           jsonb,
    PRIMARY KEY (business_id, transaction_id, ordinal),
    CONSTRAINT journal_key_needs_hash CHECK ((idempotency_key IS NULL) = (input_hash IS NULL))
);
CREATE UNIQUE INDEX journal_idempotency_key ON journal (business_id, user_id, idempotency_key)
    WHERE idempotency_key IS NOT NULL;
CREATE INDEX journal_of_subject ON journal (business_id, subject_id, transaction_id, ordinal);

-- == cash sessions ============================================================================

-- The last number given out for a location, business day and kind of document. It is raised in the
-- transaction that uses the number: unique and without a gap, and it holds up only its own day.
CREATE TABLE number_counters (
    business_id   uuid    NOT NULL,
    location_id   uuid    NOT NULL,
    business_date date    NOT NULL,
    kind          text    NOT NULL CHECK (kind IN ('session', 'order', 'transaction')),
    last_number   integer NOT NULL CHECK (last_number > 0),
    PRIMARY KEY (business_id, location_id, business_date, kind),
    FOREIGN KEY (business_id, location_id) REFERENCES locations (business_id, id)
);

CREATE TABLE cash_sessions (
    business_id         uuid        NOT NULL REFERENCES businesses,
    id                  uuid        NOT NULL,
    number              text        NOT NULL,
    business_date       date        NOT NULL,
    register_id         uuid        NOT NULL,
    location_id         uuid        NOT NULL,
    profile_id          uuid        NOT NULL,
    cashier_id          uuid        NOT NULL,
    status              text        NOT NULL CHECK (status IN ('open', 'ended', 'closed')),
    is_deleted          boolean     NOT NULL DEFAULT false,
    opened_at           timestamptz NOT NULL,
    opening_float_minor bigint      NOT NULL CHECK (opening_float_minor >= 0),
    opening_notes       text,
    ended_at            timestamptz,
    -- Frozen by End: what the drawer should hold when it is counted.
    expected_cash_minor bigint,
    closed_at           timestamptz,
    closed_by           uuid        REFERENCES users,
    counted_cash_minor  bigint      CHECK (counted_cash_minor >= 0),
    over_short_minor    bigint      GENERATED ALWAYS AS (counted_cash_minor - expected_cash_minor) STORED,
    over_short_reason   text,
    approved_by         uuid        REFERENCES users,
    closing_notes       text,
    version             bigint      NOT NULL DEFAULT 1,
    PRIMARY KEY (business_id, id),
    CONSTRAINT cash_sessions_number_unique UNIQUE (business_id, number),
    FOREIGN KEY (business_id, register_id) REFERENCES pos_registers (business_id, id),
    FOREIGN KEY (business_id, location_id) REFERENCES locations (business_id, id),
    FOREIGN KEY (business_id, profile_id) REFERENCES profiles (business_id, id),
    FOREIGN KEY (business_id, cashier_id) REFERENCES memberships (business_id, user_id),
    CONSTRAINT cash_sessions_ended_when_frozen
        CHECK ((status = 'open') = (ended_at IS NULL) AND (status = 'open') = (expected_cash_minor IS NULL)),
    CONSTRAINT cash_sessions_closed_when_counted
        CHECK ((status = 'closed') = (closed_at IS NOT NULL) AND (status = 'closed') = (counted_cash_minor IS NOT NULL))
);
-- CS-1: at most one open session per register.
CREATE UNIQUE INDEX idx_one_open_session_per_register
    ON cash_sessions (business_id, register_id)
    WHERE status = 'open' AND NOT is_deleted;
-- CS-2: at most one open session per cashier and business.
CREATE UNIQUE INDEX uq_cash_sessions_one_open_per_cashier_business
    ON cash_sessions (cashier_id, business_id)
    WHERE status = 'open' AND NOT is_deleted;
CREATE INDEX cash_sessions_recent ON cash_sessions (business_id, opened_at DESC, id DESC);
CREATE INDEX cash_sessions_open_on_profile ON cash_sessions (business_id, profile_id)
    WHERE status = 'open' AND NOT is_deleted;

CREATE TABLE cash_session_participants (
    business_id uuid        NOT NULL,
    session_id  uuid        NOT NULL,
    user_id     uuid        NOT NULL,
    joined_at   timestamptz NOT NULL,
    PRIMARY KEY (business_id, session_id, user_id),
    FOREIGN KEY (business_id, session_id) REFERENCES cash_sessions (business_id, id),
    FOREIGN KEY (business_id, user_id) REFERENCES memberships (business_id, user_id)
);

-- Append-only; expected cash is the sum of effect_minor (CS-6). Amounts are unsigned, the type
-- gives the direction.
CREATE TABLE cash_movements (
    business_id    uuid        NOT NULL,
    id             uuid        NOT NULL,
    session_id     uuid        NOT NULL,
    type           text        NOT NULL,
    amount_minor   bigint      NOT NULL CHECK (amount_minor >= 0),
    effect_minor   bigint      NOT NULL GENERATED ALWAYS AS (
        CASE type
            WHEN 'opening_float'     THEN amount_minor
            WHEN 'sale'              THEN amount_minor
            WHEN 'paid_in'           THEN amount_minor
            WHEN 'refund'            THEN -amount_minor
            WHEN 'paid_out'          THEN -amount_minor
            WHEN 'safe_drop'         THEN -amount_minor
            WHEN 'petty_cash'        THEN -amount_minor
            WHEN 'tip_payout'        THEN -amount_minor
            WHEN 'change_correction' THEN -amount_minor
            WHEN 'no_sale'           THEN 0
        END) STORED,
    reason         text,
    note           text,
    by_user_id     uuid        NOT NULL REFERENCES users,
    approved_by    uuid        REFERENCES users,
    transaction_id uuid,
    at             timestamptz NOT NULL,
    PRIMARY KEY (business_id, id),
    FOREIGN KEY (business_id, session_id) REFERENCES cash_sessions (business_id, id),
    CONSTRAINT cash_movements_no_sale_moves_nothing CHECK (type <> 'no_sale' OR amount_minor = 0)
);
CREATE INDEX cash_movements_of_session ON cash_movements (business_id, session_id, at, id);

-- Sums over a session's movements, payments and transactions, kept by triggers in the transaction
-- that adds the row, so that closing costs the same after 10 sales or 100,000 (CS-6).
-- `tillkeeper doctor` adds the rows up again and compares.
CREATE TABLE cash_session_totals (
    business_id        uuid    NOT NULL,
    session_id         uuid    NOT NULL,
    cash_minor         bigint  NOT NULL DEFAULT 0,
    sales_minor        bigint  NOT NULL DEFAULT 0,
    refunds_minor      bigint  NOT NULL DEFAULT 0,
    transactions_count integer NOT NULL DEFAULT 0,
    PRIMARY KEY (business_id, session_id),
    FOREIGN KEY (business_id, session_id) REFERENCES cash_sessions (business_id, id)
) WITH (fillfactor = 50);

CREATE TABLE cash_session_tender_totals (
    business_id  uuid   NOT NULL,
    session_id   uuid   NOT NULL,
    tender       text   NOT NULL,
    amount_minor bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (business_id, session_id, tender),
    FOREIGN KEY (business_id, session_id) REFERENCES cash_sessions (business_id, id)
) WITH (fillfactor = 50);

CREATE TABLE cash_counts (
    business_id   uuid        NOT NULL,
    id            uuid        NOT NULL,
    session_id    uuid        NOT NULL,
    kind          text        NOT NULL CHECK (kind IN ('spot', 'closing')),
    amount_minor  bigint      NOT NULL CHECK (amount_minor >= 0),
    -- [{value, count}] in minor units, or null for a count by one figure.
    denominations jsonb,
    expected_cash_minor bigint NOT NULL,
    by_user_id    uuid        NOT NULL REFERENCES users,
    at            timestamptz NOT NULL,
    PRIMARY KEY (business_id, id),
    FOREIGN KEY (business_id, session_id) REFERENCES cash_sessions (business_id, id)
);
CREATE INDEX cash_counts_of_session ON cash_counts (business_id, session_id, at, id);

-- == orders ===================================================================================

CREATE TABLE orders (
    business_id           uuid        NOT NULL REFERENCES businesses,
    id                    uuid        NOT NULL,
    number                text,
    business_date         date,
    location_id           uuid,
    status                text        NOT NULL CHECK (status IN ('building', 'queued', 'tab', 'paid', 'cancelled')),
    version               bigint      NOT NULL DEFAULT 1 CHECK (version > 0),
    discount_percent_milli integer    CHECK (discount_percent_milli BETWEEN 0 AND 100000),
    discount_amount_minor bigint      CHECK (discount_amount_minor >= 0),
    subtotal_minor        bigint      NOT NULL DEFAULT 0,
    discount_total_minor  bigint      NOT NULL DEFAULT 0,
    tax_total_minor       bigint      NOT NULL DEFAULT 0,
    total_minor           bigint      NOT NULL DEFAULT 0,
    name                  text,
    note                  text,
    table_name            text,
    origin                text        NOT NULL,
    created_by            uuid        NOT NULL REFERENCES users,
    created_at            timestamptz NOT NULL,
    updated_at            timestamptz NOT NULL,
    PRIMARY KEY (business_id, id),
    CONSTRAINT orders_number_unique UNIQUE (business_id, number),
    FOREIGN KEY (business_id, location_id) REFERENCES locations (business_id, id),
    CONSTRAINT orders_one_discount CHECK (discount_percent_milli IS NULL OR discount_amount_minor IS NULL),
    CONSTRAINT orders_amounts CHECK (
        subtotal_minor >= 0 AND discount_total_minor BETWEEN 0 AND subtotal_minor
        AND tax_total_minor >= 0 AND total_minor >= 0)
);

CREATE TABLE order_lines (
    business_id            uuid    NOT NULL,
    order_id               uuid    NOT NULL,
    id                     text    NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,64}$'),
    position               integer NOT NULL,
    product_id             uuid,
    variant_id             uuid,
    name                   text    NOT NULL CHECK (name <> ''),
    price_minor            bigint  NOT NULL CHECK (price_minor >= 0),
    quantity_milli         bigint  NOT NULL CHECK (quantity_milli > 0),
    note                   text,
    discount_percent_milli integer CHECK (discount_percent_milli BETWEEN 0 AND 100000),
    discount_amount_minor  bigint  CHECK (discount_amount_minor >= 0),
    tax_percent_milli      integer NOT NULL CHECK (tax_percent_milli BETWEEN 0 AND 100000),
    gross_minor            bigint  NOT NULL DEFAULT 0,
    discount_minor         bigint  NOT NULL DEFAULT 0,
    net_minor              bigint  NOT NULL DEFAULT 0,
    tax_minor              bigint  NOT NULL DEFAULT 0,
    added_by               uuid    NOT NULL REFERENCES users,
    added_version          bigint  NOT NULL,
    changed_version        bigint  NOT NULL,
    -- A removed line stays as a tombstone until the order is settled, so that an operation made
    -- before the removal was known still finds it (OR-2).
    removed                boolean NOT NULL DEFAULT false,
    PRIMARY KEY (business_id, order_id, id),
    FOREIGN KEY (business_id, order_id) REFERENCES orders (business_id, id),
    CONSTRAINT order_lines_one_discount CHECK (discount_percent_milli IS NULL OR discount_amount_minor IS NULL)
);

-- Every operation once: its id is the client's, so that sending it twice changes nothing (OR-2).
CREATE TABLE order_operations (
    business_id  uuid        NOT NULL,
    order_id     uuid        NOT NULL,
    operation_id text        NOT NULL CHECK (operation_id ~ '^[A-Za-z0-9_-]{1,64}$'),
    version      bigint      NOT NULL,
    kind         text        NOT NULL,
    line_id      text,
    -- The field it set and what it set it to, for telling two people what the other did.
    field        text,
    value        jsonb,
    user_id      uuid        NOT NULL REFERENCES users,
    token_id     uuid        NOT NULL,
    at           timestamptz NOT NULL,
    PRIMARY KEY (business_id, order_id, operation_id),
    FOREIGN KEY (business_id, order_id) REFERENCES orders (business_id, id)
);
CREATE INDEX order_operations_of_field ON order_operations (business_id, order_id, line_id, field, version);

-- == order sessions ===========================================================================

CREATE TABLE order_sessions (
    business_id  uuid        NOT NULL,
    id           uuid        NOT NULL,
    user_id      uuid        NOT NULL,
    order_id     uuid        NOT NULL,
    status       text        NOT NULL CHECK (status IN
        ('active', 'pending_logout', 'assigned_to_tab', 'completed', 'discarded')),
    register_id  uuid,
    last_seen_at timestamptz NOT NULL,
    logout_time  timestamptz,
    tab_id       uuid,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    PRIMARY KEY (business_id, id),
    FOREIGN KEY (business_id, user_id) REFERENCES memberships (business_id, user_id),
    FOREIGN KEY (business_id, order_id) REFERENCES orders (business_id, id),
    FOREIGN KEY (business_id, register_id) REFERENCES pos_registers (business_id, id),
    CONSTRAINT order_sessions_logout_time CHECK ((status = 'pending_logout') = (logout_time IS NOT NULL))
);
-- OS-2: one live order session per user and business.
CREATE UNIQUE INDEX order_sessions_one_live_per_user
    ON order_sessions (business_id, user_id) WHERE status IN ('active', 'pending_logout');
CREATE INDEX order_sessions_of_user ON order_sessions (business_id, user_id, created_at DESC, id DESC);
CREATE INDEX order_sessions_by_status ON order_sessions (business_id, status, updated_at);

-- == sales ====================================================================================

CREATE TABLE transactions (
    business_id          uuid        NOT NULL REFERENCES businesses,
    id                   uuid        NOT NULL,
    number               text        NOT NULL,
    kind                 text        NOT NULL CHECK (kind IN ('sale', 'refund')),
    session_id           uuid        NOT NULL,
    register_id          uuid        NOT NULL,
    location_id          uuid        NOT NULL,
    cashier_id           uuid        NOT NULL REFERENCES users,
    business_date        date        NOT NULL,
    order_id             uuid        NOT NULL,
    order_session_id     uuid,
    original_id          uuid,
    subtotal_minor       bigint      NOT NULL CHECK (subtotal_minor >= 0),
    discount_total_minor bigint      NOT NULL CHECK (discount_total_minor >= 0),
    tax_total_minor      bigint      NOT NULL CHECK (tax_total_minor >= 0),
    total_minor          bigint      NOT NULL CHECK (total_minor >= 0),
    at                   timestamptz NOT NULL,
    PRIMARY KEY (business_id, id),
    CONSTRAINT transactions_number_unique UNIQUE (business_id, number),
    FOREIGN KEY (business_id, session_id) REFERENCES cash_sessions (business_id, id),
    FOREIGN KEY (business_id, order_id) REFERENCES orders (business_id, id),
    FOREIGN KEY (business_id, original_id) REFERENCES transactions (business_id, id)
);
-- OS-6: an order is sold once, whoever asks and how often.
CREATE UNIQUE INDEX transactions_one_sale_per_order ON transactions (business_id, order_id) WHERE kind = 'sale';
CREATE INDEX transactions_recent ON transactions (business_id, at DESC, id DESC);
CREATE INDEX transactions_of_session ON transactions (business_id, session_id, at DESC, id DESC);

CREATE TABLE transaction_lines (
    business_id       uuid    NOT NULL,
    transaction_id    uuid    NOT NULL,
    position          integer NOT NULL,
    line_id           text    NOT NULL,
    product_id        uuid,
    variant_id        uuid,
    name              text    NOT NULL,
    price_minor       bigint  NOT NULL,
    quantity_milli    bigint  NOT NULL,
    note              text,
    discount_percent_milli integer,
    discount_amount_minor  bigint,
    tax_percent_milli integer NOT NULL,
    gross_minor       bigint  NOT NULL,
    discount_minor    bigint  NOT NULL,
    net_minor         bigint  NOT NULL,
    tax_minor         bigint  NOT NULL,
    PRIMARY KEY (business_id, transaction_id, position),
    FOREIGN KEY (business_id, transaction_id) REFERENCES transactions (business_id, id)
);

CREATE TABLE payments (
    business_id    uuid     NOT NULL,
    transaction_id uuid     NOT NULL,
    position       integer  NOT NULL,
    session_id     uuid     NOT NULL,
    tender         text     NOT NULL,
    amount_minor   bigint   NOT NULL CHECK (amount_minor >= 0),
    -- What the customer handed over in cash, and what went back.
    tendered_minor bigint   CHECK (tendered_minor >= amount_minor),
    change_minor   bigint   GENERATED ALWAYS AS (tendered_minor - amount_minor) STORED,
    PRIMARY KEY (business_id, transaction_id, position),
    FOREIGN KEY (business_id, transaction_id) REFERENCES transactions (business_id, id),
    FOREIGN KEY (business_id, session_id) REFERENCES cash_sessions (business_id, id),
    CONSTRAINT payments_only_cash_gives_change CHECK (tender = 'cash' OR tendered_minor IS NULL)
);

-- == what is written once stays =================================================================

CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER cash_movements_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON cash_movements
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER cash_counts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON cash_counts
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER order_operations_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON order_operations
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER transactions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON transactions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER transaction_lines_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON transaction_lines
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER payments_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payments
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
