-- What only a cart does: saved and written whole, parked, sent to the queue. How it holds its order, and what is done to an
-- order wherever it is, is in the domain orders.

-- Saves the cart: creates the caller's order session or changes the live one (OS-2). The membership's
-- row lock lets two tills that save the first item at once end up in one; the index has the last word.
-- With base_versions, each the current one, the cart is then what items says, unless items says nothing. Without any
-- the items are added and changed by id: lines that were stored and are not named stay, and kept says which. A parked
-- cart takes the items and stays parked: only recovery makes it active (OS-3).
CREATE OR REPLACE FUNCTION order_session_save(
    call journal_call, new_session uuid, new_order uuid, items jsonb, base_versions bigint[], wanted_register text,
    lines_max integer, most_minor bigint
) RETURNS journal_answer
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    answer journal_answer := journal_recall(call);
    s order_sessions;
    o orders;
    applied record;
    at_register uuid;
    is_whole boolean := coalesce(cardinality(base_versions), 0) > 0;
    kept jsonb;
    outcome text := 'updated';
    document jsonb;
    code text;
    fields jsonb;
BEGIN
    IF answer.outcome IS NOT NULL THEN
        RETURN answer;
    END IF;
    BEGIN
        at_register := register_of_call(call, wanted_register);
        PERFORM FROM memberships m WHERE m.business_id = call.business_id AND m.user_id = call.user_id FOR NO KEY UPDATE;
        -- The live one's row lock is waited for and its status looked at again: a cart that another till paid or
        -- put away meanwhile is settled and stays so (tests/races/test_carts.py).
        SELECT * INTO s FROM order_sessions u
        WHERE u.business_id = call.business_id AND u.user_id = call.user_id AND u.status IN ('active', 'pending_logout')
        FOR NO KEY UPDATE;
        IF NOT FOUND AND base_versions IS NOT NULL THEN
            PERFORM refuse('version-stale', jsonb_build_object('current', NULL));
        ELSIF NOT FOUND THEN
            outcome := 'created';
            o := insert_order(call, new_order, 'till');
            INSERT INTO order_sessions (business_id, id, user_id, order_id, status, register_id, last_seen_at, created_at, updated_at)
            VALUES (call.business_id, new_session, call.user_id, o.id, 'active', at_register, o.created_at, o.created_at, o.created_at)
            RETURNING * INTO s;
        ELSE
            SELECT * INTO o FROM orders u WHERE u.business_id = call.business_id AND u.id = s.order_id FOR NO KEY UPDATE;
            IF NOT o.version = ALL (base_versions) THEN
                PERFORM refuse('version-stale', jsonb_build_object('current', order_session_document(s)));
            END IF;
            IF s.status = 'pending_logout' THEN
                outcome := 'updated-parked';
                UPDATE order_sessions u SET updated_at = shop_now()
                WHERE u.business_id = s.business_id AND u.id = s.id
                RETURNING u.* INTO s;
            ELSE
                UPDATE order_sessions u
                SET register_id = coalesce(at_register, u.register_id), last_seen_at = shop_now(), updated_at = shop_now()
                WHERE u.business_id = s.business_id AND u.id = s.id
                RETURNING u.* INTO s;
            END IF;
        END IF;
        -- An automatic save of an empty cart never wipes a stored one.
        SELECT * INTO applied FROM order_apply(call, o, o.version,
            order_operations_for(o, items, takes_away => is_whole AND items <> '[]'), NULL, lines_max, most_minor);
        kept := order_lines_beside(o, items);
    EXCEPTION WHEN SQLSTATE 'TK001' THEN
        GET STACKED DIAGNOSTICS code = MESSAGE_TEXT, fields = PG_EXCEPTION_DETAIL;
        -- One that was to be created is undone with its order: nobody finds it under that id.
        IF outcome = 'created' THEN
            s := NULL;
        END IF;
        RETURN journal_refused(call, code, 'order-session', s.id, jsonb_build_object('orderSessionId', s.id) || fields);
    END;
    document := order_session_document(s);
    RETURN journal_done(call, outcome, 'order-session', s.id, document || jsonb_build_object('kept', kept),
        order_session_event('order-session.saved', s, applied.changed, document, '[]'));
END
$$;

-- The ids of the lines that an order has beside those that items names, in their order.
CREATE OR REPLACE FUNCTION order_lines_beside(o orders, items jsonb) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT coalesce(jsonb_agg(l.id ORDER BY l.position, l.id), '[]')
    FROM order_lines l
    WHERE l.business_id = o.business_id AND l.order_id = o.id AND NOT l.removed
      AND NOT EXISTS (SELECT FROM jsonb_array_elements(items) i WHERE i ->> 'id' = l.id)
$$;

