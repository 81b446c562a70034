-- The two indexes that keep CS-1 and CS-2, made again where somebody took them off (deploy/emergency/). As 0001_start makes
-- them; a test compares. PostgreSQL refuses while a conflict is there, and conflicts.sql names it first.
CREATE UNIQUE INDEX IF NOT EXISTS idx_one_open_session_per_register
    ON cash_sessions (business_id, register_id)
    WHERE status = 'open' AND NOT is_deleted;
CREATE UNIQUE INDEX IF NOT EXISTS uq_cash_sessions_one_open_per_cashier_business
    ON cash_sessions (cashier_id, business_id)
    WHERE status = 'open' AND NOT is_deleted;
