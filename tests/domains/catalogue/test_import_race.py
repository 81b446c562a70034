"""Several people import at one instant."""

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import pytest

from tests.domains.catalogue.given import LISTS, read_file
from tests.domains.catalogue.test_import import Counter
from tillkeeper.domains.catalogue import ImportProducts
from tillkeeper.journal import Answer
from tillkeeper.kernel.money import Currency
from tillkeeper.storage.database import Database

pytestmark = pytest.mark.every_postgres

AT_ONCE = 6


@pytest.fixture
async def database(empty_database: str) -> AsyncIterator[Database]:
    opened = await Database.connect(empty_database, size=AT_ONCE)
    yield opened
    await opened.close()


async def import_at_once(counter: Counter) -> list[Answer | BaseException]:
    """Send the same list ``AT_ONCE`` times, each over a connection that is open already."""
    listed = read_file(LISTS / "shopify_market.csv", Currency("USD", 2))
    await asyncio.gather(*(counter.database.fetch_value("SELECT pg_sleep(0.2)") for _ in range(AT_ONCE)))
    commands = [ImportProducts(listed, "list.csv", "0" * 64) for _ in range(AT_ONCE)]
    return await asyncio.gather(*map(counter.run, commands), return_exceptions=True)


async def test_the_same_list_imported_at_once_is_there_once(database: Database) -> None:
    """EV-4: one of them imports, the others wait and find everything there; each has its row of the journal."""
    counter = await Counter.open(database)
    answers = await import_at_once(counter)
    outcomes = sorted(answer.outcome if isinstance(answer, Answer) else repr(answer) for answer in answers)
    assert outcomes == ["imported"] + ["nothing-changed"] * (AT_ONCE - 1)
    rows = await database.fetch_rows("SELECT code, position FROM products ORDER BY position")
    assert [row["position"] for row in rows] == [1, 2, 3, 4]
    imports = "SELECT count(*) FROM journal WHERE command = 'catalogue.import-products'"
    assert await database.fetch_value(imports) == AT_ONCE


async def test_without_the_hold_they_trip_over_each_other(database: Database) -> None:
    """The twin: imports that don't wait for one another end in errors that nobody should see."""
    await database.fetch_value(
        "CREATE OR REPLACE FUNCTION catalogue_hold(held_business uuid) RETURNS void LANGUAGE sql AS 'SELECT'"
    )
    counter = await Counter.open(database)
    answers = await import_at_once(counter)
    assert any(isinstance(answer, asyncpg.UniqueViolationError) for answer in answers)
