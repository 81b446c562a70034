-- The tables of the webhooks.

CREATE TABLE webhooks (
    business_id     uuid        NOT NULL REFERENCES businesses,
    id              uuid        NOT NULL,
    url             text        NOT NULL CHECK (url ~ '^https?://'),
    description     text        NOT NULL DEFAULT '',
    -- Types of events that it is told of; {*} is every type.
    event_types     text[]      NOT NULL CHECK (cardinality(event_types) > 0),
    -- What each message is signed with. Shown once, when it is made.
    secret          text        NOT NULL CHECK (secret LIKE 'whsec\_%'),
    status          text        NOT NULL CHECK (status IN ('active', 'disabled')),
    -- by-hand; failing: too many tries in a row; gone: the receiver answered 410.
    disabled_reason text        CHECK (disabled_reason IN ('by-hand', 'failing', 'gone')),
    failures_in_row integer     NOT NULL DEFAULT 0 CHECK (failures_in_row >= 0),
    -- How far the feed was made into deliveries.
    feed_transaction_id bigint  NOT NULL,
    feed_ordinal    bigint      NOT NULL,
    created_by      uuid        NOT NULL REFERENCES users,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    version         bigint      NOT NULL DEFAULT 1 CHECK (version > 0),
    PRIMARY KEY (business_id, id),
    CONSTRAINT webhooks_disabled_for_a_reason CHECK ((status = 'disabled') = (disabled_reason IS NOT NULL))
);

-- One event for one webhook; its id is the message's for good, so that a receiver knows a repeat.
CREATE TABLE webhook_deliveries (
    business_id     uuid        NOT NULL,
    id              uuid        NOT NULL,
    webhook_id      uuid        NOT NULL,
    -- The journal row that is told; the message is made from it each time.
    transaction_id  bigint      NOT NULL,
    ordinal         bigint      NOT NULL,
    event_type      text        NOT NULL,
    status          text        NOT NULL CHECK (status IN ('waiting', 'delivered', 'dead')),
    tries           integer     NOT NULL DEFAULT 0 CHECK (tries >= 0),
    next_try_at     timestamptz NOT NULL,
    -- Somebody is sending it until then; whoever died meanwhile does not hold it up for longer.
    leased_until    timestamptz,
    created_at      timestamptz NOT NULL,
    delivered_at    timestamptz,
    PRIMARY KEY (business_id, id),
    CONSTRAINT webhook_deliveries_one_per_event UNIQUE (business_id, webhook_id, transaction_id, ordinal),
    FOREIGN KEY (business_id, webhook_id) REFERENCES webhooks (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, transaction_id, ordinal) REFERENCES journal (business_id, transaction_id, ordinal),
    CONSTRAINT webhook_deliveries_delivered_at CHECK ((status = 'delivered') = (delivered_at IS NOT NULL))
);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (business_id, webhook_id, next_try_at) WHERE status = 'waiting';
CREATE INDEX webhook_deliveries_newest ON webhook_deliveries (business_id, webhook_id, created_at DESC, id DESC);

-- What came of each try.
CREATE TABLE webhook_tries (
    business_id     uuid        NOT NULL,
    delivery_id     uuid        NOT NULL,
    number          integer     NOT NULL CHECK (number > 0),
    at              timestamptz NOT NULL,
    latency_ms      integer     NOT NULL CHECK (latency_ms >= 0),
    -- Null when no answer came; error says why.
    response_status integer,
    response_start  text,
    error           text,
    PRIMARY KEY (business_id, delivery_id, number),
    FOREIGN KEY (business_id, delivery_id) REFERENCES webhook_deliveries (business_id, id) ON DELETE CASCADE,
    CONSTRAINT webhook_tries_came_to_something CHECK (response_status IS NOT NULL OR error IS NOT NULL)
);
