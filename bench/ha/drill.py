"""Does the shop stand a primary that dies, freezes, dies unheard, or hands over? ``make test-ha``, a few minutes.

Six tills trade at two servers, two screens follow, and one of these happens in the middle. Afterwards every
acknowledged write must be in the database once, the screens must have been sent every event in order, and the tills
must have gone on by themselves. Ends with 1 when anything is otherwise; ``deaf --asynchronous`` must, or the drill
would not be looking.
"""

import argparse
import asyncio
import contextlib
import signal
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

import asyncpg

from bench.bench_shop import SHOP
from bench.ha.cluster import NODES, Cluster
from bench.ha.load import Log, Till, follow
from tests.helpers.postgres import run_tillkeeper
from tests.helpers.server import ServerProcess
from tests.helpers.shop import Shop

TILLS: Final = 6
SCREENS: Final = 2
BEFORE_SECONDS: Final = 6
AFTER_SECONDS: Final = 12
# The lease of a dead primary is 20 s (deploy/ha/patroni.yml); the rest is the election, the check and a busy machine.
GAP_SECONDS: Final = {"kill": 45, "freeze": 45, "deaf": 50, "switchover": 30}
DEAF_SECONDS: Final = 3


@dataclass
class Result:
    """The result of one scenario: the clients' log, the longest gap, and the faults found."""

    log: Log
    gap_seconds: float
    faults: list[str]


async def scenario(name: str, cluster: Cluster, servers: list[str], token: str) -> Result:
    """Trade, have it happen, trade on; return what was found."""
    log, run = Log(), f"ha-{uuid.uuid4().hex[:8]}"
    screens = [asyncio.create_task(follow(servers, n, token, log)) for n in range(SCREENS)]
    await asyncio.sleep(1)
    began = time.time()
    until = began + BEFORE_SECONDS + GAP_SECONDS[name] + AFTER_SECONDS
    tills = [asyncio.create_task(Till(n, servers, log, run).trade(until)) for n in range(TILLS)]
    await asyncio.sleep(BEFORE_SECONDS)
    undo = await asyncio.to_thread(ACTIONS[name], cluster)
    await asyncio.wait(tills, timeout=GAP_SECONDS[name] + AFTER_SECONDS + 60)
    ended = time.time()
    await asyncio.to_thread(undo)
    await asyncio.sleep(3)
    stuck = [till for till in tills if not till.done()]
    for task in (*screens, *stuck):
        task.cancel()
    await asyncio.gather(*screens, *tills, return_exceptions=True)
    gap = log.longest_gap(until=ended)
    faults = await compare(cluster, log, run, began)
    faults += [f"a screen was told: {told}" for told in log.ended if " 410 " in told]
    if stuck:
        faults.append(f"{len(stuck)} tills did not go on")
    if gap > GAP_SECONDS[name]:
        faults.append(f"{gap:.1f} s without an acknowledged write, at most {GAP_SECONDS[name]}")
    faults += [f"refused: {one}" for one in log.refused]
    return Result(log, gap, faults)


def kill(cluster: Cluster) -> Callable[[], None]:
    """Have the primary's machine die."""
    node = cluster.primary()
    assert node is not None
    cluster.kill_node(node)
    return lambda: cluster.start_node(node)


def freeze(cluster: Cluster) -> Callable[[], None]:
    """Have the primary's machine stop in the middle of its work, and go on later."""
    node = cluster.primary()
    assert node is not None
    frozen = cluster.freeze_node(node)

    def thaw() -> None:
        for process in frozen:
            if process.is_running():
                process.send_signal(signal.SIGCONT)

    return thaw


def deaf(cluster: Cluster) -> Callable[[], None]:
    """Have the standbys hear nothing for a while, then the primary's machine die: its last writes are nowhere else."""
    node = cluster.primary()
    assert node is not None
    receivers = cluster.deafen_standbys()
    time.sleep(DEAF_SECONDS)
    cluster.kill_node(node)
    for process in receivers:
        # Ended before it goes on: what waits in its socket is lost with the machine that sent it.
        process.send_signal(signal.SIGTERM)
        process.send_signal(signal.SIGCONT)
    return lambda: cluster.start_node(node)


def switchover(cluster: Cluster) -> Callable[[], None]:
    """Hand over as planned."""
    cluster.switch_over()
    return lambda: None


ACTIONS: Final = {"kill": kill, "freeze": freeze, "deaf": deaf, "switchover": switchover}


