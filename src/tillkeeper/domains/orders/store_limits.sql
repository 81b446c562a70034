-- What a sale may do is limited by role and profile (TX-5): measured in one place, decided in one place.

-- Everything about an order that a limit may speak of, line by line ('' is the order). value is in the limit's unit
-- (profile_limits), amount_minor the money at stake. certain is value less what rounding can make of it: a figure is past
-- a limit when it is past for sure. A line's reductions count once, whatever they are called: a lower price, its own
-- discount and its share of the order's are what it is sold below the catalogue's value.
CREATE OR REPLACE FUNCTION order_measured(o orders) RETURNS TABLE (
    kind text, line_id text, product_id uuid, variant_id uuid, value bigint, certain bigint, amount_minor bigint
)
LANGUAGE sql STABLE AS $$
    WITH line AS (
        SELECT l.*, coalesce(l.catalogue_price_minor, l.price_minor)::numeric * l.quantity_milli / 1000 AS worth,
            (l.gross_minor - l.discount_minor)::numeric AS reduced,
            sum(l.gross_minor - l.discount_minor) OVER () AS all_reduced,
            sum(l.charged_minor) OVER () AS all_charged
        FROM order_lines l
        WHERE l.business_id = o.business_id AND l.order_id = o.id AND NOT l.removed
    ), off AS (
        -- Two roundings of half a minor unit each, of the price by the quantity and of the discount.
        SELECT d.*, d.worth - d.reduced * d.all_charged / greatest(d.all_reduced, 1) AS given_away
        FROM line d
    )
    SELECT 'discount', d.id, d.product_id, d.variant_id,
        least(round(d.given_away * 100000 / d.worth), 100000)::bigint,
        floor((d.given_away - 1) * 100000 / d.worth)::bigint,
        least(ceil(d.given_away), 9e18)::bigint
    FROM off d WHERE d.worth > 0 AND d.given_away > 1
    UNION ALL
    -- Outside the catalogue only its price says what it is worth: for nothing, it is all given away. Its pieces, in
    -- thousandths, stand for the money: an approval of one covers no second one.
    SELECT 'discount', d.id, NULL, NULL, 100000, 100000, d.quantity_milli
    FROM off d WHERE d.product_id IS NULL AND d.price_minor = 0
    UNION ALL
    SELECT 'price', d.id, d.product_id, d.variant_id, p.apart, p.apart,
        least(ceil(abs(d.price_minor - d.catalogue_price_minor)::numeric * d.quantity_milli / 1000), 9e18)::bigint
    FROM off d
    CROSS JOIN LATERAL (SELECT least(
        abs(d.price_minor - d.catalogue_price_minor)::numeric * 100000 / d.catalogue_price_minor, 9e18)::bigint) p (apart)
    WHERE d.catalogue_price_minor > 0 AND d.price_minor <> d.catalogue_price_minor
    UNION ALL
    SELECT 'tax', d.id, d.product_id, d.variant_id, p.apart, p.apart, d.gross_minor
    FROM off d
    CROSS JOIN LATERAL (SELECT abs(d.tax_percent_milli - d.catalogue_tax_percent_milli)::bigint) p (apart)
    WHERE p.apart > 0
    UNION ALL
    SELECT 'open-item', '', NULL, NULL, s.gross, s.gross, s.gross
    FROM (SELECT least(coalesce(sum(d.gross_minor), 0), 9e18)::bigint FROM off d WHERE d.product_id IS NULL) s (gross)
    WHERE s.gross > 0
$$;

