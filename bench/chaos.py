"""Chaos: two servers on one data folder, every process killed again and again, the clock set. ``python -m bench.chaos``

Tills sell, openers race for drawers, clerks race for orders, all under idempotency keys and at whichever server
answers. Meanwhile something dies every few seconds, or the shop's clock jumps by a second to a year and back. After
``--seconds`` (440) it stops by itself, compares the books with what everybody was told, prints its verdict, and
ends with 1 when anything is otherwise. ``--source DIR`` serves another checkout's program, to see what it does.

A server does not start on a database whose functions are not its own, and the clock is one: whatever starts a server
sets the clock right first.
"""

import argparse
import asyncio
import contextlib
import os
import random
import sys
import tempfile
import time
import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import asyncpg
import httpx
import psutil

from bench.bench_shop import SHOP
from bench.chaos_crowd import Clerk, Opener, Told
from bench.ha.load import Hand, Log, Till
from tests.crashes.books import DISAGREEMENTS
from tests.helpers.loopback import LOOPBACK
from tests.helpers.server import ServerProcess
from tillkeeper.storage.embedded import EmbeddedPostgres

TILLS: Final = range(6)
CLERKS: Final = range(6, 14)
OPENERS: Final = range(14, 20)
ORDERS: Final = 6
LEASE_SECONDS: Final = 5
PAUSE_SECONDS: Final = (3.0, 9.0)
JUMPS: Final = (
    "1 second",
    "-1 second",
    "1 minute",
    "-1 minute",
    "1 hour",
    "-1 hour",
    "1 day",
    "-1 day",
    "1 year",
    "-1 year",
)
# A server starts, PostgreSQL recovers, on a busy machine; what is begun is then brought to its end.
END_SECONDS: Final = 120
RIGHT: Final = "clock_timestamp()"

# Tokens without an end: nobody of the crowd signs in again after a year.
_SIGN_INS: Final = """
UPDATE access_tokens SET kind = 'api', expires_at = '2999-01-01' WHERE token_hash IN (
    SELECT sha256(convert_to('tk_bench_' || n, 'UTF8')) FROM generate_series(0, 63) n)"""
_TWO_OPEN: Final = """
SELECT 'register ' || register_id FROM cash_sessions WHERE status = 'open' AND NOT is_deleted
GROUP BY business_id, register_id HAVING count(*) > 1
UNION ALL SELECT 'cashier ' || cashier_id FROM cash_sessions WHERE status = 'open' AND NOT is_deleted
GROUP BY business_id, cashier_id HAVING count(*) > 1"""


@dataclass
class Shop:
    """The servers, their data folder, and everything that was done to them."""

    folder: Path
    servers: list[ServerProcess] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    started: set[psutil.Process] = field(default_factory=set)
    """Every process that a server was seen to have: what is left of them at the end is ended."""

    @cached_property
    def url(self) -> str:
        """Return the address of the database, the same whatever is dead at the moment."""
        return EmbeddedPostgres(self.folder).url()

    @property
    def postmaster(self) -> psutil.Process:
        """Return the database's parent process."""
        pid_file = self.folder / "postgres" / "postmaster.pid"
        return psutil.Process(int(pid_file.read_text(encoding="utf-8").split("\n", 1)[0]))

    def start(self, place: int, *, workers: int) -> None:
        """Start the server of a place, at the address that it had."""
        known = self.servers[place : place + 1]
        port = urlsplit(known[0].url).port if known else None
        demo = () if known else ("--demo",)
        server = ServerProcess.start(
            None, workers=workers, arguments=("--data-dir", str(self.folder), *demo), port=port
        )
        self.servers[place : place + 1] = [server]
        self.note_processes()

    def note_processes(self) -> None:
        """Note the processes that the servers have now."""
        for server in self.servers:
            with contextlib.suppress(psutil.NoSuchProcess):
                self.started |= {psutil.Process(pid) for pid in server.process_ids()}

    async def sql(self, statement: str) -> list[asyncpg.Record]:
        """Run SQL as soon as the database takes it."""
        deadline = time.monotonic() + END_SECONDS
        while True:
            try:
                connection = await asyncpg.connect(self.url)
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                if time.monotonic() > deadline:
                    raise
                await asyncio.sleep(0.2)
                continue
            try:
                return list(await connection.fetch(statement))
            except (OSError, asyncpg.PostgresConnectionError, asyncpg.InterfaceError):
                await asyncio.sleep(0.2)
            finally:
                with contextlib.suppress(Exception):
                    connection.terminate()

    async def set_clock(self, now: str) -> None:
        """Have the shop's clock be what ``now`` says, in SQL."""
        await self.sql(
            "CREATE OR REPLACE FUNCTION shop_now() RETURNS timestamptz LANGUAGE sql VOLATILE PARALLEL SAFE"
            f" AS $$ SELECT {now} $$"
        )


