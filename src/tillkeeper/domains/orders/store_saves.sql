-- A whole document is saved by operations, as a tap is.

-- The operations that turn an order's lines into a whole document's: so that there is one way to change
-- lines, and a save is merged, told and kept like taps. Lines that the document does not name are removed only where it
-- takes away, as one does that says which version it was made on (OS-2). A line that is another product than it was takes what the
-- document does not say from that product, as a new line does; one that is not keeps it. The lines stand as the
-- document has them.
CREATE OR REPLACE FUNCTION order_operations_for(o orders, items jsonb, takes_away boolean) RETURNS jsonb
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
        FROM known k WHERE takes_away AND NOT EXISTS (SELECT FROM wanted w WHERE w.id = k.id)
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
            'name', coalesce(w.item ->> 'name', sold.name),
            'priceMinor', coalesce((w.item ->> 'priceMinor')::bigint, sold.price_minor),
            'taxPercentMilli', coalesce((w.item ->> 'taxPercentMilli')::integer, sold.tax_percent_milli, 0),
            'cataloguePriceMinor', sold.price_minor, 'catalogueTaxPercentMilli', sold.tax_percent_milli,
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
