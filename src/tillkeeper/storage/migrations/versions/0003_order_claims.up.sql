-- Orders of the queue know their profile and why they were cancelled; every order may be claimed.
-- All columns are optional: orders from before stay valid and unclaimed (S0-34, S0-35).
ALTER TABLE orders
    ADD COLUMN profile_id       uuid,
    ADD COLUMN queued_at        timestamptz,
    ADD COLUMN cancel_reason    text,
    ADD COLUMN split_from_id    uuid,
    -- Who has it in hand (CL-1). The claim counts only while claim_expires_at is ahead and the cash session
    -- it was made from is open (order_claim_is_alive): nothing needs to sweep.
    ADD COLUMN claimed_by       uuid REFERENCES users,
    ADD COLUMN claimed_at       timestamptz,
    ADD COLUMN claim_expires_at timestamptz,
    ADD COLUMN claim_session_id uuid,
    ADD COLUMN claim_register_id uuid,
    -- The sign-in that holds it: signing out there releases it, signing out elsewhere does not.
    ADD COLUMN claim_sign_in_id uuid,
    -- Raised by every new claim, never lowered: a write under an older one is refused (CL-3).
    ADD COLUMN fencing_token    bigint NOT NULL DEFAULT 0,
    ADD CONSTRAINT orders_profile_fk FOREIGN KEY (business_id, profile_id) REFERENCES profiles (business_id, id),
    ADD CONSTRAINT orders_claim_session_fk
        FOREIGN KEY (business_id, claim_session_id) REFERENCES cash_sessions (business_id, id),
    ADD CONSTRAINT orders_split_from_fk FOREIGN KEY (business_id, split_from_id) REFERENCES orders (business_id, id),
    ADD CONSTRAINT orders_claim_is_whole CHECK (
        num_nulls(claimed_by, claimed_at, claim_expires_at, claim_session_id, claim_register_id, claim_sign_in_id)
        IN (0, 6)),
    ADD CONSTRAINT orders_settled_is_free CHECK (claimed_by IS NULL OR status NOT IN ('paid', 'cancelled')),
    ADD CONSTRAINT orders_queued_has_number CHECK (status NOT IN ('queued', 'tab') OR number IS NOT NULL);

-- The queue, newest first, and a profile's; the live claims of a business.
CREATE INDEX orders_in_queue ON orders (business_id, queued_at DESC, id DESC) WHERE queued_at IS NOT NULL;
CREATE INDEX orders_waiting_on_profile ON orders (business_id, profile_id, queued_at DESC, id DESC)
    WHERE status IN ('queued', 'tab');
CREATE INDEX orders_claimed ON orders (business_id, claim_expires_at) WHERE claimed_by IS NOT NULL;
CREATE INDEX orders_claimed_by_sign_in ON orders (business_id, claim_sign_in_id) WHERE claimed_by IS NOT NULL;

-- Whether a cashier may take over with a reason alone; otherwise a manager, or a manager's PIN (CL-4).
ALTER TABLE profiles ADD COLUMN cashiers_take_over boolean NOT NULL DEFAULT false;

-- "May I have it?" from one cashier to the holder, so that taking over is the exception.
CREATE TABLE order_claim_requests (
    business_id   uuid        NOT NULL,
    id            uuid        NOT NULL,
    order_id      uuid        NOT NULL,
    -- The claim that was asked for: an answer to a request about an older one changes nothing.
    fencing_token bigint      NOT NULL,
    requested_by  uuid        NOT NULL REFERENCES users,
    session_id    uuid        NOT NULL,
    sign_in_id    uuid        NOT NULL,
    holder_id     uuid        NOT NULL REFERENCES users,
    message       text,
    status        text        NOT NULL CHECK (status IN ('waiting', 'granted', 'declined')),
    requested_at  timestamptz NOT NULL,
    answered_at   timestamptz,
    PRIMARY KEY (business_id, id),
    FOREIGN KEY (business_id, order_id) REFERENCES orders (business_id, id),
    FOREIGN KEY (business_id, session_id) REFERENCES cash_sessions (business_id, id),
    CONSTRAINT order_claim_requests_answered CHECK ((status = 'waiting') = (answered_at IS NULL))
);
-- Asking twice is one request.
CREATE UNIQUE INDEX order_claim_requests_one_waiting
    ON order_claim_requests (business_id, order_id, requested_by) WHERE status = 'waiting';