def _kill(processes: list[psutil.Process]) -> None:
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()


async def kill_server(shop: Shop) -> None:
    """Kill every process of the first server, and start it again."""
    await asyncio.to_thread(shop.servers[0].kill)
    await shop.set_clock(RIGHT)
    await _restart(shop, 0)


async def kill_other_server(shop: Shop) -> None:
    """Kill the second server, and start it again."""
    await asyncio.to_thread(shop.servers[1].kill)
    await shop.set_clock(RIGHT)
    await _restart(shop, 1)


async def kill_supervisor(shop: Shop) -> None:
    """Kill the parent of the first server's workers alone, and start it again."""
    _kill([psutil.Process(shop.servers[0].process.pid)])
    await asyncio.to_thread(shop.servers[0].process.wait)
    await shop.set_clock(RIGHT)
    await _restart(shop, 0)


async def kill_worker(shop: Shop) -> None:
    """Kill one worker; its supervisor makes another."""
    workers = [psutil.Process(pid) for pid in shop.servers[0].process_ids()[1:]]
    _kill([one for one in workers if "spawn_main" in " ".join(one.cmdline())][:1])


async def kill_postmaster(shop: Shop) -> None:
    """Kill the database's parent."""
    _kill([shop.postmaster])


async def kill_database(shop: Shop) -> None:
    """Kill every process of the database."""
    postmaster = shop.postmaster
    _kill([*postmaster.children(), postmaster])


async def kill_connection(shop: Shop) -> None:
    """Kill one process that serves a till: the database restarts all of them."""
    serving = [one for one in shop.postmaster.children() if "postgres tillkeeper [local]" in " ".join(one.cmdline())]
    _kill(serving[:1])


async def everything(shop: Shop) -> None:
    """Kill all servers and the database at one instant, as a power cut does."""
    await shop.set_clock(RIGHT)  # nobody is left who could take a later word
    postmaster = shop.postmaster
    processes = [psutil.Process(pid) for server in shop.servers for pid in server.process_ids()]
    _kill([*processes, *postmaster.children(), postmaster])
    for server in shop.servers:
        await asyncio.to_thread(server.process.wait)
    await _restart(shop, 0)
    await _restart(shop, 1)


async def _restart(shop: Shop, place: int) -> None:
    try:
        await asyncio.to_thread(shop.start, place, workers=2 if place == 0 else 1)
    except AssertionError as error:
        shop.faults.append(f"server {place} does not start again: {str(error).strip().splitlines()[-1]}")
        raise


DISASTERS: Final = (
    kill_server, kill_other_server, kill_supervisor, kill_worker, kill_postmaster, kill_database, kill_connection,
    everything,
)  # fmt: skip


