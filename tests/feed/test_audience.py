"""Who may read what of an event."""

import json
from typing import Any

from tests.feed.day import Day
from tests.feed.snapshots import events_since, settled
from tests.helpers.shop import Shop, Till


async def everything(till: Till) -> list[dict[str, Any]]:
    return await events_since(till, "0-0-0")


def kinds(events: list[dict[str, Any]]) -> set[str]:
    return {change["kind"] for event in events for change in event["changes"]}


async def test_a_cart_is_its_owners_and_the_managers(shop: Shop) -> None:
    """EV-3, EV-5: a colleague's feed holds nothing of somebody's cart, and no event says who may read it."""
    day = await Day.begin(shop)
    rocio = await shop.sign_in("cashier3", business="espiga", register="LUQ-1")
    item = {"id": "secret", "name": "Torta", "price": "15000", "quantity": "1"}
    await day.lucia.post("/api/order-sessions", {"items": [item]})
    await settled(shop)
    assert "order-session" in kinds(await everything(day.lucia))
    assert "order-session" in kinds(await everything(day.boss))
    assert kinds(await everything(rocio)) & {"order-session", "order"} == set()
    assert "audience" not in json.dumps(await everything(day.boss))


async def test_a_sale_shows_its_transaction_to_its_session_and_its_sums_to_all(shop: Shop) -> None:
    """EV-3, EV-5: one event, cut for each reader to what they may read by document as well."""
    day = await Day.begin(shop)
    rocio = await shop.sign_in("cashier3", business="espiga", register="LUQ-1")
    async for step, do in day.steps():
        await do()
        if step == "pay the cart":
            break
    await settled(shop)
    (colleague,) = [e for e in await everything(day.derlis) if e["type"] == "transaction.completed"]
    assert {change["kind"] for change in colleague["changes"]} == {"transaction", "cash-session"}
    (elsewhere,) = [e for e in await everything(rocio) if e["type"] == "transaction.completed"]
    assert [change["kind"] for change in elsewhere["changes"]] == ["cash-session"]
    assert elsewhere["actor"]["username"] == "cashier1"
    (manager,) = [e for e in await everything(day.boss) if e["type"] == "transaction.completed"]
    assert {change["kind"] for change in manager["changes"]} == {
        "transaction",
        "cash-session",
        "order-session",
        "order",
    }


async def test_no_event_carries_what_a_blind_count_hides(shop: Shop) -> None:
    """CS-7, EV-3: until the count is final, neither the expected amount nor a sum it can be worked out from."""
    await shop.sql("UPDATE profiles SET blind_count = true")
    day = await Day.begin(shop)
    async for step, do in day.steps():
        # The first closing count closes, and is final then .
        if step == "closing count":
            break
        await do()
        await settled(shop)
    for till in (day.lucia, day.boss):
        shown = [
            change["document"]
            for event in await everything(till)
            for change in event["changes"]
            if change["kind"] == "cash-session"
        ]
        assert {document["status"] for document in shown} == {"open", "ended"}
        for document in shown:
            assert {name: amount for name, amount in document["totals"].items() if amount is not None} == {
                "totalTransactions": document["totals"]["totalTransactions"]
            }
            assert document["summary"] is None or document["summary"]["expectedCash"] is None
        counts = [c for e in await everything(till) for c in e["changes"] if c["kind"] == "cash-count"]
        assert counts
        assert not {"expected", "overShort"} & {name for count in counts for name in count}
