"""Followers who come, and are looked at, while the reader hands out, or while the database is away."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from datetime import datetime
from types import SimpleNamespace
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import asyncpg
import pytest

from tests.feed.snapshots import settled
from tests.feed.test_streams import save
from tests.helpers.shop import Shop, Till
from tillkeeper.api.fan_out import Batch, FanOut, Follower
from tillkeeper.api.feed import Following
from tillkeeper.api.guard import SignIns
from tillkeeper.journal import feed
from tillkeeper.journal.feed import Position
from tillkeeper.kernel.actor import Actor
from tillkeeper.storage.database import Database

ROUNDS = 20
LONG_MS = 10_000
LOOKS = 3
# One second lies between two looks; a bit less is the machine's clock.
SECONDS_BETWEEN_LOOKS = 0.9
SECONDS = 20


class SlowSignIns(SignIns):
    """A look at a sign-in takes as long as the test wants."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.hears = True
        self.looking = asyncio.Event()
        self.let_through = asyncio.Event()
        self.let_through.set()

    async def holder(self, token: str) -> tuple[Actor, datetime | None]:
        self.looking.set()
        await self.let_through.wait()
        return await super().holder(token)


class CountedSignIns(SignIns):
    """Notes each look."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.hears = True
        self.looks: asyncio.Queue[float] = asyncio.Queue()

    async def holder(self, token: str) -> tuple[Actor, datetime | None]:
        self.looks.put_nowait(time.monotonic())
        return await super().holder(token)


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


async def test_who_joins_while_events_are_handed_out_misses_none_of_them(
    shop: Shop, till: Till, fan_out: FanOut
) -> None:
    """EV-3: the one woken by an event lets another in at once; the second begins behind what the first was given, or is
    given it too.
    """
    business = UUID(till.login["business"]["id"])
    first = Follower(uuid4())
    await fan_out.join(business, first)
    for number in range(ROUNDS):
        await save(till, number)
        await settled(shop)
        fan_out.hint(business)
        (batch,) = await first.take(wait_ms=LONG_MS)
        second = Follower(uuid4())
        begins_at = await fan_out.join(business, second)
        if begins_at < batch.position:
            assert await second.take(wait_ms=LONG_MS) == [batch]
        fan_out.leave(business, second)


async def test_no_position_is_named_that_somebody_has_still_to_be_given(
    shop: Shop, till: Till, fan_out: FanOut, monkeypatch: pytest.MonkeyPatch
) -> None:
    """EV-3: a stream with nothing to send tells its reader how far all was read, and passes over what lies before."""
    monkeypatch.setattr("tillkeeper.api.fan_out._AT_ONCE", 1)
    business = UUID(till.login["business"]["id"])
    given: list[Position] = []

    class Noting(Follower):
        def put(self, batch: Batch) -> None:
            named = fan_out.position(business)
            assert named is not None
            assert named < batch.position
            given.append(batch.position)
            super().put(batch)

    followers = [Noting(uuid4()) for _ in range(5)]
    for follower in followers:
        await fan_out.join(business, follower)
    await save(till, 1)
    await settled(shop)
    fan_out.hint(business)
    await asyncio.gather(*(follower.take(wait_ms=LONG_MS) for follower in followers))
    assert len(given) == len(followers)


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


@contextlib.asynccontextmanager
async def away(database_url: str) -> AsyncIterator[None]:
    """Have the database end every connection and take none."""
    name = urlsplit(database_url).path.lstrip("/")
    keeper = await asyncpg.connect(database_url, database="postgres")
    try:
        await keeper.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        await keeper.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", name)
        yield
    finally:
        await keeper.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
        await keeper.close()


async def test_a_stream_asks_now_and_then_and_goes_on(
    shop: Shop,
    till: Till,
    database: Database,
    fan_out: FanOut,
) -> None:
    """EV-3, EV-5: one that is doubted is not sent anything until the database says whose it is, and does not spin."""
    sign_ins = CountedSignIns(database)
    actor = await sign_ins.actor(till.token)
    state = SimpleNamespace(feed=fan_out, database=database, sign_ins=sign_ins, feed_catching_up=asyncio.Semaphore(1))
    frames = Following(state, actor, till.token, await feed.newest(database, actor.business_id)).frames()
    assert (await anext(frames)).startswith(b"retry")
    sent = asyncio.ensure_future(anext(frames))
    async with asyncio.timeout(SECONDS):
        for _ in ("the first of all", "the stream's own first"):
            await sign_ins.looks.get()
    async with away(shop.database_url), asyncio.timeout(SECONDS):
        sign_ins.forget()
        fan_out.doubt()
        looks = [await sign_ins.looks.get() for _ in range(LOOKS)]
    assert looks[-1] - looks[0] > (LOOKS - 1) * SECONDS_BETWEEN_LOOKS
    async with asyncio.timeout(SECONDS):
        item = {"id": "line1", "name": "Chipa", "price": "3000", "quantity": "1"}
        while (await till.post("/api/order-sessions", {"items": [item]})).status_code == 503:  # noqa: ASYNC110 - over HTTP
            await asyncio.sleep(0.05)
        received = await sent
        while b"order-session.saved" not in received:  # beats come before it
            received = await anext(frames)
    await frames.aclose()