async def disasters(shop: Shop, choose: random.Random, until: float) -> None:
    """Have something happen every few seconds: each kind as often as the others, jumps in between and during them."""
    waiting: list[Callable[[Shop], Any]] = []
    while time.time() < until:
        await asyncio.sleep(choose.uniform(*PAUSE_SECONDS))
        if choose.random() < 0.5:
            jump = choose.choice(JUMPS)
            await shop.set_clock(f"clock_timestamp() + interval '{jump}'")
            shop.done[f"clock {jump}"] += 1
            await asyncio.sleep(choose.uniform(1, 4))
        if choose.random() < 0.7:
            waiting = waiting or choose.sample(DISASTERS, len(DISASTERS))
            disaster = waiting.pop()
            shop.done[disaster.__name__] += 1
            shop.note_processes()
            await shop.sql("SELECT 1")  # the one before is over, and there is a database to kill
            await disaster(shop)
        await shop.set_clock(RIGHT)


async def watch(shop: Shop) -> None:
    """Look again and again whether two open sessions share a register or a cashier."""
    while True:
        shop.faults += [f"two open sessions: {row[0]}" for row in await shop.sql(_TWO_OPEN)]
        await asyncio.sleep(0.3)


async def chaos(shop: Shop, seconds: int, seed: int) -> list[str]:
    """Trade through it; return what is wrong afterwards."""
    for place, workers in ((0, 2), (1, 1)):
        await asyncio.to_thread(shop.start, place, workers=workers)
    for statement in (SHOP, _SIGN_INS, f"UPDATE profiles SET lease_seconds = {LEASE_SECONDS} WHERE code = 'counter'"):
        await shop.sql(statement)
    urls = [server.url for server in shop.servers]
    log, told, run = Log(), Told(), f"chaos-{uuid.uuid4().hex[:6]}"
    orders = await _queue(Hand(CLERKS[0], urls, log, run))
    until = time.time() + seconds
    watching = asyncio.create_task(watch(shop))
    crowd = [asyncio.create_task(Till(n, urls, log, run).trade(until)) for n in TILLS]
    crowd += [asyncio.create_task(Clerk(n, urls, log, run).race("bench-6", orders, told, until)) for n in CLERKS]
    registers = ["bench-14", "bench-15"]
    crowd += [asyncio.create_task(Opener(n, urls, log, run).race(registers, told, until)) for n in OPENERS]
    try:
        await disasters(shop, random.Random(seed), until)
    except AssertionError:
        until = 0
    done, stuck = await asyncio.wait(crowd, timeout=END_SECONDS)
    watching.cancel()
    # Before the books are compared: nobody writes meanwhile.
    silent = log.longest_gap(until=max(log.acknowledged.values(), default=0))
    faults = [*shop.faults, *told.faults, *told.claim_faults(), *(f"a till was refused: {one}" for one in log.refused)]
    faults += [f"somebody gave up: {task.exception()!r}" for task in done if task.exception() is not None]
    faults += [f"{len(stuck)} people did not go on"] if stuck else []
    for task in stuck:
        task.cancel()
    try:
        faults += await _books(shop, log, told, run)
        if not shop.faults:
            faults += await _nothing_stays_shut(orders, urls, log)
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        faults.append(f"the shop is shut, its database does not answer: {error}")
    _tell(shop, log, told, silent)
    return faults


async def _queue(hand: Hand) -> list[str]:
    await hand.call("POST", "/api/pos/sessions/get-or-create", {"registerId": f"bench-{CLERKS[0]}"}, "begin")
    await hand.call("PUT", "/api/auth/register", {"registerId": f"bench-{CLERKS[0]}"}, "stand")
    orders = []
    for number in range(ORDERS):
        body = {"items": [{"id": "first", "name": "Lager", "price": "5.00", "quantity": 1}]}
        status, order = await hand.call("POST", "/api/orders", body, f"order-{number}")
        assert status == httpx.codes.CREATED, order
        orders.append(order["id"])
    return orders


