"""The connection pool, and the one place of the program that begins and commits.

``Database`` runs single statements (each its own transaction) and named transactions. A statement that could not be
sent, or whose answer was lost, raises ``DatabaseUnavailable``: nobody knows then whether it committed, so nothing above
repeats it; the client does, under its idempotency key. One that the server gave up, undid and reported, because it is
busy and not because it was wrong, raises ``DatabaseBusy``.

Each command has a limit on this side as well (``limits.STATEMENT_TIMEOUT_MS`` and a grace), and so has the wait for a
connection: a server that says nothing costs a call twenty seconds (tests/storage/test_frozen.py).
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from types import TracebackType

import asyncpg
from asyncpg.pool import PoolConnectionProxy

from tillkeeper.kernel import limits
from tillkeeper.kernel.pages import CursorInvalid
from tillkeeper.storage.connecting import (
    Connection,
    Opener,
    command_limit_seconds,
    is_open,
    keep_as_is,
    session_settings,
    throw_away,
)

Row = asyncpg.Record

# What asyncpg raises when the server went away or refuses connections. InternalClientError: its last word was that it
# is being shut down, and the next statement came before the end of the connection did (tests/crashes/test_kill.py).
_LOST = (
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.TooManyConnectionsError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    asyncpg.StatementCompletionUnknownError,
    OSError,  # ConnectionError, and the TimeoutError of a command that was given up here
)
# What the server gives up for a reason that passes. It has undone the statement, and its transaction, when it says so.
_UNDONE = (
    asyncpg.QueryCanceledError,  # 57014: it took longer than limits.STATEMENT_TIMEOUT_MS, waiting for a lock as a rule
    asyncpg.TransactionRollbackError,  # 40: a deadlock above all
    asyncpg.LockNotAvailableError,  # 55P03
    asyncpg.InsufficientResourcesError,  # 53: no memory, no room on the disk
    asyncpg.PostgresSystemError,  # 58: the disk itself
    asyncpg.ReadOnlySQLTransactionError,  # 25006: this server has become a standby, or not yet stopped being one
    asyncpg.InvalidCachedStatementError,  # 0A000: prepared before a migration, used after it
)
# What a statement of ours meets in a database that is not this program's: an operation on it was never done.
_OTHER_SCHEMA = (
    asyncpg.UndefinedFunctionError,  # 42883
    asyncpg.UndefinedTableError,  # 42P01
    asyncpg.UndefinedColumnError,  # 42703
    asyncpg.UndefinedObjectError,  # 42704: a type
    asyncpg.AmbiguousFunctionError,  # 42725: one of another release beside ours
    asyncpg.DatatypeMismatchError,  # 42804: a function that returns something else
    asyncpg.InvalidColumnReferenceError,  # 42P10: ON CONFLICT without its unique index
)


# All that asyncpg raises of the server's or the network's doing, for who is connected beside the pool and begins again.
DRIVER_ERRORS = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError)


class DatabaseFailed(Exception):
    """The database did not do what it was asked, for a reason that passes: :class:`DatabaseBusy` or the next."""


class DatabaseUnavailable(DatabaseFailed):
    """The database can't be reached, or went away before it answered."""


class CommitUnconfirmed(DatabaseUnavailable):
    """The commit is on the primary's disk and waits for a standby; whether it will stand nobody knows yet (OP-1)."""


class DatabaseBusy(DatabaseFailed):
    """The database gave up, undid what was done and said so: nothing was changed."""


class DatabaseFull(DatabaseBusy):
    """As above, for lack of room on the database's disk."""


class SchemaBroken(DatabaseFailed):
    """A table, column, index or function that the program calls is missing or another one (OP-4)."""


