"""The hot calls over HTTP against pgbench with the same SQL statement on the same database, in one run.

    bench/hot_paths.py [--rounds 3] [--seconds 3]

Starts its own embedded database and its own servers (one process, and two). Each measurement is taken in turns with
pgbench's, and the medians are compared, so that what else the machine does meets both. Ends with 1 when a limit is
missed.
"""

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import uvloop

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.bench_shop import CLIENTS, BenchShop, build
from bench.wire import Line, Request
from tests.helpers.postgres import run_tillkeeper
from tests.helpers.server import ServerProcess, free_port
from tillkeeper.domains.cash_sessions import GetOrCreateSession
from tillkeeper.domains.order_sessions import OperateOnOrderSession
from tillkeeper.storage.connecting import session_settings
from tillkeeper.storage.embedded import EmbeddedPostgres

RSS_LIMIT_MB = 100
START_LIMIT_SECONDS = 2.0
# Discarded at the start of each measurement: connections, plans, caches.
WARM_UP = 30


@dataclass(frozen=True)
class HotCall:
    """A hot call: what a client sends, the same for pgbench, and how much slower it may be."""

    name: str
    p50_limit: float
    rate_limit: float
    request: Callable[[BenchShop, int, str, int], bytes]
    """From client, run and the call's number to the request as it is sent."""
    script: Callable[[BenchShop, str], str]
    """From the run to pgbench's script."""
    creates: bool = False


def call_sql(
    shop: BenchShop, command: str, client: str = ":client_id", *, key: str = "NULL", hashed: str = "NULL"
) -> str:
    """Return the SQL of a client's ``journal_call``; all but the command are SQL expressions."""
    user = shop.user_sql(client)
    caller = f"'{shop.business_id}'::uuid, {user}, 'cashier', NULL, {user}"
    return f"ROW({caller}, '{command}', {key}, {hashed}, NULL, NULL)::journal_call"


def filled(sql: str, *arguments: str) -> str:
    """Return the product's own statement with pgbench's expressions for its parameters."""
    for number in range(len(arguments), 0, -1):
        sql = sql.replace(f"${number}::journal_call", arguments[number - 1]).replace(
            f"${number}", arguments[number - 1]
        )
    return sql + ";\n"


def _opening_request(first: int) -> Callable[[BenchShop, int, str, int], bytes]:
    def request(shop: BenchShop, client: int, _run: str, _number: int) -> bytes:
        body = {"registerId": f"bench-{first + client}"}
        return Request("POST", "/api/pos/sessions/get-or-create", shop.token(first + client), body).on_the_wire()

    return request


def _opening_script(first: int) -> Callable[[BenchShop, str], str]:
    def script(shop: BenchShop, _run: str) -> str:
        client = f"({first} + :client_id)"
        return filled(
            GetOrCreateSession.function.one, call_sql(shop, GetOrCreateSession.name, client),
            "gen_random_uuid()", f"'bench-' || {client}", "NULL", "NULL", "NULL", "true",
        )  # fmt: skip

    return script


def _operation_request(shop: BenchShop, client: int, run: str, number: int) -> bytes:
    quantity = 1 + number % 7
    operation = {"id": f"{run}-{client}-{number}", "op": "set-quantity", "lineId": "line-0", "quantity": str(quantity)}
    body = {"baseVersion": number, "operations": [operation]}
    path = f"/api/order-sessions/{shop.cart(client)}/operations"
    return Request("POST", path, shop.token(client), body).on_the_wire()


def _operation_script(shop: BenchShop, run: str) -> str:
    operation = (
        f'(\'[{{"id":"{run}-\' || :client_id || \'-\' || :number || \'","op":"set-quantity","lineId":"line-0",'
        '"quantityMilli":\' || :quantity || \'000,"shown":"\' || :quantity || \'"}]\')'
    )
    statement = filled(
        OperateOnOrderSession.function.one, call_sql(shop, OperateOnOrderSession.name), ":number", operation,
        "NULL", "500", "1000000000000", shop.cart_sql(":client_id"), "NULL", "NULL",
    )  # fmt: skip
    return f"\\set number :number + 1\n\\set quantity 1 + :number % 7\n{statement}"


PATHS = [
    HotCall("resume", 2.5, 0.35, _opening_request(0), _opening_script(0)),
    HotCall("one order operation", 2.5, 0.35, _operation_request, _operation_script),
    HotCall("create", 3.0, 0.25, _opening_request(CLIENTS), _opening_script(CLIENTS), creates=True),
]


@dataclass
class Figures:
    """Medians of one path: seconds of one client's call, and calls a second of all clients."""

    http_seconds: list[float] = field(default_factory=list)
    pgbench_seconds: list[float] = field(default_factory=list)
    http_rate: list[float] = field(default_factory=list)
    pgbench_rate: list[float] = field(default_factory=list)


async def over_http(
    url: str, shop: BenchShop, path: HotCall, clients: int, seconds: float, run: str
) -> tuple[float, float]:
    """Call as often as the server answers; return the median of a call in seconds, and calls a second."""
    lines = [await Line.connect(url) for _ in range(clients)]
    taken: list[float] = []

    async def client(number: int, line: Line, until: float) -> int:
        calls = 0
        while time.perf_counter() < until:
            calls += 1
            request = path.request(shop, number, run, calls)
            started = time.perf_counter()
            status, _, content = await line.call(request)
            taken.append(time.perf_counter() - started)
            if status not in {200, 201}:
                raise SystemExit(f"{path.name}: {status} {content.decode()}")
        return calls

    started = time.perf_counter()
    calls = await asyncio.gather(*(client(n, line, started + seconds) for n, line in enumerate(lines)))
    elapsed = time.perf_counter() - started
    for line in lines:
        line.close()
    return statistics.median(taken[WARM_UP:]), sum(calls) / elapsed


