"""A crowd of cashiers behind one drawer and thousands of waiting orders, put into a demo shop's database at once.

Their ids are worked out from a mark and a number, so that another program (pgbench) can name them too.
"""

import secrets
from dataclasses import dataclass

import asyncpg

from tillkeeper.domains.identity.secrets import new_token, token_hash

_SQL_PEOPLE = """
WITH place AS (
    SELECT r.business_id, r.id AS register_id, r.location_id, r.profile_id
    FROM pos_registers r JOIN businesses b USING (business_id) WHERE b.code = $1 ORDER BY r.code LIMIT 1
), drawer AS (
    INSERT INTO pos_registers (business_id, id, code, name, location_id, profile_id)
    SELECT business_id, gen_random_uuid(), 'crowd-' || left(gen_random_uuid()::text, 8), 'Crowd', location_id,
        profile_id
    FROM place RETURNING *
), people AS (
    INSERT INTO users (id, username, name, created_at)
    SELECT md5($3 || '/user/' || n)::uuid, 'crowd-' || $3 || '-' || n, 'Crowd ' || n, shop_now()
    FROM generate_series(1, cardinality($2::bytea[])) n RETURNING id
), members AS (
    INSERT INTO memberships (business_id, user_id, role)
    SELECT d.business_id, p.id, 'cashier' FROM people p, drawer d RETURNING business_id, user_id
), tokens AS (
    INSERT INTO access_tokens (id, token_hash, kind, user_id, business_id, created_at, expires_at)
    SELECT md5($3 || '/token/' || n)::uuid, h, 'login', md5($3 || '/user/' || n)::uuid, d.business_id, shop_now(),
        shop_now() + interval '8 hours'
    FROM drawer d, unnest($2::bytea[]) WITH ORDINALITY AS t (h, n) RETURNING user_id, id, token_hash
), session AS (
    INSERT INTO cash_sessions (business_id, id, number, business_date, register_id, location_id, profile_id, cashier_id,
        status, opened_at, opening_float_minor)
    SELECT d.business_id, gen_random_uuid(), 'CROWD-' || gen_random_uuid(), current_date, d.id, d.location_id,
        d.profile_id, md5($3 || '/user/1')::uuid, 'open', shop_now(), 0
    FROM drawer d RETURNING business_id, id, register_id
), joined AS (
    INSERT INTO cash_session_participants (business_id, session_id, user_id, joined_at)
    SELECT s.business_id, s.id, m.user_id, shop_now() FROM session s, members m
)
SELECT s.business_id, s.id AS session_id, s.register_id, t.user_id, t.id AS token_id, t.token_hash
FROM session s, tokens t
"""

_SQL_ORDERS = """
WITH place AS (
    SELECT r.business_id, r.location_id, r.profile_id, s.cashier_id
    FROM cash_sessions s JOIN pos_registers r ON r.business_id = s.business_id AND r.id = s.register_id WHERE s.id = $1
), made AS (
    INSERT INTO orders (business_id, id, number, business_date, location_id, profile_id, status, origin, created_by,
        created_at, updated_at, queued_at, subtotal_minor, total_minor, name, table_name, note)
    SELECT business_id, md5($4 || '/order/' || n)::uuid,
        'CROWD-' || $4 || '-' || lpad(n::text, greatest(5, length(n::text)), '0'),
        current_date, location_id, profile_id, 'queued', 'bench', cashier_id, shop_now(), shop_now(),
        shop_now() - make_interval(secs => n), $3 * 500, $3 * 500,
        'Guest ' || md5(n::text), (n % 40)::text, CASE WHEN n % 5 = 0 THEN 'no salt ' || md5((n * 7)::text) END
    FROM place, generate_series(1, $2) n
    RETURNING business_id, id, created_by, number, name, table_name, note
), words AS (
    INSERT INTO order_words (business_id, order_id, called, words)
    SELECT business_id, id, c.called, order_number_words(number) || c.called || coalesce(' ' || note, '')
    FROM made, LATERAL (SELECT format(' %s %s', lower(name), table_name)) AS c (called)
), lines AS (
    INSERT INTO order_lines (business_id, order_id, id, position, name, price_minor, quantity_milli, tax_percent_milli,
        gross_minor, discount_minor, charged_minor, tax_minor, added_by, added_version, changed_version)
    SELECT m.business_id, m.id, 'line-' || n, n, 'Lager', 500, 1000, 0, 500, 0, 500, 0, m.created_by, 1, 1
    FROM made m, generate_series(1, $3) n
)
SELECT m.id FROM generate_series(1, $2) n JOIN made m ON m.id = md5($4 || '/order/' || n)::uuid ORDER BY n
"""


@dataclass(frozen=True, slots=True)
class Clerk:
    """Somebody of the crowd, signed in."""

    token: str
    user_id: str
    token_id: str


@dataclass(frozen=True, slots=True)
class Crowd:
    """Cashiers who all joined one open drawer."""

    business_id: str
    session_id: str
    register_id: str
    mark: str
    clerks: list[Clerk]
    """In the order of their numbers, from 1."""


async def hire_crowd(url: str, people: int, *, business: str = "harbor") -> Crowd:
    """Return ``people`` new cashiers behind one new drawer of the business."""
    tokens = {token_hash(token): token for token in (new_token() for _ in range(people))}
    mark = secrets.token_hex(4)
    connection = await asyncpg.connect(url)
    try:
        rows = await connection.fetch(_SQL_PEOPLE, business, list(tokens), mark)
        # The crowd changes one another's lines all the time. The limit on that is looked up, and met by nobody.
        await connection.execute("UPDATE profile_limits SET most = 10 ^ 15 WHERE kind = 'cancel'")
    finally:
        await connection.close()
    of_token = {row["token_hash"]: row for row in rows}
    return Crowd(
        business_id=str(rows[0]["business_id"]),
        session_id=str(rows[0]["session_id"]),
        register_id=str(rows[0]["register_id"]),
        mark=mark,
        clerks=[
            Clerk(token, str(of_token[hashed]["user_id"]), str(of_token[hashed]["token_id"]))
            for hashed, token in tokens.items()
        ],
    )


async def queue_orders(url: str, crowd: Crowd, count: int, *, lines: int = 1, mark: str | None = None) -> list[str]:
    """Return the ids of ``count`` new orders of ``lines`` lines that the crowd may claim, from number 1."""
    connection = await asyncpg.connect(url)
    try:
        rows = await connection.fetch(_SQL_ORDERS, crowd.session_id, count, lines, mark or secrets.token_hex(4))
        await connection.execute("ANALYZE orders, order_lines")
    finally:
        await connection.close()
    return [str(row["id"]) for row in rows]
