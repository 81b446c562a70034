-- Whether a sign-in, or a program's token, which may have no end, is good at this moment.
CREATE OR REPLACE FUNCTION token_is_live(t access_tokens) RETURNS boolean
LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
    SELECT t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > shop_now())
$$;

-- Whether a member of a business is a program (DV-2).
CREATE OR REPLACE FUNCTION is_program(of_business uuid, member uuid) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT EXISTS (SELECT FROM programs p WHERE p.business_id = of_business AND p.user_id = member)
$$;

-- Whether a member is a program that may be in charge of no drawer: of none, whatever its role, unless its token was made
-- with the right to one.
CREATE OR REPLACE FUNCTION is_program_without_drawer(of_business uuid, member uuid) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT EXISTS (SELECT FROM programs p
        WHERE p.business_id = of_business AND p.user_id = member AND NOT p.may_hold_drawer)
$$;

-- A drawer is in one person's charge: a program has one only where its token was made with the right to it.
CREATE OR REPLACE FUNCTION refuse_drawer_to_program(call journal_call) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF is_program_without_drawer(call.business_id, call.user_id) THEN
        PERFORM refuse('program-without-drawer', jsonb_build_object('program', person_of(call.user_id) ->> 'name'));
    END IF;
END
$$;

-- A program's token as lists and events show it; never the token.
CREATE OR REPLACE FUNCTION token_document(t access_tokens) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object(
        'id', t.id, 'program', person_of(t.user_id), 'role', m.role, 'mayHoldDrawer', p.may_hold_drawer,
        'createdAt', instant_wire(t.created_at), 'expiresAt', instant_wire(t.expires_at),
        'revokedAt', instant_wire(t.revoked_at))
    FROM programs p JOIN memberships m ON m.business_id = p.business_id AND m.user_id = p.user_id
    WHERE p.business_id = t.business_id AND p.user_id = t.user_id
$$;
