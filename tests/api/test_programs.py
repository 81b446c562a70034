"""DV-2: a program has a token of its own, with a role; it never approves, and has no drawer unless it was given one."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime

import asyncpg
import httpx
import pytest

from tests.helpers.floor import MANAGERS_PIN, card, cash, journal, nothing_changes, ok, person, refused, thing
from tests.helpers.programs import admin_runs, program, revoke
from tests.helpers.shop import Shop
from tillkeeper.app.retention import delete_expired
from tillkeeper.domains.identity import CreateToken, RevokeToken, token_hash
from tillkeeper.kernel import limits
from tillkeeper.kernel.permissions import Role

BEFORE = datetime(2026, 11, 30, 3, 0, tzinfo=UTC)
"""Midnight of the 30th in Asunción, which is three hours behind."""


def token(role: Role = Role.CASHIER, *, name: str = "Web shop", last_day: date | None = None) -> CreateToken:
    return CreateToken(
        program=name, role=role, may_hold_drawer=False, last_day=last_day, token_hash=token_hash(f"{name}{last_day}")
    )


async def test_it_works_in_its_own_name_until_it_is_revoked(shop: Shop) -> None:
    """EV-4, EV-5: sent as any bearer token; the journal names the program; from its revocation on it is nobody."""
    shop_floor = await person(shop, "cashier1", register="ASU-1")
    web = await program(shop)
    me = ok(await web.get("/api/auth/me"))
    assert (me["user"]["name"], me["role"], me["business"]["code"]) == ("Web shop", "cashier", "espiga")
    cart = await web.cart(thing("bread", "3000"))
    assert (await shop_floor.active()) is None
    written = [row for row in await journal(shop, "order-session.save") if str(row["user_id"]) == web.id]
    assert [row["role"] for row in written] == ["cashier"]
    events = ok(await web.get("/api/events", params={"limit": "200"}))["items"]
    assert [event["actor"]["name"] for event in events if event["type"] == "order-session.saved"] == ["Web shop"]
    await revoke(shop, web)
    refused(await web.get("/api/auth/me"), 401, "credential-invalid")
    refused(await web.save(thing("more", "1"), version=cart["version"]), 401, "credential-invalid")
    refused(await web.post("/api/auth/logout", key="hears-who-left"), 401, "credential-invalid")
    again = await admin_runs(shop, RevokeToken(web.till.login["tokenId"]))
    assert (again.outcome, again.refusal) == ("already-revoked", None)


async def test_what_managers_are_told_holds_no_secret(shop: Shop) -> None:
    """EV-4: the events of a token say whose it is and until when; cashiers do not hear of it."""
    web = await program(shop, last_day=date(2027, 1, 31))
    await revoke(shop, web)
    boss, lucia = await person(shop, "manager1"), await person(shop, "cashier2")
    events = [
        event
        for event in ok(await boss.get("/api/events", params={"limit": "200"}))["items"]
        if event["type"].startswith("token.")
    ]
    assert [event["type"] for event in events] == ["token.created", "token.revoked"]
    document = events[0]["changes"][0]["document"]
    assert (document["program"]["name"], document["role"], document["mayHoldDrawer"]) == ("Web shop", "cashier", False)
    # The last day is the business's own.
    assert document["expiresAt"] == "2027-02-01T03:00:00.000000Z"
    heard = ok(await lucia.get("/api/events", params={"limit": "200"}))["items"]
    assert [event for event in heard if event["type"].startswith("token.")] == []
    everything = await shop.sql("SELECT row_to_json(j)::text FROM journal j")
    assert all(web.till.token not in row[0] for row in everything)


async def test_it_ends_with_its_last_day(shop: Shop) -> None:
    await shop.clock.set(BEFORE)
    web = await program(shop, last_day=date(2026, 11, 30))
    await shop.clock.advance(hours=23, minutes=59)
    ok(await web.get("/api/auth/me"))
    await shop.clock.advance(minutes=1)
    # A process keeps a token for some seconds of its own clock, which has not jumped as this test's has.
    await shop.sql("SELECT pg_notify('identity_changed', $1)", web.till.login["tokenId"])
    for _ in range(1_000):
        if (await web.get("/api/auth/me")).status_code != httpx.codes.OK:
            break
        await asyncio.sleep(0.05)
    refused(await web.get("/api/auth/me"), 401, "credential-invalid")


@pytest.mark.parametrize("last_day", [date(2026, 11, 29), date(1970, 1, 1), date(9999, 12, 31)])
async def test_an_end_that_can_not_be_is_refused(shop: Shop, last_day: date) -> None:
    await shop.clock.set(BEFORE)
    answer = await admin_runs(shop, token(last_day=last_day))
    assert (answer.outcome, await shop.sql("SELECT FROM programs")) == ("token-end-past", [])


async def test_without_an_end_it_is_kept_and_told_of_like_any_other(shop: Shop) -> None:
    """An end that is missing is none: not forgotten after a year, its stream is told of a new role."""
    web = await program(shop)
    await shop.clock.advance(days=400)
    await delete_expired(shop.database_url)
    assert ok(await web.get("/api/auth/me"))["role"] == "cashier"
    heard: asyncio.Queue[object] = asyncio.Queue()
    connection = await asyncpg.connect(shop.database_url)
    try:
        await connection.add_listener("identity_changed", lambda *told: heard.put_nowait(told[-1]))
        await shop.sql("UPDATE memberships SET role = 'manager' WHERE user_id = $1::uuid", web.id)
        async with asyncio.timeout(30):
            assert await heard.get() == web.till.login["tokenId"]
    finally:
        await connection.close()
    await revoke(shop, web)
    await shop.clock.advance(days=limits.SIGN_IN_KEPT_DAYS + 1)
    await delete_expired(shop.database_url)
    assert await shop.sql("SELECT FROM access_tokens WHERE kind = 'api'") == []


async def test_only_admins_give_and_revoke_and_only_in_their_business(shop: Shop) -> None:
    web = await program(shop)
    for username in ("manager1", "cashier1"):
        for command in (token(name="Other"), RevokeToken(web.till.login["tokenId"])):
            assert (await admin_runs(shop, command, username=username)).outcome == "not-permitted"
    elsewhere = await admin_runs(shop, RevokeToken(web.till.login["tokenId"]), business="harbor")
    assert elsewhere.outcome == "token-unknown"
    lucia = await person(shop, "cashier1")
    of_a_person = (await shop.sql("SELECT id FROM access_tokens WHERE kind = 'login'"))[0]["id"]
    assert (await admin_runs(shop, RevokeToken(of_a_person))).outcome == "token-unknown"
    ok(await lucia.get("/api/auth/me"))
    ok(await web.get("/api/auth/me"))


async def test_one_name_is_one_program(shop: Shop) -> None:
    """Keys and cart stay while a token is changed; another role under the same name is somebody else's mistake."""
    first, second = await program(shop), await program(shop, name="WEB SHOP")
    assert first.id == second.id
    await revoke(shop, first)
    ok(await second.get("/api/auth/me"))
    assert (await admin_runs(shop, token(Role.MANAGER))).outcome == "program-otherwise"
    assert (await admin_runs(shop, replace(token(), may_hold_drawer=True))).outcome == "program-otherwise"
    made = await asyncio.gather(*[program(shop, name="At once") for _ in range(5)])
    assert len({one.id for one in made}) == 1
    assert len(await shop.sql("SELECT FROM programs")) == 2
    for name in ("", " ", "x" * 121, "two\nlines"):
        assert (await admin_runs(shop, token(name=name))).outcome == "program-name-malformed"


