"""The deliveries of a webhook in its list, and dead ones sent again all together."""

from typing import Any

import pytest

from tests.helpers.floor import ok
from tests.helpers.shop import Shop, Till
from tests.webhooks.receiver import Receiver, says
from tests.webhooks.test_webhooks import add, delivery
from tillkeeper.journal.event_types import EVENT_TYPES
from tillkeeper.kernel import limits

SENT = 5


async def left_for_dead(shop: Shop, boss: Till, receiver: Receiver) -> dict[str, Any]:
    """Return a webhook whose messages all failed, as three days of tries leave them."""
    webhook = await add(boss, receiver.url, "webhook.test")
    receiver.answer = says(500)
    for _ in range(SENT):
        ok(await boss.post(f"/api/webhooks/{webhook['id']}/test"), 202)
    await receiver.wait_for(SENT)
    # A try that is under way is overtaken by it: nothing waits for its outcome.
    await shop.sql("UPDATE webhook_deliveries SET status = 'dead', leased_until = NULL")
    return webhook


async def standing(boss: Till, webhook: dict[str, Any]) -> tuple[int, int, str | None]:
    """Return how many wait, how many are dead, and how the newest stands; as the list and the one agree."""
    one = ok(await boss.get(f"/api/webhooks/{webhook['id']}"))
    assert ok(await boss.get("/api/webhooks"))["items"] == [one]
    last = one["lastDelivery"]
    assert last is None or last["eventType"] == "webhook.test"
    return one["waiting"], one["dead"], last and last["status"]


async def test_all_that_is_dead_is_sent_again_under_its_ids(
    open_shop: Shop, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """EV-3: one press for all, the oldest first, so many at a time; the receiver knows each by its id."""
    monkeypatch.setattr(limits, "WEBHOOK_REPLAYS_PER_CALL_MAX", SENT - 2)
    boss = await open_shop.sign_in("manager1", business="espiga")
    webhook = await left_for_dead(open_shop, boss, receiver)
    assert await standing(boss, webhook) == (0, SENT, "dead")
    path = f"/api/webhooks/{webhook['id']}/deliveries"
    newest_first = [item["id"] for item in ok(await boss.get(path))["items"]]
    known = {message.message_id for message in receiver.messages}
    receiver.answer = says(200)
    assert ok(await boss.post(f"{path}/replay-dead"), 202) == {"replayed": SENT - 2}
    await delivery(boss, webhook, status="delivered", count=SENT - 2)
    assert await standing(boss, webhook) == (0, 2, "dead")
    left = [item["id"] for item in ok(await boss.get(f"{path}?status=dead"))["items"]]
    assert left == newest_first[:2], "the oldest went first"
    assert ok(await boss.post(f"{path}/replay-dead"), 202) == {"replayed": 2}
    await delivery(boss, webhook, status="delivered", count=SENT)
    assert await standing(boss, webhook) == (0, 0, "delivered")
    assert ok(await boss.post(f"{path}/replay-dead"), 202) == {"replayed": 0}
    assert {message.message_id for message in receiver.messages} == known


async def test_a_webhook_that_was_told_nothing_says_so(open_shop: Shop, receiver: Receiver) -> None:
    """EV-3: no delivery is no delivery, not a failed one."""
    boss = await open_shop.sign_in("manager1", business="espiga")
    assert await standing(boss, await add(boss, receiver.url, "webhook.test")) == (0, 0, None)


async def test_types_are_those_of_the_feed(open_shop: Shop, receiver: Receiver) -> None:
    """EV-2, EV-3: the list to choose from; a name that no event has is refused, since nobody would ever be told."""
    boss = await open_shop.sign_in("manager1", business="espiga")
    assert ok(await boss.get("/api/webhooks/event-types"))["items"] == list(EVENT_TYPES)
    answer = await boss.post("/api/webhooks", {"url": receiver.url, "eventTypes": ["order.payed"]})
    assert (answer.status_code, answer.json()["code"]) == (422, "webhook-event-type-invalid")
    assert (
        await boss.post("/api/webhooks", {"url": receiver.url, "eventTypes": ["transaction.completed"]})
    ).status_code == 201
