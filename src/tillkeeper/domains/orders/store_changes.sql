-- Changes of an order, in a cart or in the queue: operations, payment, cancelling. wanted_cart is given at a cart's
-- address, wanted and claim_token at the queue's (order_to_change).

-- Line operations (OR-2): lock, merge, work totals out, journal, answer.
CREATE OR REPLACE FUNCTION order_operations_on(
    call journal_call, base_version bigint, operations jsonb, expected_total_minor bigint,
    lines_max integer, most_minor bigint,
    wanted_cart uuid DEFAULT NULL, wanted uuid DEFAULT NULL, claim_token bigint DEFAULT NULL
) RETURNS journal_answer
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    answer journal_answer := journal_recall(call);
    held record;
    o orders;
    cart order_sessions;
    goods jsonb;
    applied record;
    is_changed boolean;
    document jsonb;
    code text;
    fields jsonb;
BEGIN
    IF answer.outcome IS NOT NULL THEN
        RETURN answer;
    END IF;
    BEGIN
        held := order_to_change(call, wanted_cart, wanted, claim_token);
        o := held.o;
        cart := held.cart;
        IF base_version > o.version THEN
            PERFORM refuse('version-stale', jsonb_build_object('current', order_held_document(call, o, cart)));
        END IF;
        IF cart.id IS NULL THEN
            goods := goods_of_others(call, o);
        END IF;
        SELECT * INTO applied FROM order_apply(call, o, base_version, operations, expected_total_minor, lines_max, most_minor);
        is_changed := (applied.changed).version > o.version;
        IF cart.id IS NOT NULL THEN
            -- Nobody else has put anything into a cart.
            cart := order_session_seen(call, cart);
        ELSE
            PERFORM refuse_to_take_off_past_limit(call, o, goods, is_cancelled => false);
            -- Operations that were sent before change nothing, and no event would tell of a longer lease.
            IF is_changed THEN
                applied.changed := order_lease_kept(call, applied.changed);
            END IF;
        END IF;
    EXCEPTION WHEN SQLSTATE 'TK001' THEN
        GET STACKED DIAGNOSTICS code = MESSAGE_TEXT, fields = PG_EXCEPTION_DETAIL;
        RETURN journal_refused(call, code, order_subject(wanted_cart), coalesce(wanted_cart, wanted), fields);
    END;
    document := order_held_document(call, applied.changed, cart);
    RETURN journal_done(call, 'changed', order_subject(wanted_cart), coalesce(wanted_cart, wanted),
        jsonb_build_object(CASE WHEN cart.id IS NULL THEN 'order' ELSE 'orderSession' END, document,
            'merged', applied.merged, 'overwritten', applied.overwritten),
        CASE WHEN NOT is_changed THEN NULL
             WHEN cart.id IS NULL THEN order_event('order.changed', applied.changed, document, applied.overwritten)
             ELSE order_session_event('order-session.changed', cart, applied.changed, document, applied.overwritten) END);
END
$$;

-- The subject of a journal row, by the address that was called.
CREATE OR REPLACE FUNCTION order_subject(wanted_cart uuid) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN wanted_cart IS NULL THEN 'order' ELSE 'order-session' END
$$;

-- Pays an order (TX-1, OS-6): transaction, payments, cash movement, order paid, its cart completed or its claim ended,
-- journal row: all or nothing. Locks in this order: cart, order, cash session, the day's counter.
CREATE OR REPLACE FUNCTION order_pay(
    call journal_call, new_transaction uuid, wanted_session uuid, wanted_register text, given_payments jsonb,
    seen_total_minor bigint, seen_versions bigint[],
    wanted_cart uuid DEFAULT NULL, wanted uuid DEFAULT NULL, claim_token bigint DEFAULT NULL
) RETURNS journal_answer
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    answer journal_answer := journal_recall(call);
    held record;
    o orders;
    cart order_sessions;
    t transactions;
    document jsonb;
    changes jsonb;
    code text;
    fields jsonb;
BEGIN
    IF answer.outcome IS NOT NULL THEN
        RETURN answer;
    END IF;
    BEGIN
        held := order_to_change(call, wanted_cart, wanted, claim_token);
        o := held.o;
        cart := held.cart;
        PERFORM refuse_empty_order(o);
        PERFORM refuse_unseen_total(o, seen_total_minor, seen_versions);
        IF NOT o.version = ALL (seen_versions) THEN
            PERFORM refuse('version-stale', jsonb_build_object('current', order_held_document(call, o, cart)));
        END IF;
        t := record_sale(call, new_transaction, o, cart.id, wanted_session, wanted_register, given_payments);
        o := order_released(o, 'paid', sale => t);
        IF cart.id IS NOT NULL THEN
            cart := order_session_completed(cart, t.at);
        END IF;
    EXCEPTION WHEN SQLSTATE 'TK001' THEN
        GET STACKED DIAGNOSTICS code = MESSAGE_TEXT, fields = PG_EXCEPTION_DETAIL;
        RETURN journal_refused(call, code, order_subject(wanted_cart), coalesce(wanted_cart, wanted), fields);
    END;
    document := transaction_document(t);
    IF cart.id IS NULL THEN
        changes := jsonb_build_array(order_change(o));
    ELSE
        changes := jsonb_build_array(order_session_change(cart, order_session_fields(cart)),
            order_change(o) || jsonb_build_object('audience', jsonb_build_array(cart.user_id)));
    END IF;
    -- A sale of the queue is journalled under its order, whose history tells of it; a cart has none.
    RETURN journal_done(call, 'completed',
        CASE WHEN cart.id IS NULL THEN 'order' ELSE 'transaction' END, CASE WHEN cart.id IS NULL THEN o.id ELSE t.id END,
        document, jsonb_build_object('type', 'transaction.completed', 'changes', changes || sale_changes(t, document)));
END
$$;

CREATE OR REPLACE FUNCTION refuse_empty_order(o orders) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM order_lines l
        WHERE l.business_id = o.business_id AND l.order_id = o.id AND NOT l.removed)
    THEN
        PERFORM refuse('order-empty');
    END IF;
END
$$;

-- Cancels an order of the queue; the reason stays with it. A cart is put away by its owner (DiscardOrderSession).
CREATE OR REPLACE FUNCTION order_cancel(
    call journal_call, wanted uuid, claim_token bigint, reason text
) RETURNS journal_answer
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    answer journal_answer := journal_recall(call);
    o orders;
    document jsonb;
    code text;
    fields jsonb;
BEGIN
    IF answer.outcome IS NOT NULL THEN
        RETURN answer;
    END IF;
    BEGIN
        o := (order_to_change(call, NULL, wanted, claim_token)).o;
        PERFORM refuse_to_take_off_past_limit(call, o, goods_of_others(call, o), is_cancelled => true);
        o := order_released(o, 'cancelled', reason);
    EXCEPTION WHEN SQLSTATE 'TK001' THEN
        GET STACKED DIAGNOSTICS code = MESSAGE_TEXT, fields = PG_EXCEPTION_DETAIL;
        RETURN journal_refused(call, code, 'order', wanted, fields);
    END;
    document := order_document(o, call.user_id);
    RETURN journal_done(call, 'cancelled', 'order', o.id, document, order_event('order.cancelled', o, document));
END
$$;
