"""A starting gun inside the database: every racer's statement is under way and waits for one lock."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Self

import asyncpg

from tillkeeper.app.runner import input_hash
from tillkeeper.journal import Answer, Call, Statement, answer_from
from tillkeeper.kernel.actor import Actor
from tillkeeper.storage.connecting import session_settings

# Far from the keys that idempotency takes, which are hashes.
GUN = 77
WAIT_SECONDS = 30

AFTER_GUN = f"""
CREATE OR REPLACE FUNCTION after_gun(call journal_call) RETURNS journal_call LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared({GUN});
    RETURN call;
END
$$"""

WAITING = f"""
SELECT count(*) FROM pg_locks
WHERE locktype = 'advisory' AND objid = {GUN} AND mode = 'ShareLock' AND NOT granted
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"""


def rounds(seen: Callable[[], bool], *, at_least: int = 1) -> Iterator[int]:
    """Race again until what is looked for was ``seen``, 100 times at most.

    Who comes first is chance, and on a busy machine the same one comes first many times in a row.
    """
    for number in range(100):
        if number >= at_least and seen():
            return
        yield number


@dataclass(frozen=True)
class Start:
    """One racer: a command, who gives it, and under which key."""

    command: Statement
    actor: Actor
    key: str | None = None


Finish = Answer | asyncpg.PostgresError


@dataclass
class Track:
    """A connection for each racer, under the settings that the program's own connections have."""

    connections: Sequence[asyncpg.Connection]
    gun: asyncpg.Connection
    fired: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when the racers of the last race were let go."""

    @classmethod
    @contextlib.asynccontextmanager
    async def of(cls, database_url: str, racers: int, **settings: str) -> AsyncIterator[Self]:
        """Open the connections; ``settings`` override the program's (a twin's isolation level)."""
        async with contextlib.AsyncExitStack() as opened:

            async def open_one() -> asyncpg.Connection:
                connection = await asyncpg.connect(database_url, server_settings=session_settings() | settings)
                opened.push_async_callback(connection.close)
                return connection

            gun = await open_one()
            await gun.execute(AFTER_GUN)
            yield cls([await open_one() for _ in range(racers)], gun)

    async def race(self, starts: Sequence[Start]) -> list[Finish]:
        """Release every racer at one instant; return answers, and the errors of those who got none."""
        self.fired.clear()
        await self.gun.execute(f"SELECT pg_advisory_lock({GUN})")
        running = [
            asyncio.create_task(self._run(connection, start))
            for connection, start in zip(self.connections, starts, strict=False)
        ]
        async with asyncio.timeout(WAIT_SECONDS):
            while await self.gun.fetchval(WAITING) < len(starts):  # noqa: ASYNC110 - the event is in the database
                await asyncio.sleep(0.01)
        await self.gun.execute(f"SELECT pg_advisory_unlock({GUN})")
        self.fired.set()
        return await asyncio.gather(*running)

    async def _run(self, connection: asyncpg.Connection, start: Start) -> Finish:
        key_hash = input_hash(start.command) if start.key else None
        call = Call.of(start.actor, start.command.name, start.key, key_hash)
        sql = start.command.function.one.replace("$1::journal_call", "after_gun($1::journal_call)")
        assert sql != start.command.function.one
        try:
            row = await connection.fetchrow(sql, call.row(), *start.command.function.arguments(start.command))
        except asyncpg.PostgresError as error:
            return error
        assert row is not None
        return answer_from(row)


def outcomes(finishes: Sequence[Finish]) -> list[str]:
    """Return each racer's outcome, refusal code or error class, sorted."""
    return sorted(finish.outcome if isinstance(finish, Answer) else type(finish).__name__ for finish in finishes)


def errors(finishes: Sequence[Finish]) -> list[asyncpg.PostgresError]:
    """Return what hit those who got no answer."""
    return [finish for finish in finishes if isinstance(finish, asyncpg.PostgresError)]
