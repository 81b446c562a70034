"""Signing out and moving under an idempotency key: once, however often the answer was lost."""

import asyncio
import json
from pathlib import Path

import httpx

from tests.helpers.floor import Person, journal, key, ok, password_of, person, refused, sign_in_with, thing
from tests.helpers.shop import Shop

REPLAYED = "Idempotent-Replay"


async def sign_out(who: Person, under: str | None = None) -> httpx.Response:
    return await who.till.post("/api/auth/logout", key=under)


async def move(who: Person, register: str, under: str | None = None) -> httpx.Response:
    return await who.till.put("/api/auth/register", {"registerId": register}, key=under)


CONTRACT = Path(__file__).resolve().parents[2] / "docs" / "reference" / "openapi.json"
# Its answer is a secret, which nothing may remember.
WITHOUT_KEY = {"POST /api/auth/login"}


def test_every_write_takes_a_key() -> None:
    """EV-1: as the contract says; tests/laws hold it to the program."""
    without = {
        f"{method.upper()} {path}"
        for path, calls in json.loads(CONTRACT.read_text(encoding="utf-8"))["paths"].items()
        for method, call in calls.items()
        if method in {"post", "put", "patch", "delete"}
        and "Idempotency-Key" not in {parameter["name"] for parameter in call.get("parameters", ())}
    }
    assert without == WITHOUT_KEY


async def test_a_webhook_is_removed_once(shop: Shop) -> None:
    """EV-1: asked again under the key the answer is the same; without it there is nothing to remove any more."""
    boss = await person(shop, "manager1")
    wanted = {"url": "https://books.example/till", "eventTypes": ["order.cancelled"]}
    hook = ok(await boss.post("/api/webhooks", wanted), 201)
    path, under = f"/api/webhooks/{hook['id']}", key()
    first, again = [await boss.till.delete(path, key=under) for _ in range(2)]
    assert (first.status_code, again.status_code) == (204, 204)
    assert (first.headers.get(REPLAYED), again.headers.get(REPLAYED)) == (None, "true")
    refused(await boss.till.delete(path, key=key()), 404, "webhook-unknown")


async def test_a_sign_out_whose_answer_was_lost_is_asked_again(shop: Shop) -> None:
    """EV-1, OS-3: the same answer, marked as a replay, though the credential has ended by it."""
    ana = await person(shop, "cashier1", register="ASU-1")
    await ana.cart(thing("a", "5000"))
    under = key()
    first, again = await sign_out(ana, under), await sign_out(ana, under)
    assert (first.status_code, again.status_code) == (204, 204)
    assert REPLAYED not in first.headers
    assert again.headers[REPLAYED] == "true"
    assert again.content == first.content
    assert again.headers["set-cookie"] == first.headers["set-cookie"]
    assert [row["outcome"] for row in await journal(shop, "identity.sign-out")] == ["signed-out"]


async def test_who_has_left_can_do_nothing_else(shop: Shop) -> None:
    """EV-1, S1-48: neither without the key, nor under another, nor anything but ask for that answer."""
    ana = await person(shop, "cashier1", register="ASU-1")
    under = key()
    assert (await sign_out(ana, under)).status_code == 204
    here = await person(shop, "cashier1", register="ASU-2")
    cart = await here.cart(thing("a", "5000"))
    refused(await sign_out(ana), 401, "credential-invalid")
    refused(await sign_out(ana, key()), 401, "credential-invalid")
    refused(await ana.get("/api/auth/me", headers={"Idempotency-Key": under}), 401, "credential-invalid")
    refused(await move(ana, "ASU-2", under), 401, "credential-invalid")
    refused(await ana.till.post("/api/claims/release", key=under), 401, "credential-invalid")
    # The person's other sign-in lost nothing by it.
    assert (await here.active()) == cart


async def test_sign_outs_at_once_under_one_key_are_one(shop: Shop) -> None:
    """EV-1: whichever comes first, the others are told what it came to."""
    ana = await person(shop, "cashier1", register="ASU-1")
    under = key()
    answers = await asyncio.gather(*(sign_out(ana, under) for _ in range(6)))
    assert [answer.status_code for answer in answers] == [204] * 6
    assert sum(REPLAYED in answer.headers for answer in answers) == 5
    assert len(await journal(shop, "identity.sign-out")) == 1


async def test_a_sign_out_takes_no_key_of_another_command(shop: Shop) -> None:
    """EV-1: a key names one request."""
    ana = await person(shop, "cashier1", register="ASU-1")
    under = key()
    ok(await move(ana, "ASU-2", under))
    refused(await sign_out(ana, under), 422, "idempotency-key-reused")
    refused(await sign_out(ana, "short"), 422, "idempotency-key-invalid")
    assert (await ana.get("/api/auth/me")).status_code == 200


async def test_a_move_is_answered_as_it_was_then(shop: Shop) -> None:
    """EV-1: the register that was moved to, though the sign-in has gone on since; and it stays where it is."""
    ana = await person(shop, "cashier1", register="ASU-1")
    under = key()
    first = await move(ana, "ASU-2", under)
    assert ok(first)["register"]["code"] == "ASU-2"
    await ana.open_drawer("ASU-2")
    ok(await move(ana, "ASU-3"))
    again = await move(ana, "ASU-2", under)
    assert again.content == first.content
    assert again.headers[REPLAYED] == "true"
    assert ok(await ana.get("/api/auth/me"))["register"]["code"] == "ASU-3"
    refused(await move(ana, "ASU-1", under), 422, "idempotency-key-reused")
    assert [row["outcome"] for row in await journal(shop, "identity.move")] == ["moved", "moved"]


async def test_a_page_gets_its_token_with_a_repeated_answer(shop: Shop) -> None:
    """EV-1, EV-4: the answer that is kept has no secret; a page is given its own again."""
    signed_in = ok(await sign_in_with(shop, **password_of("cashier1", "espiga"), cookie=True))
    headers = {"X-CSRF-Token": signed_in["csrfToken"], "Idempotency-Key": key()}
    answers = [
        ok(await shop.http.put("/api/auth/register", json={"registerId": "ASU-2"}, headers=headers)) for _ in range(2)
    ]
    assert answers[0] == answers[1]
    assert answers[0]["csrfToken"] == signed_in["csrfToken"]
    (row,) = await journal(shop, "identity.move")
    assert signed_in["csrfToken"] not in row["answer"]
    first = await shop.http.post("/api/auth/logout", headers=headers | {"Idempotency-Key": key()})
    assert first.status_code == 204
