DROP INDEX access_tokens_by_end;
DROP TRIGGER IF EXISTS order_operations_kept ON order_operations;
DROP TRIGGER order_operations_append_only ON order_operations;
CREATE TRIGGER order_operations_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON order_operations
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
