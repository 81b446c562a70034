"""``POST /api/order-sessions`` without a version: it adds and changes, takes nothing away and wakes nothing up."""

import pytest

from tests.helpers.floor import Document, Person, cash, lines, ok, person, refused, remove, set_quantity, thing
from tests.helpers.shop import Shop

BEER, RUM, WINE = thing("beer", "1000"), thing("rum", "4000"), thing("wine", "3000")


async def _parked(who: Person, *items: Document) -> Document:
    cart = await who.cart(*items)
    path = f"/api/order-sessions/{cart['id']}"
    return ok(await who.till.put(path, {"status": "pending_logout", "version": cart["version"]}))


async def test_a_save_without_a_version_keeps_what_it_does_not_name(shop: Shop) -> None:
    """OS-2: stored lines stay and the answer names them; what is named is added or changed, in place."""
    lucia = await person(shop, "cashier1")
    cart = await lucia.cart(BEER, RUM)
    saved = ok(await lucia.save(WINE, {**RUM, "quantity": "2", "note": "doble"}))
    assert (saved["id"], saved["status"], saved["actions"]) == (cart["id"], "active", [])
    assert lines(saved) == {"beer": "1", "rum": "2", "wine": "1"}
    assert (saved["kept"], saved["order"]["total"]) == (["beer"], "12000")
    assert ok(await lucia.save())["kept"] == ["beer", "wine", "rum"]
    assert ok(await lucia.save(WINE, BEER, {**RUM, "quantity": "2"}))["kept"] == []


async def test_a_save_with_the_current_version_is_the_whole_cart(shop: Shop) -> None:
    """OS-2, OR-2: nothing is kept beside it; without items it says nothing and takes nothing away."""
    lucia = await person(shop, "cashier1")
    cart = await lucia.cart(BEER, RUM)
    empty = ok(await lucia.save(version=cart["version"]))
    assert (lines(empty), empty["kept"]) == ({"beer": "1", "rum": "1"}, ["beer", "rum"])
    whole = ok(await lucia.save(WINE, version=empty["version"]))
    assert (lines(whole), whole["kept"]) == ({"wine": "1"}, [])


@pytest.mark.parametrize("with_version", [False, True], ids=["without a version", "with the current one"])
async def test_a_save_leaves_a_parked_cart_parked(shop: Shop, with_version: bool) -> None:  # noqa: FBT001 - a case
    """OS-2, OS-3, S1-43: it is merged into (or written whole), said to be parked, brought back by recovery alone."""
    lucia = await person(shop, "cashier1", register="ASU-1")
    parked = await _parked(lucia, BEER, RUM)
    version = {"version": parked["version"]} if with_version else {}
    saved = ok(await lucia.save(WINE, registerId="ASU-2", **version))
    assert (saved["id"], saved["status"]) == (parked["id"], "pending_logout")
    for name in ("logoutTime", "register", "lastSeenAt"):
        assert saved[name] == parked[name]
    expected = {"wine": "1"} if with_version else {"beer": "1", "rum": "1", "wine": "1"}
    assert (lines(saved), saved["kept"]) == (expected, [] if with_version else ["beer", "rum"])
    assert await lucia.active() is None
    (way,) = saved["actions"]
    assert way["rel"] == "recover"
    back = ok(await lucia.till.call(way["method"], way["href"]))["orderSession"]
    assert (back["id"], back["status"], lines(back)) == (parked["id"], "active", expected)


async def test_every_refusal_of_a_parked_cart_offers_recovery(shop: Shop) -> None:
    """OS-2, EV-2: by method and address, and after it the same call is carried out."""
    lucia = await person(shop, "cashier1", register="ASU-1")
    session = await lucia.open_drawer("ASU-1")
    cart = await _parked(lucia, BEER)
    path = f"/api/order-sessions/{cart['id']}"
    for answer in (
        await lucia.try_to_operate(cart, set_quantity("op-1", "beer", "1")),
        await lucia.till.put(path, {"items": [BEER], "version": cart["version"]}),
        await lucia.post(f"{path}/send"),
        await lucia.pay(cart, session, cash("1000")),
    ):
        problem = refused(answer, 409, "order-session-not-active")
        assert problem["state"] == "pending_logout"
        (way,) = problem["actions"]
        assert (way["rel"], way["method"], way["href"]) == ("recover", "POST", "/api/order-sessions/recover")
    ok(await lucia.post("/api/order-sessions/recover"))
    ok(await lucia.pay(cart, session, cash("1000")), 201)
    settled = refused(await lucia.pay(cart, session, cash("1000")), 409, "order-session-not-active")
    seen = {each["rel"]: each["href"] for each in settled["actions"]}
    assert seen == {"view": path, "view-sale": f"/api/transactions/{settled['transactionId']}"}
    for href in seen.values():
        ok(await lucia.get(href))


async def test_a_cart_with_kept_lines_is_sold_as_the_till_shows_it_or_not_at_all(shop: Shop) -> None:
    """OS-2, D4: a client that removes by omission shows one bottle of wine; it is not charged for the beer as well."""
    lucia = await person(shop, "cashier1", register="ASU-1")
    session = await lucia.open_drawer("ASU-1")
    await lucia.cart(BEER, RUM)
    saved = ok(await lucia.save(WINE))
    path = f"/api/order-sessions/{saved['id']}/complete"
    body = {"sessionId": session["id"], "payments": [cash("8000")]}
    missing = refused(await lucia.post(path, body, key="without-a-total"), 428, "total-missing")
    assert (missing["total"], missing["version"]) == ("8000", saved["version"])
    other = refused(
        await lucia.post(path, {**body, "total": "3000"}, key="the-wine-alone"), 409, "order-total-mismatch"
    )
    assert (other["yours"], other["total"], other["version"]) == ("3000", "8000", saved["version"])
    older = {**body, "version": saved["version"] - 1}
    stale = refused(await lucia.post(path, older, key="an-older-version"), 409, "version-stale")
    assert stale["current"]["order"]["total"] == "8000"
    sold = ok(await lucia.post(path, {**body, "version": saved["version"]}, key="as-it-is-shown"), 201)
    assert sold["total"] == "8000"


async def test_a_line_taken_off_elsewhere_comes_back_when_it_is_named(shop: Shop) -> None:
    """OS-2: what a save names is in the cart afterwards, in the quantity that it says."""
    here, there = await person(shop, "cashier1"), await person(shop, "cashier1")
    cart = await here.cart(BEER, RUM)
    await there.operate(cart, remove("op-1", "beer"))
    assert lines(ok(await here.save({**BEER, "quantity": "3"}))) == {"rum": "1", "beer": "3"}
