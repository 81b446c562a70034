"""Planning reads the feed for as long as it takes, and no reader of the feed waits for it."""

import asyncio
from uuid import UUID

import pytest

from tests.helpers.shop import Shop
from tests.webhooks.receiver import Receiver
from tests.webhooks.test_webhooks import add
from tillkeeper.domains.webhooks import store
from tillkeeper.journal.feed import Position
from tillkeeper.storage.database import Transaction

SECONDS = 30
_AT_ONCE = "ALTER FUNCTION feed_rows RENAME TO feed_rows_at_once"
_SLOW = """
CREATE FUNCTION feed_rows(uuid, bigint, bigint, timestamptz, integer)
RETURNS TABLE (known boolean, waiting boolean, transaction_id bigint, ordinal bigint, at timestamptz, event jsonb,
    actor jsonb) LANGUAGE sql AS $$
    SELECT f.* FROM pg_sleep(1), feed_rows_at_once($1, $2, $3, $4, $5) f $$
"""
_READING = """
SELECT backend_xid IS NOT NULL AS has_an_id FROM pg_stat_activity
WHERE datname = current_database() AND application_name = 'webhook.plan' AND wait_event = 'PgSleep'
"""


async def _planning(shop: Shop, receiver: Receiver) -> list[bool]:
    """Return, for each look at a planning that reads, whether its transaction has an id."""
    boss = await shop.sign_in("manager1", business="espiga")
    webhook = await add(boss, receiver.url, "webhook.test")
    await shop.sql(_AT_ONCE)
    await shop.sql(_SLOW)
    assert (await boss.post(f"/api/webhooks/{webhook['id']}/test")).status_code == 202
    looks: list[bool] = []
    async with asyncio.timeout(SECONDS):
        while len(looks) < 3:
            looks += [row["has_an_id"] for row in await shop.sql(_READING)]
            await asyncio.sleep(0.05)
        await receiver.wait_for(1)
    return looks


async def test_no_reader_waits_for_the_planning_of_webhooks(open_shop: Shop, receiver: Receiver) -> None:
    """EV-3: a transaction that plans has no id while it reads, so that the horizon of every reader goes on."""
    assert not any(await _planning(open_shop, receiver))


async def test_a_planning_that_locks_the_webhook_first_holds_every_reader_back(
    open_shop: Shop, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin: a row lock is a write, and gives the transaction an id before it reads."""
    take = store.take_to_plan

    async def lock_first(tx: Transaction, business_id: UUID, webhook_id: UUID) -> Position | None:
        await store.lock(tx, business_id, webhook_id)
        return await take(tx, business_id, webhook_id)

    monkeypatch.setattr(store, "take_to_plan", lock_first)
    assert all(await _planning(open_shop, receiver))


async def test_a_planning_that_was_overtaken_plans_nothing(
    open_shop: Shop, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """EV-3: between the reading and the writing another planner was there: each event becomes one delivery."""
    take = store.take_to_plan
    boss = await open_shop.sign_in("manager1", business="espiga")
    webhook = await add(boss, receiver.url, "webhook.test")
    overtaken = False

    async def overtake(tx: Transaction, business_id: UUID, webhook_id: UUID) -> Position | None:
        nonlocal overtaken
        before = await take(tx, business_id, webhook_id)
        if before is not None and not overtaken:
            overtaken = True
            await open_shop.sql(
                "UPDATE webhooks SET feed_transaction_id = n.transaction_id, feed_ordinal = n.ordinal"
                " FROM feed_newest($1) n WHERE id = $2",
                business_id,
                webhook_id,
            )
        return before

    monkeypatch.setattr(store, "take_to_plan", overtake)
    path = f"/api/webhooks/{webhook['id']}/test"
    for expected in (0, 1):
        assert (await boss.post(path)).status_code == 202
        await receiver.wait_for(expected)
        while not overtaken:  # noqa: ASYNC110 - over the database
            await asyncio.sleep(0.02)
    (row,) = await open_shop.sql("SELECT count(*) AS deliveries FROM webhook_deliveries")
    assert row["deliveries"] == 1
