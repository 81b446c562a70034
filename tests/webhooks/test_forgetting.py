"""Messages that are over go after a while; what waits, and what somebody sends again, does not (decision 12)."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from datetime import timedelta

import asyncpg
import pytest

from tests.claims.hands import OPENING, Floor
from tests.helpers.floor import Document, ok, refused
from tests.helpers.much_later import after_days, floor_of, signed_in_again
from tests.helpers.shop import Shop
from tests.races.guards import change_function
from tests.webhooks.receiver import WAIT_SECONDS, Receiver
from tests.webhooks.test_webhooks import add, delivery
from tillkeeper.app.retention import delete_expired
from tillkeeper.kernel import limits

pytestmark = pytest.mark.every_postgres

LATER_DAYS = limits.WEBHOOK_DELIVERED_KEPT_DAYS + 2


@pytest.fixture
async def telling(demo_database: str) -> AsyncIterator[Floor]:
    async with Shop.open_in_process(demo_database, TILLKEEPER_WEBHOOK_PRIVATE_TARGETS="yes") as shop:
        yield await floor_of(shop)


async def deliveries(floor: Floor, *, status: str | None = None) -> int:
    found = await floor.shop.sql(
        "SELECT count(*) FROM webhook_deliveries WHERE $1::text IS NULL OR status = $1", status
    )
    return int(found[0][0])


async def told(floor: Floor, receiver: Receiver, messages: int) -> Document:
    """Return a webhook that was told so many messages."""
    boss = floor.boss.person.till
    webhook = await add(boss, receiver.url, "webhook.test")
    for number in range(messages):
        ok(await boss.post(f"/api/webhooks/{webhook['id']}/test"), 202)
        await delivery(boss, webhook, status="delivered", count=number + 1)
        # So that one is the newest.
        await floor.shop.clock.set(OPENING + timedelta(seconds=number + 1))
    return webhook


async def test_delivered_messages_go_with_their_tries_and_the_newest_stays(telling: Floor, receiver: Receiver) -> None:
    """EV-3: the list still says what came last; the journal, that it happened; nothing is told twice."""
    webhook = await told(telling, receiver, 3)
    rows = await telling.shop.sql("SELECT count(*) FROM journal")
    await after_days(telling, limits.WEBHOOK_DELIVERED_KEPT_DAYS)
    await delete_expired(telling.shop.database_url)
    assert await deliveries(telling) == 3
    await after_days(telling, LATER_DAYS)
    boss = (await signed_in_again(telling)).boss.person.till
    await delete_expired(telling.shop.database_url)
    assert await deliveries(telling) == 1
    (tries,) = await telling.shop.sql("SELECT count(*) FROM webhook_tries")
    assert tries[0] == 1
    assert ok(await boss.get(f"/api/webhooks/{webhook['id']}"))["lastDelivery"]["status"] == "delivered"
    assert (await telling.shop.sql("SELECT count(*) FROM journal"))[0][0] >= rows[0][0]
    ok(await boss.post(f"/api/webhooks/{webhook['id']}/test"), 202)
    await delivery(boss, webhook, status="delivered", count=2)
    assert len({message.message_id for message in receiver.messages}) == len(receiver.messages) == 4


async def test_dead_letters_stay_longer_and_what_waits_stays(telling: Floor, receiver: Receiver) -> None:
    """EV-3: a receiver that was away for weeks is sent what it missed; one that waits is never forgotten."""
    webhook = await told(telling, receiver, 4)
    ids = [row["id"] for row in await telling.shop.sql("SELECT id FROM webhook_deliveries ORDER BY created_at")]
    await telling.shop.sql("UPDATE webhooks SET status = 'disabled', disabled_reason = 'by-hand'")
    change = "UPDATE webhook_deliveries SET status = $2, delivered_at = NULL WHERE id = $1"
    await telling.shop.sql(change, ids[0], "dead")
    await telling.shop.sql(change, ids[1], "waiting")
    await after_days(telling, LATER_DAYS)
    await delete_expired(telling.shop.database_url)
    assert [await deliveries(telling, status=each) for each in ("dead", "waiting", "delivered")] == [1, 1, 1]
    await after_days(telling, limits.WEBHOOK_DEAD_KEPT_DAYS + 2)
    await delete_expired(telling.shop.database_url)
    assert [await deliveries(telling, status=each) for each in ("dead", "waiting", "delivered")] == [0, 1, 1]
    boss = (await signed_in_again(telling)).boss.person.till
    again = f"/api/webhooks/{webhook['id']}/deliveries/{ids[0]}/replay"
    refused(await boss.post(again), 404, "webhook-delivery-unknown")


async def test_one_that_is_sent_again_at_that_moment_stays(telling: Floor, receiver: Receiver) -> None:
    """EV-3: somebody presses *Send again* while the forgetting looks."""
    await settled_and_old(telling, receiver)
    async with sending_again(telling):
        await delete_expired(telling.shop.database_url)
    assert await deliveries(telling, status="waiting") == 1


async def test_without_the_lock_it_is_lost(telling: Floor, receiver: Receiver) -> None:
    """EV-3: the twin: what was old when it was looked at goes, though it waits by then."""
    await settled_and_old(telling, receiver)
    await change_function(telling.shop.database_url, "forget_webhook_deliveries", "FOR UPDATE SKIP LOCKED", "")
    async with sending_again(telling):
        forgetting = asyncio.create_task(delete_expired(telling.shop.database_url))
        await somebody_waits(telling)
    await forgetting
    assert await deliveries(telling, status="waiting") == 0


async def settled_and_old(telling: Floor, receiver: Receiver) -> None:
    await told(telling, receiver, 2)
    await telling.shop.sql("UPDATE webhooks SET status = 'disabled', disabled_reason = 'by-hand'")
    await after_days(telling, LATER_DAYS)


@contextlib.asynccontextmanager
async def sending_again(telling: Floor) -> AsyncIterator[None]:
    """Let the block run while the oldest message has been made to wait again, and that is not committed yet."""
    connection = await asyncpg.connect(telling.shop.database_url)
    try:
        async with connection.transaction():
            await connection.execute(
                "UPDATE webhook_deliveries SET status = 'waiting', delivered_at = NULL WHERE id ="
                " (SELECT id FROM webhook_deliveries ORDER BY created_at LIMIT 1)"
            )
            yield
    finally:
        await connection.close()


async def somebody_waits(telling: Floor) -> None:
    """Return once somebody in the shop's database waits for a lock."""
    deadline = time.monotonic() + WAIT_SECONDS
    while not await telling.shop.sql(
        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    ):
        assert time.monotonic() < deadline
        await asyncio.sleep(0.02)
