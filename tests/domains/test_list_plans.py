"""A page of a list reads a page, however long the list has grown: under the one plan that is kept for every caller."""

import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from tillkeeper.domains import cash_sessions, order_sessions, orders, sales, webhooks
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.ids import new_id
from tillkeeper.kernel.money import Currency
from tillkeeper.kernel.permissions import Permission, Role

pytestmark = pytest.mark.every_postgres

PAGE = 50
SALES = 4_000
# A page, what is one more, and what a mark and its session take.
READ_MOST = 3 * PAGE

# Years of a bakery: a drawer for every four sales, by turns of fifty who have left, at five registers; somebody joined
# two of them, long ago. Past the rules of selling: what is looked at is the plan.
_YEARS = f"""
SET session_replication_role = replica;
CREATE TEMP TABLE place AS
    SELECT b.business_id AS b, r.id AS register, r.location_id AS l, r.profile_id AS p
    FROM businesses b JOIN pos_registers r USING (business_id) WHERE b.code = 'espiga' ORDER BY r.code LIMIT 1;
CREATE TEMP TABLE drawer AS
    SELECT gen_random_uuid() AS id, n, now() - make_interval(hours => 9 * ({SALES} / 4 - n)) AS at,
        md5((n % 50)::text)::uuid AS who, md5((n % 5)::text)::uuid AS at_register
    FROM generate_series(1, {SALES} / 4) n;
INSERT INTO cash_sessions (business_id, id, number, business_date, register_id, location_id, profile_id, cashier_id,
    status, opened_at, opening_float_minor, ended_at, expected_cash_minor, closed_at, closed_by, counted_cash_minor)
    SELECT b, id, 'OLD-' || n, at, at_register, l, p, who, 'closed', at, 0, at, 0, at, who, 0 FROM drawer, place;
INSERT INTO cash_session_participants SELECT b, d.id, u.id, d.at FROM drawer d, place, users u
    WHERE d.n IN (5, 9) AND u.username = 'cashier3';
CREATE TEMP TABLE sale AS
    SELECT gen_random_uuid() AS id, gen_random_uuid() AS o, d.id AS session, d.who,
        d.at + make_interval(mins => k) AS at, d.n * 4 + k AS n
    FROM drawer d, generate_series(1, 4) k;
INSERT INTO orders (business_id, id, number, location_id, profile_id, status, origin, created_by, created_at,
    updated_at, queued_at)
    SELECT b, o, 'OLD-' || n, l, p, CASE WHEN n % 1000 = 0 THEN 'cancelled' ELSE 'paid' END, 'till', who, at, at, at
    FROM sale, place;
INSERT INTO order_sessions (business_id, id, user_id, order_id, status, last_seen_at, created_at, updated_at)
    SELECT b, gen_random_uuid(), who, o, 'completed', at, at, at FROM sale, place;
INSERT INTO transactions (business_id, id, number, kind, session_id, register_id, location_id, cashier_id,
    business_date, order_id, subtotal_minor, discount_total_minor, tax_total_minor, total_minor, at)
    SELECT b, id, 'OLD-' || n, 'sale', session, register, l, who, at, o, 1, 0, 0, 1, at FROM sale, place;
INSERT INTO webhook_deliveries (business_id, id, webhook_id, transaction_id, ordinal, event_type, status, next_try_at,
    created_at, delivered_at) SELECT b, gen_random_uuid(), register, 0, n, 'webhook.test', 'delivered', at, at, at
    FROM sale, place;
"""


@dataclass
class Years:
    """A database with a long past, and who asks for pages of it."""

    connection: asyncpg.Connection
    business_id: UUID
    boss: UUID
    seldom: UUID
    """A cashier who sold in two drawers, long ago."""
    webhook_id: UUID
    _pages: int = 0

    async def last_but_a_few(self, table: str, column: str) -> UUID:
        """Return the mark of a page near the end of a list."""
        found: UUID = await self.connection.fetchval(
            f"SELECT id FROM {table} ORDER BY {column}, id OFFSET {2 * PAGE} LIMIT 1"
        )
        return found

    async def rows_read(self, statement: str, *arguments: object) -> int:
        """Return how many rows a page's kept plan reads of any one table, those it passes over included."""
        prepared = ", ".join("NULL" if each is None else f"'{each}'" for each in arguments)
        self._pages += 1
        await self.connection.execute(f"PREPARE page{self._pages} AS {statement}")
        found = await self.connection.fetchval(f"EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE page{self._pages}({prepared})")
        return max(_rows(node) for node in _nodes(json.loads(found)[0]["Plan"]) if "Relation Name" in node)


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for part in plan.get("Plans", ()):
        yield from _nodes(part)


def _rows(node: dict[str, Any]) -> int:
    each: float = (
        node["Actual Rows"] + node.get("Rows Removed by Filter", 0) + node.get("Rows Removed by Index Recheck", 0)
    )
    return round(each * float(node["Actual Loops"]))


