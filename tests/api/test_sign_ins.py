"""Sign-ins: listed and ended by a manager, and ended by the next one at the same device."""

import pytest

from tests.helpers.floor import (
    Document,
    Person,
    cash,
    journal,
    key,
    ok,
    password_of,
    person,
    refused,
    sign_in_with,
    thing,
)
from tests.helpers.shop import Shop, Till

BEER = thing("beer", "1000")


async def console(shop: Shop, name: str, *, business: str = "espiga", **more: object) -> Document:
    """Sign in as the console does: the cookies go on from whoever was here before."""
    return ok(await sign_in_with(shop, **password_of(name, business), cookie=True, **more))


async def carried(shop: Shop) -> str:
    """Return the token that the browser carries."""
    return next(cookie.value or "" for cookie in shop.http.cookies.jar if cookie.name == "tillkeeper_session")


async def status_of(shop: Shop, token: str) -> int:
    """Return what the server answers to a program that holds the token."""
    return (await Till(shop.http, token, {}).get("/api/auth/me")).status_code


async def listed(who: Person) -> list[Document]:
    items: list[Document] = ok(await who.get("/api/sign-ins"))["items"]
    return items


async def endings_told(who: Person) -> list[Document]:
    items = ok(await who.get("/api/events?limit=200"))["items"]
    return [each for each in items if each["type"] == "identity.signed-out"]


# --- by the next one at the device ---------------------------------------------------------------


async def test_the_next_sign_in_ends_the_one_before_it(shop: Shop) -> None:
    """DV-3: the cookie of whoever was here opens nothing any more; their cart is parked, and nothing of it is lost."""
    await console(shop, "cashier2", registerId="ASU-1")
    before = await carried(shop)
    ana = Person(Till(shop.http, before, {}))
    cart = await ana.cart(BEER)
    await console(shop, "cashier3", registerId="ASU-1")
    assert await status_of(shop, before) == 401
    assert await status_of(shop, await carried(shop)) == 200
    boss = await person(shop, "manager1")
    parked = ok(await boss.get(f"/api/order-sessions/{cart['id']}"))
    assert (parked["status"], [item["id"] for item in parked["items"]]) == ("pending_logout", ["beer"])
    back = await console(shop, "cashier2", registerId="ASU-1")
    assert (back["orderSession"]["id"], back["orderSession"]["status"]) == (cart["id"], "active")


async def test_one_that_fails_ends_nothing(shop: Shop) -> None:
    """DV-3: whoever guesses at a colleague's till signs nobody out."""
    await console(shop, "cashier2", registerId="ASU-1")
    before = await carried(shop)
    refused(await sign_in_with(shop, username="cashier3", password="wrong", cookie=True), 401, "sign-in-failed")
    assert await status_of(shop, before) == 200


@pytest.mark.parametrize("lost", ["tillkeeper_session", "tillkeeper_device"])
async def test_a_browser_that_lost_one_of_its_cookies(shop: Shop, lost: str) -> None:
    """DV-3: the sign-in before is found by the device, and by the cookie that held it."""
    await console(shop, "cashier2", registerId="ASU-1")
    before = await carried(shop)
    for cookie in list(shop.http.cookies.jar):
        if cookie.name == lost:
            shop.http.cookies.jar.clear(cookie.domain, cookie.path, cookie.name)
    await console(shop, "cashier3", registerId="ASU-1")
    assert await status_of(shop, before) == 401


async def test_the_same_person_once_more_keeps_the_cart_active(shop: Shop) -> None:
    """OS-3: a screen that is unlocked is a sign-in; one stays, and the cart is never parked in between."""
    await console(shop, "cashier2", registerId="ASU-1")
    cart = await Person(Till(shop.http, await carried(shop), {})).cart(BEER)
    for _ in range(3):
        await console(shop, "cashier2", registerId="ASU-1")
    assert (await shop.sql("SELECT count(*) FROM access_tokens WHERE revoked_at IS NULL"))[0]["count"] == 1
    assert [row["outcome"] for row in await journal(shop, "order-session.recover")][-3:] == ["left-where-it-is"] * 3
    await Person(Till(shop.http, await carried(shop), {})).sign_out()
    boss = await person(shop, "manager1")
    assert ok(await boss.get(f"/api/order-sessions/{cart['id']}"))["status"] == "pending_logout"


async def test_what_it_held_is_free_at_once(shop: Shop) -> None:
    """CL-2, CL-5: the order that was in hand is released, and its history says by whose sign-in."""
    await console(shop, "cashier2", registerId="ASU-1")
    ana = Person(Till(shop.http, await carried(shop), {}))
    session = await ana.open_drawer("ASU-1")
    order = ok(await ana.post("/api/orders", {"items": [BEER]}, key=key()), 201)["id"]
    ok(await ana.post(f"/api/orders/{order}/claim", {"sessionId": session["id"]}))
    await console(shop, "cashier3", registerId="ASU-1")
    ben = await person(shop, "cashier3")
    assert ok(await ben.get(f"/api/orders/{order}/claim"))["claimed"] is False
    (newest, *_) = ok(await ben.get(f"/api/orders/{order}/claim/history"))["items"]
    assert (newest["command"], newest["by"]["username"]) == ("identity.end-sign-in", "cashier3")


async def test_programs_and_other_devices_go_on(shop: Shop) -> None:
    """DV-2: a bearer token is nobody's cookie; a browser elsewhere is another device."""
    program = await person(shop, "cashier2")
    await console(shop, "cashier2", registerId="ASU-1")
    elsewhere = await carried(shop)
    shop.http.cookies.clear()
    await console(shop, "cashier3", registerId="ASU-1")
    await person(shop, "cashier1")
    assert [await status_of(shop, token) for token in (elsewhere, program.till.token, await carried(shop))] == [200] * 3


