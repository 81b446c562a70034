"""A shop after years, in narrow rows: a million journal rows and a hundred thousand orders of one business.

Made past the rules of selling, without triggers and foreign keys: what is looked at is how much of it a statement
reads. ``bench/grown.py`` makes the same by real trading.
"""

import asyncpg

JOURNAL_ROWS = 1_000_000
ORDERS = 100_000
DRAWERS = 5_000
PRODUCTS = 20_000
# Few among many, as a list looks for them.
WAITING = 200

# Ids grow with the time their rows were made at, as those of the program do.
_STATEMENTS = f"""
SET session_replication_role = replica;
SET synchronous_commit = off;
CREATE FUNCTION pg_temp.id(kind integer, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT ('01' || lpad(to_hex(kind), 2, '0') || lpad(to_hex(n), 8, '0') || '70008000000000000000')::uuid $$;
CREATE TEMP TABLE place AS
    SELECT b.business_id AS b, r.id AS register, r.location_id AS l, r.profile_id AS p
    FROM businesses b JOIN pos_registers r USING (business_id) WHERE b.code = 'espiga' AND r.code = 'ASU-1';
CREATE TEMP TABLE who AS
    SELECT row_number() OVER (ORDER BY username) - 1 AS k, id FROM users
    WHERE username IN ('cashier1', 'cashier2', 'cashier3', 'manager1');
CREATE TEMP TABLE drawer AS
    SELECT n, pg_temp.id(1, n) AS id, w.id AS cashier, now() - make_interval(hours => 4 * ({DRAWERS} + 1 - n)) AS at
    FROM generate_series(1, {DRAWERS}) n JOIN who w ON w.k = n % 4;
INSERT INTO cash_sessions (business_id, id, number, business_date, register_id, location_id, profile_id, cashier_id,
    status, opened_at, opening_float_minor, ended_at, expected_cash_minor, closed_at, closed_by, counted_cash_minor)
    SELECT b, id, 'OLD-' || n, at, register, l, p, cashier, 'closed', at, 0, at, 0, at, cashier, 0 FROM drawer, place;
INSERT INTO cash_session_participants SELECT b, d.id, w.id, d.at FROM drawer d, place, who w
    WHERE w.k <> d.n % 4 AND d.n % 3 > 0;
INSERT INTO cash_session_totals SELECT b, id, 0, 0, 0, 20 FROM drawer, place;
INSERT INTO cash_session_tender_totals SELECT b, id, 'cash', 1 FROM drawer, place;
INSERT INTO cash_counts SELECT b, pg_temp.id(2, n), id, 'closing', 0, NULL, 0, cashier, at FROM drawer, place;
CREATE TEMP TABLE sale AS
    SELECT s.n, pg_temp.id(3, s.n) AS o, pg_temp.id(4, s.n) AS t, d.id AS session, d.cashier,
        d.at + make_interval(secs => s.n % 20) AS at,
        CASE WHEN s.n > {ORDERS} - {WAITING} THEN 'queued' WHEN s.n % 500 = 0 THEN 'cancelled' ELSE 'paid' END AS status
    FROM generate_series(1, {ORDERS}) s (n) JOIN drawer d ON d.n = (s.n - 1) / {ORDERS // DRAWERS} + 1;
INSERT INTO orders (business_id, id, number, business_date, location_id, profile_id, status, origin, created_by,
    created_at, updated_at, queued_at, name)
    SELECT b, o, 'OLD-' || n, at, l, p, status, 'till', cashier, at, at,
        CASE WHEN n % 2 = 0 OR status = 'queued' THEN at END, CASE WHEN n % 7 = 0 THEN 'Mesa ' || n % 50 END
    FROM sale, place;
INSERT INTO order_words (business_id, order_id, called, words)
    SELECT business_id, id, '', order_number_words(number) || coalesce(' ' || lower(name), '') FROM orders
    WHERE queued_at IS NOT NULL;
INSERT INTO order_lines (business_id, order_id, id, position, name, price_minor, quantity_milli, tax_percent_milli,
    added_by, added_version, changed_version)
    SELECT b, o, k::text, k, 'Chipa', 1, 1000, 0, cashier, 1, 1 FROM sale, place, generate_series(1, 2) k;
INSERT INTO order_operations (business_id, order_id, operation_id, version, kind, line_id, field, user_id, token_id, at)
    SELECT b, o, k::text, k, 'add', k::text, 'line', cashier, o, at FROM sale, place, generate_series(1, 2) k;
INSERT INTO order_approvals SELECT b, o, 'price', '1', NULL, NULL, 1, 1, cashier, cashier, at FROM sale, place
    WHERE n % 10 = 0;
INSERT INTO order_sessions (business_id, id, user_id, order_id, status, last_seen_at, created_at, updated_at)
    SELECT b, pg_temp.id(5, n), cashier, o, CASE WHEN n % 99 = 0 THEN 'discarded' ELSE 'completed' END, at, at, at
    FROM sale, place WHERE n % 2 = 1 AND status = 'paid';
INSERT INTO transactions (business_id, id, number, kind, session_id, register_id, location_id, cashier_id,
    business_date, order_id, subtotal_minor, discount_total_minor, tax_total_minor, total_minor, at)
    SELECT b, t, 'OLD-' || n, 'sale', session, register, l, cashier, at, o, 1, 0, 0, 1, at FROM sale, place
    WHERE status = 'paid';
INSERT INTO transaction_lines (business_id, transaction_id, position, line_id, name, price_minor, quantity_milli,
    tax_percent_milli, gross_minor, discount_minor, charged_minor, tax_minor)
    SELECT b, t, 1, '1', 'Chipa', 1, 1000, 0, 1, 0, 1, 0 FROM sale, place;
INSERT INTO payments SELECT b, t, 1, session, 'cash', 1, 1 FROM sale, place;
INSERT INTO cash_movements (business_id, id, session_id, type, amount_minor, by_user_id, transaction_id, at)
    SELECT b, pg_temp.id(6, n), session, 'sale', 1, cashier, t, at FROM sale, place;
INSERT INTO order_claim_requests
    SELECT b, pg_temp.id(7, n), o, 1, cashier, session, o, cashier, NULL, 'declined', at, at
    FROM sale, place WHERE n % 10 = 0;
INSERT INTO number_counters SELECT b, l, current_date - n, kind, 9
    FROM place, generate_series(1, 2000) n, unnest('{{session,order,transaction}}'::text[]) kind;
INSERT INTO access_tokens (id, token_hash, kind, user_id, business_id, created_at, expires_at, revoked_at)
    SELECT pg_temp.id(8, n), sha256(n::text::bytea), 'login', pg_temp.id(0, n % 1000), b, at, at,
        CASE WHEN n % 3 > 0 THEN at END FROM sale, place WHERE n % 5 = 0;
INSERT INTO sign_in_throttles (subject, wrong_tries, blocked_until, spent_until, changed_at)
    SELECT 'user:old-' || n, 1, now(), now() + interval '1 day', now() FROM generate_series(1, 5000) n;
INSERT INTO known_devices SELECT pg_temp.id(0, n % 1000), sha256(n::text::bytea), now()
    FROM generate_series(1, 20000) n;
INSERT INTO products (business_id, id, code, name, price_minor, tax_percent_milli, position, search_text, barcode, sku,
    category, created_at, updated_at)
    SELECT b, pg_temp.id(9, n), 'old-' || n, 'Artículo ' || n, 1, 0, 1000 + n,
        format(' articulo %s old old%s %s', n, n, (77 * 10^10 + n)::bigint),
        (77 * 10^10 + n)::bigint, 'OLD' || n, 'Rubro ' || n % 40, now(), now()
    FROM place, generate_series(1, {PRODUCTS}) n;
INSERT INTO product_variants (business_id, id, product_id, name, price_minor, position, barcode)
    SELECT b, pg_temp.id(10, n), pg_temp.id(9, n), 'Grande', 1, 1, (78 * 10^10 + n)::bigint
    FROM place, generate_series(1, {PRODUCTS}) n WHERE n % 2 = 0;
INSERT INTO product_barcodes (business_id, thing_id, product_id, key)
    SELECT b, p.id, p.id, barcode_key(p.barcode)
    FROM place JOIN products p ON p.business_id = b WHERE p.code LIKE 'old-%'
    UNION ALL SELECT b, v.id, v.product_id, barcode_key(v.barcode)
    FROM place JOIN product_variants v ON v.business_id = b WHERE v.product_id >= pg_temp.id(9, 1) AND v.name = 'Grande'
        AND v.barcode LIKE '78%' AND length(v.barcode) = 12;
INSERT INTO webhook_secrets SELECT b, pg_temp.id(11, 1), 1, 'whsec_old', now() FROM place;
INSERT INTO webhooks (business_id, id, url, event_types, status, disabled_reason, feed_transaction_id, feed_ordinal,
    created_by, created_at, updated_at, secret_version)
    SELECT b, pg_temp.id(11, 1), 'http://127.0.0.1:9/', '{{*}}', 'disabled', 'by-hand', {JOURNAL_ROWS} - 1000, 0,
        w.id, now(), now(), 1 FROM place, who w WHERE k = 0;
-- The journal without its indexes, which are made when all is there: half of the time.
SELECT pg_temp.take_indexes_off();
INSERT INTO journal (business_id, transaction_id, at, user_id, role, command, subject_kind, subject_id, outcome,
    refused, idempotency_key, input_hash, event)
    SELECT b, n, now() - make_interval(secs => 70 * ({JOURNAL_ROWS} - n)), w.id, 'cashier',
        (ARRAY['order.operate', 'order.claim', 'order.release', 'order.operate', 'order.operate', 'identity.sign-out',
            'order.operate', 'order.claim', 'order.operate', 'cash-session.open'])[n % 10 + 1],
        'order', pg_temp.id(3, n / 10 + 1), 'done', n % 50 = 0,
        CASE WHEN n % 3 = 0 THEN 'key-' || n END, CASE WHEN n % 3 = 0 THEN '\\x00'::bytea END,
        CASE WHEN n % 10 = 5
            THEN '{{"type": "identity.signed-out", "changes": [{{"kind": "order-claim", "id": "x"}}]}}'::jsonb
            WHEN n % 50 > 0 THEN '{{"type": "order.changed", "changes": []}}'::jsonb END
    FROM place, generate_series(1, {JOURNAL_ROWS}) n JOIN who w ON w.k = n % 4;
SELECT pg_temp.put_indexes_back();
INSERT INTO webhook_deliveries (business_id, id, webhook_id, transaction_id, ordinal, event_type, status, next_try_at,
    created_at, delivered_at, tries)
    SELECT b, pg_temp.id(12, n), pg_temp.id(11, 1), n, j.ordinal, 'order.changed', CASE WHEN n % 200 = 1 THEN 'dead'
        ELSE 'delivered' END, s.at, s.at, CASE WHEN n % 200 <> 1 THEN s.at END, 1
    FROM sale s, place, journal j WHERE j.business_id = b AND j.transaction_id = n
        AND j.subject_id = pg_temp.id(3, n / 10 + 1) AND j.event IS NOT NULL;
-- A receiver that was down for days.
INSERT INTO webhook_secrets SELECT b, pg_temp.id(11, 2), 1, 'whsec_old', now() FROM place;
INSERT INTO webhooks (business_id, id, url, event_types, status, feed_transaction_id, feed_ordinal, created_by,
    created_at, updated_at, secret_version, failures_in_row)
    SELECT b, pg_temp.id(11, 2), 'http://127.0.0.1:9/', '{{*}}', 'active', {JOURNAL_ROWS} - 1000, 0, w.id,
        now(), now(), 1, 5 FROM place, who w WHERE k = 0;
INSERT INTO webhook_deliveries (business_id, id, webhook_id, transaction_id, ordinal, event_type, status, next_try_at,
    created_at)
    SELECT b, pg_temp.id(13, n), pg_temp.id(11, 2), n, j.ordinal, 'order.changed', 'waiting', s.at, s.at
    FROM sale s, place, journal j WHERE n % 5 = 0 AND j.business_id = b AND j.transaction_id = n
        AND j.subject_id = pg_temp.id(3, n / 10 + 1) AND j.event IS NOT NULL;
INSERT INTO webhook_tries (business_id, delivery_id, number, at, latency_ms, response_status)
    SELECT b, pg_temp.id(12, n), 1, at, 1, 200 FROM sale, place
"""

