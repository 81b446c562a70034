"""Lists in pages: every thing once, whatever the page, and no mark that is not one of the list."""

import asyncio
import time

import pytest

from tests.claims.hands import at_work
from tests.helpers.floor import Document, Person, after_mark, key, ok, person, refused, thing
from tests.helpers.shop import Shop

NOWHERE = "018f0000-0000-7000-8000-000000000000"
LISTS = (
    "/api/orders",
    "/api/order-sessions",
    "/api/pos/sessions",
    "/api/transactions",
    "/api/registers",
    "/api/profiles",
    "/api/locations",
    "/api/businesses",
    "/api/products",
    "/api/products/categories",
    "/api/webhooks",
    "/api/webhooks/{webhook}/deliveries",
)
# A product's mark is its place in the grid; a business's is the caller's own.
MARKED_BY_WHAT_IS_THERE = [path for path in LISTS if path not in {"/api/products", "/api/businesses", LISTS[-1]}]


async def _has_everything(shop: Shop) -> tuple[Person, str]:
    """Return a manager of a business that has at least two of everything, and a webhook of theirs."""
    boss = await person(shop, "admin", "espiga", register="ASU-1")
    for register, username in (("ASU-2", "cashier1"), ("LUQ-1", "cashier2")):
        hands = await at_work(shop, username, register)
        await hands.queue()
        await hands.person.sell(hands.drawer, "5000")
        await hands.person.cart(thing("a", "1"))
    hooks = [
        ok(await boss.post("/api/webhooks", {"url": f"https://shop.example/{n}", "eventTypes": ["*"]}), 201)
        for n in range(3)
    ]
    webhook = str(hooks[0]["id"])
    for _ in range(2):
        ok(await boss.post(f"/api/webhooks/{webhook}/test", key=key()), 202)
    # A delivery is listed once the sender has come to it, which is after the answer.
    deadline = time.monotonic() + 20
    while len(ok(await boss.get(f"/api/webhooks/{webhook}/deliveries"))["items"]) < 2:
        assert time.monotonic() < deadline
        await asyncio.sleep(0.05)
    return boss, webhook


async def _page(who: Person, path: str, limit: int, cursor: str | None) -> Document:
    return ok(await who.get(path, params={"limit": limit} | ({} if cursor is None else {"cursor": cursor})))


def _name(item: Document) -> object:
    """Return what stays the same of an item: a delivery is tried again meanwhile, a category is its name alone."""
    return item.get("id", item)


async def test_pages_of_one_come_to_the_whole_list(shop: Shop) -> None:
    """S1-57: in the same order, none twice, none left out, on every list."""
    boss, webhook = await _has_everything(shop)
    for path in (path.format(webhook=webhook) for path in LISTS):
        whole = await _page(boss, path, 200, None)
        assert set(whole) == {"items", "nextCursor"}, path
        assert whole["nextCursor"] is None, path
        assert len(whole["items"]) > 1, path
        found, cursor = [], None
        for _ in whole["items"][:12]:
            page = await _page(boss, path, 1, cursor)
            assert len(page["items"]) == 1, path
            found += page["items"]
            cursor = page["nextCursor"]
        assert [_name(item) for item in found] == [_name(item) for item in whole["items"]][:12], path
        assert (cursor is None) == (len(whole["items"]) <= 12), path


@pytest.mark.parametrize("path", LISTS)
async def test_a_mark_of_nothing_is_refused(shop: Shop, path: str) -> None:
    """EV-2: an empty page would look like the end of the list."""
    boss, webhook = await _has_everything(shop)
    path = path.format(webhook=webhook)
    known = (await _page(boss, path, 1, None))["nextCursor"]
    for mark in (NOWHERE, "nothing-of-this-name", ""):
        for cursor in {mark, after_mark(mark, known)}:
            refused(await boss.get(path, params={"cursor": cursor}), 422, "cursor-invalid")


