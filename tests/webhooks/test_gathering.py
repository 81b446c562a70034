"""Commits close together are planned in one go; after a pause nobody waits for company."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from itertools import count
from types import SimpleNamespace
from typing import Any

import pytest

from tests.helpers.shop import Shop, Till
from tests.webhooks.receiver import Receiver
from tests.webhooks.test_webhooks import add
from tillkeeper.domains.webhooks import delivering
from tillkeeper.kernel import limits

HOUR_MS = 3_600_000
SECOND_MS = 1_000

Gathering = Callable[[int], AbstractAsyncContextManager[Shop]]


@pytest.fixture
def gathering(monkeypatch: pytest.MonkeyPatch, demo_database: str) -> Gathering:
    """Return what opens a shop that gathers webhook messages for so many milliseconds.

    It polls far more often than that: a transaction of another test may hide an event from the look that its commit
    brings about.
    """

    @asynccontextmanager
    async def opened(gather_ms: int) -> AsyncIterator[Shop]:
        monkeypatch.setattr(limits, "WEBHOOK_GATHER_MS", gather_ms)
        monkeypatch.setattr(limits, "FEED_POLL_MS", 100)
        async with Shop.open_in_process(demo_database, TILLKEEPER_WEBHOOK_PRIVATE_TARGETS="yes") as shop:
            yield shop

    return opened


async def send_test(boss: Till, webhook: dict[str, Any]) -> None:
    assert (await boss.post(f"/api/webhooks/{webhook['id']}/test")).status_code == 202


async def test_a_message_after_a_pause_goes_out_at_once(
    gathering: Gathering, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """EV-3: a quiet shop's message waits for no other. Gathering is an hour; the clock moves two hours at each look."""
    monkeypatch.setattr(delivering, "time", SimpleNamespace(monotonic=count(step=2 * HOUR_MS // 1000).__next__))
    async with gathering(HOUR_MS) as shop:
        boss = await shop.sign_in("manager1", business="espiga")
        webhook = await add(boss, receiver.url, "webhook.test")
        await send_test(boss, webhook)
        await receiver.wait_for(1)


async def test_messages_right_behind_another_are_gathered(gathering: Gathering, receiver: Receiver) -> None:
    """EV-3: under load the planning is done once for many. Gathering lasts a second, which the second message waits."""
    async with gathering(SECOND_MS) as shop:
        boss = await shop.sign_in("manager1", business="espiga")
        webhook = await add(boss, receiver.url, "webhook.test")
        began = time.monotonic()
        await send_test(boss, webhook)
        await receiver.wait_for(1)
        await send_test(boss, webhook)
        await receiver.wait_for(2)
        assert time.monotonic() - began >= SECOND_MS / 1000, "the second message was planned by itself"
