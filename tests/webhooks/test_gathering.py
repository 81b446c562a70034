"""Commits close together are planned in one go; after a pause nobody waits for company."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.helpers.shop import Shop, Till
from tests.webhooks.receiver import Receiver
from tests.webhooks.test_webhooks import add
from tillkeeper.kernel import limits

# Long enough that a crowded machine sends a message within it.
GATHER_MS = 1_000


@pytest.fixture
async def long_gathering(monkeypatch: pytest.MonkeyPatch, demo_database: str) -> AsyncIterator[Shop]:
    """Yield a shop whose webhooks are gathered for a second, and that looks for news only when it hears of some."""
    monkeypatch.setattr(limits, "WEBHOOK_GATHER_MS", GATHER_MS)
    monkeypatch.setattr(limits, "FEED_POLL_MS", 3_600_000)
    async with Shop.open_in_process(demo_database, TILLKEEPER_WEBHOOK_PRIVATE_TARGETS="yes") as shop:
        yield shop


async def send_test(boss: Till, webhook: dict[str, Any]) -> None:
    assert (await boss.post(f"/api/webhooks/{webhook['id']}/test")).status_code == 202


async def test_a_message_goes_out_at_once_after_a_pause_and_those_right_behind_it_together(
    long_gathering: Shop, receiver: Receiver
) -> None:
    """EV-3: a quiet shop's message waits for no other; under load the planning is done once for many."""
    boss = await long_gathering.sign_in("manager1", business="espiga")
    webhook = await add(boss, receiver.url, "webhook.test")
    # What was just done is planned within one gathering, and from there on nothing for another: that is a pause.
    await asyncio.sleep(2 * GATHER_MS / 1000 + 0.2)

    began = time.monotonic()
    await send_test(boss, webhook)
    await receiver.wait_for(1)
    first_ms = (time.monotonic() - began) * 1000
    for _ in range(3):
        await send_test(boss, webhook)
    await receiver.wait_for(2)
    second_ms = (time.monotonic() - began) * 1000
    await receiver.wait_for(4)

    assert first_ms < GATHER_MS, "it waited for company"
    assert second_ms >= GATHER_MS, "it was planned by itself"
