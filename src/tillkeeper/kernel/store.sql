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

-- What a line brings without tax. charged is price by quantity less every discount, as prices are: with tax or without.
CREATE OR REPLACE FUNCTION net_of(charged_minor bigint, tax_minor bigint, prices_include_tax boolean) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN prices_include_tax THEN charged_minor - tax_minor ELSE charged_minor END
$$;

-- An expected "no": undoes what the command did so far and is caught by the command's own function,
-- which journals it. The code is a Refusal's, the fields are what the wire shows.
CREATE OR REPLACE FUNCTION refuse(code text, fields jsonb DEFAULT '{}') RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'TK001', MESSAGE = code, DETAIL = fields::text;
END
$$;
