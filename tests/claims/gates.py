"""Two commands under way at one instant, let through in the order that a test wants."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import asyncpg

from tillkeeper.journal import Answer

WAIT_SECONDS = 30
BLOCKED = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND wait_event_type = 'Lock' AND state = 'active'"""


class Gates:
    """Holds rows that commands have to lock, each on a connection of its own, until told to let them through."""

    def __init__(self, database_url: str, watch: asyncpg.Connection) -> None:
        self._database_url = database_url
        # In no transaction, which would see one picture of who waits for as long as it lasts.
        self._watch = watch
        self._closed: dict[str, asyncpg.Connection] = {}

    @classmethod
    @asynccontextmanager
    async def of(cls, database_url: str) -> AsyncIterator["Gates"]:
        gates = cls(database_url, await asyncpg.connect(database_url))
        try:
            yield gates
        finally:
            for table in list(gates._closed):
                await gates.open(table)
            await gates._watch.close()

    async def close(self, table: str, row: UUID) -> None:
        """Let nobody lock the row from now on."""
        connection = await asyncpg.connect(self._database_url)
        self._closed[table] = connection
        await connection.execute("BEGIN")
        await connection.execute(f"SELECT FROM {table} WHERE id = $1 FOR NO KEY UPDATE", row)

    async def open(self, table: str) -> None:
        connection = self._closed.pop(table)
        await connection.execute("COMMIT")
        await connection.close()

    async def at_the_gate(self, command: Coroutine[Any, Any, Answer]) -> "asyncio.Task[Answer]":
        """Start a command and return when it waits: behind whoever waits there already, since locks are queues."""
        before = await self._watch.fetchval(BLOCKED)
        task = asyncio.create_task(command)
        async with asyncio.timeout(WAIT_SECONDS):
            while await self._watch.fetchval(BLOCKED) <= before:
                assert not task.done(), task.result()
                await asyncio.sleep(0.005)
        return task
