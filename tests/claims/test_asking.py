"""Asking the holder for an order, when whoever asked has gone before they are answered."""

import asyncio

import asyncpg
import httpx
import msgspec

from tests.claims.hands import Floor, Hands
from tests.helpers.floor import Document, ok, person, refused
from tests.races.guards import change_function

SIGN_OUT = "UPDATE access_tokens SET revoked_at = shop_now() WHERE id = $1::uuid"
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


async def _asked(floor: Floor) -> tuple[Document, Document]:
    order = await floor.boss.queue()
    await floor.ana.take(order)
    return order, ok(await floor.beto.ask(order, message="Es mi cliente"), 201)


async def _requests(who: Hands) -> list[Document]:
    (claim,) = ok(await who.person.get("/api/claims"))["items"]
    found: list[Document] = claim["requests"]
    return found


async def test_who_asked_and_signed_out_is_not_given_the_order(floor: Floor) -> None:
    """CL-2, CL-4, EV-2, EV-3: nobody would work on it; the holder's screen hears that it is asked for no more."""
    order, request = await _asked(floor)
    assert [(each["id"], each["message"]) for each in await _requests(floor.ana)] == [(request["id"], "Es mi cliente")]
    await floor.beto.person.sign_out()
    (heard,) = await floor.shop.sql("SELECT event FROM journal WHERE command = 'identity.sign-out'")
    change, ended = msgspec.json.decode(heard["event"])["changes"]
    assert (ended["kind"], ended["audience"]) == ("sign-in", [])
    assert (change["kind"], change["document"]["status"]) == ("claim-request", "withdrawn")
    assert change["audience"] == [request["requestedBy"]["id"], request["holder"]["id"]]
    assert await _requests(floor.ana) == []
    said = refused(await floor.ana.answer(order, request["id"], "grant"), 409, "asker-gone")
    assert said["asker"]["username"] == "cashier2"
    assert await _holder(floor, order) == "cashier1"


async def test_what_is_over_says_how(floor: Floor) -> None:
    """EV-2: ``state`` beside the code: the problem's own ``status`` is the one of HTTP."""
    order, request = await _asked(floor)
    ok(await floor.ana.answer(order, request["id"], "decline"))
    said = refused(await floor.ana.answer(order, request["id"], "grant"), 409, "claim-request-answered")
    assert said["state"] == "declined"
    ok(await floor.ana.cancel(order))
    for answer in (await floor.beto.claim(order), await floor.beto.ask(order), await floor.ana.operate(order)):
        assert refused(answer, 409, "order-not-open")["state"] == "cancelled"
    ok(await floor.ana.person.end(floor.ana.drawer))
    another = await floor.boss.queue()
    assert refused(await floor.ana.claim(another), 409, "session-not-open")["state"] == "ended"


async def test_what_is_asked_is_between_who_asks_and_who_holds(floor: Floor) -> None:
    """EV-5, EV-3: the list of claims shows a request, with its message, to the people whom the feed tells of it."""
    order, request = await _asked(floor)
    rocio = await person(floor.shop, "cashier3", "espiga", "LUQ-1")
    (claim,) = ok(await rocio.get("/api/claims"))["items"]
    assert (claim["order"]["id"], claim["requests"]) == (order["id"], [])
    for who in (floor.beto, floor.ana, floor.boss):
        assert [each["id"] for each in await _requests(who)] == [request["id"]]
    await floor.shop.sql("UPDATE memberships SET role = 'auditor' WHERE user_id::text = $1", rocio.id)
    auditor = await person(floor.shop, "cashier3", "espiga")
    assert [each["id"] for each in await _requests(Hands(auditor, floor.boss.drawer))] == [request["id"]]


async def test_who_came_back_asks_again(floor: Floor) -> None:
    """CL-4: a request of its own, of the sign-in that is there."""
    order, request = await _asked(floor)
    await floor.beto.person.sign_out()
    back = Hands(await person(floor.shop, "cashier2", "espiga", "ASU-2"), floor.beto.drawer)
    again = ok(await back.ask(order), 201)
    assert again["id"] != request["id"]
    assert ok(await floor.ana.answer(order, again["id"], "grant"))["status"] == "granted"
    assert await _holder(floor, order) == "cashier2"


