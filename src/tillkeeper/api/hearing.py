"""Hears what other server processes changed that this one keeps in memory."""

import asyncio

import asyncpg
import structlog

from tillkeeper.api.guard import SignIns

log = structlog.get_logger()

# Between tries to hear again; nothing is kept in memory meanwhile, so it costs only speed.
_RETRY_SECONDS = 1.0
# A connection that is silent is asked whether it is still there.
_PROBE_SECONDS = 5.0


async def keep_hearing(dsn: str, sign_ins: SignIns) -> None:
    """Listen for ``identity_changed`` until cancelled.

    PostgreSQL delivers each notification to every connection that listens, so a process
    that hears misses none; from the moment it can't, ``sign_ins`` remembers nothing.
    """
    while True:
        try:
            await _hear(dsn, sign_ins)
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            log.warning("not hearing sign-in changes", reason=str(error))
        finally:
            sign_ins.hears = False
            sign_ins.forget()
        await asyncio.sleep(_RETRY_SECONDS)


async def _hear(dsn: str, sign_ins: SignIns) -> None:
    connection = await asyncpg.connect(dsn, server_settings={"application_name": "tillkeeper hears"})
    try:
        await connection.add_listener(
            "identity_changed", lambda _c, _pid, _channel, token_id: sign_ins.forget(token_id)
        )
        sign_ins.forget()
        sign_ins.hears = True
        while True:
            await asyncio.sleep(_PROBE_SECONDS)
            await connection.fetchval("SELECT 1")
    finally:
        connection.terminate()
