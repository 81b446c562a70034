-- What an order comes to.

-- Works out every figure of an order from prices, quantities, discounts and tax rates (OR-3), in one
-- statement, rounding half up; the order's discount is shared out over the lines by cumulated rounding,
-- so that the shares add up to it. tests/domains/test_totals.py holds it against an oracle of its own.
CREATE OR REPLACE FUNCTION order_recompute(o orders, new_version bigint, most_minor bigint) RETURNS orders
LANGUAGE plpgsql AS $$
DECLARE
    with_tax boolean;
    made orders;
    sum_total numeric;
BEGIN
    SELECT prices_include_tax INTO STRICT with_tax FROM businesses WHERE business_id = o.business_id;
    WITH gross AS (
        SELECT l.id, l.position, l.tax_percent_milli, l.discount_percent_milli, l.discount_amount_minor,
            -- One above the most, as below: in a currency of four decimals the dearest line, ninety-nine thousand
            -- times, is more than a bigint (tests/domains/test_extremes.py).
            divide_half_up(least(l.price_minor::numeric * l.quantity_milli, (most_minor + 1)::numeric * 1000), 1000) AS gross
        FROM order_lines l
        WHERE l.business_id = o.business_id AND l.order_id = o.id AND NOT l.removed
    ), discounted AS (
        SELECT g.*, CASE
                WHEN g.discount_percent_milli IS NOT NULL
                    THEN divide_half_up(g.gross::numeric * g.discount_percent_milli, 100000)
                ELSE least(coalesce(g.discount_amount_minor, 0), g.gross) END AS discount
        FROM gross g
    ), summed AS (
        SELECT d.*, d.gross - d.discount AS after,
            sum(d.gross - d.discount) OVER (ORDER BY d.position, d.id) AS cumulated,
            sum(d.gross - d.discount) OVER () AS all_after
        FROM discounted d
    ), shared AS (
        SELECT s.*, CASE
                WHEN o.discount_percent_milli IS NOT NULL
                    THEN divide_half_up(s.all_after * o.discount_percent_milli, 100000)
                ELSE least(coalesce(o.discount_amount_minor, 0), s.all_after) END AS order_discount
        FROM summed s
    ), charged AS (
        SELECT s.*, (s.after - CASE WHEN s.all_after = 0 THEN 0 ELSE
                divide_half_up(s.order_discount * s.cumulated, s.all_after)
                - divide_half_up(s.order_discount * (s.cumulated - s.after), s.all_after) END)::bigint AS charge
        FROM shared s
    ), taxed AS (
        SELECT c.*, divide_half_up(c.charge::numeric * c.tax_percent_milli,
                CASE WHEN with_tax THEN 100000 + c.tax_percent_milli ELSE 100000 END) AS tax
        FROM charged c
    ), written AS (
        UPDATE order_lines l
        SET gross_minor = t.gross, discount_minor = t.discount, charged_minor = t.charge, tax_minor = t.tax,
            changed_version = new_version
        FROM taxed t
        WHERE l.business_id = o.business_id AND l.order_id = o.id AND l.id = t.id
          AND (l.gross_minor, l.discount_minor, l.charged_minor, l.tax_minor)
              IS DISTINCT FROM (t.gross, t.discount, t.charge, t.tax)
    ), sums AS (
        SELECT coalesce(sum(gross), 0) AS subtotal,
            coalesce(sum(discount), 0) + coalesce(max(order_discount), 0) AS discounts,
            coalesce(sum(tax), 0) AS tax
        FROM taxed
    )
    UPDATE orders u
    -- One above the most, so that what is refused below still fits its column.
    SET subtotal_minor = least(s.subtotal, most_minor + 1),
        discount_total_minor = least(s.discounts, most_minor + 1),
        tax_total_minor = least(s.tax, most_minor + 1),
        total_minor = least(s.subtotal - s.discounts + CASE WHEN with_tax THEN 0 ELSE s.tax END, most_minor + 1),
        version = new_version,
        updated_at = shop_now()
    FROM sums s
    WHERE u.business_id = o.business_id AND u.id = o.id
    RETURNING u.* INTO made;
    IF made.total_minor > most_minor OR made.subtotal_minor > most_minor THEN
        PERFORM refuse('order-total-too-large');
    END IF;
    RETURN made;
END
$$;

-- A payment says what its till had on the screen: the total, the version, or both, and books nothing else. Without
-- either it is refused with what there is now to show; an empty array of versions names none. The caller holds the
-- order's row, so nothing changes between this look and the sale (tests/races/test_sales.py).
CREATE OR REPLACE FUNCTION refuse_unseen_total(o orders, seen_total_minor bigint, seen_versions bigint[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF seen_total_minor IS NULL AND coalesce(cardinality(seen_versions), 0) = 0 THEN
        PERFORM refuse('total-missing', jsonb_build_object('version', o.version,
            'total', (SELECT money_wire(o.total_minor, b.currency_decimals) FROM businesses b WHERE b.business_id = o.business_id)));
    END IF;
    PERFORM refuse_other_total(o, o.version, seen_total_minor);
END
$$;

-- A client that works totals out too must come to the same (OR-3). Null: it did not say. The version that is told is the
-- stored one, also where the order was changed meanwhile: the refusal takes the change back.
CREATE OR REPLACE FUNCTION refuse_other_total(o orders, stored_version bigint, expected_minor bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    d integer;
BEGIN
    IF expected_minor IS NOT NULL AND expected_minor <> o.total_minor THEN
        SELECT currency_decimals INTO STRICT d FROM businesses WHERE business_id = o.business_id;
        PERFORM refuse('order-total-mismatch', jsonb_build_object('version', stored_version,
            'yours', money_wire(expected_minor, d), 'total', money_wire(o.total_minor, d)));
    END IF;
END
$$;
