-- Claims: made, renewed, released, taken over.

-- The fields of order-claimed, for a caller who did not get the locked order: who holds it. Refuses with the reason where it
-- is another: no such order, a settled one, a cash session that the caller can't claim from.
CREATE OR REPLACE FUNCTION claim_conflict(call journal_call, o orders, wanted_session uuid) RETURNS jsonb
LANGUAGE plpgsql AS $$
BEGIN
    IF o.queued_at IS NULL THEN
        PERFORM refuse('order-unknown');
    END IF;
    IF o.status NOT IN ('queued', 'tab') THEN
        PERFORM refuse_settled_order(o);
    END IF;
    PERFORM session_to_work_on(call, wanted_session, o.profile_id, stays_open => false);
    RETURN jsonb_build_object('orderId', o.id, 'claim', order_holder_wire(o, call.user_id));
END
$$;

-- Refuses a caller whose sign-in ended while the call was on its way: nobody would release the claim (CL-2). Called after
-- the wait for the order's row, which may have been long.
CREATE OR REPLACE FUNCTION refuse_signed_out(call journal_call) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF NOT sign_in_lasts(call.token_id) THEN
        PERFORM refuse('credential-invalid');
    END IF;
END
$$;

-- The answer to the holder: the order and its claim, with the token that goes with every write (CL-3). It shows the claim
-- that was just made or renewed, without another look at the clock (tests/claims/test_expiry.py).
CREATE OR REPLACE FUNCTION claim_answer(call journal_call, o orders, outcome text) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object(
        'order', order_document(o, call.user_id) || jsonb_build_object('claim', held),
        'claim', held || jsonb_build_object('token', o.fencing_token),
        'outcome', outcome)
    FROM order_holder_wire(o, call.user_id) AS h (held)
$$;

-- When the order's claim lapsed: its lease ran out, or its cash session ended. Null while the claim is alive, and for an
-- order without one.
CREATE OR REPLACE FUNCTION order_claim_lapsed_at(o orders) RETURNS timestamptz
LANGUAGE sql STABLE AS $$
    SELECT least(o.claim_expires_at, s.ended_at, shop_now())
    FROM cash_sessions s
    WHERE s.business_id = o.business_id AND s.id = o.claim_session_id
      AND o.claimed_by IS NOT NULL AND NOT order_claim_is_alive(o)
$$;

-- An instant to the microsecond, as cursors carry it.
CREATE OR REPLACE FUNCTION instant_mark(at timestamptz) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT to_hex((extract(epoch FROM at) * 1000000)::bigint) $$;

-- The event of a claim: its holder, and the holder and cash session of the claim before it (was). A claim that lapsed
-- wrote no journal row: formerExpiredAt says when that was (CL-5).
CREATE OR REPLACE FUNCTION claim_event(
    type text, o orders, was orders, reason text DEFAULT NULL, approver uuid DEFAULT NULL
) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('type', type, 'changes', jsonb_build_array(jsonb_build_object(
        'kind', 'order-claim', 'id', o.id, 'number', o.number, 'fencingToken', o.fencing_token,
        'claim', order_holder_wire(o, NULL), 'former', person_of(was.claimed_by), 'formerSessionId', was.claim_session_id,
        'formerExpiredAt', instant_wire(order_claim_lapsed_at(was)), 'reason', reason, 'approvedBy', person_of(approver))))
$$;

-- Claims an order (CL-1). The row lock lets one caller through at a time, and one conditional write, a
-- statement of its own after the wait, decides: one wins and the others find the order held
-- (tests/claims/test_races.py; its twin drops the condition).
-- The holder's own second claim from the same cash session renews the lease and keeps the token, and the sign-in
-- that renewed is the one whose end releases it; from another session it is a new claim, and the till left behind
-- is fenced off.
CREATE OR REPLACE FUNCTION claim_order(call journal_call, wanted uuid, wanted_session uuid) RETURNS journal_answer
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    answer journal_answer := journal_recall(call);
    o orders;
    was orders;
    outcome text;
    code text;
    fields jsonb;
