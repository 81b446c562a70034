"""The shop that races are run in."""

from collections.abc import AsyncIterator

import pytest

from tests.races.people import RacingShop
from tillkeeper.storage.database import Database


@pytest.fixture
async def racing(demo_database: str) -> AsyncIterator[RacingShop]:
    """Yield the test's demo shop, ready to be crowded."""
    database = await Database.connect(demo_database, size=4)
    yield RacingShop(demo_database, database)
    await database.close()
