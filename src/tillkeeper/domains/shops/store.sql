-- {id, code, name} of a place, as every document names it.
CREATE OR REPLACE FUNCTION place_wire(id uuid, code text, name text) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT jsonb_build_object('id', id, 'code', code, 'name', name)
$$;

-- The id that a text spells in its canonical form, or null: so that "id or code" is two look-ups in two indexes
-- and never a cast of every row.
CREATE OR REPLACE FUNCTION id_spelled(given text) RETURNS uuid
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN given ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN given::uuid END
$$;

-- The register at which a call is made: the one that it names (id or code), else the sign-in's; null: at none.
CREATE OR REPLACE FUNCTION register_of_call(call journal_call, wanted_register text) RETURNS uuid
LANGUAGE plpgsql STABLE AS $$
DECLARE
    found_id uuid := call.register_id;
BEGIN
    IF wanted_register IS NOT NULL THEN
        SELECT r.id INTO found_id FROM pos_registers r
        WHERE r.business_id = call.business_id AND (r.code = wanted_register OR r.id = id_spelled(wanted_register))
          AND r.retired_at IS NULL;
        IF NOT FOUND THEN
            PERFORM refuse('register-unknown', jsonb_build_object('registerId', wanted_register));
        END IF;
    END IF;
    RETURN found_id;
END
$$;

-- The trading day that an instant belongs to: it begins day_starts_minutes after midnight, local time.
CREATE OR REPLACE FUNCTION business_date_at(business businesses, at timestamptz) RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT ((at AT TIME ZONE business.time_zone) - make_interval(mins => business.day_starts_minutes))::date
$$;

-- The next number of a location's business day: "<prefix>-ASU-20261121-001". The counter row is raised
-- in the caller's transaction: a number is never given twice, and one that was not used was never given.
CREATE OR REPLACE FUNCTION next_number(
    wanted_business uuid, wanted_location uuid, wanted_date date, wanted_kind text, prefix text, digits integer
) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
    given integer;
    code text;
BEGIN
    SELECT number_code INTO STRICT code FROM locations WHERE business_id = wanted_business AND id = wanted_location;
    INSERT INTO number_counters AS c (business_id, location_id, business_date, kind, last_number)
    VALUES (wanted_business, wanted_location, wanted_date, wanted_kind, 1)
    ON CONFLICT (business_id, location_id, business_date, kind)
        DO UPDATE SET last_number = c.last_number + 1
    RETURNING c.last_number INTO given;
    RETURN format('%s-%s-%s-%s', prefix, code, to_char(wanted_date, 'YYYYMMDD'),
        lpad(given::text, greatest(digits, length(given::text)), '0'));
END
$$;

CREATE OR REPLACE FUNCTION profile_document(profile profiles) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object(
        'id', profile.id, 'code', profile.code, 'name', profile.name,
        'sharesRegisters', profile.shares_registers,
        'defaultFloat', money_wire(profile.default_float_minor, b.currency_decimals),
        'blindCount', profile.blind_count,
        'overShortLimit', money_wire(profile.over_short_limit_minor, b.currency_decimals),
        'closeInOneStep', profile.close_in_one_step,
        'leaseSeconds', profile.lease_seconds,
        'tenders', to_jsonb(profile.tenders),
        'limits', (
            SELECT coalesce(jsonb_agg(jsonb_build_object('role', l.role, 'limit', l.kind,
                'most', limit_wire(l.kind, l.most, b.currency_decimals)) ORDER BY l.role, l.kind), '[]')
            FROM profile_limits l WHERE l.business_id = profile.business_id AND l.profile_id = profile.id))
    FROM businesses b WHERE b.business_id = profile.business_id
$$;

-- A figure of a limit as the wire shows it: percent, percentage points, or an amount.
CREATE OR REPLACE FUNCTION limit_wire(kind text, figure bigint, decimals integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN kind IN ('open-item', 'cancel') THEN money_wire(figure, decimals) ELSE milli_wire(figure) END
$$;
