"""``ETag`` on every answer about one document that has a version, ``If-Match`` on the writes of whole ones."""

from typing import Any

import httpx

from tests.claims.hands import at_work, line_move
from tests.helpers.floor import Document, cash, key, lines, nothing_changes, ok, person, refused, set_quantity, thing
from tests.helpers.shop import Shop


def _tag(document: Document) -> str:
    return f'"{document["version"]}"'


def _same(answer: httpx.Response, *members: str) -> Document:
    """Return the document that the answer is about; its version is the answer's ETag."""
    assert answer.status_code < 300, answer.text
    found: Any = answer.json()
    for member in members:
        found = found[member]
    assert answer.headers.get("ETag") == _tag(found), answer.request.url
    return dict(found)


async def test_cash_sessions_carry_their_version(shop: Shop) -> None:
    """OR-2: however the answer wraps the session."""
    lucia = await person(shop, "cashier1")
    session = _same(await lucia.start_shift("ASU-1"), "session")
    path = f"/api/pos/sessions/{session['id']}"
    assert _same(await lucia.start_shift("ASU-1"), "session") == session
    assert _same(await lucia.get(path)) == session
    assert _same(await lucia.get(f"{path}/validation"), "session") == session
    assert "ETag" not in (await lucia.get(f"{path}/validation", params={"profileId": "another"})).headers
    ended = _same(await lucia.end(session), "session")
    assert ended["version"] > session["version"]
    assert "ETag" not in (await lucia.count(session, kind="closing", amount="150000")).headers
    closed = _same(await lucia.close(session), "session")
    assert closed["version"] > ended["version"]
    assert "ETag" not in (await lucia.get("/api/pos/sessions")).headers


async def test_carts_carry_their_version(shop: Shop) -> None:
    """OR-2: saved, changed line by line, active, recovered; no cart has none."""
    lucia = await person(shop, "cashier1")
    assert "ETag" not in (await lucia.get("/api/order-sessions/active")).headers
    assert "ETag" not in (await lucia.post("/api/order-sessions/recover")).headers
    cart = _same(await lucia.save(thing("a", "1000")))
    path = f"/api/order-sessions/{cart['id']}"
    changed = _same(await lucia.try_to_operate(cart, set_quantity("op-1", "a", "2")), "orderSession")
    assert changed["version"] > cart["version"]
    assert _same(await lucia.get("/api/order-sessions/active")) == _same(await lucia.get(path)) == changed
    assert _same(await lucia.post("/api/order-sessions/recover"), "orderSession")["version"] == changed["version"]
    put = _same(await lucia.till.put(path, {"items": []}, headers={"If-Match": _tag(changed)}))
    assert put["version"] > changed["version"]
    discarded = await lucia.till.delete(path)
    assert ok(discarded) == {"discarded": True, "id": cart["id"]}
    assert "ETag" not in discarded.headers


async def test_orders_of_the_queue_carry_their_version(shop: Shop) -> None:
    """OR-2, CL-1: created, sent, claimed, changed, cancelled; an answer about two of them names neither."""
    ana = await at_work(shop, "cashier1", "ASU-1")
    cart = await ana.person.cart(thing("a", "1000", "3"))
    order = _same(await ana.person.post(f"/api/order-sessions/{cart['id']}/send"))
    assert _same(await ana.person.get(f"/api/orders/{order['id']}")) == order
    assert _same(await ana.claim(order), "order")["id"] == order["id"]
    changed = _same(await ana.operate(order, set_quantity("op-1", "a", "2")), "order")
    assert changed["version"] > order["version"]
    split = await ana.split(order, line_move("a", "b", "1"))
    assert ok(split)["order"]["version"] != ok(split)["other"]["version"]
    assert "ETag" not in split.headers
    assert _same(await ana.cancel(order))["status"] == "cancelled"
    assert _same(await ana.person.post("/api/orders", {"items": [thing("a", "1")]}))["status"] == "queued"
    boss = await at_work(shop, "manager1", "ASU-2")
    held = await boss.queue()
    ok(await boss.claim(held))
    assert _same(await ana.take_over(held, approval={"username": "manager1", "pin": "9999"}), "order")
    assert "ETag" not in (await ana.person.get("/api/orders")).headers


async def test_webhooks_carry_their_version(shop: Shop) -> None:
    """OR-2: with the secret or without."""
    boss = await person(shop, "manager1")
    hook = _same(await boss.post("/api/webhooks", {"url": "https://shop.example/told", "eventTypes": ["*"]}))
    path = f"/api/webhooks/{hook['id']}"
    assert _same(await boss.get(path))["version"] == hook["version"]
    changed = _same(await boss.till.put(path, {"description": "stock", "version": hook["version"]}))
    assert changed["version"] > hook["version"]
    assert _same(await boss.post(f"{path}/rotate-secret"))["version"] > changed["version"]
    _same(await boss.post(f"{path}/test"))


