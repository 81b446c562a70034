-- How lines change: by operations, each once, merged line by line (OR-2).

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

-- A line names a product of the catalogue that is for sale, and of one with variants which of them; or it names none.
CREATE OR REPLACE FUNCTION refuse_what_is_not_for_sale(of_business uuid, product uuid, variant uuid) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    product_name text;
    variants jsonb;
BEGIN
    IF product IS NULL THEN
        RETURN;
    END IF;
    SELECT p.name INTO product_name FROM products p
    WHERE p.business_id = of_business AND p.id = product AND p.archived_at IS NULL;
    IF NOT FOUND THEN
        PERFORM refuse('product-unknown', jsonb_build_object('productId', product));
    END IF;
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'name', v.name) ORDER BY v.position, v.id), '[]') INTO variants
    FROM product_variants v
    WHERE v.business_id = of_business AND v.product_id = product AND v.archived_at IS NULL;
    IF variant IS NULL AND variants <> '[]' THEN
        PERFORM refuse('variant-missing', jsonb_build_object('productId', product, 'name', product_name, 'variants', variants,
            'names', (SELECT string_agg(v ->> 'name', ', ' ORDER BY n)
                FROM jsonb_array_elements(variants) WITH ORDINALITY AS e (v, n))));
    ELSIF variant IS NOT NULL AND NOT variants @> jsonb_build_array(jsonb_build_object('id', variant)) THEN
        PERFORM refuse('variant-unknown', jsonb_build_object('productId', product, 'variantId', variant, 'name', product_name));
    END IF;
END
$$;

