-- What words are found by is in an index, for products and for orders of the queue. The texts are folded by the program
-- (kernel/search.py); here they are compared.

-- The keys of a folded text: each three letters that follow one another in a word, and the first one and two of it. Two
-- texts may share a key by chance; the text itself is compared afterwards. An index is made of this function: it never
-- changes, another one gets another name and an index of its own.
CREATE FUNCTION search_keys(of_business uuid, words text) RETURNS bigint[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $$
DECLARE
    keys bigint[] := '{}';
    seed bigint := uuid_hash_extended(of_business, 0);
    word text;
BEGIN
    FOREACH word IN ARRAY string_to_array(ltrim(words), ' ') LOOP
        keys := keys || hashtextextended('^' || left(word, 1), seed) || hashtextextended('^' || left(word, 2), seed);
        FOR n IN 1 .. length(word) - 2 LOOP
            keys := keys || hashtextextended(substr(word, n, 3), seed);
        END LOOP;
    END LOOP;
    RETURN keys;
END
$$;
-- The keys that every text has in which all words of a folded query are found.
CREATE FUNCTION search_query_keys(of_business uuid, words text) RETURNS bigint[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(hashtextextended(part, uuid_hash_extended(of_business, 0))), '{}')
    FROM string_to_table(words, ' ') AS word, LATERAL (
        SELECT substr(word, n, 3) FROM generate_series(1, length(word) - 2) AS n
        UNION ALL SELECT '^' || word WHERE length(word) < 3) AS parts (part)
$$;

CREATE INDEX products_by_words ON products USING gin (search_keys(business_id, search_text));
-- A stock number and a code as they are typed: without regard to the case of A to Z, in any locale.
DROP INDEX products_with_sku;
CREATE INDEX products_by_sku ON products (business_id, lower(sku COLLATE "C")) WHERE sku IS NOT NULL;
CREATE INDEX products_by_code ON products (business_id, lower(code COLLATE "C"));
CREATE INDEX product_variants_by_sku ON product_variants (business_id, lower(sku COLLATE "C")) WHERE sku IS NOT NULL;

-- What an order of the queue is found by. Beside its order, whose row a claim writes anew with all its indexes.
CREATE TABLE order_words (
    business_id uuid NOT NULL,
    order_id    uuid NOT NULL,
    -- Its name and table, folded, a space before each word: what a part that is split off is called by as well.
    called      text NOT NULL CHECK (called = '' OR called LIKE ' %'),
    -- All of it: the number, the name, the table, the note.
    words       text NOT NULL CHECK (words LIKE ' %'),
    PRIMARY KEY (business_id, order_id),
    FOREIGN KEY (business_id, order_id) REFERENCES orders (business_id, id)
-- New rows wait in a list that each search reads until a vacuum files them: soon, and long before a sale would have to.
) WITH (autovacuum_vacuum_insert_threshold = 1000, autovacuum_vacuum_insert_scale_factor = 0);
CREATE INDEX order_words_by_words ON order_words USING gin (search_keys(business_id, words))
    WITH (gin_pending_list_limit = 65536);
-- How common a key is changes from query to query: no plan is to depend on it.
ALTER INDEX products_by_words ALTER COLUMN 1 SET STATISTICS 0;
ALTER INDEX order_words_by_words ALTER COLUMN 1 SET STATISTICS 0;

-- Made anew with the functions, for both tables one; a new database has none yet.
DROP TRIGGER IF EXISTS product_barcodes_inserted ON products;
DROP TRIGGER IF EXISTS product_barcodes_updated ON products;
DROP TRIGGER IF EXISTS product_barcodes_inserted ON product_variants;
DROP TRIGGER IF EXISTS product_barcodes_updated ON product_variants;
