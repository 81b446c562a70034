"""Who guesses is slowed down where they stand; who is known where they stand is not (DV-3)."""

import asyncio
import itertools
from datetime import UTC, datetime

import httpx
import pytest

from tests.helpers.floor import (
    MANAGERS_PIN,
    Document,
    journal,
    nothing_changes,
    ok,
    password_of,
    person,
    refused,
    sign_in_by_pin,
)
from tests.helpers.floor import sign_in_with as sign_in
from tests.helpers.shop import PASSWORD, Shop
from tillkeeper.kernel import limits

NOON = datetime(2026, 7, 1, 15, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
async def _noon(shop: Shop) -> None:
    await shop.clock.set(NOON)


def leave_device(shop: Shop) -> None:
    """Go on at a device that nobody is known at."""
    shop.http.cookies.clear()


async def guess(shop: Shop, times: int, **body: str) -> None:
    for _ in range(times):
        refused(await sign_in(shop, **body), 401, "sign-in-failed")


async def test_a_stranger_locks_no_register_for_people_who_are_known_there(shop: Shop) -> None:
    """DV-3: after 20 sign-ins of invented names strangers wait there, also by the register's id; cashier2 does not."""
    await sign_in_by_pin(shop, "cashier2", "2222", "ASU-1")
    known = dict(shop.http.cookies)
    leave_device(shop)
    for number in range(20):
        await guess(shop, 1, username=f"cashier{number + 10}", pin="0000", registerId="ASU-1")
    (register,) = await shop.sql("SELECT id FROM pos_registers WHERE code = 'ASU-1'")
    for named in ("ASU-1", str(register["id"])):
        problem = refused(
            await sign_in(shop, username="cashier3", pin="3333", registerId=named), 429, "sign-in-throttled"
        )
        assert problem["retryAfterSeconds"] <= limits.GUESSES_OF_STRANGERS_AT_ONE_REGISTER_REFILL_SECONDS
    await sign_in_by_pin(shop, "cashier3", "3333", "ASU-2")
    leave_device(shop)
    shop.http.cookies.update(known)
    await sign_in_by_pin(shop, "cashier2", "2222", "ASU-1")
    # Somebody who comes to a till of the shop for the first time is no stranger to the shop.
    await sign_in_by_pin(shop, "cashier3", "3333", "ASU-1")


async def test_whoever_has_to_wait_leaves_nothing_behind(shop: Shop) -> None:
    """DV-3: a flood of invented names fills no disk: each refused one would have left three rows for half an hour."""
    for number in range(20):
        await guess(shop, 1, username=f"cashier{number + 10}", pin="0000", registerId="ASU-1")
    before = await shop.sql("SELECT * FROM sign_in_throttles ORDER BY subject")
    for number in range(20):
        body = {"username": f"invented{number}", "pin": "0000", "registerId": "ASU-1"}
        refused(await sign_in(shop, **body), 429, "sign-in-throttled")
    assert await shop.sql("SELECT * FROM sign_in_throttles ORDER BY subject") == before


async def test_a_stranger_locks_no_manager_out_at_their_till(shop: Shop) -> None:
    """DV-3: five wrong passwords from elsewhere, and thirty more: manager1 signs in where they are known."""
    await person(shop, "manager1")
    known = dict(shop.http.cookies)
    leave_device(shop)
    await guess(shop, 5, username="manager1", password="wrong")
    refused(await sign_in(shop, **password_of("manager1", "espiga")), 429, "sign-in-throttled")
    shop.http.cookies.update(known)
    await person(shop, "manager1")


async def test_a_program_that_keeps_no_cookie_pushes_no_till_out(shop: Shop) -> None:
    """DV-3: it is at a new device with each sign-in; the person stays known where they came back."""
    for _ in range(2):
        await sign_in_by_pin(shop, "cashier2", "2222", "ASU-1")
    known = dict(shop.http.cookies)
    for _ in range(limits.KNOWN_DEVICES_PER_PERSON_MAX + 2):
        leave_device(shop)
        await shop.clock.advance(seconds=1)
        ok(await sign_in(shop, **password_of("cashier2", "espiga")))
    (kept,) = await shop.sql("SELECT count(*) FROM known_devices")
    assert kept["count"] == limits.KNOWN_DEVICES_PER_PERSON_MAX + 1
    leave_device(shop)
    await guess(shop, limits.SIGN_IN_FREE_TRIES, username="cashier2", pin="0000", registerId="ASU-1")
    refused(await sign_in(shop, username="cashier2", pin="2222", registerId="ASU-1"), 429, "sign-in-throttled")
    shop.http.cookies.update(known)
    await sign_in_by_pin(shop, "cashier2", "2222", "ASU-1")


async def test_an_invented_device_is_none(shop: Shop) -> None:
    """DV-3: a cookie that nobody was given buys no count of its own."""

    async def at(device: str, password: str) -> httpx.Response:
        return await shop.http.post(
            "/api/auth/login",
            json={"username": "manager1", "password": password},
            headers={"Cookie": f"tillkeeper_device={device}"},
        )

    for number in range(5):
        refused(await at(f"invented-{number}", "wrong"), 401, "sign-in-failed")
    refused(await at("invented-6", PASSWORD), 429, "sign-in-throttled")
    await shop.clock.advance(seconds=5)
    given = (await at("invented-7", PASSWORD)).cookies["tillkeeper_device"]
    assert given != "invented-7"
    assert await shop.sql("SELECT FROM known_devices WHERE device_hash = sha256($1)", given.encode())


@pytest.mark.parametrize("trusted", ["", "10.0.0.0/8, 127.0.0.1"])
async def test_behind_a_proxy_each_client_is_one(demo_database: str, trusted: str) -> None:
    """DV-3: by X-Forwarded-For of a proxy that is trusted, from its end; of any other the header is nothing."""
    async with Shop.open_in_process(demo_database, TILLKEEPER_TRUSTED_PROXIES=trusted) as shop:
        await shop.clock.set(NOON)
        for number in range(6):
            way = {"X-Forwarded-For": f"203.0.113.{number}, 198.51.100.{number}, 10.0.0.7"}
            answer = await shop.http.post(
                "/api/auth/login", json={"username": "manager1", "password": "wrong"}, headers=way
            )
            wrong = (401, "sign-in-failed") if number < 5 or trusted else (429, "sign-in-throttled")
            refused(answer, *wrong)
        subjects = {row["subject"] for row in await shop.sql("SELECT subject FROM sign_in_throttles")}
    assert ("source:address:198.51.100.3" in subjects) == bool(trusted)
    assert not any("203.0.113" in subject for subject in subjects)


async def test_approvals_are_on_the_count_of_sign_ins(shop: Shop) -> None:
    """DV-3: a manager's PIN is tried by approvals as often as by sign-ins, not once more; a right one costs nothing."""
    boss_elsewhere = await person(shop, "admin")
    await shop.sql("DELETE FROM known_devices")
    leave_device(shop)
    clerk = await person(shop, "cashier1", register="ASU-1")
    session = await clerk.open_drawer("ASU-1")
    await boss_elsewhere.get("/api/auth/me")

    async def approve(pin: str) -> Document:
        approval = {"username": "manager1", "pin": pin}
        answer = await clerk.close(session, countedCash="1", approval=approval)
        return dict(answer.json())

    for _ in range(3):
        assert (await approve("0000"))["code"] == "approval-failed"
    await guess(shop, 2, username="manager1", pin="0000", registerId="ASU-1")
    assert (await approve("9999"))["code"] == "sign-in-throttled"
    refused(await sign_in(shop, username="manager1", pin="9999", registerId="ASU-1"), 429, "sign-in-throttled")


async def test_an_approval_is_a_strangers_guess_where_the_approver_is_none_of_those_known(shop: Shop) -> None:
    """DV-3: it counts on what strangers may try at a person; at a till where they signed in before it does not."""
    clerk = await person(shop, "cashier1", register="ASU-1")
    session = await clerk.open_drawer("ASU-1")

    async def counts() -> set[str]:
        await shop.sql("DELETE FROM sign_in_throttles")
        wrong = await clerk.close(session, countedCash="1", approval={"username": "manager1", "pin": "0000"})
        refused(wrong, 403, "approval-failed")
        return {row["subject"].split(" from ")[-1] for row in await shop.sql("SELECT subject FROM sign_in_throttles")}

    assert "strangers" in await counts()
    await person(shop, "manager1")
    assert "strangers" not in await counts()
    leave_device(shop)
    for _ in range(2):
        assert {"strangers", f"asker:{clerk.id}"} <= await counts()


async def test_a_right_approval_costs_nothing(shop: Shop) -> None:
    """DV-3: and the wrong ones before it stand in no row any more, as after a sign-in."""
    clerk = await person(shop, "cashier1", register="ASU-1")
    for _ in range(2):
        session = await clerk.open_drawer("ASU-1")
        for _ in range(limits.SIGN_IN_FREE_TRIES - 1):
            wrong = await clerk.close(session, countedCash="1", approval={"username": "manager1", "pin": "0000"})
            refused(wrong, 403, "approval-failed")
        ok(await clerk.close(session, countedCash="1", approval=MANAGERS_PIN))
    spent = await shop.sql(
        "SELECT extract(epoch FROM spent_until - changed_at) AS seconds, wrong_tries FROM sign_in_throttles"
        " WHERE subject = 'person:manager1'"
    )
    wrong_ones = 2 * (limits.SIGN_IN_FREE_TRIES - 1)
    assert [(row["seconds"], row["wrong_tries"]) for row in spent] == [
        (wrong_ones * limits.GUESSES_AT_ONE_PERSON_REFILL_SECONDS, 0)
    ]


async def test_a_right_sign_in_buys_no_guesses(shop: Shop) -> None:
    """DV-3: somebody who knows a PIN does not give the budget back that was spent by wrong ones."""
    for _ in range(limits.GUESSES_FROM_ONE_SOURCE // 4):
        await sign_in_by_pin(shop, "cashier2", "2222", "ASU-1")
        await guess(shop, 4, username="cashier2", pin="0000", registerId="ASU-1")
    answer = await sign_in(shop, username="cashier2", pin="0000", registerId="ASU-1")
    problem = refused(answer, 429, "sign-in-throttled")
    assert 0 < problem["retryAfterSeconds"] <= limits.GUESSES_FROM_ONE_SOURCE_REFILL_SECONDS


async def test_managers_are_told_of_a_burst(shop: Shop) -> None:
    """DV-3: once, by an event that names the person and no PIN; cashiers don't read it."""
    boss, clerk = await person(shop, "manager1"), await person(shop, "cashier2")
    leave_device(shop)
    await guess(shop, 4, username="cashier3", pin="0000", registerId="ASU-1")
    assert await journal(shop, "identity.guessing") == []
    await guess(shop, 1, username="cashier3", pin="0007", registerId="ASU-1")
    refused(await sign_in(shop, username="cashier3", pin="0008", registerId="ASU-1"), 429, "sign-in-throttled")
    (event,) = [
        each for each in ok(await boss.get("/api/events?limit=200"))["items"] if each["type"] == "identity.guessed-at"
    ]
    assert event["changes"][0]["document"]["user"]["username"] == "cashier3"
    assert "0007" not in str(event)
    read = ok(await clerk.get("/api/events?limit=200"))["items"]
    assert "identity.guessed-at" not in {each["type"] for each in read}


async def test_registers_of_one_code_in_two_businesses_count_apart(shop: Shop) -> None:
    """EV-5: wrong PINs of one business's cashiers never hold up the tills of another."""
    await shop.sql("UPDATE pos_registers SET code = '1' WHERE code IN ('ASU-1', 'test-register-1')")
    for number in range(20):
        await guess(shop, 1, username=("cashier2", "cashier3")[number % 2], pin="0000", registerId="1")
        await shop.sql("DELETE FROM sign_in_throttles WHERE subject LIKE 'person:%' OR subject LIKE 'source:%'")
    refused(await sign_in(shop, username="cashier2", pin="2222", registerId="1"), 429, "sign-in-throttled")
    await sign_in_by_pin(shop, "cashier4", "4444", "1")


async def test_a_flood_of_invented_names_slows_nobody_who_is_known(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """DV-3: so many wait and no more; whoever is known where they stand has a computation to themselves."""
    await person(shop, "cashier2")
    known = dict(shop.http.cookies)
    leave_device(shop)
    release, running = asyncio.Event(), []

    async def held(_work: object, secret: str, _hash: str) -> bool:
        running.append(secret)
        if secret == "wrong":
            await release.wait()
        return secret == PASSWORD

    monkeypatch.setattr("tillkeeper.domains.identity.secrets.asyncio.to_thread", held)
    # Each from another address and in another business's name: the budgets are not what is tried here.
    monkeypatch.setattr(limits, "GUESSES_OF_ONE_SOURCE", 10_000)
    monkeypatch.setattr(limits, "GUESSES_OF_STRANGERS_IN_ONE_BUSINESS", 10_000)
    flood = [
        asyncio.create_task(shop.http.post("/api/auth/login", json={"username": f"name{n}", "password": "wrong"}))
        for n in range(limits.SIGN_INS_WAITING_MAX + 20)
    ]
    # All who find no place: whoever comes after the others are let go finds one.
    for ended in itertools.islice(asyncio.as_completed(flood), 19):
        refused(await ended, 503, "sign-ins-waiting")
    assert running == ["wrong"]
    shop.http.cookies.update(known)
    await person(shop, "cashier2")
    assert running == ["wrong", PASSWORD]
    release.set()
    codes = [answer.json()["code"] for answer in await asyncio.gather(*flood)]
    assert codes.count("sign-in-failed") == limits.SIGN_INS_WAITING_MAX + 1
    assert codes.count("sign-ins-waiting") == 19


async def test_a_wait_that_refuses_counts_nothing(shop: Shop) -> None:
    """DV-3: whoever asks again and again while they wait waits no longer for it."""
    await guess(shop, 5, username="cashier2", password="wrong")
    before = await shop.sql("SELECT * FROM sign_in_throttles ORDER BY subject")
    async with nothing_changes(shop):
        for _ in range(10):
            refused(await sign_in(shop, **password_of("cashier2", "espiga")), 429, "sign-in-throttled")
    assert await shop.sql("SELECT * FROM sign_in_throttles ORDER BY subject") == before