-- Adds lines in their order, or brings back removed ones of their ids. A line that is brought back stays that of whoever
-- put it on the order: removing it and adding it again makes it nobody's own. Name, price and tax come from the
-- catalogue where a product is named and they are not given. One statement looks and one writes, however many lines
-- there are; the first line in their order that may not be added refuses all.
CREATE OR REPLACE FUNCTION order_add_lines(call journal_call, o orders, items jsonb, new_version bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    refused record;
BEGIN
    SELECT i.id, i."productId" AS product_id, i."variantId" AS variant_id, i.is_there INTO refused
    FROM (
        SELECT j.*, l.id IS NOT NULL OR row_number() OVER (PARTITION BY j.id ORDER BY j.n) > 1 AS is_there
        FROM ROWS FROM (jsonb_to_recordset(items) AS (id text, "productId" uuid, "variantId" uuid, "addedBy" uuid))
            WITH ORDINALITY AS j (id, "productId", "variantId", "addedBy", n)
        LEFT JOIN order_lines l
            ON l.business_id = o.business_id AND l.order_id = o.id AND l.id = j.id AND NOT l.removed
    ) i
    -- Of a line that is moved from another order it was asked when it was put there.
    WHERE i.is_there OR i."productId" IS NOT NULL AND i."addedBy" IS NULL
        AND NOT is_for_sale(o.business_id, i."productId", i."variantId")
    ORDER BY i.n LIMIT 1;
    IF refused.is_there THEN
        PERFORM refuse('order-line-exists', jsonb_build_object('lineId', refused.id));
    ELSIF FOUND THEN
        PERFORM refuse_what_is_not_for_sale(o.business_id, refused.product_id, refused.variant_id);
    END IF;
    INSERT INTO order_lines AS l (business_id, order_id, id, position, product_id, variant_id, name, price_minor,
        quantity_milli, note, discount_percent_milli, discount_amount_minor, tax_percent_milli,
        catalogue_price_minor, catalogue_tax_percent_milli, added_by, added_version, changed_version)
    SELECT o.business_id, o.id, i.id, i.n + (
            SELECT coalesce(max(p.position), 0) FROM order_lines p WHERE p.business_id = o.business_id AND p.order_id = o.id),
        i."productId", i."variantId", coalesce(i.name, sold.name), coalesce(i."priceMinor", sold.price_minor),
        i."quantityMilli", i.note, i."discountPercentMilli", i."discountAmountMinor",
        coalesce(i."taxPercentMilli", sold.tax_percent_milli, 0),
        coalesce(i."cataloguePriceMinor", sold.price_minor),
        coalesce(i."catalogueTaxPercentMilli", sold.tax_percent_milli),
        -- Lines that are split off stay those of whoever put them on the order; no request says this.
        coalesce(i."addedBy", removed.added_by, call.user_id), new_version, new_version
    FROM ROWS FROM (jsonb_to_recordset(items) AS (id text, "productId" uuid, "variantId" uuid, name text,
            "priceMinor" bigint, "quantityMilli" bigint, note text, "discountPercentMilli" integer,
            "discountAmountMinor" bigint, "taxPercentMilli" integer, "cataloguePriceMinor" bigint,
            "catalogueTaxPercentMilli" integer, "addedBy" uuid))
        WITH ORDINALITY AS i (id, "productId", "variantId", name, "priceMinor", "quantityMilli", note,
            "discountPercentMilli", "discountAmountMinor", "taxPercentMilli", "cataloguePriceMinor",
            "catalogueTaxPercentMilli", "addedBy", n)
    LEFT JOIN LATERAL product_for_sale(o.business_id, i."productId", i."variantId") AS sold ON true
    LEFT JOIN order_lines removed
        ON removed.business_id = o.business_id AND removed.order_id = o.id AND removed.id = i.id
    ON CONFLICT (business_id, order_id, id) DO UPDATE SET
        position = excluded.position, product_id = excluded.product_id, variant_id = excluded.variant_id,
        name = excluded.name, price_minor = excluded.price_minor, quantity_milli = excluded.quantity_milli,
        note = excluded.note, discount_percent_milli = excluded.discount_percent_milli,
        catalogue_price_minor = excluded.catalogue_price_minor,
        catalogue_tax_percent_milli = excluded.catalogue_tax_percent_milli,
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

-- One operation on what the order has. Returns what it replaced of somebody else's ({…} of order_overwritten, or several),
-- or null. An `add` is not one: order_add_lines.
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
    on_line text := operation ->> 'lineId';
    on_field text := order_operation_field(kind);
    mine jsonb := operation -> 'shown';
    line order_lines;
    told jsonb;
    cleared text[];
BEGIN
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
    IF kind = 'set-product' THEN
        PERFORM refuse_what_is_not_for_sale(
            o.business_id, (operation ->> 'productId')::uuid, (operation ->> 'variantId')::uuid);
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
            THEN (operation ->> 'taxPercentMilli')::integer ELSE l.tax_percent_milli END,
        catalogue_price_minor = CASE WHEN kind = 'set-product'
            THEN (operation ->> 'cataloguePriceMinor')::bigint ELSE l.catalogue_price_minor END,
        catalogue_tax_percent_milli = CASE WHEN kind = 'set-product'
            THEN (operation ->> 'catalogueTaxPercentMilli')::integer ELSE l.catalogue_tax_percent_milli END
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

-- Writes operations down, each once; returns those that the order did not know, in their order. Another one under the id
-- of a known one is refused (OR-2).
CREATE OR REPLACE FUNCTION order_operations_noted(call journal_call, o orders, operations jsonb) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
    noted text[];
    known jsonb;
    first_times jsonb;
BEGIN
    WITH written AS (
        INSERT INTO order_operations (business_id, order_id, operation_id, version, kind, line_id, field, value,
            user_id, token_id, at, content_hash)
        SELECT o.business_id, o.id, operation ->> 'id', o.version + 1, operation ->> 'op',
            CASE WHEN operation ->> 'op' = 'add' THEN operation #>> '{item,id}' ELSE operation ->> 'lineId' END,
            order_operation_field(operation ->> 'op'),
            operation -> 'shown', call.user_id, call.token_id, shop_now(), order_operation_hash(operation)
        FROM jsonb_array_elements(operations) WITH ORDINALITY AS e (operation, n) ORDER BY n
        ON CONFLICT DO NOTHING
        RETURNING operation_id
    )
    SELECT coalesce(array_agg(operation_id), '{}') INTO noted FROM written;
    IF cardinality(noted) = jsonb_array_length(operations) THEN
        RETURN operations;
    END IF;
    SELECT jsonb_agg(operation ORDER BY n) FILTER (WHERE NOT is_first),
        coalesce(jsonb_agg(operation ORDER BY n) FILTER (WHERE is_first), '[]')
    INTO known, first_times
    FROM (
        SELECT operation, n, operation ->> 'id' = ANY (noted)
            AND row_number() OVER (PARTITION BY operation ->> 'id' ORDER BY n) = 1 AS is_first
        FROM jsonb_array_elements(operations) WITH ORDINALITY AS e (operation, n)
    ) e;
    FOR n IN 0 .. jsonb_array_length(known) - 1 LOOP
        PERFORM refuse_other_operation(call, o, known -> n);
    END LOOP;
    RETURN first_times;
END
$$;

-- Applies operations to an order whose row the caller has locked. Those sent before are passed over; the version goes up
-- once when anything was new. Refusals undo the whole call. Additions that follow one another are carried out together:
-- a whole document's are one statement. expected_total_minor is what the sender comes to, null where they did not say.
-- The limits are looked at last: an approval is asked for where nothing else is wrong (tests/api/test_approval_order.py).
CREATE OR REPLACE FUNCTION order_apply(
    call journal_call, o orders, base_version bigint, operations jsonb, expected_total_minor bigint, lines_max integer,
    most_minor bigint,
    OUT changed orders, OUT merged boolean, OUT overwritten jsonb
)
LANGUAGE plpgsql AS $$
DECLARE
    following jsonb;
    told jsonb;
    is_new boolean := false;
BEGIN
    changed := o;
    merged := base_version < o.version;
    overwritten := '[]';
    FOR following IN
        SELECT jsonb_agg(e.operation ORDER BY e.n)
        FROM (
            SELECT operation, n, operation ->> 'op' = 'add' AS adds,
                n - row_number() OVER (PARTITION BY operation ->> 'op' = 'add' ORDER BY n) AS others_before
            FROM jsonb_array_elements(operations) WITH ORDINALITY AS i (operation, n)
        ) e
        GROUP BY e.adds, CASE WHEN e.adds THEN e.others_before ELSE e.n END
        ORDER BY min(e.n)
    LOOP
        following := order_operations_noted(call, o, following);
        CONTINUE WHEN following = '[]';
        is_new := true;
        IF following #>> '{0,op}' = 'add' THEN
            PERFORM order_add_lines(call, o, jsonb_path_query_array(following, '$[*].item'), o.version + 1);
            CONTINUE;
        END IF;
        told := order_operate(call, o, base_version, o.version + 1, following -> 0);
        IF told IS NOT NULL THEN
            overwritten := overwritten || told;
        END IF;
    END LOOP;
    IF NOT is_new THEN
        PERFORM refuse_other_total(o, o.version, expected_total_minor);
        RETURN;
    END IF;
    SELECT * INTO STRICT changed FROM orders u WHERE u.business_id = o.business_id AND u.id = o.id;
    changed := order_recompute(changed, o.version + 1, most_minor);
    IF lines_max < (SELECT count(*) FROM order_lines l
        WHERE l.business_id = o.business_id AND l.order_id = o.id AND NOT l.removed)
    THEN
        PERFORM refuse('order-too-long', jsonb_build_object('limit', lines_max));
    END IF;
    PERFORM refuse_other_total(changed, o.version, expected_total_minor);
    -- A cart is on the profile of the register it is worked on; without one, the payment decides (record_sale).
    PERFORM refuse_past_limits(call, changed, coalesce(changed.profile_id, (
        SELECT r.profile_id FROM pos_registers r
        WHERE r.business_id = call.business_id AND r.id = call.register_id)), NULL);
END
$$;