async def _books(shop: Shop, log: Log, told: Told, run: str) -> list[str]:
    """Return in what the database differs from what people were told, and from itself."""
    faults = []
    for what, statement in DISAGREEMENTS.items():
        faults += [f"{what} differ: {row[0]}" for row in await shop.sql(statement)]
    rows = await shop.sql(
        "SELECT idempotency_key AS key, count(*) AS times FROM journal"
        f" WHERE idempotency_key LIKE '{run}-%' AND NOT refused GROUP BY 1"
    )
    times = {row["key"]: row["times"] for row in rows}
    faults += [f"acknowledged and lost: {key}" for key in log.acknowledged if key not in times]
    faults += [f"done {count} times: {key}" for key, count in times.items() if count > 1]
    sold = {row[0] for row in await shop.sql("SELECT id::text FROM transactions")}
    faults += [f"sale lost: {sale}" for sale in log.sales if sale not in sold]
    faults += [f"sales booked that nobody was told of: {len(sold - set(log.sales))}"] if sold - set(log.sales) else []
    made = {
        row[0]
        for row in await shop.sql(
            "SELECT s.id::text FROM cash_sessions s JOIN pos_registers r ON r.id = s.register_id"
            " WHERE r.code IN ('bench-14', 'bench-15')"
        )
    }
    if made != set(told.created) or len(told.created) != len(made):
        faults.append(f"{len(made)} sessions, of which {len(told.created)} openings were told")
    return faults


async def _nothing_stays_shut(orders: list[str], urls: list[str], log: Log) -> list[str]:
    """Return what is still shut when the clock has been right for two leases (CL-2, DV-3)."""
    await asyncio.sleep(2 * LEASE_SECONDS + 1)
    late = Hand(CLERKS[-1], urls, log, f"late-{uuid.uuid4().hex[:6]}")
    body = {"registerId": "bench-6", "onExisting": "join"}
    _, opened = await late.call("POST", "/api/pos/sessions/get-or-create", body, "drawer")
    faults = []
    for number, order in enumerate(orders):
        claim = {"sessionId": opened["session"]["id"]}
        status, answer = await late.call("POST", f"/api/orders/{order}/claim", claim, f"claim-{number}")
        faults += [f"an order stays shut: {answer.get('code')}"] if status >= 300 else []
    async with httpx.AsyncClient(timeout=30, **LOOPBACK) as http:
        person = {"username": "manager2", "pin": "8888", "registerId": "test-register-1"}
        answer = await http.post(f"{urls[0]}/api/auth/login", json=person)
        faults += [f"nobody signs in: {answer.text}"] if answer.status_code != httpx.codes.OK else []
    return faults


def _tell(shop: Shop, log: Log, told: Told, silent: float) -> None:
    print(f"what happened: {dict(shop.done.most_common())}")
    print(
        f"{len(log.acknowledged)} writes acknowledged, {len(log.sales)} sales, {len(told.created)} sessions opened,"
        f" {len(told.claims)} claims, {sum(map(len, told.writes.values()))} fenced writes;"
        f" longest time without an answer {silent:.1f} s"
    )
    print(f"not answered and sent again: {log.unanswered}; lost races: {dict(told.refused)}")


def main() -> int:
    """Run it in a folder of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=440)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--source", type=Path, help="a checkout whose program is served, instead of this one's")
    options = parser.parse_args()
    if options.source is not None:
        os.environ["PYTHONPATH"] = str((options.source / "src").resolve())
    with tempfile.TemporaryDirectory(prefix="tillkeeper-chaos-", ignore_cleanup_errors=True) as folder:
        shop = Shop(Path(folder) / "data")
        try:
            faults = asyncio.run(chaos(shop, options.seconds, options.seed))
        finally:
            for server in shop.servers:
                with contextlib.suppress(Exception):
                    server.stop()
            _kill(list(shop.started))
    for kind, count in Counter(fault.partition(": ")[0] for fault in faults).most_common(30):
        example = next(fault for fault in faults if fault.startswith(kind))
        print(f"    FAULT {example}" + (f" (and {count - 1} like it)" if count > 1 else ""))
    print("The shop stood it." if not faults else f"The shop did not stand it: {len(faults)} faults.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
