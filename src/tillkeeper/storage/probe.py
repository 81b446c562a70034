"""Looks at the database for ``/readyz``: does it answer, take writes, have room, and is it this program's.

On a connection of its own: a pool of which every connection is stuck says nothing about the database.
"""

import asyncio
import time
from dataclasses import dataclass
from typing import Final

import asyncpg

from tillkeeper.kernel import limits
from tillkeeper.storage.connecting import Opener
from tillkeeper.storage.database import DRIVER_ERRORS, DatabaseFailed, DatabaseUnavailable, named
from tillkeeper.storage.deployed import Description
from tillkeeper.storage.doctor import Finding, expectation, lacks

# A standby, or a primary that was told to take no writes; and how many commits of this database, by whichever server
# process, have waited for a synchronous standby longer than $1 seconds.
_STATE: Final = """
SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean AS is_read_only,
       (SELECT count(*) FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event = 'SyncRep'
           AND query_start < clock_timestamp() - make_interval(secs => $1)) AS unconfirmed
"""
# More than work_mem (64 kB on this connection), so that the sort writes a file where tables lie. It needs no right,
# leaves no trace, and fails as an insert would when there is no room.
_ROOM: Final = """
SELECT max(length(line)) FROM (
    SELECT repeat('x', 1000) || n AS line FROM generate_series(1, 4000) AS n ORDER BY 1 OFFSET 0) AS spilled
"""
_SETTINGS: Final = {"application_name": "tillkeeper looks", "work_mem": "64kB", "timezone": "UTC", "jit": "off"}


@dataclass(frozen=True, slots=True)
class Seen:
    """What one look saw."""

    is_read_only: bool
    unconfirmed: int
    """Commits that have waited for their standby longer than half of ``limits.COMMIT_WAIT_MS``."""
    no_room: str | None
    """PostgreSQL's own words about its disk, if it is full."""
    findings: tuple[Finding, ...]
    """In what the schema differs from what this program needs."""


class Probe:
    """Looks at one database; callers who come while a look is under way are given that one."""

    def __init__(self, dsn: str) -> None:
        self._opener = Opener(dsn, command_seconds=limits.DATABASE_PROBE_MS / 1000, settings=_SETTINGS)
        self._connection: asyncpg.Connection | None = None
        self._under_way: asyncio.Task[Seen] | None = None
        self._expected: Description | None = None
        self._looked_at = -float(limits.READY_LOOK_SECONDS)
        self._no_room: str | None = None
        self._findings: tuple[Finding, ...] = ()

    async def look(self) -> Seen:
        """Return what is there now; schema and disk as they were at most ``limits.READY_LOOK_SECONDS`` ago.

        Raises ``DatabaseFailed``. May take as long as the limits on connecting to every host and on each question do;
        who asks has a limit of their own, and the look goes on without them.
        """
        if self._under_way is None or self._under_way.done():
            self._under_way = asyncio.create_task(self._look(), name="looking at the database")
            # Its askers may have gone when it fails: they were told by their own limit, and asyncio logs no traceback.
            self._under_way.add_done_callback(lambda task: task.cancelled() or task.exception())
        return await asyncio.shield(self._under_way)

    async def close(self) -> None:
        """Leave no connection and no task behind."""
        if self._under_way is not None:
            self._under_way.cancel()
            await asyncio.gather(self._under_way, return_exceptions=True)
        self._drop()

    async def _look(self) -> Seen:
        try:
            if self._connection is None or self._connection.is_closed():
                self._connection = await self._opener.open()
            return await self._ask(self._connection)
        except DRIVER_ERRORS as error:
            self._drop()
            raise named(error) or DatabaseUnavailable(str(error)) from error
        except (asyncio.CancelledError, DatabaseFailed):
            self._drop()
            raise

    async def _ask(self, connection: asyncpg.Connection) -> Seen:
        state = await connection.fetchrow(_STATE, limits.COMMIT_WAIT_MS / 2000)
        assert state is not None
        if time.monotonic() - self._looked_at >= limits.READY_LOOK_SECONDS:
            self._no_room = await _missing_room(connection)
            if self._expected is None:
                self._expected = expectation()
            self._findings = await lacks(connection, self._expected)
            self._looked_at = time.monotonic()
        return Seen(
            is_read_only=state["is_read_only"],
            unconfirmed=state["unconfirmed"],
            no_room=self._no_room,
            findings=self._findings,
        )

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.terminate()
            self._connection = None


async def _missing_room(connection: asyncpg.Connection) -> str | None:
    try:
        await connection.fetchval(_ROOM)
    except asyncpg.DiskFullError as error:
        return str(error)
    return None
