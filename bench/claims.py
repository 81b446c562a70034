"""Claims and order operations over HTTP, against pgbench running the very same statement on the same database.

    python -m bench.claims [--seconds 3] [--race] [--pages]

Every figure is a ratio of one run: two server processes and 128 clients against ``pgbench -M prepared`` with the same
SQL function, its journal row included, fsync on. Ends with 1 when a ratio misses its bound. ``--race`` runs 200 rounds
of a thousand simultaneous claims of one order instead, ``--pages`` the pages and searches of a queue of 10,000.
"""

import argparse
import asyncio
import math
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

import asyncpg
import uvloop

from bench.pgbench import Pgbench, Timed
from bench.queue_shop import Crowd, hire_crowd, queue_orders
from bench.wire import Line, Request, all_at_once
from tests.helpers.postgres import run_tillkeeper
from tests.helpers.server import ServerProcess
from tillkeeper.domains.orders import ClaimOrder
from tillkeeper.journal import Call
from tillkeeper.storage.batches import Batches
from tillkeeper.storage.database import Database
from tillkeeper.storage.embedded import SETTINGS, EmbeddedPostgres

ORDERS: Final = 10_000
CLIENTS: Final = 128
LINES: Final = 8
ROUNDS: Final = 200
TURNS: Final = 5
WARM_UP_SECONDS: Final = 2
RACERS: Final = 1_000
PAGES: Final = 300
PAGE_SECONDS_MAX: Final = 0.050
CLAIMS_RATIO_MIN: Final = 0.9
HOT_RATIO_MIN: Final = 5.0
ALONE_RATIO_MAX: Final = 2.0
OPERATION_RATIO_MIN: Final = 0.7
BATCHING_RATIO_MAX: Final = 1.05


@dataclass
class Shop:
    """The setting of a measurement: one database, one crowd, its orders, and the servers before them."""

    url: str
    crowd: Crowd
    orders: list[str]
    mark: str
    server: ServerProcess

    async def fresh(self) -> None:
        """Let every order go, and let nothing of the last measurement reach into the next."""
        connection = await asyncpg.connect(self.url)
        try:
            await connection.execute(
                "UPDATE orders SET claimed_by = NULL, claimed_at = NULL, claim_expires_at = NULL,"
                " claim_session_id = NULL, claim_register_id = NULL, claim_sign_in_id = NULL"
                " WHERE claimed_by IS NOT NULL"
            )
            await connection.execute("VACUUM ANALYZE orders")
            await connection.execute("CHECKPOINT")
        finally:
            await connection.close()

    def statement(self, order: str) -> str:
        """Return the statement of a claim of ``order`` (SQL) by pgbench's client."""
        who = f"md5('{self.crowd.mark}/user/' || :client_id + 1)::uuid"
        token = f"md5('{self.crowd.mark}/token/' || :client_id + 1)::uuid"
        return (
            f"SELECT * FROM claim_order(ROW('{self.crowd.business_id}', {who}, 'cashier', NULL, {token}, 'order.claim',"
            f" NULL, NULL, NULL, NULL)::journal_call, {order}, '{self.crowd.session_id}');"
        )

    def own_order(self) -> str:
        """Return the SQL of a random order of the client's own share, so that each call writes a claim."""
        return f"md5('{self.mark}/order/' || :share * {CLIENTS} + :client_id + 1)::uuid"