-- What of it is past the limits of a role under a profile, on the drawer of `cashier` (null: on none), and was not
-- permitted yet on this order: first what was typed over the
-- catalogue, which is what somebody is told of, and the worst of each.
CREATE OR REPLACE FUNCTION order_past_limits(o orders, on_profile uuid, of_role text, cashier uuid) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_agg(jsonb_build_object(
            'kind', m.kind, 'lineId', m.line_id, 'productId', m.product_id, 'variantId', m.variant_id,
            'value', m.value, 'amountMinor', m.amount_minor, 'most', l.most)
        ORDER BY array_position(ARRAY['price', 'tax', 'open-item', 'discount'], m.kind), m.amount_minor DESC, m.line_id)
    FROM profile_limits l
    CROSS JOIN order_measured(o) m
    WHERE l.business_id = o.business_id AND l.profile_id = on_profile AND l.role = of_role
      AND l.kind = m.kind AND m.certain > l.most
      AND NOT EXISTS (
          SELECT FROM order_approvals a
          WHERE a.business_id = o.business_id AND a.order_id = o.id AND a.kind = m.kind AND a.line_id = m.line_id
            AND (a.product_id, a.variant_id) IS NOT DISTINCT FROM (m.product_id, m.variant_id)
            -- Of a line that was cut each part is rounded by itself: a minor unit of that is no more than was permitted.
            AND m.certain <= a.value AND m.amount_minor <= a.amount_minor + 1
            -- On their own drawer nobody's approval of somebody else's request counts; what they did themselves does.
            AND (a.approved_by IS DISTINCT FROM cashier OR a.asked_by = a.approved_by))
$$;

-- Writes down what was permitted on an order, so that it is asked for once: that much of these lines, and no more.
CREATE OR REPLACE FUNCTION order_permitted(call journal_call, o orders, past jsonb, approver uuid) RETURNS void
LANGUAGE sql AS $$
    INSERT INTO order_approvals (business_id, order_id, kind, line_id, product_id, variant_id, value, amount_minor,
        asked_by, approved_by, at)
    SELECT o.business_id, o.id, p ->> 'kind', p ->> 'lineId', (p ->> 'productId')::uuid, (p ->> 'variantId')::uuid,
        (p ->> 'value')::bigint, (p ->> 'amountMinor')::bigint, call.user_id, approver, shop_now()
    FROM jsonb_array_elements(past) p
    ON CONFLICT (business_id, order_id, kind, line_id) DO UPDATE SET
        product_id = excluded.product_id, variant_id = excluded.variant_id, value = excluded.value,
        amount_minor = excluded.amount_minor, asked_by = excluded.asked_by, approved_by = excluded.approved_by, at = excluded.at
$$;

-- Decides on what is past a limit: the approver whom the call names permits it, as far as their own role goes, or it is
-- refused by the first of them. The refusal names the limit, the value and everything else that an approval would cover.
CREATE OR REPLACE FUNCTION past_limits_decided(call journal_call, on_profile uuid, cashier uuid, past jsonb) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    d integer;
    exceeded jsonb;
BEGIN
    IF call.approver_id IS NOT NULL THEN
        IF EXISTS (
            SELECT FROM jsonb_array_elements(past) p
            JOIN memberships m ON m.business_id = call.business_id AND m.user_id = call.approver_id
            JOIN profile_limits l ON l.business_id = call.business_id AND l.profile_id = on_profile
                AND l.role = m.role AND l.kind = p ->> 'kind'
            WHERE role_may(m.role, 'approvals.give') AND (p ->> 'value')::bigint > l.most)
        THEN
            PERFORM refuse('approver-not-permitted', approver_named(call.approver_id));
        END IF;
        PERFORM approval_needed(call, cashier);
        RETURN;
    END IF;
    SELECT currency_decimals INTO STRICT d FROM businesses WHERE business_id = call.business_id;
    SELECT jsonb_agg(jsonb_build_object('limit', p ->> 'kind', 'lineId', nullif(p ->> 'lineId', ''),
            'value', limit_wire(p ->> 'kind', (p ->> 'value')::bigint, d),
            'most', limit_wire(p ->> 'kind', (p ->> 'most')::bigint, d)) ORDER BY n) INTO exceeded
    FROM jsonb_array_elements(past) WITH ORDINALITY AS e (p, n);
    PERFORM refuse(CASE exceeded #>> '{0,limit}'
            WHEN 'discount' THEN 'discount-past-limit'
            WHEN 'price' THEN 'price-past-limit'
            WHEN 'tax' THEN 'tax-past-limit'
            WHEN 'open-item' THEN 'open-item-past-limit'
            WHEN 'cancel' THEN 'cancel-past-limit' END,
        (exceeded -> 0) || jsonb_build_object('exceeded', exceeded));
