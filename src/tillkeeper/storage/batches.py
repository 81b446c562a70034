"""Calls of one SQL function that wait while another is under way go together in one statement.

Nothing waits for company: with a connection free a call goes alone at once, so a till by itself loses nothing. When
many wait, one statement carries them: one commit, one wait for a lock that all of them want (decision 0010).
"""

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

import asyncpg
from prometheus_client import Counter, Histogram

from tillkeeper.kernel import limits
from tillkeeper.storage.database import Database, DatabaseUnavailable, Row

BATCHED_CALLS = Histogram(
    "tillkeeper_batched_calls",
    "Calls that went to the database in one statement, where more than one did.",
    ["function"],
    buckets=(2, 4, 8, 16, 32, 64),
)
REPEATED_BATCHES = Counter(
    "tillkeeper_repeated_batches",
    "Statements of several calls that the server undid and reported; each of their calls was made again by itself.",
    ["function"],
)


@dataclass(frozen=True)
class SqlFunction:
    """A function that carries a command out; its first argument is the ``journal_call``, the rest have ``types``."""

    name: str
    types: tuple[str, ...]

    @cached_property
    def one(self) -> str:
        """Return the statement of one call."""
        parameters = ", ".join(f"${place}::{type_}" for place, type_ in enumerate(self._types(), start=1))
        return f"SELECT * FROM {self.name}({parameters})"

    @cached_property
    def many(self) -> str:
        """Return the statement of several calls, made one after another; a parameter is an array of their values.

        A VOLATILE function sees what was committed when each statement inside it begins, so that a later
        call finds what an earlier one of the same statement did, and what others did while it waited.
        """
        parameters = ", ".join(f"(${place}::{type_}[])[i]" for place, type_ in enumerate(self._types(), start=1))
        return (
            f"SELECT i, a.* FROM generate_subscripts($1::journal_call[], 1) AS i,"
            f" LATERAL {self.name}({parameters}) AS a"
        )

    def _types(self) -> tuple[str, ...]:
        return ("journal_call", *self.types)


@dataclass(frozen=True, slots=True)
class _Waiting:
    arguments: tuple[object, ...]
    locks: UUID
    answer: asyncio.Future[Row]


class Batches:
    """The calls of one process to the functions that may go together."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lanes: dict[SqlFunction, _Lane] = {}

    async def call(self, function: SqlFunction, arguments: tuple[object, ...], *, locks: UUID) -> Row:
        """Call ``function`` and return its row; ``locks`` is the id of the first row that it locks.

        Raises what ``Database.fetch_row`` raises.
        """
        lane = self._lanes.get(function)
        if lane is None:
            lane = self._lanes[function] = _Lane(self._database, function)
        return await lane.call(arguments, locks)


class _Lane:
    """The calls of one function: how many statements are under way, and who waits for one to end."""

    def __init__(self, database: Database, function: SqlFunction) -> None:
        self._database = database
        self._function = function
        self._under_way = 0
        self._waiting: deque[_Waiting] = deque()
        # The event loop itself holds tasks only weakly.
        self._tasks: set[asyncio.Task[None]] = set()

    async def call(self, arguments: tuple[object, ...], locks: UUID) -> Row:
        if self._under_way < limits.BATCHES_UNDER_WAY_MAX:
            self._under_way += 1
            try:
                return await self._alone(arguments)
            finally:
                self._next()
        waiting = _Waiting(arguments, locks, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        return await waiting.answer

    async def _alone(self, arguments: tuple[object, ...]) -> Row:
        row = await self._database.fetch_row(self._function.one, *arguments)
        assert row is not None
        return row

    def _next(self) -> None:
        """Let those who wait go: as many as one statement takes, in a task that no caller's end can end."""
        batch: list[_Waiting] = []
        while self._waiting and len(batch) < limits.BATCH_CALLS_MAX:
            waiting = self._waiting.popleft()
            if not waiting.answer.done():  # its caller gave up
                batch.append(waiting)
        if not batch:
            self._under_way -= 1
            return
        task = asyncio.get_running_loop().create_task(self._together(batch))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _together(self, batch: list[_Waiting]) -> None:
        try:
            if len(batch) == 1:
                await self._each(batch)
            else:
                await self._answer(batch)
        finally:
            self._next()

    async def _answer(self, batch: list[_Waiting]) -> None:
        # In the order of their locks: two batches that want the same rows meet at the first of them.
        batch.sort(key=lambda waiting: waiting.locks)
        columns = zip(*(waiting.arguments for waiting in batch), strict=True)
        try:
            rows = await self._database.fetch_rows(self._function.many, *(list(column) for column in columns))
        except DatabaseUnavailable as error:
            # Nobody knows whether it committed: nothing is repeated here.
            for waiting in batch:
                _fail(waiting, error)
        except (asyncpg.PostgresError, asyncpg.DataError):
            # The server undid all of it and said so (or nothing was sent): whose fault it was, each finds out alone.
            REPEATED_BATCHES.labels(self._function.name).inc()
            await self._each(batch)
        else:
            BATCHED_CALLS.labels(self._function.name).observe(len(batch))
            for row in rows:
                answer = batch[row["i"] - 1].answer
                if not answer.done():
                    answer.set_result(row)

    async def _each(self, batch: Sequence[_Waiting]) -> None:
        rows = await asyncio.gather(*(self._alone(waiting.arguments) for waiting in batch), return_exceptions=True)
        for waiting, row in zip(batch, rows, strict=True):
            if isinstance(row, BaseException):
                _fail(waiting, row)
            elif not waiting.answer.done():
                waiting.answer.set_result(row)


def _fail(waiting: _Waiting, error: BaseException) -> None:
    if not waiting.answer.done():
        waiting.answer.set_exception(error)
