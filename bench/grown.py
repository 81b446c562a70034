"""A grown shop: what the feed costs behind a million journal rows, each figure with its limit.

    python -m bench.grown [--rows 1000000] [--sales 1000] [--streams 200] [--rate 50] [--seconds 20]

Sales are made over HTTP (save, two operations, pay in cash), and the journal rows that they leave are copied until
there are ``--rows``: rows as wide as real ones. ``--sales`` of a quarter of ``--rows`` makes all of them by trading.
Then, in the same database:

- an idle poll and a page of 500 rows, as a reader of the feed asks for them: the first five times on a new connection
  (each plan made for its values) and under the plan that is kept, at the end of the journal and at places all over it;
- from an event's row to the arrival at each of the open streams, while claims are made (``bench/feed.py``).

Ends with 1 when a limit is missed.
"""

import argparse
import asyncio
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid4

import asyncpg
import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.feed import measure
from bench.queue_shop import Clerk, Crowd, hire_crowd
from bench.wire import Line, Request
from tests.helpers.server import ServerProcess
from tillkeeper.kernel import limits
from tillkeeper.storage.embedded import EmbeddedPostgres

IDLE_MS_MAX: Final = 1.0
PAGE_MS_MAX: Final = 10.0
TILLS: Final = 8
WORKERS: Final = 2
# Connections that are opened for their first plans, and looks under the plan that is kept.
CONNECTIONS: Final = 20
FIRST: Final = 5
KEPT: Final = 200
_PRICE: Final = 500
_LAGER: Final = {"name": "Lager", "price": f"{_PRICE / 100:.2f}", "taxRate": "8.875"}
_ROWS: Final = "SELECT * FROM feed_rows($1, $2, $3, $4, $5)"
# A copy is another transaction's, of another subject, under another key. Readers' horizon is moved behind all of them
# by `tillkeeper migrate`, as after a restore.
_COPY: Final = """
INSERT INTO journal (business_id, transaction_id, at, user_id, role, register_id, token_id, command, subject_kind,
    subject_id, outcome, refused, idempotency_key, input_hash, answer, event)
SELECT business_id, transaction_id + $2, at, user_id, role, register_id, token_id, command, subject_kind,
    md5(subject_id::text || $2)::uuid, outcome, refused, idempotency_key || '-' || $2, input_hash, answer, event
FROM journal WHERE business_id = $1 AND transaction_id <= $3 ORDER BY transaction_id, ordinal LIMIT $4
"""


async def trade(url: str, crowd: Crowd, sales: int) -> None:
    """Make sales over HTTP at several tills at once."""
    left = iter(range(sales))

    async def till(clerk: Clerk) -> None:
        line = await Line.connect(url)

        async def call(path: str, body: dict[str, Any]) -> Any:
            request = Request("POST", path, clerk.token, body, key=f"bench-{uuid4()}").on_the_wire()
            status, _, content = await line.call(request)
            assert status < 300, content
            return msgspec.json.decode(content)

        for _ in left:
            items = [{"id": str(n), "quantity": "1", **_LAGER} for n in range(3)]
            cart = await call("/api/order-sessions", {"items": items})
            path = f"/api/order-sessions/{cart['id']}"
            for quantity in ("2", "3"):
                change = {"id": f"q{quantity}", "op": "set-quantity", "lineId": "0", "quantity": quantity}
                answer = await call(f"{path}/operations", {"baseVersion": cart["version"], "operations": [change]})
                cart = answer["orderSession"]
            total = cart["order"]["total"]
            paid = {"sessionId": crowd.session_id, "payments": [{"tender": "cash", "amount": total}], "total": total}
            await call(f"{path}/complete", paid)
        line.close()

    await asyncio.gather(*(till(clerk) for clerk in crowd.clerks[:TILLS]))


async def copy_rows(database_url: str, business_id: UUID, rows: int) -> int:
    """Copy the journal rows of a business until there are so many; return how many there are."""
    connection = await asyncpg.connect(database_url)
    try:
        ((count, highest),) = await connection.fetch(
            "SELECT count(*), max(transaction_id) FROM journal WHERE business_id = $1", business_id
        )
        copies = 0
        while count < rows:
            copies += 1
            added = await connection.execute(_COPY, business_id, copies * highest, highest, rows - count, timeout=600)
            count += int(added.removeprefix("INSERT 0 "))
        await connection.execute("VACUUM (ANALYZE) journal", timeout=600)
    finally:
        await connection.close()
    return int(count)


