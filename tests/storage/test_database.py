"""What the server gives up is told apart from what nobody knows the end of, and from what was wrong."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest

from tillkeeper.storage import listening, notifying
from tillkeeper.storage.database import Database, DatabaseBusy, DatabaseFull, SchemaBroken

RAISE = "DO $$ BEGIN INSERT INTO noted VALUES (1); RAISE EXCEPTION 'said so' USING ERRCODE = '{}'; END $$"
CHANNEL = "said_in_a_test"
SECONDS = 10


@pytest.fixture
async def database(empty_database: str) -> AsyncIterator[Database]:
    opened = await Database.connect(empty_database, size=2)
    await opened.fetch_rows("CREATE TABLE noted (number integer)")
    yield opened
    await opened.close()


@pytest.mark.parametrize("state", ["57014", "40P01", "40001", "53100", "53200", "58030", "55P03", "25006"])
async def test_what_the_server_gives_up_is_busy_and_undone(database: Database, state: str) -> None:
    """EV-2: a statement timeout, a deadlock, no room, a server that is a standby now."""
    with pytest.raises(DatabaseBusy, match="said so"):
        await database.fetch_rows(RAISE.format(state))
    with pytest.raises(DatabaseBusy, match="said so"):
        await _note_and_fail(database, state)
    assert await database.fetch_value("SELECT count(*) FROM noted") == 0


async def _note_and_fail(database: Database, state: str) -> None:
    async with database.transaction("test") as tx:
        await tx.execute("INSERT INTO noted VALUES (2)")
        await tx.execute(RAISE.format(state))


@pytest.mark.parametrize("state", ["23505", "42601", "22012", "P0001"])
async def test_what_was_wrong_stays_what_it_is(database: Database, state: str) -> None:
    """A bug or a constraint is no bad moment: nobody is told to ask again."""
    with pytest.raises(asyncpg.PostgresError) as met:
        await database.fetch_rows(RAISE.format(state))
    assert met.value.sqlstate == state


@pytest.mark.parametrize("state", ["42883", "42P01", "42703", "42704", "42725", "42804", "42P10"])
async def test_what_another_schema_makes_of_a_statement_is_told_apart_from_a_bug(
    database: Database, state: str
) -> None:
    """OP-4: a table, column, type, function or index that is missing or another one; nothing was changed."""
    with pytest.raises(SchemaBroken, match="said so"):
        await database.fetch_rows(RAISE.format(state))
    assert await database.fetch_value("SELECT count(*) FROM noted") == 0


async def test_a_full_disk_is_told_apart_from_a_busy_server(database: Database) -> None:
    """EV-2: somebody has to make room, waiting alone does not."""
    with pytest.raises(DatabaseFull, match="said so"):
        await database.fetch_rows(RAISE.format("53100"))


async def test_connections_that_died_idle_cost_nobody_an_answer(database: Database, empty_database: str) -> None:
    """EV-2: after a restart of the database's the next call of each finds out by itself, and asks on a new one."""
    await asyncio.gather(*(database.fetch_value("SELECT pg_sleep(0.1)") for _ in range(2)))
    idle = list(database._idle)
    assert len(idle) == 2
    other = await asyncpg.connect(empty_database)
    try:
        await other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND application_name = 'tillkeeper'"
        )
    finally:
        await other.close()
    async with asyncio.timeout(SECONDS):
        # Detached: the pool has taken hold of each.
        while any("released" not in repr(each) for each in idle):  # noqa: ASYNC110 - the event is inside the driver
            await asyncio.sleep(0.01)
    assert [await database.fetch_value("SELECT 1") for _ in range(3)] == [1, 1, 1]


async def test_hearing_and_telling_go_on_after_a_connection_that_the_driver_gave_up(
    empty_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """EV-3: a server that is being shut down has the driver raise what is neither the server's nor the network's."""
    connect, breaks = asyncpg.connect, iter([True, True])

    async def connected(dsn: str, **options: Any) -> asyncpg.Connection:
        if next(breaks, False):
            raise asyncpg.InternalClientError("got result for unknown protocol state 3")
        return await connect(dsn, **options)

    monkeypatch.setattr(asyncpg, "connect", connected)
    heard: asyncio.Queue[str] = asyncio.Queue()
    began = asyncio.Event()
    listener = listening.Listener(CHANNEL, heard=heard.put_nowait, began=began.set, lost=lambda: None)
    notifier = notifying.Notifier(empty_database, CHANNEL)
    tasks = [
        asyncio.create_task(listening.keep_listening(empty_database, listener)),
        asyncio.create_task(notifier.run()),
    ]
    try:
        async with asyncio.timeout(SECONDS):
            await began.wait()
            notifier.notify("something")
            assert await heard.get() == "something"
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
