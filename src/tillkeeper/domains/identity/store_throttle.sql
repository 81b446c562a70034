-- The seconds that a guess waits for what one subject's row says; 0: none.
CREATE OR REPLACE FUNCTION sign_in_wait(
    t sign_in_throttles, now timestamptz, free_tries integer, budget integer, refill_seconds integer
) RETURNS integer
LANGUAGE sql IMMUTABLE AS $$
    SELECT ceil(greatest(0, extract(epoch FROM greatest(
        CASE WHEN free_tries IS NULL OR t.blocked_until <= now THEN interval '0' ELSE t.blocked_until - now END,
        t.spent_until - now - make_interval(secs => (budget - 1) * refill_seconds)))))::integer
$$;

-- Counts one guess on every subject that it is counted on (a person, a person at one till, a register, …) before it is
-- checked, so that a hundred guesses at once are a hundred. Returns the seconds to wait and counts nothing while one of
-- the subjects says so (waits_for: the one that says so for longest); else 0, and the wrong tries in a row, this one among them, of the subject that has free_tries.
--
-- Two rules each:
--  * free_tries, where it is not null: so many in a row are free; then a wait that doubles from first to most.
--  * budget: so many at once, and one more each refill_seconds; spent_until is when the whole budget is there again. A
--    right guess gives back itself alone (sign_in_right), so that somebody's own sign-ins buy a guesser nothing.
--
-- A clock that went back: a row from the future is moved to now with all that it says, for what it was worth when it was
-- written. No wait is ever longer than its own rule (tests/domains/test_clock_jumps.py).
CREATE OR REPLACE FUNCTION sign_in_try(
    subjects text[], free_tries integer[], budgets integer[], refill_seconds integer[],
    first_wait_seconds integer, most_wait_seconds integer, forget_seconds integer, forgotten_at_once integer,
    OUT wait_seconds integer, OUT wrong_in_row integer, OUT waits_for text
)
LANGUAGE plpgsql AS $$
DECLARE
    now timestamptz := shop_now();
BEGIN
    -- One that is told to wait writes nothing: a flood of invented names would leave three rows each for half an hour.
    -- Nothing is locked yet, and rows from the future are passed over: whoever comes through is looked at once more below.
    wrong_in_row := 0;
    SELECT sign_in_wait(t, now, r.free, r.budget, r.refill), r.name INTO wait_seconds, waits_for
    FROM unnest(subjects, free_tries, budgets, refill_seconds) AS r (name, free, budget, refill)
    -- OFFSET 0 keeps it a look for each: joined, the whole table would be read (tests/plans).
    CROSS JOIN LATERAL (SELECT * FROM sign_in_throttles u WHERE u.subject = r.name OFFSET 0) t
    WHERE t.changed_at <= now
    ORDER BY 1 DESC, r.name
    LIMIT 1;
    IF wait_seconds > 0 THEN
        RETURN;
    END IF;
    -- Makes or locks each row in one statement, in one order. A row that a right guess has just removed is made anew, and
    -- two guesses that share two subjects don't wait for one another (tests/races/test_guesses.py).
    INSERT INTO sign_in_throttles AS t (subject, wrong_tries, blocked_until, spent_until, changed_at)
    SELECT name, 0, '-infinity', now, now FROM unnest(subjects) name ORDER BY name
    ON CONFLICT (subject) DO UPDATE SET changed_at = t.changed_at WHERE false;
    -- Names that somebody invents don't stay. After the own rows, and past those that others have: it waits for nobody.
    -- An array, and not a join: the plan that is kept knows no limit, and would read the whole table to join it.
    DELETE FROM sign_in_throttles WHERE subject = ANY (ARRAY(
        SELECT t.subject FROM sign_in_throttles t
        WHERE t.changed_at < now - make_interval(secs => forget_seconds)
          AND t.blocked_until <= now AND t.spent_until <= now AND t.subject <> ALL (subjects)
        ORDER BY t.changed_at LIMIT forgotten_at_once
        FOR UPDATE SKIP LOCKED));
    -- After the wait for the locks.
    now := shop_now();
    UPDATE sign_in_throttles t SET
        blocked_until = t.blocked_until - (t.changed_at - now),
        spent_until = t.spent_until - (t.changed_at - now),
        changed_at = now
    WHERE t.subject = ANY (subjects) AND t.changed_at > now;

    SELECT sign_in_wait(t, now, r.free, r.budget, r.refill), r.name
    INTO STRICT wait_seconds, waits_for
    FROM unnest(subjects, free_tries, budgets, refill_seconds) AS r (name, free, budget, refill)
    JOIN sign_in_throttles t ON t.subject = r.name
    ORDER BY 1 DESC, r.name
    LIMIT 1;
    IF wait_seconds > 0 THEN
        RETURN;
    END IF;

    WITH counted AS (
        UPDATE sign_in_throttles t SET
            wrong_tries = rule.in_row,
            blocked_until = CASE
                WHEN rule.free IS NULL OR rule.in_row < rule.free THEN '-infinity'
                ELSE now + make_interval(secs => least(
                    first_wait_seconds * 2.0 ^ least(rule.in_row - rule.free, 30), most_wait_seconds)) END,
            spent_until = greatest(t.spent_until, now) + make_interval(secs => rule.refill),
            changed_at = now
        FROM (
            SELECT r.name, r.free, r.refill,
                   CASE WHEN known.changed_at < now - make_interval(secs => forget_seconds) THEN 1
                        ELSE known.wrong_tries + 1 END AS in_row
            FROM unnest(subjects, free_tries, refill_seconds) AS r (name, free, refill)
            JOIN sign_in_throttles known ON known.subject = r.name
        ) rule
        WHERE t.subject = rule.name
        RETURNING rule.free, rule.in_row
    )
    SELECT coalesce(max(in_row) FILTER (WHERE free IS NOT NULL), 0) INTO STRICT wrong_in_row FROM counted;
