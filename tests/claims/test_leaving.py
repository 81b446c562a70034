"""Signing out while a claim is on its way: whichever comes first, nothing stays in the hands of who has left."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import httpx
import pytest

from tests.claims.hands import Floor
from tests.helpers.floor import Document, ok, refused
from tests.races.guards import change_function

WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
ROW = "SELECT FROM orders FOR UPDATE"
# What a command writes last: it stands still with all that it has locked.
JOURNAL = "LOCK TABLE journal IN SHARE MODE"

Take = Callable[[Floor, Document], Coroutine[Any, Any, httpx.Response]]
TAKES: dict[str, Take] = {
    "claim": lambda floor, order: floor.boss.claim(order),
    "take over": lambda floor, order: floor.boss.take_over(order),
}


@asynccontextmanager
async def _held_up(floor: Floor, at: str) -> AsyncIterator[None]:
    connection = await asyncpg.connect(floor.shop.database_url)
    try:
        async with connection.transaction():
            await connection.execute(at)
            yield
    finally:
        await connection.close()


async def _until_waiting(floor: Floor, count: int) -> None:
    async with asyncio.timeout(20):
        while (await floor.shop.sql(WAITING))[0]["count"] < count:  # noqa: ASYNC110 - the event is in the database
            await asyncio.sleep(0.01)


async def _taken_too_late(floor: Floor, take: Take, order: Document) -> httpx.Response:
    """Take the order in hand while its row is held, sign out meanwhile; return what the taker is told."""
    async with _held_up(floor, ROW):
        taken = asyncio.create_task(take(floor, order))
        await _until_waiting(floor, 1)
        await floor.boss.person.sign_out()
    return await taken


@pytest.mark.parametrize("how", TAKES)
async def test_an_order_that_comes_to_who_has_left(floor: Floor, how: str) -> None:
    """CL-2, EV-2: the call had waited for the order; its sign-in has ended since, and nobody would let go."""
    order = await floor.beto.queue()
    refused(await _taken_too_late(floor, TAKES[how], order), 401, "credential-invalid")
    assert not (await floor.beto.status(order))["claimed"]
    assert ok(await floor.beto.claim(order))["outcome"] == "claimed"


@pytest.mark.parametrize(("how", "function"), [("claim", "claim_order"), ("take over", "take_over_order")])
async def test_without_the_look_it_stays_with_them(floor: Floor, how: str, function: str) -> None:
    """CL-2: the twin: a whole lease long nobody can work on the order, and who could release it has gone."""
    await change_function(floor.shop.database_url, function, "PERFORM refuse_signed_out(call);", "")
    order = await floor.beto.queue()
    ok(await _taken_too_late(floor, TAKES[how], order))
    assert (await floor.beto.status(order))["claimedBy"]["username"] == "manager1"


async def _signed_out_after(floor: Floor, take: Take, order: Document) -> None:
    """Sign out while the order is being taken in hand: decided, and not yet committed."""
    async with _held_up(floor, JOURNAL):
        taken = asyncio.create_task(take(floor, order))
        await _until_waiting(floor, 1)
        leaving = asyncio.create_task(floor.boss.person.sign_out())
        await _until_waiting(floor, 2)
    ok(await taken)
    await leaving


@pytest.mark.parametrize("how", TAKES)
async def test_signing_out_waits_for_what_is_being_taken(floor: Floor, how: str) -> None:
    """CL-2: and lets go of it."""
    order = await floor.beto.queue()
    await _signed_out_after(floor, TAKES[how], order)
    assert not (await floor.beto.status(order))["claimed"]
    assert (await floor.beto.history(order))[0]["command"] == "identity.sign-out"


async def test_without_the_wait_it_is_not_found(floor: Floor) -> None:
    """CL-2: the twin: the sign-out looks for what is held before the claim is committed."""
    await change_function(
        floor.shop.database_url, "sign_in_ending", "pg_advisory_xact_lock(sign_in_lock(sign_in))", "NULL"
    )
    order = await floor.beto.queue()
    await _signed_out_after(floor, TAKES["claim"], order)
    assert (await floor.beto.status(order))["claimed"]
