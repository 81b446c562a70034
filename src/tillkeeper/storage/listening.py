"""Receives the notifications of other server processes (LISTEN), on a connection of its own."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import structlog

from tillkeeper.kernel import limits
from tillkeeper.storage.connecting import Opener
from tillkeeper.storage.database import DRIVER_ERRORS

log = structlog.get_logger()

HEARS: Final = "tillkeeper hears"
"""Application name of the listening connection. ``migrate`` finds the running server processes by this name."""
# The pause before the database is tried again.
_RETRY_SECONDS: Final = 1.0
# A connection on which nothing arrives may be dead: a statement is sent this often to find out.
_PROBE_SECONDS: Final = 5.0


@dataclass(frozen=True, slots=True)
class Listener:
    """Callbacks for the notifications of one channel."""

    channel: str
    heard: Callable[[str], None]
    """Called with each notification's payload."""
    began: Callable[[], None]
    """Called when LISTEN is in force: from then on PostgreSQL delivers every notification."""
    lost: Callable[[], None]
    """Called when the connection is lost: notifications may be missed until ``began`` is called again."""


async def keep_listening(dsn: str, *listeners: Listener) -> None:
    """Listen until cancelled; reconnect after a lost connection, once a second."""
    opener = Opener(dsn, command_seconds=limits.DATABASE_PROBE_MS / 1000, settings={"application_name": HEARS})
    while True:
        try:
            await _listen(opener, listeners)
        except DRIVER_ERRORS as error:
            log.warning("not hearing the other server processes", reason=str(error))
        finally:
            for listener in listeners:
                listener.lost()
        await asyncio.sleep(_RETRY_SECONDS)


async def _listen(opener: Opener, listeners: tuple[Listener, ...]) -> None:
    connection = await opener.open()
    try:
        for listener in listeners:
            await connection.add_listener(
                listener.channel,
                lambda _connection, _pid, _channel, payload, heard=listener.heard: heard(str(payload)),
            )
            listener.began()
        while True:
            await asyncio.sleep(_PROBE_SECONDS)
            await connection.fetchval("SELECT 1")
    finally:
        connection.terminate()
