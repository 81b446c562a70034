"""A server killed in the middle of telling, and several servers that tell at once."""

import asyncio
from collections.abc import Callable

import pytest

from tests.helpers.server import ServerProcess
from tests.helpers.shop import Shop
from tests.webhooks.receiver import Receiver
from tests.webhooks.test_webhooks import add, delivery
from tillkeeper.kernel import limits

SALES = 30


@pytest.fixture(autouse=True)
def _targets_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TILLKEEPER_WEBHOOK_PRIVATE_TARGETS", "yes")


async def test_a_server_killed_between_sending_and_recording_sends_again_under_the_same_id(
    demo_database: str, receiver: Receiver
) -> None:
    """EV-3: at least once; the receiver knows the repeat by its id."""
    receiver.thinks_seconds = 3
    first = await asyncio.to_thread(ServerProcess.start, demo_database)
    try:
        async with Shop.at(first.url, demo_database) as shop:
            boss = await shop.sign_in("manager1", business="espiga")
            webhook = await add(boss, receiver.url, "webhook.test")
            await boss.post(f"/api/webhooks/{webhook['id']}/test")
            await receiver.wait_for(1)
    finally:
        await asyncio.to_thread(first.kill)
    receiver.thinks_seconds = 0
    second = await asyncio.to_thread(ServerProcess.start, demo_database)
    try:
        async with Shop.at(second.url, demo_database) as shop:
            await asyncio.sleep(1.5)
            assert len(receiver.messages) == 1, "the lease still runs"
            await shop.clock.advance(seconds=limits.WEBHOOK_LEASE_SECONDS + 1)
            once, again = await receiver.wait_for(2)
            assert once.message_id == again.message_id
            assert once.body == again.body
            boss = await shop.sign_in("manager1", business="espiga")
            done = await delivery(boss, webhook, status="delivered")
        assert [entry["number"] for entry in done["tries"]] == [2], "what nobody recorded is not in the log"
    finally:
        await asyncio.to_thread(second.stop)


async def test_several_servers_tell_every_event_once(
    start_server: Callable[..., ServerProcess], demo_database: str, receiver: Receiver
) -> None:
    """EV-3: two servers of two processes each; one sends at a time, and nothing is sent twice while all live."""
    servers = [await asyncio.to_thread(start_server, workers=2) for _ in range(2)]
    async with Shop.at(servers[0].url, demo_database) as shop:
        boss = await shop.sign_in("manager1", business="espiga")
        webhook = await add(boss, receiver.url, "order-session.saved")
        tills = [await shop.sign_in(f"cashier{n}", business="espiga", register="ASU-1") for n in (1, 2, 3)]

        async def save(place: int) -> None:
            for sale in range(SALES // len(tills)):
                item = {"id": f"line{sale}", "name": "Chipa", "price": "3000", "quantity": "1"}
                answer = await tills[place].post("/api/order-sessions", {"items": [item]})
                assert answer.status_code in {200, 201}

        await asyncio.gather(*(save(place) for place in range(len(tills))))
        await delivery(boss, webhook, status="delivered", count=SALES)
    ids = [message.message_id for message in receiver.messages]
    assert len(ids) == len(set(ids)) == SALES
    for message in receiver.messages:
        message.verified(webhook["secret"])
