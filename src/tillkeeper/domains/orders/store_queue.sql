-- The shared queue: orders that wait for whoever takes them in hand.

-- The order of the queue to change, locked; cart orders are their owners' and look missing here (EV-5).
-- Somebody else's live claim refuses; so does a token that is not the live claim's own (CL-3): an expired one,
-- one that a later claim left behind, or one of another order. Who leaves the token out speaks by their sign-in, which
-- has to be the claim's: a till that its user left behind has another (decision 11, tests/claims/test_zombies.py).
CREATE OR REPLACE FUNCTION queued_order_to_change(call journal_call, wanted uuid, claim_token bigint) RETURNS orders
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

-- What the holder does keeps the lease alive (CL-2). Returns the order as it is then.
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

-- The event of a changed order of the queue, for everybody of the business.
CREATE OR REPLACE FUNCTION order_event(type text, o orders, overwritten jsonb DEFAULT '[]') RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('type', type, 'changes', jsonb_build_array(
        order_change(o) || jsonb_build_object('overwritten', overwritten)))
$$;

-- The words of an order's number, whole and as it is called out: ` ord asu 20261121 0017 17`.
CREATE OR REPLACE FUNCTION order_number_words(number text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ' ' || replace(lower(number COLLATE "C"), '-', ' ')
        || coalesce(' ' || substring(number FROM '-0+([1-9][0-9]*)$'), '')
$$;

-- Enters an order into the shared queue: it gets its number from its location's business day, and is found by that and by
-- what it is called and noted by, as the program folded both.
CREATE OR REPLACE FUNCTION order_enqueued(
    o orders, at_location uuid, on_profile uuid, called text, noted text
) RETURNS orders
LANGUAGE plpgsql AS $$
DECLARE
    now timestamptz := shop_now();
    day date := (SELECT business_date_at(b, now) FROM businesses b WHERE b.business_id = o.business_id);
BEGIN
    UPDATE orders u
    SET status = 'queued', queued_at = now, updated_at = now, version = u.version + 1,
        location_id = at_location, profile_id = on_profile, business_date = day,
        number = next_number(o.business_id, at_location, day, 'order', 'ORD', 4)
    WHERE u.business_id = o.business_id AND u.id = o.id
    RETURNING u.* INTO o;
    INSERT INTO order_words (business_id, order_id, called, words)
    VALUES (o.business_id, o.id, called, order_number_words(o.number) || called || noted);
    RETURN o;
END
$$;

-- A new order straight into the queue: from a waiter's handheld, a kiosk, another system, or a till.
CREATE OR REPLACE FUNCTION order_create(
    call journal_call, new_id uuid, items jsonb, given jsonb, wanted_location text, wanted_profile text,
    expected_total_minor bigint, lines_max integer, most_minor bigint
) RETURNS journal_answer
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    answer journal_answer := journal_recall(call);
    at_register pos_registers;
    at_location uuid;
    on_profile uuid;
    o orders;
    applied record;
    code text;
    fields jsonb;
BEGIN
    IF answer.outcome IS NOT NULL THEN
        RETURN answer;
    END IF;
    BEGIN
        SELECT * INTO at_register FROM pos_registers r WHERE r.business_id = call.business_id AND r.id = call.register_id;
        SELECT l.id INTO at_location FROM locations l
        WHERE l.business_id = call.business_id
          AND CASE WHEN wanted_location IS NULL THEN l.id = at_register.location_id
                   ELSE l.code = wanted_location OR l.id::text = wanted_location END;
        IF at_location IS NULL AND wanted_location IS NULL THEN
            PERFORM refuse('order-place-needed', jsonb_build_object('field', '$.locationId'));
        ELSIF at_location IS NULL THEN
            PERFORM refuse('location-unknown', jsonb_build_object('locationId', wanted_location));
        END IF;
        SELECT p.id INTO on_profile FROM profiles p
        WHERE p.business_id = call.business_id
          AND CASE WHEN wanted_profile IS NULL THEN p.id = at_register.profile_id
                   ELSE p.code = wanted_profile OR p.id::text = wanted_profile END;
        IF on_profile IS NULL AND wanted_profile IS NULL THEN
            PERFORM refuse('order-place-needed', jsonb_build_object('field', '$.profileId'));
        ELSIF on_profile IS NULL THEN
            PERFORM refuse('profile-unknown', jsonb_build_object('profileId', wanted_profile));
        END IF;
        o := insert_order(call, new_id, coalesce(given ->> 'origin', 'till'));
        -- Before its lines: what they may be sold for is measured under the order's profile, whatever the caller's register.
        UPDATE orders u SET name = given ->> 'name', note = given ->> 'note', table_name = given ->> 'table',
            location_id = at_location, profile_id = on_profile
        WHERE u.business_id = o.business_id AND u.id = o.id
        RETURNING u.* INTO o;
        SELECT * INTO applied FROM order_apply(call, o, o.version, order_operations_for(o, items, takes_away => true),
            expected_total_minor, lines_max, most_minor);
        o := applied.changed;
        o := order_enqueued(o, at_location, on_profile, given ->> 'calledWords', given ->> 'notedWords');
    EXCEPTION WHEN SQLSTATE 'TK001' THEN
        GET STACKED DIAGNOSTICS code = MESSAGE_TEXT, fields = PG_EXCEPTION_DETAIL;
        RETURN journal_refused(call, code, 'order', NULL, fields);
    END;
    RETURN journal_done(call, 'created', 'order', o.id, order_document(o, call.user_id),
        jsonb_build_object('type', 'order.queued', 'changes', jsonb_build_array(
            order_appeared(o))));
END
$$;

-- Operations on an order of the queue (OR-2), under its claim.
CREATE OR REPLACE FUNCTION order_operations_on(
    call journal_call, wanted uuid, claim_token bigint, base_version bigint, operations jsonb,
    expected_total_minor bigint, lines_max integer, most_minor bigint
) RETURNS journal_answer
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    answer journal_answer := journal_recall(call);
    o orders;
    stood jsonb;
    applied record;
    code text;
    fields jsonb;
BEGIN
    IF answer.outcome IS NOT NULL THEN
        RETURN answer;
    END IF;
    BEGIN
        o := queued_order_to_change(call, wanted, claim_token);
        IF base_version > o.version THEN
            PERFORM refuse('version-stale', jsonb_build_object('current', order_document(o, call.user_id)));
        END IF;
        stood := goods_of_others(call, o);
        SELECT * INTO applied FROM order_apply(call, o, base_version, operations, expected_total_minor, lines_max, most_minor);
        PERFORM refuse_to_take_off_past_limit(call, o, stood, is_cancelled => false);
        -- What was sent before changes nothing, nor tells anybody: a lease that it made longer nobody would hear of.
        IF (applied.changed).version > o.version THEN
            applied.changed := order_lease_kept(call, applied.changed);
        END IF;
    EXCEPTION WHEN SQLSTATE 'TK001' THEN
        GET STACKED DIAGNOSTICS code = MESSAGE_TEXT, fields = PG_EXCEPTION_DETAIL;
        RETURN journal_refused(call, code, 'order', wanted, fields);
    END;
    RETURN journal_done(call, 'changed', 'order', o.id,
        jsonb_build_object('order', order_document(applied.changed, call.user_id), 'merged', applied.merged,
            'overwritten', applied.overwritten),
        CASE WHEN (applied.changed).version > o.version THEN
            order_event('order.changed', applied.changed, applied.overwritten) END);
END
$$;

-- Pays an order out of the queue (TX-1): one sale per order, the claim ends with it.
CREATE OR REPLACE FUNCTION order_pay(
    call journal_call, new_transaction uuid, wanted uuid, claim_token bigint, wanted_session uuid,
    wanted_register text, given_payments jsonb, seen_total_minor bigint, seen_versions bigint[]
) RETURNS journal_answer
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    answer journal_answer := journal_recall(call);
    o orders;
    t transactions;
    document jsonb;
    code text;
    fields jsonb;
BEGIN
    IF answer.outcome IS NOT NULL THEN
        RETURN answer;
    END IF;
    BEGIN
        o := queued_order_to_change(call, wanted, claim_token);
        IF NOT EXISTS (SELECT FROM order_lines l
            WHERE l.business_id = o.business_id AND l.order_id = o.id AND NOT l.removed)
        THEN
            PERFORM refuse('order-empty');
        END IF;
        PERFORM refuse_unseen_total(o, seen_total_minor, seen_versions);
        IF NOT o.version = ALL (seen_versions) THEN
            PERFORM refuse('version-stale', jsonb_build_object('current', order_document(o, call.user_id)));
        END IF;
        t := record_sale(call, new_transaction, o, NULL, wanted_session, wanted_register, given_payments);
        o := order_settled(o, 'paid', NULL);
    EXCEPTION WHEN SQLSTATE 'TK001' THEN
        GET STACKED DIAGNOSTICS code = MESSAGE_TEXT, fields = PG_EXCEPTION_DETAIL;
        RETURN journal_refused(call, code, 'order', wanted, fields);
    END;
    document := transaction_document(t);
    RETURN journal_done(call, 'completed', 'order', o.id, document,
        jsonb_build_object('type', 'transaction.completed', 'changes', jsonb_build_array(
            order_change(o)) || sale_changes(t, document)));
END
$$;

-- An order that is settled is nobody's: paid, or cancelled with its reason.
CREATE OR REPLACE FUNCTION order_settled(o orders, new_status text, reason text) RETURNS orders
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE orders u
    SET status = new_status, cancel_reason = reason, version = u.version + 1, updated_at = shop_now(),
        claimed_by = NULL, claimed_at = NULL, claim_expires_at = NULL, claim_session_id = NULL,
        claim_register_id = NULL, claim_sign_in_id = NULL
    WHERE u.business_id = o.business_id AND u.id = o.id
    RETURNING u.* INTO o;
    RETURN o;
END
$$;

-- Cancels an order of the queue; the reason stays with it.
CREATE OR REPLACE FUNCTION order_cancel(
    call journal_call, wanted uuid, claim_token bigint, reason text
) RETURNS journal_answer
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    answer journal_answer := journal_recall(call);
    o orders;
    code text;
    fields jsonb;
BEGIN
    IF answer.outcome IS NOT NULL THEN
        RETURN answer;
    END IF;
    BEGIN
        o := queued_order_to_change(call, wanted, claim_token);
        PERFORM refuse_to_take_off_past_limit(call, o, goods_of_others(call, o), is_cancelled => true);
        o := order_settled(o, 'cancelled', reason);
    EXCEPTION WHEN SQLSTATE 'TK001' THEN
        GET STACKED DIAGNOSTICS code = MESSAGE_TEXT, fields = PG_EXCEPTION_DETAIL;
        RETURN journal_refused(call, code, 'order', wanted, fields);
    END;
    RETURN journal_done(call, 'cancelled', 'order', o.id, order_document(o, call.user_id),
        order_event('order.cancelled', o));
END
$$;