def named(error: BaseException) -> DatabaseFailed | None:
    """Return what callers know the driver's error by; None: a bug of ours or a constraint, which stays what it is."""
    # A DataError is an InterfaceError by descent: a value that its parameter can't hold is a bug of ours.
    if isinstance(error, asyncpg.DataError):
        return None
    if isinstance(error, _LOST):
        return DatabaseUnavailable(str(error) or "the database did not answer in time")
    if isinstance(error, asyncpg.DiskFullError):
        return DatabaseFull(str(error))
    if isinstance(error, _OTHER_SCHEMA):
        return SchemaBroken(str(error))
    return DatabaseBusy(str(error)) if isinstance(error, _UNDONE) else None


async def connect(dsn: str, *, command_seconds: float | None = None) -> asyncpg.Connection:
    """Open one connection beside any pool; its commands have the pool's limit unless told another.

    Raises ``DatabaseUnavailable``, and ``DatabaseAddressError``.
    """
    opener = Opener(dsn, command_seconds=command_seconds or command_limit_seconds())
    try:
        return await opener.open()
    except DRIVER_ERRORS as error:
        raise named(error) or DatabaseUnavailable(str(error)) from error


@asynccontextmanager
async def connected(dsn: str) -> AsyncIterator[asyncpg.Connection]:
    """Yield one connection beside any pool, for what is done once; raises ``DatabaseFailed`` for what befalls it."""
    connection = await connect(dsn)
    try:
        yield connection
        await connection.close(timeout=limits.DATABASE_PROBE_MS / 1000)
    except DRIVER_ERRORS as error:
        if (failed := named(error)) is None:
            raise
        raise failed from error
    finally:
        connection.terminate()


@asynccontextmanager
async def _whole(connection: Connection) -> AsyncIterator[None]:
    """Begin a transaction (or a savepoint in one), commit it when the block returns, undo it when the block raises.

    A command that was given up ends the connection first: the server that did not answer would not answer to a
    rollback either, and undoes on its own what nobody commits.
    """
    transaction = connection.transaction()
    await transaction.start()
    try:
        yield
    except (TimeoutError, asyncio.CancelledError):
        throw_away(connection)
        raise
    except BaseException:
        if is_open(connection):
            await transaction.rollback()
        raise
    else:
        await transaction.commit()


