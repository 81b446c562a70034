-- The console's live sign-ins at a device (hash of its secret) or under a cookie (hash of the token in it), but for one.
-- Locks the device until the transaction ends: of two sign-ins there at one instant the second finds the first
-- (tests/races/test_next_sign_in.py).
CREATE OR REPLACE FUNCTION sign_ins_at_device(
    device bytea, cookie bytea, besides uuid
) RETURNS TABLE (sign_in uuid, of_business uuid, person uuid)
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    IF device IS NOT NULL THEN
        PERFORM pg_advisory_xact_lock(hashtextextended('device ' || encode(device, 'hex'), 0));
    END IF;
    RETURN QUERY
    SELECT t.id, t.business_id, t.user_id
    FROM access_tokens t
    WHERE t.id = ANY (ARRAY(
            SELECT d.id FROM access_tokens d WHERE d.device_hash = device AND d.revoked_at IS NULL
            UNION SELECT c.id FROM access_tokens c WHERE c.token_hash = cookie))
      AND t.id <> besides AND t.kind = 'cookie' AND t.revoked_at IS NULL AND t.expires_at > shop_now()
    ORDER BY t.id;
END
$$;

-- A sign-in as the list of them shows it: whose, as what, where, since when. Never its token.
CREATE OR REPLACE FUNCTION sign_in_document(t access_tokens) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object(
        'id', t.id, 'user', person_of(t.user_id), 'role', m.role,
        'register', CASE WHEN r.id IS NOT NULL THEN place_wire(r.id, r.code, r.name) END,
        'kind', CASE t.kind WHEN 'cookie' THEN 'console' ELSE 'bearer' END,
        'signedInAt', instant_wire(t.created_at), 'expiresAt', instant_wire(t.expires_at))
    FROM memberships m
    LEFT JOIN pos_registers r ON r.business_id = t.business_id AND r.id = t.register_id
    WHERE m.business_id = t.business_id AND m.user_id = t.user_id
$$;

-- The part of an event that says that a sign-in has ended, for managers: why is signed-out (by its holder), ended (by
-- somebody else) or replaced (by the next one at its device).
CREATE OR REPLACE FUNCTION sign_in_change(sign_in uuid, why text) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object(
        'kind', 'sign-in', 'id', t.id, 'audience', '[]'::jsonb,
        'document', sign_in_document(t) || jsonb_build_object('endedAt', instant_wire(t.revoked_at), 'reason', why))
    FROM access_tokens t WHERE t.id = sign_in
$$;

-- A clock that went back: a sign-in that began ahead of now begins now, with one lifetime. None lasts longer than that
-- from its first use after the correction on, or from the next of the hourly chores, and none dies of the correction
-- (tests/domains/test_clock_jumps.py). Returns how many there were.
CREATE OR REPLACE FUNCTION sign_ins_set_right(lifetime_seconds integer) RETURNS integer
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    now timestamptz := shop_now();
    found_ahead integer;
BEGIN
    UPDATE access_tokens t SET created_at = now, expires_at = now + make_interval(secs => lifetime_seconds)
    WHERE t.id = ANY (ARRAY(
        SELECT a.id FROM access_tokens a
        WHERE a.revoked_at IS NULL AND a.kind IN ('login', 'cookie') AND a.created_at > now
        FOR NO KEY UPDATE SKIP LOCKED));
    GET DIAGNOSTICS found_ahead = ROW_COUNT;
    RETURN found_ahead;
END
$$;

-- A burst of wrong passwords or PINs, for managers: at a person, at a register (by strangers), or at a person there.
CREATE OR REPLACE FUNCTION guesses_document(
    of_business uuid, person uuid, register uuid, wrong_in_row integer
) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object(
        'user', person_of(person),
        'register', (SELECT place_wire(r.id, r.code, r.name) FROM pos_registers r
            WHERE r.business_id = of_business AND r.id = register),
        'wrongInARow', wrong_in_row)
$$;
