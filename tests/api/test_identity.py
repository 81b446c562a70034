"""Signing in and out; what a credential opens."""

from datetime import UTC, datetime

import msgspec
import pytest

from tests.helpers.contract import NOWHERE, operations
from tests.helpers.floor import (
    Document,
    journal,
    nothing_changes,
    ok,
    password_of,
    person,
    refused,
    sign_in_by_pin,
    sign_in_with,
)
from tests.helpers.shop import PASSWORD, Shop, Till
from tillkeeper.domains.identity import secrets
from tillkeeper.kernel import limits


async def test_who_am_i(shop: Shop) -> None:
    """EV-5: who, where, as what, and where else; no password, PIN or hash in the answer."""
    login = ok(await sign_in_with(shop, **password_of("cashier1", "espiga"), registerId="ASU-1"))
    assert login["token"]
    assert login["csrfToken"] is None
    assert (login["user"]["username"], login["role"], login["register"]["code"]) == ("cashier1", "cashier", "ASU-1")
    assert login["business"]["code"] == "espiga"
    assert {m["business"]["code"]: m["role"] for m in login["memberships"]} == {
        "espiga": "cashier",
        "harbor": "cashier",
    }
    assert login["orderSession"] is None
    me = ok(await Till(shop.http, login["token"], login).get("/api/auth/me"))
    assert {name: me[name] for name in ("business", "role", "register", "memberships")} == {
        name: login[name] for name in ("business", "role", "register", "memberships")
    }
    assert PASSWORD not in str(login)
    assert "argon2" not in str(login)


@pytest.mark.parametrize("site", ["cross-site", "same-site", "", "anything"])
async def test_a_page_of_another_site_signs_nobody_in(shop: Shop, site: str) -> None:
    """EV-5: nor writes anything; without a Content-Type no browser asks whether it may send."""
    sent = {"Sec-Fetch-Site": site, "Content-Type": ""}
    body = msgspec.json.encode(password_of("cashier1", "espiga") | {"cookie": True})
    async with nothing_changes(shop):
        for operation in operations():
            if operation.method.upper() != "GET":
                call = operation.sent(dict.fromkeys(operation.ids_in_path(), NOWHERE))
                answer = await shop.http.request(call.method, call.path, params=call.query, headers=sent)
                refused(answer, 403, "sent-by-another-site")
        answer = await shop.http.post("/api/auth/login", content=body, headers=sent)
        refused(answer, 403, "sent-by-another-site")
        assert "set-cookie" not in answer.headers
    refused(await shop.http.get("/api/auth/me", headers=sent), 401, "credential-missing")


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}])
async def test_the_own_page_and_programs_sign_in(shop: Shop, headers: dict[str, str]) -> None:
    """EV-5: a program that is no browser says nothing of where it stands."""
    ok(await shop.http.post("/api/auth/login", json=password_of("cashier1", "espiga"), headers=headers))


async def test_a_pin_at_a_register(shop: Shop) -> None:
    """EV-5: the register says which business; the PIN of another person, place or business opens nothing."""
    lucia = await sign_in_by_pin(shop, "cashier1", "1111", "test-register-1")
    assert lucia.till.login["business"]["code"] == "harbor"
    assert lucia.till.login["register"]["code"] == "test-register-1"
    for username, pin, register in (
        ("cashier1", "2222", "ASU-1"),
        ("cashier2", "2222", "test-register-1"),
        ("cashier2", "2222", "nowhere"),
        ("nobody", "2222", "ASU-1"),
    ):
        refused(await sign_in_with(shop, username=username, pin=pin, registerId=register), 401, "sign-in-failed")


