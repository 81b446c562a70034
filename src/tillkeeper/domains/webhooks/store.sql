-- A webhook as the wire shows it, without its secret.
CREATE OR REPLACE FUNCTION webhook_document(w webhooks) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object(
        'id', w.id,
        'url', w.url,
        'description', w.description,
        'eventTypes', to_jsonb(w.event_types),
        'status', w.status,
        'disabledReason', w.disabled_reason,
        'failuresInRow', w.failures_in_row,
        'previousSecretUntil', CASE WHEN w.previous_secret_until > shop_now() THEN instant_wire(w.previous_secret_until) END,
        'createdBy', person_of(w.created_by),
        'createdAt', instant_wire(w.created_at),
        'updatedAt', instant_wire(w.updated_at),
        'version', w.version)
$$;

-- A webhook with how its deliveries stand now, for whoever looks at it.
CREATE OR REPLACE FUNCTION webhook_standing(w webhooks) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT webhook_document(w) || jsonb_build_object(
        'waiting', (SELECT count(*) FROM webhook_deliveries d
            WHERE d.business_id = w.business_id AND d.webhook_id = w.id AND d.status = 'waiting'),
        'dead', (SELECT count(*) FROM webhook_deliveries d
            WHERE d.business_id = w.business_id AND d.webhook_id = w.id AND d.status = 'dead'),
        'lastDelivery', (
            SELECT jsonb_build_object('eventType', d.event_type, 'status', d.status, 'createdAt', instant_wire(d.created_at))
            FROM webhook_deliveries d
            WHERE d.business_id = w.business_id AND d.webhook_id = w.id
            ORDER BY d.created_at DESC, d.id DESC LIMIT 1))
$$;

-- What a webhook's messages are signed with now: the new secret first, and the one it replaced while that still signs.
CREATE OR REPLACE FUNCTION webhook_signing_secrets(w webhooks) RETURNS text[]
LANGUAGE sql STABLE AS $$
    SELECT array_agg(s.secret ORDER BY s.version DESC)
    FROM webhook_secrets s
    WHERE s.business_id = w.business_id AND s.webhook_id = w.id
      AND (s.version = w.secret_version
        OR (s.version = w.previous_secret_version AND w.previous_secret_until > shop_now()))
$$;

-- A delivery with what came of each try, the latest first.
CREATE OR REPLACE FUNCTION webhook_delivery_document(d webhook_deliveries) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object(
        'id', d.id,
        'webhookId', d.webhook_id,
        'eventType', d.event_type,
        'status', d.status,
        'createdAt', instant_wire(d.created_at),
        'deliveredAt', instant_wire(d.delivered_at),
        'nextTryAt', CASE WHEN d.status = 'waiting' THEN instant_wire(d.next_try_at) END,
        'tries', (
            SELECT coalesce(jsonb_agg(jsonb_build_object(
                'number', t.number,
                'at', instant_wire(t.at),
                'latencyMs', t.latency_ms,
                'responseStatus', t.response_status,
                'responseStart', t.response_start,
                'errorCode', t.error_code,
                'error', t.error) ORDER BY t.number DESC), '[]')
            FROM webhook_tries t WHERE t.business_id = d.business_id AND t.delivery_id = d.id))
$$;

-- Takes due deliveries in hand, a few for each webhook that nobody is sending to: one sender at a time and
-- webhook, the oldest first, over all server processes. SKIP LOCKED passes over what another is taking right
-- now; the lease passes over what it took before, and gives it back when it died. No more than `places`: what is
-- leased is sent at once, and waits nowhere while its lease runs. A clock that went back: what was planned ahead of now
-- waits from now on for as long as it was to wait, and a lease counts for two of its lengths at most
-- (tests/webhooks/test_clock_jumps.py). Receivers that answer come first, and one that
-- failed gets `failing_max` until it answers again: however many hang, they leave places to the others.
CREATE OR REPLACE FUNCTION webhook_deliveries_taken(
    wanted_business uuid, places integer, each_max integer, failing_max integer, lease_seconds integer
) RETURNS TABLE (
    delivery_id uuid, webhook_id uuid, url text, secrets text[], tries integer, transaction_id bigint, ordinal bigint
)
LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
DECLARE
    w webhooks;
    now timestamptz := shop_now();
    taken integer;
