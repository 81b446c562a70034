-- A product as the wire shows it: {id, code, name, category, price, taxRate, sku, barcode, variants}.
-- A product is quoted with its variants in the order of their list; archived ones are not for sale.
CREATE OR REPLACE FUNCTION product_wire(product products, decimals integer) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT jsonb_build_object(
        'id', product.id,
        'code', product.code,
        'name', product.name,
        'category', product.category,
        'price', money_wire(product.price_minor, decimals),
        'taxRate', milli_wire(product.tax_percent_milli),
        'sku', product.sku,
        'barcode', product.barcode,
        'variants', (
            SELECT coalesce(jsonb_agg(jsonb_build_object(
                'id', v.id,
                'name', v.name,
                'price', money_wire(v.price_minor, decimals),
                'sku', v.sku,
                'barcode', v.barcode) ORDER BY v.position, v.id), '[]')
            FROM product_variants v
            WHERE v.business_id = product.business_id
              AND v.product_id = product.id
              AND v.archived_at IS NULL))
$$;

-- What a line of an order takes from the catalogue; no row when the product or variant is not for sale.
CREATE OR REPLACE FUNCTION product_for_sale(
    wanted_business uuid, wanted_product uuid, wanted_variant uuid
) RETURNS TABLE (name text, price_minor bigint, tax_percent_milli integer)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN v.id IS NULL THEN p.name ELSE p.name || ' ' || v.name END,
           coalesce(v.price_minor, p.price_minor),
           p.tax_percent_milli
    FROM products p
    LEFT JOIN product_variants v
        ON v.business_id = p.business_id
       AND v.product_id = p.id
       AND v.id = wanted_variant
       AND v.archived_at IS NULL
    WHERE p.business_id = wanted_business
      AND p.id = wanted_product
      AND p.archived_at IS NULL
      AND (wanted_variant IS NULL OR v.id IS NOT NULL)
$$;

-- Whether a product is for sale, and of one with variants the variant that is named.
CREATE OR REPLACE FUNCTION is_for_sale(wanted_business uuid, wanted_product uuid, wanted_variant uuid) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT EXISTS (SELECT FROM product_for_sale(wanted_business, wanted_product, wanted_variant))
        AND (wanted_variant IS NOT NULL OR NOT EXISTS (
            SELECT FROM product_variants v
            WHERE v.business_id = wanted_business AND v.product_id = wanted_product AND v.archived_at IS NULL))
$$;

-- One change of a business's catalogue at a time, so that codes and places on the grid are given out once.
-- To the end of the transaction; sales and look-ups don't wait for it.
CREATE OR REPLACE FUNCTION catalogue_hold(held_business uuid) RETURNS void
LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(hashtextextended('catalogue ' || held_business::text, 0))
$$;

-- The rate that most products of the business carry; 0 when it has none.
CREATE OR REPLACE FUNCTION catalogue_usual_tax(wanted_business uuid) RETURNS integer
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce((
        SELECT p.tax_percent_milli
        FROM products p
        WHERE p.business_id = wanted_business AND p.archived_at IS NULL
        GROUP BY p.tax_percent_milli
        ORDER BY count(*) DESC, p.tax_percent_milli DESC
        LIMIT 1), 0)
$$;

-- Decides which product each row of listed_products means: writes its code and, where the product exists,
-- its id. An export's handle is the code. A plain row means the product with its stock number; else the one
-- with its code; else the only one of its name, unless both have stock numbers, which then differ.
CREATE OR REPLACE FUNCTION import_match(held_business uuid) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE listed_products l
    SET code = p.code
    FROM (
        SELECT DISTINCT ON (sku) sku, code
        FROM products
        WHERE business_id = held_business AND sku IS NOT NULL
        ORDER BY sku, archived_at IS NOT NULL, position, id) p
    WHERE NOT l.is_whole
      AND l.sku = p.sku
      AND l.code <> p.code;

    UPDATE listed_products l
    SET code = p.code
    FROM (
        SELECT name, min(code) AS code, min(sku) AS sku
        FROM products
        WHERE business_id = held_business
        GROUP BY name
        HAVING count(*) = 1) p
    WHERE NOT l.is_whole
      AND l.name = p.name
      AND l.code <> p.code
      AND (l.sku IS NULL OR p.sku IS NULL)
      AND NOT EXISTS (SELECT FROM products q WHERE q.business_id = held_business AND q.code = l.code);

    UPDATE listed_products l
    SET product_id = p.id, is_known = true
    FROM products p
    WHERE p.business_id = held_business
      AND p.code = l.code;
