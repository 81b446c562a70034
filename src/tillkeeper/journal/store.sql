-- The time of the shop. One function, so that every business fact asks the same clock; VOLATILE and
-- clock_timestamp(), so that a caller who waited for a lock gets the time after the wait.
CREATE OR REPLACE FUNCTION shop_now() RETURNS timestamptz
LANGUAGE sql VOLATILE PARALLEL SAFE AS $$ SELECT clock_timestamp() $$;

-- An instant as the wire shows it, everywhere: RFC 3339, UTC, six digits, "2026-07-01T15:00:00.000000Z". What
-- PostgreSQL's own JSON makes of a timestamptz has an offset and drops zeros, so that text does not sort by time; none
-- is put into JSON otherwise (tests/laws/test_instants.py). kernel/clock.py has the same in Python.
CREATE OR REPLACE FUNCTION instant_wire(at timestamptz) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

-- Minor units as the wire's decimal string: 20000 with 2 decimals is "200.00" (EV-6).
CREATE OR REPLACE FUNCTION money_wire(amount_minor bigint, decimals integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN decimals = 0 THEN amount_minor::text
                ELSE round(amount_minor::numeric / 10::numeric ^ decimals, decimals)::text END
$$;

-- Thousandths (of a piece, of a percent) as the shortest decimal string: 350 is "0.35", 2000 is "2".
CREATE OR REPLACE FUNCTION milli_wire(milli bigint) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN milli % 1000 = 0 THEN (milli / 1000)::text
                ELSE trim_scale(milli::numeric / 1000)::text END
$$;

-- A discount as the wire shows it: {"percent": "10"}, {"amount": "500"} or null.
CREATE OR REPLACE FUNCTION discount_wire(percent_milli integer, amount_minor bigint, decimals integer) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN percent_milli IS NOT NULL THEN jsonb_build_object('percent', milli_wire(percent_milli))
        WHEN amount_minor IS NOT NULL THEN jsonb_build_object('amount', money_wire(amount_minor, decimals))
    END
$$;

-- Integer division rounded half up, for amounts (never negative here).
CREATE OR REPLACE FUNCTION divide_half_up(dividend numeric, divisor numeric) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT div(2 * dividend + divisor, 2 * divisor)::bigint $$;

-- An expected "no": undoes what the command did so far and is caught by the command's own function,
-- which journals it. The code is a Refusal's, the fields are what the wire shows.
CREATE OR REPLACE FUNCTION refuse(code text, fields jsonb DEFAULT '{}') RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'TK001', MESSAGE = code, DETAIL = fields::text;
END
$$;

-- The remembered answer to this call's idempotency key, or null. The advisory lock makes a second call
-- with the same key wait for the first to commit; being a statement of its own, the look that follows
-- sees what the first one wrote (tests/races/test_idempotency.py races it).
CREATE OR REPLACE FUNCTION journal_recall(call journal_call) RETURNS journal_answer
LANGUAGE plpgsql AS $$
DECLARE
    known record;
BEGIN
    IF call.idempotency_key IS NULL THEN
        RETURN NULL;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended(
        call.business_id::text || call.user_id::text || call.idempotency_key, 0));
    SELECT j.outcome, j.refused, j.answer, j.input_hash, j.command INTO known
    FROM journal j
    WHERE j.business_id = call.business_id
      AND j.user_id = call.user_id
      AND j.idempotency_key = call.idempotency_key;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    IF known.input_hash <> call.input_hash THEN
        RETURN ROW('idempotency-key-reused', true, false,
            jsonb_build_object('idempotencyKey', call.idempotency_key))::journal_answer;
    END IF;
    RETURN ROW(known.outcome, known.refused, true, known.answer)::journal_answer;
END
$$;

-- The one row of a command that was carried out; its answer is kept when a key was given.
CREATE OR REPLACE FUNCTION journal_done(
    call journal_call, outcome text, subject_kind text, subject_id uuid, document jsonb, event jsonb
) RETURNS journal_answer
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO journal (business_id, transaction_id, at, user_id, role, register_id, token_id, command,
        subject_kind, subject_id, outcome, refused, idempotency_key, input_hash, answer, event, approved_by)
    VALUES (call.business_id, journal_transaction_id(), shop_now(), call.user_id, call.role, call.register_id, call.token_id, call.command,
        subject_kind, subject_id, outcome, false, call.idempotency_key, call.input_hash,
        CASE WHEN call.idempotency_key IS NOT NULL THEN document END, event,
        CASE WHEN call.approver_checked THEN call.approver_id END);
    RETURN ROW(outcome, false, false, document)::journal_answer;
END
$$;

-- The one row of a command that was refused; the fields are always kept (CS-12, CL-5). A command that stopped for the
-- PIN of its approver (approval_needed) was not refused: no row, nothing under its key, and it is called once more.
CREATE OR REPLACE FUNCTION journal_refused(
    call journal_call, code text, subject_kind text, subject_id uuid, fields jsonb
) RETURNS journal_answer
LANGUAGE plpgsql AS $$
BEGIN
    IF code = 'approval-unchecked' THEN
        RETURN ROW(code, false, false, NULL)::journal_answer;
    END IF;
    INSERT INTO journal (business_id, transaction_id, at, user_id, role, register_id, token_id, command,
        subject_kind, subject_id, outcome, refused, idempotency_key, input_hash, answer)
    VALUES (call.business_id, journal_transaction_id(), shop_now(), call.user_id, call.role, call.register_id, call.token_id, call.command,
        subject_kind, subject_id, code, true, call.idempotency_key, call.input_hash, fields);
    RETURN ROW(code, true, false, fields)::journal_answer;
END
$$;
