-- A line as the wire shows it. In SQL, so that it is planned into the statement that shows the lines: a page of fifty
-- orders of eight lines takes 20 ms where a call for each line takes 52 (bench/claims.py --pages).
CREATE OR REPLACE FUNCTION order_line_wire(line order_lines, decimals integer) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object(
        'id', line.id,
        'productId', line.product_id,
        'variantId', line.variant_id,
        'name', line.name,
        'price', money_wire(line.price_minor, decimals),
        'quantity', milli_wire(line.quantity_milli),
        'note', line.note,
        'discount', discount_wire(line.discount_percent_milli, line.discount_amount_minor, decimals),
        'taxRate', milli_wire(line.tax_percent_milli),
        'gross', money_wire(line.gross_minor, decimals),
        'discountAmount', money_wire(line.discount_minor, decimals),
        'net', money_wire(line.net_minor, decimals),
        'tax', money_wire(line.tax_minor, decimals),
        'addedBy', person_of(line.added_by),
        'changedVersion', line.changed_version)
$$;

-- A claim counts only while its lease runs and the cash session it was made from is open (CL-2): it is free at
-- the instant of expiry, and End frees it, sweeper or not.
CREATE OR REPLACE FUNCTION order_claim_is_alive(o orders) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN o.claimed_by IS NOT NULL AND o.claim_expires_at > shop_now() AND EXISTS (
        SELECT FROM cash_sessions s
        WHERE s.business_id = o.business_id AND s.id = o.claim_session_id AND s.status = 'open' AND NOT s.is_deleted);
END
$$;

-- The live claim as the wire shows it, or null. viewer is null for events, which carry nothing about a reader.
CREATE OR REPLACE FUNCTION order_claim_wire(o orders, viewer uuid DEFAULT NULL) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF o.claimed_by IS NULL OR NOT order_claim_is_alive(o) THEN
        RETURN NULL;
    END IF;
    RETURN order_holder_wire(o, viewer);
END
$$;

-- Who has the order in hand, for whoever has found the claim alive already. A refusal names the holder that was in
-- the way when it was decided: a second look at the clock may come after the lease's end and find nobody
-- (tests/claims/test_expiry.py).
CREATE OR REPLACE FUNCTION order_holder_wire(o orders, viewer uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        SELECT jsonb_build_object(
            'holder', person_wire(u),
            'sessionId', o.claim_session_id,
            'register', place_wire(r.id, r.code, r.name),
            'claimedAt', o.claimed_at,
            'expiresAt', o.claim_expires_at)
            || CASE WHEN viewer IS NULL THEN '{}' ELSE jsonb_build_object('mine', o.claimed_by = viewer) END
        FROM users u, pos_registers r
        WHERE u.id = o.claimed_by AND r.business_id = o.business_id AND r.id = o.claim_register_id);
END
$$;

-- An order without its lines, as the wire shows it.
CREATE OR REPLACE FUNCTION order_fields(o orders, viewer uuid DEFAULT NULL) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    b businesses;
    d integer;
BEGIN
    SELECT * INTO STRICT b FROM businesses WHERE business_id = o.business_id;
    d := b.currency_decimals;
    RETURN jsonb_build_object(
        'id', o.id,
        'number', o.number,
        'status', o.status,
        'version', o.version,
        'currency', b.currency,
        'pricesIncludeTax', b.prices_include_tax,
        'discount', discount_wire(o.discount_percent_milli, o.discount_amount_minor, d),
        'subtotal', money_wire(o.subtotal_minor, d),
        'discountTotal', money_wire(o.discount_total_minor, d),
        'taxTotal', money_wire(o.tax_total_minor, d),
        'total', money_wire(o.total_minor, d),
        'name', o.name,
        'note', o.note,
        'table', o.table_name,
        'origin', o.origin,
        'location', (SELECT place_wire(l.id, l.code, l.name) FROM locations l
            WHERE l.business_id = o.business_id AND l.id = o.location_id),
        'profile', (SELECT place_wire(p.id, p.code, p.name) FROM profiles p
            WHERE p.business_id = o.business_id AND p.id = o.profile_id),
        'claim', order_claim_wire(o, viewer),
        'cancelReason', o.cancel_reason,
        'splitFromId', o.split_from_id,
        'createdBy', person_of(o.created_by),
        'createdAt', o.created_at,
        'queuedAt', o.queued_at,
        'updatedAt', o.updated_at);