async def test_its_role_limits_it_as_a_persons_does(shop: Shop) -> None:
    colleague = await person(shop, "cashier1")
    cart = await colleague.cart(thing("bread", "3000"))
    cashier, auditor = await program(shop), await program(shop, "auditor", name="Auditor")
    refused(await cashier.get("/api/webhooks"), 403, "not-permitted")
    refused(await cashier.get(f"/api/order-sessions/{cart['id']}"), 404, "order-session-unknown")
    ok(await auditor.get(f"/api/order-sessions/{cart['id']}"))
    refused(await auditor.save(thing("bread", "3000")), 403, "not-permitted")
    manager = await program(shop, "manager", name="Back office")
    assert ok(await manager.get("/api/webhooks"))["items"] == []
    refused(
        await cashier.get(f"/api/order-sessions/{cart['id']}", headers={"X-Acts-For": "cashier1"}),
        404,
        "order-session-unknown",
    )


async def test_wrong_tokens_are_nobodys(shop: Shop) -> None:
    """Looked up by their hash: nothing tells how near a guess was, and no part of a token is one."""
    secret = (await program(shop)).till.token
    guesses = [
        secret[:-1],
        secret + "A",
        secret[:-1] + ("A" if secret[-1] != "A" else "B"),
        secret.upper(),
        "tk_",
        "x" * 5000,
    ]
    for guess in guesses:
        answer = await shop.http.get("/api/auth/me", headers={"Authorization": f"Bearer {guess}"})
        refused(answer, 401, "credential-invalid")
    hashed = (await shop.sql("SELECT token_hash FROM access_tokens WHERE kind = 'api'"))[0]["token_hash"]
    answer = await shop.http.get("/api/auth/me", headers={"Authorization": f"Bearer {hashed.hex()}"})
    refused(answer, 401, "credential-invalid")


