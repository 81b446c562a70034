"""The operator sees that the feed is behind, and why."""

import asyncio
import re
from uuid import UUID, uuid4

import asyncpg
import pytest

from tests.feed.test_fan_out import away
from tests.helpers.shop import Shop
from tillkeeper.api.fan_out import FanOut, Follower
from tillkeeper.kernel import limits
from tillkeeper.storage.database import Database

# Far above what a look takes; a busy machine is late by many seconds.
SECONDS = 120


async def _until(shop: Shop, feed: str) -> None:
    async with asyncio.timeout(SECONDS):
        while feed not in (await shop.http.get("/readyz")).text:  # noqa: ASYNC110 - over HTTP
            await asyncio.sleep(0.05)


async def _until_it_is(fan_out: FanOut, standing: str) -> None:
    while fan_out.standing != standing:  # noqa: ASYNC110 - over the database
        await asyncio.sleep(0.05)


async def _age_seconds(shop: Shop) -> float:
    found = re.search(
        r"^tillkeeper_feed_horizon_age_seconds (\S+)$", (await shop.http.get("/metrics")).text, re.MULTILINE
    )
    assert found is not None
    return float(found[1])


async def test_a_transaction_that_holds_readers_back_is_seen(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """EV-3: /readyz says that the feed is behind and a metric how long, and both say so when it is over."""
    monkeypatch.setattr(limits, "FEED_BEHIND_SECONDS", 1)
    monkeypatch.setattr(limits, "FEED_POLL_MS", 100)
    connection = await asyncpg.connect(shop.database_url)
    try:
        async with connection.transaction():
            await connection.fetchval("SELECT pg_current_xact_id()")
            await _until(shop, '"behind"')
            async with asyncio.timeout(SECONDS):
                while await _age_seconds(shop) <= 1:  # noqa: ASYNC110 - over HTTP
                    await asyncio.sleep(0.05)
    finally:
        await connection.close()
    await _until(shop, '"live"')
    async with asyncio.timeout(SECONDS):
        while await _age_seconds(shop) > 1:  # noqa: ASYNC110 - over HTTP
            await asyncio.sleep(0.05)


async def test_a_reader_that_does_not_come_to_the_end_is_seen(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """EV-3: one whose looks fail is behind from its last good look on, and at the end again after the next."""
    monkeypatch.setattr(limits, "FEED_BEHIND_SECONDS", 1)
    monkeypatch.setattr(limits, "FEED_POLL_MS", 100)
    till = await shop.sign_in("cashier1", business="espiga")
    database = await Database.connect(shop.database_url, size=2)
    fan_out = FanOut(database)
    fan_out.hears = True
    try:
        await fan_out.join(UUID(till.login["business"]["id"]), Follower(uuid4()))
        async with asyncio.timeout(SECONDS):
            async with away(shop.database_url):
                await _until_it_is(fan_out, "behind")
            await _until_it_is(fan_out, "live")
    finally:
        await fan_out.close()
        await database.close()