END
$$;

-- An order as it stands now may be so for the caller, under the profile that they work on, or is refused. What somebody
-- does who has the right to it, and others have not, is noted as permitted: a colleague may go on with the order. What a
-- program does is no permission for a person (D14).
CREATE OR REPLACE FUNCTION refuse_past_limits(call journal_call, o orders, on_profile uuid, cashier uuid) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    past jsonb := order_past_limits(o, on_profile, call.role, cashier);
BEGIN
    IF past IS NOT NULL THEN
        PERFORM past_limits_decided(call, on_profile, cashier, past);
        PERFORM order_permitted(call, o, past, call.approver_id);
    ELSIF role_may(call.role, 'approvals.give') AND NOT is_program(call.business_id, call.user_id) THEN
        past := order_past_limits(o, on_profile, 'cashier', NULL);
        IF past IS NOT NULL THEN
            PERFORM order_permitted(call, o, past, call.user_id);
        END IF;
    END IF;
END
$$;

-- What others put on an order and stands on it: {line id: {quantity in thousandths, priceMinor, productId, variantId}}.
CREATE OR REPLACE FUNCTION goods_of_others(call journal_call, o orders) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT coalesce(jsonb_object_agg(l.id, jsonb_build_object('quantity', l.quantity_milli, 'priceMinor', l.price_minor,
        'productId', l.product_id, 'variantId', l.variant_id)), '{}')
    FROM order_lines l
    WHERE l.business_id = o.business_id AND l.order_id = o.id AND l.added_by <> call.user_id AND NOT l.removed
$$;

-- What others put on an order of the queue may be taken off by the caller, or is refused: a piece, a line, or with the
-- whole order all of it (emptying and cancelling are one). `stood` is what there was before.
-- A line that is dearer or of more pieces than before makes up for none that is gone; one that is cheaper, or another
-- product, under the id of what was removed, is not what stood there.
CREATE OR REPLACE FUNCTION refuse_to_take_off_past_limit(call journal_call, before orders, stood jsonb, is_cancelled boolean)
RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    others_minor bigint;
    past jsonb;
BEGIN
    SELECT least(coalesce(sum(divide_half_up(s.price_minor::numeric * greatest(s.quantity - CASE
            WHEN l.removed OR is_cancelled OR l.price_minor < s.price_minor
                OR (l.product_id, l.variant_id) IS DISTINCT FROM (s.product_id, s.variant_id) THEN 0
            ELSE l.quantity_milli END, 0), 1000)), 0), 9e18)::bigint
    INTO others_minor
    FROM (
        SELECT e.key AS line_id, (e.value ->> 'quantity')::bigint AS quantity, (e.value ->> 'priceMinor')::bigint AS price_minor,
            (e.value ->> 'productId')::uuid AS product_id, (e.value ->> 'variantId')::uuid AS variant_id
        FROM jsonb_each(stood) e
    ) s
    JOIN order_lines l ON l.business_id = before.business_id AND l.order_id = before.id AND l.id = s.line_id;
    SELECT jsonb_agg(jsonb_build_object('kind', l.kind, 'lineId', '', 'value', others_minor, 'most', l.most)) INTO past
    FROM profile_limits l
    WHERE l.business_id = before.business_id AND l.profile_id = before.profile_id AND l.role = call.role AND l.kind = 'cancel'
      AND others_minor > l.most;
    IF past IS NOT NULL THEN
        PERFORM past_limits_decided(call, before.profile_id, NULL, past);
    END IF;
END
$$;
