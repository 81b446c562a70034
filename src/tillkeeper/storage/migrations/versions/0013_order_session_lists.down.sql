DROP INDEX order_sessions_recent;
DROP INDEX order_sessions_by_status;
CREATE INDEX order_sessions_by_status ON order_sessions (business_id, status, updated_at);