BEGIN
    IF answer.outcome IS NOT NULL THEN
        RETURN answer;
    END IF;
    -- The wait; the statements after it see whatever was decided meanwhile, also about cash sessions. Outside the block,
    -- so that a refusal does not let the lock go: of calls that go together the first waits for all.
    SELECT * INTO was FROM orders u WHERE u.business_id = call.business_id AND u.id = wanted FOR NO KEY UPDATE;
    BEGIN
        -- Around an order that somebody has is a crowd: the write would find the same as the look, at twice the cost.
        IF NOT order_claim_is_alive(was) OR was.claimed_by = call.user_id THEN
            PERFORM refuse_signed_out(call);
            -- First the holder's own: a lease that runs out between two looks at the clock is then claimed anew.
            IF was.claimed_by = call.user_id THEN
                UPDATE orders u
                SET claim_expires_at = shop_now() + make_interval(secs => p.lease_seconds),
                    claim_sign_in_id = call.token_id
                FROM profiles p
                WHERE u.business_id = call.business_id
                  AND u.id = wanted
                  AND u.claimed_by = call.user_id
                  AND u.claim_session_id = wanted_session
                  AND order_claim_is_alive(u)
                  AND p.business_id = u.business_id AND p.id = u.profile_id
                RETURNING u.* INTO o;
                outcome := 'renewed';
            END IF;
            IF o.id IS NULL THEN
                UPDATE orders u
                SET claimed_by = call.user_id,
                    claimed_at = shop_now(),
                    claim_expires_at = shop_now() + make_interval(secs => p.lease_seconds),
                    claim_session_id = s.id,
                    claim_register_id = coalesce(call.register_id, s.register_id),   -- where the holder is
                    claim_sign_in_id = call.token_id,
                    fencing_token = u.fencing_token + 1
                FROM cash_sessions s
                JOIN profiles p ON p.business_id = s.business_id AND p.id = s.profile_id
                WHERE u.business_id = call.business_id
                  AND u.id = wanted
                  AND u.status IN ('queued', 'tab')                 -- settled orders are nobody's
                  AND s.business_id = call.business_id
                  AND s.id = wanted_session
                  AND s.status = 'open' AND NOT s.is_deleted        -- an open drawer
                  AND s.profile_id = u.profile_id                   -- of the same profile
                  AND session_takes(s, call.user_id, call.role)     -- that the caller may work on
                  AND (NOT order_claim_is_alive(u)                  -- free, or
                       OR (u.claimed_by = call.user_id AND u.claim_session_id <> s.id))   -- the caller's, on another till
                RETURNING u.* INTO o;
                outcome := 'claimed';
            END IF;
        END IF;
        IF o.id IS NULL THEN
            fields := claim_conflict(call, was, wanted_session);
            code := 'order-claimed';
        END IF;
    EXCEPTION WHEN SQLSTATE 'TK001' THEN
        GET STACKED DIAGNOSTICS code = MESSAGE_TEXT, fields = PG_EXCEPTION_DETAIL;
    END;
    IF code IS NOT NULL THEN
        RETURN journal_refused(call, code, 'order', wanted, fields || jsonb_build_object('sessionId', wanted_session));
    END IF;
    RETURN journal_done(call, outcome, 'order', o.id, claim_answer(call, o, outcome),
        CASE outcome
            WHEN 'renewed' THEN claim_event('order.claim-renewed', o, NULL)
            ELSE claim_event('order.claimed', o, was) END);
END
$$;

-- Releases a claim. Without a live one there is nothing to do: a claim that lapsed stays in its columns for the next claim,
-- whose event says how the former ended. A manager releases somebody else's claim with a reason, from any place; everybody
-- else is refused, and may take the order over.
CREATE OR REPLACE FUNCTION release_order(
    call journal_call, wanted uuid, claim_token bigint, reason text
) RETURNS journal_answer
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    answer journal_answer := journal_recall(call);
    o orders;
    was orders;
    is_held boolean;
    code text;
    fields jsonb;
BEGIN
    IF answer.outcome IS NOT NULL THEN
        RETURN answer;
    END IF;
    BEGIN
        SELECT * INTO was FROM orders u
        WHERE u.business_id = call.business_id AND u.id = wanted AND u.queued_at IS NOT NULL
        FOR NO KEY UPDATE;
        IF NOT FOUND THEN
            PERFORM refuse('order-unknown');
        END IF;
        o := was;
        is_held := order_claim_is_alive(was);
        IF is_held AND was.claimed_by <> call.user_id AND (reason IS NULL OR NOT role_may(call.role, 'claims.release-any')) THEN
            PERFORM refuse('claim-not-yours', jsonb_build_object('orderId', was.id, 'claim', order_holder_wire(was, call.user_id)));
        END IF;
        -- A till that was fenced off must not release what its user claimed again elsewhere.
        IF is_held AND claim_token <> was.fencing_token THEN
            PERFORM refuse('stale-claim', jsonb_build_object('orderId', was.id, 'claim', order_claim_wire(was, call.user_id)));
        END IF;
        IF is_held THEN
            o := order_released(was);
        END IF;
    EXCEPTION WHEN SQLSTATE 'TK001' THEN
        GET STACKED DIAGNOSTICS code = MESSAGE_TEXT, fields = PG_EXCEPTION_DETAIL;
        RETURN journal_refused(call, code, 'order', wanted, fields);
    END;
    RETURN journal_done(call, CASE WHEN is_held THEN 'released' ELSE 'was-free' END, 'order', o.id, NULL,
        CASE WHEN is_held THEN claim_event('order.released', o, was, reason) END);