async def test_someone_of_several_businesses_says_which(shop: Shop) -> None:
    """EV-5: 422 with the list, only after the password was right."""
    problem = refused(await sign_in_with(shop, username="cashier1", password=PASSWORD), 422, "business-required")
    assert {business["code"] for business in problem["businesses"]} == {"espiga", "harbor"}
    refused(await sign_in_with(shop, username="cashier1", password="wrong"), 401, "sign-in-failed")
    assert ok(await sign_in_with(shop, username="cashier2", password=PASSWORD))["business"]["code"] == "espiga"
    refused(await sign_in_with(shop, **password_of("cashier2", "harbor")), 401, "sign-in-failed")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"username": "cashier2", "password": "wrong"}, 401, "sign-in-failed"),
        ({"username": "cashier2", "password": PASSWORD.upper()}, 401, "sign-in-failed"),
        ({"username": "nobody", "password": PASSWORD}, 401, "sign-in-failed"),
        ({"username": "cashier2"}, 422, "field-missing"),
        ({"username": "cashier2", "password": PASSWORD, "pin": "2222"}, 422, "password-and-pin"),
        ({"username": "cashier2", "pin": "2222"}, 422, "field-missing"),
        ({"username": "cashier2", "pin": "22a2", "registerId": "ASU-1"}, 422, "text-not-allowed"),
        ({"username": "cashier2", "pin": "2222\n", "registerId": "ASU-1"}, 422, "text-not-allowed"),
        ({"username": "cashier2", "pin": "222", "registerId": "ASU-1"}, 422, "text-too-short"),
        ({"username": "cashier2", "password": "x" * 257}, 422, "text-too-long"),
        ({"username": "x" * 65, "password": PASSWORD}, 422, "text-too-long"),
        ({"username": "cashier2\x00", "password": PASSWORD}, 422, "text-not-allowed"),
        ({"username": "cashier2", "password": PASSWORD, "role": "admin"}, 422, "unknown-field"),
        ({"username": "cashier2", "password": PASSWORD, "registerId": "test-register-1"}, 404, "register-unknown"),
        ({"username": "cashier2", "password": PASSWORD, "registerId": "nowhere"}, 404, "register-unknown"),
        ({"username": "cashier2", "password": "wrong", "registerId": "nowhere"}, 401, "sign-in-failed"),
        ({"username": "nobody", "password": PASSWORD, "registerId": "nowhere"}, 401, "sign-in-failed"),
        (password_of("cashier2", "harbor") | {"registerId": "nowhere"}, 401, "sign-in-failed"),
        (password_of("cashier1", "harbor") | {"registerId": "ASU-1"}, 404, "register-unknown"),
    ],
)
async def test_a_sign_in_that_does_not_open(shop: Shop, body: Document, status: int, code: str) -> None:
    """EV-5, S1-18: and no token is made. Only whoever has the password hears that there is no such register."""
    problem = refused(await sign_in_with(shop, **body), status, code)
    assert problem.get("registerId") == (body["registerId"] if code == "register-unknown" else None)
    assert problem["actions"] == [], "nothing that asks for a sign-in"
    assert await shop.sql("SELECT FROM access_tokens") == []


async def test_guessing_is_slowed_down(shop: Shop) -> None:
    """EV-5: after five wrong tries a wait that doubles, told in Retry-After, for the right password too."""
    await shop.clock.set(datetime(2026, 7, 1, 15, 0, tzinfo=UTC))
    for _ in range(5):
        refused(await sign_in_with(shop, username="cashier2", password="wrong"), 401, "sign-in-failed")
    answer = await sign_in_with(shop, username="cashier2", password=PASSWORD)
    problem = refused(answer, 429, "sign-in-throttled")
    assert int(answer.headers["Retry-After"]) == problem["retryAfterSeconds"] == 5
    await shop.clock.advance(seconds=5)
    refused(await sign_in_with(shop, username="cashier2", password="wrong"), 401, "sign-in-failed")
    assert refused(await sign_in_with(shop, username="CASHIER2", password=PASSWORD), 429, "sign-in-throttled")[
        "retryAfterSeconds"
    ] == 10  # fmt: skip
    await person(shop, "cashier3")
    await shop.clock.advance(seconds=10)
    await person(shop, "cashier2")


async def test_a_pin_tells_nothing_before_it_is_right(shop: Shop) -> None:
    """EV-5: which businesses somebody works for is told to whoever knows the PIN."""
    await shop.sql("UPDATE pos_registers SET code = '1' WHERE code IN ('ASU-1', 'test-register-1')")
    here = {"username": "cashier1", "registerId": "1"}
    refused(await sign_in_with(shop, **here, pin="0000"), 401, "sign-in-failed")
    problem = refused(await sign_in_with(shop, **here, pin="1111"), 422, "business-required")
    assert [business["code"] for business in problem["businesses"]] == ["harbor", "espiga"]
    assert ok(await sign_in_with(shop, **here, pin="1111", businessId="harbor"))["token"]


