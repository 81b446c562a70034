"""The moment of a backup: where its log ends and where its figures were counted are one."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import asyncpg

from tests.cli.program import tillkeeper
from tillkeeper.storage import books
from tillkeeper.storage.embedded import EmbeddedPostgres

INSERT = """
INSERT INTO journal (business_id, at, command, outcome, refused)
SELECT business_id, shop_now(), 'test', 'done', false FROM businesses WHERE code = 'espiga'
"""


async def test_figures_and_log_are_of_one_moment(tmp_path: Path) -> None:
    """OP-5: a command whose commit is in the log and that nobody sees yet is waited for. Its twin does not wait."""
    folder = tmp_path / "data"
    assert tillkeeper("demo", "--data-dir", folder, database_url=None).code == 0
    with EmbeddedPostgres(folder) as server:
        async with _a_commit_held_back(server.url()) as release:
            without_waiting = await _figures_without_the_lock(server.url())
            waiting = asyncio.create_task(books.figures_at_restore_point(server.url(), "with"))
            await asyncio.sleep(1)
            assert not waiting.done()
            await release()
            figures = await waiting
        assert without_waiting[0].journal_rows == 2, "the twin does not see what its log holds"
        assert figures[0].journal_rows == 3


async def _figures_without_the_lock(url: str) -> list[books.Figures]:
    connection = await asyncpg.connect(url)
    try:
        async with connection.transaction(isolation="repeatable_read"):
            figures = await books.figures_of(connection)
            await connection.execute("SELECT pg_create_restore_point('without')")
            return figures
    finally:
        await connection.close()


async def _until(connection: asyncpg.Connection, question: str) -> None:
    deadline = time.monotonic() + 20
    while not await connection.fetchval(question):
        assert time.monotonic() < deadline
        await asyncio.sleep(0.05)


@contextlib.asynccontextmanager
async def _a_commit_held_back(url: str) -> AsyncIterator[Callable[[], Awaitable[None]]]:
    """Hold a journal row between its commit record and being seen: it waits for a standby that is not there."""
    admin, writer = await asyncpg.connect(url), await asyncpg.connect(url)

    async def release() -> None:
        await admin.execute("ALTER SYSTEM RESET synchronous_standby_names")
        await admin.execute("SELECT pg_reload_conf()")

    try:
        await admin.execute("ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
        await admin.execute("SELECT pg_reload_conf()")
        await _until(writer, "SELECT current_setting('synchronous_standby_names') = 'nobody'")
        writing = asyncio.create_task(writer.execute(INSERT))
        await _until(admin, "SELECT count(*) = 1 FROM pg_stat_activity WHERE wait_event = 'SyncRep'")
        yield release
        await writing
    finally:
        await release()
        await writer.close()
        await admin.close()
