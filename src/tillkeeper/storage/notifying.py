"""Notifies other server processes through the database (NOTIFY) that a business's feed has grown.

The notification is sent after the commit, on a connection of its own. A NOTIFY inside a transaction takes a lock
at commit, and only one transaction of the whole database can hold that lock at a time.
"""

import asyncio
from typing import Final

import structlog

from tillkeeper.kernel import limits
from tillkeeper.storage.connecting import Opener
from tillkeeper.storage.database import DRIVER_ERRORS

log = structlog.get_logger()

# The pause after each notification. Payloads that arrive during the pause are sent together after it; after a quiet
# time a payload is sent at once. Without the pause a client that makes one call after another would pay for a
# notification at each call, an eighth of the call's time (docs/reference/benchmarks.md).
_SPACING_MS: Final = 40
# The pause before the database is tried again. A payload that is lost costs its readers one poll interval.
_RETRY_SECONDS: Final = 1


class Notifier:
    """Collects payloads for one channel and sends each distinct payload once."""

    def __init__(self, dsn: str, channel: str) -> None:
        self._opener = Opener(
            dsn, command_seconds=limits.DATABASE_PROBE_MS / 1000, settings={"application_name": "tillkeeper tells"}
        )
        self._channel = channel
        self._unsent: set[str] = set()
        self._has_unsent = asyncio.Event()

    def notify(self, payload: str) -> None:
        """Queue ``payload`` for the next notification; never waits."""
        self._unsent.add(payload)
        self._has_unsent.set()

    async def run(self) -> None:
        """Send queued payloads until cancelled; reconnect after a lost connection, once a second."""
        while True:
            try:
                await self._send_until_lost()
            except DRIVER_ERRORS as error:
                log.warning("not telling the other server processes", channel=self._channel, reason=str(error))
            await asyncio.sleep(_RETRY_SECONDS)

    async def _send_until_lost(self) -> None:
        connection = await self._opener.open()
        try:
            while True:
                await self._has_unsent.wait()
                self._has_unsent.clear()
                payloads, self._unsent = self._unsent, set()
                await connection.execute(
                    "SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload", self._channel, list(payloads)
                )
                await asyncio.sleep(_SPACING_MS / 1000)
        finally:
            connection.terminate()
