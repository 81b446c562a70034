-- Sums of a session, kept in the transaction that adds the row (CS-6).
CREATE OR REPLACE FUNCTION transaction_counted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    sold bigint := CASE WHEN NEW.kind = 'sale' THEN NEW.total_minor ELSE 0 END;
    refunded bigint := CASE WHEN NEW.kind = 'refund' THEN NEW.total_minor ELSE 0 END;
BEGIN
    INSERT INTO cash_session_totals AS t (business_id, session_id, sales_minor, refunds_minor, transactions_count)
    VALUES (NEW.business_id, NEW.session_id, sold, refunded, 1)
    ON CONFLICT (business_id, session_id) DO UPDATE SET
        sales_minor = t.sales_minor + sold,
        refunds_minor = t.refunds_minor + refunded,
        transactions_count = t.transactions_count + 1;
    RETURN NULL;
END
$$;
CREATE OR REPLACE TRIGGER transaction_counted AFTER INSERT ON transactions
    FOR EACH ROW EXECUTE FUNCTION transaction_counted();

CREATE OR REPLACE FUNCTION payment_counted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    effect bigint := (SELECT CASE WHEN t.kind = 'refund' THEN -NEW.amount_minor ELSE NEW.amount_minor END
        FROM transactions t WHERE t.business_id = NEW.business_id AND t.id = NEW.transaction_id);
BEGIN
    INSERT INTO cash_session_tender_totals AS t (business_id, session_id, tender, amount_minor)
    VALUES (NEW.business_id, NEW.session_id, NEW.tender, effect)
    ON CONFLICT (business_id, session_id, tender) DO UPDATE SET amount_minor = t.amount_minor + effect;
    RETURN NULL;
END
$$;
CREATE OR REPLACE TRIGGER payment_counted AFTER INSERT ON payments
    FOR EACH ROW EXECUTE FUNCTION payment_counted();

-- A transaction with its lines and payments, as the wire shows it. What it was paid with is cut while a blind count hides
-- it (CS-7).
CREATE OR REPLACE FUNCTION transaction_document(t transactions, hidden boolean DEFAULT false) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    b businesses;
    d integer;
BEGIN
    SELECT * INTO STRICT b FROM businesses WHERE business_id = t.business_id;
    d := b.currency_decimals;
    RETURN jsonb_build_object(
        'id', t.id,
        'number', t.number,
        'kind', t.kind,
        'session', (SELECT jsonb_build_object('id', s.id, 'sessionNumber', s.number,
                'register', place_wire(r.id, r.code, r.name))
            FROM cash_sessions s JOIN pos_registers r ON r.business_id = s.business_id AND r.id = s.register_id
            WHERE s.business_id = t.business_id AND s.id = t.session_id),
        'register', (SELECT place_wire(r.id, r.code, r.name) FROM pos_registers r
            WHERE r.business_id = t.business_id AND r.id = t.register_id),
        'cashier', person_of(t.cashier_id),
        'businessDate', t.business_date,
        'at', instant_wire(t.at),
        'currency', b.currency,
        'pricesIncludeTax', b.prices_include_tax,
        'lines', (
            SELECT coalesce(jsonb_agg(jsonb_build_object(
                'id', l.line_id,
                'productId', l.product_id,
                'variantId', l.variant_id,
                'name', l.name,
                'price', money_wire(l.price_minor, d),
                'quantity', milli_wire(l.quantity_milli),
                'note', l.note,
                'discount', discount_wire(l.discount_percent_milli, l.discount_amount_minor, d),
                'taxRate', milli_wire(l.tax_percent_milli),
                'gross', money_wire(l.gross_minor, d),
                'discountAmount', money_wire(l.discount_minor, d),
                'net', money_wire(net_of(l.charged_minor, l.tax_minor, b.prices_include_tax), d),
                'tax', money_wire(l.tax_minor, d),
                'total', money_wire(net_of(l.charged_minor, l.tax_minor, b.prices_include_tax) + l.tax_minor, d)) ORDER BY l.position), '[]')
            FROM transaction_lines l WHERE l.business_id = t.business_id AND l.transaction_id = t.id),
        'subtotal', money_wire(t.subtotal_minor, d),
        'discountTotal', money_wire(t.discount_total_minor, d),
        'netTotal', money_wire(t.total_minor - t.tax_total_minor, d),
        'taxTotal', money_wire(t.tax_total_minor, d),
        'total', money_wire(t.total_minor, d),
        'payments', CASE WHEN NOT hidden THEN (
            SELECT coalesce(jsonb_agg(jsonb_build_object(
                'tender', p.tender,
                'amount', money_wire(p.amount_minor, d),
                'tendered', money_wire(p.tendered_minor, d),
                'change', money_wire(p.change_minor, d)) ORDER BY p.position), '[]')
            FROM payments p WHERE p.business_id = t.business_id AND p.transaction_id = t.id) END,
        'change', CASE WHEN NOT hidden THEN (SELECT money_wire(coalesce(sum(p.change_minor), 0)::bigint, d)
            FROM payments p WHERE p.business_id = t.business_id AND p.transaction_id = t.id) END,
        'orderId', t.order_id,
        'orderSessionId', t.order_session_id);
