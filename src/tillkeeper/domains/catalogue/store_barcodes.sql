-- Barcodes: one names one product or variant of a business (EV-12).

-- A barcode as the trade compares it. Eight to fourteen digits with a right check digit are a GTIN, and its zeros in
-- front say nothing: UPC-A, EAN-13 and GTIN-14 of one item are one. Any other code is what it is, zeros and all.
-- The console compares by the same rule (web/src/core/barcode.ts); web/src/core/tables/barcodes.json drives both tests.
CREATE OR REPLACE FUNCTION barcode_key(barcode text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN barcode ~ '^[0-9]{8,14}$' AND (
            SELECT sum(digit::integer * CASE WHEN place % 2 = 0 THEN 3 ELSE 1 END) % 10 = 0
            FROM string_to_table(reverse(barcode), NULL) WITH ORDINALITY AS digits (digit, place))
        THEN lpad(barcode, 14, '0')
        ELSE barcode END
$$;

-- Makes product_barcodes say what these products and their variants carry. What they carry already stays as it is;
-- where all but one let a shared barcode go, it is that one's alone.
-- Planned for the products at hand: one, or a list of 50,000, which a plan for few takes minutes for.
CREATE OR REPLACE FUNCTION product_barcodes_keep(of_business uuid, of_products uuid[]) RETURNS void
LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    things uuid[];
    products uuid[];
    keys text[];
    freed text[];
BEGIN
    SELECT array_agg(c.thing_id), array_agg(c.product_id), array_agg(c.key) INTO things, products, keys
    FROM products_carry(of_business, of_products) c;

    WITH gone AS (
        DELETE FROM product_barcodes b
        USING unnest(of_products) AS kept (id)
        WHERE b.business_id = of_business
          AND b.product_id = kept.id
          AND NOT EXISTS (
              SELECT FROM unnest(things, keys) AS c (thing_id, key) WHERE c.thing_id = b.thing_id AND c.key = b.key)
        RETURNING b.key
    )
    SELECT array_agg(g.key) INTO freed FROM gone g;

    INSERT INTO product_barcodes (business_id, thing_id, product_id, key)
    SELECT of_business, c.thing_id, c.product_id, c.key
    FROM unnest(things, products, keys) AS c (thing_id, product_id, key)
    ON CONFLICT (business_id, thing_id) DO NOTHING;

    UPDATE product_barcodes b
    SET is_shared = false
    WHERE b.business_id = of_business
      AND b.key = ANY (freed)
      AND b.is_shared
      AND NOT EXISTS (
          SELECT FROM product_barcodes o
          WHERE o.business_id = b.business_id AND o.key = b.key AND o.thing_id <> b.thing_id);
END
$$;

-- The barcodes of these products and of their variants, as far as they are for sale.
CREATE OR REPLACE FUNCTION products_carry(of_business uuid, of_products uuid[])
RETURNS TABLE (thing_id uuid, product_id uuid, key text)
LANGUAGE sql STABLE AS $$
    SELECT p.id, p.id, barcode_key(p.barcode)
    FROM unnest(of_products) AS wanted (id)
    JOIN products p ON p.business_id = of_business AND p.id = wanted.id
    WHERE p.barcode IS NOT NULL AND p.archived_at IS NULL
    UNION ALL
    SELECT v.id, v.product_id, barcode_key(v.barcode)
    FROM unnest(of_products) AS wanted (id)
    JOIN products p ON p.business_id = of_business AND p.id = wanted.id
    JOIN product_variants v ON v.business_id = of_business AND v.product_id = p.id
    WHERE v.barcode IS NOT NULL AND v.archived_at IS NULL AND p.archived_at IS NULL
$$;

-- After a statement on products or product_variants: the barcodes of the products of which a barcode or a place in the
-- shop is another. The trigger names the column that holds the product's id.
CREATE OR REPLACE FUNCTION barcodes_follow() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        EXECUTE format('
            SELECT product_barcodes_keep(n.business_id, array_agg(DISTINCT n.%I))
            FROM written n
            WHERE n.barcode IS NOT NULL
            GROUP BY n.business_id', TG_ARGV[0]);
    ELSE
        EXECUTE format('
            SELECT product_barcodes_keep(n.business_id, array_agg(DISTINCT n.%I))
            FROM written n
            JOIN replaced o ON o.business_id = n.business_id AND o.id = n.id
            WHERE n.barcode IS DISTINCT FROM o.barcode OR (n.archived_at IS NULL) <> (o.archived_at IS NULL)
            GROUP BY n.business_id', TG_ARGV[0]);
    END IF;
    RETURN NULL;
END
$$;
CREATE OR REPLACE TRIGGER product_barcodes_inserted AFTER INSERT ON products
    REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION barcodes_follow('id');
CREATE OR REPLACE TRIGGER product_barcodes_updated AFTER UPDATE ON products
    REFERENCING OLD TABLE AS replaced NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION barcodes_follow('id');
CREATE OR REPLACE TRIGGER product_barcodes_inserted AFTER INSERT ON product_variants
    REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION barcodes_follow('product_id');
CREATE OR REPLACE TRIGGER product_barcodes_updated AFTER UPDATE ON product_variants
    REFERENCING OLD TABLE AS replaced NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION barcodes_follow('product_id');

-- The barcodes that rows of listed_products and listed_variants would give a second owner, and whose they are: of two
-- rows of the list the later one is bad; else the row, when a product that the list leaves as it is carries it. What two
-- shared before the rule was there is no fault of a list that does not change it.
CREATE OR REPLACE FUNCTION import_bad_barcodes(held_business uuid, says text[])
RETURNS TABLE (line integer, reason text, fields jsonb)
LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY
    WITH listed AS MATERIALIZED (
        SELECT l.line, 0 AS place, l.product_id, l.name, l.barcode, barcode_key(l.barcode) AS key, l.is_known
        FROM listed_products l
        WHERE l.barcode IS NOT NULL AND 'barcode' = ANY (says) AND NOT l.archived
        UNION ALL
        SELECT l.line, v.position, l.product_id, l.name || ' ' || v.name, v.barcode, barcode_key(v.barcode), l.is_known
        FROM listed_variants v
        JOIN listed_products l ON l.line = v.line
        WHERE v.barcode IS NOT NULL AND NOT l.archived
    ), stays AS (
        SELECT b.key, b.product_id, p.code, p.name
        FROM product_barcodes b
        JOIN products p ON p.business_id = b.business_id AND p.id = b.product_id
        LEFT JOIN listed_products l ON l.product_id = b.product_id
        WHERE b.business_id = held_business
          AND (l.line IS NULL OR NOT l.is_whole)
          AND NOT coalesce(b.thing_id = b.product_id AND 'barcode' = ANY (says) AND l.line IS NOT NULL, false)
    ), numbered AS (
        SELECT n.*, first_value(n.line) OVER same AS first_line, first_value(n.name) OVER same AS first_name,
               row_number() OVER same AS n
        FROM listed n
        WHERE NOT EXISTS (
            SELECT FROM product_barcodes b
            WHERE b.business_id = held_business AND b.product_id = n.product_id AND b.key = n.key AND b.is_shared)
        WINDOW same AS (PARTITION BY n.key ORDER BY n.line, n.place)
    )
    SELECT DISTINCT ON (r.line) r.line, r.reason, r.fields
    FROM (
        SELECT n.line, 'barcode-repeated' AS reason,
            jsonb_build_object('barcode', n.barcode, 'otherLine', n.first_line, 'name', n.first_name) AS fields
        FROM numbered n
        WHERE n.n > 1
        UNION ALL
        SELECT n.line, 'barcode-taken',
            jsonb_build_object('barcode', n.barcode, 'productCode', s.code, 'name', s.name)
        FROM numbered n
        JOIN stays s ON s.key = n.key
        WHERE n.n = 1) r
    ORDER BY r.line, r.reason DESC;
END
$$;