async def test_who_went_to_another_window_and_asked_there(floor: Floor) -> None:
    """CL-4: asked again by another sign-in, the request is that one's: the first may end."""
    order, request = await _asked(floor)
    there = Hands(await person(floor.shop, "cashier2", "espiga", "ASU-2"), floor.beto.drawer)
    assert ok(await there.ask(order), 201)["id"] == request["id"]
    await floor.beto.person.sign_out()
    assert [each["id"] for each in await _requests(floor.ana)] == [request["id"]]
    ok(await floor.ana.answer(order, request["id"], "grant"))
    assert await _holder(floor, order) == "cashier2"


async def test_a_screen_that_is_locked_while_the_order_is_handed_over(floor: Floor) -> None:
    """CL-2: the lock waits for the grant that is under way, and lets go of what it handed over."""
    order, request = await _asked(floor)
    connection = await asyncpg.connect(floor.shop.database_url)
    try:
        held_up = connection.transaction()
        await held_up.start()
        # The grant stands still with the order and the request in hand.
        await connection.execute(
            "SELECT FROM access_tokens WHERE id = (SELECT sign_in_id FROM order_claim_requests WHERE id = $1::uuid)"
            " FOR UPDATE",
            request["id"],
        )
        grant = asyncio.create_task(floor.ana.answer(order, request["id"], "grant"))
        await _until_waiting(floor, 1)
        lock = asyncio.create_task(floor.beto.lock_screen())
        await _until_waiting(floor, 2)
        await held_up.commit()
        ok(await grant)
        assert (await lock)["released"] == 1
    finally:
        await connection.close()
    assert not (await floor.ana.status(order))["claimed"]


async def test_a_grant_while_the_asker_signs_out(floor: Floor) -> None:
    """CL-2: the grant waits for the sign-out that is under way, and then sees it."""
    order, request = await _asked(floor)
    answer = await _granted_during_sign_out(floor, order, request)
    refused(answer, 409, "asker-gone")
    assert await _holder(floor, order) == "cashier1"


async def test_without_the_lock_the_order_goes_to_somebody_who_left(floor: Floor) -> None:
    """CL-2: the twin: without the wait the order is in hands that nobody can release any more."""
    await change_function(
        floor.shop.database_url,
        "answer_request",
        "PERFORM FROM access_tokens t WHERE t.id = r.sign_in_id FOR SHARE;",
        "",
    )
    order, request = await _asked(floor)
    ok(await _granted_during_sign_out(floor, order, request))
    assert await _holder(floor, order) == "cashier2"


async def _granted_during_sign_out(floor: Floor, order: Document, request: Document) -> httpx.Response:
    """Grant while the asker's sign-in is being ended: revoked and not yet committed."""
    connection = await asyncpg.connect(floor.shop.database_url)
    try:
        sign_in = await connection.fetchval(
            "SELECT sign_in_id FROM order_claim_requests WHERE id = $1::uuid", request["id"]
        )
        ending = connection.transaction()
        await ending.start()
        await connection.execute(SIGN_OUT, sign_in)
        grant = asyncio.create_task(floor.ana.answer(order, request["id"], "grant"))
        # Until the grant has come to wait for it, or has not waited.
        while not grant.done() and await _waiting(floor) == 0:  # noqa: ASYNC110 - the event is in the database
            await asyncio.sleep(0.01)
        await ending.commit()
        return await grant
    finally:
        await connection.close()


async def _waiting(floor: Floor) -> int:
    """Return how many wait for a lock; asked outside any transaction, which would see no connection opened since."""
    (row,) = await floor.shop.sql(WAITING)
    count: int = row["count"]
    return count


async def _until_waiting(floor: Floor, count: int) -> None:
    async with asyncio.timeout(20):
        while await _waiting(floor) < count:  # noqa: ASYNC110 - the event is in the database
            await asyncio.sleep(0.01)


async def _holder(floor: Floor, order: Document) -> str:
    name: str = (await floor.ana.status(order))["claimedBy"]["username"]
    return name
