"""Receivers that hang hold up themselves and nobody else."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.helpers.shop import Shop
from tests.webhooks.receiver import WAIT_SECONDS, Receiver
from tests.webhooks.test_sending import message
from tests.webhooks.test_webhooks import add, open_drawer, tried
from tillkeeper.domains.webhooks import Sender
from tillkeeper.kernel import limits

PLACES = 12
# More than Python's own threads for such things, on any machine, and fewer than there are places.
HANGING = 40


@contextlib.asynccontextmanager
async def planned_at_once(shop: Shop, monkeypatch: pytest.MonkeyPatch, deliveries: int) -> AsyncIterator[None]:
    """Leave no place until so many deliveries are planned, then ``PLACES``: all of them want one at the same time.

    What is written in the block becomes deliveries piece by piece, as far as the oldest transaction of the whole
    database server lets the feed be read.
    """
    monkeypatch.setattr(limits, "WEBHOOK_SENDS_AT_ONCE_MAX", 0)
    yield
    async with asyncio.timeout(WAIT_SECONDS):
        while await shop.sql("SELECT FROM webhook_deliveries OFFSET $1", deliveries - 1) == []:  # noqa: ASYNC110 - elsewhere
            await asyncio.sleep(0.05)
    monkeypatch.setattr(limits, "WEBHOOK_SENDS_AT_ONCE_MAX", PLACES)


async def test_a_healthy_receiver_is_told_in_its_own_time_while_others_hang(
    open_shop: Shop, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """EV-3: those that hang want every place; who waits for one is not told that it did not answer."""
    monkeypatch.setattr(limits, "WEBHOOK_ANSWER_MS", 2_000)
    boss = await open_shop.sign_in("manager1", business="espiga")
    receiver.thinks_seconds = 0.5
    async with Receiver.listening() as hanging:
        hanging.thinks_seconds = 60
        for _ in range(PLACES + 1):
            await add(boss, hanging.url, "cash-session.opened")
        webhook = await add(boss, receiver.url, "cash-session.opened")
        lucia = await open_shop.sign_in("cashier1", business="espiga", register="ASU-1")
        async with planned_at_once(open_shop, monkeypatch, PLACES + 2):
            await open_drawer(lucia)
        (only,) = (await tried(boss, webhook, 1))["tries"]
        assert len(hanging.messages) >= PLACES, "nothing hung: the test would prove nothing"
    assert (only["number"], only["responseStatus"], only["errorCode"]) == (1, 204, None)


@pytest.mark.parametrize("healthy", [1, 2])
async def test_no_more_is_leased_than_there_are_places_and_who_fails_gets_one(
    open_shop: Shop, monkeypatch: pytest.MonkeyPatch, healthy: int
) -> None:
    """EV-3: a lease runs from when it is taken, so nothing waits with one; a hanging receiver takes one place."""
    # However long a busy machine takes to ask for all of them, none has run out of time when they are counted.
    monkeypatch.setattr(limits, "WEBHOOK_ANSWER_MS", 120_000)
    monkeypatch.setattr(limits, "WEBHOOK_LEASE_SECONDS", 240)
    boss = await open_shop.sign_in("manager1", business="espiga")
    async with Receiver.listening() as receiver:
        receiver.thinks_seconds = 120
        failing = await add(boss, receiver.url, "product.added")
        await open_shop.sql("UPDATE webhooks SET failures_in_row = 1")
        for _ in range(healthy):
            await add(boss, receiver.url, "product.added")
        # All at once: a webhook that has something under way is given nothing more meanwhile.
        async with planned_at_once(open_shop, monkeypatch, (healthy + 1) * limits.WEBHOOK_SENDS_TO_ONE_MAX):
            for n in range(limits.WEBHOOK_SENDS_TO_ONE_MAX):
                answer = await boss.post("/api/products", {"name": f"Mate {n}", "price": "9000", "taxRate": "10"})
                assert answer.status_code == 201, answer.text
        # One healthy receiver leaves places that the failing one would take, two leave none.
        places = min(PLACES, healthy * limits.WEBHOOK_SENDS_TO_ONE_MAX + 1)
        await receiver.wait_for(places)
        await asyncio.sleep(0.5)  # whatever would be taken beyond is taken by now
        leased = {
            str(row["webhook_id"]): row["count"]
            for row in await open_shop.sql(
                "SELECT webhook_id, count(*) FROM webhook_deliveries WHERE leased_until > shop_now() GROUP BY 1"
            )
        }
    assert leased.get(failing["id"], 0) == (1 if places < PLACES else 0)
    assert sum(leased.values()) == places


async def test_a_name_server_that_hangs_holds_up_its_own_messages_only(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """EV-3: nor a PIN that is being looked at, which takes a thread as well."""
    known, answer = socket.getaddrinfo, threading.Event()

    def look_up(host: Any, *asked: Any, **more: Any) -> list[Any]:
        if host == "slow.example.com":
            answer.wait()
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        return known(host, *asked, **more)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    sender = Sender(private_targets=True)
    slow = [asyncio.create_task(sender.send(message("http://slow.example.com/"), "{}")) for _ in range(HANGING)]
    try:
        await asyncio.sleep(0)
        async with asyncio.timeout(limits.WEBHOOK_ANSWER_MS / 2000):
            assert (await sender.send(message(receiver.url), "{}")).taken
            assert await asyncio.to_thread(lambda: True)
    finally:
        answer.set()
        came = await asyncio.gather(*slow)
        await sender.close()
    assert {each.error_code for each in came} == {"name-unknown"}