END
$$;

-- After a right guess: the wrong ones in a row are forgotten, and this one costs nothing.
CREATE OR REPLACE FUNCTION sign_in_right(subjects text[], refill_seconds integer[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM sign_in_throttles t WHERE t.subject = ANY (subjects) ORDER BY t.subject FOR UPDATE;
    UPDATE sign_in_throttles t SET
        wrong_tries = 0,
        blocked_until = '-infinity',
        spent_until = t.spent_until - make_interval(secs => r.refill)
    FROM unnest(subjects, refill_seconds) AS r (name, refill)
    WHERE t.subject = r.name;
    DELETE FROM sign_in_throttles t WHERE t.subject = ANY (subjects) AND t.spent_until <= t.changed_at;
END
$$;

-- How a device stands to a person of that name: 'known' when they signed in or approved there, 'housed' when somebody
-- did, else 'stranger'. A bare name would be the column of users.
CREATE OR REPLACE FUNCTION device_standing(name text, device bytea) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN EXISTS (SELECT FROM known_devices k JOIN users u ON u.id = k.user_id
                     WHERE k.device_hash = device AND u.username = lower(device_standing.name)) THEN 'known'
        WHEN EXISTS (SELECT FROM known_devices k WHERE k.device_hash = device) THEN 'housed'
        ELSE 'stranger' END
$$;

-- Notes that a person proved at a device who they are. Of each person the newest stay that they came back to, and as many
-- where they were once: a program that keeps no cookie is at a new device each time, and would push the tills out.
CREATE OR REPLACE FUNCTION remember_device(person uuid, device bytea, most integer) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO known_devices AS k (user_id, device_hash, last_at, came_back) VALUES (person, device, shop_now(), false)
    ON CONFLICT (user_id, device_hash) DO UPDATE SET last_at = greatest(k.last_at, EXCLUDED.last_at), came_back = true;
    DELETE FROM known_devices WHERE user_id = person AND device_hash = ANY (ARRAY(
        SELECT k.device_hash FROM (
            SELECT d.device_hash, row_number() OVER (
                PARTITION BY d.came_back ORDER BY d.device_hash <> device, d.last_at DESC) AS place
            FROM known_devices d WHERE d.user_id = person) k
        WHERE k.place > most));
END
$$;
