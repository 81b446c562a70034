-- Requests: a cashier asks the holder of an order for it, and is granted it or not.

CREATE OR REPLACE FUNCTION claim_request_wire(r order_claim_requests) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('id', r.id, 'orderId', r.order_id, 'requestedBy', person_of(r.requested_by),
        'holder', person_of(r.holder_id), 'message', r.message, 'status', r.status,
        'requestedAt', instant_wire(r.requested_at), 'answeredAt', instant_wire(r.answered_at))
$$;

-- Whether the order can still be handed to the one who asked: the sign-in of the request is alive and its cash session
-- open. Otherwise the new holder would not be there (CL-2).
CREATE OR REPLACE FUNCTION claim_request_is_live(r order_claim_requests) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM access_tokens t WHERE t.id = r.sign_in_id AND token_is_live(t)
    ) AND EXISTS (
        SELECT FROM cash_sessions s
        WHERE s.business_id = r.business_id AND s.id = r.session_id AND s.status = 'open' AND NOT s.is_deleted
    );
END
$$;

CREATE OR REPLACE FUNCTION claim_request_change(r order_claim_requests) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('kind', 'claim-request', 'id', r.id, 'document', claim_request_wire(r),
        'audience', jsonb_build_array(r.requested_by, r.holder_id))
$$;

CREATE OR REPLACE FUNCTION claim_request_event(type text, r order_claim_requests) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('type', type, 'changes', jsonb_build_array(claim_request_change(r)))
$$;

-- Asks the holder for an order. Asking again while it waits is the same request.
CREATE OR REPLACE FUNCTION ask_for_order(
    call journal_call, new_id uuid, wanted uuid, wanted_session uuid, message text
) RETURNS journal_answer
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    answer journal_answer := journal_recall(call);
    o orders;
    session cash_sessions;
    r order_claim_requests;
    code text;
    fields jsonb;
BEGIN
    IF answer.outcome IS NOT NULL THEN
        RETURN answer;
    END IF;
    BEGIN
        o := order_in_queue(call, wanted);
        session := session_to_work_on(call, wanted_session, o.profile_id, stays_open => false);
        IF NOT order_claim_is_alive(o) OR o.claimed_by = call.user_id THEN
            PERFORM refuse('order-not-held', jsonb_build_object('orderId', o.id, 'number', o.number));
        END IF;
        UPDATE order_claim_requests q
        SET session_id = session.id, sign_in_id = call.token_id, fencing_token = o.fencing_token,
            holder_id = o.claimed_by, message = ask_for_order.message, requested_at = shop_now()
        WHERE q.business_id = call.business_id AND q.order_id = o.id AND q.requested_by = call.user_id AND q.status = 'waiting'
        RETURNING q.* INTO r;
        IF NOT FOUND THEN
            INSERT INTO order_claim_requests (business_id, id, order_id, fencing_token, requested_by, session_id, sign_in_id,
                holder_id, message, status, requested_at)
            VALUES (call.business_id, new_id, o.id, o.fencing_token, call.user_id, session.id, call.token_id,
                o.claimed_by, ask_for_order.message, 'waiting', shop_now())
            RETURNING * INTO r;
        END IF;
    EXCEPTION WHEN SQLSTATE 'TK001' THEN
        GET STACKED DIAGNOSTICS code = MESSAGE_TEXT, fields = PG_EXCEPTION_DETAIL;
        RETURN journal_refused(call, code, 'order', wanted, fields);
    END;
    RETURN journal_done(call, 'asked', 'order', o.id, claim_request_wire(r), claim_request_event('order.asked-for', r));
END
$$;

-- The holder's answer. A grant hands the order over in the same transaction; it counts only while the claim that
-- was asked for is still the live one, and the asker is still there.
CREATE OR REPLACE FUNCTION answer_request(
    call journal_call, wanted uuid, wanted_request uuid, grants boolean
) RETURNS journal_answer
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    answer journal_answer := journal_recall(call);
    o orders;
    was orders;
    r order_claim_requests;
    session cash_sessions;
    outcome text := CASE WHEN grants THEN 'granted' ELSE 'declined' END;
    event jsonb;
    code text;
    fields jsonb;
BEGIN
    IF answer.outcome IS NOT NULL THEN
        RETURN answer;
    END IF;
    BEGIN
        o := order_in_queue(call, wanted);
        SELECT * INTO r FROM order_claim_requests q
        WHERE q.business_id = call.business_id AND q.id = wanted_request AND q.order_id = o.id
          AND q.holder_id = call.user_id
        FOR NO KEY UPDATE;
        IF NOT FOUND THEN
            PERFORM refuse('claim-request-unknown');
        END IF;
        IF r.status = 'withdrawn' THEN
            PERFORM refuse('asker-gone', jsonb_build_object('asker', person_of(r.requested_by)));
        END IF;
        IF r.status <> 'waiting' THEN
            PERFORM refuse('claim-request-answered', jsonb_build_object('state', r.status));
        END IF;
        IF grants AND (r.fencing_token <> o.fencing_token OR NOT order_claim_is_alive(o)) THEN
            PERFORM refuse('stale-claim', jsonb_build_object('orderId', o.id, 'claim', order_claim_wire(o, call.user_id)));
        END IF;
        UPDATE order_claim_requests q SET status = outcome, answered_at = shop_now()
        WHERE q.business_id = r.business_id AND q.id = r.id
        RETURNING q.* INTO r;
        event := claim_request_event('order.request-' || outcome, r);
        IF grants THEN
            -- Waits for whoever ends the asker's sign-in: either that is seen here, or it finds the order in the
            -- asker's hands and releases it (tests/claims/test_asking.py).
            PERFORM FROM access_tokens t WHERE t.id = r.sign_in_id FOR SHARE;
            IF NOT claim_request_is_live(r) THEN
                PERFORM refuse('asker-gone', jsonb_build_object('asker', person_of(r.requested_by)));
            END IF;
            SELECT * INTO STRICT session FROM cash_sessions s WHERE s.business_id = call.business_id AND s.id = r.session_id;
            was := o;
            o := order_handed_to(o, r.requested_by, r.sign_in_id, session,
                (SELECT p.lease_seconds FROM profiles p WHERE p.business_id = o.business_id AND p.id = o.profile_id));
            event := jsonb_build_object('type', 'order.request-granted', 'changes',
                (event #> '{changes}') || (claim_event('order.handed-over', o, was) -> 'changes'));
        END IF;
    EXCEPTION WHEN SQLSTATE 'TK001' THEN
        GET STACKED DIAGNOSTICS code = MESSAGE_TEXT, fields = PG_EXCEPTION_DETAIL;
        RETURN journal_refused(call, code, 'order', wanted, fields);
    END;
    RETURN journal_done(call, outcome, 'order', o.id, claim_request_wire(r), event);
END
$$;
