"""Two servers that are told to fill one empty database at the same moment: one does, the other waits and goes on."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg

from tests.helpers.server import ServerProcess
from tests.helpers.shop import Shop
from tillkeeper.app.set_up import SETTING_UP
from tillkeeper.storage.embedded import EmbeddedPostgres

SERVERS = 2
WAITING = """
SELECT count(*) FROM pg_locks
WHERE locktype = 'advisory' AND NOT granted
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


@asynccontextmanager
async def held_back(database_url: str) -> AsyncIterator[None]:
    """Hold the lock until every server waits for it, so that all set out from an empty database."""
    connection = await asyncpg.connect(database_url)
    try:
        await connection.execute("SELECT pg_advisory_lock(hashtextextended($1, 0))", SETTING_UP)
        yield
        deadline = time.monotonic() + 60
        while await connection.fetchval(WAITING) < SERVERS:
            assert time.monotonic() < deadline, "a server does not wait for its turn"
            await asyncio.sleep(0.05)
        assert await connection.fetchval("SELECT count(*) FROM businesses") == 0
    finally:
        await connection.close()


async def started(database_url: str | None, *arguments: str) -> Sequence[ServerProcess]:
    return await asyncio.gather(
        *(
            asyncio.to_thread(ServerProcess.start, database_url, arguments=("--demo", *arguments))
            for _ in range(SERVERS)
        )
    )


async def demo_is_there_once(servers: Sequence[ServerProcess], database_url: str) -> None:
    connection = await asyncpg.connect(database_url)
    try:
        rows = await connection.fetch("SELECT command, count(*) FROM journal WHERE NOT refused GROUP BY 1")
        written = {row["command"]: row["count"] for row in rows}
        assert written == {"shops.set-up-business": 2, "catalogue.import-products": 2}
        assert await connection.fetchval("SELECT count(*) FROM products") == 70
    finally:
        await connection.close()
    for server in servers:
        assert "cashier1   PIN 1111" in server.log_text()
        async with Shop.at(server.url, database_url) as shop:
            assert (await shop.sign_in("cashier2")).login["business"]["code"] == "espiga"


async def test_two_servers_fill_one_database_once(empty_database: str) -> None:
    """EV-4, EV-8: each command once in the journal, both serve the same shop."""
    async with held_back(empty_database):
        starting = asyncio.create_task(started(empty_database))
    servers = await starting
    try:
        await demo_is_there_once(servers, empty_database)
    finally:
        for server in servers:
            await asyncio.to_thread(server.stop)


async def test_two_servers_on_one_new_folder(tmp_path: Path) -> None:
    """EV-8: they share the database server, migrate once and fill once."""
    servers = await started(None, "--data-dir", str(tmp_path))
    try:
        with EmbeddedPostgres(tmp_path) as database:
            await demo_is_there_once(servers, database.url())
    finally:
        for server in servers:
            await asyncio.to_thread(server.stop)