BEGIN
    -- Passes over what somebody else has locked: it is set right in the next round.
    UPDATE webhook_deliveries u SET next_try_at = u.next_try_at - (u.planned_at - now), planned_at = now
    WHERE u.business_id = wanted_business AND u.id = ANY (ARRAY(
        SELECT d.id FROM webhook_deliveries d
        WHERE d.business_id = wanted_business AND d.status = 'waiting' AND d.planned_at > now
        FOR NO KEY UPDATE SKIP LOCKED));
    FOR w IN
        SELECT * FROM webhooks h
        WHERE h.business_id = wanted_business AND h.status = 'active'
          AND EXISTS (SELECT FROM webhook_deliveries d
            WHERE d.business_id = h.business_id AND d.webhook_id = h.id AND d.status = 'waiting' AND d.next_try_at <= now)
        ORDER BY h.failures_in_row, h.id
        FOR NO KEY UPDATE SKIP LOCKED
    LOOP
        EXIT WHEN places < 1;
        -- A statement of its own after the lock: it sees what the former holder of the row took.
        CONTINUE WHEN EXISTS (SELECT FROM webhook_deliveries d
            WHERE d.business_id = w.business_id AND d.webhook_id = w.id AND d.status = 'waiting'
              AND d.leased_until > now AND d.leased_until <= now + make_interval(secs => 2 * lease_seconds));
        RETURN QUERY
        -- An array, and not a join: the plan that is kept knows no limit, and would read the whole table to join it.
        UPDATE webhook_deliveries u
        SET leased_until = now + make_interval(secs => lease_seconds), tries = u.tries + 1
        WHERE u.business_id = w.business_id AND u.id = ANY (ARRAY(
            SELECT d.id FROM webhook_deliveries d
            WHERE d.business_id = w.business_id AND d.webhook_id = w.id AND d.status = 'waiting' AND d.next_try_at <= now
            ORDER BY d.transaction_id, d.ordinal
            LIMIT least(places, CASE WHEN w.failures_in_row > 0 THEN failing_max ELSE each_max END)))
        RETURNING u.id, u.webhook_id, w.url, webhook_signing_secrets(w), u.tries, u.transaction_id, u.ordinal;
        GET DIAGNOSTICS taken = ROW_COUNT;
        places := places - taken;
    END LOOP;
END
$$;

-- Forgets some of a webhook's deliveries that are over and old, with their tries; returns how many. What waits stays,
-- however old, and so does the newest, which the list of webhooks shows. One that is being sent again at this moment is
-- locked and passed over; without the lock its message would go before it was sent (tests/webhooks/test_forgetting.py).
-- Planned for the days at hand: a plan for any days expects a third of the table to be older, and reads the whole table
-- of a receiver whose deliveries all wait.
CREATE OR REPLACE FUNCTION forget_webhook_deliveries(
    of_business uuid, of_webhook uuid, delivered_days integer, dead_days integer, rows_max integer
) RETURNS integer
LANGUAGE plpgsql VOLATILE SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    now timestamptz := shop_now();
    newest uuid := (SELECT d.id FROM webhook_deliveries d
        WHERE d.business_id = of_business AND d.webhook_id = of_webhook
        ORDER BY d.created_at DESC, d.id DESC LIMIT 1);
    gone integer;
BEGIN
    -- An array, as in webhook_deliveries_taken.
    DELETE FROM webhook_deliveries WHERE business_id = of_business AND id = ANY (ARRAY(
        SELECT d.id FROM webhook_deliveries d
        WHERE d.business_id = of_business AND d.webhook_id = of_webhook
          AND d.created_at < now - make_interval(days => least(delivered_days, dead_days))
          AND (d.status = 'delivered' AND d.delivered_at < now - make_interval(days => delivered_days)
            OR d.status = 'dead' AND d.next_try_at < now - make_interval(days => dead_days))
          AND d.id <> newest
        ORDER BY d.created_at, d.id
        LIMIT rows_max
        FOR UPDATE SKIP LOCKED));
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
END
$$;