async def drive(shop: Shop, clients: int, seconds: float, *, hot: bool = False, operate: bool = False) -> Timed:
    """Return what ``clients`` tills get done in ``seconds``, each waiting for its answer before it asks again."""
    took: list[float] = []
    until = time.perf_counter() + seconds

    async def till(number: int) -> None:
        chance = random.Random(number)
        token, line = shop.crowd.clerks[number].token, await Line.connect(shop.server.url)
        while time.perf_counter() < until:
            place = 0 if hot else chance.randrange(ORDERS // CLIENTS) * CLIENTS + number
            order = shop.orders[place]
            request = _operation(order, token, chance) if operate else _claim(shop, order, token)
            said = request.on_the_wire()
            started = time.perf_counter()
            status, _, content = await line.call(said)
            took.append(time.perf_counter() - started)
            assert status == 200 or (hot and status == 409), content
        line.close()

    await asyncio.gather(*(till(number) for number in range(clients)))
    return Timed.of(took, seconds)


def _claim(shop: Shop, order: str, token: str) -> Request:
    return Request("POST", f"/api/orders/{order}/claim", token, {"sessionId": shop.crowd.session_id})


def _operation(order: str, token: str, chance: random.Random) -> Request:
    operation = {
        "id": f"op-{chance.getrandbits(96):x}",
        "op": "set-quantity",
        "lineId": f"line-{chance.randint(1, LINES)}",
        "quantity": str(chance.randint(1, 9_999)),
    }
    return Request("POST", f"/api/orders/{order}/operations", token, {"baseVersion": 1, "operations": [operation]})


async def batching_alone(shop: Shop, seconds: float) -> float:
    """Return what a call by itself takes through the batcher, of what it takes straight to the database (p50)."""
    database = await Database.connect(shop.url, size=1)
    batches, function = Batches(database), ClaimOrder.function
    clerk, session = shop.crowd.clerks[0], UUID(shop.crowd.session_id)
    call = Call(
        UUID(shop.crowd.business_id),
        UUID(clerk.user_id),
        "cashier",
        None,
        UUID(clerk.token_id),
        ClaimOrder.name,
        None,
        None,
    ).row()
    took: tuple[list[float], list[float]] = ([], [])
    until, place = time.perf_counter() + seconds, 0
    while time.perf_counter() < until:
        order = UUID(shop.orders[place % ORDERS])
        started = time.perf_counter()
        if place % 2:
            await batches.call(function, (call, order, session), locks=order)
        else:
            await database.fetch_row(function.one, call, order, session)
        took[place % 2].append(time.perf_counter() - started)
        place += 1
    await database.close()
    straight, through = (Timed.of(each, seconds) for each in took)
    return through.p50_ms / straight.p50_ms


async def ratios(shop: Shop, pgbench: Pgbench, seconds: float) -> bool:
    """Measure all figures in turns, print their medians and ratios; return whether all are within their bounds.

    In turns, as the speed of a machine changes within a minute: each turn meets both sides of a ratio.
    """
    own = f"\\set share random(0, {ORDERS // CLIENTS - 1})\n" + shop.statement(shop.own_order())
    hot = shop.statement(f"'{shop.orders[0]}'")

    async def bare(script: str, clients: int) -> Timed:
        return await asyncio.to_thread(pgbench.run, script, clients, seconds)

    measures: dict[str, Callable[[], Awaitable[Timed]]] = {
        "pgbench, 32 clients": lambda: bare(own, 32),
        f"pgbench, {CLIENTS} clients": lambda: bare(own, CLIENTS),
        f"claims over 10,000 orders, {CLIENTS} clients": lambda: drive(shop, CLIENTS, seconds),
        f"an operation on one line of 8, {CLIENTS} clients": lambda: drive(shop, CLIENTS, seconds, operate=True),
        f"pgbench, one hot order, {CLIENTS} clients": lambda: bare(hot, CLIENTS),
        f"one hot order, {CLIENTS} clients": lambda: drive(shop, CLIENTS, seconds, hot=True),
        "pgbench, one client": lambda: bare(own, 1),
        "one client": lambda: drive(shop, 1, seconds),
    }
    await shop.fresh()
    await drive(shop, CLIENTS, WARM_UP_SECONDS)
    turns: dict[str, list[Timed]] = {what: [] for what in measures}
    batching: list[float] = []
    for _ in range(TURNS):
        for what, measure in measures.items():
            await shop.fresh()
            turns[what].append(await measure())
        await shop.fresh()
        batching.append(await batching_alone(shop, seconds))
    few, many, claims, operation, bare_hot, hot_order, bare_alone, alone = (
        _told(what, Timed.median(each)) for what, each in turns.items()
    )
    best = max(few.per_second, many.per_second)
    return all(
        [
            _judge("claims, of pgbench's best", claims.per_second / best, least=CLAIMS_RATIO_MIN),
            _judge("operations, of claims", operation.per_second / claims.per_second, least=OPERATION_RATIO_MIN),
            _judge("one hot order", hot_order.per_second / bare_hot.per_second, least=HOT_RATIO_MIN),
            _judge("one client, p50", alone.p50_ms / bare_alone.p50_ms, most=ALONE_RATIO_MAX),
            _judge("one client, through the batcher, p50", statistics.median(batching), most=BATCHING_RATIO_MAX),
        ]
    )


def _told(what: str, timed: Timed) -> Timed:
    print(f"{what:<44} {timed.per_second:9.0f} /s  p50 {timed.p50_ms:7.2f} ms  p99 {timed.p99_ms:7.2f} ms", flush=True)
    return timed


def _judge(what: str, ratio: float, *, least: float = 0, most: float = math.inf) -> bool:
    bound = f"at least {least}" if least else f"at most {most}"
    print(f"{what:<44} {ratio:9.3f} x   {bound}", flush=True)
    return least <= ratio <= most


async def race(shop: Shop) -> bool:
    """Run the rounds of simultaneous claims; return whether each had one winner whom all others were told of."""
    crowd = await hire_crowd(shop.url, RACERS)
    fine, slowest = 0, 0.0
    for order in await queue_orders(shop.url, crowd, ROUNDS):
        answers = await all_at_once(
            shop.server.url,
            [
                Request("POST", f"/api/orders/{order}/claim", c.token, {"sessionId": crowd.session_id})
                for c in crowd.clerks
            ],
        )
        winners = [answer.json()["claim"] for answer in answers if answer.status == 200]
        told = [answer.json()["claim"] for answer in answers if answer.status == 409]
        slowest = max(slowest, *(answer.seconds for answer in answers))
        fine += (
            len(winners) == 1
            and len(told) == RACERS - 1
            and all(
                (claim["holder"]["id"], claim["claimedAt"]) == (winners[0]["holder"]["id"], winners[0]["claimedAt"])
                for claim in told
            )
        )
    print(f"{fine} of {ROUNDS} rounds of {RACERS} simultaneous claims: one winner, all others told who and since when;"
          f" the slowest answer took {slowest:.2f} s")  # fmt: skip
    return fine == ROUNDS


async def pages(shop: Shop) -> bool:
    """Print p50 and p99 of the queue's pages and searches; return whether each p99 is within its bound."""
    kinds = {
        "first page": "", "profile": "profileId=counter", "all": "status=all", "number": "q=04711", "name": "q=1f4a",
        "table": "q=17", "nothing": "q=zzzz", "deep page": f"cursor={shop.orders[ORDERS // 2]}",
    }  # fmt: skip
    line, fine = await Line.connect(shop.server.url), True
    for kind, query in kinds.items():
        took = []
        for _ in range(PAGES):
            request = Request("GET", f"/api/orders?{query}", shop.crowd.clerks[0].token).on_the_wire()
            started = time.perf_counter()
            status, _, _ = await line.call(request)
            took.append(time.perf_counter() - started)
            assert status == 200
        timed = Timed.of(took, sum(took))
        _told(f"a page of 50: {kind}", timed)
        fine &= timed.p99_ms < PAGE_SECONDS_MAX * 1000
    line.close()
    return fine


async def measure(server: EmbeddedPostgres, options: argparse.Namespace) -> bool:
    """Set the shop up and run what was asked for."""
    url, mark = server.url(), "bench"
    crowd = await hire_crowd(url, CLIENTS)
    orders = await queue_orders(url, crowd, ORDERS, lines=LINES, mark=mark)
    process = await asyncio.to_thread(ServerProcess.start, url, workers=2)
    shop = Shop(url, crowd, orders, mark, process)
    try:
        if options.race:
            return await race(shop)
        if options.pages:
            return await pages(shop)
        return await ratios(shop, Pgbench(server), options.seconds)
    finally:
        process.stop()


def main() -> int:
    """Run the measurement in a database of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=3, help="of each measurement, made five times")
    parser.add_argument("--race", action="store_true")
    parser.add_argument("--pages", action="store_true")
    options = parser.parse_args()
    # pgbench opens a connection for each of its clients.
    settings = SETTINGS | {"max_connections": "300"}
    with (
        tempfile.TemporaryDirectory(prefix="tillkeeper-bench-") as folder,
        EmbeddedPostgres(Path(folder), settings=settings) as server,
    ):
        run_tillkeeper("migrate", database_url=server.url())
        run_tillkeeper("demo", database_url=server.url())
        fine = uvloop.run(measure(server, options))
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
