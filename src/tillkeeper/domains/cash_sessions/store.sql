-- Sums of a session, kept in the transaction that adds the movement (CS-6).
CREATE OR REPLACE FUNCTION cash_movement_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO cash_session_totals AS t (business_id, session_id, cash_minor)
    VALUES (NEW.business_id, NEW.session_id, NEW.effect_minor)
    ON CONFLICT (business_id, session_id) DO UPDATE SET cash_minor = t.cash_minor + NEW.effect_minor;
    RETURN NULL;
END
$$;
CREATE OR REPLACE TRIGGER cash_movement_counted AFTER INSERT ON cash_movements
    FOR EACH ROW EXECUTE FUNCTION cash_movement_counted();

-- Whether a viewer may not see what the drawer should hold: under a blind profile the expected amount
-- (and every sum it can be worked out from) is shown to nobody but managers until the count is final (CS-7).
-- A null role is the feed's: an event goes to everybody, so it counts as the cashier's.
CREATE OR REPLACE FUNCTION cash_is_hidden(session cash_sessions, blind boolean, viewer_role text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT blind AND session.status <> 'closed' AND NOT role_may(viewer_role, 'records.read-all')
$$;

-- What {session} of an answer holds (API.md). viewer is null for events, which carry nothing about a reader.
CREATE OR REPLACE FUNCTION cash_session_document(session cash_sessions, viewer uuid, viewer_role text) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    hidden boolean := (SELECT cash_is_hidden(session, p.blind_count, viewer_role) FROM profiles p
        WHERE p.business_id = session.business_id AND p.id = session.profile_id);
BEGIN
    RETURN (SELECT jsonb_build_object(
        'id', session.id,
        'sessionNumber', session.number,
        'status', session.status,
        'businessDate', session.business_date,
        'register', place_wire(r.id, r.code, r.name),
        'location', place_wire(l.id, l.code, l.name),
        'profile', place_wire(p.id, p.code, p.name),
        'cashier', person_of(session.cashier_id),
        'participants', (
            SELECT coalesce(jsonb_agg(person_of(c.user_id) ORDER BY c.joined_at, c.user_id), '[]')
            FROM cash_session_participants c
            WHERE c.business_id = session.business_id AND c.session_id = session.id),
        'openedAt', instant_wire(session.opened_at),
        'endedAt', instant_wire(session.ended_at),
        'endedBy', person_of(session.ended_by),
        'closedAt', instant_wire(session.closed_at),
        'closedBy', person_of(session.closed_by),
        'openingCash', money_wire(session.opening_float_minor, b.currency_decimals),
        'openingNotes', session.opening_notes,
        'closingNotes', session.closing_notes,
        'overShortReason', session.over_short_reason,
        'approval', session.approval,
        'approvedBy', person_of(session.approved_by),
        'currency', b.currency,
        'overdue', session.status = 'open' AND session.business_date < business_date_at(b, shop_now()),
        -- Grows with each change of what is shown here, sums included: of two changes in the feed the higher stays.
        'version', session.version + coalesce(t.transactions_count, 0),
        'totals', jsonb_build_object(
            'totalSales', CASE WHEN NOT hidden THEN money_wire(coalesce(t.sales_minor, 0), b.currency_decimals) END,
            'totalCash', CASE WHEN NOT hidden THEN money_wire(coalesce(cash.amount_minor, 0), b.currency_decimals) END,
            'totalCard', CASE WHEN NOT hidden THEN money_wire(coalesce(card.amount_minor, 0), b.currency_decimals) END,
            'totalRefunds', CASE WHEN NOT hidden THEN money_wire(coalesce(t.refunds_minor, 0), b.currency_decimals) END,
            'totalTransactions', coalesce(t.transactions_count, 0)),
        'summary', CASE WHEN session.status <> 'open' THEN cash_session_summary(session, viewer_role) END
    ) || CASE WHEN viewer IS NULL THEN '{}' ELSE jsonb_build_object('yours', session_is_of(session, viewer)) END
    FROM businesses b
    JOIN pos_registers r ON r.business_id = session.business_id AND r.id = session.register_id
    JOIN locations l ON l.business_id = session.business_id AND l.id = session.location_id
    JOIN profiles p ON p.business_id = session.business_id AND p.id = session.profile_id
    LEFT JOIN cash_session_totals t ON t.business_id = session.business_id AND t.session_id = session.id
    LEFT JOIN cash_session_tender_totals cash
        ON cash.business_id = session.business_id AND cash.session_id = session.id AND cash.tender = 'cash'
    LEFT JOIN cash_session_tender_totals card
        ON card.business_id = session.business_id AND card.session_id = session.id AND card.tender = 'card'
    WHERE b.business_id = session.business_id);
END
$$;

-- The sessions of which `session_is_of` is true, for lists: found by the person, not one by one.
CREATE OR REPLACE FUNCTION sessions_of(of_business uuid, person uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE AS $$
    SELECT s.id FROM cash_sessions s WHERE s.business_id = of_business AND s.cashier_id = person
    UNION
    SELECT c.session_id FROM cash_session_participants c WHERE c.business_id = of_business AND c.user_id = person
$$;

-- Whether the session is the person's own or one they joined: who may sell and claim on it.
CREATE OR REPLACE FUNCTION session_is_of(session cash_sessions, person uuid) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT session.cashier_id = person OR EXISTS (
        SELECT FROM cash_session_participants c
        WHERE c.business_id = session.business_id AND c.session_id = session.id AND c.user_id = person)
$$;

-- Whether a person may sell on the session and hold orders from it: its cashier, who joined it, and managers. A program
-- without a drawer may on none, whatever its role (DV-2).
CREATE OR REPLACE FUNCTION session_takes(session cash_sessions, person uuid, person_role text) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT (role_may(person_role, 'sessions.work-any') OR session_is_of(session, person))
        AND NOT is_program_without_drawer(session.business_id, person)
$$;

-- Why a person may not work on a cash session, as the code of the refusal; null: they may. The question (validation) and
-- the acts ask this one function (S0-04, S0-05). of_profile null is any.
CREATE OR REPLACE FUNCTION session_objection(
    session cash_sessions, person uuid, person_role text, of_profile uuid
) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN is_program_without_drawer(session.business_id, person) THEN 'program-without-drawer'
        WHEN NOT session_takes(session, person, person_role) THEN 'session-not-yours'
        WHEN session.status <> 'open' THEN 'session-not-open'
        WHEN session.profile_id <> of_profile THEN 'profile-mismatch'
    END
$$;

-- The cash session to sell on or to hold an order from: open, one that takes the caller, and of the order's
-- profile; a cart is of none until it is sent. A sale needs that it stays open to its end: with stays_open the row is
-- locked, so End waits for the sale and the sale for End, nothing is sold on a session that is not open (CS-11), and
-- nothing is missing from the expected cash that End froze (tests/races/test_sales.py). A claim needs no lock: it counts
-- only while the session is open (order_claim_is_alive).
CREATE OR REPLACE FUNCTION session_to_work_on(
    call journal_call, wanted_session uuid, of_profile uuid, stays_open boolean
) RETURNS cash_sessions
LANGUAGE plpgsql AS $$
DECLARE
    session cash_sessions;
    objection text;
BEGIN
    IF stays_open THEN
        SELECT * INTO session FROM cash_sessions s
        WHERE s.business_id = call.business_id AND s.id = wanted_session AND NOT s.is_deleted
        FOR NO KEY UPDATE;
    ELSE
        SELECT * INTO session FROM cash_sessions s
        WHERE s.business_id = call.business_id AND s.id = wanted_session AND NOT s.is_deleted;
    END IF;
    IF NOT FOUND THEN
        PERFORM refuse('session-unknown');
    END IF;
    objection := session_objection(session, call.user_id, call.role, of_profile);
    IF objection IS NOT NULL THEN
        PERFORM refuse(objection, session_objection_fields(session, call.user_id));
    END IF;
    RETURN session;
END
$$;

-- What a refusal to work on the session says of it, and of a program that may work on none.
CREATE OR REPLACE FUNCTION session_objection_fields(session cash_sessions, person uuid) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('sessionNumber', session.number, 'state', session.status, 'cashierName', u.name)
        || CASE WHEN is_program_without_drawer(session.business_id, person)
            THEN jsonb_build_object('program', person_of(person) ->> 'name') ELSE '{}' END
    FROM users u WHERE u.id = session.cashier_id
$$;

-- The ids of the people a session is of: its cashier and who joined.
CREATE OR REPLACE FUNCTION session_people(wanted_business uuid, wanted_session uuid) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_agg(p.user_id) FROM (
        SELECT s.cashier_id AS user_id FROM cash_sessions s WHERE s.business_id = wanted_business AND s.id = wanted_session
        UNION
        SELECT c.user_id FROM cash_session_participants c WHERE c.business_id = wanted_business AND c.session_id = wanted_session
    ) p
$$;

-- Opening, expected, counted and over/short; by tender, cash first. Nulls where a blind count hides them.
CREATE OR REPLACE FUNCTION cash_session_summary(session cash_sessions, viewer_role text) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    hidden boolean;
    d integer;
BEGIN
    SELECT cash_is_hidden(session, p.blind_count, viewer_role), b.currency_decimals INTO STRICT hidden, d
    FROM businesses b JOIN profiles p ON p.business_id = b.business_id AND p.id = session.profile_id
    WHERE b.business_id = session.business_id;
    RETURN jsonb_build_object(
        'openingCash', money_wire(session.opening_float_minor, d),
        'expectedCash', CASE WHEN NOT hidden THEN money_wire(session.expected_cash_minor, d) END,
        'countedCash', money_wire(session.counted_cash_minor, d),
        'overShort', money_wire(session.over_short_minor, d),
        'status', CASE sign(session.over_short_minor) WHEN 0 THEN 'balanced' WHEN 1 THEN 'over' WHEN -1 THEN 'short' END,
        'byTender', jsonb_build_array(jsonb_build_object(
                'tender', 'cash',
                'expected', CASE WHEN NOT hidden THEN money_wire(session.expected_cash_minor, d) END,
                'counted', money_wire(session.counted_cash_minor, d),
                'difference', money_wire(session.over_short_minor, d)))
            -- While the sums are hidden, the tenders are the profile's: which of them were used tells of the cash.
            || (SELECT coalesce(jsonb_agg(jsonb_build_object(
                    'tender', tt.tender,
                    'expected', CASE WHEN NOT hidden THEN money_wire(tt.amount_minor, d) END,
                    'counted', NULL,
                    'difference', NULL) ORDER BY tt.tender), '[]')
                FROM (
                    SELECT u.tender, u.amount_minor FROM cash_session_tender_totals u
                    WHERE u.business_id = session.business_id AND u.session_id = session.id AND NOT hidden
                    UNION ALL
                    SELECT t.tender, NULL FROM profiles p CROSS JOIN LATERAL unnest(p.tenders) t (tender)
                    WHERE p.business_id = session.business_id AND p.id = session.profile_id AND hidden
                ) tt
                WHERE tt.tender <> 'cash'));
END
$$;

-- The open session in the way, as refusals name it (CS-3).
CREATE OR REPLACE FUNCTION existing_session_wire(session cash_sessions) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object(
        'id', session.id,
        'sessionNumber', session.number,
        'registerId', session.register_id,
        'register', place_wire(r.id, r.code, r.name),
        'cashier', person_of(session.cashier_id),
        'openedAt', instant_wire(session.opened_at))
    FROM pos_registers r
    WHERE r.business_id = session.business_id AND r.id = session.register_id
$$;

-- The cashier's own open session of a business (CS-2), or null.
CREATE OR REPLACE FUNCTION open_session_of_cashier(wanted_business uuid, cashier uuid) RETURNS cash_sessions
LANGUAGE sql STABLE AS $$
    SELECT s FROM cash_sessions s
    WHERE s.business_id = wanted_business AND s.cashier_id = cashier AND s.status = 'open' AND NOT s.is_deleted
$$;

-- The open session of a register (CS-1), or null.
CREATE OR REPLACE FUNCTION open_session_of_register(wanted_business uuid, register uuid) RETURNS cash_sessions
LANGUAGE sql STABLE AS $$
    SELECT s FROM cash_sessions s
    WHERE s.business_id = wanted_business AND s.register_id = register AND s.status = 'open' AND NOT s.is_deleted
$$;

-- The one way to open a cash session (CS-3). register is an id or a code. Takes the register's row lock
-- in one statement and looks in the next: under READ COMMITTED each statement of a VOLATILE function
-- has a new snapshot, so the caller who waited sees the winner's row. The two unique indexes have the
-- last word on rows that did not come this way
-- (tests/races/test_open.py; its twins remove each guard and show the damage).
-- on_existing is what the caller says of a session of somebody else: 'join', 'refuse', or null. The answer follows from
-- who has which session, never from the order in which they came to have them (D16; tests/races/test_joining.py): a
-- participant resumes; who owns a drawer elsewhere is asked (refused with both ways out) unless they said 'join'.
CREATE OR REPLACE FUNCTION get_or_create_session(
    call journal_call,
    new_id uuid,
    wanted_register text,
    wanted_location text,
    opening_float_minor bigint,
    opening_notes text,
    on_existing text
) RETURNS journal_answer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    answer journal_answer;
    register pos_registers;
    profile profiles;
    present cash_sessions;
    may_join boolean;
    outcome text;
    code text;
    fields jsonb;
    broken_constraint text;
BEGIN
    answer := journal_recall(call);
    IF answer.outcome IS NOT NULL THEN
        RETURN answer;
    END IF;
    BEGIN
        -- The race ends here: one caller at a time per register, the others wait, none fails.
        SELECT r.* INTO register FROM pos_registers r
        WHERE r.business_id = call.business_id AND (r.code = wanted_register OR r.id = id_spelled(wanted_register))
          AND r.retired_at IS NULL
        FOR NO KEY UPDATE;
        IF NOT FOUND THEN
            PERFORM refuse('register-unknown', jsonb_build_object('registerId', wanted_register));
        END IF;
        PERFORM refuse_drawer_to_program(call);
        IF wanted_location IS NOT NULL AND NOT EXISTS (
            SELECT FROM locations l
            WHERE l.business_id = call.business_id AND l.id = register.location_id
              AND (l.code = wanted_location OR l.id::text = wanted_location))
        THEN
            PERFORM refuse('register-elsewhere', jsonb_build_object(
                'registerId', wanted_register, 'locationId', wanted_location));
        END IF;
        SELECT p.* INTO STRICT profile FROM profiles p
        WHERE p.business_id = call.business_id AND p.id = register.profile_id;

        -- After the wait: who is here now?
        present := open_session_of_register(call.business_id, register.id);
        may_join := present.id IS NOT NULL AND profile.shares_registers;
        IF present.cashier_id = call.user_id OR (on_existing IS DISTINCT FROM 'refuse' AND session_is_of(present, call.user_id)) THEN
            outcome := 'resumed';
        ELSE
            PERFORM refuse_second_session(call, may_join, on_existing);
            IF present.id IS NULL THEN
                outcome := 'created';
                present := insert_session(call, new_id, register,
                    coalesce(opening_float_minor, profile.default_float_minor), opening_notes);
            ELSIF may_join AND on_existing IS DISTINCT FROM 'refuse' THEN
                outcome := 'joined';
                INSERT INTO cash_session_participants (business_id, session_id, user_id, joined_at)
                VALUES (call.business_id, present.id, call.user_id, shop_now())
                ON CONFLICT DO NOTHING;
                IF FOUND THEN
                    UPDATE cash_sessions s SET version = s.version + 1
                    WHERE s.business_id = call.business_id AND s.id = present.id
                    RETURNING s.* INTO present;
                END IF;
            ELSE
                PERFORM refuse('register-in-use', jsonb_build_object(
                    'existingSession', existing_session_wire(present), 'mayJoin', may_join));
            END IF;
        END IF;
    EXCEPTION
        WHEN SQLSTATE 'TK001' THEN
            GET STACKED DIAGNOSTICS code = MESSAGE_TEXT, fields = PG_EXCEPTION_DETAIL;
        WHEN unique_violation THEN
            GET STACKED DIAGNOSTICS broken_constraint = CONSTRAINT_NAME;
            -- Any other constraint is a bug and stays one.
            IF broken_constraint <> 'uq_cash_sessions_one_open_per_cashier_business' THEN
                RAISE;
            END IF;
            present := open_session_of_cashier(call.business_id, call.user_id);
            ASSERT present.id IS NOT NULL, 'the index refused, so the winner has committed';
            code := 'session-already-open';
            fields := jsonb_build_object('existingSession', existing_session_wire(present), 'mayJoin', false);
    END;
    IF code IS NOT NULL THEN
        RETURN journal_refused(call, code, 'cash-session', (fields #>> '{existingSession,id}')::uuid, fields);
    END IF;
    RETURN journal_done(call, outcome, 'cash-session', present.id,
        jsonb_build_object(
            'session', cash_session_document(present, call.user_id, call.role),
            'outcome', outcome,
            'created', outcome = 'created'),
        CASE WHEN outcome <> 'resumed' THEN jsonb_build_object(
            'type', CASE outcome WHEN 'created' THEN 'cash-session.opened' ELSE 'cash-session.joined' END,
            'changes', jsonb_build_array(jsonb_build_object(
                'kind', 'cash-session', 'id', present.id,
                'document', cash_session_document(present, NULL, NULL)))) END);
END
$$;

-- CS-2: one opening at a time per cashier. Two registers are two locks, so the membership's row is locked too, after the
-- register's, and looked past in the next statement. The index has the last word; while it is off for an emergency
-- (serve --without-index) the two locks keep the rule (tests/races/test_without_index.py). Who owns a drawer elsewhere
-- may still join, where that may be done at all and they said so (D16).
CREATE OR REPLACE FUNCTION refuse_second_session(call journal_call, may_join boolean, on_existing text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    other cash_sessions;
BEGIN
    PERFORM FROM memberships m WHERE m.business_id = call.business_id AND m.user_id = call.user_id FOR NO KEY UPDATE;
    other := open_session_of_cashier(call.business_id, call.user_id);
    IF other.id IS NOT NULL AND NOT (may_join AND on_existing IS NOT DISTINCT FROM 'join') THEN
        PERFORM refuse('session-already-open', jsonb_build_object(
            'existingSession', existing_session_wire(other), 'mayJoin', may_join));
    END IF;
END
$$;

-- A new open session with its number (CS-4) and its opening float as the first movement (CS-6).
CREATE OR REPLACE FUNCTION insert_session(
    call journal_call, new_id uuid, register pos_registers, float_minor bigint, notes text
) RETURNS cash_sessions
LANGUAGE plpgsql AS $$
DECLARE
    opened timestamptz := shop_now();
    day date;
    made cash_sessions;
BEGIN
    SELECT business_date_at(b, opened) INTO STRICT day FROM businesses b WHERE b.business_id = call.business_id;
    INSERT INTO cash_sessions (business_id, id, number, business_date, register_id, location_id, profile_id,
        cashier_id, status, opened_at, opening_float_minor, opening_notes)
    VALUES (call.business_id, new_id,
        next_number(call.business_id, register.location_id, day, 'session', 'POS', 3),
        day, register.id, register.location_id, register.profile_id,
        call.user_id, 'open', opened, float_minor, notes)
    RETURNING * INTO made;
    INSERT INTO cash_movements (business_id, id, session_id, type, amount_minor, by_user_id, at)
    VALUES (call.business_id, gen_random_uuid(), made.id, 'opening_float', float_minor, call.user_id, opened);
    RETURN made;
END
$$;

-- A register with where it stands, its rules, and who has its drawer now.
CREATE OR REPLACE FUNCTION register_document(register pos_registers) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT place_wire(register.id, register.code, register.name) || jsonb_build_object(
        'location', place_wire(l.id, l.code, l.name) || jsonb_build_object('numberCode', l.number_code),
        'profile', profile_document(p),
        'openSession', (
            SELECT existing_session_wire(s) || jsonb_build_object('status', s.status)
            FROM cash_sessions s
            WHERE s.business_id = register.business_id AND s.register_id = register.id
              AND s.status = 'open' AND NOT s.is_deleted))
    FROM locations l, profiles p
    WHERE l.business_id = register.business_id AND l.id = register.location_id
      AND p.business_id = register.business_id AND p.id = register.profile_id
$$;
