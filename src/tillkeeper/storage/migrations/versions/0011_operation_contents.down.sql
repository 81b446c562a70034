ALTER TABLE order_operations DROP COLUMN content_hash;
