DROP INDEX orders_cancelled;
DROP INDEX cash_session_participants_of_user;
DROP INDEX cash_sessions_of_cashier;
DROP INDEX cash_sessions_of_register;
DROP INDEX cash_sessions_by_status;
