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