END
$$;

-- An order with its lines, as the wire shows it. By its fencing token a reader tells which word of a claim is older than
-- the document, as by its version which of its fields.
CREATE OR REPLACE FUNCTION order_document(o orders, viewer uuid DEFAULT NULL) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    d integer := (SELECT currency_decimals FROM businesses WHERE business_id = o.business_id);
BEGIN
    RETURN order_fields(o, viewer) || jsonb_build_object('fencingToken', o.fencing_token, 'lines', (
        SELECT coalesce(jsonb_agg(order_line_wire(l, d) ORDER BY l.position, l.id), '[]')
        FROM order_lines l
        WHERE l.business_id = o.business_id AND l.order_id = o.id AND NOT l.removed));
END
$$;

-- What a change did to an order, for the feed: everything but the lines, the lines it touched, and which lines
-- there are now, in their order. Two changes may reach a reader in either order (a journal row's place is its
-- transaction's beginning): each line carries the version that changed it and the newer one stays, the rest is
-- the higher version's. The claim has a number of its own, fencingToken: the higher one stays.
CREATE OR REPLACE FUNCTION order_change(o orders) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    d integer;
BEGIN
    SELECT currency_decimals INTO STRICT d FROM businesses WHERE business_id = o.business_id;
    RETURN jsonb_build_object(
        'kind', 'order',
        'id', o.id,
        'version', o.version,
        'fencingToken', o.fencing_token,
        'lines', (
            SELECT coalesce(jsonb_agg(order_line_wire(l, d) ORDER BY l.position, l.id), '[]')
            FROM order_lines l
            WHERE l.business_id = o.business_id AND l.order_id = o.id
              AND l.changed_version = o.version AND NOT l.removed),
        'lineIds', (
            SELECT coalesce(jsonb_agg(l.id ORDER BY l.position, l.id), '[]')
            FROM order_lines l
            WHERE l.business_id = o.business_id AND l.order_id = o.id AND NOT l.removed),
        'fields', order_fields(o));
END
$$;

-- A whole order, for the feed: of one that its readers have not seen before.
CREATE OR REPLACE FUNCTION order_appeared(o orders) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('kind', 'order', 'id', o.id, 'version', o.version, 'fencingToken', o.fencing_token,
        'document', order_document(o))
$$;

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
    ), netted AS (
        SELECT s.*, (s.after - CASE WHEN s.all_after = 0 THEN 0 ELSE
                divide_half_up(s.order_discount * s.cumulated, s.all_after)
                - divide_half_up(s.order_discount * (s.cumulated - s.after), s.all_after) END)::bigint AS net
        FROM shared s
    ), taxed AS (
        SELECT n.*, divide_half_up(n.net::numeric * n.tax_percent_milli,
                CASE WHEN with_tax THEN 100000 + n.tax_percent_milli ELSE 100000 END) AS tax
        FROM netted n
    ), written AS (
        UPDATE order_lines l
        SET gross_minor = t.gross, discount_minor = t.discount, net_minor = t.net, tax_minor = t.tax,
            changed_version = new_version
        FROM taxed t
        WHERE l.business_id = o.business_id AND l.order_id = o.id AND l.id = t.id
          AND (l.gross_minor, l.discount_minor, l.net_minor, l.tax_minor)
              IS DISTINCT FROM (t.gross, t.discount, t.net, t.tax)
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

-- The last time somebody else set the field (null: any field of the line) after the version that the sender knew:
-- what a later operation now replaces. A line that has become another product is told to whoever changes any field of
-- it: three of what was beer are three of wine. Null when the sender had seen everything, the usual case.
CREATE OR REPLACE FUNCTION order_overwritten(
    call journal_call, o orders, base_version bigint, operation_id text, on_line text, on_field text, mine jsonb
) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    theirs order_operations;
BEGIN
    IF base_version >= o.version THEN
        RETURN NULL;
    END IF;
    SELECT * INTO theirs FROM order_operations p
    WHERE p.business_id = o.business_id AND p.order_id = o.id
      AND (p.line_id IS NOT DISTINCT FROM on_line OR (on_field = 'line' AND p.kind = 'clear'))
      AND (on_field IS NULL OR p.field IN (on_field, 'product'))
      AND p.version > base_version AND p.version <= o.version
      AND p.token_id <> call.token_id
    ORDER BY p.version DESC, p.field = 'product' DESC LIMIT 1;
    IF NOT FOUND OR (on_field <> 'line' AND theirs.field = on_field AND theirs.value IS NOT DISTINCT FROM mine) THEN
        RETURN NULL;
    END IF;
    RETURN jsonb_build_object('operationId', operation_id, 'lineId', on_line, 'field', theirs.field,
        'by', person_of(theirs.user_id), 'yours', mine, 'theirs', theirs.value);
END
$$;

-- Adds a line, or brings back a removed one of that id. Name, price and tax come from the catalogue
-- where a product is named and they are not given.
CREATE OR REPLACE FUNCTION order_add_line(call journal_call, o orders, item jsonb, new_version bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    sold record;
    known order_lines;
BEGIN
    SELECT * INTO known FROM order_lines l
    WHERE l.business_id = o.business_id AND l.order_id = o.id AND l.id = item ->> 'id';
    IF FOUND AND NOT known.removed THEN
        PERFORM refuse('order-line-exists', jsonb_build_object('lineId', item ->> 'id'));
    END IF;
    SELECT * INTO sold
    FROM product_for_sale(o.business_id, (item ->> 'productId')::uuid, (item ->> 'variantId')::uuid);
    IF NOT FOUND AND item ->> 'productId' IS NOT NULL THEN
        PERFORM refuse('product-unknown', jsonb_build_object('productId', item ->> 'productId'));
    END IF;
    INSERT INTO order_lines AS l (business_id, order_id, id, position, product_id, variant_id, name, price_minor,
        quantity_milli, note, discount_percent_milli, discount_amount_minor, tax_percent_milli,
        added_by, added_version, changed_version)
    VALUES (o.business_id, o.id, item ->> 'id',
        (SELECT coalesce(max(position), 0) + 1 FROM order_lines p WHERE p.business_id = o.business_id AND p.order_id = o.id),
        (item ->> 'productId')::uuid, (item ->> 'variantId')::uuid,
        coalesce(item ->> 'name', sold.name),
        coalesce((item ->> 'priceMinor')::bigint, sold.price_minor),
        (item ->> 'quantityMilli')::bigint,
        item ->> 'note',
        (item ->> 'discountPercentMilli')::integer,
        (item ->> 'discountAmountMinor')::bigint,
        coalesce((item ->> 'taxPercentMilli')::integer, sold.tax_percent_milli, 0),
        call.user_id, new_version, new_version)
    ON CONFLICT (business_id, order_id, id) DO UPDATE SET
        position = excluded.position, product_id = excluded.product_id, variant_id = excluded.variant_id,
        name = excluded.name, price_minor = excluded.price_minor, quantity_milli = excluded.quantity_milli,
        note = excluded.note, discount_percent_milli = excluded.discount_percent_milli,
        discount_amount_minor = excluded.discount_amount_minor, tax_percent_milli = excluded.tax_percent_milli,
        added_by = excluded.added_by, added_version = excluded.added_version,
        changed_version = excluded.changed_version, removed = false;
END
$$;

-- What a clear takes away of somebody else's that its sender had not seen: changes of lines, and of the order's discount.
CREATE OR REPLACE FUNCTION order_cleared(
    call journal_call, o orders, base_version bigint, operation_id text, line_ids text[]
) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_agg(told ORDER BY n) FROM (
        SELECT n, order_overwritten(call, o, base_version, operation_id, id, NULL, NULL) AS told
        FROM unnest(line_ids) WITH ORDINALITY AS l (id, n)
        UNION ALL
        SELECT 0, order_overwritten(call, o, base_version, operation_id, NULL, 'discount', NULL)
    ) t
    WHERE told IS NOT NULL
$$;

-- What an operation of this kind sets; of the whole line or order, `line`.
CREATE OR REPLACE FUNCTION order_operation_field(kind text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE kind WHEN 'set-quantity' THEN 'quantity' WHEN 'set-note' THEN 'note' WHEN 'set-discount' THEN 'discount'
        WHEN 'set-item' THEN 'item' WHEN 'set-product' THEN 'product' WHEN 'arrange' THEN 'place' ELSE 'line' END
$$;

-- Puts lines into this order, on the places that they take up together: a removed one keeps its own between them.
CREATE OR REPLACE FUNCTION order_arrange(o orders, line_ids jsonb) RETURNS void
LANGUAGE sql AS $$
    WITH wanted AS (
        SELECT id, row_number() OVER (ORDER BY n) AS nth FROM jsonb_array_elements_text(line_ids) WITH ORDINALITY AS i (id, n)
    ), places AS (
        SELECT l.position, row_number() OVER (ORDER BY l.position, l.id) AS nth
        FROM order_lines l JOIN wanted w ON w.id = l.id
        WHERE l.business_id = o.business_id AND l.order_id = o.id
    )
    UPDATE order_lines l SET position = p.position
    FROM wanted w JOIN places p ON p.nth = w.nth
    WHERE l.business_id = o.business_id AND l.order_id = o.id AND l.id = w.id
$$;

-- One operation. Returns what it replaced of somebody else's ({…} of order_overwritten, or several), or null.
--   add           a new line; the same id twice is refused (the operation's own id makes a repeat harmless)
--   set-quantity  later wins; on a line that somebody removed meanwhile it brings the line back
--   set-note, set-discount   later wins; on a removed line the removal stands, and the sender is told
--   set-item      (of a whole-document save) name, price and tax of a line; later wins
--   set-product   (of a whole-document save) the line is another product, or none; later wins
--   arrange       (of a whole-document save) the lines stand in this order
--   remove        later wins over changes made meanwhile, and both are told
--   clear         removes what its sender had seen, and both are told of changes it had not seen; a line added
--                 meanwhile stays: no addition is lost
CREATE OR REPLACE FUNCTION order_operate(
    call journal_call, o orders, base_version bigint, new_version bigint, operation jsonb
) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
    kind text := operation ->> 'op';
    on_line text := CASE WHEN kind = 'add' THEN operation #>> '{item,id}' ELSE operation ->> 'lineId' END;
    on_field text := order_operation_field(kind);
    mine jsonb := operation -> 'shown';
    line order_lines;
    told jsonb;
    cleared text[];
BEGIN
    IF kind = 'add' THEN
        PERFORM order_add_line(call, o, operation -> 'item', new_version);
        RETURN NULL;
    END IF;
    IF kind = 'clear' THEN
        cleared := ARRAY(
            SELECT l.id FROM order_lines l
            WHERE l.business_id = o.business_id AND l.order_id = o.id AND NOT l.removed
              AND l.added_version <= greatest(base_version, (
                  SELECT coalesce(max(p.version), 0) FROM order_operations p
                  WHERE p.business_id = o.business_id AND p.order_id = o.id
                    AND p.kind = 'add' AND p.line_id = l.id AND p.token_id = call.token_id))
            ORDER BY l.position, l.id);
        UPDATE order_lines l SET removed = true, changed_version = new_version
        WHERE l.business_id = o.business_id AND l.order_id = o.id AND l.id = ANY (cleared);
        UPDATE orders u SET discount_percent_milli = NULL, discount_amount_minor = NULL
        WHERE u.business_id = o.business_id AND u.id = o.id;
        RETURN order_cleared(call, o, base_version, operation ->> 'id', cleared);
    END IF;
    IF kind = 'arrange' THEN
        PERFORM order_arrange(o, operation -> 'lineIds');
        RETURN NULL;
    END IF;
    IF kind = 'set-product' AND NOT (operation ->> 'isForSale')::boolean THEN
        PERFORM refuse('product-unknown', jsonb_build_object('productId', operation ->> 'productId'));
    END IF;
    told := order_overwritten(call, o, base_version, operation ->> 'id', on_line, on_field, mine);
    IF on_line IS NULL THEN
        UPDATE orders u SET
            discount_percent_milli = (operation ->> 'discountPercentMilli')::integer,
            discount_amount_minor = (operation ->> 'discountAmountMinor')::bigint
        WHERE u.business_id = o.business_id AND u.id = o.id;
        RETURN told;
    END IF;
    SELECT * INTO line FROM order_lines l
    WHERE l.business_id = o.business_id AND l.order_id = o.id AND l.id = on_line;
    IF NOT FOUND THEN
        PERFORM refuse('order-line-unknown', jsonb_build_object('lineId', on_line));
    END IF;
    -- Two who remove the same line want the same.
    IF line.removed AND kind = 'remove' THEN
        RETURN NULL;
    END IF;
    IF line.removed AND kind <> 'set-quantity' THEN
        RETURN order_overwritten(call, o, base_version, operation ->> 'id', on_line, 'line', mine);
    END IF;
    told := coalesce(told, CASE WHEN line.removed OR kind = 'remove' THEN
        order_overwritten(call, o, base_version, operation ->> 'id', on_line,
            CASE WHEN kind <> 'remove' THEN 'line' END, mine) END);
    UPDATE order_lines l SET
        changed_version = new_version,
        removed = (kind = 'remove'),
        quantity_milli = CASE WHEN kind = 'set-quantity' THEN (operation ->> 'quantityMilli')::bigint ELSE l.quantity_milli END,
        note = CASE WHEN kind = 'set-note' THEN operation ->> 'note' ELSE l.note END,
        discount_percent_milli = CASE WHEN kind = 'set-discount'
            THEN (operation ->> 'discountPercentMilli')::integer ELSE l.discount_percent_milli END,
        discount_amount_minor = CASE WHEN kind = 'set-discount'
            THEN (operation ->> 'discountAmountMinor')::bigint ELSE l.discount_amount_minor END,
        product_id = CASE WHEN kind = 'set-product' THEN (operation ->> 'productId')::uuid ELSE l.product_id END,
        variant_id = CASE WHEN kind = 'set-product' THEN (operation ->> 'variantId')::uuid ELSE l.variant_id END,
        name = CASE WHEN kind IN ('set-item', 'set-product') THEN operation ->> 'name' ELSE l.name END,
        price_minor = CASE WHEN kind IN ('set-item', 'set-product')
            THEN (operation ->> 'priceMinor')::bigint ELSE l.price_minor END,
        tax_percent_milli = CASE WHEN kind IN ('set-item', 'set-product')
            THEN (operation ->> 'taxPercentMilli')::integer ELSE l.tax_percent_milli END
    WHERE l.business_id = o.business_id AND l.order_id = o.id AND l.id = on_line;
    RETURN told;
END
$$;

-- What an operation does, in few bytes: two of one id are the same one when they do the same. Nulls say nothing, and
-- what is shown of it follows from the rest.
CREATE OR REPLACE FUNCTION order_operation_hash(operation jsonb) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT substring(sha256(convert_to(jsonb_strip_nulls(operation - 'shown')::text, 'UTF8')) FOR 8)
$$;

-- An operation whose id the order knows: the same one of the same person once more, or another one, which would be lost
-- without a word. Ids from before contents were kept are taken for the same (migration 0011).
CREATE OR REPLACE FUNCTION refuse_other_operation(call journal_call, o orders, operation jsonb) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    known order_operations;
BEGIN
    SELECT * INTO STRICT known FROM order_operations p
    WHERE p.business_id = o.business_id AND p.order_id = o.id AND p.operation_id = operation ->> 'id';
    IF known.content_hash <> order_operation_hash(operation) OR known.user_id <> call.user_id THEN
        PERFORM refuse('operation-id-reused', jsonb_build_object('operationId', known.operation_id,
            'by', person_of(known.user_id)));
    END IF;
END
$$;

-- Applies operations to an order whose row the caller has locked. Those sent before are passed over, and another one
-- under the id of one is refused (OR-2); the version goes up once when anything was new. Refusals undo the whole call.
CREATE OR REPLACE FUNCTION order_apply(
    call journal_call, o orders, base_version bigint, operations jsonb, lines_max integer, most_minor bigint,
    OUT changed orders, OUT merged boolean, OUT overwritten jsonb
)
LANGUAGE plpgsql AS $$
DECLARE
    operation jsonb;
    told jsonb;
    is_new boolean := false;
BEGIN
    changed := o;
    merged := base_version < o.version;
    overwritten := '[]';
    FOR operation IN SELECT * FROM jsonb_array_elements(operations) LOOP
        INSERT INTO order_operations (business_id, order_id, operation_id, version, kind, line_id, field, value,
            user_id, token_id, at, content_hash)
        VALUES (o.business_id, o.id, operation ->> 'id', o.version + 1, operation ->> 'op',
            CASE WHEN operation ->> 'op' = 'add' THEN operation #>> '{item,id}' ELSE operation ->> 'lineId' END,
            order_operation_field(operation ->> 'op'),
            operation -> 'shown', call.user_id, call.token_id, shop_now(), order_operation_hash(operation))
        ON CONFLICT DO NOTHING;
        IF FOUND THEN
            is_new := true;
            told := order_operate(call, o, base_version, o.version + 1, operation);
            IF told IS NOT NULL THEN
                overwritten := overwritten || told;
            END IF;
        ELSE
            PERFORM refuse_other_operation(call, o, operation);
        END IF;
    END LOOP;
    IF NOT is_new THEN
        RETURN;
    END IF;
    SELECT * INTO STRICT changed FROM orders u WHERE u.business_id = o.business_id AND u.id = o.id;
    changed := order_recompute(changed, o.version + 1, most_minor);
    IF lines_max < (SELECT count(*) FROM order_lines l
        WHERE l.business_id = o.business_id AND l.order_id = o.id AND NOT l.removed)
    THEN
        PERFORM refuse('order-too-long', jsonb_build_object('limit', lines_max));
    END IF;
END
$$;

-- The operations that turn an order's lines into a whole document's: so that there is one way to change
-- lines, and a save is merged, told and kept like taps. A line that is another product than it was takes what the
-- document does not say from that product, as a new line does; one that is not keeps it. The lines stand as the
-- document has them.
CREATE OR REPLACE FUNCTION order_operations_for(o orders, items jsonb) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    WITH wanted AS (
        SELECT item, item ->> 'id' AS id, (item ->> 'productId')::uuid AS product_id, (item ->> 'variantId')::uuid AS variant_id, n
        FROM jsonb_array_elements(items) WITH ORDINALITY AS i (item, n)
    ), known AS (
        SELECT * FROM order_lines l WHERE l.business_id = o.business_id AND l.order_id = o.id AND NOT l.removed
    ), placed AS (
        -- Where the lines come to stand by themselves: what is new, behind what was there.
        SELECT jsonb_agg(w.id ORDER BY w.n) AS wanted, jsonb_agg(w.id ORDER BY k.position, k.id, w.n) AS found
        FROM wanted w LEFT JOIN known k ON k.id = w.id
    ), differing AS (
        SELECT 0 AS n, jsonb_build_object('op', 'remove', 'lineId', k.id) AS operation
        FROM known k WHERE NOT EXISTS (SELECT FROM wanted w WHERE w.id = k.id)
        UNION ALL
        SELECT w.n, jsonb_build_object('op', 'add', 'item', w.item)
        FROM wanted w WHERE NOT EXISTS (SELECT FROM known k WHERE k.id = w.id)
        UNION ALL
        SELECT w.n, jsonb_build_object('op', 'set-quantity', 'lineId', k.id,
            'quantityMilli', w.item -> 'quantityMilli', 'shown', to_jsonb(milli_wire((w.item ->> 'quantityMilli')::bigint)))
        FROM wanted w JOIN known k ON k.id = w.id
        WHERE k.quantity_milli <> (w.item ->> 'quantityMilli')::bigint
        UNION ALL
        SELECT w.n, jsonb_build_object('op', 'set-note', 'lineId', k.id, 'note', w.item -> 'note', 'shown', w.item -> 'note')
        FROM wanted w JOIN known k ON k.id = w.id
        WHERE k.note IS DISTINCT FROM w.item ->> 'note'
        UNION ALL
        SELECT w.n, jsonb_build_object('op', 'set-discount', 'lineId', k.id,
            'discountPercentMilli', w.item -> 'discountPercentMilli',
            'discountAmountMinor', w.item -> 'discountAmountMinor', 'shown', w.item -> 'discountShown')
        FROM wanted w JOIN known k ON k.id = w.id
        WHERE (k.discount_percent_milli, k.discount_amount_minor) IS DISTINCT FROM
            ((w.item ->> 'discountPercentMilli')::integer, (w.item ->> 'discountAmountMinor')::bigint)
        UNION ALL
        SELECT w.n, jsonb_build_object('op', 'set-item', 'lineId', k.id,
            'name', coalesce(w.item ->> 'name', k.name),
            'priceMinor', coalesce((w.item ->> 'priceMinor')::bigint, k.price_minor),
            'taxPercentMilli', coalesce((w.item ->> 'taxPercentMilli')::integer, k.tax_percent_milli))
        FROM wanted w JOIN known k ON k.id = w.id
        WHERE (k.product_id, k.variant_id) IS NOT DISTINCT FROM (w.product_id, w.variant_id)
          AND (k.name, k.price_minor, k.tax_percent_milli) IS DISTINCT FROM (
            coalesce(w.item ->> 'name', k.name),
            coalesce((w.item ->> 'priceMinor')::bigint, k.price_minor),
            coalesce((w.item ->> 'taxPercentMilli')::integer, k.tax_percent_milli))
        UNION ALL
        SELECT w.n, jsonb_build_object('op', 'set-product', 'lineId', k.id,
            'productId', w.product_id, 'variantId', w.variant_id,
            'isForSale', w.product_id IS NULL OR sold.name IS NOT NULL,
            'name', coalesce(w.item ->> 'name', sold.name),
            'priceMinor', coalesce((w.item ->> 'priceMinor')::bigint, sold.price_minor),
            'taxPercentMilli', coalesce((w.item ->> 'taxPercentMilli')::integer, sold.tax_percent_milli, 0),
            'shown', coalesce(w.item ->> 'name', sold.name))
        FROM wanted w JOIN known k ON k.id = w.id
        LEFT JOIN LATERAL product_for_sale(o.business_id, w.product_id, w.variant_id) AS sold ON true
        WHERE (k.product_id, k.variant_id) IS DISTINCT FROM (w.product_id, w.variant_id)
        UNION ALL
        SELECT jsonb_array_length(p.wanted) + 1, jsonb_build_object('op', 'arrange', 'lineIds', p.wanted)
        FROM placed p WHERE p.wanted <> p.found
    )
    SELECT coalesce(jsonb_agg(operation || jsonb_build_object('id', gen_random_uuid()) ORDER BY n), '[]') FROM differing
$$;

-- A new empty order, being built.
CREATE OR REPLACE FUNCTION insert_order(call journal_call, new_id uuid, origin text) RETURNS orders
LANGUAGE plpgsql AS $$
DECLARE
    made orders;
    now timestamptz := shop_now();
BEGIN
    INSERT INTO orders (business_id, id, status, origin, created_by, created_at, updated_at)
    VALUES (call.business_id, new_id, 'building', origin, call.user_id, now, now)
    RETURNING * INTO made;
    RETURN made;
END
$$;

-- A client that works totals out too must come to the same (OR-3). Null: it did not say.
CREATE OR REPLACE FUNCTION refuse_other_total(o orders, expected_minor bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    d integer;
BEGIN
    IF expected_minor IS NOT NULL AND expected_minor <> o.total_minor THEN
        SELECT currency_decimals INTO STRICT d FROM businesses WHERE business_id = o.business_id;
        PERFORM refuse('order-total-mismatch', jsonb_build_object(
            'yours', money_wire(expected_minor, d), 'total', money_wire(o.total_minor, d)));
    END IF;
END
$$;
