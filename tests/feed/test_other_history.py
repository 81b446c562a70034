"""The database is replaced by an older one while the server runs: a fail-over that lost its end, a folder put back."""

import asyncio
import shutil
import subprocess
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from types import SimpleNamespace
from uuid import UUID

import asyncpg
import pytest

from tests.feed.snapshots import Reducer, comparable, differences, events_since, settled, snapshot, viewer_of
from tests.feed.sse import following, next_event
from tests.feed.test_streams import save
from tests.helpers.postgres import FAST_SETTINGS, run_tillkeeper
from tests.helpers.server import ServerProcess
from tests.helpers.shop import Shop, Till
from tillkeeper.api.fan_out import FanOut, Follower
from tillkeeper.api.feed import Following
from tillkeeper.api.guard import SignIns
from tillkeeper.kernel import limits
from tillkeeper.storage.database import Database
from tillkeeper.storage.embedded import EmbeddedPostgres

# Written at the end that is lost, and at once in its place: fewer, so that all of them stand before the last lost one.
LOST = 30
FIRST_OF_THE_NEW = 5
SECONDS = 60
_WRITE_AT = """
INSERT INTO journal (business_id, transaction_id, at, command, outcome, refused, event)
VALUES ($1, $2, shop_now(), 'test.write', 'written', false, '{"type": "test.written", "changes": []}')
"""


class Machine:
    """A database server whose folder can be kept and put back, and a server of the program that runs on meanwhile."""

    def __init__(self, folder: Path) -> None:
        self.database = EmbeddedPostgres(folder / "data", settings=FAST_SETTINGS)
        self._kept = folder / "kept"

    def keep(self) -> None:
        """Copy the folder as it is now."""
        self.database.leave()
        subprocess.run(["cp", "-a", self.database.cluster, self._kept], check=True)
        self.database.start()

    def put_back(self) -> None:
        """Have the database be what was kept."""
        self.database.leave()
        shutil.rmtree(self.database.cluster)
        self._kept.rename(self.database.cluster)
        self.database.start()


@pytest.fixture
def machine(run_folder: Path, request: pytest.FixtureRequest) -> Iterator[Machine]:
    folder = run_folder / f"history-{abs(hash(request.node.name)) % 10**6}"
    machine = Machine(folder)
    machine.database.start()
    run_tillkeeper("migrate", database_url=machine.database.url())
    run_tillkeeper("demo", database_url=machine.database.url())
    yield machine
    machine.database.leave()
    shutil.rmtree(folder)


@pytest.fixture
async def away(machine: Machine) -> AsyncIterator[Shop]:
    """Yield the shop of a server process that has its database on that machine."""
    server = ServerProcess.start(machine.database.url())
    try:
        async with Shop.at(server.url, machine.database.url()) as shop:
            yield shop
    finally:
        server.stop()


@pytest.fixture
def reducer() -> Iterator[Reducer]:
    with Reducer.running() as running:
        yield running


async def served_again(till: Till) -> None:
    """Wait until the server has found the database again."""
    deadline = time.monotonic() + SECONDS
    while (await till.get("/api/order-sessions")).status_code != 200:
        assert time.monotonic() < deadline
        await asyncio.sleep(0.02)


async def test_an_open_stream_ends_and_its_client_loads_again(machine: Machine, away: Shop, reducer: Reducer) -> None:
    """EV-3: the events of the lost end were heard; the stream ends with the reason, positions of the lost end are
    refused, and what is loaded then and heard from there on is what the server says afresh.
    """
    boss, lucia = await away.sign_in("manager1", business="espiga"), await away.sign_in("cashier1", business="espiga")
    await save(lucia, 0)
    machine.keep()
    await served_again(boss)
    async with following(boss) as frames, asyncio.timeout(SECONDS):
        for number in range(LOST):
            await save(lucia, number)
        heard = [await next_event(frames) for _ in range(LOST)]
        machine.put_back()
        await served_again(boss)
        for number in range(FIRST_OF_THE_NEW):
            await save(lucia, number)
        end = await next_event(frames)
    assert (end.event, end.data) == ("end", {"reason": "history-changed"})
    for path in ("/api/events", "/api/feed"):
        answer = await boss.get(f"{path}?since={heard[-1].id}")
        assert (answer.status_code, answer.json()["code"]) == (410, "position-unknown")
    await settled(away)
    before = await snapshot(boss)
    async with following(boss, since=before.position) as frames, asyncio.timeout(SECONDS):
        for number in range(FIRST_OF_THE_NEW):
            await save(lucia, number)
        heard = [await next_event(frames) for _ in range(FIRST_OF_THE_NEW)]
    events = await events_since(boss, before.position)
    assert [frame.id for frame in heard] == [event["position"] for event in events]
    after = await snapshot(boss)
    documents, stale = reducer.reduce(before.documents, events, viewer_of(boss))
    assert (differences(comparable(documents), comparable(after.documents)), stale) == ([], [])


