"""What is changed about a person reaches their open streams at once, in whichever process they are."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable

import httpx
import pytest

from tests.feed.day import Day
from tests.feed.snapshots import Reducer, comparable, differences, events_since, settled, snapshot, viewer_of
from tests.feed.sse import Frame, following, next_event
from tests.helpers.floor import person, thing
from tests.helpers.loopback import LOOPBACK
from tests.helpers.programs import program, revoke
from tests.helpers.server import ServerProcess
from tests.helpers.shop import Shop, Till

Started = Callable[..., ServerProcess]
# Beats come every 15 s, and a sign-in is kept for 5: neither is what tells the stream, on a crowded machine either.
AT_ONCE_SECONDS = 4

CHANGES: dict[str, tuple[str, str]] = {
    "another role": ("UPDATE memberships SET role = 'manager' {0}", "role-changed"),
    "no place in the business any more": (
        "WITH ended AS (DELETE FROM access_tokens {0}) DELETE FROM memberships {0}",
        "signed-out",
    ),
    "shut out": ("UPDATE users SET disabled_at = now() WHERE username = 'cashier2'", "signed-out"),
    "signed out by somebody else": ("UPDATE access_tokens SET revoked_at = now() {0}", "signed-out"),
}
OF_CASHIER2 = (
    "WHERE user_id = (SELECT id FROM users WHERE username = 'cashier2')"
    " AND business_id = (SELECT business_id FROM businesses WHERE code = 'espiga')"
)


async def ended_by(frames: AsyncIterator[Frame]) -> str:
    async for frame in frames:
        if frame.event == "end":
            reason: str = frame.data["reason"]
            return reason
    raise AssertionError("The stream broke off.")


@pytest.mark.parametrize("change", CHANGES)
async def test_a_stream_ends_with_what_its_reader_was(start_server: Started, demo_database: str, change: str) -> None:
    """EV-5, EV-3: the end says what to do; a colleague's stream, and the person's in another business, go on."""
    statement, reason = CHANGES[change]
    server = start_server(workers=2)
    async with Shop.at(server.url, demo_database) as shop:
        tills = [await shop.sign_in("cashier2", business="espiga") for _ in range(4)]
        colleague = await shop.sign_in("cashier1", business="espiga")
        async with following(colleague) as others:
            unheard = asyncio.ensure_future(next_event(others))
            for till in tills:
                assert (await till.get("/api/auth/me")).json()["role"] == "cashier"
            opened = [asyncio.Event() for _ in tills]
            ends = [asyncio.create_task(_end_of(till, event)) for till, event in zip(tills, opened, strict=True)]
            await asyncio.gather(*(event.wait() for event in opened))
            began = time.monotonic()
            await shop.sql(statement.format(OF_CASHIER2))
            assert await asyncio.gather(*ends) == [reason] * len(tills)
            assert time.monotonic() - began < AT_ONCE_SECONDS
            assert not unheard.done()
            unheard.cancel()
        status = 200 if reason == "role-changed" else 401
        assert {(await till.get("/api/auth/me")).status_code for till in tills} == {status}


async def _end_of(till: Till, opened: asyncio.Event) -> str:
    async with following(till) as frames:
        opened.set()
        return await ended_by(frames)


async def test_a_role_is_the_new_one_at_once(server: ServerProcess, demo_database: str) -> None:
    """EV-5: for the next request as well, in each process, though each had looked the sign-in up a moment before."""
    async with Shop.at(server.url, demo_database) as shop:
        till = await shop.sign_in("cashier2", business="espiga")
        for role in ("manager", "cashier", "auditor"):
            await shop.sql(f"UPDATE memberships SET role = '{role}' {OF_CASHIER2}")
            began = time.monotonic()
            while (seen := await _roles_seen(server, till)) != {role}:
                assert time.monotonic() - began < AT_ONCE_SECONDS, seen


async def _roles_seen(server: ServerProcess, till: Till) -> set[str]:
    """Return what a dozen connections, to whichever process takes them, are told."""
    seen = set()
    for _ in range(12):
        async with httpx.AsyncClient(base_url=server.url, **LOOPBACK) as fresh:
            answer = await fresh.get("/api/auth/me", headers={"Authorization": f"Bearer {till.token}"})
            seen.add(answer.json()["role"])
    return seen


async def test_after_a_change_of_role_documents_are_loaded_again(shop: Shop) -> None:
    """EV-3, EV-5: why the stream ends: a cashier's documents and the later events of a manager are no manager's
    documents; loaded again, the law holds from there.
    """
    day = await Day.begin(shop)
    item = {"id": "bread", "name": "Chipa", "price": "3000", "quantity": "1"}
    assert (await day.derlis.post("/api/order-sessions", {"items": [item]})).status_code == 201
    await settled(shop)
    before = await snapshot(day.lucia)
    await shop.sql(f"UPDATE memberships SET role = 'manager' {OF_CASHIER2.replace('cashier2', 'cashier1')}")
    shop_now = await shop.sign_in("cashier1", business="espiga", register="ASU-1")
    await settled(shop)
    again = await snapshot(shop_now)
    with Reducer.running() as reducer:
        events = await events_since(shop_now, before.position)
        reduced, _ = reducer.reduce(before.documents, events, viewer_of(shop_now))
        assert differences(comparable(reduced), comparable(again.documents)) != []
        more = {"id": "late", "name": "Sopa", "price": "8000", "quantity": "1"}
        assert (await day.derlis.post("/api/order-sessions", {"items": [item, more]})).status_code == 200
        await settled(shop)
        events = await events_since(shop_now, again.position)
        reduced, stale = reducer.reduce(again.documents, events, viewer_of(shop_now))
        assert stale == []
        assert differences(comparable(reduced), comparable((await snapshot(shop_now)).documents)) == []


async def test_a_sign_in_that_a_manager_ends_takes_its_streams_along(server: ServerProcess, demo_database: str) -> None:
    """DV-3, EV-3: at once, in whichever process they are; the same person's other sign-in, and its stream, go on."""
    async with Shop.at(server.url, demo_database) as shop:
        boss = await shop.sign_in("manager1", business="espiga")
        till, other = [await shop.sign_in("cashier2", business="espiga") for _ in range(2)]
        rows = (await boss.get("/api/sign-ins")).json()["items"]
        (wanted,) = [row["id"] for row in rows if row["user"]["username"] == "cashier2"][1:]
        opened = asyncio.Event()
        end = asyncio.create_task(_end_of(till, opened))
        async with following(other) as goes_on:
            unheard = asyncio.ensure_future(next_event(goes_on))
            await opened.wait()
            began = time.monotonic()
            assert (await boss.delete(f"/api/sign-ins/{wanted}")).status_code == 204
            assert await end == "signed-out"
            assert time.monotonic() - began < AT_ONCE_SECONDS
            assert not unheard.done()
            unheard.cancel()
        assert [(await each.get("/api/auth/me")).status_code for each in (till, other)] == [401, 200]


