"""A clock that is set while messages wait: none stays shut longer than its own wait, none goes unheard."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.helpers.shop import Shop
from tests.races.guards import change_function
from tests.webhooks.receiver import Receiver, says
from tests.webhooks.test_webhooks import add, delivery, open_drawer, tried
from tillkeeper.domains.webhooks import store
from tillkeeper.kernel import limits
from tillkeeper.storage.database import Database

NOON = datetime(2026, 7, 1, 15, 0, tzinfo=UTC)
HOUR, DAY, YEAR = timedelta(hours=1), timedelta(days=1), timedelta(days=365)
JUMPS = {"an hour": HOUR, "a day": DAY, "a year": YEAR}
BOTH_WAYS = {**JUMPS, **{f"{name} back": -jump for name, jump in JUMPS.items()}}


async def fails_while_the_clock_is_off(shop: Shop, receiver: Receiver, jump: timedelta) -> tuple[timedelta, timedelta]:
    """Have a message fail while the clock is off by ``jump`` and the clock corrected.

    Return what is left to wait, and the longest wait after so many tries: one that is overdue by the right clock may
    have been tried a second time by then.
    """
    receiver.answer = says(500)
    await shop.clock.set(NOON + jump)
    boss = await shop.sign_in("manager1", business="espiga")
    webhook = await add(boss, receiver.url, "cash-session.opened")
    await open_drawer(await shop.sign_in("cashier1", business="espiga", register="ASU-1"))
    await tried(boss, webhook, 1)
    await shop.clock.set(NOON)
    (row,) = await shop.sql("SELECT business_id FROM webhooks")
    database = await Database.connect(shop.database_url, size=1)
    try:
        # Looks, and takes nothing in hand.
        await store.take(database, row["business_id"], places=0)
    finally:
        await database.close()
    (waiting,) = await shop.sql("SELECT next_try_at, tries FROM webhook_deliveries")
    return waiting["next_try_at"] - NOON, timedelta(seconds=limits.WEBHOOK_RETRY_SECONDS[waiting["tries"] - 1] * 1.2)


@pytest.mark.parametrize("jump", BOTH_WAYS.values(), ids=BOTH_WAYS)
async def test_a_message_is_tried_again_within_its_wait(open_shop: Shop, receiver: Receiver, jump: timedelta) -> None:
    """EV-3: planned while the clock was a year ahead: five seconds later by the right clock, not a year."""
    left, wait = await fails_while_the_clock_is_off(open_shop, receiver, jump)
    assert left <= wait
    receiver.answer = says(204)
    await open_shop.clock.set(NOON + wait)
    boss = await open_shop.sign_in("manager1", business="espiga")
    webhook = (await boss.get("/api/webhooks")).json()["items"][0]
    await delivery(boss, webhook, status="delivered")


async def test_without_setting_it_right_it_waits_for_as_long_as_the_jump(open_shop: Shop, receiver: Receiver) -> None:
    """EV-3: the twin: what was planned ahead stays where it was put."""
    await change_function(
        open_shop.database_url, "webhook_deliveries_taken", "d.planned_at > now", "d.planned_at > 'infinity'"
    )
    left, _ = await fails_while_the_clock_is_off(open_shop, receiver, YEAR)
    assert left > YEAR


@pytest.mark.parametrize("jump", JUMPS.values(), ids=JUMPS)
@pytest.mark.parametrize("guarded", [True, False], ids=["as it is", "twin"])
async def test_a_lease_from_ahead_holds_nobody_up(
    open_shop: Shop, receiver: Receiver, jump: timedelta, *, guarded: bool
) -> None:
    """EV-3: a sender that died while the clock was ahead: another takes the message within two leases. The twin, where
    a lease counts however far ahead it is, waits for as long as the jump.
    """
    shop = open_shop
    if not guarded:
        bound = "AND d.leased_until <= now + make_interval(secs => 2 * lease_seconds)"
        await change_function(shop.database_url, "webhook_deliveries_taken", bound, "")
    left, wait = await fails_while_the_clock_is_off(shop, receiver, timedelta(0))
    assert left <= wait
    (row,) = await shop.sql(
        "UPDATE webhook_deliveries SET next_try_at = $1, leased_until = $2 RETURNING business_id",
        NOON,
        NOON + jump + timedelta(seconds=limits.WEBHOOK_LEASE_SECONDS),
    )
    receiver.answer = says(204)
    database = await Database.connect(shop.database_url, size=1)
    try:
        await shop.sql("UPDATE webhook_deliveries SET planned_at = $1", NOON)
        taken = await store.take(database, row["business_id"], places=1)
    finally:
        await database.close()
    (now,) = await shop.sql("SELECT leased_until, tries FROM webhook_deliveries")
    went = bool(taken) or now["tries"] > 1
    assert went is guarded
