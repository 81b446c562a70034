"""Exceptions from the law of plans: what may read more as a shop grows, and what no step of the day reaches."""

# Tables of as many rows as a business has places, people and receivers. All others grow with what is sold.
SMALL = {
    "businesses", "locations", "profiles", "pos_registers", "users", "memberships", "webhooks", "webhook_secrets",
    "profile_limits", "programs", "alembic_version", "schema_functions",
    # One row for ever.
    "pepper",
}  # fmt: skip
# The largest page, FEED_ROWS_PER_PAGE, and once more for what a page is joined to.
ROWS_MOST = 2_100

# Statements that may read more rows as the shop grows: a part of the statement, the table, and the reason. The list
# may only shrink.
READS_MORE: dict[tuple[str, str], str] = {
    ("DELETE FROM webhooks", "webhook_deliveries"): "a receiver goes with its messages, of some 30 days",
    ("DELETE FROM webhooks", "webhook_tries"): "and with their tries",
    ("webhook_standing(", "webhook_deliveries"): "counts what waits, when a manager looks",
    ("import_apply(", "products"): "a list names most of the catalogue, which does not grow with what is sold",
    ("import_match(", "products"): "as above",
    ("catalogue_usual_tax(", "products"): "as above, once for each list",
    ("WHERE b.is_shared", "product_barcodes"): "counts what two products share, when somebody runs doctor or migrate",
    ("WITH categories AS", "products"): "counts the catalogue, when a console opens",
    ("s.id = ANY (ARRAY(SELECT sessions_of", "cash_sessions"): "one person's shifts, a few hundred in a year",
    ("s.id = ANY (ARRAY(SELECT sessions_of", "cash_session_participants"): "as above",
    ("sessions_of($1, $3)", "transactions"): "one person's sales are sorted: no index has who joined whose drawer",
    ("sessions_of($1, $3)", "cash_session_participants"): "as above",
    ("sessions_of($1, $3)", "cash_sessions"): "whether a blind count hides the sales, once for each of their shifts",
    (
        "o.queued_at IS NOT NULL AND true AND o.profile_id",
        "orders",
    ): "settled orders of a profile that has few: an index "
    "of them would cost each claim, which writes every index of its order",
    ("search_query_keys($1, $7)", "orders"): "a page of 200 of what one order in a hundred is found by: all that the "
    "index finds are sorted, a tenth of the orders at worst; what is more common is found by walking",
    ("search_query_keys($1, $7)", "order_words"): "as above",
}
# Functions and statements that no step below reaches. This list, too, may only shrink.
NOT_RUN = {
    # Of setting up, once.
    "domains/identity/store.py: INSERT INTO users (id, username, name, language, password_hash, create",
    "domains/identity/store.py: INSERT INTO memberships (business_id, user_id, role, pin_hash) VALUES ",
    "domains/shops/store.py: INSERT INTO businesses (business_id, code, name, currency, currency_de",
    "domains/shops/store.py: INSERT INTO locations (business_id, id, code, number_code, name) VALUE",
    "domains/shops/store.py: INSERT INTO profiles (business_id, id, code, name, shares_registers, d",
    "domains/shops/store.py: INSERT INTO pos_registers (business_id, id, code, name, location_id, p",
    "domains/catalogue/store.py: SELECT EXISTS (SELECT FROM products WHERE business_id = $1)",
    # Of a database whose hashes are sealed with the pepper for the first time: of people, and of the one row.
    "domains/identity/pepper.py: INSERT INTO pepper (fingerprint, since) VALUES ($1, shop_now()) ON CON",
    "domains/identity/pepper.py: SELECT DISTINCT password_hash AS kept FROM users WHERE left(password_h",
    "domains/identity/pepper.py: UPDATE users SET password_hash = $2 WHERE password_hash = $1",
    "domains/identity/pepper.py: SELECT DISTINCT pin_hash AS kept FROM memberships WHERE left(pin_hash,",
    "domains/identity/pepper.py: UPDATE memberships SET pin_hash = $2 WHERE pin_hash = $1",
    "domains/shops/store.py: INSERT INTO profile_limits (business_id, profile_id, role, kind, most)",
    # Of people alone.
    "domains/identity/store.py: SELECT EXISTS (SELECT FROM users u JOIN memberships m ON m.user_id = u",
    # Of one person at a terminal.
    "domains/identity/operator.py: SELECT u.id, u.username, u.name, u.language, m.role, b.business_id, b.",
    "domains/shops/queries.py: SELECT code FROM businesses ORDER BY code",
    "domains/shops/queries.py: SELECT name FROM pg_timezone_names",
    # Of the temporary tables of a list that is imported.
    "domains/catalogue/store.py: DELETE FROM listed_variants WHERE line = ANY ($1)",
    "domains/catalogue/store.py: DELETE FROM listed_products WHERE line = ANY ($1)",
    "domains/catalogue/store.py: UPDATE listed_products l SET search_text = found.text FROM unnest($1::",
    # Of a long list, which files its words at the end.
    "domains/catalogue/store.py: SELECT gin_clean_pending_list('products_by_words')",
    # Of one row by its key, or of none.
    "domains/webhooks/store.py: UPDATE webhooks w SET status = 'disabled', disabled_reason = $3, updat",
    "refuse", "refuse_rewriting", "refuse_other_operation", "refuse_settled_order", "claim_conflict",
    "user_changed", "membership_changed",
    # Of one program, by an admin at a terminal.
    "token_document",
}  # fmt: skip