_INDEXES = """
CREATE TEMP TABLE journal_index AS
    SELECT pg_get_indexdef(indexrelid) AS definition, indexrelid::regclass::text AS name, conname,
        pg_get_constraintdef(c.oid) AS constrained
    FROM pg_index LEFT JOIN pg_constraint c ON conindid = indexrelid AND contype = 'p'
    WHERE indrelid = 'journal'::regclass;
CREATE FUNCTION pg_temp.take_indexes_off() RETURNS void LANGUAGE plpgsql AS $$
DECLARE i record;
BEGIN
    FOR i IN SELECT * FROM journal_index WHERE conname IS NULL LOOP EXECUTE 'DROP INDEX ' || i.name; END LOOP;
END $$;
CREATE FUNCTION pg_temp.put_indexes_back() RETURNS void LANGUAGE plpgsql AS $$
DECLARE i record;
BEGIN
    FOR i IN SELECT * FROM journal_index WHERE conname IS NULL LOOP EXECUTE i.definition; END LOOP;
END $$
"""


async def grow(database_url: str) -> None:
    """Give the demo shop's bakery its years."""
    connection = await asyncpg.connect(database_url)
    try:
        await connection.execute("SET maintenance_work_mem = '256MB'")
        await connection.execute("SET gin_pending_list_limit = '1GB'")
        await connection.execute(_INDEXES)
        await connection.execute(_STATEMENTS)
        await connection.execute("RESET session_replication_role")
        await connection.execute("VACUUM (ANALYZE)")
    finally:
        await connection.close()
