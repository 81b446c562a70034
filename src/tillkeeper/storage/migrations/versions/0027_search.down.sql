DROP TABLE order_words;
DROP INDEX product_variants_by_sku;
DROP INDEX products_by_code;
DROP INDEX products_by_sku;
CREATE INDEX products_with_sku ON products (business_id, sku) WHERE sku IS NOT NULL;
DROP INDEX products_by_words;
DROP FUNCTION search_query_keys;
DROP FUNCTION search_keys;
