-- Lists of cash sessions are read by an index whatever they are narrowed by, and a cashier's sales by their sessions.
CREATE INDEX cash_sessions_by_status ON cash_sessions (business_id, status, opened_at DESC, id DESC) WHERE NOT is_deleted;
CREATE INDEX cash_sessions_of_register ON cash_sessions (business_id, register_id, opened_at DESC, id DESC)
    WHERE NOT is_deleted;
CREATE INDEX cash_sessions_of_cashier ON cash_sessions (business_id, cashier_id);
CREATE INDEX cash_session_participants_of_user ON cash_session_participants (business_id, user_id);
-- Few orders are cancelled among many that were paid; of those alone, so that a claim of a waiting one does not touch it.
CREATE INDEX orders_cancelled ON orders (business_id, queued_at DESC, id DESC)
    WHERE status = 'cancelled' AND queued_at IS NOT NULL;
