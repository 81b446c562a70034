"""Deletes rows that are past their retention period, in small batches; one server process of the database at a time.

Decision 12 (docs/decisions/0012) says which rows go, when, and why the others stay. The work has database connections
of its own, so that no request waits for one.
"""

import asyncio
import contextlib
from typing import Final

import structlog

from tillkeeper.domains import identity, orders, webhooks
from tillkeeper.kernel import limits
from tillkeeper.storage.database import Database, DatabaseBusy, DatabaseFailed

log = structlog.get_logger()

# The lock's name is the one that servers of the release before take: two releases may run side by side.
RETENTION_LOCK: Final = "forgetting"
# One connection holds the lock, the other deletes.
_CONNECTIONS: Final = 2
# The wait for the lock. Another process that holds it does the work for all.
_LOCK_SECONDS: Final = 1


async def keep_retention(dsn: str) -> None:
    """Delete expired rows every ``RETENTION_EVERY_SECONDS`` until cancelled; the first time after one such interval."""
    while True:
        await asyncio.sleep(limits.RETENTION_EVERY_SECONDS)
        try:
            await delete_expired(dsn)
        except DatabaseFailed as error:
            log.warning("retention waits for the database", reason=str(error))


async def delete_expired(dsn: str) -> None:
    """Delete every expired row; nothing while another process is doing it. Raises ``DatabaseFailed``."""
    database = await Database.connect(dsn, size=_CONNECTIONS)
    try:
        with contextlib.suppress(DatabaseBusy):
            async with database.alone(RETENTION_LOCK, wait_seconds=_LOCK_SECONDS):
                await _delete_expired(database)
    finally:
        await database.close()


async def _delete_expired(database: Database) -> None:
    for batches in (webhooks.forget_deliveries, orders.forget_operations, identity.forget_sign_ins):
        async for _ in batches(database):
            await asyncio.sleep(limits.RETENTION_PAUSE_MS / 1000)
