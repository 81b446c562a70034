"""A bad moment of the database's is over when it is over: nothing that runs beside the requests stops for good."""

import asyncio
import json
from collections.abc import Callable

import asyncpg
import pytest

from tests.feed.sse import following
from tests.feed.test_streams import save
from tests.helpers.server import ServerProcess
from tests.helpers.shop import Shop
from tests.webhooks.receiver import Receiver
from tests.webhooks.test_webhooks import add

SECONDS = 40
# Each is a statement that the server gives up as it does when it took too long.
GIVEN_UP = 3
GIVE_UP = (
    "SELECT pg_cancel_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND wait_event_type = 'Lock' AND application_name <> 'test keeps the lock'"
)


async def busy(database_url: str, table: str, mode: str) -> None:
    """Have the server give up what wants ``table``, several times, and end the bad moment."""
    keeper = await asyncpg.connect(database_url, server_settings={"application_name": "test keeps the lock"})
    try:
        async with keeper.transaction(), asyncio.timeout(SECONDS):
            await keeper.execute(f"LOCK TABLE {table} IN {mode} MODE")
            given_up = 0
            while given_up < GIVEN_UP:
                given_up += len(await keeper.fetch(GIVE_UP))
                await asyncio.sleep(0.05)
    finally:
        await keeper.close()


# A lock that keeps readers out takes a transaction id, and holds every feed of the cluster back while it lasts.
@pytest.mark.parametrize(("table", "mode"), [("webhooks", "EXCLUSIVE"), ("journal", "ACCESS EXCLUSIVE")])
async def test_the_feed_and_the_webhooks_go_on_after_a_lock_that_was_held_too_long(
    start_server: Callable[..., ServerProcess],
    demo_database: str,
    monkeypatch: pytest.MonkeyPatch,
    table: str,
    mode: str,
) -> None:
    """EV-3: the server stays ready, and what came meanwhile is told to who follows and to who is sent it."""
    monkeypatch.setenv("TILLKEEPER_WEBHOOK_PRIVATE_TARGETS", "yes")
    server = await asyncio.to_thread(start_server)
    async with Shop.at(server.url, demo_database) as shop, Receiver.listening() as receiver:
        boss = await shop.sign_in("manager1", business="espiga")
        await add(boss, receiver.url, "order-session.saved")
        till = await shop.sign_in("cashier1", business="espiga", register="ASU-1")
        async with following(boss) as frames:
            await busy(demo_database, table, mode)
            await save(till, 1)
            async with asyncio.timeout(SECONDS):
                # What was before, where the feed was held back, and beats while it takes long.
                while (await anext(frames)).data.get("type") != "order-session.saved":
                    pass
            (message,) = await receiver.wait_for(1)
        assert json.loads(message.body)["type"] == "order-session.saved"
        assert (await shop.http.get("/readyz")).status_code == 200
    assert "background task ended" not in server.log_text()
