-- An order session without its order, as the wire shows it.
CREATE OR REPLACE FUNCTION order_session_fields(s order_sessions) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN jsonb_build_object(
        'id', s.id,
        'status', s.status,
        'user', person_of(s.user_id),
        'register', (SELECT place_wire(r.id, r.code, r.name) FROM pos_registers r
            WHERE r.business_id = s.business_id AND r.id = s.register_id),
        'lastSeenAt', instant_wire(s.last_seen_at),
        'logoutTime', instant_wire(s.logout_time),
        'tabId', s.tab_id,
        'createdAt', instant_wire(s.created_at),
        'updatedAt', instant_wire(s.updated_at));
END
$$;

-- An order session with its order, as the wire shows it. items is the order's lines under the name that
-- clients of the cart know.
CREATE OR REPLACE FUNCTION order_session_document(s order_sessions) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    shown jsonb := (SELECT order_document(o, s.user_id) FROM orders o WHERE o.business_id = s.business_id AND o.id = s.order_id);
BEGIN
    RETURN order_session_fields(s) || jsonb_build_object(
        'items', shown -> 'lines',
        'order', shown,
        'version', shown -> 'version');
END
$$;

-- What changed of an order session itself, for the feed; its owner and managers read it. Of two changes the one
-- with the later updatedAt stays.
CREATE OR REPLACE FUNCTION order_session_change(s order_sessions) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('kind', 'order-session', 'id', s.id, 'userId', s.user_id, 'orderId', s.order_id,
        'fields', order_session_fields(s), 'audience', jsonb_build_array(s.user_id))
$$;

-- Locks an order session of the caller's and then its order, and returns the session. Refuses what is not
-- theirs as if it were not there (EV-5), and what is settled.
CREATE OR REPLACE FUNCTION order_session_to_change(call journal_call, wanted uuid) RETURNS order_sessions
LANGUAGE plpgsql AS $$
DECLARE
    s order_sessions;
BEGIN
    SELECT * INTO s FROM order_sessions o
    WHERE o.business_id = call.business_id AND o.id = wanted AND o.user_id = call.user_id
    FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        PERFORM refuse('order-session-unknown');
    END IF;
    IF s.status <> 'active' THEN
        PERFORM refuse('order-session-not-active', jsonb_build_object('orderSessionId', s.id, 'state', s.status,
            'transactionId', (SELECT t.id FROM transactions t
                WHERE t.business_id = s.business_id AND t.order_id = s.order_id AND t.kind = 'sale')));
    END IF;
    RETURN s;
END
$$;

CREATE OR REPLACE FUNCTION lock_order(call journal_call, wanted uuid) RETURNS orders
LANGUAGE sql AS $$
    SELECT o FROM orders o WHERE o.business_id = call.business_id AND o.id = wanted FOR NO KEY UPDATE
$$;

-- Notes where the order session is in use; at most once in half a minute while it stays there.
CREATE OR REPLACE FUNCTION order_session_seen(call journal_call, s order_sessions) RETURNS order_sessions
LANGUAGE plpgsql AS $$
BEGIN
    IF s.register_id IS DISTINCT FROM coalesce(call.register_id, s.register_id)
        OR s.last_seen_at NOT BETWEEN shop_now() - interval '30 seconds' AND shop_now()
    THEN
        UPDATE order_sessions u
        SET register_id = coalesce(call.register_id, u.register_id), last_seen_at = shop_now(), updated_at = shop_now()
        WHERE u.business_id = s.business_id AND u.id = s.id
        RETURNING u.* INTO s;
    END IF;
    RETURN s;
END
$$;

-- The event of a changed order session: what changed of the order, and whose it is.
CREATE OR REPLACE FUNCTION order_session_event(type text, s order_sessions, o orders, overwritten jsonb) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('type', type, 'audience', jsonb_build_array(s.user_id), 'changes', jsonb_build_array(
        order_session_change(s),
        order_change(o) || jsonb_build_object('overwritten', overwritten)))
$$;

-- Operations on the cart (OR-2). One call: lock, merge, work totals out, journal, answer.
CREATE OR REPLACE FUNCTION order_session_operate(
    call journal_call, wanted uuid, base_version bigint, operations jsonb, expected_total_minor bigint,
    lines_max integer, most_minor bigint
) RETURNS journal_answer
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    answer journal_answer := journal_recall(call);
    s order_sessions;
    o orders;
    applied record;
    code text;
    fields jsonb;
