"""Complete sales over HTTP: an order of eight lines is created and paid in cash; against pgbench and the bare rows.

    python -m bench.sales [--rounds 3] [--seconds 5]

Starts its own embedded database, every safety of the disk on, and a server of two processes. Within each round three
things take turns: sales over HTTP with 1, 8 and 32 clients; pgbench running the same two statements with 32
connections; and pgbench writing the rows of such sales into tables without rules (``bench/floor.py``). Every client has
a person, a register, a location and a cash session of its own. Ends with 1 when a limit is missed.
"""

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
import psutil
import uvloop

from bench.bench_shop import CLIENTS, BenchShop, build
from bench.floor import floor_script
from bench.hot_paths import call_sql, filled, mark
from bench.pgbench import Pgbench, Timed
from bench.wire import Line, Request
from tests.helpers.postgres import run_tillkeeper
from tests.helpers.server import ServerProcess
from tillkeeper.domains.order_sessions import CompleteOrderSession, SaveOrderSession
from tillkeeper.storage.embedded import EmbeddedPostgres

LINES = 8
CROWDS = (1, 8, CLIENTS)
RATE_LIMIT = 400
PAY_P99_LIMIT_MS = 150
PROCESSOR_LIMIT_MS = 3.5
PGBENCH_LIMIT = 0.5
# Sales before each measurement, of each client: connections, plans, caches.
WARM_UP = 5

_PRODUCTS = """
SELECT p.id::text FROM products p JOIN businesses b USING (business_id)
WHERE b.code = 'harbor' AND p.archived_at IS NULL AND NOT EXISTS (
    SELECT FROM product_variants v WHERE v.business_id = p.business_id AND v.product_id = p.id)
ORDER BY p.name LIMIT 8"""


@dataclass(frozen=True)
class Selling:
    """The figures of one measurement over HTTP."""

    sales: Timed
    pay: Timed
    server_ms: float
    """Processor time of the server's processes for a sale."""
    database_ms: float


class Crowd:
    """Clients who sell one order after another, each at a register of its own."""

    def __init__(self, shop: BenchShop, url: str, products: Sequence[str]) -> None:
        self._shop = shop
        self._url = url
        self._items = [{"id": f"line-{n}", "productId": product, "quantity": "1"} for n, product in enumerate(products)]
        self._whole: list[float] = []
        self._pay: list[float] = []

    async def sell(self, clients: int, seconds: float, processes: "Processes") -> Selling:
        """Sell for so long; return the figures."""
        lines = [await Line.connect(self._url) for _ in range(clients)]
        try:
            # All at once: a connection that says nothing for seconds is closed.
            await asyncio.gather(*(self._warm_up(line, number) for number, line in enumerate(lines)))
            self._whole.clear()
            self._pay.clear()
            before, started = processes.seconds(), time.perf_counter()
            await asyncio.gather(*(self._client(line, n, started + seconds) for n, line in enumerate(lines)))
            elapsed, after = time.perf_counter() - started, processes.seconds()
        finally:
            for line in lines:
                line.close()
        sold = len(self._whole)
        return Selling(
            Timed.of(self._whole, elapsed),
            Timed.of(self._pay, elapsed),
            *((late - early) / sold * 1000 for early, late in zip(before, after, strict=True)),
        )

    async def _warm_up(self, line: Line, client: int) -> None:
        for _ in range(WARM_UP):
            await self._sale(line, client)

    async def _client(self, line: Line, client: int, until: float) -> None:
        while time.perf_counter() < until:
            await self._sale(line, client)

    async def _sale(self, line: Line, client: int) -> str:
        """Create an order and pay it; return the transaction's id."""
        token, started = self._shop.token(client), time.perf_counter()
        order = await _answer(line, Request("POST", "/api/order-sessions", token, {"items": self._items}))
        shown = order["order"]["total"]
        body = {
            "sessionId": self._shop.session(client),
            "payments": [{"tender": "cash", "amount": shown}],
            "total": shown,
        }
        path, begun = f"/api/order-sessions/{order['id']}/complete", time.perf_counter()
        sale = await _answer(line, Request("POST", path, token, body, str(uuid4())))
        ended = time.perf_counter()
        self._whole.append(ended - started)
        self._pay.append(ended - begun)
        return str(sale["id"])

    async def first(self) -> str:
        """Sell once; return the transaction's id."""
        line = await Line.connect(self._url)
        try:
            return await self._sale(line, 0)
        finally:
            line.close()


