"""The driver's connections, each statement measured: what it reads of each table, reads of functions included."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, ClassVar

import asyncpg

Do = Callable[..., Awaitable[Any]]

# Of this transaction up to now. The figures of a statement that failed are lost with it.
_COUNTS = """
SELECT relname, seq_scan, coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) AS rows
FROM pg_stat_xact_user_tables WHERE schemaname = 'public'
"""
# What the driver says by itself, and what reads no table.
_ASIDE = re.compile(r"\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET|LISTEN|UNLISTEN|SELECT set_config|CREATE TEMP)\b")


@dataclass(frozen=True)
class Read:
    """The scans and rows of one statement on one table."""

    statement: str
    table: str
    scans: int
    """Sequential ones."""
    rows: int


def watched(kind: type[asyncpg.Connection]) -> type[asyncpg.Connection]:
    """Return a kind of connection that notes what each statement reads."""
    return type("WatchedConnection", (Watched, kind), {"__slots__": ()})


class Watched(asyncpg.Connection):
    """Notes what each statement reads."""

    __slots__ = ()
    reads: ClassVar[list[Read]] = []
    statements: ClassVar[set[str]] = set()

    async def fetch(self, query: str, *arguments: Any, **options: Any) -> Any:
        return await self._watch(super().fetch, query, arguments, options)

    async def fetchrow(self, query: str, *arguments: Any, **options: Any) -> Any:
        return await self._watch(super().fetchrow, query, arguments, options)

    async def fetchval(self, query: str, *arguments: Any, **options: Any) -> Any:
        return await self._watch(super().fetchval, query, arguments, options)

    async def execute(self, query: str, *arguments: Any, **options: Any) -> Any:
        return await self._watch(super().execute, query, arguments, options)

    async def _watch(self, do: Do, query: str, arguments: tuple[Any, ...], options: dict[str, Any]) -> Any:
        if _ASIDE.match(query):
            return await do(query, *arguments, **options)
        if self.is_in_transaction():
            return await self._measured(do, query, arguments, options)
        # The figures are a transaction's; a statement by itself is one.
        transaction = self.transaction()
        await transaction.start()
        try:
            result = await self._measured(do, query, arguments, options)
        except asyncio.CancelledError:
            # The connection is not used again. A rollback on it fails, and its error would stand in the cancellation's
            # place: a task that goes on when the database is away did not end, and the server waited for it.
            raise
        except BaseException:
            await transaction.rollback()
            raise
        await transaction.commit()
        return result

    async def _measured(self, do: Do, query: str, arguments: tuple[Any, ...], options: dict[str, Any]) -> Any:
        Watched.statements.add(query)
        before = {row["relname"]: row for row in await super().fetch(_COUNTS)}
        result = await do(query, *arguments, **options)
        for row in await super().fetch(_COUNTS):
            known = before.get(row["relname"], {"seq_scan": 0, "rows": 0})
            scans, rows = row["seq_scan"] - known["seq_scan"], row["rows"] - known["rows"]
            if scans or rows:
                Watched.reads.append(Read(query, row["relname"], scans, rows))
        return result
