"""The bodies of the published scripts, as they are printed, once a credential is sent (D17)."""

import asyncio

import pytest

from tests.helpers.floor import Person, nothing_changes, ok, person, refused, thing
from tests.helpers.shop import Shop

# The request of the published concurrency script: text ids, and a vendor and a user that no business here knows.
PUBLISHED = {
    "registerId": "test-register-1",
    "locationId": "test-location",
    "vendorId": "cd2e1122-d511-4edb-be5d-98ef274b4baf",
    "userId": "test-user",
    "openingCash": 200.00,
}
SENT = 10


async def test_the_published_script_opens_one_session(shop: Shop) -> None:
    """S4-09, S4-16, S4-17, D17: twice, then ten at once: one session, and the answer names what it passed over."""
    maya = await person(shop, "cashier4", "harbor")
    first, second = [await maya.post("/api/pos/sessions/get-or-create", PUBLISHED) for _ in range(2)]
    opened, again = ok(first, 201), ok(second)
    assert (opened["outcome"], again["outcome"]) == ("created", "resumed")
    assert opened["ignored"] == again["ignored"] == ["userId", "vendorId"]
    answers = await asyncio.gather(*(maya.post("/api/pos/sessions/get-or-create", PUBLISHED) for _ in range(SENT)))
    assert {ok(each)["session"]["id"] for each in answers} == {opened["session"]["id"]}
    assert opened["session"]["openingCash"] == "200.00"
    sessions = await shop.sql("SELECT cashier_id::text FROM cash_sessions")
    assert [row["cashier_id"] for row in sessions] == [maya.id]


@pytest.mark.parametrize("field", ["userId", "vendorId"])
async def test_another_member_is_refused_and_anybody_else_is_nobody(shop: Shop, field: str) -> None:
    """EV-5, D17: by id and by name; who exists at another business and who exists nowhere look the same."""
    lucia = await person(shop, "cashier1")
    ids = {row["username"]: row["id"] for row in await shop.sql("SELECT username, id::text FROM users")}
    async with nothing_changes(shop):
        for name in ("cashier2", "CASHIER2", ids["cashier2"]):
            problem = refused(await lucia.start_shift("ASU-1", **{field: name}), 403, "identity-mismatch")
            assert problem["field"] == field
    for name in ("cashier5", ids["cashier5"], "nobody-at-all", "018f0000-0000-7000-8000-000000000000"):
        assert (await lucia.start_shift("ASU-1", **{field: name})).json()["ignored"] == [field]
    own = {"userId": lucia.id, "vendorId": lucia.till.login["business"]["code"]}
    assert ok(await lucia.start_shift("ASU-1", **own))["ignored"] == []


async def test_a_cart_is_saved_for_the_caller_whoever_is_named(shop: Shop) -> None:
    """S1-12, D17: the cart is the credential's; another member's name is refused."""
    lucia: Person = await person(shop, "cashier1")
    saved = ok(await lucia.save(thing("a", "1000"), userId="test-user"), 201)
    assert (saved["ignored"], saved["user"]["id"]) == (["userId"], lucia.id)
    refused(await lucia.save(thing("b", "1"), userId="cashier2"), 403, "identity-mismatch")


async def test_a_client_of_the_published_calls_goes_on_beside_a_new_one(shop: Shop) -> None:
    """S1-46: it saves whole carts without ids of operations or a version, reads and pays; what the other till added by
    operations stays, and it pays what it shows.
    """
    lucia = await person(shop, "cashier1")
    session = await lucia.open_drawer("ASU-1")
    old = {"id": "a", "name": "Chipa", "price": 1000, "quantity": 1}
    saved = ok(await lucia.post("/api/order-sessions", {"userId": lucia.id, "items": [old], "status": "active"}), 201)
    added = {"id": "op-1", "op": "add", "item": {"id": "b", "name": "Cocido", "price": "8000"}}
    address = f"/api/order-sessions/{saved['id']}"
    ok(await lucia.post(f"{address}/operations", {"baseVersion": saved["version"], "operations": [added]}))
    again = {"userId": lucia.id, "items": [old | {"quantity": 2}], "status": "active"}
    kept = ok(await lucia.post("/api/order-sessions", again))
    assert (kept["id"], kept["kept"]) == (saved["id"], ["b"])
    shown = ok(await lucia.get("/api/order-sessions/active"))
    assert {line["id"]: line["quantity"] for line in shown["items"]} == {"a": "2", "b": "1"}
    total = shown["order"]["total"]
    paid = {"sessionId": session["id"], "payments": [{"tender": "cash", "amount": total}], "total": total}
    sold = ok(await lucia.post(f"{address}/complete", paid, key="old-client-pays"), 201)
    assert (sold["total"], sold["orderSessionId"]) == ("10000", saved["id"])
    assert ok(await lucia.get("/api/order-sessions/active")) is None
