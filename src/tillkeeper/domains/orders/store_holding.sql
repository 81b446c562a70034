-- What holds an order: the cart of its owner, or in the queue the claim of whoever has taken it in hand. Every change of
-- an order begins in order_to_change and ends in order_released or with the hold kept, whichever address was called.

-- Opens an order for change: locks it and decides by what holds it. A cart's address names the cart, the queue's the
-- order, and the token of its claim where the caller has one. Locks a cart before its order, everywhere
-- (tests/races/test_carts.py, test_sales.py; their twins drop the locks).
--   cart    its owner's alone, and for everybody else as if it were not there (EV-5); only while it is active
--   claim   its holder's. Somebody else's live claim refuses; so does a token that is not the live claim's own (CL-3): an
--           expired one, one that a later claim left behind, or one of another order. A write without a token is its
--           sign-in's, which has to be the claim's: a till that its user left behind has another (decision 11,
--           tests/claims/test_zombies.py)
--   neither an order of the queue that nobody has claimed is anybody's
CREATE OR REPLACE FUNCTION order_to_change(
    call journal_call, wanted_cart uuid, wanted uuid, claim_token bigint, OUT o orders, OUT cart order_sessions
)
LANGUAGE plpgsql AS $$
BEGIN
    IF wanted_cart IS NOT NULL THEN
        SELECT * INTO cart FROM order_sessions s
        WHERE s.business_id = call.business_id AND s.id = wanted_cart AND s.user_id = call.user_id
        FOR NO KEY UPDATE;
        IF NOT FOUND THEN
            PERFORM refuse('order-session-unknown');
        END IF;
        IF cart.status <> 'active' THEN
            PERFORM refuse('order-session-not-active', jsonb_build_object('orderSessionId', cart.id, 'state', cart.status,
                'transactionId', (SELECT t.id FROM transactions t
                    WHERE t.business_id = cart.business_id AND t.order_id = cart.order_id AND t.kind = 'sale')));
        END IF;
        SELECT * INTO o FROM orders u
        WHERE u.business_id = call.business_id AND u.id = cart.order_id
        FOR NO KEY UPDATE;
        RETURN;
    END IF;
    o := order_in_queue(call, wanted);
    IF claim_token IS NOT NULL
        AND (claim_token <> o.fencing_token OR o.claimed_by <> call.user_id OR NOT order_claim_is_alive(o))
    THEN
        PERFORM refuse('stale-claim', jsonb_build_object('orderId', o.id, 'claim', order_claim_wire(o, call.user_id)));
    END IF;
    IF o.claimed_by <> call.user_id AND order_claim_is_alive(o) THEN
        PERFORM refuse('order-claimed', jsonb_build_object('orderId', o.id, 'claim', order_holder_wire(o, call.user_id)));
    END IF;
    IF claim_token IS NULL AND o.claim_sign_in_id <> call.token_id AND order_claim_is_alive(o) THEN
        PERFORM refuse('stale-claim', jsonb_build_object('orderId', o.id, 'claim', order_holder_wire(o, call.user_id)));
    END IF;
END
$$;

-- An order that waits in the queue, locked, whoever has claimed it. The order of a cart looks missing here (EV-5), and is
-- not locked.
CREATE OR REPLACE FUNCTION order_in_queue(call journal_call, wanted uuid) RETURNS orders
LANGUAGE plpgsql AS $$
DECLARE
    o orders;
BEGIN
    SELECT * INTO o FROM orders u
    WHERE u.business_id = call.business_id AND u.id = wanted AND u.queued_at IS NOT NULL
    FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        PERFORM refuse('order-unknown');
    END IF;
    IF o.status NOT IN ('queued', 'tab') THEN
        PERFORM refuse_settled_order(o);
    END IF;
    RETURN o;
END
$$;

-- Refuses what is asked of an order that is paid or cancelled; says which sale paid it.
CREATE OR REPLACE FUNCTION refuse_settled_order(o orders) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refuse('order-not-open', jsonb_build_object('orderId', o.id, 'number', o.number, 'state', o.status,
        'transactionId', (SELECT t.id FROM transactions t
            WHERE t.business_id = o.business_id AND t.order_id = o.id AND t.kind = 'sale')));
END
$$;

-- Begins the lease of the caller's claim again (CL-2): every change by its holder does. Returns the order as it is then.
CREATE OR REPLACE FUNCTION order_lease_kept(call journal_call, o orders) RETURNS orders
LANGUAGE plpgsql AS $$
DECLARE
    kept orders;
BEGIN
    UPDATE orders u
    SET claim_expires_at = shop_now() + make_interval(secs => p.lease_seconds)
    FROM cash_sessions s
    JOIN profiles p ON p.business_id = s.business_id AND p.id = s.profile_id
    WHERE u.business_id = o.business_id AND u.id = o.id AND u.claimed_by = call.user_id
      AND order_claim_is_alive(u)
      AND s.business_id = u.business_id AND s.id = u.claim_session_id
    RETURNING u.* INTO kept;
    RETURN CASE WHEN kept.id IS NULL THEN o ELSE kept END;
END
$$;

-- Ends the claim of an order, if it has one, and settles the order where settled_as says how: paid, by this sale, or
-- cancelled, with its reason. The only function that clears a claim. The order of a cart has the place and the day of
-- its sale; one of the queue keeps its own.
CREATE OR REPLACE FUNCTION order_released(
    o orders, settled_as text DEFAULT NULL, reason text DEFAULT NULL, sale transactions DEFAULT NULL
) RETURNS orders
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE orders u
    SET claimed_by = NULL, claimed_at = NULL, claim_expires_at = NULL, claim_session_id = NULL,
        claim_register_id = NULL, claim_sign_in_id = NULL,
        status = coalesce(settled_as, u.status),
        cancel_reason = reason,
        version = CASE WHEN settled_as IS NULL THEN u.version ELSE u.version + 1 END,
        updated_at = CASE WHEN settled_as IS NULL THEN u.updated_at ELSE coalesce((sale).at, shop_now()) END,
        location_id = coalesce(u.location_id, (sale).location_id),
        business_date = coalesce(u.business_date, (sale).business_date)
    WHERE u.business_id = o.business_id AND u.id = o.id
    RETURNING u.* INTO o;
    RETURN o;
END
$$;

-- A document of the order for the one who changed it: the cart with its order, or the order of the queue.
CREATE OR REPLACE FUNCTION order_held_document(call journal_call, o orders, cart order_sessions) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN CASE WHEN cart.id IS NULL THEN order_document(o, call.user_id) ELSE order_session_document(cart) END;
END
$$;
