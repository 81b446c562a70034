"""``/api/order-sessions``: the cart, saved from the first tap, parked at sign-out, back on any register."""

from datetime import UTC, datetime

import pytest

from tests.helpers.floor import (
    Document,
    Person,
    add,
    cash,
    clear,
    lines,
    ok,
    order_session,
    person,
    refused,
    remove,
    set_quantity,
    thing,
)
from tests.helpers.shop import Shop

NOWHERE = "018f0000-0000-7000-8000-000000000000"
ORDER_SESSION_FIELDS = {
    "id", "status", "user", "items", "order", "version", "register", "lastSeenAt", "logoutTime", "tabId",
    "createdAt", "updatedAt",
}  # fmt: skip


# --- saving ---------------------------------------------------------------------------------------


async def test_nobody_has_a_cart_at_first(shop: Shop) -> None:
    """S1-10, S1-44: 200 and null, before anything was ever saved; asking creates nothing."""
    lucia = await person(shop, "cashier1")
    for _ in range(2):
        assert await lucia.active() is None
    assert await shop.sql("SELECT FROM order_sessions") == []


async def test_the_first_save_creates_and_the_next_updates(shop: Shop) -> None:
    """S1-01, S1-12, S1-13, S1-47, OS-2: 201 and then 200 with the same id; what was saved is what is read."""
    lucia = await person(shop, "cashier1", register="ASU-1")
    first = ok(await lucia.save(thing("a", "5000", "2", note="tibio"), status="active", userId=lucia.id), 201)
    assert set(first) >= ORDER_SESSION_FIELDS
    assert (first["status"], first["user"]["id"], first["logoutTime"]) == ("active", lucia.id, None)
    assert first["register"]["code"] == "ASU-1"
    second = order_session(ok(await lucia.save(thing("a", "5000", "3"), thing("b", "1000"))))
    assert second["id"] == first["id"]
    assert lines(second) == {"a": "3", "b": "1"}
    assert second["version"] > first["version"]
    assert await lucia.active() == second
    assert ok(await lucia.get(f"/api/order-sessions/{first['id']}")) == second


async def test_an_empty_save_creates_and_never_wipes(shop: Shop) -> None:
    """OS-2: emptying a cart is an operation; an automatic save of nothing is not one."""
    lucia = await person(shop, "cashier1")
    empty = ok(await lucia.save(), 201)
    assert empty["items"] == []
    full = await lucia.cart(thing("a", "5000"))
    again = ok(await lucia.save())
    assert again["id"] == empty["id"] == full["id"]
    assert lines(again) == {"a": "1"}
    emptied = await lucia.operate(again, clear("op-1"))
    assert emptied["orderSession"]["items"] == []


async def test_one_cart_per_user_and_business(shop: Shop) -> None:
    """S1-09, S1-30, OS-2: a cashier of two businesses has a cart in each, and colleagues have their own."""
    bakery, bar = await person(shop, "cashier1"), await person(shop, "cashier1", "harbor")
    colleague = await person(shop, "cashier2")
    carts = [await who.cart(thing("a", "1")) for who in (bakery, bar, colleague)]
    assert len({cart["id"] for cart in carts}) == 3
    assert [cart["order"]["currency"] for cart in carts] == ["PYG", "USD", "PYG"]
    for who, cart in zip((bakery, bar, colleague), carts, strict=True):
        assert await who.active() == cart


async def test_name_price_and_tax_come_from_the_catalogue(shop: Shop) -> None:
    """OR-1: an item that names a product needs nothing else; what it gives wins."""
    lucia = await person(shop, "cashier1")
    product = ok(await lucia.get("/api/products", params={"limit": 1}))["items"][0]
    cart = await lucia.cart(
        {"id": "a", "productId": product["id"]}, {"id": "b", "productId": product["id"], "name": "Especial", "price": 1}
    )
    plain, special = cart["items"]
    assert (plain["name"], plain["price"], plain["taxRate"]) == (product["name"], product["price"], product["taxRate"])
    assert (plain["quantity"], plain["productId"]) == ("1", product["id"])
    assert (special["name"], special["price"], special["taxRate"]) == ("Especial", "1", product["taxRate"])