async def compare(cluster: Cluster, log: Log, run: str, began: float) -> list[str]:
    """Return in what the database and what clients were told differ."""
    connection = await asyncpg.connect(cluster.url)
    try:
        rows = await connection.fetch(
            "SELECT idempotency_key AS key, count(*) AS times FROM journal"
            " WHERE idempotency_key LIKE $1 || '-%' AND NOT refused GROUP BY 1",
            run,
        )
        sold = await connection.fetch("SELECT id::text FROM transactions WHERE id = ANY ($1::uuid[])", log.sales)
        wrong = await connection.fetchval(_SUMS)
        events = await connection.fetch(_EVENTS, began - 5)
    finally:
        await connection.close()
    times = {row["key"]: row["times"] for row in rows}
    faults = [f"acknowledged and lost: {key}" for key in log.acknowledged if key not in times]
    faults += [f"done {count} times: {key}" for key, count in times.items() if count > 1]
    faults += [f"{len(log.sales) - len(sold)} sales lost"] if len(sold) != len(log.sales) else []
    faults += [f"{wrong} drawers whose sums differ from their rows"] if wrong else []
    written = [tuple(row) for row in events]
    for number, heard in enumerate(log.heard):
        faults += [f"screen {number}: {fault}" for fault in _feed_faults(heard, written)]
    return faults


_SUMS: Final = """
SELECT count(*) FROM cash_session_totals t WHERE cash_minor <> (
    SELECT coalesce(sum(effect_minor), 0) FROM cash_movements m
     WHERE m.business_id = t.business_id AND m.session_id = t.session_id)"""
_EVENTS: Final = """
SELECT transaction_id, ordinal, (extract(epoch FROM at) * 1000000)::bigint FROM journal
 WHERE event IS NOT NULL AND business_id = (SELECT business_id FROM businesses WHERE code = 'harbor')
   AND at >= to_timestamp($1) ORDER BY 1, 2"""


def _feed_faults(heard: list[str], written: list[tuple[int, ...]]) -> list[str]:
    """Return what a screen missed, was sent twice, out of order, or of no row."""
    got = [tuple(int(part, 16) for part in name.split("-")) for name in heard]
    if not got:
        return ["heard nothing"]
    expected = [row for row in written if row >= got[0]]
    faults = {
        "missing": len(set(expected) - set(got)),
        "twice": len(got) - len(set(got)),
        "out of order": sum(later <= earlier for earlier, later in pairwise(got)),
        "of no row": len(set(got) - set(written)),
    }
    return [f"{count} events {what}" for what, count in faults.items() if count]


async def drill(cluster: Cluster, names: list[str]) -> bool:
    """Run the scenarios one after another on one cluster; return whether all were stood."""
    run_tillkeeper("migrate", database_url=cluster.url)
    run_tillkeeper("demo", database_url=cluster.url)
    connection = await asyncpg.connect(cluster.url)
    await connection.execute(SHOP)
    await connection.close()
    servers = [ServerProcess.start(cluster.url) for _ in range(2)]
    try:
        urls = [server.url for server in servers]
        async with Shop.at(urls[0], cluster.url) as shop:
            token = (await shop.sign_in("admin", business="harbor")).token
        stood = True
        for name in names:
            result = await scenario(name, cluster, urls, token)
            stood = stood and not result.faults
            tell(name, result)
            cluster.wait(lambda: len(cluster.members("streaming")) == len(NODES) - 1)
    finally:
        for server in servers:
            server.stop()
    return stood


def tell(name: str, result: Result) -> None:
    """Print one scenario's figures and faults."""
    log = result.log
    print(
        f"{name}: {len(log.acknowledged)} writes acknowledged, {len(log.sales)} sales,"
        f" {result.gap_seconds:.1f} s without a write, events {[len(heard) for heard in log.heard]},"
        f" not answered {log.unanswered}, streams ended {log.ended}"
    )
    for fault in result.faults[:20]:
        print(f"    FAULT {fault}")


def main() -> None:
    """Run the drill, or keep a cluster up to try things with (``--keep``)."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("scenarios", nargs="*", default=list(ACTIONS), help=f"of {', '.join(ACTIONS)}")
    options.add_argument("--keep", action="store_true", help="start a cluster, print its address, wait for Ctrl-C")
    options.add_argument("--without-shutdown-sessions", action="store_true", help="HAProxy leaves connections alone")
    options.add_argument("--asynchronous", action="store_true", help="commits wait for no standby: what dies is lost")
    chosen = options.parse_args()
    # As Ctrl-C: what was started is ended, however the drill is.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="tillkeeper-ha-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o711)
        with Cluster.running(
            Path(folder),
            shutdown_sessions=not chosen.without_shutdown_sessions,
            synchronous=not chosen.asynchronous,
        ) as cluster:
            if chosen.keep:
                print(f"DATABASE_URL={cluster.url}\nCtrl-C ends the cluster and removes its data.", flush=True)
                with contextlib.suppress(KeyboardInterrupt):
                    signal.pause()
                return
            stood = asyncio.run(drill(cluster, chosen.scenarios))
    print("The shop stood it." if stood else "The shop did not stand it.")
    sys.exit(0 if stood else 1)


if __name__ == "__main__":
    main()