@pytest.fixture
async def years(demo_database: str) -> AsyncIterator[Years]:
    connection = await asyncpg.connect(demo_database)
    try:
        await connection.execute(_YEARS)
        await connection.execute("VACUUM ANALYZE")
        await connection.execute("SET plan_cache_mode = force_generic_plan; SET jit = off")
        people = {row["username"]: row["id"] for row in await connection.fetch("SELECT username, id FROM users")}
        (place,) = await connection.fetch("SELECT b, register FROM place")
        yield Years(connection, place["b"], people["manager1"], people["cashier3"], webhook_id=place["register"])
    finally:
        await connection.close()


def reader(role: Role) -> Actor:
    """Return somebody of the role, whoever it is."""
    guarani = Currency("PYG", 0)
    return Actor(new_id(), "reader", "Reader", new_id(), "espiga", guarani, "UTC", role, None, new_id(), "en")


async def test_transactions(years: Years) -> None:
    """EV-5: of all, of one session, of a cashier who sold long ago; the first page and one near the end."""
    deep = await years.last_but_a_few("transactions", "at")
    session = await years.connection.fetchval("SELECT session_id FROM transactions WHERE id = $1", deep)
    boss, cashier = reader(Role.MANAGER), reader(Role.CASHIER)
    theirs = await years.connection.fetchval(
        "SELECT t.id FROM transactions t JOIN cash_session_participants p USING (session_id) ORDER BY t.at DESC LIMIT 1"
    )
    for actor, user_id, wanted, mark in (
        (boss, years.boss, None, None),
        (boss, years.boss, None, deep),
        (boss, years.boss, session, None),
        (boss, years.boss, session, deep),
        (cashier, years.seldom, None, None),
        (cashier, years.seldom, None, theirs),
        (cashier, years.seldom, session, None),
        (cashier, new_id(), None, None),
    ):
        statement = sales.queries.page_statement(actor, wanted, mark)
        read = await years.rows_read(
            statement, years.business_id, actor.may(Permission.READ_ALL), user_id, wanted, PAGE, mark, None
        )
        assert read <= READ_MOST, (actor, wanted, mark)


async def test_cash_sessions(years: Years) -> None:
    """EV-5: by status, register, profile and person; few of one kind among many are not looked for among all."""
    deep = await years.last_but_a_few("cash_sessions", "opened_at")
    wanted_by = cash_sessions.queries.SessionFilter
    for wanted, mark in (
        (wanted_by(), None),
        (wanted_by(), deep),
        (wanted_by(status="open"), None),
        (wanted_by(status="ended"), None),
        (wanted_by(status="closed"), deep),
        (wanted_by(register="ASU-2"), None),
        (wanted_by(profile="counter"), None),
        (wanted_by(profile="counter"), deep),
        (wanted_by(profile="counter", status="closed"), None),
        (wanted_by(only_yours=True), None),
    ):
        statement = cash_sessions.queries.page_statement(wanted, mark)
        asked = (wanted.status, wanted.profile, wanted.register, PAGE, mark)
        read = await years.rows_read(statement, years.business_id, years.seldom, "cashier", *asked)
        assert read <= READ_MOST, (wanted, mark)


async def test_order_sessions(years: Years) -> None:
    """Of all and of one user, of any status."""
    deep = await years.last_but_a_few("order_sessions", "created_at")
    for whose, status, mark in (
        (None, None, None),
        (None, None, deep),
        (None, "active", None),
        (None, "completed", deep),
        (years.seldom, None, None),
        (years.seldom, "active", None),
    ):
        statement = order_sessions.queries.page_statement(whose, status, mark)
        read = await years.rows_read(statement, years.business_id, whose, status, PAGE, mark, whose is None)
        assert read <= READ_MOST, (whose, status, mark)


async def test_orders_of_the_queue(years: Years) -> None:
    """Settled ones too, and the few that were cancelled."""
    deep = await years.last_but_a_few("orders", "queued_at")
    states: tuple[orders.queries.State, ...] = ("all", "paid", "waiting", "cancelled")
    for state in states:
        for mark in (None, deep):
            statement = orders.queries.page_statement(orders.queries.OrderFilter(state=state), mark, PAGE)
            read = await years.rows_read(statement, years.business_id, years.boss, None, PAGE, mark)
            assert read <= READ_MOST, (state, mark)


async def test_deliveries(years: Years) -> None:
    """EV-3: the few that wait or are dead among all that were delivered."""
    deep = await years.last_but_a_few("webhook_deliveries", "created_at")
    for status, mark in ((None, None), (None, deep), ("delivered", deep), ("waiting", None), ("dead", None)):
        statement = webhooks.queries.page_statement(status, mark)
        read = await years.rows_read(statement, years.business_id, years.webhook_id, status, PAGE, mark)
        assert read <= READ_MOST, (status, mark)


async def test_the_way_it_was_reads_everything(years: Years) -> None:
    """The twin: with the mark as a condition that may be null, the page near the end reads all before it."""
    deep = await years.last_but_a_few("transactions", "at")
    boss = reader(Role.MANAGER)
    statement = sales.queries.page_statement(boss, None, deep)
    mark = "(t.at, t.id) < (SELECT m.at, m.id FROM mark m)"
    assert statement.count(mark) == 1
    broken = statement.replace(mark, f"($6::uuid IS NULL OR {mark})")
    read = await years.rows_read(broken, years.business_id, True, years.boss, None, PAGE, deep, None)
    assert read > SALES / 2