class Transaction:
    """Statements inside one database transaction; handed out by ``Database.transaction``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._limit_seconds: float | None = None  # as long as any statement

    async def allow(self, *, statement_seconds: int) -> None:
        """Give each statement of this transaction so long: the server's limit, and behind it the driver's."""
        self._limit_seconds = statement_seconds + limits.COMMAND_GRACE_MS / 1000
        await self.execute("SELECT set_config('statement_timeout', $1, true)", f"{statement_seconds}s")

    async def fetch_row(self, sql: str, *arguments: object) -> Row | None:
        """Return the first row, or None."""
        return await self._connection.fetchrow(sql, *arguments, timeout=self._limit_seconds)

    async def fetch_rows(self, sql: str, *arguments: object) -> Sequence[Row]:
        """Return all rows."""
        return await self._connection.fetch(sql, *arguments, timeout=self._limit_seconds)

    async def fetch_value(self, sql: str, *arguments: object) -> object:
        """Return the first column of the first row, or None."""
        return await self._connection.fetchval(sql, *arguments, timeout=self._limit_seconds)

    async def execute(self, sql: str, *arguments: object) -> str:
        """Run a statement and return its command tag (``UPDATE 1``)."""
        return await self._connection.execute(sql, *arguments, timeout=self._limit_seconds)

    async def wait_for_lock(self, name: str, *, wait_seconds: int) -> None:
        """Take the transaction's lock ``name``, within ``wait_seconds`` and a grace."""
        await self.allow(statement_seconds=wait_seconds)
        await self.execute("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", name)

    async def copy_rows(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Append ``rows`` to ``table`` through COPY, the fastest way in."""
        limit = self._limit_seconds
        await self._connection.copy_records_to_table(table, records=rows, columns=list(columns), timeout=limit)

    @asynccontextmanager
    async def undo_on_error(self) -> AsyncIterator[None]:
        """Undo what the block changed when it raises (a savepoint): a refused command leaves its journal row alone."""
        async with _whole(self._connection):
            yield


class Database:
    """A pool of connections behind a first-come-first-served queue.

    asyncpg's own pool hands out the connection that was returned last, to whichever waiter wakes first: at 128 clients
    the unlucky wait 450 ms where the queue needs 44.
    """

    def __init__(self, pool: asyncpg.Pool, dsn: str, size: int) -> None:
        self._pool = pool
        self.queue = asyncio.Semaphore(size)
        self._idle: list[PoolConnectionProxy] = []
        self._closing = False
        self._lent: dict[PoolConnectionProxy, _Loan] = {}
        self.dsn = dsn

    @classmethod
    async def connect(cls, dsn: str, *, size: int = limits.POOL_SIZE_DEFAULT, opened: int = 1) -> "Database":
        """Open the pool with ``opened`` connections. Raises ``DatabaseUnavailable`` when no server lets them in."""
        opener = Opener(dsn, command_seconds=command_limit_seconds(), settings=session_settings())

        async def open_one(*_arguments: object, **_options: object) -> asyncpg.Connection:
            return await opener.open()

        try:
            pool = await asyncpg.create_pool(
                connect=open_one, init_size=opened, max_size=size, reset=keep_as_is, max_inactive_connection_lifetime=0,
                min_size=0,  # more are kept up in the background, with a traceback a second while the server is away
            )  # fmt: skip
        except DRIVER_ERRORS as error:
            raise named(error) or DatabaseUnavailable(str(error)) from error
        return cls(pool, dsn, size)

    async def close(self) -> None:
        """Wait for running statements and close every connection; a server that does not answer is not waited for."""
        self._closing = True
        while self._idle:
            await self._pool.release(self._idle.pop())
        try:
            async with asyncio.timeout(limits.DATABASE_PROBE_MS / 1000):
                await self._pool.close()
        except TimeoutError:
            self._pool.terminate()

    async def turn(self) -> None:
        """Wait until a connection is free for the caller, who releases ``queue``; ``DatabaseBusy`` after a while."""
        if not self.queue.locked():  # a timer costs a twentieth of a short call
            await self.queue.acquire()
            return
        try:
            async with asyncio.timeout(limits.DATABASE_QUEUE_MS / 1000):
                await self.queue.acquire()
        except TimeoutError:
            raise DatabaseBusy("every connection of this process is in use") from None

    def lent_for(self, seconds: float) -> dict[int, Callable[[], None]]:
        """Return what gives up the calls that have had a connection for so long, by the server's id of its process.

        Each such call raises ``CommitUnconfirmed`` at once, and its connection is not used again (storage/standby.py).
        """
        before = time.monotonic() - seconds
        return {
            connection.get_server_pid(): loan.give_up
            for connection, loan in self._lent.items()
            if loan.since <= before and is_open(connection)
        }

    def _connection(self) -> "_Loan":
        return _Loan(self)

    async def take(self) -> PoolConnectionProxy:
        """Return the connection that was used last, or one more of the pool's.

        Lent out once and kept: the pool makes a task of each taking and giving back, a tenth of a short call.
        """
        while self._idle:
            connection = self._idle.pop()
            if is_open(connection):
                return connection
            await self._pool.release(connection)
        return await self._pool.acquire()

    async def give_back(self, connection: PoolConnectionProxy, *, is_clean: bool) -> None:
        """Keep the connection for the next call, or let the pool clear up what it was left in."""
        if is_clean and not self._closing:
            self._idle.append(connection)
        else:
            await self._pool.release(connection)

    def drop_idle(self) -> None:
        """Throw away what is idle: connections to a server that did not answer one call; each would cost one more."""
        for connection in self._idle:
            throw_away(connection)

    async def fetch_row(self, sql: str, *arguments: object) -> Row | None:
        """Run one statement as its own transaction; return its first row, or None."""
        async with self._connection() as connection:
            return await connection.fetchrow(sql, *arguments)

    async def fetch_rows(self, sql: str, *arguments: object) -> Sequence[Row]:
        """Run one statement as its own transaction; return its rows."""
        async with self._connection() as connection:
            return await connection.fetch(sql, *arguments)

    async def fetch_value(self, sql: str, *arguments: object) -> object:
        """Run one statement as its own transaction; return its first value, or None."""
        async with self._connection() as connection:
            return await connection.fetchval(sql, *arguments)

    async def fetch_text(self, sql: str, *arguments: object) -> str:
        """Run one statement as its own transaction; return the one text (or JSON) that it yields."""
        value = await self.fetch_value(sql, *arguments)
        assert isinstance(value, str)
        return value

    async def fetch_page(self, sql: str, *arguments: object) -> str:
        """Run one statement that yields a page of a list as JSON, or null where its mark is nothing of the list.

        Refusal: ``cursor-invalid``: whoever goes on would take an empty page for the end.
        """
        value = await self.fetch_value(sql, *arguments)
        if not isinstance(value, str):
            raise CursorInvalid
        return value

    @asynccontextmanager
    async def transaction(self, name: str) -> AsyncIterator[Transaction]:
        """Run the block in one READ COMMITTED transaction, committed when it returns.

        ``name`` reaches the server as the application name: a stuck one is recognised in ``pg_stat_activity``.
        """
        async with self._connection() as connection, _whole(connection):
            await connection.execute("SELECT set_config('application_name', $1, true)", name)
            yield Transaction(connection)

    @asynccontextmanager
    async def alone(self, what: str, *, wait_seconds: int) -> AsyncIterator[None]:
        """Run the block while nobody else on this database, in any process, runs one of the same name.

        The lock is a transaction's, so that it ends with a process that dies; the block works on other connections.
        Raises ``DatabaseBusy`` when the others take longer than ``wait_seconds``.
        """
        async with self.transaction(what) as tx:
            await tx.wait_for_lock(what, wait_seconds=wait_seconds)
            yield


class _Loan:
    """One connection for the length of a block; a class, since a generator here costs a tenth of a short call."""

    __slots__ = ("_connection", "_database", "_is_given_up", "since")

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection: PoolConnectionProxy | None = None
        self._is_given_up = False

    def give_up(self) -> None:
        """Have the call end as a commit that nobody confirmed."""
        assert self._connection
        self._is_given_up = True
        throw_away(self._connection)

    async def __aenter__(self) -> PoolConnectionProxy:
        """Wait for a turn and return the connection. Raises ``DatabaseUnavailable`` or ``DatabaseBusy``."""
        await self._database.turn()
        try:
            self._connection = await self._database.take()
        except DRIVER_ERRORS as error:
            # Nothing was sent yet: whatever refused the connection, the database can't be reached, or has no room.
            self._database.queue.release()
            raise named(error) or DatabaseUnavailable(str(error)) from error
        except BaseException:
            self._database.queue.release()
            raise
        self.since = time.monotonic()
        self._database._lent[self._connection] = self  # noqa: SLF001 - a loan is the database's own
        return self._connection

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give it back; what the driver raised becomes ``DatabaseFailed`` where it is that."""
        connection = self._connection
        assert connection is not None
        del self._database._lent[connection]  # noqa: SLF001 - its own pool, in the same module
        if isinstance(error, (TimeoutError, asyncio.CancelledError)):
            throw_away(connection)
        if isinstance(error, TimeoutError):
            self._database.drop_idle()
        try:
            await self._database.give_back(connection, is_clean=error is None)
        finally:
            self._database.queue.release()
        if error is not None and (failed := named(error)) is not None:
            raise CommitUnconfirmed(str(error)) if self._is_given_up else failed from error
