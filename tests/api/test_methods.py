"""HEAD and OPTIONS of every address, and the headers that HTTP asks of a refusal."""

import pytest

from tests.helpers.floor import key, ok, person, refused
from tests.helpers.shop import Shop

NOWHERE = "018f0000-0000-7000-8000-000000000000"


@pytest.mark.parametrize(
    ("path", "methods"),
    [
        ("/api/orders", "GET, HEAD, OPTIONS, POST"),
        (f"/api/order-sessions/{NOWHERE}", "DELETE, GET, HEAD, OPTIONS, PUT"),
        (f"/api/orders/{NOWHERE}/claim", "DELETE, GET, HEAD, OPTIONS, POST"),
        ("/api/auth/login", "OPTIONS, POST"),
        ("/healthz", "GET, HEAD, OPTIONS"),
        ("/", "GET, HEAD, OPTIONS"),
    ],
)
async def test_options_names_every_method(shop: Shop, path: str, methods: str) -> None:
    """EV-2: and needs no credential."""
    answer = await shop.http.options(path)
    assert (answer.status_code, answer.headers["Allow"]) == (204, methods)


async def test_what_is_not_served_says_what_is(shop: Shop) -> None:
    """EV-2: 405 names the methods, 404 none."""
    boss = await person(shop, "manager1")
    answer = await boss.till.call("PATCH", "/api/orders")
    refused(answer, 405, "method-not-allowed")
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}
    answer = await boss.post("/api/nothing")
    refused(answer, 404, "not-found")
    assert "Allow" not in answer.headers


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/"])
async def test_head_is_get_without_a_body(shop: Shop, path: str) -> None:
    """EV-2: load balancers ask so, and nobody need sign in for it."""
    head, get = await shop.http.head(path), await shop.http.get(path)
    assert (head.status_code, head.content) == (get.status_code, b"")
    assert head.headers.get("ETag") == get.headers.get("ETag")
    assert head.headers["Content-Type"] == get.headers["Content-Type"]


async def test_head_of_a_document(shop: Shop) -> None:
    """OR-2, EV-5: its version, to whoever may read it."""
    lucia = await person(shop, "cashier1")
    session = await lucia.open_drawer("ASU-1")
    path = f"/api/pos/sessions/{session['id']}"
    head = await lucia.till.call("HEAD", path)
    assert (head.status_code, head.content, head.headers["ETag"]) == (200, b"", f'"{session["version"]}"')
    assert head.headers["Feed-Position"]
    assert (await shop.http.head(path)).status_code == 401
    assert (await lucia.till.call("HEAD", f"/api/pos/sessions/{NOWHERE}")).status_code == 404


async def test_refusals_carry_what_http_asks_of_them(shop: Shop) -> None:
    """EV-2: how to sign in beside 401, when to come back beside 429."""
    answer = await shop.http.get("/api/auth/me")
    refused(answer, 401, "credential-missing")
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    wrong = {"username": "cashier1", "password": "not-the-password", "businessId": "espiga"}
    while (answer := await shop.http.post("/api/auth/login", json=wrong)).status_code == 401:
        assert answer.headers["WWW-Authenticate"] == "Bearer"
    problem = refused(answer, 429, "sign-in-throttled")
    assert answer.headers["Retry-After"] == str(problem["retryAfterSeconds"])


async def test_a_remembered_refusal_is_marked_on_every_write(shop: Shop) -> None:
    """EV-1: status and body as they were, whatever kind of answer the call gives when all is well."""
    boss, lucia = await person(shop, "manager1"), await person(shop, "cashier1")
    hook = ok(await boss.post("/api/webhooks", {"url": "https://shop.example/told", "eventTypes": ["*"]}), 201)
    ok(await boss.post(f"/api/webhooks/{hook['id']}/rotate-secret"))
    for who, method, path in (
        (boss, "POST", f"/api/webhooks/{hook['id']}/rotate-secret"),
        (boss, "DELETE", f"/api/webhooks/{NOWHERE}"),
        (lucia, "DELETE", f"/api/orders/{NOWHERE}/claim"),
    ):
        same = key()
        first, again = [await who.till.call(method, path, key=same) for _ in range(2)]
        assert first.status_code in {404, 409}, first.text
        assert (again.status_code, again.content) == (first.status_code, first.content)
        assert ["Idempotent-Replay" in answer.headers for answer in (first, again)] == [False, True], path