END
$$;

-- The payments of a sale as they are booked: [{tender, amountMinor, tenderedMinor}] that add up to what is
-- due. Cash above it is change. A payment of nothing is left out: a receipt names no tender that nobody used. Too little is
-- refused, and too much of what gives no change (TX-1). So is cash whose
-- change is more than one of its payments allows (mostChangeMinor; nothing where it is confirmed, TX-4).
CREATE OR REPLACE FUNCTION settle_payments(
    given jsonb, due_minor bigint, tenders text[], decimals integer
) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
    payment jsonb;
    booked jsonb := '[]';
    amount bigint;
    tendered bigint;
    paid numeric := (SELECT coalesce(sum((p ->> 'amountMinor')::numeric), 0) FROM jsonb_array_elements(given) p);
    change_left numeric := greatest(paid - due_minor, 0);
    cash_due numeric := 0;
    cash_tendered numeric := 0;
    most_change bigint;
BEGIN
    IF paid < due_minor THEN
        PERFORM refuse('payment-too-low', jsonb_build_object(
            'due', money_wire(due_minor, decimals), 'paid', money_wire(paid::bigint, decimals)));
    END IF;
    FOR payment IN SELECT * FROM jsonb_array_elements(given) LOOP
        IF payment ->> 'tender' <> ALL (tenders) THEN
            PERFORM refuse('tender-not-accepted', jsonb_build_object(
                'tender', payment ->> 'tender', 'tenders', to_jsonb(tenders)));
        END IF;
        amount := (payment ->> 'amountMinor')::bigint;
        tendered := (payment ->> 'tenderedMinor')::bigint;
        IF tendered < amount THEN
            PERFORM refuse('payment-too-low', jsonb_build_object(
                'due', money_wire(amount, decimals), 'paid', money_wire(tendered, decimals)));
        END IF;
        IF payment ->> 'tender' = 'cash' THEN
            tendered := coalesce(tendered, amount);
            amount := amount - least(amount, change_left);
            change_left := change_left - ((payment ->> 'amountMinor')::bigint - amount);
            cash_due := cash_due + amount;
            cash_tendered := cash_tendered + tendered;
            most_change := least(most_change, (payment ->> 'mostChangeMinor')::bigint);
        END IF;
        IF amount > 0 OR tendered > 0 THEN
            booked := booked || jsonb_build_object('tender', payment ->> 'tender', 'amountMinor', amount,
                'tenderedMinor', CASE WHEN payment ->> 'tender' = 'cash' THEN tendered END);
        END IF;
    END LOOP;
    IF change_left > 0 THEN
        PERFORM refuse('payment-too-high', jsonb_build_object(
            'due', money_wire(due_minor, decimals), 'paid', money_wire(least(paid, 9e18)::bigint, decimals)));
    END IF;
    IF cash_tendered > cash_due + most_change THEN
        PERFORM refuse('tendered-unlikely', jsonb_build_object(
            'due', money_wire(cash_due::bigint, decimals),
            'tendered', money_wire(least(cash_tendered, 9e18)::bigint, decimals),
            'limit', money_wire((cash_due + most_change)::bigint, decimals)));
    END IF;
    RETURN booked;
END
$$;

-- Books a sale: transaction, lines, payments, cash movement. It names the register at which it was made, which is not
-- that of its cash session where a session is shared (CS-16). The caller holds the order's row; one sale per
-- order is transactions_one_sale_per_order's to keep (OS-6). The limits are looked at last: an approval is asked for where
-- nothing else is wrong (tests/api/test_approval_order.py).
CREATE OR REPLACE FUNCTION record_sale(
    call journal_call, new_id uuid, sold_order orders, from_order_session uuid, wanted_session uuid,
    wanted_register text, given_payments jsonb
) RETURNS transactions
LANGUAGE plpgsql AS $$
DECLARE
    session cash_sessions := session_to_work_on(call, wanted_session, sold_order.profile_id, stays_open => true);
    b businesses;
    booked jsonb;
    now timestamptz := shop_now();
    sold_at uuid := coalesce(register_of_call(call, wanted_register), session.register_id);
    cash_minor bigint;
    made transactions;
