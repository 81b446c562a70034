"""Followers who come, and are looked at, while the reader hands out."""

import asyncio
from collections.abc import AsyncIterator
from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest

from tests.feed.snapshots import settled
from tests.feed.test_streams import save
from tests.helpers.shop import Shop, Till
from tillkeeper.api.fan_out import FanOut, Follower
from tillkeeper.api.feed import Following
from tillkeeper.api.guard import SignIns
from tillkeeper.journal import feed
from tillkeeper.kernel.actor import Actor
from tillkeeper.storage.database import Database

ROUNDS = 20
LONG_MS = 10_000


class SlowSignIns(SignIns):
    """A look at a sign-in takes as long as the test wants."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.hears = True
        self.looking = asyncio.Event()
        self.let_through = asyncio.Event()
        self.let_through.set()

    async def actor(self, token: str) -> Actor:
        self.looking.set()
        await self.let_through.wait()
        return await super().actor(token)


@pytest.fixture
async def till(shop: Shop) -> Till:
    return await shop.sign_in("cashier1", business="espiga", register="ASU-1")


@pytest.fixture
async def database(shop: Shop) -> AsyncIterator[Database]:
    opened = await Database.connect(shop.database_url, size=4)
    yield opened
    await opened.close()


@pytest.fixture
async def fan_out(database: Database) -> AsyncIterator[FanOut]:
    opened = FanOut(database)
    yield opened
    await opened.close()


async def test_who_joins_while_events_are_handed_out_begins_behind_them(
    shop: Shop, till: Till, fan_out: FanOut
) -> None:
    """EV-3: the one woken by an event lets another in at once; what the first was given, the second need not be,
    and is told so by the place it begins at: nothing lies between.
    """
    business = UUID(till.login["business"]["id"])
    first = Follower(uuid4())
    await fan_out.join(business, first)
    for number in range(ROUNDS):
        await save(till, number)
        await settled(shop)
        fan_out.hint(business)
        batches = await first.take(wait_ms=LONG_MS)
        second = Follower(uuid4())
        begins_at = await fan_out.join(business, second)
        assert begins_at >= batches[-1].position, "the second is never given what the first just was"
        fan_out.leave(business, second)


async def test_an_event_that_comes_while_the_sign_in_is_looked_at_is_sent(
    shop: Shop, till: Till, database: Database, fan_out: FanOut
) -> None:
    """EV-3, EV-5: the beat after the look is not ahead of what was read during it, and the event follows."""
    sign_ins = SlowSignIns(database)
    actor = await sign_ins.actor(till.token)
    state = SimpleNamespace(feed=fan_out, database=database, sign_ins=sign_ins, feed_catching_up=asyncio.Semaphore(1))
    frames = Following(state, actor, till.token, await feed.newest(database, actor.business_id)).frames()
    assert (await anext(frames)).startswith(b"retry")
    sent = asyncio.ensure_future(anext(frames))
    other = Follower(uuid4())
    await fan_out.join(actor.business_id, other)
    # What the stream looks at before its first event is done when it has come to wait for one.
    await asyncio.sleep(0.2)
    sign_ins.looking.clear()
    sign_ins.let_through.clear()
    fan_out.doubt(str(actor.token_id))
    await sign_ins.looking.wait()
    await save(till, 1)
    await settled(shop)
    fan_out.hint(actor.business_id)
    (batch,) = await other.take(wait_ms=LONG_MS)
    sign_ins.let_through.set()
    received = await asyncio.wait_for(sent, LONG_MS / 1000)
    if b"order-session.saved" not in received:
        received += await asyncio.wait_for(anext(frames), LONG_MS / 1000)
    assert received.count(b"id: %b\ndata: " % str(batch.position).encode()) == 1
    await frames.aclose()
