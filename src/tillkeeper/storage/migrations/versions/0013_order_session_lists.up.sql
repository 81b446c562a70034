-- Newest first, of everybody and of one status. Nothing in either changes but the status: a saved tap touches no index.
DROP INDEX order_sessions_by_status;
CREATE INDEX order_sessions_by_status ON order_sessions (business_id, status, created_at DESC, id DESC);
CREATE INDEX order_sessions_recent ON order_sessions (business_id, created_at DESC, id DESC);