async def test_it_has_no_drawer_unless_it_was_given_one(shop: Shop) -> None:
    """A drawer is in one person's charge (CS-1): neither opened, nor joined, whatever the role."""
    lucia = await person(shop, "cashier1", register="ASU-1")
    await lucia.open_drawer("ASU-1")
    for role in ("cashier", "admin"):
        web = await program(shop, role, name=f"As {role}")
        for register in ("ASU-1", "ASU-2"):
            said = refused(await web.start_shift(register), 403, "program-without-drawer")
            assert said["program"] == f"As {role}"
    assert len(await shop.sql("SELECT FROM cash_sessions")) == 1
    assert await shop.sql("SELECT FROM cash_session_participants") == []
    kiosk = await program(shop, drawer=True, name="Kiosk")
    session = await kiosk.open_drawer("ASU-2")
    assert session["cashier"]["name"] == "Kiosk"
    assert (await kiosk.sell(session, "3000", card("3000")))["cashier"]["name"] == "Kiosk"
    assert ok(await kiosk.start_shift("ASU-2"))["outcome"] == "resumed"
    order = ok(await lucia.post("/api/orders", {"items": [thing("cake", "9000")]}), 201)
    claim = await kiosk.post(f"/api/orders/{order['id']}/claim", {"sessionId": session["id"]})
    assert ok(claim)["claim"]["holder"]["name"] == "Kiosk"


@pytest.mark.parametrize("role", ["manager", "admin"])
async def test_whatever_its_role_it_works_on_nobodys_drawer(shop: Shop, role: str) -> None:
    """DV-2, decision 21: managers work on any drawer, a program without one works on none."""
    lucia = await person(shop, "cashier1", register="ASU-1")
    session = await lucia.open_drawer("ASU-1")
    free = ok(await lucia.post("/api/orders", {"items": [thing("cake", "9000")]}), 201)
    held = ok(await lucia.post("/api/orders", {"items": [thing("bread", "3000")]}), 201)
    ok(await lucia.post(f"/api/orders/{held['id']}/claim", {"sessionId": session["id"]}))
    web = await program(shop, role, name="Back office")
    cart = await web.cart(thing("tea", "2000"))
    on = {"sessionId": session["id"]}
    paying = {**on, "total": "9000", "payments": [cash("9000")]}
    async with nothing_changes(shop):
        for answer in (
            await web.post(f"/api/orders/{free['id']}/claim", on),
            await web.post(f"/api/orders/{held['id']}/claim", on),
            await web.post(f"/api/orders/{held['id']}/claim/takeover", {**on, "reason": "x"}),
            await web.post(f"/api/orders/{held['id']}/claim/requests", on),
            await web.post(f"/api/orders/{free['id']}/payments", paying, key="pays-an-order"),
            await web.pay(cart, session, cash("2000")),
        ):
            assert refused(answer, 403, "program-without-drawer")["program"] == "Back office"
    asked = await web.validation(session["id"])
    assert (asked["valid"], asked["session"], asked["reason"]) == (False, None, "not-yours")
    assert "Back office" in asked["detail"]
    path = f"/api/orders/{free['id']}/claim"
    assert ok(await web.get(path))["canClaim"] is False
    boss = await person(shop, "manager1")
    assert ok(await boss.get(path))["canClaim"] is True
    kiosk = await program(shop, role, drawer=True, name="Kiosk")
    ok(await kiosk.post(path, on))


