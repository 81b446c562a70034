"""Gives up commits that a synchronous standby does not confirm (OP-1).

PostgreSQL waits for a standby without a limit: its own statement timeout ends before the commit begins. The caller is
told after ``limits.COMMIT_WAIT_MS`` and keeps the key; the commit itself is left alone, so that it counts once the
standby has it. Cancelled it would count at once, on the primary alone (tests/storage/test_standby.py).
"""

import asyncio
from typing import Final

import asyncpg
import structlog
from prometheus_client import Gauge

from tillkeeper.kernel import limits
from tillkeeper.storage.connecting import Opener
from tillkeeper.storage.database import DRIVER_ERRORS, Database

log = structlog.get_logger()

WAITING: Final = Gauge(
    "tillkeeper_commits_waiting_for_standby",
    "Commits in this database that wait for a synchronous standby; counted while a call takes longer than a second.",
)
_EVERY_SECONDS: Final = 1.0
_WAITING: Final = """
SELECT pid, extract(epoch FROM clock_timestamp() - query_start)::float8 AS seconds
  FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'SyncRep'
"""


class StandbyWatch:
    """Watches the calls of one pool, on a connection of its own that is open only while some call takes long."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._opener = Opener(
            database.dsn,
            command_seconds=limits.DATABASE_PROBE_MS / 1000,
            settings={"application_name": "tillkeeper watches the standby"},
        )
        self._connection: asyncpg.Connection | None = None
        self._found = 0

    async def keep_watching(self) -> None:
        """Watch until cancelled."""
        try:
            while True:
                await asyncio.sleep(_EVERY_SECONDS)
                try:
                    await self._look()
                except DRIVER_ERRORS as error:
                    log.warning("not watching the standby", reason=str(error))
                    self._drop()
        finally:
            self._drop()

    async def _look(self) -> None:
        if not self._database.lent_for(_EVERY_SECONDS) and not self._found:
            self._drop()
            return
        if self._connection is None or self._connection.is_closed():
            self._connection = await self._opener.open()
        rows = await self._connection.fetch(_WAITING)
        # One that was given up waits on at the server, and counts.
        self._found = len(rows)
        WAITING.set(self._found)
        # As they are now: while the server answered, a call may have ended and its connection serve another.
        ours = self._database.lent_for(_EVERY_SECONDS)
        for row in rows:
            if row["seconds"] * 1000 >= limits.COMMIT_WAIT_MS and row["pid"] in ours:
                log.warning("standby silent", seconds=round(row["seconds"], 1))
                ours[row["pid"]]()

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.terminate()
            self._connection = None
