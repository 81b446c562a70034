"""Forgets what nothing needs any more, a little at a time, in one server process of the database at a time.

What may go, and why the rest stays: docs/decisions/0012. On connections of its own, so that no till waits for one.
"""

import asyncio
import contextlib
from typing import Final

import structlog

from tillkeeper.domains import identity, orders, webhooks
from tillkeeper.kernel import limits
from tillkeeper.storage.database import Database, DatabaseBusy, DatabaseFailed

log = structlog.get_logger()

FORGETTING: Final = "forgetting"
# One connection holds the place, the other works.
_CONNECTIONS: Final = 2
# Whoever is at it does it for all.
_OTHERS_SECONDS: Final = 1


async def forget_until_cancelled(dsn: str) -> None:
    """Forget every ``FORGETTING_EVERY_SECONDS``, the first time after so long."""
    while True:
        await asyncio.sleep(limits.FORGETTING_EVERY_SECONDS)
        try:
            await forget(dsn)
        except DatabaseFailed as error:
            log.warning("forgetting waits for the database", reason=str(error))


async def forget(dsn: str) -> None:
    """Forget all that is old by now; nothing when another process is at it. Raises ``DatabaseFailed``."""
    database = await Database.connect(dsn, size=_CONNECTIONS)
    try:
        with contextlib.suppress(DatabaseBusy):
            async with database.alone(FORGETTING, wait_seconds=_OTHERS_SECONDS):
                await _forget(database)
    finally:
        await database.close()


async def _forget(database: Database) -> None:
    for some in (webhooks.forget_deliveries, orders.forget_operations, identity.forget_sign_ins):
        async for _ in some(database):
            await asyncio.sleep(limits.FORGETTING_PAUSE_MS / 1000)