@pytest.mark.parametrize("path", MARKED_BY_WHAT_IS_THERE)
async def test_a_mark_of_another_business_is_refused(shop: Shop, path: str) -> None:
    """EV-2, EV-5: as one that is not there."""
    boss, _ = await _has_everything(shop)
    stranger = await person(shop, "admin", "harbor")
    mark = (await _page(boss, path, 1, None))["nextCursor"]
    assert mark is not None
    refused(await stranger.get(path, params={"cursor": mark}), 422, "cursor-invalid")


async def test_a_mark_of_a_colleague_is_refused(shop: Shop) -> None:
    """EV-2, EV-5: whoever may not read it is not told that it is there."""
    boss, webhook = await _has_everything(shop)
    derlis = await person(shop, "cashier2", "espiga")
    for path in ("/api/order-sessions", "/api/transactions"):
        seen = {item["id"] for item in ok(await derlis.get(path))["items"]}
        hidden = {item["id"] for item in ok(await boss.get(path))["items"]} - seen
        assert hidden, path
        assert seen, path
        known = (await _page(boss, path, 1, None))["nextCursor"]
        for mark in hidden:
            cursor = after_mark(mark, known)
            ok(await boss.get(path, params={"cursor": cursor}))
            refused(await derlis.get(path, params={"cursor": cursor}), 422, "cursor-invalid")
    hooks = ok(await boss.get("/api/webhooks"))["items"]
    (_, other, _) = [hook["id"] for hook in hooks]
    mark = (await _page(boss, f"/api/webhooks/{webhook}/deliveries", 1, None))["nextCursor"]
    refused(await boss.get(f"/api/webhooks/{other}/deliveries", params={"cursor": mark}), 422, "cursor-invalid")


async def test_what_was_settled_meanwhile_still_marks_its_place(shop: Shop) -> None:
    """OR-1: between two pages of the waiting orders the one that ended the first was cancelled."""
    ana = await at_work(shop, "cashier1", "ASU-1")
    orders = [await ana.queue() for _ in range(3)]
    first = await ana.page(limit=1)
    ok(await ana.cancel(orders[2]))
    rest = await ana.page(limit=5, cursor=first["nextCursor"])
    assert [order["id"] for order in rest["items"]] == [orders[1]["id"], orders[0]["id"]]


# A list, and two ways to ask for it that have more than one page each.
OTHERWISE: list[tuple[str, Document, Document]] = [
    ("/api/orders", {}, {"sort": "oldest"}),
    ("/api/orders", {"sort": "oldest"}, {"sort": "newest"}),
    ("/api/orders", {}, {"status": "all"}),
    ("/api/orders", {}, {"profileId": "mostrador"}),
    ("/api/orders", {}, {"q": "ord"}),
    ("/api/order-sessions", {}, {"status": "active"}),
    ("/api/pos/sessions", {}, {"status": "open"}),
    ("/api/pos/sessions", {}, {"profileId": "mostrador"}),
    ("/api/transactions", {}, {"number": "TX-ASU-20261201-0001"}),
    ("/api/transactions", {}, {"sessionId": NOWHERE}),
    ("/api/products", {}, {"category": "Bebidas"}),
    ("/api/products", {}, {"q": "pan"}),
    ("/api/products", {"q": "pan"}, {"q": "caf"}),
    ("/api/webhooks/{webhook}/deliveries", {}, {"status": "delivered"}),
]


async def test_a_cursor_is_of_the_list_as_it_was_asked_for(shop: Shop) -> None:
    """EV-9: the other way round or with another filter it would begin where neither list does, and nobody were told."""
    boss, webhook = await _has_everything(shop)
    for address, asked, otherwise in OTHERWISE:
        path = address.format(webhook=webhook)
        first = ok(await boss.get(path, params={"limit": 1, **asked}))
        cursor = first["nextCursor"]
        assert cursor is not None, (path, asked)
        refused(await boss.get(path, params={"cursor": cursor, **otherwise}), 422, "cursor-invalid")
        ok(await boss.get(path, params={"cursor": cursor, "limit": 2, **asked}))