async def test_a_position_that_nobody_confirms_passes_over_what_is_written_next(machine: Machine, away: Shop) -> None:
    """The twin: without the look at the position's row the stream stays open, and never sends the first events of the
    database that was put back.
    """
    (row,) = await away.sql("SELECT pg_get_functiondef('feed_rows'::regproc) AS made")
    assert row["made"].count("after_at IS NULL OR EXISTS") == 1
    await away.sql(row["made"].replace("after_at IS NULL OR EXISTS", "true OR EXISTS"))
    boss, lucia = await away.sign_in("manager1", business="espiga"), await away.sign_in("cashier1", business="espiga")
    await save(lucia, 0)
    await settled(away)
    kept = (await events_since(boss, "0-0-0"))[-1]["position"]
    machine.keep()
    await served_again(boss)
    async with following(boss) as frames, asyncio.timeout(SECONDS):
        for number in range(LOST):
            await save(lucia, number)
        for _ in range(LOST):
            await next_event(frames)
        machine.put_back()
        await served_again(boss)
        next_one = asyncio.ensure_future(next_event(frames))
        written = 0
        while not next_one.done():
            await save(lucia, written)
            written += 1
            await asyncio.sleep(0.02)
        first_heard = next_one.result()
    everything = [event["position"] for event in await events_since(boss, kept)]
    assert everything.index(str(first_heard.id)) >= FIRST_OF_THE_NEW, "nothing was passed over: this shows nothing"


@pytest.fixture
async def database(shop: Shop) -> AsyncIterator[Database]:
    opened = await Database.connect(shop.database_url, size=4)
    yield opened
    await opened.close()


async def _next_transaction_id(connection: asyncpg.Connection) -> int:
    found: int = await connection.fetchval("SELECT journal_transaction_id()")
    return found


async def test_a_stream_ahead_of_its_reader_is_confirmed_by_itself(
    shop: Shop, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """EV-3: a stream that caught up further than the reader has its own place looked at: the reader's is still there
    when the stream's is gone, and what stands in between would be passed over.
    """
    monkeypatch.setattr(limits, "FEED_POLL_MS", 3_600_000)
    till = await shop.sign_in("cashier1", business="espiga")
    business_id = UUID(till.login["business"]["id"])
    sign_ins = SignIns(database)
    sign_ins.hears = True
    actor = await sign_ins.actor(till.token)
    fan_out = FanOut(database)
    connection = await asyncpg.connect(shop.database_url)
    try:
        first = Follower(actor.token_id)
        await fan_out.join(business_id, first)
        await save(till, 0)
        await settled(shop)
        fan_out.hint(business_id)
        (batch,) = await first.take(wait_ms=1000 * SECONDS)
        while fan_out.position(business_id) != batch.position:  # noqa: ASYNC110 - it moves a turn of the loop later
            await asyncio.sleep(0.01)
        # From here on the reader waits for a hint.
        in_between, last = [await _next_transaction_id(connection) for _ in range(2)]
        await connection.execute(_WRITE_AT, business_id, last)
        await settled(shop)
        state = SimpleNamespace(
            feed=fan_out, database=database, sign_ins=sign_ins, feed_catching_up=asyncio.Semaphore(1)
        )
        async with asyncio.timeout(SECONDS):
            frames = Following(state, actor, till.token, batch.position).frames()
            assert b"retry" in await anext(frames)
            assert b"test.written" in await anext(frames)
            await connection.execute("ALTER TABLE journal DISABLE TRIGGER journal_append_only")
            await connection.execute("DELETE FROM journal WHERE transaction_id = $1", last)
            await connection.execute(_WRITE_AT, business_id, in_between)
            waiting = asyncio.ensure_future(anext(frames))
            while len(fan_out._readers[business_id].followers) < 2:  # noqa: ASYNC110 - over the database
                await asyncio.sleep(0.01)
            fan_out.hint(business_id)
            assert b'"reason":"history-changed"' in await waiting
            await frames.aclose()
    finally:
        await connection.close()
        await fan_out.close()


async def test_what_is_forgotten_takes_no_position_away(shop: Shop) -> None:
    """EV-3: no rule of forgetting reaches the journal, whose rows are what positions are confirmed against."""
    for routine in await shop.sql("SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace"):
        assert "DELETE FROM journal" not in routine["prosrc"], routine["proname"]
    with pytest.raises(asyncpg.IntegrityConstraintViolationError, match="append-only"):
        await shop.sql("DELETE FROM journal")
