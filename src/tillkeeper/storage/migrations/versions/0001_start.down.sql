-- Takes the first migration back: nothing of the program remains in the database.
DROP TABLE payments, transaction_lines, transactions, order_sessions, order_operations, order_lines, orders,
    cash_counts, cash_session_tender_totals, cash_session_totals, cash_movements, cash_session_participants,
    cash_sessions, number_counters, journal, sign_in_throttles, access_tokens, memberships, pos_registers,
    profiles, locations, businesses, users;
DROP TYPE journal_answer, journal_call CASCADE;
DROP FUNCTION refuse_rewriting();
