"""Calls of one SQL function that wait while another is under way go together in one statement.

Nothing waits for company: with a connection free a call goes alone at once, so a till by itself loses nothing. When
many wait, one statement carries them: one commit, one wait for a lock that all of them want (decision 0010).
"""

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import asyncpg
from prometheus_client import Counter, Histogram

from tillkeeper.kernel import limits
from tillkeeper.storage.database import Database, DatabaseBusy, DatabaseUnavailable, Row
from tillkeeper.storage.sql_function import SqlFunction

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


@dataclass(slots=True)
class _Waiting:
    arguments: tuple[object, ...]
    locks: UUID
    answer: asyncio.Future[Row]
    is_sent: bool = False

    def give_up(self) -> None:
        """End the wait of a call that nobody has sent."""
        if not self.is_sent:
            self.settle(DatabaseBusy("the calls before this one are not answered"))

    def settle(self, answer: Row | BaseException) -> None:
        if self.answer.done():  # its caller gave up
            return
        if isinstance(answer, BaseException):
            self.answer.set_exception(answer)
        else:
            self.answer.set_result(answer)


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
        # The rows that the statements under way want first. Who wants one of them too goes after that statement, with
        # all others who came meanwhile: in the database each would wait for it with a connection of its own.
        self._wanted: set[UUID] = set()
        self._waiting: deque[_Waiting] = deque()
        # The event loop itself holds tasks only weakly.
        self._tasks: set[asyncio.Task[None]] = set()

    async def call(self, arguments: tuple[object, ...], locks: UUID) -> Row:
        if self._under_way < limits.BATCHES_UNDER_WAY_MAX and locks not in self._wanted:
            self._begin({locks})
            try:
                return await self._alone(arguments)
            finally:
                self._end({locks})
        waiting = _Waiting(arguments, locks, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        limit = asyncio.get_running_loop().call_later(limits.DATABASE_QUEUE_MS / 1000, waiting.give_up)
        try:
            return await waiting.answer
        finally:
            limit.cancel()

    async def _alone(self, arguments: tuple[object, ...]) -> Row:
        row = await self._database.fetch_row(self._function.one, *arguments)
        assert row is not None
        return row

    def _begin(self, rows: set[UUID]) -> None:
        self._under_way += 1
        self._wanted |= rows

    def _end(self, rows: set[UUID]) -> None:
        self._under_way -= 1
        self._wanted -= rows
        # In a task that no caller's end can end.
        while self._waiting and self._under_way < limits.BATCHES_UNDER_WAY_MAX and (batch := self._next()):
            rows = {waiting.locks for waiting in batch}
            self._begin(rows)
            task = asyncio.get_running_loop().create_task(self._together(batch, rows))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    def _next(self) -> list[_Waiting]:
        """Return those who may go now, longest waiting first: as many as one statement takes."""
        batch: list[_Waiting] = []
        still: deque[_Waiting] = deque()
        for waiting in self._waiting:
            if waiting.answer.done():  # its caller gave up
                continue
            may_go = len(batch) < limits.BATCH_CALLS_MAX and waiting.locks not in self._wanted
            waiting.is_sent = may_go
            (batch if may_go else still).append(waiting)
        self._waiting = still
        return batch

    async def _together(self, batch: list[_Waiting], rows: set[UUID]) -> None:
        answers: Sequence[Row | BaseException] = ()
        try:
            answers = await self._answers(batch)
        except Exception as error:
            # A bug: everybody is told, and it is logged as the end of this task.
            answers = [error] * len(batch)
            raise
        finally:
            # The next statement is on its way before these answers are worked on.
            self._end(rows)
            for waiting, answer in zip(batch, answers, strict=False):
                waiting.settle(answer)

    async def _answers(self, batch: list[_Waiting]) -> Sequence[Row | BaseException]:
        """Return what each of the calls comes to; puts them in the order in which they are made."""
        if len(batch) == 1:
            return await self._each(batch)
        # In the order of their locks: two batches that want the same rows meet at the first of them.
        batch.sort(key=lambda waiting: waiting.locks)
        columns = zip(*(waiting.arguments for waiting in batch), strict=True)
        try:
            rows = await self._database.fetch_rows(self._function.many, *(list(column) for column in columns))
        except (DatabaseBusy, asyncpg.PostgresError, asyncpg.DataError):
            # The server undid all of it and said so (or nothing was sent): whose fault it was, each finds out alone.
            REPEATED_BATCHES.labels(self._function.name).inc()
            return await self._each(batch)
        except DatabaseUnavailable as error:
            # Nobody knows whether it committed: nothing is repeated here.
            return [error] * len(batch)
        BATCHED_CALLS.labels(self._function.name).observe(len(batch))
        return sorted(rows, key=lambda row: row["i"])

    async def _each(self, batch: Sequence[_Waiting]) -> Sequence[Row | BaseException]:
        return await asyncio.gather(*(self._alone(waiting.arguments) for waiting in batch), return_exceptions=True)