async def _answer(line: Line, request: Request) -> Any:
    status, _, content = await line.call(request.on_the_wire())
    if status not in {200, 201}:
        raise SystemExit(f"{request.path}: {status} {content.decode()}")
    return json.loads(content)


class Processes:
    """The server's processes and the database's, for their processor time."""

    def __init__(self, server: ServerProcess, database: EmbeddedPostgres) -> None:
        self._server = psutil.Process(server.process.pid)
        self._database = psutil.Process(int((database.cluster / "postmaster.pid").read_text().split("\n", 1)[0]))

    def seconds(self) -> tuple[float, float]:
        """Return what both have used up to now, in seconds."""
        return _used(self._server), _used(self._database)


def _used(parent: psutil.Process) -> float:
    # A process that has ended meanwhile is in its parent's account.
    times = [parent.cpu_times(), *(child.cpu_times() for child in parent.children(recursive=True))]
    ended = times[0].children_user + times[0].children_system
    return float(ended + sum(each.user + each.system for each in times))


def _script(shop: BenchShop, products: Sequence[str], total_minor: int) -> str:
    """Return pgbench's script of a sale: the product's own two statements."""
    items = json.dumps(
        [{"id": f"line-{n}", "productId": product, "quantityMilli": 1000} for n, product in enumerate(products)]
    )
    payments = json.dumps([{"tender": "cash", "amountMinor": total_minor}])
    keyed = call_sql(shop, CompleteOrderSession.name, key="gen_random_uuid()::text", hashed="sha256('sale')")
    save = filled(
        SaveOrderSession.function.one, call_sql(shop, SaveOrderSession.name), "gen_random_uuid()", "gen_random_uuid()",
        f"'{items}'", "NULL", "NULL", "500", "1000000000000",
    )  # fmt: skip
    pay = filled(
        CompleteOrderSession.function.one, keyed, "gen_random_uuid()", shop.session_sql(":client_id"), "NULL",
        f"'{payments}'", str(total_minor), "NULL", ":cart", "NULL", "NULL",
    )  # fmt: skip
    cart = save.replace("SELECT *", "SELECT document ->> 'id' AS cart", 1).replace(";\n", " \\gset\n")
    return cart + pay


async def _prepared(url: str, crowd: Crowd) -> tuple[str, int]:
    """Sell once; return the transaction's id and its total in minor units."""
    sale = await crowd.first()
    connection = await asyncpg.connect(url)
    try:
        total = await connection.fetchval("SELECT total_minor FROM transactions WHERE id = $1::uuid", sale)
    finally:
        await connection.close()
    return sale, int(total)


async def _run_sql(url: str, *statements: str) -> list[str]:
    connection = await asyncpg.connect(url)
    try:
        for statement in statements[:-1]:
            await connection.execute(statement)
        return [row[0] for row in await connection.fetch(statements[-1])]
    finally:
        await connection.close()


