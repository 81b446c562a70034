"""Ten minutes of random claims, writes, releases, take-overs and expiries on servers that are killed and started again.

    python -m bench.claims_history [--minutes 10] [--seed 1]

What every client was told, with the instants by its own clock, must be the life of one order at a time (CL-1 to CL-3).
Prints what was told how often, and ends with 1 when the answers about any order can't be explained.
"""

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

from tests.claims.load import Load
from tests.helpers.postgres import run_tillkeeper
from tillkeeper.storage.embedded import EmbeddedPostgres


async def run(url: str, seconds: float, seed: int) -> bool:
    """Run the load; return whether every history is explained."""
    load = await Load.on(url, seed=seed)
    try:
        await load.run(seconds)
    finally:
        load.stop()
    for outcome, count in sorted(load.outcomes.items()):
        print(f"{outcome:<32} {count:>8}")
    print(
        f"{load.rounds} rounds, {sum(load.outcomes.values())} calls, {load.killed} servers killed,"
        f" {len(load.violations)} histories that nothing explains"
    )
    for history in load.violations[:1]:
        print(*history, sep="\n")
    return not load.violations


def main() -> int:
    """Run on a database of its own, with fsync as a shop has it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tillkeeper-bench-") as folder, EmbeddedPostgres(Path(folder)) as server:
        run_tillkeeper("migrate", database_url=server.url())
        run_tillkeeper("demo", database_url=server.url())
        fine = asyncio.run(run(server.url(), options.minutes * 60, options.seed))
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
