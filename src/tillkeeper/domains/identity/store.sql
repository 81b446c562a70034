-- {id, username, name} of a person, as every document names them.
CREATE OR REPLACE FUNCTION person_wire(person users) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT jsonb_build_object('id', person.id, 'username', person.username, 'name', person.name)
$$;

CREATE OR REPLACE FUNCTION person_of(wanted uuid) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT person_wire(u) FROM users u WHERE u.id = wanted
$$;

-- Counts a try of one subject (a user, a register) before it is checked, so that a hundred guesses at
-- once are a hundred tries. Returns the seconds to wait when the subject is blocked, else 0.
-- The wait begins after free_tries wrong ones in a row and doubles with each further one. What is forgotten is
-- removed by whoever comes next, some at a time: names that somebody invents don't stay.
CREATE OR REPLACE FUNCTION sign_in_try(
    wanted text, free_tries integer, first_wait_seconds integer, most_wait_seconds integer, forget_seconds integer,
    forgotten_at_once integer
) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
    now timestamptz := shop_now();
    blocked timestamptz;
BEGIN
    DELETE FROM sign_in_throttles WHERE subject IN (
        SELECT t.subject FROM sign_in_throttles t
        WHERE t.changed_at < now - make_interval(secs => forget_seconds) AND t.blocked_until <= now
        ORDER BY t.changed_at LIMIT forgotten_at_once
        FOR UPDATE SKIP LOCKED);
    INSERT INTO sign_in_throttles AS t (subject, wrong_tries, blocked_until, changed_at)
    VALUES (wanted, 1, now, now)
    ON CONFLICT (subject) DO UPDATE SET
        wrong_tries = CASE WHEN t.changed_at < now - make_interval(secs => forget_seconds) THEN 1
                           ELSE t.wrong_tries + 1 END,
        blocked_until = CASE
            WHEN t.changed_at < now - make_interval(secs => forget_seconds) OR t.wrong_tries + 1 < free_tries THEN now
            ELSE now + make_interval(secs => least(
                first_wait_seconds * 2.0 ^ least(t.wrong_tries + 1 - free_tries, 30), most_wait_seconds)) END,
        changed_at = now
    WHERE t.blocked_until <= now;
    IF FOUND THEN
        RETURN 0;
    END IF;
    SELECT blocked_until INTO STRICT blocked FROM sign_in_throttles WHERE subject = wanted;
    RETURN greatest(1, ceil(extract(epoch FROM blocked - now)))::integer;
END
$$;

-- What a sign-in ends under (sign_in_ending) and what is given to it before (sign_in_lasts).
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
    RETURN EXISTS (
        SELECT FROM access_tokens t WHERE t.id = sign_in AND t.revoked_at IS NULL AND t.expires_at > shop_now());
END
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
      AND t.revoked_at IS NULL AND t.expires_at > shop_now();
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
    WHERE t.user_id = OLD.id AND t.revoked_at IS NULL AND t.expires_at > shop_now();
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
    WITH old AS (
        SELECT t.id FROM access_tokens t
        WHERE t.expires_at < cut
        ORDER BY t.expires_at LIMIT rows_max
        FOR UPDATE SKIP LOCKED
    )
    DELETE FROM access_tokens t USING old WHERE t.id = old.id;
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
END
$$;