@pytest.mark.parametrize(
    ("items", "status", "code"),
    [
        ([{"id": "a", "productId": NOWHERE}], 422, "product-unknown"),
        ([{"id": "a", "productId": "chipa"}], 422, "product-unknown"),
        ([{"id": "a", "price": "1"}], 422, "field-missing"),
        ([{"id": "a", "name": "Chipá"}], 422, "field-missing"),
        ([thing("a", "1", cardNumber="4111111111111111")], 422, "unknown-field"),
        ([thing("a", "1"), thing("a", "2")], 422, "line-id-twice"),
        ([thing("a b", "1")], 422, "text-not-allowed"),
        ([{**thing("a", "1"), "id": "a\n"}], 422, "text-not-allowed"),
        ([{**thing("a", "1"), "name": "Chipa\n"}], 422, "text-not-allowed"),
        ([{**thing("a", "1"), "name": "Chi\npa"}], 422, "text-not-allowed"),
        ([thing("", "1")], 422, "text-too-short"),
        ([thing("x" * 65, "1")], 422, "text-too-long"),
        ([thing("a", "1", "0")], 422, "number-out-of-range"),
        ([thing("a", "1", "-1")], 422, "number-out-of-range"),
        ([thing("a", "1", "1.0001")], 422, "number-too-precise"),
        ([thing("a", "1", "100000")], 422, "number-out-of-range"),
        ([thing("a", "1", taxRate="100.001")], 422, "number-out-of-range"),
        ([thing("a", "1", discount={"percent": "10", "amount": "1"})], 422, "discount-ambiguous"),
        ([thing("a", "1", discount={})], 422, "discount-ambiguous"),
        ([thing("a", "9999999999.99", "99999")], 422, "amount-too-precise"),
        ([thing("a", "9999999999", "99999")], 422, "order-total-too-large"),
        ([thing(f"n{n}", "1") for n in range(501)], 422, "list-length"),
    ],
)
async def test_items_that_can_not_be_saved(shop: Shop, items: list[Document], status: int, code: str) -> None:
    """S1-18, S1-49: each with its own code, no card data in items, and no cart is left behind."""
    lucia = await person(shop, "cashier1")
    refused(await lucia.save(*items), status, code)
    assert await lucia.active() is None
    assert await shop.sql("SELECT FROM orders") == []


@pytest.mark.parametrize("status", ["completed", "assigned_to_tab", "discarded", "paid", "ACTIVE", ""])
async def test_no_status_can_be_written_that_is_earned(shop: Shop, status: str) -> None:
    """S1-07, S1-43, OS-1: paying completes, a tab assigns, discarding discards; nobody writes the word."""
    lucia = await person(shop, "cashier1")
    cart = await lucia.cart(thing("a", "1"))
    path = f"/api/order-sessions/{cart['id']}"
    refused(await lucia.save(thing("a", "1"), status=status), 422, "field-not-one-of")
    refused(await lucia.till.put(path, {"status": status, "version": 2}), 422, "field-not-one-of")
    assert await lucia.active() == cart


# --- whole-document writes ------------------------------------------------------------------------------


async def test_a_partial_update_writes_what_is_given(shop: Shop) -> None:
    """S1-14, S1-58, OR-2: by ``version`` or by ``If-Match``; what is not given stays; only changed lines change."""
    lucia = await person(shop, "cashier1")
    cart = await lucia.cart(thing("a", "5000"), thing("b", "1000"))
    path = f"/api/order-sessions/{cart['id']}"
    parked = ok(await lucia.till.put(path, {"status": "pending_logout", "version": cart["version"]}))
    assert (parked["status"], lines(parked)) == ("pending_logout", {"a": "1", "b": "1"})
    assert parked["logoutTime"] is not None
    back = ok(await lucia.post("/api/order-sessions/recover", {}))["orderSession"]
    changed = ok(
        await lucia.till.put(
            path,
            {"items": [thing("a", "5000"), thing("b", "1000", "2")]},
            headers={"If-Match": f'"{back["version"]}"'},
        )
    )
    assert lines(changed) == {"a": "1", "b": "2"}
    versions = {line["id"]: line["changedVersion"] for line in changed["items"]}
    assert versions == {"a": cart["items"][0]["changedVersion"], "b": changed["version"]}


async def test_a_whole_document_write_needs_the_version_it_was_based_on(shop: Shop) -> None:
    """OR-2, S1-53: none 428, an older one 409 with the current document, and nothing is written."""
    lucia = await person(shop, "cashier1")
    old = await lucia.cart(thing("a", "5000"))
    current = await lucia.cart(thing("a", "5000", "2"))
    path = f"/api/order-sessions/{old['id']}"
    items = [thing("mine", "1")]
    refused(await lucia.till.put(path, {"items": items}), 428, "version-missing")
    for sent in ({"json": {"items": items, "version": old["version"]}},
                 {"json": {"items": items}, "headers": {"If-Match": f'"{old["version"]}"'}},
                 {"json": {"items": items, "version": current["version"] + 1}}):  # fmt: skip
        problem = refused(await lucia.till.put(path, **sent), 409, "version-stale")
        assert problem["current"] == current
    problem = refused(await lucia.save(*items, version=old["version"]), 409, "version-stale")
    assert problem["current"]["items"] == current["items"]
    assert await lucia.active() == current