BEGIN
    IF answer.outcome IS NOT NULL THEN
        RETURN answer;
    END IF;
    BEGIN
        s := order_session_to_change(call, wanted);
        o := lock_order(call, s.order_id);
        IF base_version > o.version THEN
            PERFORM refuse('version-stale', jsonb_build_object('current', order_session_document(s)));
        END IF;
        SELECT * INTO applied FROM order_apply(call, o, base_version, operations, expected_total_minor, lines_max, most_minor);
        s := order_session_seen(call, s);
    EXCEPTION WHEN SQLSTATE 'TK001' THEN
        GET STACKED DIAGNOSTICS code = MESSAGE_TEXT, fields = PG_EXCEPTION_DETAIL;
        RETURN journal_refused(call, code, 'order-session', wanted, fields);
    END;
    RETURN journal_done(call, 'changed', 'order-session', s.id,
        jsonb_build_object('orderSession', order_session_document(s), 'merged', applied.merged,
            'overwritten', applied.overwritten),
        CASE WHEN (applied.changed).version > o.version THEN
            order_session_event('order-session.changed', s, applied.changed, applied.overwritten) END);
END
$$;

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
            o := lock_order(call, s.order_id);
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
    RETURN journal_done(call, outcome, 'order-session', s.id,
        order_session_document(s) || jsonb_build_object('kept', kept),
        order_session_event('order-session.saved', s, applied.changed, '[]'));
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
    s order_sessions;
    o orders;
    applied record;
    code text;
    fields jsonb;
BEGIN
    IF answer.outcome IS NOT NULL THEN
        RETURN answer;
    END IF;
    BEGIN
        s := order_session_to_change(call, wanted);
        o := lock_order(call, s.order_id);
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
    RETURN journal_done(call, 'updated', 'order-session', s.id, order_session_document(s),
        order_session_event('order-session.saved', s, applied.changed, '[]'));
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
    s order_sessions;
    o orders;
    at_register pos_registers;
    code text;
    fields jsonb;
BEGIN
    IF answer.outcome IS NOT NULL THEN
        RETURN answer;
    END IF;
    BEGIN
        s := order_session_to_change(call, wanted);
        o := lock_order(call, s.order_id);
        IF NOT EXISTS (SELECT FROM order_lines l
            WHERE l.business_id = o.business_id AND l.order_id = o.id AND NOT l.removed)
        THEN
            PERFORM refuse('order-empty');
        END IF;
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
        UPDATE order_sessions u SET status = 'completed', updated_at = shop_now(), last_seen_at = shop_now()
        WHERE u.business_id = s.business_id AND u.id = s.id
        RETURNING u.* INTO s;
    EXCEPTION WHEN SQLSTATE 'TK001' THEN
        GET STACKED DIAGNOSTICS code = MESSAGE_TEXT, fields = PG_EXCEPTION_DETAIL;
        RETURN journal_refused(call, code, 'order-session', wanted, fields);
    END;
    RETURN journal_done(call, 'sent', 'order', o.id, order_document(o, call.user_id),
        jsonb_build_object('type', 'order.queued', 'changes', jsonb_build_array(
            order_session_change(s), order_appeared(o))));
END
$$;

-- Pays the cart (OS-6): transaction, payments, cash movement, order paid, order session completed, journal
-- row: all or nothing. Locks in this order: order session, order, cash session, the day's counter.
CREATE OR REPLACE FUNCTION order_session_complete(
    call journal_call, new_transaction uuid, wanted uuid, wanted_session uuid, wanted_register text, given_payments jsonb,
    seen_total_minor bigint, seen_versions bigint[]
) RETURNS journal_answer
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    answer journal_answer := journal_recall(call);
    s order_sessions;
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
        s := order_session_to_change(call, wanted);
        o := lock_order(call, s.order_id);
        IF NOT EXISTS (SELECT FROM order_lines l
            WHERE l.business_id = o.business_id AND l.order_id = o.id AND NOT l.removed)
        THEN
            PERFORM refuse('order-empty');
        END IF;
        PERFORM refuse_unseen_total(o, seen_total_minor, seen_versions);
        IF NOT o.version = ALL (seen_versions) THEN
            PERFORM refuse('version-stale', jsonb_build_object('current', order_session_document(s)));
        END IF;
        t := record_sale(call, new_transaction, o, s.id, wanted_session, wanted_register, given_payments);
        UPDATE orders u
        SET status = 'paid', version = u.version + 1, updated_at = t.at, location_id = t.location_id, business_date = t.business_date
        WHERE u.business_id = o.business_id AND u.id = o.id
        RETURNING u.* INTO o;
        UPDATE order_sessions u SET status = 'completed', updated_at = t.at, last_seen_at = t.at
        WHERE u.business_id = s.business_id AND u.id = s.id
        RETURNING u.* INTO s;
    EXCEPTION WHEN SQLSTATE 'TK001' THEN
        GET STACKED DIAGNOSTICS code = MESSAGE_TEXT, fields = PG_EXCEPTION_DETAIL;
        RETURN journal_refused(call, code, 'order-session', wanted, fields);
    END;
    document := transaction_document(t);
    RETURN journal_done(call, 'completed', 'transaction', t.id, document,
        jsonb_build_object('type', 'transaction.completed', 'changes', jsonb_build_array(
            order_session_change(s),
            order_change(o) || jsonb_build_object('audience', jsonb_build_array(s.user_id)))
            || sale_changes(t, document)));
END
$$;