async def test_it_approves_nothing(shop: Shop) -> None:
    """D14, CS-8: neither by a PIN, which it has not, nor by its own word, whatever its role."""
    lucia = await person(shop, "cashier1", register="ASU-1")
    session = await lucia.open_drawer("ASU-1", openingCash="200000")
    await lucia.end(session)
    ok(await lucia.close(session, countedCash="100000"))
    boss = await program(shop, "admin", name="Back office")
    path = f"/api/pos/sessions/{session['id']}/approve"
    said = refused(await boss.post(path, {}), 403, "approver-not-permitted")
    assert said["detail"].startswith("Back office "), "a program goes by its name, not by the id in its username"
    by_name = {"username": boss.till.login["user"]["username"], "pin": "000000"}
    said = refused(await lucia.post(path, {"approval": by_name}), 403, "approver-not-permitted")
    assert (said["name"], said["username"]) == ("Back office", by_name["username"])
    refused(await lucia.post(path, {"approval": {"username": "nobody", "pin": "000000"}}), 403, "approval-failed")
    assert ok(await boss.get(f"/api/pos/sessions/{session['id']}"))["approval"] == "pending"
    ok(await lucia.post(path, {"approval": MANAGERS_PIN}))


async def test_what_it_gives_away_is_no_permission_for_a_person(shop: Shop) -> None:
    """D14, TX-5: a manager's program may sell for less by its role; a cashier who goes on is asked as ever."""
    lucia = await person(shop, "cashier1", register="ASU-1")
    session = await lucia.open_drawer("ASU-1")
    boss = await program(shop, "manager", name="Back office")
    ok(await boss.till.put("/api/auth/register", {"registerId": "ASU-1"}))
    half_off = thing("cake", "50000", discount={"percent": "50"})
    order = ok(await boss.post("/api/orders", {"items": [half_off]}), 201)
    claim = ok(await lucia.post(f"/api/orders/{order['id']}/claim", {"sessionId": session["id"]}))["claim"]
    paying = {"claimToken": claim["token"], "sessionId": session["id"], "total": "25000", "payments": [cash("25000")]}
    path = f"/api/orders/{order['id']}/payments"
    refused(await lucia.post(path, paying, key="without-a-word"), 422, "discount-past-limit")
    ok(await lucia.post(path, {**paying, "approval": MANAGERS_PIN}, key="with-a-word"), 201)


async def test_it_is_nobody_who_works_here(shop: Shop) -> None:
    """D15: where one person works, their own word stands as *by oneself*; a program is no second person."""
    await shop.sql("UPDATE users SET disabled_at = now() WHERE username NOT IN ('admin')")
    await program(shop, "manager", name="Back office")
    owner = await person(shop, "admin", register="ASU-1")
    session = await owner.open_drawer("ASU-1", openingCash="200000")
    await owner.end(session)
    closed = ok(await owner.close(session, countedCash="1"))["session"]
    assert closed["approval"] == "by-oneself"


async def test_it_neither_signs_in_nor_out(shop: Shop) -> None:
    """Its token ends when an admin says so: a client that signs out by habit keeps it."""
    web = await program(shop)
    refused(await web.post("/api/auth/logout"), 403, "token-not-signed-out")
    ok(await web.get("/api/auth/me"))
    username = web.till.login["user"]["username"]
    for secret in ({"password": ""}, {"password": "None"}, {"password": web.till.token}):
        answer = await shop.http.post("/api/auth/login", json={"username": username, **secret})
        assert answer.status_code in {401, 422}
    answer = await shop.http.post("/api/auth/login", json={"username": username, "pin": "0000", "registerId": "ASU-1"})
    refused(answer, 401, "sign-in-failed")