async def test_answers_carry_the_version_as_an_etag(shop: Shop) -> None:
    """OR-2: the ``ETag`` of an answer is what ``If-Match`` takes."""
    lucia = await person(shop, "cashier1")
    answer = await lucia.save(thing("a", "1"))
    again = await lucia.till.put(
        f"/api/order-sessions/{answer.json()['id']}",
        {"items": [thing("a", "2")]},
        headers={"If-Match": answer.headers["ETag"]},
    )
    assert ok(again)["items"][0]["price"] == "2"
    assert again.headers["ETag"] != answer.headers["ETag"]


# --- signing out and in ---------------------------------------------------------------------------------


async def test_signing_out_parks_the_cart_and_signing_in_brings_it_back(shop: Shop) -> None:
    """S1-03, S1-04, S1-24, S1-26 to S1-30, OS-3: the time is kept, the items too; id and items are the same."""
    afternoon = datetime(2026, 7, 1, 17, 0, tzinfo=UTC)
    await shop.clock.set(afternoon)
    lucia = await person(shop, "cashier1", register="ASU-1")
    cart = await lucia.cart(thing("a", "5000", "2", note="tibio"), thing("b", "1000"))
    await lucia.sign_out()
    refused(await lucia.get("/api/order-sessions/active"), 401, "credential-invalid")
    boss = await person(shop, "manager1")
    parked = ok(await boss.get(f"/api/order-sessions/{cart['id']}"))
    assert (parked["status"], parked["items"]) == ("pending_logout", cart["items"])
    assert datetime.fromisoformat(parked["logoutTime"]) == afternoon
    again = await person(shop, "cashier1", register="ASU-2")
    back = again.till.login["orderSession"]
    assert (back["id"], back["status"], back["logoutTime"]) == (cart["id"], "active", None)
    assert back["items"] == cart["items"]
    assert back["register"]["code"] == "ASU-2"


async def test_twice_out_and_in_with_edits_in_between(shop: Shop) -> None:
    """S1-05, S1-30, S1-43, OS-3: on three registers the same order session grows and never starts anew."""
    ids, seen = set(), []
    for number, register in enumerate(("ASU-1", "ASU-2", "LUQ-1"), start=1):
        lucia = await person(shop, "cashier1", register=register)
        cart = lucia.till.login["orderSession"] or ok(await lucia.save(), 201)
        after = (await lucia.operate(cart, add(f"op-{number}", thing(f"line-{number}", "1000"))))["orderSession"]
        ids.add(after["id"])
        seen.append(lines(after))
        await lucia.sign_out()
    assert len(ids) == 1
    assert seen[-1] == {"line-1": "1", "line-2": "1", "line-3": "1"}


async def test_reading_a_parked_cart_changes_nothing(shop: Shop) -> None:
    """S1-10, S1-11, OS-3: only recovery, an explicit call, makes it active."""
    lucia = await person(shop, "cashier1")
    cart = await lucia.cart(thing("a", "1"))
    ok(await lucia.till.put(f"/api/order-sessions/{cart['id']}", {"status": "pending_logout", "version": 2}))
    for _ in range(2):
        assert await lucia.active() is None
        assert ok(await lucia.get(f"/api/order-sessions/{cart['id']}"))["status"] == "pending_logout"
    recovered = ok(await lucia.post("/api/order-sessions/recover", {"registerId": "ASU-3"}))["orderSession"]
    assert (recovered["status"], recovered["register"]["code"]) == ("active", "ASU-3")
    assert await lucia.active() == recovered


async def test_recovery_tells_where_the_cart_was_just_in_use(shop: Shop) -> None:
    """S1-31, OS-4: just now on another register: its name and the time, though a sign-in lies between; else nothing."""
    await shop.clock.set(datetime(2026, 7, 1, 15, 0, tzinfo=UTC))
    first = await person(shop, "cashier1", register="ASU-1")
    await first.cart(thing("a", "1"))
    await shop.clock.advance(minutes=2)
    second = await person(shop, "cashier1", register="ASU-2")
    assert second.till.login["orderSession"]["register"]["code"] == "ASU-1"
    told = ok(await second.post("/api/order-sessions/recover", {"registerId": "ASU-2"}))["activeElsewhere"]
    assert told["register"]["code"] == "ASU-1"
    assert datetime.fromisoformat(told["lastSeenAt"]) == datetime(2026, 7, 1, 15, 0, tzinfo=UTC)
    assert ok(await second.post("/api/order-sessions/recover", {"registerId": "ASU-2"}))["activeElsewhere"] is None
    await shop.clock.advance(hours=1)
    third = await person(shop, "cashier1")
    assert ok(await third.post("/api/order-sessions/recover", {"registerId": "ASU-3"}))["activeElsewhere"] is None