END
$$;

-- The rows of listed_products that can't be imported, and why: the code of a Refusal and its fields.
CREATE OR REPLACE FUNCTION import_bad_rows(held_business uuid)
RETURNS TABLE (line integer, reason text, fields jsonb)
LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY
    -- Two rows that came to mean one product.
    SELECT l.line, 'row-repeated', jsonb_build_object('otherLine', l.first_line)
    FROM (
        SELECT r.line, min(r.line) OVER (PARTITION BY r.code) AS first_line
        FROM listed_products r) l
    WHERE l.line <> l.first_line
    UNION ALL
    -- A code made of a name or stock number that belongs to a product of another name and stock number.
    SELECT l.line, 'row-ambiguous', jsonb_build_object('productCode', p.code, 'name', p.name)
    FROM listed_products l
    JOIN products p ON p.business_id = held_business AND p.id = l.product_id
    WHERE NOT l.is_whole
      AND l.is_known
      AND p.name <> l.name
      AND p.sku IS DISTINCT FROM l.sku
    UNION ALL
    -- A stock number that several products on sale carry: it does not say which one is meant.
    SELECT l.line, 'stock-number-shared', jsonb_build_object('sku', l.sku, 'names', s.names)
    FROM listed_products l
    JOIN (
        SELECT p.sku, string_agg(p.name, ', ' ORDER BY p.position, p.id) AS names
        FROM products p
        WHERE p.business_id = held_business AND p.sku IS NOT NULL AND p.archived_at IS NULL
        GROUP BY p.sku
        HAVING count(*) > 1) s ON s.sku = l.sku
    WHERE NOT l.is_whole;
END
$$;

