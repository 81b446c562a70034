-- An order: begun, and as it is shown to people and told to the feed.

-- A new empty order, being built.
CREATE OR REPLACE FUNCTION insert_order(call journal_call, new_id uuid, origin text) RETURNS orders
LANGUAGE plpgsql AS $$
DECLARE
    made orders;
    now timestamptz := shop_now();
BEGIN
    INSERT INTO orders (business_id, id, status, origin, created_by, created_at, updated_at)
    VALUES (call.business_id, new_id, 'building', origin, call.user_id, now, now)
    RETURNING * INTO made;
    RETURN made;
END
$$;

-- A line as the wire shows it, with the person who added it. In SQL, so that it is planned into the statement that shows
-- the lines: a page of fifty orders of eight lines takes 20 ms where a call for each line takes 52
-- (bench/claims.py --pages).
CREATE OR REPLACE FUNCTION order_line_wire(line order_lines, person users, decimals integer, with_tax boolean) RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object(
        'id', line.id,
        'productId', line.product_id,
        'variantId', line.variant_id,
        'name', line.name,
        'price', money_wire(line.price_minor, decimals),
        'quantity', milli_wire(line.quantity_milli),
        'note', line.note,
        'discount', discount_wire(line.discount_percent_milli, line.discount_amount_minor, decimals),
        'taxRate', milli_wire(line.tax_percent_milli),
        'gross', money_wire(line.gross_minor, decimals),
        'discountAmount', money_wire(line.discount_minor, decimals),
        'net', money_wire(net_of(line.charged_minor, line.tax_minor, with_tax), decimals),
        'tax', money_wire(line.tax_minor, decimals),
        'total', money_wire(net_of(line.charged_minor, line.tax_minor, with_tax) + line.tax_minor, decimals),
        'addedBy', person_wire(person),
        'changedVersion', line.changed_version)
$$;

-- A claim counts only while its lease runs and the cash session it was made from is open (CL-2): it is free at
-- the instant of expiry, and End frees it, sweeper or not. One that was made while the clock was ahead ends with the
-- clock's correction when more than two leases are left of it: no order stays shut for as long as the clock was wrong
-- (tests/domains/test_clock_jumps.py). A correction by less frees nothing that somebody holds.
CREATE OR REPLACE FUNCTION order_claim_is_alive(o orders) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN o.claimed_by IS NOT NULL AND o.claim_expires_at > shop_now() AND EXISTS (
        SELECT FROM cash_sessions s
        JOIN profiles p ON p.business_id = s.business_id AND p.id = s.profile_id
        WHERE s.business_id = o.business_id AND s.id = o.claim_session_id AND s.status = 'open' AND NOT s.is_deleted
          AND o.claim_expires_at <= shop_now() + make_interval(secs => 2 * p.lease_seconds));
END
$$;

-- The live claim as the wire shows it, or null. viewer is null for events, which carry nothing about a reader.
CREATE OR REPLACE FUNCTION order_claim_wire(o orders, viewer uuid DEFAULT NULL) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF o.claimed_by IS NULL OR NOT order_claim_is_alive(o) THEN
        RETURN NULL;
    END IF;
    RETURN order_holder_wire(o, viewer);
END
$$;

-- Who has the order in hand, for whoever has found the claim alive already. A refusal names the holder that was in
-- the way when it was decided: a second look at the clock may come after the lease's end and find nobody
-- (tests/claims/test_expiry.py).
CREATE OR REPLACE FUNCTION order_holder_wire(o orders, viewer uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        SELECT jsonb_build_object(
            'holder', person_wire(u),
            'sessionId', o.claim_session_id,
            'register', place_wire(r.id, r.code, r.name),
            'claimedAt', instant_wire(o.claimed_at),
            'expiresAt', instant_wire(o.claim_expires_at))
            || CASE WHEN viewer IS NULL THEN '{}' ELSE jsonb_build_object('mine', o.claimed_by = viewer) END
        FROM users u, pos_registers r
        WHERE u.id = o.claimed_by AND r.business_id = o.business_id AND r.id = o.claim_register_id);
END
$$;

-- An order without its lines, as the wire shows it.
CREATE OR REPLACE FUNCTION order_fields(o orders, viewer uuid DEFAULT NULL) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    b businesses;
    d integer;
