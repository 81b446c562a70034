-- Which barcode names which product or variant that is for sale. Kept by triggers on both tables.
CREATE TABLE product_barcodes (
    business_id uuid    NOT NULL,
    -- The product or the variant that carries the barcode.
    thing_id    uuid    NOT NULL,
    product_id  uuid    NOT NULL,
    -- As the trade compares barcodes: a GTIN in fourteen digits, any other code as it is (barcode_key).
    key         text    NOT NULL,
    -- Two carried the barcode before this rule was there: tills ask which one until one of them lets it go.
    is_shared   boolean NOT NULL DEFAULT false,
    PRIMARY KEY (business_id, thing_id),
    FOREIGN KEY (business_id, product_id) REFERENCES products (business_id, id),
    -- Deferred: a list may give one product's barcode to another.
    CONSTRAINT product_barcodes_one_thing EXCLUDE USING btree (business_id WITH =, key WITH =)
        WHERE (NOT is_shared) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX product_barcodes_by_key ON product_barcodes (business_id, key);
CREATE INDEX product_barcodes_of_product ON product_barcodes (business_id, product_id);
DROP INDEX products_with_barcode;
DROP INDEX product_variants_with_barcode;

-- What is there comes along. Nothing is chosen among those that share a barcode, and nothing fails.
CREATE FUNCTION pg_temp.barcode_key(barcode text) RETURNS text
LANGUAGE sql AS $$
    SELECT CASE
        WHEN barcode ~ '^[0-9]{8,14}$' AND (
            SELECT sum(digit::integer * CASE WHEN place % 2 = 0 THEN 3 ELSE 1 END) % 10 = 0
            FROM string_to_table(reverse(barcode), NULL) WITH ORDINALITY AS digits (digit, place))
        THEN lpad(barcode, 14, '0')
        ELSE barcode END
$$;
INSERT INTO product_barcodes (business_id, thing_id, product_id, key, is_shared)
SELECT business_id, thing_id, product_id, key, count(*) OVER (PARTITION BY business_id, key) > 1
FROM (
    SELECT p.business_id, p.id AS thing_id, p.id AS product_id, pg_temp.barcode_key(p.barcode) AS key
    FROM products p
    WHERE p.barcode IS NOT NULL AND p.archived_at IS NULL
    UNION ALL
    SELECT v.business_id, v.id, v.product_id, pg_temp.barcode_key(v.barcode)
    FROM product_variants v
    JOIN products p ON p.business_id = v.business_id AND p.id = v.product_id
    WHERE v.barcode IS NOT NULL AND v.archived_at IS NULL AND p.archived_at IS NULL
) AS carried;
-- An exclusion constraint of this transaction is checked now: a migration behind this one may change the table.
SET CONSTRAINTS product_barcodes_one_thing IMMEDIATE;