-- Writes the whole cart as based on a version (OR-2): without one 428, on an older one 409 with the current.
-- Of several versions each must be the current one; an empty array (If-Match: *) is content with whichever is, and
-- names none: lines can't be written on it (OS-2).
CREATE OR REPLACE FUNCTION order_session_replace(
    call journal_call, wanted uuid, items jsonb, wanted_status text, base_versions bigint[],
    lines_max integer, most_minor bigint
) RETURNS journal_answer
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    answer journal_answer := journal_recall(call);
    held record;
    s order_sessions;
    o orders;
    applied record;
    document jsonb;
    code text;
    fields jsonb;
BEGIN
    IF answer.outcome IS NOT NULL THEN
        RETURN answer;
    END IF;
    BEGIN
        held := order_to_change(call, wanted, NULL, NULL);
        o := held.o;
        s := held.cart;
        IF base_versions IS NULL OR (items IS NOT NULL AND base_versions = '{}') THEN
            PERFORM refuse('version-missing');
        END IF;
        IF NOT o.version = ALL (base_versions) THEN
            PERFORM refuse('version-stale', jsonb_build_object('current', order_session_document(s)));
        END IF;
        SELECT * INTO applied FROM order_apply(call, o, o.version,
            CASE WHEN items IS NULL THEN '[]' ELSE order_operations_for(o, items, takes_away => true) END, NULL,
            lines_max, most_minor);
        UPDATE order_sessions u
        SET status = coalesce(wanted_status, u.status), updated_at = shop_now(), last_seen_at = shop_now(),
            logout_time = CASE WHEN wanted_status = 'pending_logout' THEN shop_now() END
        WHERE u.business_id = s.business_id AND u.id = s.id
        RETURNING u.* INTO s;
    EXCEPTION WHEN SQLSTATE 'TK001' THEN
        GET STACKED DIAGNOSTICS code = MESSAGE_TEXT, fields = PG_EXCEPTION_DETAIL;
        RETURN journal_refused(call, code, 'order-session', wanted, fields);
    END;
    document := order_session_document(s);
    RETURN journal_done(call, 'updated', 'order-session', s.id, document,
        order_session_event('order-session.saved', s, applied.changed, document, '[]'));
END
$$;

-- Parks the live order session of a person whose last sign-in ends, for the next one, its lines kept (OS-3); while they
-- are signed in elsewhere it stays as it is there. Returns its id when it was parked. The row lock comes before the look
-- at the other sign-ins: of two that end at once the second waits for the first and finds itself the last
-- (tests/races/test_leaving.py).
CREATE OR REPLACE FUNCTION order_session_left(wanted_business uuid, person uuid, sign_in uuid) RETURNS uuid
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    live uuid;
BEGIN
    SELECT s.id INTO live FROM order_sessions s
    WHERE s.business_id = wanted_business AND s.user_id = person AND s.status IN ('active', 'pending_logout')
    FOR NO KEY UPDATE;
    IF live IS NULL OR is_signed_in_elsewhere(wanted_business, person, sign_in) THEN
        RETURN NULL;
    END IF;
    UPDATE order_sessions s SET status = 'pending_logout', logout_time = shop_now(), updated_at = shop_now()
    WHERE s.business_id = wanted_business AND s.id = live;
    RETURN live;
END
$$;

-- Sends the cart to the shared queue: the same order, with a number, for whoever takes it in hand. The order
-- session has done its work; the next tap begins another.
CREATE OR REPLACE FUNCTION order_session_send(
    call journal_call, wanted uuid, given jsonb
) RETURNS journal_answer
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    answer journal_answer := journal_recall(call);
    held record;
    s order_sessions;
    o orders;
    at_register pos_registers;
    document jsonb;
    code text;
    fields jsonb;
BEGIN
    IF answer.outcome IS NOT NULL THEN
        RETURN answer;
    END IF;
    BEGIN
        held := order_to_change(call, wanted, NULL, NULL);
        o := held.o;
        s := held.cart;
        PERFORM refuse_empty_order(o);
        SELECT * INTO at_register FROM pos_registers r
        WHERE r.business_id = call.business_id AND r.id = coalesce(call.register_id, s.register_id);
        IF NOT FOUND THEN
            PERFORM refuse('register-needed');
        END IF;
        UPDATE orders u SET name = given ->> 'name', note = given ->> 'note', table_name = given ->> 'table'
        WHERE u.business_id = o.business_id AND u.id = o.id
        RETURNING u.* INTO o;
        o := order_enqueued(o, at_register.location_id, at_register.profile_id,
            given ->> 'calledWords', given ->> 'notedWords');
        s := order_session_completed(s, shop_now());
    EXCEPTION WHEN SQLSTATE 'TK001' THEN
        GET STACKED DIAGNOSTICS code = MESSAGE_TEXT, fields = PG_EXCEPTION_DETAIL;
        RETURN journal_refused(call, code, 'order-session', wanted, fields);
    END;
    document := order_document(o, call.user_id);
    RETURN journal_done(call, 'sent', 'order', o.id, document,
        jsonb_build_object('type', 'order.queued', 'changes', jsonb_build_array(
            order_session_change(s, order_session_fields(s)), order_appeared(o, document))));
END
$$;
