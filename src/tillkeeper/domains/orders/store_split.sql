-- Lines on their way from one order into another, and what they are worth there.

-- What a discount takes off this much.
CREATE OR REPLACE FUNCTION discount_of(percent_milli integer, amount_minor bigint, from_minor bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN percent_milli IS NOT NULL THEN divide_half_up(from_minor::numeric * percent_milli, 100000)
                ELSE least(coalesce(amount_minor, 0), from_minor) END
$$;

-- How a line is cut in two so that nothing is gained or lost by it: what each part is worth before and after the
-- line's own discount, how much of the order's discount goes with the part, and what each is sold below the catalogue's
-- value. A discount is shared by quantity.
CREATE OR REPLACE FUNCTION order_line_cut(
    line order_lines, pieces_milli bigint,
    OUT gross_part bigint, OUT gross_rest bigint, OUT off_part bigint, OUT off_rest bigint, OUT share_part bigint,
    OUT given_part bigint, OUT given_rest bigint
)
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    worth bigint := line.gross_minor - line.discount_minor;
    worth_part bigint;
    worth_rest bigint;
    share bigint := worth - line.charged_minor;
    listed numeric := coalesce(line.catalogue_price_minor, line.price_minor);
BEGIN
    gross_part := divide_half_up(line.price_minor::numeric * pieces_milli, 1000);
    gross_rest := divide_half_up(line.price_minor::numeric * (line.quantity_milli - pieces_milli), 1000);
    worth_part := greatest(
        least(divide_half_up(worth::numeric * pieces_milli, line.quantity_milli), gross_part), worth - gross_rest);
    worth_rest := worth - worth_part;
    -- Below zero only where two fractions of a piece round down to less than the whole: there a minor unit is lost.
    off_part := greatest(gross_part - worth_part, 0);
    off_rest := greatest(gross_rest - worth_rest, 0);
    share_part := greatest(
        least(divide_half_up(share::numeric * pieces_milli, line.quantity_milli), worth_part), share - worth_rest);
    given_part := least(greatest(ceil(listed * pieces_milli / 1000) - (worth_part - share_part), 0), 9e18);
    given_rest := least(greatest(
        ceil(listed * (line.quantity_milli - pieces_milli) / 1000) - (worth_rest - (share - share_part)), 0), 9e18);
END
$$;

-- What was permitted on a line is shared out when it is cut, by what each part gives away of it, else by quantity: together
-- it is as much as before, beside the minor unit that rounding adds where all of the line was permitted, and what is taken
-- whole leaves nothing behind. A permission of a line that was of that id and is removed is none of the new one.
CREATE OR REPLACE FUNCTION order_approvals_cut(
    from_order orders, to_order orders, line order_lines, new_line text, pieces_milli bigint,
    given_part bigint, given_rest bigint
) RETURNS void
LANGUAGE sql AS $$
    WITH shared AS (
        SELECT p.*, p.kind = 'discount' AND p.amount_minor + 1 >= ceil(coalesce(line.catalogue_price_minor, line.price_minor)::numeric
                * line.quantity_milli / 1000) - line.charged_minor AS is_covered,
            CASE WHEN p.kind = 'discount' AND given_part + given_rest > 0
                THEN divide_half_up(p.amount_minor::numeric * given_part, given_part + given_rest)
                ELSE divide_half_up(p.amount_minor::numeric * pieces_milli, line.quantity_milli) END AS part
        FROM order_approvals p
        WHERE p.business_id = from_order.business_id AND p.order_id = from_order.id AND p.line_id = line.id
    ), cut AS (
        SELECT s.*, CASE WHEN s.is_covered THEN greatest(s.part, given_part) ELSE s.part END AS moved_minor,
            CASE WHEN s.is_covered THEN greatest(s.amount_minor - s.part, given_rest) ELSE s.amount_minor - s.part END AS left_minor
        FROM shared s
    ), left_over AS (
        UPDATE order_approvals p SET amount_minor = c.left_minor
        FROM cut c
        WHERE p.business_id = c.business_id AND p.order_id = c.order_id AND p.kind = c.kind AND p.line_id = c.line_id
    )
    INSERT INTO order_approvals AS a (business_id, order_id, kind, line_id, product_id, variant_id, value,
        amount_minor, asked_by, approved_by, at)
    SELECT c.business_id, to_order.id, c.kind, new_line, c.product_id, c.variant_id, c.value, c.moved_minor,
        c.asked_by, c.approved_by, c.at
    FROM cut c
    ON CONFLICT (business_id, order_id, kind, line_id) DO UPDATE SET
        product_id = excluded.product_id, variant_id = excluded.variant_id, value = excluded.value,
        amount_minor = excluded.amount_minor, asked_by = excluded.asked_by, approved_by = excluded.approved_by, at = excluded.at
$$;

-- What was permitted of an order for goods outside the catalogue goes with as much of them as go. Beside another's
-- permission in the other order it does not count: one row names one approver.
CREATE OR REPLACE FUNCTION order_open_approval_cut(from_order orders, to_order orders, open_moved bigint, open_all bigint) RETURNS void
LANGUAGE sql AS $$
    WITH cut AS (
        SELECT p.*, divide_half_up(p.value::numeric * open_moved, open_all) AS moved
        FROM order_approvals p
        WHERE p.business_id = from_order.business_id AND p.order_id = from_order.id AND p.kind = 'open-item' AND p.line_id = ''
          AND open_moved > 0
    ), left_over AS (
        UPDATE order_approvals p SET value = p.value - c.moved, amount_minor = p.value - c.moved
        FROM cut c
        WHERE p.business_id = c.business_id AND p.order_id = c.order_id AND p.kind = c.kind AND p.line_id = c.line_id
    )
    INSERT INTO order_approvals AS a (business_id, order_id, kind, line_id, value, amount_minor, asked_by, approved_by, at)
    SELECT c.business_id, to_order.id, c.kind, c.line_id, c.moved, c.moved, c.asked_by, c.approved_by, c.at
    FROM cut c
    ON CONFLICT (business_id, order_id, kind, line_id) DO UPDATE SET
        value = a.value + excluded.value, amount_minor = a.amount_minor + excluded.amount_minor, at = excluded.at
    WHERE a.asked_by = excluded.asked_by AND a.approved_by = excluded.approved_by
$$;

-- The operation that keeps what a discount takes off at this figure, where its rule would come to another; else none.
CREATE OR REPLACE FUNCTION discount_kept(
    on_line text, percent_milli integer, amount_minor bigint, from_minor bigint, kept_minor bigint, decimals integer
) RETURNS jsonb
LANGUAGE sql VOLATILE AS $$
    SELECT CASE WHEN discount_of(percent_milli, amount_minor, from_minor) = kept_minor THEN '[]'::jsonb
        ELSE jsonb_build_array(jsonb_build_object('id', gen_random_uuid(), 'op', 'set-discount', 'lineId', on_line,
            'discountAmountMinor', nullif(kept_minor, 0),
            'shown', discount_wire(NULL, nullif(kept_minor, 0), decimals))) END
$$;

-- Takes lines, or so many pieces of them, out of one order and puts them into another (OR-1: the lines are the
-- same kind wherever they are). Both orders are locked by the caller, the lower id first. moves is
-- [{lineId, newLineId, quantityMilli}], each line once; no quantity is the whole line. What both orders come to,
-- before exclusive tax, adds up to what it was: a discount that its rule would now work out otherwise is kept as the
-- amount it took off, and a line's share of its order's discount goes with it as its own.
CREATE OR REPLACE FUNCTION order_move_lines(
    call journal_call, from_order orders, to_order orders, moves jsonb, lines_max integer, most_minor bigint,
    OUT source orders, OUT target orders
)
LANGUAGE plpgsql AS $$
DECLARE
    d integer := (SELECT currency_decimals FROM businesses WHERE business_id = from_order.business_id);
    move jsonb;
    line order_lines;
    cut record;
    pieces bigint;
    moved_worth bigint := 0;
    moved_share bigint := 0;
    open_moved bigint := 0;
    open_all bigint;
    from_worth bigint;
    from_off bigint;
    to_worth bigint;
    to_off bigint;
    taken jsonb := '[]';
    added jsonb := '[]';
    applied record;
BEGIN
    SELECT coalesce(sum(l.gross_minor - l.discount_minor), 0), coalesce(sum(l.gross_minor - l.discount_minor - l.charged_minor), 0),
        coalesce(sum(l.gross_minor) FILTER (WHERE l.product_id IS NULL), 0)
    INTO from_worth, from_off, open_all
    FROM order_lines l WHERE l.business_id = from_order.business_id AND l.order_id = from_order.id AND NOT l.removed;
    SELECT coalesce(sum(l.gross_minor - l.discount_minor), 0), coalesce(sum(l.gross_minor - l.discount_minor - l.charged_minor), 0)
    INTO to_worth, to_off
    FROM order_lines l WHERE l.business_id = to_order.business_id AND l.order_id = to_order.id AND NOT l.removed;
    FOR move IN SELECT * FROM jsonb_array_elements(moves) LOOP
        SELECT * INTO line FROM order_lines l
        WHERE l.business_id = from_order.business_id AND l.order_id = from_order.id
          AND l.id = move ->> 'lineId' AND NOT l.removed;
        IF NOT FOUND THEN
            PERFORM refuse('order-line-unknown', jsonb_build_object('lineId', move ->> 'lineId'));
        END IF;
        pieces := coalesce((move ->> 'quantityMilli')::bigint, line.quantity_milli);
        IF pieces > line.quantity_milli THEN
            PERFORM refuse('order-line-too-small', jsonb_build_object('lineId', line.id,
                'quantity', milli_wire(line.quantity_milli)));
        END IF;
        cut := order_line_cut(line, pieces);
        moved_worth := moved_worth + cut.gross_part - cut.off_part;
        moved_share := moved_share + cut.share_part;
        taken := taken || CASE WHEN pieces = line.quantity_milli
            THEN jsonb_build_array(jsonb_build_object('id', gen_random_uuid(), 'op', 'remove', 'lineId', line.id))
            ELSE jsonb_build_array(jsonb_build_object('id', gen_random_uuid(), 'op', 'set-quantity', 'lineId', line.id,
                    'quantityMilli', line.quantity_milli - pieces,
                    'shown', to_jsonb(milli_wire(line.quantity_milli - pieces))))
                || discount_kept(line.id, line.discount_percent_milli, line.discount_amount_minor,
                    cut.gross_rest, cut.off_rest, d) END;
        IF discount_of(line.discount_percent_milli, line.discount_amount_minor, cut.gross_part)
            <> cut.off_part + cut.share_part
        THEN
            line.discount_percent_milli := NULL;
            line.discount_amount_minor := nullif(cut.off_part + cut.share_part, 0);
        END IF;
        added := added || jsonb_build_object('id', gen_random_uuid(), 'op', 'add', 'item', jsonb_build_object(
            'id', move ->> 'newLineId', 'productId', line.product_id, 'variantId', line.variant_id,
            'name', line.name, 'priceMinor', line.price_minor, 'quantityMilli', pieces, 'note', line.note,
            'discountPercentMilli', line.discount_percent_milli, 'discountAmountMinor', line.discount_amount_minor,
            'taxPercentMilli', line.tax_percent_milli, 'addedBy', line.added_by,
            'cataloguePriceMinor', line.catalogue_price_minor,
            'catalogueTaxPercentMilli', line.catalogue_tax_percent_milli));
        PERFORM order_approvals_cut(from_order, to_order, line, move ->> 'newLineId', pieces, cut.given_part, cut.given_rest);
        open_moved := open_moved + CASE WHEN line.product_id IS NULL THEN cut.gross_part ELSE 0 END;
    END LOOP;
    PERFORM order_open_approval_cut(from_order, to_order, open_moved, open_all);
    taken := taken || discount_kept(NULL, from_order.discount_percent_milli, from_order.discount_amount_minor,
        from_worth - moved_worth, from_off - moved_share, d);
    added := discount_kept(NULL, to_order.discount_percent_milli, to_order.discount_amount_minor,
        to_worth + moved_worth - moved_share, to_off, d) || added;
    applied := order_apply(call, from_order, from_order.version, taken, NULL, lines_max, most_minor);
    source := applied.changed;
    applied := order_apply(call, to_order, to_order.version, added, NULL, lines_max, most_minor);
    target := applied.changed;
END
$$;

-- Splits lines off an order of the queue into a new one beside it, or moves them into another that is there.
CREATE OR REPLACE FUNCTION order_split(
    call journal_call, new_id uuid, wanted uuid, claim_token bigint, other uuid, moves jsonb,
    lines_max integer, most_minor bigint
) RETURNS journal_answer
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    answer journal_answer := journal_recall(call);
    o orders;
    n orders;
    moved record;
    document jsonb;
    other_document jsonb;
    code text;
    fields jsonb;
BEGIN
    IF answer.outcome IS NOT NULL THEN
        RETURN answer;
    END IF;
    BEGIN
        -- Two orders are locked in the order of their ids, so that two moves in opposite directions don't meet.
        IF other IS NOT NULL AND other < wanted THEN
            n := (order_to_change(call, NULL, other, NULL)).o;
        END IF;
        o := (order_to_change(call, NULL, wanted, claim_token)).o;
        IF other = wanted THEN
            PERFORM refuse('order-line-unknown', jsonb_build_object('lineId', moves #>> '{0,lineId}'));
        ELSIF other > wanted THEN
            n := (order_to_change(call, NULL, other, NULL)).o;
        ELSIF other IS NULL THEN
            n := insert_order(call, new_id, o.origin);
            n := order_enqueued(n, o.location_id, o.profile_id,
                (SELECT w.called FROM order_words w WHERE w.business_id = o.business_id AND w.order_id = o.id), '');
            UPDATE orders u SET name = o.name, table_name = o.table_name, split_from_id = o.id
            WHERE u.business_id = n.business_id AND u.id = n.id
            RETURNING u.* INTO n;
        END IF;
        PERFORM order_lease_kept(call, o);
        PERFORM order_lease_kept(call, n);
        moved := order_move_lines(call, o, n, moves, lines_max, most_minor);
        o := moved.source;
        n := moved.target;
    EXCEPTION WHEN SQLSTATE 'TK001' THEN
        GET STACKED DIAGNOSTICS code = MESSAGE_TEXT, fields = PG_EXCEPTION_DETAIL;
        RETURN journal_refused(call, code, 'order', wanted, fields);
    END;
    document := order_document(o, call.user_id);
    other_document := order_document(n, call.user_id);
    RETURN journal_done(call, CASE WHEN other IS NULL THEN 'split' ELSE 'moved' END, 'order', o.id,
        jsonb_build_object('order', document, 'other', other_document),
        jsonb_build_object('type', 'order.split', 'changes', jsonb_build_array(
            order_change_of(o, document),
            order_appeared(n, other_document))));
END
$$;