async def look(database_url: str, business_id: UUID) -> dict[str, float]:
    """Return the medians, in milliseconds, of the reader's statement: idle and a page, first and kept plans."""
    chance = random.Random(7)
    connection = await asyncpg.connect(database_url)
    try:
        (newest,) = map(tuple, await connection.fetch("SELECT * FROM feed_newest($1)", business_id))
        places = await connection.fetch(
            "SELECT transaction_id, ordinal, at FROM journal TABLESAMPLE SYSTEM (1) WHERE business_id = $1", business_id
        )
    finally:
        await connection.close()
    behind = [tuple(row) for row in places if row["transaction_id"] < newest[0] - 2 * limits.FEED_ROWS_PER_READ]
    took: dict[str, list[float]] = {}
    for kind, after in (("idle", lambda: newest), ("page", lambda: chance.choice(behind))):
        for _ in range(CONNECTIONS):
            took.setdefault(f"{kind}, first plans", []).extend(await _timed(database_url, business_id, after, FIRST))
        took[f"{kind}, kept plan"] = (await _timed(database_url, business_id, after, FIRST + KEPT))[FIRST:]
    return {what: statistics.median(times) for what, times in took.items()}


async def _timed(database_url: str, business_id: UUID, after: Any, times: int) -> list[float]:
    """Return how long the statement takes on a new connection, time after time, in milliseconds."""
    connection = await asyncpg.connect(database_url)
    try:
        statement = await connection.prepare(_ROWS)
        took = []
        for _ in range(times):
            arguments = (business_id, *after(), limits.FEED_ROWS_PER_READ)
            began = time.perf_counter()
            await statement.fetch(*arguments)
            took.append(1000 * (time.perf_counter() - began))
    finally:
        await connection.close()
    return took


async def run(database: EmbeddedPostgres, options: argparse.Namespace) -> bool:
    """Grow, measure and print; return whether everything is within its limits."""
    url = database.url()
    crowd = await hire_crowd(url, TILLS)
    server = ServerProcess.start(url, workers=WORKERS)
    began = time.perf_counter()
    try:
        await trade(server.url, crowd, options.sales)
    finally:
        server.stop()
    traded = timedelta(seconds=round(time.perf_counter() - began))
    rows = await copy_rows(url, UUID(crowd.business_id), options.rows)
    _program(url, "migrate")
    grown = timedelta(seconds=round(time.perf_counter() - began))
    print(f"{rows} journal rows of one business: {options.sales} sales in {traded}, all in {grown}")
    fine = True
    for what, median_ms in (await look(url, UUID(crowd.business_id))).items():
        most_ms = IDLE_MS_MAX if what.startswith("idle") else PAGE_MS_MAX
        kept = median_ms <= most_ms
        fine = fine and kept
        print(f"{what}: {median_ms:.2f} ms, at most {most_ms:g}: {'kept' if kept else 'MISSED'}")
    server = ServerProcess.start(url, workers=WORKERS)
    try:
        live = await measure(server, url, streams=options.streams, rate=options.rate, seconds=options.seconds)
    finally:
        server.stop()
    return fine and live


def _program(database_url: str, command: str) -> None:
    program = [sys.executable, "-c", "from tillkeeper.cli import app; app()", command]
    environment = os.environ | {"DATABASE_URL": database_url}
    subprocess.run(program, env=environment, check=True, stdout=subprocess.DEVNULL)


def main() -> int:
    """Run the measurement in a database of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--sales", type=int, default=1_000)
    parser.add_argument("--streams", type=int, default=200)
    parser.add_argument("--rate", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tillkeeper-bench-") as folder, EmbeddedPostgres(Path(folder)) as database:
        for command in ("migrate", "demo"):
            _program(database.url(), command)
        fine = asyncio.run(run(database, options))
    print("every limit kept" if fine else "a limit was missed")
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
