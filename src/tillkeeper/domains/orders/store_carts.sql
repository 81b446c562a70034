-- A cart: the order session that holds an order for its owner, shown, told and noted. What only a cart does is in the domain
-- order_sessions.

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
-- with the later updatedAt stays. fields are those of order_session_fields, which a document has as well.
CREATE OR REPLACE FUNCTION order_session_change(s order_sessions, fields jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT jsonb_build_object('kind', 'order-session', 'id', s.id, 'userId', s.user_id, 'orderId', s.order_id,
        'fields', fields, 'audience', jsonb_build_array(s.user_id))
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

-- The event of a changed order session: what changed of the order, and whose it is. shown is the session's document.
CREATE OR REPLACE FUNCTION order_session_event(
    type text, s order_sessions, o orders, shown jsonb, overwritten jsonb
) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT jsonb_build_object('type', type, 'audience', jsonb_build_array(s.user_id), 'changes', jsonb_build_array(
        order_session_change(s, shown - '{items,order,version}'::text[]),
        order_change_of(o, shown -> 'order') || jsonb_build_object('overwritten', overwritten)))
$$;

-- The cart has done its work: its order was paid, or sent to the queue.
CREATE OR REPLACE FUNCTION order_session_completed(s order_sessions, at timestamptz) RETURNS order_sessions
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE order_sessions u SET status = 'completed', updated_at = at, last_seen_at = at
    WHERE u.business_id = s.business_id AND u.id = s.id
    RETURNING u.* INTO s;
    RETURN s;
END
$$;