BEGIN
    SELECT * INTO STRICT b FROM businesses WHERE business_id = call.business_id;
    SELECT settle_payments(given_payments, sold_order.total_minor, p.tenders, b.currency_decimals) INTO STRICT booked
    FROM profiles p WHERE p.business_id = call.business_id AND p.id = session.profile_id;
    PERFORM refuse_past_limits(call, sold_order, session.profile_id, session.cashier_id);
    INSERT INTO transactions (business_id, id, number, kind, session_id, register_id, location_id, cashier_id,
        business_date, order_id, order_session_id, subtotal_minor, discount_total_minor, tax_total_minor, total_minor, at)
    VALUES (call.business_id, new_id,
        next_number(call.business_id, session.location_id, business_date_at(b, now), 'transaction', 'TX', 4),
        'sale', session.id, sold_at, session.location_id, call.user_id,
        business_date_at(b, now), sold_order.id, from_order_session,
        sold_order.subtotal_minor, sold_order.discount_total_minor, sold_order.tax_total_minor, sold_order.total_minor, now)
    RETURNING * INTO made;
    INSERT INTO transaction_lines (business_id, transaction_id, position, line_id, product_id, variant_id, name,
        price_minor, quantity_milli, note, discount_percent_milli, discount_amount_minor, tax_percent_milli,
        gross_minor, discount_minor, charged_minor, tax_minor)
    SELECT l.business_id, made.id, row_number() OVER (ORDER BY l.position, l.id), l.id, l.product_id, l.variant_id, l.name,
        l.price_minor, l.quantity_milli, l.note, l.discount_percent_milli, l.discount_amount_minor, l.tax_percent_milli,
        l.gross_minor, l.discount_minor, l.charged_minor, l.tax_minor
    FROM order_lines l
    WHERE l.business_id = call.business_id AND l.order_id = sold_order.id AND NOT l.removed;
    INSERT INTO payments (business_id, transaction_id, position, session_id, tender, amount_minor, tendered_minor)
    SELECT call.business_id, made.id, n, session.id, p ->> 'tender', (p ->> 'amountMinor')::bigint, (p ->> 'tenderedMinor')::bigint
    FROM jsonb_array_elements(booked) WITH ORDINALITY AS b (p, n);
    cash_minor := (SELECT sum((p ->> 'amountMinor')::bigint) FROM jsonb_array_elements(booked) p WHERE p ->> 'tender' = 'cash');
    IF cash_minor > 0 THEN
        INSERT INTO cash_movements (business_id, id, session_id, type, amount_minor, by_user_id, transaction_id, at)
        VALUES (call.business_id, gen_random_uuid(), session.id, 'sale', cash_minor, call.user_id, made.id, now);
    END IF;
    RETURN made;
END
$$;

-- Whether the sales of a session are hidden from people of this role: its count is owed, and blind (CS-7). null is the
-- feed's, as for cash_is_hidden.
CREATE OR REPLACE FUNCTION session_hides_sales(of_business uuid, of_session uuid, viewer_role text) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT cash_is_hidden(s, p.blind_count, viewer_role)
    FROM cash_sessions s JOIN profiles p ON p.business_id = s.business_id AND p.id = s.profile_id
    WHERE s.business_id = of_business AND s.id = of_session
$$;

-- What a sale changes beside its order, for the feed: the transaction, for the people of its session (under a blind
-- profile for those alone who see all: it tells what the drawer should hold), and the session with its new sums, for
-- everybody.
CREATE OR REPLACE FUNCTION sale_changes(t transactions, document jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN jsonb_build_array(
        jsonb_build_object('kind', 'transaction', 'id', t.id, 'document', document,
            'audience', CASE WHEN session_hides_sales(t.business_id, t.session_id, NULL) THEN '[]'::jsonb
                ELSE session_people(t.business_id, t.session_id) || to_jsonb(t.cashier_id) END),
        (SELECT jsonb_build_object('kind', 'cash-session', 'id', s.id, 'document', cash_session_document(s, NULL, NULL))
         FROM cash_sessions s WHERE s.business_id = t.business_id AND s.id = t.session_id));
END
$$;
