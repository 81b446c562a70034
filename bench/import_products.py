"""Import of a large product list through the program, against a bare COPY of the same rows; then its pages.

    python bench/import_products.py [--products 50000]

Prints seconds, the ratio to COPY in the same run on the same database, and the p50 and p99 of each kind of page.
Ends with 1 when the import takes more than 20 s, the same list again changes anything, or a page's p99 reaches 50 ms.
"""

import argparse
import asyncio
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final
from uuid import UUID

from tillkeeper.app.runner import Runner
from tillkeeper.app.set_up import Member, SetUpBusiness, first_actor
from tillkeeper.domains.catalogue import queries
from tillkeeper.domains.catalogue.store import OTHERS, PagePlace
from tillkeeper.domains.shops import Business
from tillkeeper.kernel.actor import Actor
from tillkeeper.kernel.ids import new_id
from tillkeeper.kernel.money import Currency
from tillkeeper.kernel.permissions import Role
from tillkeeper.storage import migrate
from tillkeeper.storage.database import Database
from tillkeeper.storage.embedded import EmbeddedPostgres

IMPORT_SECONDS_MAX: Final = 20.0
PAGE_SECONDS_MAX: Final = 0.050
PAGES: Final = 300
DOLLAR: Final = Currency("USD", 2)
SYLLABLES: Final = (
    "pan",
    "chi",
    "pa",
    "que",
    "so",
    "ta",
    "ra",
    "li",
    "mon",
    "co",
    "ca",
    "fe",
    "te",
    "ma",
    "ñá",
    "bur",
    "ger",
)
Record = tuple[str, str, str, str, str, str]


def records(count: int) -> Iterator[Record]:
    """Yield ``count`` products: three words and a number, thirty categories, a stock number and a barcode each."""
    chance = random.Random(20)
    vocabulary = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(3_000)]
    for number in range(count):
        name = " ".join(chance.choices(vocabulary, k=3))
        price = f"{number % 100}.{number % 10}0"
        yield (
            f"{name} {number}",
            price,
            f"Category {number % 30}",
            f"SKU-{number}",
            str(7_840_000_000_000 + number),
            "10",
        )


async def set_up(database: Database) -> Actor:
    """Make a business to import into; return its admin."""
    business = Business(new_id(), "bench", "Bench", DOLLAR, "America/New_York", "en", prices_include_tax=False)
    admin = Member(new_id(), "admin", "Admin", Role.ADMIN, password_hash="none", pin_hash="none")  # noqa: S106 - nobody signs in
    actor = first_actor(business, admin)
    await Runner(database).run(SetUpBusiness(business, (), (), (), (admin,)), actor)
    return actor


def run_import(url: str, file: Path, business: str = "bench") -> tuple[float, str]:
    """Run the program; return the seconds from its start to its end, and what it said."""
    started = time.perf_counter()
    finished = subprocess.run(
        [
            sys.executable,
            "-c",
            "from tillkeeper.cli import app; app()",
            "import",
            "products",
            file,
            "--business",
            business,
        ],
        env=os.environ | {"DATABASE_URL": url},
        stdout=subprocess.PIPE,  # why it failed stays on the screen
        text=True,
        check=True,
    )
    return time.perf_counter() - started, finished.stdout.splitlines()[0]


async def bare_copy(database: Database, actor: Actor, rows: list[Record]) -> float:
    """Return the seconds COPY takes for the same rows into a table with nothing but a key."""
    async with database.transaction("bench: table") as tx:
        await tx.execute(
            "CREATE TABLE bare (business_id uuid, id uuid, name text, price text, category text, sku text,"
            " barcode text, tax text, PRIMARY KEY (business_id, id))"
        )
    started = time.perf_counter()
    async with database.transaction("bench: copy") as tx:
        columns = ("business_id", "id", "name", "price", "category", "sku", "barcode", "tax")
        await tx.copy_rows("bare", columns, [(actor.business_id, new_id(), *row) for row in rows])
    return time.perf_counter() - started


async def pages(database: Database, actor: Actor, rows: list[Record]) -> dict[str, list[float]]:
    """Return the seconds of pages of each kind, sorted."""
    chance = random.Random(4)
    kinds: dict[str, Callable[[], queries.Sought]] = {
        "first page": queries.Sought,
        "category": lambda: queries.Sought(category=chance.choice(rows)[2]),
        "common word": lambda: queries.Sought(query=chance.choice(SYLLABLES)),
        "one product": lambda: queries.Sought(query=" ".join(word[:5] for word in chance.choice(rows)[0].split())),
        "nothing": lambda: queries.Sought(query=f"zz{chance.randint(0, 999)}"),
        "barcode": lambda: queries.Sought(barcode=chance.choice(rows)[4]),
        "deep page": queries.Sought,
    }
    deep = queries.cursor_after(PagePlace(OTHERS, len(rows) // 2, UUID(int=0)), queries.Sought())
    seconds: dict[str, list[float]] = {}
    for kind, sought in kinds.items():
        took = []
        for _ in range(PAGES):
            wanted = sought()
            started = time.perf_counter()
            await queries.page(database, actor, wanted, limit=50, cursor=deep if kind == "deep page" else None)
            took.append(time.perf_counter() - started)
        seconds[kind] = sorted(took)
    return seconds


async def measure(url: str, folder: Path, count: int) -> bool:
    """Measure and print; return whether everything is within its bounds."""
    await migrate.upgrade(url)
    database = await Database.connect(url, size=1)
    actor = await set_up(database)
    rows = list(records(count))
    file = folder / "products.csv"
    lines = (",".join(row) for row in [("name", "price", "category", "sku", "barcode", "tax"), *rows])
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    copy_seconds = await bare_copy(database, actor, rows)
    first_seconds, first_said = await asyncio.to_thread(run_import, url, file)
    again_seconds, again_said = await asyncio.to_thread(run_import, url, file)
    print(f"bare COPY of {count} rows      {copy_seconds:7.2f} s")
    print(f"tillkeeper import products    {first_seconds:7.2f} s  {first_seconds / copy_seconds:6.1f} x  {first_said}")
    print(f"the same list again           {again_seconds:7.2f} s  {again_seconds / copy_seconds:6.1f} x  {again_said}")
    fine = first_seconds <= IMPORT_SECONDS_MAX and again_said.startswith("0 created, 0 changed")
    for kind, took in (await pages(database, actor, rows)).items():
        p99 = took[int(0.99 * PAGES)]
        print(f"page: {kind:<12}  p50 {took[PAGES // 2] * 1e3:6.2f} ms  p99 {p99 * 1e3:6.2f} ms")
        fine = fine and p99 < PAGE_SECONDS_MAX
    await database.close()
    return fine


def main() -> int:
    """Run the measurement in a database of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--products", type=int, default=50_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tillkeeper-bench-") as folder, EmbeddedPostgres(Path(folder)) as server:
        fine = asyncio.run(measure(server.url(), Path(folder), options.products))
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