BEGIN
    SELECT * INTO STRICT b FROM businesses WHERE business_id = o.business_id;
    d := b.currency_decimals;
    RETURN jsonb_build_object(
        'id', o.id,
        'number', o.number,
        'status', o.status,
        'version', o.version,
        'currency', b.currency,
        'pricesIncludeTax', b.prices_include_tax,
        'discount', discount_wire(o.discount_percent_milli, o.discount_amount_minor, d),
        'subtotal', money_wire(o.subtotal_minor, d),
        'discountTotal', money_wire(o.discount_total_minor, d),
        'netTotal', money_wire(o.total_minor - o.tax_total_minor, d),
        'taxTotal', money_wire(o.tax_total_minor, d),
        'total', money_wire(o.total_minor, d),
        'name', o.name,
        'note', o.note,
        'table', o.table_name,
        'origin', o.origin,
        'location', (SELECT place_wire(l.id, l.code, l.name) FROM locations l
            WHERE l.business_id = o.business_id AND l.id = o.location_id),
        'profile', (SELECT place_wire(p.id, p.code, p.name) FROM profiles p
            WHERE p.business_id = o.business_id AND p.id = o.profile_id),
        'claim', order_claim_wire(o, viewer),
        'cancelReason', o.cancel_reason,
        'splitFromId', o.split_from_id,
        'createdBy', person_of(o.created_by),
        'createdAt', instant_wire(o.created_at),
        'queuedAt', instant_wire(o.queued_at),
        'updatedAt', instant_wire(o.updated_at));
END
$$;

-- An order with its lines, as the wire shows it. By its fencing token a reader tells which word of a claim is older than
-- the document, as by its version which of its fields.
CREATE OR REPLACE FUNCTION order_document(o orders, viewer uuid DEFAULT NULL) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    d integer;
    with_tax boolean;
BEGIN
    SELECT currency_decimals, prices_include_tax INTO STRICT d, with_tax FROM businesses WHERE business_id = o.business_id;
    RETURN order_fields(o, viewer) || jsonb_build_object('fencingToken', o.fencing_token, 'lines', (
        SELECT coalesce(jsonb_agg(order_line_wire(l, u, d, with_tax) ORDER BY l.position, l.id), '[]')
        FROM order_lines l JOIN users u ON u.id = l.added_by
        WHERE l.business_id = o.business_id AND l.order_id = o.id AND NOT l.removed));
END
$$;

-- What a change did to an order, for the feed: everything but the lines, the lines it touched, and which lines
-- there are now, in their order. Two changes may reach a reader in either order (a journal row's place is its
-- transaction's beginning): each line carries the version that changed it and the newer one stays, the rest is
-- the higher version's. The claim has a number of its own, fencingToken: the higher one stays.
CREATE OR REPLACE FUNCTION order_change(o orders) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    d integer;
    with_tax boolean;
BEGIN
    SELECT currency_decimals, prices_include_tax INTO STRICT d, with_tax FROM businesses WHERE business_id = o.business_id;
    RETURN jsonb_build_object(
        'kind', 'order',
        'id', o.id,
        'version', o.version,
        'fencingToken', o.fencing_token,
        'lines', (
            SELECT coalesce(jsonb_agg(order_line_wire(l, u, d, with_tax) ORDER BY l.position, l.id), '[]')
            FROM order_lines l JOIN users u ON u.id = l.added_by
            WHERE l.business_id = o.business_id AND l.order_id = o.id
              AND l.changed_version = o.version AND NOT l.removed),
        'lineIds', (
            SELECT coalesce(jsonb_agg(l.id ORDER BY l.position, l.id), '[]')
            FROM order_lines l
            WHERE l.business_id = o.business_id AND l.order_id = o.id AND NOT l.removed),
        'fields', order_fields(o));
END
$$;

-- A document as everybody may have it: an event says nothing about its reader.
CREATE OR REPLACE FUNCTION shown_to_everybody(shown jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN jsonb_typeof(shown -> 'claim') = 'object'
        THEN shown || jsonb_build_object('claim', (shown -> 'claim') - 'mine') ELSE shown END
$$;

-- What order_change says, taken from the order's document where an answer has it: neither order nor lines are read and
-- written out a second time (tests/domains/test_told_once.py).
CREATE OR REPLACE FUNCTION order_change_of(o orders, shown jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT jsonb_build_object(
        'kind', 'order',
        'id', o.id,
        'version', o.version,
        'fencingToken', o.fencing_token,
        'lines', jsonb_path_query_array(shown, '$.lines[*] ? (@.changedVersion == $version)',
            jsonb_build_object('version', o.version)),
        'lineIds', jsonb_path_query_array(shown, '$.lines[*].id'),
        'fields', shown_to_everybody(shown - '{lines,fencingToken}'::text[]))
$$;

-- A whole order, for the feed: of one that its readers have not seen before. shown is its document.
CREATE OR REPLACE FUNCTION order_appeared(o orders, shown jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT jsonb_build_object('kind', 'order', 'id', o.id, 'version', o.version, 'fencingToken', o.fencing_token,
        'document', shown_to_everybody(shown))
$$;