async def test_nobody_is_told_who_exists_by_the_time_it_takes(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """EV-5: one Argon2 computation for nobody, for somebody from elsewhere and for a wrong PIN."""
    computed: list[str] = []
    verify = secrets._verify

    def counted(secret: str, known: str) -> bool:
        computed.append(secret)
        return verify(secret, known)

    monkeypatch.setattr(secrets, "_verify", counted)
    for name in ("nobody", "cashier4", "cashier2"):
        refused(await sign_in_with(shop, username=name, pin="0000", registerId="ASU-1"), 401, "sign-in-failed")
    assert len(computed) == 3


async def test_forgotten_tries_are_removed(shop: Shop) -> None:
    """EV-5: whoever invents names fills no table."""
    await shop.clock.set(datetime(2026, 7, 1, 15, 0, tzinfo=UTC))
    for number in range(10):
        refused(await sign_in_with(shop, username=f"name{number}", password="wrong"), 401, "sign-in-failed")
    await shop.clock.advance(seconds=10 * limits.GUESSES_OF_STRANGERS_IN_ONE_BUSINESS_REFILL_SECONDS)
    for _ in range(2):
        await person(shop, "cashier2")
    assert await shop.sql("SELECT FROM sign_in_throttles") == []


async def test_a_sign_in_ends(shop: Shop) -> None:
    """EV-5: by signing out, by its time, and when the person is disabled; each at once."""
    out, old, gone = [await person(shop, name) for name in ("cashier1", "cashier2", "cashier3")]
    await out.sign_out()
    refused(await out.get("/api/auth/me"), 401, "credential-invalid")
    await shop.sql("UPDATE users SET disabled_at = shop_now() WHERE username = 'cashier3'")
    refused(await sign_in_with(shop, username="cashier3", password=PASSWORD), 401, "sign-in-failed")
    refused(await gone.get("/api/auth/me"), 401, "credential-invalid")
    fresh = await person(shop, "cashier2")
    await shop.sql("UPDATE access_tokens SET expires_at = shop_now() - interval '1 second'")
    for who in (fresh, old):
        refused(await who.get("/api/auth/me"), 401, "credential-invalid")


async def test_the_console_signs_in_by_cookie(shop: Shop) -> None:
    """EV-5: HttpOnly and SameSite=Strict, the token in no answer; each write needs the page's own token."""
    answer = await sign_in_with(shop, **password_of("cashier1", "espiga"), cookie=True)
    login = ok(answer)
    assert login["token"] is None
    cookie = answer.headers["Set-Cookie"]
    assert {"httponly", "samesite=strict", "path=/"} <= {part.strip().lower() for part in cookie.split(";")}
    assert ok(await shop.http.get("/api/auth/me"))["csrfToken"] == login["csrfToken"]
    body = {"registerId": "ASU-1"}
    for headers in ({}, {"X-CSRF-Token": ""}, {"X-CSRF-Token": "wrong"}):
        answer = await shop.http.post("/api/pos/sessions/get-or-create", json=body, headers=headers)
        refused(answer, 403, "csrf-token-mismatch")
    headers = {"X-CSRF-Token": login["csrfToken"]}
    ok(await shop.http.post("/api/pos/sessions/get-or-create", json=body, headers=headers), 201)
    answer = await shop.http.post("/api/auth/logout", headers=headers)
    assert answer.status_code == 204
    assert 'tillkeeper_session=""' in answer.headers["Set-Cookie"]
    shop.http.cookies.clear()


async def test_moving_to_another_register(shop: Shop) -> None:
    """OS-3: the same sign-in goes on there; another business's register is unknown."""
    lucia = await person(shop, "cashier1", register="ASU-1")
    me = ok(await lucia.till.put("/api/auth/register", {"registerId": "ASU-2"}))
    assert me["register"]["code"] == "ASU-2"
    assert ok(await lucia.get("/api/auth/me"))["register"]["code"] == "ASU-2"
    refused(await lucia.till.put("/api/auth/register", {"registerId": "test-register-1"}), 404, "register-unknown")


async def test_sign_ins_and_refused_ones_are_in_the_journal(shop: Shop) -> None:
    """EV-4: who, when, what came of it; a name that nobody has belongs to no business and is not."""
    await person(shop, "cashier2")
    refused(await sign_in_with(shop, username="cashier2", password="wrong"), 401, "sign-in-failed")
    refused(await sign_in_with(shop, username="nobody", password="wrong"), 401, "sign-in-failed")
    rows = await journal(shop, "identity.sign-in")
    assert [(row["outcome"], row["refused"]) for row in rows] == [("signed-in", False), ("sign-in-failed", True)]