async def test_a_programs_streams_end_with_its_token(start_server: Started, demo_database: str) -> None:
    """DV-2: in each process, at once; one without an end goes on as long as nobody revokes it."""
    server = start_server(workers=2)
    async with Shop.at(server.url, demo_database) as shop:
        programs = [await program(shop) for _ in range(4)]
        other = await program(shop, name="Other")
        async with following(other.till) as others:
            unheard = asyncio.create_task(ended_by(others))
            opened = [asyncio.Event() for _ in programs]
            ends = [asyncio.create_task(_end_of(one.till, event)) for one, event in zip(programs, opened, strict=True)]
            await asyncio.gather(*(event.wait() for event in opened))
            for one in programs:
                began = time.monotonic()
                await revoke(shop, one)
                assert time.monotonic() - began < AT_ONCE_SECONDS
            assert await asyncio.gather(*ends) == ["signed-out"] * len(programs)
            assert not unheard.done()
            unheard.cancel()


@pytest.mark.parametrize("busy", [False, True])
async def test_a_stream_ends_when_its_credential_runs_out(
    server: ServerProcess, demo_database: str, *, busy: bool
) -> None:
    """EV-5: nobody tells of the instant; on a feed that is never silent no beat asks for it either."""
    async with Shop.at(server.url, demo_database) as shop:
        writer, reader = await person(shop, "cashier2", register="ASU-1"), await program(shop, "manager")
        await shop.sql(
            "UPDATE access_tokens SET expires_at = shop_now() + interval '3 seconds' WHERE id = $1::uuid",
            reader.till.login["tokenId"],
        )
        over = asyncio.Event()

        async def write() -> None:
            while not over.is_set():
                saved = await writer.save(thing("bread", "3000", str(1 + time.monotonic_ns() % 90)))
                assert saved.is_success, saved.text

        writing = asyncio.create_task(write()) if busy else None
        async with asyncio.timeout(60), following(reader.till) as frames:
            assert await ended_by(frames) == "signed-out"
        over.set()
        if writing is not None:
            await writing