async def test_recovery_without_a_cart(shop: Shop) -> None:
    """OS-3, S1-44: nothing to bring back, nothing created; an unknown register is refused."""
    lucia = await person(shop, "cashier1")
    assert ok(await lucia.post("/api/order-sessions/recover", {}))["orderSession"] is None
    refused(await lucia.post("/api/order-sessions/recover", {"registerId": "test-register-1"}), 404, "register-unknown")
    assert await shop.sql("SELECT FROM order_sessions") == []


async def test_nothing_but_recovery_touches_a_parked_cart(shop: Shop) -> None:
    """S1-43, OS-1: operations, whole writes and payment are refused until it is active again."""
    lucia = await person(shop, "cashier1")
    session = await lucia.open_drawer("ASU-1")
    cart = await lucia.cart(thing("a", "1000"))
    ok(await lucia.till.put(f"/api/order-sessions/{cart['id']}", {"status": "pending_logout", "version": 2}))
    for answer in (
        await lucia.try_to_operate(cart, remove("op-1", "a")),
        await lucia.till.put(f"/api/order-sessions/{cart['id']}", {"items": [], "version": 2}),
        await lucia.pay(cart, session, cash("1000")),
    ):
        problem = refused(answer, 409, "order-session-not-active")
        assert problem["state"] == "pending_logout"
    ok(await lucia.post("/api/order-sessions/recover", {}))
    ok(await lucia.pay(cart, session, cash("1000")), 201)


# --- putting away -------------------------------------------------------------------------------------------


async def test_discarding_is_soft_and_may_be_repeated(shop: Shop) -> None:
    """S1-17, OS-1: confirmed, again the same; the cart can still be read, not changed; the next one is new."""
    lucia = await person(shop, "cashier1")
    cart = await lucia.cart(thing("a", "1000"))
    path = f"/api/order-sessions/{cart['id']}"
    for _ in range(2):
        assert ok(await lucia.till.delete(path)) == {"discarded": True, "id": cart["id"]}
    assert await lucia.active() is None
    kept = ok(await lucia.get(path))
    assert (kept["status"], lines(kept)) == ("discarded", {"a": "1"})
    refused(await lucia.try_to_operate(cart, set_quantity("op-1", "a", "2")), 409, "order-session-not-active")
    assert (await lucia.cart(thing("b", "1")))["id"] != cart["id"]


async def test_a_paid_cart_can_not_be_discarded(shop: Shop) -> None:
    """S1-43, OS-1: what is settled stays."""
    lucia = await person(shop, "cashier1")
    session = await lucia.open_drawer("ASU-1")
    cart = await lucia.cart(thing("a", "1000"))
    ok(await lucia.pay(cart, session, cash("1000")), 201)
    refused(await lucia.till.delete(f"/api/order-sessions/{cart['id']}"), 409, "order-session-not-active")


# --- history ----------------------------------------------------------------------------------------------------


async def _carts(who: Person, count: int) -> list[str]:
    ids = []
    for number in range(count):
        cart = await who.cart(thing("a", str(number + 1)))
        ok(await who.till.delete(f"/api/order-sessions/{cart['id']}"))
        ids.append(cart["id"])
    return ids


async def test_history_comes_in_pages_newest_first(shop: Shop) -> None:
    """S1-57: every one once, whatever the page; a page mark of somewhere else is refused."""
    lucia = await person(shop, "cashier1")
    made = await _carts(lucia, 7)
    found: list[str] = []
    cursor: str | None = None
    pages = 0
    while pages == 0 or cursor is not None:
        query = {"limit": 3} | ({} if cursor is None else {"cursor": cursor})
        page = ok(await lucia.get("/api/order-sessions", params=query))
        found += [item["id"] for item in page["items"]]
        cursor = page["nextCursor"]
        pages += 1
    assert (found, pages) == (made[::-1], 3)
    refused(await lucia.get("/api/order-sessions", params={"cursor": "yesterday"}), 422, "cursor-invalid")
    listed = ok(await lucia.get("/api/order-sessions", params={"status": "active"}))
    assert listed == {"items": [], "nextCursor": None}
