"""A write without a body: the same as one whose fields are all left out."""

import httpx
import pytest

from tests.helpers.floor import Person, nothing_changes, ok, person, refused, thing
from tests.helpers.shop import Shop

NOWHERE = "018f0000-0000-7000-8000-000000000000"
CONTENT_TYPES = (None, "application/json", "text/plain", "application/x-www-form-urlencoded")
# Every write that needs a field: its address, and the fields that it needs.
NEEDS = {
    ("POST", "/api/auth/login"): {"$.username"},
    ("PUT", "/api/auth/register"): {"$.registerId"},
    ("POST", "/api/pos/sessions/get-or-create"): {"$.registerId"},
    ("POST", f"/api/pos/sessions/{NOWHERE}/counts"): {"$.kind"},
    ("POST", "/api/order-sessions"): {"$.items"},
    ("POST", f"/api/order-sessions/{NOWHERE}/operations"): {"$.baseVersion", "$.operations"},
    ("POST", f"/api/order-sessions/{NOWHERE}/complete"): {"$.sessionId", "$.payments"},
    ("POST", "/api/orders"): {"$.items"},
    ("POST", f"/api/orders/{NOWHERE}/operations"): {"$.baseVersion", "$.operations"},
    ("POST", f"/api/orders/{NOWHERE}/payments"): {"$.sessionId", "$.payments"},
    ("POST", f"/api/orders/{NOWHERE}/cancel"): {"$.reason"},
    ("POST", f"/api/orders/{NOWHERE}/split"): {"$.lines"},
    ("POST", f"/api/orders/{NOWHERE}/claim"): {"$.sessionId"},
    ("POST", f"/api/orders/{NOWHERE}/claim/takeover"): {"$.sessionId", "$.reason"},
    ("POST", f"/api/orders/{NOWHERE}/claim/release"): {"$.reason"},
    ("POST", f"/api/orders/{NOWHERE}/claim/requests"): {"$.sessionId"},
    ("POST", "/api/products"): {"$.name", "$.price"},
    ("POST", "/api/webhooks"): {"$.url", "$.eventTypes"},
}


async def _bare(who: Person, method: str, path: str, **headers: str) -> httpx.Response:
    return await who.till.call(method, path, headers=headers)


async def test_a_way_out_works_as_it_is_offered(shop: Shop) -> None:
    """EV-2, S2-20: the actions of a refusal name a method and an address, and no body."""
    lucia = await person(shop, "cashier1")
    mine = await lucia.open_drawer("ASU-1")
    actions = refused(await lucia.start_shift("ASU-2"), 409, "session-already-open")["actions"]
    (end,) = [action for action in actions if action["rel"] == "end"]
    assert ok(await _bare(lucia, end["method"], end["href"]))["session"]["status"] == "ended"
    await lucia.count(mine, kind="closing", amount="200")
    (close,) = [action for action in actions if action["rel"] == "close"]
    assert ok(await _bare(lucia, close["method"], close["href"]))["session"]["approval"] == "pending"
    await lucia.open_drawer("ASU-2")


@pytest.mark.parametrize("content_type", CONTENT_TYPES)
async def test_a_body_of_optional_fields_may_be_left_out(shop: Shop, content_type: str | None) -> None:
    """EV-2: whatever the nothing is said to be."""
    boss = await person(shop, "manager1", register="ASU-1")
    headers = {} if content_type is None else {"Content-Type": content_type}
    session = await boss.open_drawer("ASU-1")
    cart = await boss.cart(thing("a", "1000"))
    path = f"/api/order-sessions/{cart['id']}"
    recovered = ok(await _bare(boss, "POST", "/api/order-sessions/recover", **headers))["orderSession"]
    assert recovered["id"] == cart["id"]
    ok(await _bare(boss, "PUT", path, **headers, **{"If-Match": f'"{recovered["version"]}"'}))
    refused(await _bare(boss, "PUT", path, **headers), 428, "version-missing")
    sent = ok(await _bare(boss, "POST", f"{path}/send", **headers), 201)
    ok(await boss.post(f"/api/orders/{sent['id']}/claim", {"sessionId": session["id"]}))
    assert ok(await _bare(boss, "POST", "/api/claims/release", **headers))["released"] == 1
    refused(await _bare(boss, "POST", f"/api/pos/sessions/{session['id']}/close", **headers), 422, "count-missing")
    assert ok(await _bare(boss, "POST", f"/api/pos/sessions/{session['id']}/end", **headers))["session"]["endedAt"]
    hook = ok(await boss.post("/api/webhooks", {"url": "https://shop.example/told", "eventTypes": ["*"]}), 201)
    path = f"/api/webhooks/{hook['id']}"
    assert ok(await _bare(boss, "PUT", path, **headers, **{"If-Match": f'"{hook["version"]}"'}))["url"] == hook["url"]
    refused(await _bare(boss, "PUT", path, **headers), 428, "version-missing")
    assert ok(await _bare(boss, "POST", f"{path}/rotate-secret", **headers))["secret"] != hook["secret"]


@pytest.mark.parametrize("content_type", CONTENT_TYPES)
async def test_fields_that_are_needed_are_missing_by_name(shop: Shop, content_type: str | None) -> None:
    """EV-2: no body lacks the same fields as an empty one."""
    boss = await person(shop, "manager1", register="ASU-1")
    headers = {} if content_type is None else {"Content-Type": content_type}
    async with nothing_changes(shop):
        for (method, path), needed in NEEDS.items():
            answer = await _bare(boss, method, path, **headers)
            problem = refused(answer, 422, "field-missing" if len(needed) == 1 else "invalid-fields")
            assert {error["field"] for error in problem.get("errors", [problem])} == needed, path
            said = await boss.till.call(method, path, json={})
            assert said.json() == problem


async def test_every_write_with_a_body_is_in_the_list(shop: Shop) -> None:
    """EV-2: a new one belongs to one of the two."""
    contract = (await shop.http.get("/api/openapi.json")).json()
    needing = {
        (method.upper(), path)
        for path, calls in contract["paths"].items()
        for method, call in calls.items()
        if "requestBody" in call and call["requestBody"].get("required")
    }
    assert {(method, path.replace(NOWHERE, "{}")) for method, path in NEEDS} == {
        (method, "/".join("{}" if part.startswith("{") else part for part in path.split("/")))
        for method, path in needing
    }