async def test_in_another_business_the_server_says_it(shop: Shop) -> None:
    """EV-4, EV-5: the row in the business that was left names nobody of the other one."""
    await console(shop, "cashier2", registerId="ASU-1")
    before = await carried(shop)
    await console(shop, "cashier4", business="harbor", registerId="test-register-1")
    assert await status_of(shop, before) == 401
    (row,) = await journal(shop, "identity.end-sign-in")
    assert (row["outcome"], row["user_id"]) == ("replaced", None)


# --- by a manager ----------------------------------------------------------------------------------


async def test_who_is_signed_in(shop: Shop) -> None:
    """DV-3: whose, as what, where, since and until when; no token, and nobody of another business."""
    await console(shop, "cashier2", registerId="ASU-1")
    token = await carried(shop)
    ben = await person(shop, "cashier3", register="ASU-2")
    await person(shop, "cashier4", "harbor")
    boss = await person(shop, "manager1")
    rows = await listed(boss)
    told = [(row["user"]["username"], row["role"], row["kind"], (row["register"] or {}).get("code")) for row in rows]
    assert told == [
        ("manager1", "manager", "bearer", None),
        ("cashier3", "cashier", "bearer", "ASU-2"),
        ("cashier2", "cashier", "console", "ASU-1"),
    ]
    assert [row["isThisOne"] for row in rows] == [True, False, False]
    assert all(secret not in str(rows) for secret in (token, ben.till.token, boss.till.token))
    await ben.sign_out()
    assert len(await listed(boss)) == 2


async def test_the_list_has_pages(shop: Shop) -> None:
    for _ in range(5):
        await person(shop, "cashier2")
    boss = await person(shop, "manager1")
    seen: list[str] = []
    cursor: str | None = None
    while True:
        page = ok(await boss.get("/api/sign-ins", params={"limit": 2} | ({"cursor": cursor} if cursor else {})))
        seen += [row["id"] for row in page["items"]]
        cursor = page["nextCursor"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == 6
    refused(await boss.get("/api/sign-ins", params={"cursor": key()}), 422, "cursor-invalid")


async def test_a_manager_ends_one(shop: Shop) -> None:
    """DV-3, OS-3, CL-2: as a sign-out: cart parked, claim released; said in the journal and the feed, by whom."""
    ana = await person(shop, "cashier2", register="ASU-1")
    session = await ana.open_drawer("ASU-1")
    order = ok(await ana.post("/api/orders", {"items": [BEER]}, key=key()), 201)["id"]
    ok(await ana.post(f"/api/orders/{order}/claim", {"sessionId": session["id"]}))
    cart = await ana.cart(BEER)
    boss = await person(shop, "manager1")
    (hers,) = [row["id"] for row in await listed(boss) if row["user"]["username"] == "cashier2"]
    asked = key()
    first, again = [await boss.till.delete(f"/api/sign-ins/{hers}", key=asked) for _ in range(2)]
    assert (first.status_code, first.content, again.status_code) == (204, b"", 204)
    assert again.headers["Idempotent-Replay"] == "true"
    assert (await boss.till.delete(f"/api/sign-ins/{hers}")).status_code == 204
    refused(await ana.get("/api/auth/me"), 401, "credential-invalid")
    assert ok(await boss.get(f"/api/order-sessions/{cart['id']}"))["status"] == "pending_logout"
    assert ok(await boss.get(f"/api/orders/{order}/claim"))["claimed"] is False
    rows = await journal(shop, "identity.end-sign-in")
    assert [(row["outcome"], str(row["user_id"]), str(row["subject_id"])) for row in rows] == [
        ("ended", boss.id, hers), ("already-ended", boss.id, hers),
    ]  # fmt: skip
    told = await endings_told(boss)
    assert [each["actor"]["username"] for each in told] == ["manager1"]
    (change,) = [each for each in told[0]["changes"] if each["kind"] == "sign-in"]
    assert (change["id"], change["document"]["reason"]) == (hers, "ended")
    seen = await endings_told(await person(shop, "cashier3"))
    assert {change["kind"] for each in seen for change in each["changes"]} == {"order-claim"}
    back = await person(shop, "cashier2", register="ASU-1")
    sale = await back.pay(ok(await back.post("/api/order-sessions/recover"))["orderSession"], session, cash("1000"))
    ok(sale, 201)


async def test_who_may_not(shop: Shop) -> None:
    """DV-3, EV-5: cashiers neither look nor end; another business's, a program's and an invented one look the same."""
    ana, boss = await person(shop, "cashier2"), await person(shop, "manager1")
    (bosss,) = [row["id"] for row in await listed(boss) if row["isThisOne"]]
    refused(await ana.get("/api/sign-ins"), 403, "not-permitted")
    refused(await ana.till.delete(f"/api/sign-ins/{bosss}"), 403, "not-permitted")
    foreign = await person(shop, "manager2", "harbor")
    (theirs,) = [row["id"] for row in await listed(foreign) if row["isThisOne"]]
    for wanted in (theirs, "018f0000-0000-7000-8000-000000000000", "nonsense"):
        refused(await boss.till.delete(f"/api/sign-ins/{wanted}"), 404, "sign-in-unknown")
    ok(await foreign.get("/api/auth/me"))
    await shop.sql("UPDATE memberships SET role = 'auditor' WHERE user_id = $1::uuid", boss.id)
    assert len(await listed(boss)) == 2
    refused(await boss.till.delete(f"/api/sign-ins/{bosss}"), 403, "not-permitted")
    await shop.sql("UPDATE access_tokens SET kind = 'api' WHERE id = $1::uuid", theirs)
    refused(await foreign.till.delete(f"/api/sign-ins/{theirs}"), 404, "sign-in-unknown")
