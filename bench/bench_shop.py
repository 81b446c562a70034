"""A shop for measuring: as many cashiers, registers and carts as clients, with ids that SQL can work out.

Everything is named after a client's number, so that a script of pgbench and a request over HTTP address the same rows
without looking anything up.
"""

import asyncio
from dataclasses import dataclass
from uuid import UUID

import asyncpg

CLIENTS = 32
LINES_OF_A_CART = 5
_USER = "00000000-0000-7000-8000-"
_CART = "00000000-0000-7000-9000-"
_SESSION = "00000000-0000-7000-a000-"

# The first have an open drawer and a cart, the second as many open one each time.
# A location of its own for each register: opening many at once waits for no counter but its own.
SHOP = f"""
WITH shop AS (SELECT business_id FROM businesses WHERE code = 'harbor'),
clients AS (SELECT n, lpad(n::text, 12, '0') AS padded FROM generate_series(0, 2 * {CLIENTS} - 1) n),
people AS (
    INSERT INTO users (id, username, name, created_at)
    SELECT ('{_USER}' || padded)::uuid, 'bench-' || n, 'Bench ' || n, now() FROM clients
), members AS (
    INSERT INTO memberships (business_id, user_id, role)
    SELECT business_id, ('{_USER}' || padded)::uuid, 'cashier' FROM clients, shop
), places AS (
    INSERT INTO locations (business_id, id, code, number_code, name)
    SELECT business_id, ('{_USER}' || padded)::uuid, 'bench-' || n, 'B' || lpad(n::text, 3, '0'), 'Bench'
    FROM clients, shop
), registers AS (
    INSERT INTO pos_registers (business_id, id, code, name, location_id, profile_id)
    SELECT shop.business_id, gen_random_uuid(), 'bench-' || n, 'Bench', ('{_USER}' || padded)::uuid, p.id
    FROM clients, shop, profiles p
    WHERE p.business_id = shop.business_id AND p.code = 'counter'
)
INSERT INTO access_tokens (id, token_hash, kind, user_id, business_id, created_at, expires_at)
SELECT ('{_USER}' || padded)::uuid, sha256(convert_to('tk_bench_' || n, 'UTF8')), 'login', ('{_USER}' || padded)::uuid,
    business_id, now(), now() + interval '1 day'
FROM clients, shop"""

# Each client has an open session, and a cart of some lines.
OPEN_ALL = f"""
SELECT get_or_create_session(
    call, ('{_SESSION}' || lpad(n::text, 12, '0'))::uuid, 'bench-' || n, NULL, NULL, NULL, NULL)
FROM generate_series(0, {CLIENTS} - 1) n, LATERAL (SELECT bench_call(n) AS call) c"""
CART_ALL = """
SELECT order_session_save(call, cart, gen_random_uuid(), $1::jsonb, NULL, NULL, 500, 1000000000000)
FROM generate_series(0, $2::integer - 1) n, LATERAL (SELECT bench_call(n) AS call, bench_cart(n) AS cart) c"""

CALL = f"""
CREATE FUNCTION bench_call(client integer) RETURNS journal_call LANGUAGE sql STABLE AS $$
    SELECT ROW(business_id, c.id, 'cashier', NULL, c.id, 'bench', NULL, NULL, NULL, NULL)::journal_call
    FROM businesses, (SELECT ('{_USER}' || lpad(client::text, 12, '0'))::uuid AS id) c WHERE code = 'harbor'
$$"""
CART = f"""
CREATE FUNCTION bench_cart(client integer) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT ('{_CART}' || lpad(client::text, 12, '0'))::uuid
$$"""
# A session that was just created steps aside in its own transaction, for both sides of the comparison: the next call
# creates one again, and nobody has to end it in between.
STEP_ASIDE = """
CREATE FUNCTION bench_step_aside() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE cash_sessions SET is_deleted = true WHERE business_id = NEW.business_id AND id = NEW.id;
    RETURN NULL;
END
$$"""
# Made when it is needed: a server does not start on a database that has more than it knows.
DO_STEP_ASIDE = """
CREATE CONSTRAINT TRIGGER bench_step_aside AFTER INSERT ON cash_sessions DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION bench_step_aside()"""
DO_STAY = "DROP TRIGGER IF EXISTS bench_step_aside ON cash_sessions"


@dataclass(frozen=True)
class BenchShop:
    """The ids and codes of the shop that the scripts need."""

    database_url: str
    business_id: UUID

    def token(self, client: int) -> str:
        """Return the client's credential."""
        return f"tk_bench_{client}"

    def cart(self, client: int) -> str:
        """Return the id of the client's order session."""
        return f"{_CART}{client:012}"

    def session(self, client: int) -> str:
        """Return the id of the client's open cash session."""
        return f"{_SESSION}{client:012}"

    def session_sql(self, client: str) -> str:
        """Return the SQL of a client's open cash session, where ``client`` is the SQL of its number."""
        return f"('{_SESSION}' || lpad({client}::text, 12, '0'))::uuid"

    def user_sql(self, client: str) -> str:
        """Return the SQL of a client's user id, where ``client`` is the SQL of its number."""
        return f"('{_USER}' || lpad({client}::text, 12, '0'))::uuid"

    def cart_sql(self, client: str) -> str:
        """Return the SQL of a client's order session id."""
        return f"('{_CART}' || lpad({client}::text, 12, '0'))::uuid"

    def reset(self, *, creating: bool) -> None:
        """Set carts back to version 1, and let new sessions step aside or stay."""
        # What is measured is one call, and neither the size nor the bloat that thousands before it left.
        statements = ["UPDATE orders SET version = 1", DO_STAY, "VACUUM (ANALYZE)", "CHECKPOINT"]
        if creating:
            statements.insert(2, DO_STEP_ASIDE)
        asyncio.run(_execute(self.database_url, statements))


def build(database_url: str, *, carts: bool = True) -> BenchShop:
    """Put the clients into the demo shop; each has a cart, unless ``carts`` is false."""
    return BenchShop(database_url, asyncio.run(_build(database_url, carts=carts)))


async def _build(database_url: str, *, carts: bool) -> UUID:
    lines = ",".join(
        f'{{"id":"line-{n}","quantityMilli":1000,"name":"Lager","priceMinor":500,"taxPercentMilli":8875}}'
        for n in range(LINES_OF_A_CART)
    )
    connection = await asyncpg.connect(database_url)
    try:
        for statement in (SHOP, CALL, CART, OPEN_ALL):
            await connection.execute(statement)
        await connection.execute(f"DO $$ BEGIN ASSERT {CLIENTS} = (SELECT count(*) FROM cash_sessions); END $$")
        if carts:
            await connection.fetch(CART_ALL, f"[{lines}]", CLIENTS)
        await connection.execute(STEP_ASIDE)
        found: UUID = await connection.fetchval("SELECT business_id FROM businesses WHERE code = 'harbor'")
    finally:
        await connection.close()
    return found


async def _execute(database_url: str, statements: list[str]) -> None:
    connection = await asyncpg.connect(database_url)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()
