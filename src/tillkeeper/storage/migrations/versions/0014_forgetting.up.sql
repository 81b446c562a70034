-- Operations of settled orders are forgotten after a while (docs/decisions/0012); those of all others stay, which a
-- trigger of the functions sees to. A change or an emptying is refused as before.
DROP TRIGGER order_operations_append_only ON order_operations;
CREATE TRIGGER order_operations_append_only BEFORE UPDATE OR TRUNCATE ON order_operations
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- Sign-ins that ran out are found by when they did.
CREATE INDEX access_tokens_by_end ON access_tokens (expires_at);
