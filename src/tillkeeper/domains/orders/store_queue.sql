-- The shared queue: orders that wait for whoever takes them in hand.

-- The event of a changed order of the queue, for everybody of the business. shown is the order's document.
CREATE OR REPLACE FUNCTION order_event(type text, o orders, shown jsonb, overwritten jsonb DEFAULT '[]') RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT jsonb_build_object('type', type, 'changes', jsonb_build_array(
        order_change_of(o, shown) || jsonb_build_object('overwritten', overwritten)))
$$;

-- The words of an order's number, whole and as it is called out: ` ord asu 20261121 0017 17`.
CREATE OR REPLACE FUNCTION order_number_words(number text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ' ' || replace(lower(number COLLATE "C"), '-', ' ')
        || coalesce(' ' || substring(number FROM '-0+([1-9][0-9]*)$'), '')
$$;

-- Enters an order into the shared queue: it gets its number from its location's business day, and is found by that and by
-- what it is called and noted by, as the program folded both.
CREATE OR REPLACE FUNCTION order_enqueued(
    o orders, at_location uuid, on_profile uuid, called text, noted text
) RETURNS orders
LANGUAGE plpgsql AS $$
DECLARE
    now timestamptz := shop_now();
    day date := (SELECT business_date_at(b, now) FROM businesses b WHERE b.business_id = o.business_id);
BEGIN
    UPDATE orders u
    SET status = 'queued', queued_at = now, updated_at = now, version = u.version + 1,
        location_id = at_location, profile_id = on_profile, business_date = day,
        number = next_number(o.business_id, at_location, day, 'order', 'ORD', 4)
    WHERE u.business_id = o.business_id AND u.id = o.id
    RETURNING u.* INTO o;
    INSERT INTO order_words (business_id, order_id, called, words)
    VALUES (o.business_id, o.id, called, order_number_words(o.number) || called || noted);
    RETURN o;
END
$$;

-- A new order straight into the queue: from a waiter's handheld, a kiosk, another system, or a till.
CREATE OR REPLACE FUNCTION order_create(
    call journal_call, new_id uuid, items jsonb, given jsonb, wanted_location text, wanted_profile text,
    expected_total_minor bigint, lines_max integer, most_minor bigint
) RETURNS journal_answer
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    answer journal_answer := journal_recall(call);
    at_register pos_registers;
    at_location uuid;
    on_profile uuid;
    o orders;
    applied record;
    document jsonb;
    code text;
    fields jsonb;
BEGIN
    IF answer.outcome IS NOT NULL THEN
        RETURN answer;
    END IF;
    BEGIN
        SELECT * INTO at_register FROM pos_registers r WHERE r.business_id = call.business_id AND r.id = call.register_id;
        SELECT l.id INTO at_location FROM locations l
        WHERE l.business_id = call.business_id
          AND CASE WHEN wanted_location IS NULL THEN l.id = at_register.location_id
                   ELSE l.code = wanted_location OR l.id::text = wanted_location END;
        IF at_location IS NULL AND wanted_location IS NULL THEN
            PERFORM refuse('order-place-needed', jsonb_build_object('field', '$.locationId'));
        ELSIF at_location IS NULL THEN
            PERFORM refuse('location-unknown', jsonb_build_object('locationId', wanted_location));
        END IF;
        SELECT p.id INTO on_profile FROM profiles p
        WHERE p.business_id = call.business_id
          AND CASE WHEN wanted_profile IS NULL THEN p.id = at_register.profile_id
                   ELSE p.code = wanted_profile OR p.id::text = wanted_profile END;
        IF on_profile IS NULL AND wanted_profile IS NULL THEN
            PERFORM refuse('order-place-needed', jsonb_build_object('field', '$.profileId'));
        ELSIF on_profile IS NULL THEN
            PERFORM refuse('profile-unknown', jsonb_build_object('profileId', wanted_profile));
        END IF;
        o := insert_order(call, new_id, coalesce(given ->> 'origin', 'till'));
        -- Before its lines: what they may be sold for is measured under the order's profile, whatever the caller's register.
        UPDATE orders u SET name = given ->> 'name', note = given ->> 'note', table_name = given ->> 'table',
            location_id = at_location, profile_id = on_profile
        WHERE u.business_id = o.business_id AND u.id = o.id
        RETURNING u.* INTO o;
        SELECT * INTO applied FROM order_apply(call, o, o.version, order_operations_for(o, items, takes_away => true),
            expected_total_minor, lines_max, most_minor);
        o := applied.changed;
        o := order_enqueued(o, at_location, on_profile, given ->> 'calledWords', given ->> 'notedWords');
    EXCEPTION WHEN SQLSTATE 'TK001' THEN
        GET STACKED DIAGNOSTICS code = MESSAGE_TEXT, fields = PG_EXCEPTION_DETAIL;
        RETURN journal_refused(call, code, 'order', NULL, fields);
    END;
    document := order_document(o, call.user_id);
    RETURN journal_done(call, 'created', 'order', o.id, document,
        jsonb_build_object('type', 'order.queued', 'changes', jsonb_build_array(
            order_appeared(o, document))));
END
$$;