def measure(
    server: ServerProcess, database: EmbeddedPostgres, shop: BenchShop, wanted: argparse.Namespace
) -> tuple[dict[int, list[Selling]], list[Timed], list[Timed]]:
    """Take every figure in turns: over HTTP by the number of clients, the same statements, the bare rows."""
    url = database.url()
    products = asyncio.run(_run_sql(url, _PRODUCTS))
    assert len(products) == LINES
    crowd, processes = Crowd(shop, server.url, products), Processes(server, database)
    sale, total_minor = uvloop.run(_prepared(url, crowd))
    same = _script(shop, products, total_minor)
    floor = asyncio.run(floor_script(url, sale))
    pgbench = Pgbench(database)
    http: dict[int, list[Selling]] = {clients: [] for clients in CROWDS}
    statements, rows = [], []
    for _ in range(wanted.rounds):
        for clients in CROWDS:
            asyncio.run(_run_sql(url, "VACUUM (ANALYZE)", "CHECKPOINT", "SELECT 1"))
            http[clients].append(uvloop.run(crowd.sell(clients, wanted.seconds, processes)))
        asyncio.run(_run_sql(url, "VACUUM (ANALYZE)", "CHECKPOINT", "SELECT 1"))
        statements.append(pgbench.run(same, CLIENTS, wanted.seconds))
        asyncio.run(_run_sql(url, "VACUUM (ANALYZE)", "CHECKPOINT", "SELECT 1"))
        rows.append(pgbench.run(floor, CLIENTS, wanted.seconds))
    return http, statements, rows


def told(http: dict[int, list[Selling]], statements: list[Timed], rows: list[Timed]) -> bool:
    """Print the figures against their limits; return whether all are kept."""
    for clients, turns in http.items():
        sales, pay = Timed.median([each.sales for each in turns]), Timed.median([each.pay for each in turns])
        server = statistics.median(each.server_ms for each in turns)
        database = statistics.median(each.database_ms for each in turns)
        print(f"{clients:>3} clients: {sales.per_second:>6.0f} sales/s, a sale p50 {sales.p50_ms:.1f} ms, its payment"
              f" p50 {pay.p50_ms:.1f} p99 {pay.p99_ms:.0f} ms; processor {server + database:.2f} ms a sale"
              f" (server {server:.2f}, PostgreSQL {database:.2f})")  # fmt: skip
    crowd = http[CLIENTS]
    rate = statistics.median(each.sales.per_second for each in crowd)
    p99 = statistics.median(each.pay.p99_ms for each in crowd)
    processor = statistics.median(each.server_ms + each.database_ms for each in crowd)
    same, bare = Timed.median(statements), Timed.median(rows)
    print(f"the same statements, pgbench with {CLIENTS}: {same.per_second:.0f} sales/s; the bare rows:"
          f" {bare.per_second:.0f}/s, the statements keep {same.per_second / bare.per_second:.2f}")  # fmt: skip
    kept = True
    for name, value, limit, is_kept in (
        ("sales a second", f"{rate:.0f}", f">= {RATE_LIMIT}", rate >= RATE_LIMIT),
        ("payment p99", f"{p99:.0f} ms", f"<= {PAY_P99_LIMIT_MS} ms", p99 <= PAY_P99_LIMIT_MS),
        ("processor a sale", f"{processor:.2f} ms", f"<= {PROCESSOR_LIMIT_MS} ms", processor <= PROCESSOR_LIMIT_MS),
        ("of pgbench", f"{rate / same.per_second:.2f}", f">= {PGBENCH_LIMIT}", rate / same.per_second >= PGBENCH_LIMIT),
    ):
        kept &= is_kept
        print(f"{name:<20}{value:>12}  {limit} {mark(kept=is_kept)}")
    return kept


def main() -> int:
    """Measure; return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=5)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tillkeeper-bench-") as name, EmbeddedPostgres(Path(name)) as database:
        url = database.url()
        run_tillkeeper("migrate", database_url=url)
        run_tillkeeper("demo", database_url=url)
        shop = build(url, carts=False)
        server = ServerProcess.start(url, workers=2)
        try:
            found = measure(server, database, shop, wanted)
        finally:
            server.stop()
    return 0 if told(*found) else 1


if __name__ == "__main__":
    sys.exit(main())