-- Fills in what the list does not speak of from the product as it is.
CREATE OR REPLACE FUNCTION import_fill(held_business uuid, says text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE listed_products l
    SET description = CASE WHEN 'description' = ANY (says) THEN l.description ELSE p.description END,
        category = CASE WHEN 'category' = ANY (says) THEN l.category ELSE p.category END,
        sku = CASE WHEN 'sku' = ANY (says) THEN l.sku ELSE p.sku END,
        barcode = CASE WHEN 'barcode' = ANY (says) THEN l.barcode ELSE p.barcode END,
        tax_percent_milli = coalesce(l.tax_percent_milli, p.tax_percent_milli)
    FROM products p
    WHERE p.business_id = held_business
      AND p.id = l.product_id
      AND l.is_known;
END
$$;

-- Makes the catalogue say what listed_products and listed_variants say; a row that says so already stays
-- untouched. Returns how many products were of each kind.
CREATE OR REPLACE FUNCTION import_apply(held_business uuid, tax_otherwise integer)
RETURNS TABLE (created integer, changed integer, unchanged integer)
LANGUAGE plpgsql AS $$
DECLARE
    now timestamptz := shop_now();
    last_position integer;
BEGIN
    SELECT coalesce(max(position), 0) INTO last_position FROM products WHERE business_id = held_business;

    UPDATE listed_products l
    SET is_changed = true
    FROM products p
    WHERE p.business_id = held_business
      AND p.id = l.product_id
      AND l.is_known
      AND ROW(p.name, p.description, p.category, p.price_minor, p.tax_percent_milli, p.sku, p.barcode,
              p.search_text, p.archived_at IS NOT NULL)
          IS DISTINCT FROM
          ROW(l.name, l.description, l.category, l.price_minor, l.tax_percent_milli, l.sku, l.barcode,
              l.search_text, l.archived);

    UPDATE products p
    SET name = l.name,
        description = l.description,
        category = l.category,
        price_minor = l.price_minor,
        tax_percent_milli = l.tax_percent_milli,
        sku = l.sku,
        barcode = l.barcode,
        search_text = l.search_text,
        archived_at = CASE WHEN l.archived THEN coalesce(p.archived_at, now) END,
        updated_at = now
    FROM listed_products l
    WHERE p.business_id = held_business
      AND p.id = l.product_id
      AND l.is_changed;

    INSERT INTO products (business_id, id, code, name, description, category, price_minor, tax_percent_milli,
        sku, barcode, position, search_text, archived_at, created_at, updated_at)
    SELECT held_business, l.product_id, l.code, l.name, l.description, l.category, l.price_minor,
        coalesce(l.tax_percent_milli, tax_otherwise), l.sku, l.barcode,
        last_position + (row_number() OVER (ORDER BY l.line))::integer,
        l.search_text, CASE WHEN l.archived THEN now END, now, now
    FROM listed_products l
    WHERE NOT l.is_known
    ORDER BY l.line;

    PERFORM import_apply_variants(held_business, now);

    RETURN QUERY
    SELECT (count(*) FILTER (WHERE NOT l.is_known))::integer,
           (count(*) FILTER (WHERE l.is_changed))::integer,
           (count(*) FILTER (WHERE l.is_known AND NOT l.is_changed))::integer
    FROM listed_products l;
END
$$;

-- The variants' part of import_apply, for rows that name all of theirs: adds, changes, and archives those that
-- the list no longer has. A product whose variants changed counts as changed.
CREATE OR REPLACE FUNCTION import_apply_variants(held_business uuid, now timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    WITH whole AS MATERIALIZED (
        SELECT product_id FROM listed_products WHERE is_whole AND is_known
    ), wanted AS MATERIALIZED (
        SELECT l.product_id, v.name, v.price_minor, v.sku, v.barcode, v.position
        FROM listed_products l
        JOIN listed_variants v ON v.line = l.line
    ), gone AS (
        UPDATE product_variants v
        SET archived_at = now
        FROM whole w
        WHERE v.business_id = held_business
          AND v.product_id = w.product_id
          AND v.archived_at IS NULL
          AND NOT EXISTS (SELECT FROM wanted n WHERE n.product_id = v.product_id AND n.name = v.name)
        RETURNING v.product_id
    ), kept AS (
        UPDATE product_variants v
        SET price_minor = n.price_minor, sku = n.sku, barcode = n.barcode, position = n.position, archived_at = NULL
        FROM wanted n
        WHERE v.business_id = held_business
          AND v.product_id = n.product_id
          AND v.name = n.name
          AND ROW(v.price_minor, v.sku, v.barcode, v.position, v.archived_at)
              IS DISTINCT FROM ROW(n.price_minor, n.sku, n.barcode, n.position, NULL::timestamptz)
        RETURNING v.product_id
    ), added AS (
        INSERT INTO product_variants (business_id, id, product_id, name, price_minor, sku, barcode, position)
        SELECT held_business, n.id, l.product_id, n.name, n.price_minor, n.sku, n.barcode, n.position
        FROM listed_products l
        JOIN listed_variants n ON n.line = l.line
        WHERE NOT EXISTS (
            SELECT FROM product_variants v
            WHERE v.business_id = held_business AND v.product_id = l.product_id AND v.name = n.name)
        RETURNING product_id
    ), touched AS (
        UPDATE listed_products l
        SET is_changed = true
        FROM (SELECT product_id FROM gone UNION SELECT product_id FROM kept UNION SELECT product_id FROM added) t
        WHERE l.product_id = t.product_id
          AND l.is_known
          AND NOT l.is_changed
        RETURNING l.product_id
    )
    UPDATE products p
    SET updated_at = now
    FROM touched t
    WHERE p.business_id = held_business
      AND p.id = t.product_id;
END
$$;
