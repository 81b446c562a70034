"""Tells other server processes through the database that there is something to read.

After the commit, on a connection of its own: a NOTIFY inside a transaction takes a lock at
commit that lets only one such transaction of the whole database commit at a time.
"""

import asyncio
from typing import Final

import structlog

from tillkeeper.kernel import limits
from tillkeeper.storage.connecting import Opener
from tillkeeper.storage.database import DRIVER_ERRORS

log = structlog.get_logger()

# Between two notifications of a process: what comes meanwhile goes with the next. At once after a pause; a till that
# books without one would otherwise wait for its own news each time (an eighth of a call, docs/reference/benchmarks.md).
_SPACING_MS: Final = 40
# Between tries to reach the database again. What is not told costs its readers a poll interval.
_RETRY_SECONDS: Final = 1


class Teller:
    """Collects what is to be told on one channel and tells it, each payload once."""

    def __init__(self, dsn: str, channel: str) -> None:
        self._opener = Opener(
            dsn, command_seconds=limits.DATABASE_PROBE_MS / 1000, settings={"application_name": "tillkeeper tells"}
        )
        self._channel = channel
        self._untold: set[str] = set()
        self._something = asyncio.Event()

    def tell(self, payload: str) -> None:
        """Have ``payload`` told soon; never waits."""
        self._untold.add(payload)
        self._something.set()

    async def keep_telling(self) -> None:
        """Tell until cancelled; a lost connection is made again each second."""
        while True:
            try:
                await self._tell()
            except DRIVER_ERRORS as error:
                log.warning("not telling the other server processes", channel=self._channel, reason=str(error))
            await asyncio.sleep(_RETRY_SECONDS)

    async def _tell(self) -> None:
        connection = await self._opener.open()
        try:
            while True:
                await self._something.wait()
                self._something.clear()
                told, self._untold = self._untold, set()
                await connection.execute(
                    "SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload", self._channel, list(told)
                )
                await asyncio.sleep(_SPACING_MS / 1000)
        finally:
            connection.terminate()
