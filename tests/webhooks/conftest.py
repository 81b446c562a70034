"""A shop whose operator allows webhooks to this machine, and a receiver on it."""

from collections.abc import AsyncIterator

import pytest

from tests.helpers.shop import Shop
from tests.webhooks.receiver import Receiver


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with Receiver.listening() as listening:
        yield listening


@pytest.fixture
async def open_shop(demo_database: str) -> AsyncIterator[Shop]:
    """Yield the demo shop, served from this process, with private targets allowed."""
    async with Shop.open_in_process(demo_database, TILLKEEPER_WEBHOOK_PRIVATE_TARGETS="yes") as shop:
        yield shop