END
$$;

-- Releases the claims of a sign-in and withdraws its requests, when the sign-in ends or its screen is locked; returns the
-- changes. The requests first: a grant under way either has handed its order over, which is then among the claims, or
-- comes too late (tests/claims/test_asking.py).
CREATE OR REPLACE FUNCTION release_claims_of_sign_in(wanted_business uuid, sign_in uuid) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
    r order_claim_requests;
    was orders;
    changes jsonb := '[]';
BEGIN
    FOR r IN
        SELECT * FROM order_claim_requests q
        WHERE q.business_id = wanted_business AND q.sign_in_id = sign_in AND q.status = 'waiting'
        ORDER BY q.id
        FOR NO KEY UPDATE
    LOOP
        UPDATE order_claim_requests q SET status = 'withdrawn', answered_at = shop_now()
        WHERE q.business_id = r.business_id AND q.id = r.id
        RETURNING q.* INTO r;
        changes := changes || claim_request_change(r);
    END LOOP;
    FOR was IN
        SELECT * FROM orders u
        WHERE u.business_id = wanted_business AND u.claim_sign_in_id = sign_in AND u.claimed_by IS NOT NULL
        ORDER BY u.id
        FOR NO KEY UPDATE
    LOOP
        IF order_claim_is_alive(was) THEN
            changes := changes || (claim_event('order.released', order_released(was), was) -> 'changes');
        END IF;
    END LOOP;
    RETURN changes;
END
$$;

-- Takes an order over from its holder, with a reason (CL-4): by a manager, by whoever a manager's PIN approved,
-- or by any cashier where the profile lets them. The former holder's next write fails on its token.
CREATE OR REPLACE FUNCTION take_over_order(
    call journal_call, wanted uuid, wanted_session uuid, reason text
) RETURNS journal_answer
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    answer journal_answer := journal_recall(call);
    o orders;
    was orders;
    session cash_sessions;
    profile profiles;
    code text;
    fields jsonb;
BEGIN
    IF answer.outcome IS NOT NULL THEN
        RETURN answer;
    END IF;
    BEGIN
        was := order_in_queue(call, wanted);
        session := session_to_work_on(call, wanted_session, was.profile_id, stays_open => false);
        SELECT * INTO STRICT profile FROM profiles p WHERE p.business_id = call.business_id AND p.id = session.profile_id;
        IF NOT role_may(call.role, 'claims.take-over') AND NOT profile.cashiers_take_over THEN
            IF call.approver_id IS NULL THEN
                PERFORM refuse('take-over-not-permitted', jsonb_build_object('orderId', was.id,
                    'claim', order_claim_wire(was, call.user_id)));
            END IF;
            PERFORM approval_needed(call, session.cashier_id);
        END IF;
        PERFORM refuse_signed_out(call);
        o := order_handed_to(was, call.user_id, call.token_id, session, profile.lease_seconds);
    EXCEPTION WHEN SQLSTATE 'TK001' THEN
        GET STACKED DIAGNOSTICS code = MESSAGE_TEXT, fields = PG_EXCEPTION_DETAIL;
        RETURN journal_refused(call, code, 'order', wanted,
            fields || jsonb_build_object('sessionId', wanted_session, 'reason', reason));
    END;
    RETURN journal_done(call, 'taken-over', 'order', o.id,
        claim_answer(call, o, 'taken-over'),
        claim_event('order.taken-over', o, was, reason,
            CASE WHEN call.approver_checked THEN call.approver_id END));
END
$$;

CREATE OR REPLACE FUNCTION order_handed_to(
    o orders, person uuid, sign_in uuid, session cash_sessions, lease_seconds integer
) RETURNS orders
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE orders u
    SET claimed_by = person, claimed_at = shop_now(),
        claim_expires_at = shop_now() + make_interval(secs => lease_seconds),
        claim_session_id = session.id, claim_sign_in_id = sign_in,
        claim_register_id = coalesce((SELECT t.register_id FROM access_tokens t WHERE t.id = sign_in), session.register_id),
        fencing_token = u.fencing_token + 1
    WHERE u.business_id = o.business_id AND u.id = o.id
    RETURNING u.* INTO o;
    RETURN o;
END
$$;