async def test_a_webhook_that_changed_meanwhile_is_not_written_over(shop: Shop) -> None:
    """OR-2, EV-1: no version 428; an older one, in the body, in If-Match or in either of both, 409 with what it is."""
    ana, boss = await person(shop, "admin"), await person(shop, "manager1")
    hook = _same(await boss.post("/api/webhooks", {"url": "https://shop.example/told", "eventTypes": ["webhook.test"]}))
    path, once, stale = f"/api/webhooks/{hook['id']}", key(), {"If-Match": _tag(hook)}
    described = (await boss.get("/api/openapi.json")).json()
    based = {"url": "https://books.example/told", "version": hook["version"]}
    changed = _same(await ana.till.put(path, based, key=once))
    refused(await boss.till.put(path, {"active": False}), 428, "version-missing")
    for body, headers in (
        ({"active": False, "version": hook["version"]}, {}),
        ({"active": False}, stale),
        ({"active": False, "version": changed["version"]}, stale),
        ({"active": False, "version": hook["version"]}, {"If-Match": _tag(changed)}),
    ):
        problem = refused(await boss.till.put(path, body, headers=headers), 409, "version-stale")
        assert problem["current"] == changed
        assert problem["current"].keys() == set(described["components"]["schemas"]["Webhook"]["required"])
        assert "secret" not in problem["current"]
    assert _same(await ana.till.put(path, based, key=once)) == changed
    (now,) = ok(await boss.get("/api/webhooks"))["items"]
    assert (now["version"], now["url"], now["status"]) == (changed["version"], changed["url"], "active")
    off = _same(await boss.till.put(path, {"active": False}, headers={"If-Match": _tag(changed)}))
    on = _same(await boss.till.put(path, {"active": True}, headers={"If-Match": "*"}))
    assert (off["status"], on["status"]) == ("disabled", "active")


async def test_an_answer_from_memory_carries_the_version_it_had(shop: Shop) -> None:
    """EV-1, OR-2: status, body and ETag of the first answer, though the document has moved on."""
    lucia = await person(shop, "cashier1")
    session = await lucia.open_drawer("ASU-1")
    same = key()
    first = await lucia.post("/api/order-sessions", {"items": [thing("a", "1000")]}, key=same)
    await lucia.cart(thing("a", "1000", "2"))
    again = await lucia.post("/api/order-sessions", {"items": [thing("a", "1000")]}, key=same)
    assert (again.status_code, again.content, again.headers["ETag"]) == (201, first.content, first.headers["ETag"])
    assert (again.headers["Idempotent-Replay"], "Idempotent-Replay" in first.headers) == ("true", False)
    cart = await lucia.active()
    assert cart is not None
    assert _tag(cart) != again.headers["ETag"]
    paid = [await lucia.pay(cart, session, cash("2000"), key="pay-once-only") for _ in range(2)]
    assert [answer.content for answer in paid] == [paid[0].content] * 2
    assert ["ETag" in answer.headers for answer in paid] == [False, False]


# --- If-Match -----------------------------------------------------------------------------------------------------


async def test_a_stale_if_match_is_refused_wherever_a_whole_cart_is_written(shop: Shop) -> None:
    """OR-2, S1-53: by POST as by PUT, and though the body's version is the current one."""
    lucia = await person(shop, "cashier1")
    old = await lucia.cart(thing("a", "1000"))
    current = await lucia.cart(thing("a", "1000", "2"))
    wanted = {"items": [thing("mine", "1")]}
    put = ("PUT", f"/api/order-sessions/{current['id']}")
    async with nothing_changes(shop):
        for method, path in (put, ("POST", "/api/order-sessions")):
            for body, tag in (
                (wanted, _tag(old)),
                (wanted | {"version": current["version"]}, _tag(old)),
                (wanted | {"version": old["version"]}, _tag(current)),
                (wanted | {"version": old["version"]}, "*"),
            ):
                answer = await lucia.till.call(method, path, json=body, headers={"If-Match": tag})
                assert refused(answer, 409, "version-stale")["current"] == current, (method, body, tag)
    for method, path in (put, ("POST", "/api/order-sessions")):
        body = wanted | {"version": current["version"]}
        current = _same(await lucia.till.call(method, path, json=body, headers={"If-Match": _tag(current)}))


async def test_any_version_is_the_one_that_is_there(shop: Shop) -> None:
    """OR-2, OS-2: ``*`` is content with whatever is there and refused where nothing is, but names no version: a save
    under it takes nothing away, and no whole cart is written on it.
    """
    lucia = await person(shop, "cashier1")
    for sent in ({"headers": {"If-Match": "*"}}, {"headers": {"If-Match": '"1"'}}):
        answer = await lucia.post("/api/order-sessions", {"items": [thing("a", "1")]}, **sent)
        assert refused(answer, 409, "version-stale")["current"] is None
    refused(await lucia.save(thing("a", "1"), version=1), 409, "version-stale")
    assert await lucia.active() is None
    cart = await lucia.cart(thing("a", "1"))
    path = f"/api/order-sessions/{cart['id']}"
    refused(await lucia.till.put(path, {"items": []}, headers={"If-Match": "*"}), 428, "version-missing")
    saved = _same(await lucia.post("/api/order-sessions", {"items": [thing("b", "3")]}, headers={"If-Match": "*"}))
    assert (lines(saved), saved["kept"]) == ({"a": "1", "b": "1"}, ["a"])
    parked = _same(await lucia.till.put(path, {"status": "pending_logout"}, headers={"If-Match": "*"}))
    assert (parked["status"], lines(parked)) == ("pending_logout", lines(saved))
