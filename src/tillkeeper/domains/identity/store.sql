-- {id, username, name} of a person, as every document names them.
CREATE OR REPLACE FUNCTION person_wire(person users) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT jsonb_build_object('id', person.id, 'username', person.username, 'name', person.name)
$$;

CREATE OR REPLACE FUNCTION person_of(wanted uuid) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT person_wire(u) FROM users u WHERE u.id = wanted
$$;

-- The key of the lock that the end of a sign-in takes (sign_in_ending), and whoever gives it an order before (sign_in_lasts).
CREATE OR REPLACE FUNCTION sign_in_lock(sign_in uuid) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT hashtextextended('sign-in ' || sign_in::text, 0) $$;

-- Whether a sign-in may be given something to hold: it has not ended, and does not before this transaction has. Does
-- not wait: where somebody is ending it right now, it has ended. The look is a statement of its own after the lock, so
-- that it sees an end that the lock has waited out (tests/claims/test_leaving.py).
CREATE OR REPLACE FUNCTION sign_in_lasts(sign_in uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    IF NOT pg_try_advisory_xact_lock_shared(sign_in_lock(sign_in)) THEN
        RETURN false;
    END IF;
    RETURN EXISTS (SELECT FROM access_tokens t WHERE t.id = sign_in AND token_is_live(t));
END
$$;

-- Whether a person has another live sign-in in a business beside this one; a program's token is no sign-in.
CREATE OR REPLACE FUNCTION is_signed_in_elsewhere(wanted_business uuid, person uuid, sign_in uuid) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM access_tokens t
        WHERE t.user_id = person AND t.business_id = wanted_business AND t.id <> sign_in
          AND t.kind IN ('login', 'cookie') AND t.revoked_at IS NULL AND t.expires_at > shop_now())
$$;

-- Lets nothing more be given to a sign-in that is about to end, and waits for what is being given to it: whoever ends
-- it then finds all that it holds. Before any row is locked, or the two would wait for one another.
CREATE OR REPLACE FUNCTION sign_in_ending(sign_in uuid) RETURNS void
LANGUAGE sql VOLATILE AS $$ SELECT pg_advisory_xact_lock(sign_in_lock(sign_in)) $$;

-- Tells every server process which sign-ins are no longer what they were: ended, moved, or of a person whose role,
-- name or place here has changed. Each looks them up again, also for the streams that are open under them
-- (api/guard.py, tests/feed/test_sign_ins.py). Of one that ran out long ago nobody remembers anything.
CREATE OR REPLACE FUNCTION sign_in_changed() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.expires_at <= shop_now() THEN
        RETURN NULL;
    END IF;
    PERFORM pg_notify('identity_changed', OLD.id::text);
    RETURN NULL;
END
$$;
CREATE OR REPLACE TRIGGER sign_in_changed AFTER UPDATE OR DELETE ON access_tokens
    FOR EACH ROW EXECUTE FUNCTION sign_in_changed();

-- A membership that is removed takes its sign-ins along: the key between them sees to it.
CREATE OR REPLACE FUNCTION membership_changed() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('identity_changed', t.id::text)
    FROM access_tokens t
    WHERE t.business_id = OLD.business_id AND t.user_id = OLD.user_id
      AND token_is_live(t);
    RETURN NULL;
END
$$;
CREATE OR REPLACE TRIGGER membership_changed AFTER UPDATE ON memberships
    FOR EACH ROW EXECUTE FUNCTION membership_changed();

CREATE OR REPLACE FUNCTION user_changed() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('identity_changed', t.id::text)
    FROM access_tokens t
    WHERE t.user_id = OLD.id AND token_is_live(t);
    RETURN NULL;
END
$$;
CREATE OR REPLACE TRIGGER user_changed AFTER UPDATE ON users
    FOR EACH ROW EXECUTE FUNCTION user_changed();

-- Forgets some sign-ins that ran out so long ago; returns how many. Before its end a sign-in stays, even when it was
-- revoked: signing out may be asked again under its key (EV-1). Afterwards no look finds it (`expires_at > shop_now()` in
-- each), whatever still carries its id.
CREATE OR REPLACE FUNCTION forget_sign_ins(ended_days integer, rows_max integer) RETURNS integer
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    cut timestamptz := shop_now() - make_interval(days => ended_days);
    gone integer;
BEGIN
    -- An array, and not a join: the plan that is kept knows no limit, and would read the whole table to join it.
    DELETE FROM access_tokens WHERE id = ANY (ARRAY(
        SELECT t.id FROM access_tokens t
        WHERE t.expires_at < cut
        ORDER BY t.expires_at LIMIT rows_max
        FOR UPDATE SKIP LOCKED));
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
END
$$;

-- The one check of who approves what. Nobody approves for themselves: not who asks, not the session's cashier, whatever
-- their role (not_by; CS-8). Where nobody else works, their own word stands and is marked as such (D15). A program approves
-- nothing, and is nobody who works there (D14). Asked once
-- everything else about the command is decided and before the PIN is looked at, so that no answer depends on the PIN of
-- somebody who may not approve (tests/api/test_approval_order.py):
--   stands, by-oneself        the PIN was right
--   approval-unchecked        the PIN is what is missing; also of a name that nobody has here
--   approval-by-oneself, approver-not-permitted
CREATE OR REPLACE FUNCTION approver_verdict(
    of_business uuid, approver uuid, is_checked boolean, not_by uuid[]
) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
    approvers_role text := (SELECT m.role FROM memberships m JOIN users u ON u.id = m.user_id
        WHERE m.business_id = of_business AND m.user_id = approver AND u.disabled_at IS NULL);
    approver_is_program boolean := is_program(of_business, approver);
    is_own boolean := coalesce(approver = ANY (not_by), false);
BEGIN
    IF approvers_role IS NULL THEN
        RETURN CASE WHEN is_checked THEN 'approver-not-permitted' ELSE 'approval-unchecked' END;
    END IF;
    IF approver_is_program THEN
        RETURN 'approver-not-permitted';
    END IF;
    IF is_own AND 1 < (SELECT count(*) FROM memberships m JOIN users u ON u.id = m.user_id
        WHERE m.business_id = of_business AND role_may(m.role, 'orders.sell') AND u.disabled_at IS NULL
          AND NOT is_program(of_business, m.user_id))
    THEN
        RETURN 'approval-by-oneself';
    END IF;
    IF NOT is_own AND NOT role_may(approvers_role, 'approvals.give') THEN
        RETURN 'approver-not-permitted';
    END IF;
    RETURN CASE WHEN NOT is_checked THEN 'approval-unchecked' WHEN is_own THEN 'by-oneself' ELSE 'stands' END;
END
$$;

-- The fields by which a refusal names an approver. The username of a program is made of an id, so its name stands beside it.
CREATE OR REPLACE FUNCTION approver_named(approver uuid) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('username', person_of(approver) ->> 'username', 'name', person_of(approver) ->> 'name')
$$;

-- Where a command needs the approval that its call names: goes on when that stands, refuses or stops for the PIN
-- otherwise. cashier is whose drawer the command is on, null on none.
CREATE OR REPLACE FUNCTION approval_needed(call journal_call, cashier uuid) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    verdict text := approver_verdict(call.business_id, call.approver_id, call.approver_checked, ARRAY[call.user_id, cashier]);
BEGIN
    IF verdict NOT IN ('stands', 'by-oneself') THEN
        PERFORM refuse(verdict, approver_named(call.approver_id));
    END IF;
END
$$;