def over_pgbench(
    server: EmbeddedPostgres, shop: BenchShop, path: HotCall, clients: int, seconds: float, run: str
) -> tuple[float, float]:
    """Run the same statement with pgbench; return the same two figures."""
    options = " ".join(f"-c {name}={value}" for name, value in session_settings().items() if " " not in value)
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder, "script.sql")
        script.write_text(path.script(shop, run), encoding="utf-8")
        subprocess.run(
            [server.program("pgbench"), "-n", "-M", "prepared", "-f", str(script), "-D", "number=0",
             "-c", str(clients), "-j", str(min(clients, 2)), "-T", str(max(1, round(seconds))), "--log",
             shop.database_url],
            cwd=folder, check=True, capture_output=True, env=os.environ | {"PGOPTIONS": options},
        )  # fmt: skip
        rows = [line.split() for log in Path(folder).glob("pgbench_log.*") for line in log.read_text().splitlines()]
    taken = [int(row[2]) / 1_000_000 for row in rows]
    return statistics.median(taken[WARM_UP:]), len(taken) / max(1, round(seconds))


def measure(
    database: EmbeddedPostgres, shop: BenchShop, servers: dict[int, str], wanted: argparse.Namespace
) -> dict[str, Figures]:
    """Take every figure in turns."""
    found = {path.name: Figures() for path in PATHS}
    run = 0
    for _ in range(wanted.rounds):
        for path in PATHS:
            figures = found[path.name]
            for clients in (1, CLIENTS):
                url = servers[1 if clients == 1 else 2]
                shop.reset(creating=path.creates)
                median, rate = over_pgbench(database, shop, path, clients, wanted.seconds, f"r{(run := run + 1)}")
                (figures.pgbench_seconds if clients == 1 else figures.pgbench_rate).append(
                    median if clients == 1 else rate
                )
                shop.reset(creating=path.creates)
                median, rate = uvloop.run(over_http(url, shop, path, clients, wanted.seconds, f"r{(run := run + 1)}"))
                (figures.http_seconds if clients == 1 else figures.http_rate).append(median if clients == 1 else rate)
    return found


def told(found: dict[str, Figures]) -> bool:
    """Print the figures against their limits; return whether all are kept."""
    kept = True
    print(f"{'':<22}{'HTTP':>12}{'pgbench':>12}{'ratio':>8}  limit")
    for path in PATHS:
        figures = found[path.name]
        http, pgbench = statistics.median(figures.http_seconds), statistics.median(figures.pgbench_seconds)
        slower = http / pgbench
        kept &= slower <= path.p50_limit
        print(f"{path.name + ', p50 of one':<28}{http * 1e6:>6.0f} us{pgbench * 1e6:>9.0f} us{slower:>8.2f}"
              f"  <= {path.p50_limit} {mark(kept=slower <= path.p50_limit)}")  # fmt: skip
        http, pgbench = statistics.median(figures.http_rate), statistics.median(figures.pgbench_rate)
        kept &= http / pgbench >= path.rate_limit
        print(f"{path.name + f', {CLIENTS} at once':<28}{http:>7.0f}/s{pgbench:>10.0f}/s{http / pgbench:>8.2f}"
              f"  >= {path.rate_limit} {mark(kept=http / pgbench >= path.rate_limit)}")  # fmt: skip
    return kept


def size_and_start(folder: Path) -> bool:
    """Start the shop as it is installed, a second time; print its memory and how long it took."""
    arguments = ("--data-dir", str(folder))
    ServerProcess.start(None, arguments=arguments).stop()
    taken = []
    memory = None
    for _ in range(3):
        started = time.perf_counter()
        server = ServerProcess.start(None, arguments=arguments, port=free_port())
        taken.append(time.perf_counter() - started)
        memory = psutil.Process(server.process.pid).memory_full_info()
        server.stop()
    assert memory is not None
    megabytes = {name: getattr(memory, name) / 1_000_000 for name in ("rss", "pss", "uss")}
    kept = megabytes["rss"] <= RSS_LIMIT_MB
    print(f"one server process after start: RSS {megabytes['rss']:.0f} MB, PSS {megabytes['pss']:.0f},"
          f" USS {megabytes['uss']:.0f}  <= {RSS_LIMIT_MB} MB RSS {mark(kept=kept)}")  # fmt: skip
    seconds = statistics.median(taken)
    print(f"later start to first answer, database included: {seconds:.2f} s"
          f"  <= {START_LIMIT_SECONDS} s {mark(kept=seconds <= START_LIMIT_SECONDS)}")  # fmt: skip
    return kept and seconds <= START_LIMIT_SECONDS


def mark(*, kept: bool) -> str:
    """Return the word for a limit."""
    return "PASS" if kept else "FAIL"


def main() -> int:
    """Measure; return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--only", help="measure this path alone")
    wanted = parser.parse_args()
    if wanted.only:
        PATHS[:] = [path for path in PATHS if path.name == wanted.only]
    with tempfile.TemporaryDirectory(prefix="tillkeeper-bench-") as name:
        folder = Path(name)
        with EmbeddedPostgres(folder) as database:
            url = database.url()
            run_tillkeeper("migrate", database_url=url)
            run_tillkeeper("demo", database_url=url)
            shop = build(url)
            running = {workers: ServerProcess.start(url, workers=workers) for workers in (1, 2)}
            try:
                found = measure(database, shop, {workers: server.url for workers, server in running.items()}, wanted)
            finally:
                for server in running.values():
                    server.stop()
            shop.reset(creating=False)
        fast = told(found)
        small = wanted.only or size_and_start(folder)
    return 0 if fast and small else 1


if __name__ == "__main__":
    sys.exit(main())
